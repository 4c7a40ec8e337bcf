"""The tables as files at an address of their own, for the page that accounts for the numbers."""

from __future__ import annotations

from functools import partial

from dash import Dash
from flask import Response, abort

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


def register(app: Dash, store: Store) -> None:
    """Serve the files."""
    app.server.add_url_rule(f"{FILES_PATH}<name>", "files", partial(send_file, store))
