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
from data import overview_rows, quote_filters
from data.accounting import accounted, suspects
from data.choices import FEW
from data.comparing import COMPARING
from data.filters import from_query
from data.quote_filters import of_question
from data.quotes import find, quote_years, themes
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
        return accounting_page(store, query or "")
    if path == ACCESSIBILITY:
        return accessibility.layout(contact), f"{accessibility.TITLE} - {NAME}"
    if path == HOME:
        return overview_page(store, query or "")
    return not_found.layout(store.questions.values()), f"{not_found.TITLE} - {NAME}"


def overview_page(store: Store, query: str) -> tuple[list[Component], str]:
    """The start page: the largest changes, and the leading answers of each question on one scale."""
    filters, notices = overview_rows.from_query(query)
    whole, found = overview_rows.overview(store), overview_rows.found(store, filters.search)
    components = overview.layout(whole, found, tuple(store.populations), filters.search, notices)
    return components, f"{overview.TITLE} - {NAME}"


def comparing_page(store: Store, query: str, width: str) -> tuple[list[Component], str]:
    """The page that compares answers, in the state that the query asks for."""
    filters, notices = from_query(store.question(COMPARING), query)
    components = comparing.layout(question_view(store, COMPARING, filters), notices, width)
    return components, f"{comparing.TITLE} - {NAME}"


def quotes_page(store: Store, query: str) -> tuple[list[Component], str]:
    """The page with all quotes, in the state that the query asks for."""
    filters, notices = quote_filters.from_query(store.all_quotes, query)
    return quotes.layout(parts(store, filters), filters, notices), f"{quotes.TITLE} - {NAME}"


def accounting_page(store: Store, query: str) -> tuple[list[Component], str]:
    """The page that accounts for every number, of many questions one at a time."""
    questions, notices = accounted(store, query)
    components = accounting.layout(
        questions,
        store.populations,
        suspects(store, questions),
        checked(store, questions),
        notices,
        many=len(store.questions) > FEW,
    )
    return components, f"{accounting.TITLE} - {NAME}"


def question_page(store: Store, question_id: str, query: str, width: str) -> tuple[list[Component], str]:
    """The page of a question, in the state that the query asks for."""
    item, all_quotes = store.questions[question_id], store.quotes[question_id]
    filters, notices = from_query(item, query, themes(all_quotes), quote_years(all_quotes))
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
