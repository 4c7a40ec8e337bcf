"""What a request may ask: everything else is refused with a sentence, before any work is done for it.

Pages ask for addresses, and send nothing. Of the routes that Dash brings only those are open that its pages need: all
our callbacks run in the browser.
"""

from __future__ import annotations

import re

from dash import Dash
from flask import Flask, Response, abort, request
from werkzeug.exceptions import HTTPException, RequestHeaderFieldsTooLarge, RequestURITooLarge

#: Bytes of an address with its query. The longest that a form sends is some 4,000: a page with a hundred answers.
ADDRESS = 8_000
#: Bytes of a body, and of all headers together: someone who logged in elsewhere may bring large cookies.
BODY, HEADERS = 16_000, 64_000
#: Values in a query: parameters, and items between commas.
VALUES = 1_000
#: What Dash's part of a page asks for.
OPEN = frozenset({"_dash-layout", "_dash-dependencies", "", "<path:path>"})

SENTENCES = {
    400: "De server begrijpt deze vraag niet.",
    404: "Dit adres bestaat niet.",
    405: "Dit kan niet op dit adres.",
    413: "U stuurt meer gegevens dan de server aanneemt.",
    414: "Dit adres is te lang. Kies minder tegelijk.",
    431: "Uw browser stuurt meer gegevens mee dan de server aanneemt. Wis de cookies van deze site.",
}
UNEXPECTED = "Er gaat iets mis op de server. Probeer het over een minuut opnieuw."
TOO_MANY = f"In dit adres staan meer dan {VALUES} keuzes. Kies minder tegelijk."


def register(app: Dash) -> None:
    """Refuse what is too large, close what nobody needs, and say so in Dutch.

    To be called before other routes and hooks are added: what is there then is Dash's and Flask's own.
    """
    server: Flask = app.server
    prefix = app.config.routes_pathname_prefix
    closed = frozenset(
        rule.endpoint for rule in server.url_map.iter_rules() if rule.rule.removeprefix(prefix) not in OPEN
    )
    server.config["MAX_CONTENT_LENGTH"] = BODY

    def refuse() -> None:
        check_size()
        if request.endpoint in closed:
            abort(404)

    # Before Dash's own hooks.
    server.before_request_funcs.setdefault(None, []).insert(0, refuse)
    server.register_error_handler(HTTPException, in_dutch)


def check_size() -> None:
    """Refuse a request that is too large (413, 414, 431), or whose query asks for too much or is no text (400)."""
    environ = request.environ
    query = environ.get("QUERY_STRING", "")
    if len(environ.get("PATH_INFO", "")) + len(query) > ADDRESS:
        raise RequestURITooLarge
    if (request.content_length or 0) > BODY or "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower():
        abort(413)
    if sum(len(value) for name, value in environ.items() if name.startswith("HTTP_")) > HEADERS:
        raise RequestHeaderFieldsTooLarge
    if len(re.findall("[&,]|%2c", query, re.IGNORECASE)) >= VALUES:
        abort(400, TOO_MANY)
    try:
        request.query_string.decode()
    except UnicodeDecodeError:
        abort(400)


def in_dutch(error: HTTPException) -> Response:
    """An error as one plain sentence, which a page can show in the place of what it asked for."""
    status = error.code or 500
    said = TOO_MANY if error.description == TOO_MANY else SENTENCES.get(status, UNEXPECTED if status >= 500 else "")
    response = Response(said or SENTENCES[400], status, content_type="text/plain; charset=utf-8")
    if getattr(error, "valid_methods", None):
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))  # type: ignore[attr-defined]  # of 405
    return response
