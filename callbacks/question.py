"""The question page: what the browser chooses from, and the quotes that are found."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import orjson

from components import quotes_panel, theme
from components.places import Places
from data.quotes.filters import of_question
from data.quotes.finding import find
from data.store import Store
from data.survey.comparing import COMPARING
from data.views.cells import READY
from data.views.filters import Filters, from_query
from data.views.whole import whole_comparison, whole_question


def whole(store: Store, question_id: str, option_ids: tuple[str, ...] | list[str] = ()) -> dict[str, Any]:
    """All of a question, or of the answers that are compared, and the colours to draw them in."""
    comparing = question_id == COMPARING
    sent = whole_comparison(store, option_ids) if comparing else whole_question(store, question_id)
    return {**sent, "theme": theme.for_browser(list(store.populations))}


def whole_text(store: Store, question_id: str, option_ids: tuple[str, ...] = ()) -> str:
    """The same as JSON; that of a question is kept, as a reader comes back to the question of a moment ago."""
    if question_id == COMPARING:
        return orjson.dumps(whole(store, question_id, option_ids)).decode()
    return _kept(store, question_id)


@lru_cache(maxsize=READY)
def _kept(store: Store, question_id: str) -> str:
    return orjson.dumps(whole(store, question_id)).decode()


def chosen(store: Store, question_id: str, query: str) -> tuple[Filters, list[str]]:
    """What a query chooses of a question and its quotes, and a sentence for each part that was left out."""
    quotes = store.quotes[question_id]
    return from_query(store.question(question_id), query, quotes.themes, quotes.years)


def quotes_found(store: Store, question_id: str, filters: Filters, pages: int = 1) -> Places:
    """The quotes of a question that are found, and their number."""
    quotes = store.quotes[question_id]
    found = find(quotes, of_question(filters))
    return quotes_panel.found_places(store.questions[question_id], quotes, found, filters, pages)
