"""The start page: the largest changes, and the questions that its search finds."""

from __future__ import annotations

from callbacks.shown import Answer, Page, pages_of, with_pages
from components.addresses import HOME
from components.pages import overview
from data.overview import rows
from data.overview.participation import participation
from data.store import Store
from data.views.address import SEARCH, write
from data.wording.sentences import of_all


def questions_answer(store: Store, query: str) -> Answer:
    """The questions for a search."""
    search = rows.from_query(query)[0].search
    found, pages = rows.found(store, search), pages_of(query)
    contents = overview.contents(found, tuple(store.populations), search, store.version, pages)
    told = overview.said(found, search, pages)
    return Answer(with_pages(HOME + write({SEARCH: search}), query), contents, said=told)


def overview_page(store: Store, query: str) -> Page:
    """The start page in the state that the query asks for."""
    filters, notices = rows.from_query(query)
    taken_part = [(item.year, of_all(item, store.populations[item.year])) for item in participation(store)]
    components = overview.layout(rows.overview(store), taken_part, filters.search, notices, store.version)
    answer = questions_answer(store, query)
    return Page(components, overview.TITLE, answer.address, answer.places)
