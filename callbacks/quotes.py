"""The page with all quotes: search and facets redraw the list, a word searches for itself, files are made."""

from __future__ import annotations

from functools import partial
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, no_update
from dash.dcc.express import send_bytes

from components.exports.quotes_files import QUOTES_FILES
from components.ids import QuotesPage as Ids
from components.ids import word_button
from components.pages.quotes import contents
from data.filters import ALL as EVERYTHING
from data.keyness import outstanding_words
from data.quote_filters import QuoteFilters, choose, to_query
from data.quotes import did_you_mean, facets, find
from data.store import Store

CONTROLS = {
    "search": Ids.SEARCH,
    "question_id": Ids.QUESTION,
    "theme": Ids.THEME,
    "year": Ids.YEAR,
    "order": Ids.ORDER,
}
OUTPUTS = {
    "count": Output(Ids.COUNT, "children"),
    "quotes": Output(Ids.QUOTES, "children"),
    "more_hidden": Output(Ids.MORE, "hidden"),
    "questions": Output(Ids.QUESTION, "options"),
    "themes": Output(Ids.THEME, "options"),
    "years": Output(Ids.YEAR, "options"),
    "words": Output(Ids.WORDS, "children"),
    "theme": Output(Ids.THEME, "value"),
    "clicks": Output(Ids.MORE, "n_clicks"),
    "answered": Output(Ids.ANSWERED, "data"),
    "query": Output(Ids.QUERY, "data"),
}
FORMATS = {Ids.CSV: "csv", Ids.EXCEL: "xlsx", Ids.WORD: "docx"}


def parts(store: Store, filters: QuoteFilters, pages: int = 1) -> dict[str, Any]:
    """What the page shows for the filters."""
    quotes = store.all_quotes
    found = find(quotes, filters)
    words = outstanding_words(store.quotes[filters.question_id]) if filters.question_id else []
    better = "" if found or not filters.search else did_you_mean(quotes, filters)
    return contents(found, facets(found), words, store.titles, filters, better, pages)


def chosen_filters(store: Store, chosen: dict[str, Any]) -> QuoteFilters:
    """Filters from the controls; a theme that the chosen question does not have is let go."""
    filters = choose(**chosen)
    known = store.quotes[filters.question_id] if filters.question_id else store.all_quotes
    return filters if filters.theme in known.themes else choose(**{**chosen, "theme": EVERYTHING})


def show(store: Store, asked: dict[str, Any]) -> dict[str, Any]:
    """The list for what is asked, as many pages of it as are asked, and that this is an answer."""
    pages = asked.pop("pages")
    filters = chosen_filters(store, asked)
    query = to_query(filters)
    answer = {"theme": filters.theme or EVERYTHING, "clicks": pages - 1, "query": query, "answered": [query, pages]}
    return {**parts(store, filters, pages), **answer}


def download(store: Store, file_format: str, chosen: dict[str, Any]) -> tuple[Any, str]:
    """The file with the quotes that are found, and what is said of it."""
    found = find(store.all_quotes, chosen_filters(store, chosen))
    if not found:
        return None, "Er is niets om te downloaden. Kies iets anders of wis de zoekopdracht."
    name = f"citaten.{file_format}"
    return send_bytes(QUOTES_FILES[file_format](found, store.titles), name), f"{name} is gedownload."


def register(app: Dash, store: Store) -> None:
    """Register the callbacks of the page with all quotes."""
    app.callback(output=OUTPUTS, inputs={"asked": Input(Ids.ASKED, "data")}, prevent_initial_call=True)(
        partial(show, store)
    )
    app.callback(Output(Ids.SEARCH, "value"), Input(word_button(ALL), "n_clicks"), prevent_initial_call=True)(
        search_word
    )
    app.callback(
        output=(Output(Ids.FILE, "data"), Output(Ids.STATUS, "children")),
        inputs={
            "_clicks": [Input(id_, "n_clicks") for id_ in FORMATS],
            "chosen": {name: State(id_, "value") for name, id_ in CONTROLS.items()},
        },
        prevent_initial_call=True,
    )(partial(_download_clicked, store))


def search_word(clicks: list[int | None]) -> Any:
    """The word whose button was pressed; nothing when buttons only came or went."""
    return ctx.triggered_id["word"] if any(clicks) else no_update


def _download_clicked(store: Store, _clicks: list[int | None], chosen: dict[str, Any]) -> tuple[Any, str]:
    return download(store, FORMATS[Ids(ctx.triggered_id)], chosen)
