"""Taking a view along: files made here, at an address with the query of the page. Pictures are made in the browser."""

from __future__ import annotations

from dash import Dash
from flask import Response, abort, request

from callbacks.versions import answer_at, with_or_without
from components.addresses import TABLES_PATH
from components.exports.csv_file import csv_file
from components.exports.excel_file import excel_file
from components.exports.powerpoint import powerpoint
from components.file_buttons import nothing
from data.store import Store
from data.survey.comparing import COMPARING
from data.views.filters import from_query
from data.views.question import question_view
from data.wording import sentences

FORMATS = {
    "csv": (csv_file, "text/csv; charset=utf-8"),
    "xlsx": (excel_file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pptx": (powerpoint, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
}


def table(store: Store, name: str, query: str) -> tuple[bytes, str, str] | str | None:
    """Content, type and name of the file asked for (``fase.csv``) with what a query chooses; None where there is none.

    A text says why there is nothing in it.
    """
    question_id, _, file_format = name.rpartition(".")
    known = question_id in store.questions or question_id == COMPARING
    if not known or file_format not in FORMATS:
        return None
    view = question_view(store, question_id, from_query(store.question(question_id), query)[0])
    empty = sentences.empty(view)
    if empty:
        return nothing(empty)
    make, content_type = FORMATS[file_format]
    return make(view), content_type, f"{sentences.file_stem(view)}.{file_format}"


def send_table(store: Store, name: str) -> Response:
    """The file, to be saved, or a text with why it would be empty; 404 where there is no such file."""
    found = table(store, name, request.query_string.decode())
    if found is None:
        abort(404)
    if isinstance(found, str):
        return Response(found, content_type="text/plain; charset=utf-8")
    content, content_type, file_name = found
    response = Response(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


def register(app: Dash) -> None:
    """Serve the tables of the questions."""
    answer_at(app, with_or_without(TABLES_PATH, "<name>"), send_table)
