"""Taking it along: pictures are drawn in the browser from a figure made here, tables are files made here."""

from __future__ import annotations

from functools import partial
from typing import Any

from dash import Dash, Input, Output, State, ctx
from dash.dcc.express import send_bytes

from callbacks.question import controls
from components.charts import picture_figure
from components.exports.csv_file import csv_file
from components.exports.excel_file import excel_file
from components.ids import QuestionPage as Ids
from data import summaries
from data.filters import choose
from data.store import Store
from data.views import QuestionView, question_view

FORMATS = {Ids.PNG: "png", Ids.SVG: "svg", Ids.CSV: "csv", Ids.EXCEL: "xlsx"}


def _view(store: Store, question_id: str, chosen: dict[str, Any]) -> QuestionView:
    return question_view(store, question_id, choose(store.questions[question_id], **chosen))


def picture(store: Store, question_id: str, chosen: dict[str, Any], file_format: str) -> tuple[Any, str]:
    """Figure, format and file name for the browser to draw, and what is said of it."""
    view = _view(store, question_id, chosen)
    empty = summaries.empty(view)
    if empty:
        return None, f"Er is niets om te downloaden. {empty}"
    name = f"{summaries.file_stem(view)}.{file_format}"
    return {"figure": picture_figure(view), "format": file_format, "name": name}, ""


def table(store: Store, question_id: str, chosen: dict[str, Any], file_format: str) -> tuple[Any, str]:
    """The file with the table that is on screen, and what is said of it."""
    view = _view(store, question_id, chosen)
    empty = summaries.empty(view)
    if empty:
        return None, f"Er is niets om te downloaden. {empty}"
    make = csv_file if file_format == "csv" else excel_file
    name = f"{summaries.file_stem(view)}.{file_format}"
    return send_bytes(make(view), name), f"{name} is gedownload."


def register(app: Dash, store: Store) -> None:
    """Register the callbacks of the download buttons."""
    for handler, target, buttons in (
        (picture, Ids.PICTURE, (Ids.PNG, Ids.SVG)),
        (table, Ids.FILE, (Ids.CSV, Ids.EXCEL)),
    ):
        app.callback(
            output=(Output(target, "data"), Output(Ids.STATUS, "children", allow_duplicate=True)),
            inputs={
                "clicks": [Input(button, "n_clicks") for button in buttons],
                "question_id": State(Ids.QUESTION_ID, "data"),
                "chosen": controls(),
            },
            prevent_initial_call=True,
        )(partial(_clicked, partial(handler, store)))


def _clicked(handler: Any, clicks: list[int | None], question_id: str, chosen: dict[str, Any]) -> Any:  # noqa: ARG001 - Dash passes what it listens to
    return handler(question_id, chosen, FORMATS[Ids(ctx.triggered_id)])
