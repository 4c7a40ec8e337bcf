"""Everything at once: what goes into one file. The browser makes it, which alone draws pictures, one after another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from threading import BoundedSemaphore
from typing import Any

import orjson
from dash import Dash
from flask import Response, request

from callbacks.pictures import picture_name, send_picture
from callbacks.versions import answer_at, with_or_without
from components.addresses import EVERYTHING_PATH, FILES_PATH, answers_at, file_at, question_address
from components.exports.everything import (
    CONTENTS,
    Item,
    Survey,
    contents,
    missing_item,
    picture_item,
    table_item,
    zip_name,
)
from components.file_buttons import BUSY
from components.ids import Control
from data.files import file_names
from data.keeping import kept
from data.overview.accounting import from_query
from data.store import Store
from data.views.address import write
from data.views.filters import Picture, Title, default
from data.views.question import question_view
from data.wording import sentences

#: How many parts of such files are made here at the same time, however many browsers make one: who waits asks again.
AT_ONCE = BoundedSemaphore(2)


@kept(16)
def pictures_of(store: Store, picture: Picture, title: Title) -> tuple[tuple[str, Item], ...]:
    """Each question with its picture, of all its years and answers, or with the reason why there is none."""
    found, total = [], len(store.questions)
    for number, (question_id, question) in enumerate(store.questions.items(), start=1):
        view = question_view(store, question_id, replace(default(question), picture=picture, title=title))
        empty = sentences.empty(view)
        drawn = missing_item(view, empty) if empty else picture_item(view, picture_name(view), number, total)
        found.append((question_id, drawn))
    return tuple(found)


def plan(store: Store, query: str, root: str = "") -> dict[str, Any]:
    """What the browser asks for to make the file with this ``name``, of which the first ``pictures`` are pictures.

    ``asked`` has places in the file, each with an address of this version, and of pictures with the question.
    ``root`` is the path below which everything is served.
    """
    (chosen, _), survey = from_query(store, query), Survey(store.version, store.sources)
    asked = write({Control.PICTURE: chosen.picture, Control.TITLE: chosen.title})
    pictures = [
        (item.place, answers_at(EVERYTHING_PATH, store.version, question_address(question_id)) + asked, item.question)
        for question_id, item in pictures_of(store, chosen.picture, chosen.title)
        if item.place
    ]
    tables = [(table_item(survey, name).place, file_at(FILES_PATH, store.version, name), "") for name in file_names()]
    listed = (CONTENTS, answers_at(EVERYTHING_PATH, store.version, f"/{CONTENTS}") + asked, "")
    return {
        "name": zip_name(survey, chosen.picture),
        "pictures": len(pictures),
        "asked": [(place, root + address, question) for place, address, question in [*pictures, *tables, listed]],
    }


def send_plan(store: Store) -> Response:
    """What goes into the file."""
    return Response(
        orjson.dumps(plan(store, request.query_string.decode(), request.script_root)), content_type="application/json"
    )


def send_contents(store: Store) -> Response:
    """The list of what is in the file."""
    chosen, _ = from_query(store, request.query_string.decode())
    pictures = [item for _, item in pictures_of(store, chosen.picture, chosen.title)]
    made = contents(Survey(store.version, store.sources), pictures, file_names())
    return Response(made, content_type="text/csv; charset=utf-8")


def bounded(handler: Callable[..., Response]) -> Callable[..., Response]:
    """The handler, or status 503 where as many are at work as may be at once."""

    def handle(*args: Any, **parts: str) -> Response:
        if not AT_ONCE.acquire(blocking=False):
            return Response(BUSY, status=503, content_type="text/plain; charset=utf-8")
        try:
            return handler(*args, **parts)
        finally:
            AT_ONCE.release()

    return handle


def register(app: Dash, style: Callable[[], str]) -> None:
    """Serve the plan, the list, and the pictures."""
    start = f"{EVERYTHING_PATH}/"
    answer_at(app, with_or_without(start, ""), bounded(send_plan))
    answer_at(app, with_or_without(start, CONTENTS), bounded(send_contents))
    answer_at(app, with_or_without(start, "<path:path>"), bounded(partial(send_picture, style)))
