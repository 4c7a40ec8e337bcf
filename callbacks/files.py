"""The tables as files at an address of their own, for the page that accounts for the numbers."""

from __future__ import annotations

from dash import Dash
from flask import Response, abort

from callbacks.versions import answer_at, with_or_without
from components.addresses import FILES_PATH
from data.files import file_names, table_file
from data.store import Store

TYPES = {"csv": "text/csv; charset=utf-8", "parquet": "application/vnd.apache.parquet"}


def send_file(store: Store, name: str) -> Response:
    """One of the files, to be saved; 404 where there is none of that name."""
    if name not in file_names():
        abort(404)
    response = Response(table_file(store, name), content_type=TYPES[name.rpartition(".")[2]])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def register(app: Dash) -> None:
    """Serve the files."""
    answer_at(app, with_or_without(FILES_PATH, "<name>"), send_file)
