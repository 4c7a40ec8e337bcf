"""From an address to a page. Our own few lines instead of Dash Pages, whose registry is global to the process and
whose query parameters overrule the parts of the path.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import orjson
from dash import Dash, dcc
from dash.development.base_component import Component
from flask import Response, redirect, request

from callbacks.accounting import accounting_page
from callbacks.overview import overview_page
from callbacks.question import address_of, another_question, comparing_page, figure_of, question_page
from callbacks.quotes import quotes_page
from callbacks.shown import Page
from callbacks.versions import answer_at, store_of_request
from components.addresses import (
    ACCESSIBILITY,
    ACCOUNTING,
    COMPARISON,
    FILES_PATH,
    HOME,
    PAGES_PATH,
    PICTURES_PATH,
    QUESTION_PATH,
    QUOTE_FILES_PATH,
    QUOTES,
    SMALL_CHARTS_PATH,
    TABLES_PATH,
)
from components.ids import QuestionPage, Shell
from components.markup import drawn
from components.pages import accessibility, not_found
from components.places import Places, written
from components.result import has_chart, result_places, room, rooms
from components.shell import NAME, current, first_html, form
from data.keeping import kept_bytes
from data.store import Store

#: Bytes of pages that are kept: some 800 of a question.
MOST_KEPT = 8_000_000
#: Where the addresses of files and pictures start.
FILES = (FILES_PATH, TABLES_PATH, SMALL_CHARTS_PATH, QUOTE_FILES_PATH, f"{PICTURES_PATH}/")


def question_of(store: Store, path: str) -> str | None:
    """Id of the question that a path asks for; None where it asks for none that exists."""
    question_id = path.removeprefix(QUESTION_PATH).rstrip("/")
    return question_id if path.startswith(QUESTION_PATH) and question_id in store.questions else None


def exists(store: Store, path: str) -> bool:
    """Whether a path leads to a page."""
    return path in (HOME, COMPARISON, QUOTES, ACCOUNTING, ACCESSIBILITY) or question_of(store, path) is not None


def without_slash(store: Store, path: str) -> str:
    """A path with a slash at its end, without it, where that leads to a page or a file; else as it is."""
    shorter = path.rstrip("/")
    known = path != shorter and shorter and (exists(store, shorter) or shorter.startswith(FILES))
    return shorter if known else path


def elsewhere(store: Store, path: str, query: str) -> str | None:
    """The address that the form of a question's page leads to where another question is chosen in it; else None."""
    question_id = question_of(store, path)
    other = another_question(store, question_id, query) if question_id else None
    return address_of(store, *other) if other else None


def page(store: Store, contact: str, path: str, query: str) -> Page:
    """The page at an address; ``contact`` is where a barrier can be reported."""
    path = without_slash(store, path)
    moved = elsewhere(store, path, query)
    if moved:
        path, _, query = moved.partition("?")
    question_id = question_of(store, path)
    if question_id is not None:
        return question_page(store, question_id, query)
    if path == COMPARISON:
        return comparing_page(store, query)
    if path == QUOTES:
        return quotes_page(store, query)
    if path == ACCOUNTING:
        return accounting_page(store, query)
    if path == ACCESSIBILITY:
        return Page(accessibility.layout(contact), accessibility.TITLE, ACCESSIBILITY)
    if path == HOME:
        return overview_page(store, query)
    return Page(not_found.layout(store.questions.values()), not_found.TITLE, path)


@dataclass(frozen=True)
class FirstPage:
    """A page as HTML, with its title, and the id of the part in which a chart is drawn, empty where there is none."""

    html: str
    title: str
    waits_for: str


def first_page(store: Store, contact: str, path: str, query: str, root: str = "", person: str = "") -> FirstPage:
    """The page at an address as HTML: everything but its chart, for which plotly.js gets the figure in an answer.

    ``root`` is the path below which everything is served, ``person`` who is signed in, if anybody needs to be.
    """
    found = page(store, contact, path, query)
    kept_room = rooms(found.view) if found.view else []
    whole = form(found.components, found.path, store.version)
    html = first_html(whole, found.path, places_of(found, kept_room), store.sources, root, person)
    return FirstPage(html, title_of(found), QuestionPage.RESULT if found.view and has_chart(found.view) else "")


def places_of(found: Page, kept: Sequence[Component]) -> Places:
    """The contents of the places of a page; ``kept`` is the room for a chart that plotly.js will draw later."""
    return {**found.places, **(result_places(found.view, kept) if found.view else {})}


def title_of(found: Page) -> str:
    """The title of the tab of the browser."""
    return f"{found.title} - {NAME}"


def arriving(store: Store, contact: str, path: str, query: str, root: str = "") -> list[Component]:
    """A page as Dash draws it, and as data what the browser needs then: title, address, contents of places, figure."""
    found = page(store, contact, path, query)
    figure = figure_of(found.view, query) if found.view else None
    told = {
        "title": title_of(found),
        "address": root + found.address,
        "menu": current(found.path),
        "places": written(places_of(found, room(figure)), root),
        "figure": figure,
        "said": f"{found.said or found.title + '.'} {found.summary}".strip(),
    }
    # As text: Dash looks into everything else of what it sends.
    data = orjson.dumps(told, option=orjson.OPT_SERIALIZE_NUMPY).decode()
    return [
        form(found.components, found.path, store.version),
        dcc.Store(id=Shell.ARRIVED),
        dcc.Store(id=Shell.ARRIVING, data=data),
    ]


# Most visitors go to the same pages, in the state in which these open.
@kept_bytes(MOST_KEPT)
def asked_page(store: Store, contact: str, path: str, query: str, root: str) -> bytes:
    """A page as Dash reads it, of those that were asked for lately."""
    return orjson.dumps(arriving(store, contact, path, query, root), default=partial(drawn, root))


def send_page(contact: str, store: Store, path: str = "") -> Response:
    """The page at a path, as it is or as the address bar has it, for Dash to draw."""
    root = request.script_root
    asked = f"/{path}".removeprefix(root) if path.startswith(f"{root[1:]}/") else f"/{path}"
    found = asked_page(store, contact, asked, request.query_string.decode(), root)
    return Response(found, content_type="application/json")


def register(app: Dash, contact: str) -> None:
    """Serve the pages that Dash draws.

    Where a form asks for another question, or an address has a slash too many at its end, lead to the right address.
    """
    answer_at(app, (f"{PAGES_PATH}/<version>/<path:path>", f"{PAGES_PATH}/<version>/"), partial(send_page, contact))

    @app.server.before_request
    def lead_on() -> Response | None:
        if request.path.startswith("/_"):
            # Files of Dash and our own hold nothing of the survey.
            return None
        store, query = store_of_request(app.server), request.query_string.decode()
        path = without_slash(store, request.path)
        if path != request.path:
            path = request.script_root + path
            return redirect(f"{path}?{query}" if query else path, 308)  # type: ignore[return-value]  # as below
        moved = elsewhere(store, path, query)
        return redirect(request.script_root + moved) if moved else None  # type: ignore[return-value]  # Flask's own kind of response
