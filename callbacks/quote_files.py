"""The quotes that are found as a file: a few at once, very many in a process of their own, which tells how far it is.

Other readers' clicks do not wait for that process.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from threading import BoundedSemaphore

from dash import Dash
from flask import Response, abort, request

from components.addresses import QUOTE_FILES_PATH
from components.exports.quotes_files import QUOTES_FILES
from data.quotes.filters import from_query
from data.quotes.finding import Found, FoundQuote, find
from data.store import Store, load

ROOT = Path(__file__).parents[1]
#: Up to this number of quotes a file takes a moment.
FEW = 2_000
#: How many files of more quotes are made at a time.
AT_ONCE = BoundedSemaphore(2)
#: How often the number that is done is told, and the size of the parts in which a file is sent.
STEP, PART = 100, 1 << 18
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
PROGRESS = "X-Progress"
TOTAL = "X-Progress-Total"


def quotes_of(store: Store, query: str) -> Found:
    """The quotes that a query asks for."""
    return find(store.all_quotes, from_query(store.all_quotes, query)[0])


def send_quotes(store: Store, name: str) -> Response:
    """The file, to be saved; 204 where nothing would be in it, 404 for any other, 503 where too many are being made.

    Where a request asks for its progress and the file takes long, lines with the number of quotes that are done and an
    empty line come before it.
    """
    file_format, query = name.rpartition(".")[2], request.query_string.decode()
    if file_format not in TYPES:
        abort(404)
    found = quotes_of(store, query)
    if not found:
        return Response(status=204)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if len(found) <= FEW:
        content = QUOTES_FILES[file_format](found, store.titles)
        return Response(content, content_type=TYPES[file_format], headers=headers)
    if not AT_ONCE.acquire(blocking=False):
        abort(503)
    command = [sys.executable, "-c", f"from {__name__} import main; main()", str(store.folder), name, query]
    told = PROGRESS in request.headers
    more = {TOTAL: str(len(found))} if told else {}
    made = apart(command, told=told)
    return Response(made, content_type="application/octet-stream", headers={**headers, **more})


def apart(command: list[str], *, told: bool) -> Iterator[bytes]:
    """What a process tells, where that is asked, and the file that it makes; ends the process with the reader.

    Raises RuntimeError where it makes none.
    """
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "file"
            with subprocess.Popen([*command, str(path)], cwd=ROOT, stdout=subprocess.PIPE) as process:  # noqa: S603 - our own
                try:
                    assert process.stdout is not None  # noqa: S101 - it is a pipe
                    for line in process.stdout:
                        if told:
                            yield line
                finally:
                    process.terminate()
            if not path.exists():
                # Too late for another status: the answer breaks off.
                raise RuntimeError(f"no file was made by {command}")
            yield b"\n" if told else b""
            with path.open("rb") as made:
                yield from iter(partial(made.read, PART), b"")
    finally:
        AT_ONCE.release()


def counted(found: Iterable[FoundQuote]) -> Iterator[FoundQuote]:
    """Quotes, telling on standard output how many have been asked for."""
    for number, item in enumerate(found, start=1):
        if number % STEP == 0:
            print(number, flush=True)
        yield item


def main() -> None:
    """The process: its arguments are the folder of the tables, the name of the file, the query, where to put it."""
    tables, name, query, path = sys.argv[1:]
    make(Path(tables), name, query, Path(path))


def make(tables: Path, name: str, query: str, path: Path) -> None:
    """Make a file; it has its name when it is whole."""
    store = load(tables)
    content = QUOTES_FILES[name.rpartition(".")[2]](counted(quotes_of(store, query)), store.titles)
    aside = path.with_suffix(".new")
    aside.write_bytes(content)
    aside.rename(path)


def register(app: Dash, store: Store) -> None:
    """Serve the files."""
    app.server.add_url_rule(f"{QUOTE_FILES_PATH}<name>", "quote files", partial(send_quotes, store))
