"""The start page: the search finds questions, a button shows more of them."""

from __future__ import annotations

from functools import partial
from typing import Any

from dash import Dash, Input, Output, ctx

from components.ids import OverviewPage as Ids
from components.pages.overview import contents
from data.address import SEARCH, write
from data.overview_rows import found
from data.store import Store

OUTPUTS = {
    "count": Output(Ids.COUNT, "children"),
    "questions": Output(Ids.QUESTIONS, "children"),
    "more_hidden": Output(Ids.MORE, "hidden"),
    "clicks": Output(Ids.MORE, "n_clicks"),
    "query": Output(Ids.QUERY, "data"),
}


def show(store: Store, clicks: int | None, search: str | None, *, more: bool) -> dict[str, Any]:
    """The questions for a search: the first page of them, or one page more."""
    wanted = (search or "").strip()
    pages = (clicks or 0) + 1 if more else 1
    shown = contents(found(store, wanted), tuple(store.populations), wanted, pages)
    return {**shown, "clicks": pages - 1, "query": write({SEARCH: wanted})}


def register(app: Dash, store: Store) -> None:
    """Register the callback of the start page."""
    app.callback(
        output=OUTPUTS,
        inputs={"clicks": Input(Ids.MORE, "n_clicks"), "search": Input(Ids.SEARCH, "value")},
        prevent_initial_call=True,
    )(partial(_changed, store))


def _changed(store: Store, clicks: int | None, search: str | None) -> dict[str, Any]:
    return show(store, clicks, search, more=ctx.triggered_id == Ids.MORE)
