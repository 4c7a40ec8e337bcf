"""The start page: the largest changes, and the questions that its search finds."""

from __future__ import annotations

from callbacks.shown import Answer, Page, pages_of
from components.addresses import HOME
from components.pages import overview
from data.overview import rows
from data.store import Store
from data.views.address import SEARCH, write


def questions_answer(store: Store, query: str) -> Answer:
    """The questions for a search."""
    search = rows.from_query(query)[0].search
    contents = overview.contents(rows.found(store, search), tuple(store.populations), search, pages_of(query))
    return Answer(HOME + write({SEARCH: search}), contents)


def overview_page(store: Store, query: str) -> Page:
    """The start page in the state that the query asks for."""
    filters, notices = rows.from_query(query)
    waves = tuple(store.populations)
    components = overview.layout(rows.overview(store), waves, filters.search, notices, store.version)
    answer = questions_answer(store, query)
    return Page(components, overview.TITLE, answer.address, answer.places)
