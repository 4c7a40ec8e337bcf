"""From an address to a page. Our own few lines instead of Dash Pages, whose registry is global to the process and
whose query parameters overrule the parts of the path.
"""

from __future__ import annotations

from functools import partial

from dash import Dash, Input, Output, State
from dash.development.base_component import Component

from callbacks.quotes import parts
from components.addresses import ACCESSIBILITY, ACCOUNTING, COMPARISON, HOME, QUESTION_PATH, QUOTES
from components.ids import Shell
from components.pages import accessibility, accounting, comparing, not_found, overview, question, quotes
from components.shell import NAME
from data import quote_filters
from data.accounting import suspects
from data.comparing import COMPARING
from data.filters import default, from_query
from data.overview import broken_now, largest_changes, largest_recent_changes, leading_answers, newest_pair
from data.quote_filters import of_question
from data.quotes import find
from data.statements import checked
from data.store import Store
from data.views import question_view


def question_of(store: Store, path: str) -> str | None:
    """Id of the question that a path asks for; None where it asks for none that exists."""
    question_id = path.removeprefix(QUESTION_PATH).rstrip("/")
    return question_id if path.startswith(QUESTION_PATH) and question_id in store.questions else None


def exists(store: Store, path: str) -> bool:
    """Whether a path leads to a page."""
    return path in (HOME, COMPARISON, QUOTES, ACCOUNTING, ACCESSIBILITY) or question_of(store, path) is not None


def page(
    store: Store, contact: str, path: str | None, query: str | None, width: str, _ready: bool | None = None
) -> tuple[list[Component], str]:
    """Components and title of the page at an address; ``contact`` is where a barrier can be reported."""
    path = path or HOME
    question_id = question_of(store, path)
    if question_id is not None:
        return question_page(store, question_id, query or "", width)
    if path == COMPARISON:
        return comparing_page(store, query or "", width)
    if path == QUOTES:
        return quotes_page(store, query or "")
    if path == ACCOUNTING:
        return accounting_page(store)
    if path == ACCESSIBILITY:
        return accessibility.layout(contact), f"{accessibility.TITLE} - {NAME}"
    if path == HOME:
        return overview_page(store)
    return not_found.layout(store.questions.values()), f"{not_found.TITLE} - {NAME}"


def overview_page(store: Store) -> tuple[list[Component], str]:
    """The start page: the largest changes, and the leading answers of each question on one scale."""
    views = [
        (question_view(store, key, default(item)), leading_answers(store, key)) for key, item in store.questions.items()
    ]
    components = overview.layout(
        views, largest_recent_changes(store), largest_changes(store), newest_pair(store), broken_now(store)
    )
    return components, f"{overview.TITLE} - {NAME}"


def comparing_page(store: Store, query: str, width: str) -> tuple[list[Component], str]:
    """The page that compares answers, in the state that the query asks for."""
    filters, notices = from_query(store.question(COMPARING), query)
    components = comparing.layout(question_view(store, COMPARING, filters), store.quotes[COMPARING], notices, width)
    return components, f"{comparing.TITLE} - {NAME}"


def quotes_page(store: Store, query: str) -> tuple[list[Component], str]:
    """The page with all quotes, in the state that the query asks for."""
    filters, notices = quote_filters.from_query(store.all_quotes, query)
    return quotes.layout(parts(store, filters), filters, notices), f"{quotes.TITLE} - {NAME}"


def accounting_page(store: Store) -> tuple[list[Component], str]:
    """The page that accounts for every number."""
    components = accounting.layout(list(store.questions.values()), store.populations, suspects(store), checked(store))
    return components, f"{accounting.TITLE} - {NAME}"


def question_page(store: Store, question_id: str, query: str, width: str) -> tuple[list[Component], str]:
    """The page of a question, in the state that the query asks for."""
    item, all_quotes = store.questions[question_id], store.quotes[question_id]
    filters, notices = from_query(item, query, all_quotes.themes, all_quotes.years)
    view = question_view(store, question_id, filters)
    found = find(all_quotes, of_question(filters))
    components = question.layout(view, store.questions.values(), all_quotes, found, notices, width)
    return components, f"{item.title} - {NAME}"


def register(app: Dash, store: Store, contact: str) -> None:
    """Show another page when the address changes."""
    app.callback(
        Output(Shell.PAGE, "children"),
        Output(Shell.TITLE, "data"),
        Input(Shell.LOCATION, "pathname"),
        Input(Shell.LOCATION, "search"),
        State(Shell.WIDTH, "data"),
        # Makes the first page wait until the browser has told its width.
        Input(Shell.READY, "data"),
    )(partial(page, store, contact))
