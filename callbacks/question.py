"""The question page: what the browser chooses from, the quotes that are found, and the search for another question."""

from __future__ import annotations

from functools import partial
from typing import Any

from dash import Dash, Input, Output
from dash.development.base_component import Component

from components import quotes_panel, theme
from components.chooser import suggested
from components.ids import QuestionPage as Ids
from components.places import Places
from data.choices import questions_of
from data.comparing import COMPARING
from data.filters import Filters, from_query
from data.quote_filters import of_question
from data.quotes import find
from data.store import Store
from data.whole import whole_comparison, whole_question


def whole(store: Store, question_id: str, option_ids: tuple[str, ...] | list[str] = ()) -> dict[str, Any]:
    """All of a question, or of the answers that are compared, and the colours to draw them in."""
    comparing = question_id == COMPARING
    sent = whole_comparison(store, option_ids) if comparing else whole_question(store, question_id)
    return {**sent, "theme": theme.for_browser(list(store.populations))}


def chosen(store: Store, question_id: str, query: str) -> tuple[Filters, list[str]]:
    """What a query chooses of a question and its quotes, and a sentence for each part that was left out."""
    quotes = store.quotes[question_id]
    return from_query(store.question(question_id), query, quotes.themes, quotes.years)


def quotes_found(store: Store, question_id: str, filters: Filters, pages: int = 1) -> Places:
    """The quotes of a question that are found, and their number."""
    quotes = store.quotes[question_id]
    found = find(quotes, of_question(filters))
    return quotes_panel.found_places(store.questions[question_id], quotes, found, filters, pages)


def suggest(store: Store, text: str | None) -> tuple[list[Component], str]:
    """The questions whose titles a text may mean, and what is said of a text that means none."""
    found = questions_of(store).suggestions(text)
    return suggested(found), "" if found else "Deze vraag is er niet."


def register(app: Dash, store: Store) -> None:
    """Register the callback of the field that searches a question."""
    app.callback(
        Output(Ids.QUESTION_CHOICES, "children"),
        Output(Ids.QUESTION_STATUS, "children"),
        Input(Ids.QUESTION_SEARCH, "value"),
        prevent_initial_call=True,
    )(partial(suggest, store))
