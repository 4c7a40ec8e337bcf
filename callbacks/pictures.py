"""The chart of a page as a picture that stands alone: its figure, of which the browser makes the file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import orjson
from dash import Dash
from flask import Response, abort, request

from callbacks.navigation import question_of
from callbacks.question import chosen
from callbacks.versions import answer_at, with_or_without
from components.addresses import COMPARISON, PICTURES_PATH
from components.charts import file_width, picture_figure
from components.file_buttons import nothing
from data.store import Store
from data.survey.comparing import COMPARING
from data.views.filters import Picture
from data.views.frames import QuestionView
from data.views.question import question_view
from data.wording import sentences


def picture(store: Store, question_id: str, query: str) -> dict[str, Any] | str:
    """The ``figure``, the ``name`` of its file without an ending, and its ``scale`` there; or why there is none."""
    view = question_view(store, question_id, chosen(store, question_id, query)[0])
    empty = sentences.empty(view)
    if empty:
        return nothing(empty)
    figure = picture_figure(view)
    return {"figure": figure, "name": picture_name(view), "scale": file_width(view) / figure["layout"]["width"]}


def picture_name(view: QuestionView) -> str:
    """The name of its file, without an ending: with what it is for where that is no slide."""
    kind = view.filters.picture
    return sentences.file_stem(view) + ("" if kind is Picture.SLIDE else f"_{kind}")


def send_picture(style: Callable[[], str], store: Store, path: str) -> Response:
    """The figure, its name and its typeface, or what to say in its place; 404 for a page without a chart."""
    question_id = COMPARING if f"/{path}" == COMPARISON else question_of(store, f"/{path}")
    if question_id is None:
        abort(404)
    found = picture(store, question_id, request.query_string.decode())
    told = {"said": found} if isinstance(found, str) else {**found, "style": style()}
    return Response(orjson.dumps(told, option=orjson.OPT_SERIALIZE_NUMPY), content_type="application/json")


def register(app: Dash, style: Callable[[], str]) -> None:
    """Serve the figures."""
    answer_at(app, with_or_without(f"{PICTURES_PATH}/", "<path:path>"), partial(send_picture, style))
