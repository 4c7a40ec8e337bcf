"""The small charts of the start page as pictures at an address of their own."""

from __future__ import annotations

from dash import Dash
from flask import Response, abort, request

from callbacks.versions import answer_at, with_or_without
from components.addresses import SMALL_CHARTS_PATH
from components.small_chart import small_chart
from data.overview.rows import overview
from data.store import Store

#: A browser keeps for good what is at the address of a version; without it, or with another one, it asks again.
KEPT, NOT_KEPT = "public, max-age=31536000, immutable", "no-cache"


def send_picture(store: Store, question_id: str) -> Response:
    """The small chart of a question; 404 where there is no such question."""
    row = overview(store).by_id.get(question_id)
    if row is None:
        abort(404)
    picture = small_chart(row, tuple(store.populations))
    response = Response(picture.svg, content_type="image/svg+xml; charset=utf-8")
    response.headers["Cache-Control"] = KEPT if request.args.get("v") == picture.version else NOT_KEPT
    return response


def register(app: Dash) -> None:
    """Serve the pictures."""
    answer_at(app, with_or_without(SMALL_CHARTS_PATH, "<question_id>.svg"), send_picture)
