"""Which version of the data a request is answered from: the only place that decides.

A page keeps what it started with: the addresses that it asks carry its version. An address without a version, or with
one that is not held any more, is answered from the newest. Every answer says which it was, and which is the newest.
"""

from __future__ import annotations

from collections.abc import Callable

from dash import Dash
from flask import Flask, Response, g, request
from werkzeug.routing import BaseConverter

from data.served import Served
from data.store import Store

#: Headers of an answer: the version that it was made from, and the newest. A page compares both.
MADE_FROM, NEWEST = "Data-Version", "Data-Newest"
_SERVED = "served data"


class Version(BaseConverter):
    """A version in an address."""

    regex = "[0-9a-f]{12}"


def register(app: Dash, served: Served) -> None:
    """Have requests answered from what is served, and the answers say so."""
    server: Flask = app.server
    server.extensions[_SERVED] = served
    server.url_map.converters["version"] = Version

    @server.after_request
    def say_version(response: Response) -> Response:
        if "store" in g:
            response.headers[MADE_FROM], response.headers[NEWEST] = g.store.version, g.newest.version
        return response


def served_by(server: Flask) -> Served:
    """What an application answers from."""
    served: Served = server.extensions[_SERVED]
    return served


def store_of_request(server: Flask) -> Store:
    """The store that this request is answered from, the same however often it is asked."""
    if "store" not in g:
        served = served_by(server)
        g.newest = served.newest
        g.store = served.of((request.view_args or {}).get("version", ""))
    store: Store = g.store
    return store


def with_or_without(start: str, rest: str) -> tuple[str, str]:
    """Both addresses of something that may be asked without a version."""
    return f"{start}<version:version>/{rest}", start + rest


def answer_at(app: Dash, addresses: tuple[str, ...], handler: Callable[..., Response]) -> None:
    """Have ``handler`` answer at addresses, with the store of the request before the other parts of the address."""

    def view(version: str = "", **parts: str) -> Response:
        del version
        return handler(store_of_request(app.server), **parts)

    for address in addresses:
        app.server.add_url_rule(address, address, view)
