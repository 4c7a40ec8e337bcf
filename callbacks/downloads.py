"""Taking it along: pictures are drawn in the browser from a figure made here, tables are files made here."""

from __future__ import annotations

from collections.abc import Callable
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


def picture(view: QuestionView, name: str, file_format: str) -> tuple[Any, str]:
    """Figure, format and file name for the browser to draw; it says itself when the picture is ready."""
    return {"figure": picture_figure(view), "format": file_format, "name": name}, ""


def table(view: QuestionView, name: str, file_format: str) -> tuple[Any, str]:
    """The file with the table that is on screen, and what is said of it."""
    make = csv_file if file_format == "csv" else excel_file
    return send_bytes(make(view), name), f"{name} is gedownload."


def download(
    store: Store,
    make: Callable[[QuestionView, str, str], tuple[Any, str]],
    file_format: str,
    question_id: str,
    chosen: dict[str, Any],
) -> tuple[Any, str]:
    """What ``make`` makes of the view that is on screen; where that is empty, nothing and the reason."""
    view = question_view(store, question_id, choose(store.question(question_id), **chosen))
    empty = summaries.empty(view)
    if empty:
        return None, f"Er is niets om te downloaden. {empty}"
    return make(view, f"{summaries.file_stem(view)}.{file_format}", file_format)


def register(app: Dash, store: Store) -> None:
    """Register the callbacks of the download buttons."""
    for make, target, buttons in (
        (picture, Ids.PICTURE, (Ids.PNG, Ids.SVG)),
        (table, Ids.FILE, (Ids.CSV, Ids.EXCEL)),
    ):
        app.callback(
            output=(Output(target, "data"), Output(Ids.STATUS, "children", allow_duplicate=True)),
            inputs={
                "_clicks": [Input(button, "n_clicks") for button in buttons],
                "question_id": State(Ids.QUESTION_ID, "data"),
                "chosen": controls(),
            },
            prevent_initial_call=True,
        )(partial(_clicked, store, make))


def _clicked(store: Store, make: Any, _clicks: list[int | None], question_id: str, chosen: dict[str, Any]) -> Any:
    return download(store, make, FORMATS[Ids(ctx.triggered_id)], question_id, chosen)
