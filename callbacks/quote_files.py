"""The quotes that are found as a file: a few at once, very many by a process of their own."""

from __future__ import annotations

import sys
from functools import partial

from dash import Dash
from flask import Response, abort, request

from callbacks.large_files import AT_ONCE, Making, counted, on_disk, reader_left, version_in
from callbacks.versions import answer_at, with_or_without
from components.addresses import QUOTE_FILES_PATH
from components.exports.quotes_files import QUOTES_FILES
from components.file_buttons import BUSY, nothing
from data.quotes.filters import from_query
from data.quotes.finding import Found, find
from data.store import Store

#: A file of at most this many quotes takes a moment and is made at once.
MADE_AT_ONCE = 2_000
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
#: The files that there are, by their names.
FORMATS = {f"citaten.{file_format}": file_format for file_format in QUOTES_FILES}
PROGRESS = "X-Progress"
COMMAND = (sys.executable, "-c", "from callbacks import large_files, quote_files as q; large_files.main(q.made)")
#: How often the number that is done is told.
STEP = 100
TEXT = "text/plain; charset=utf-8"


def quotes_of(store: Store, query: str) -> Found:
    """The quotes that a query asks for."""
    return find(store.all_quotes, from_query(store.all_quotes, query)[0])


def send_quotes(store: Store, name: str) -> Response:
    """The file, to be saved; a text where nothing would be in it, 404 for any other, 503 where too many are made.

    Where a request asks for its progress and the file takes long, a byte for each tenth that is done comes before it.
    """
    if name not in FORMATS:
        abort(404)
    file_format, query = FORMATS[name], request.query_string.decode(errors="replace")
    found = quotes_of(store, query)
    if not found:
        return Response(nothing("Kies iets anders of wis de zoekopdracht."), content_type=TEXT)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if len(found) <= MADE_AT_ONCE or not on_disk(store):
        content = QUOTES_FILES[file_format](found, store.titles, store.sources)
        return Response(content, content_type=TYPES[file_format], headers=headers)
    if PROGRESS in request.headers:
        headers[PROGRESS] = "1"
    large = partial(Response, content_type="application/octet-stream", headers=headers)
    if request.method == "HEAD":
        return large()
    if not AT_ONCE.acquire(blocking=False):
        return Response(BUSY, status=503, content_type=TEXT)
    asked = {"tables": str(store.folder), "version": store.version, "file_format": file_format, "query": query}
    return large(
        Making(COMMAND, asked, len(found) if PROGRESS in headers else 0, partial(reader_left, request.environ))
    )


def made(*, tables: str, version: str, file_format: str, query: str) -> bytes:
    """A file, for a process of its own; raises ValueError where the folder holds another version."""
    store = version_in(tables, version)
    return QUOTES_FILES[file_format](counted(quotes_of(store, query), STEP), store.titles, store.sources)


def register(app: Dash) -> None:
    """Serve the files."""
    answer_at(app, with_or_without(QUOTE_FILES_PATH, "<name>"), send_quotes)
