"""Search as you type: the parts of a page that follow its search, at an address of their own.

The browser asks for them at each key, ends what it asked before, and puts the HTML in its places.
"""

from __future__ import annotations

import re
from functools import partial

import orjson
from dash import Dash
from flask import Response, abort, request

from callbacks.navigation import question_of
from callbacks.overview import questions_found
from callbacks.question import chosen, quotes_found
from callbacks.quotes import all_quotes_found
from components.addresses import HOME, PARTS_PATH, QUOTES
from components.places import MOST_PAGES, Places, written
from data.overview import rows as overview_rows
from data.quotes import filters as quote_filters
from data.store import Store

#: How many pages of a list, in the query beside what the page itself has there.
PAGES = "bladzijden"


def parts(store: Store, path: str, query: str, pages: int) -> Places | None:
    """The parts of the page at a path that a query finds; None for a page without a search."""
    question_id = question_of(store, path)
    if question_id:
        return quotes_found(store, question_id, chosen(store, question_id, query)[0], pages)
    if path == QUOTES:
        return all_quotes_found(store, quote_filters.from_query(store.all_quotes, query)[0], pages)
    if path == HOME:
        return questions_found(store, overview_rows.from_query(query)[0].search, pages)
    return None


def send_parts(store: Store, path: str) -> Response:
    """The parts as HTML by the id of their place; 404 for a page without a search."""
    asked = request.args.get(PAGES, "")
    pages = min(max(1, int(asked)), MOST_PAGES) if re.fullmatch("[0-9]{1,4}", asked) else 1
    found = parts(store, f"/{path}", request.query_string.decode(), pages)
    if found is None:
        abort(404)
    return Response(orjson.dumps(written(found)), content_type="application/json")


def register(app: Dash, store: Store) -> None:
    """Serve the parts."""
    app.server.add_url_rule(f"{PARTS_PATH}/<path:path>", "parts", partial(send_parts, store))
    app.server.add_url_rule(f"{PARTS_PATH}/", "parts of the start page", partial(send_parts, store, ""))
