"""The question page: what the browser chooses from, its quotes, and the way to another question."""

from __future__ import annotations

from functools import partial
from typing import Any

from dash import Dash, Input, Output, State, no_update

from components import quotes_panel, theme
from components.addresses import question_address
from components.chooser import suggested
from components.ids import QuestionPage as Ids
from components.ids import Shell
from data.choices import questions_of
from data.comparing import COMPARING
from data.filters import carry_over, choose, to_query
from data.quote_filters import of_question
from data.quotes import find
from data.store import Store
from data.whole import whole_comparison, whole_question

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


def whole(store: Store, question_id: str, option_ids: tuple[str, ...] | list[str] = ()) -> dict[str, Any]:
    """All of a question, or of the answers that are compared, and the colours to draw them in."""
    comparing = question_id == COMPARING
    sent = whole_comparison(store, option_ids) if comparing else whole_question(store, question_id)
    return {**sent, "theme": theme.for_browser(list(store.populations))}


def show_quotes(store: Store, asked: dict[str, Any]) -> tuple[Any, str, int]:
    """The quotes found, their number, and that this is an answer."""
    question = store.questions[asked.pop("question_id")]
    quotes = store.quotes[question.question_id]
    filters = choose(question, years=(), option_ids=(), view=None, sort=None, margins=None, **asked)
    found = find(quotes, of_question(filters))
    return (
        quotes_panel.quote_list(question, quotes, found, filters),
        quotes_panel.count_in_words(quotes, found),
        len(found),
    )


def go_to_question(
    store: Store, chosen_question: str | None, question_id: str, chosen: dict[str, Any]
) -> tuple[Any, Any, Any, Any]:
    """Path and query of another question, chosen by its id or its title, with what can be kept of the filters; what is
    said of a text that is neither, and the titles that it may mean.
    """
    text = chosen_question or ""
    choices = questions_of(store)
    new_id = text if text in store.questions else choices.ids.get(text)
    if new_id is None:
        titles = choices.suggestions(text)
        return no_update, no_update, "" if titles else "Deze vraag is er niet.", suggested(titles)
    if new_id == question_id:
        return no_update, no_update, "", no_update
    old, new = store.question(question_id), store.questions[new_id]
    return question_address(new_id), to_query(new, carry_over(choose(old, **chosen), old, new)), "", no_update


def register(app: Dash, store: Store) -> None:
    """Register the callbacks of the question page."""
    app.callback(
        Output(Ids.QUOTES, "children"),
        Output(Ids.QUOTES_COUNT, "children"),
        Output(Ids.ANSWERED, "data"),
        Input(Ids.ASKED, "data"),
        prevent_initial_call=True,
    )(partial(show_quotes, store))
    app.callback(
        output=(
            Output(Shell.LOCATION, "pathname"),
            Output(Shell.LOCATION, "search"),
            Output(Ids.QUESTION_STATUS, "children"),
            Output(Ids.QUESTION_CHOICES, "children"),
        ),
        inputs={
            "chosen_question": Input(Ids.QUESTION, "value"),
            "question_id": State(Ids.QUESTION_ID, "data"),
            "chosen": {name: State(id_, "value") for name, id_ in CONTROLS.items()},
        },
        prevent_initial_call=True,
    )(partial(go_to_question, store))
