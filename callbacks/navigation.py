"""From an address to a page. Our own few lines instead of Dash Pages, whose registry is global to the process and
whose query parameters overrule the parts of the path.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from dash import Dash, Input, Output, State
from dash.development.base_component import Component

from components.addresses import ACCESSIBILITY, ACCOUNTING, HOME, QUESTION_PATH
from components.ids import Shell
from components.pages import accessibility, accounting, not_found, overview, question
from components.shell import NAME
from data.accounting import suspects
from data.filters import default, from_query
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
    return path in (HOME, ACCOUNTING, ACCESSIBILITY) or question_of(store, path) is not None


def page(
    store: Store, contact: str, path: str | None, query: str | None, width: str, _ready: bool | None = None
) -> tuple[list[Component], str]:
    """Components and title of the page at an address; ``contact`` is where a barrier can be reported."""
    path = path or HOME
    question_id = question_of(store, path)
    if question_id is not None:
        return question_page(store, question_id, query or "", width)
    if path == ACCOUNTING:
        return accounting_page(store)
    if path == ACCESSIBILITY:
        return accessibility.layout(contact), f"{accessibility.TITLE} - {NAME}"
    if path == HOME:
        return overview_page(store)
    return not_found.layout(store.questions.values()), f"{not_found.TITLE} - {NAME}"


def overview_page(store: Store) -> tuple[list[Component], str]:
    """The start page, with the newest year of each question."""
    views = [
        question_view(store, item.question_id, replace(default(item), years=item.years[-1:]))
        for item in store.questions.values()
    ]
    return overview.layout(views), f"{overview.TITLE} - {NAME}"


def accounting_page(store: Store) -> tuple[list[Component], str]:
    """The page that accounts for every number."""
    components = accounting.layout(list(store.questions.values()), store.populations, suspects(store), checked(store))
    return components, f"{accounting.TITLE} - {NAME}"


def question_page(store: Store, question_id: str, query: str, width: str) -> tuple[list[Component], str]:
    """The page of a question, in the state that the query asks for."""
    item, quotes = store.questions[question_id], store.quotes[question_id]
    filters, notices = from_query(item, query, themes(quotes), quote_years(quotes))
    view = question_view(store, question_id, filters)
    components = question.layout(view, store.questions.values(), quotes, find(quotes, filters), notices, width)
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
