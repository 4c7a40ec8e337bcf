"""The question page: the filters redraw the result, search and its filters redraw the quotes."""

from __future__ import annotations

from functools import partial
from typing import Any

from dash import Dash, Input, Output, State

from components import quotes_panel
from components.addresses import question_address
from components.chart_card import contents
from components.ids import QuestionPage as Ids
from components.ids import Shell
from data.filters import carry_over, choose, to_query
from data.quote_filters import of_question
from data.quotes import find
from data.store import Store
from data.views import question_view

#: The controls, by the name of what they set in the filters.
CONTROLS = {
    "years": Ids.YEARS,
    "option_ids": Ids.ANSWERS,
    "view": Ids.VIEW,
    "sort": Ids.SORT,
    "margins": Ids.MARGINS,
    "search": Ids.SEARCH,
    "theme": Ids.THEME,
    "quote_year": Ids.QUOTE_YEAR,
}
OF_THE_RESULT = ("years", "option_ids", "view", "sort", "margins")

RESULT_OUTPUTS = {
    "message": Output(Ids.MESSAGE, "children"),
    "comparison": Output(Ids.COMPARISON, "children"),
    "certainty": Output(Ids.CERTAINTY, "children"),
    "empty": Output(Ids.EMPTY, "children"),
    "figure_hidden": Output(Ids.FIGURE, "hidden"),
    "figure": Output(Ids.GRAPH, "figure"),
    "graph_style": Output(Ids.GRAPH, "style"),
    "image_name": Output(Ids.IMAGE, "aria-label"),
    "selection": Output(Ids.SELECTION, "children"),
    "table": Output(Ids.TABLE, "children"),
    "numbers_open": Output(Ids.NUMBERS, "open"),
    "numbers_hidden": Output(Ids.NUMBERS, "hidden"),
    "notes": Output(Ids.NOTES, "children"),
    "caption": Output(Ids.CAPTION, "children"),
    "sort_disabled": Output(Ids.SORT_GROUP, "disabled"),
    "query": Output(Ids.QUERY, "data", allow_duplicate=True),
}


def controls(*listening: str) -> dict[str, Input | State]:
    """All controls of the page: those named are listened to, the others only read."""
    return {name: (Input if name in listening else State)(id_, "value") for name, id_ in CONTROLS.items()}


def show_result(store: Store, question_id: str, width: str, chosen: dict[str, Any]) -> dict[str, Any]:
    """Everything in the card that follows the filters, and the query that restores them."""
    question = store.question(question_id)
    filters = choose(question, **chosen)
    return {
        **contents(question_view(store, question_id, filters), width),
        "query": to_query(question, filters),
    }


def show_quotes(store: Store, question_id: str, chosen: dict[str, Any]) -> tuple[Any, str, str]:
    """The quotes found, their number, and the query."""
    question, quotes = store.question(question_id), store.quotes[question_id]
    filters = choose(question, **chosen)
    found = find(quotes, of_question(filters))
    return (
        quotes_panel.quote_list(question, quotes, found, filters),
        quotes_panel.count_in_words(quotes, found),
        to_query(question, filters),
    )


def go_to_question(store: Store, new_id: str, question_id: str, chosen: dict[str, Any]) -> tuple[str, str]:
    """Path and query of another question, with what can be kept of the filters."""
    old, new = store.question(question_id), store.questions[new_id]
    return question_address(new_id), to_query(new, carry_over(choose(old, **chosen), old, new))


def all_years(store: Store, _clicks: int | None, question_id: str) -> list[str]:
    """Every year of the question, as the checkboxes know them."""
    return [str(year) for year in store.question(question_id).years]


def all_answers(store: Store, _clicks: int | None, question_id: str) -> list[str]:
    """Every answer option of the question."""
    return list(store.question(question_id).option_ids)


def register(app: Dash, store: Store) -> None:
    """Register the callbacks of the question page."""
    here = State(Ids.QUESTION_ID, "data")
    app.callback(
        output=RESULT_OUTPUTS,
        inputs={"question_id": here, "width": Input(Shell.WIDTH, "data"), "chosen": controls(*OF_THE_RESULT)},
        prevent_initial_call=True,
    )(partial(show_result, store))
    app.callback(
        output=(
            Output(Ids.QUOTES, "children"),
            Output(Ids.QUOTES_COUNT, "children"),
            Output(Ids.QUERY, "data", allow_duplicate=True),
        ),
        inputs={"question_id": here, "chosen": controls("search", "theme", "quote_year")},
        prevent_initial_call=True,
    )(partial(show_quotes, store))
    app.callback(
        output=(Output(Shell.LOCATION, "pathname"), Output(Shell.LOCATION, "search")),
        inputs={"new_id": Input(Ids.QUESTION, "value"), "question_id": here, "chosen": controls()},
        prevent_initial_call=True,
    )(partial(go_to_question, store))
    for button, target, handler in (
        (Ids.ALL_YEARS, Ids.YEARS, all_years),
        (Ids.ALL_ANSWERS, Ids.ANSWERS, all_answers),
    ):
        app.callback(Output(target, "value"), Input(button, "n_clicks"), here, prevent_initial_call=True)(
            partial(handler, store)
        )
