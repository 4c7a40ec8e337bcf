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

from callbacks.versions import answer_at, with_or_without
from components.addresses import QUOTE_FILES_PATH
from components.exports.quotes_files import QUOTES_FILES
from components.file_buttons import BUSY, nothing
from data.quotes.filters import from_query
from data.quotes.finding import Found, FoundQuote, find
from data.store import Store, read_set
from data.survey.errors import DataError
from data.survey.versions import in_folder

ROOT = Path(__file__).parents[1]
#: A file of at most this many quotes takes a moment and is made at once.
MADE_AT_ONCE = 2_000
#: How many larger files are made at the same time.
AT_ONCE = BoundedSemaphore(2)
#: How often the number that is done is told, and the size of the parts in which a file is sent.
STEP, PART = 100, 1 << 18
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
PROGRESS = "X-Progress"
MARK, TENTHS = b".", 10


def quotes_of(store: Store, query: str) -> Found:
    """The quotes that a query asks for."""
    return find(store.all_quotes, from_query(store.all_quotes, query)[0])


def send_quotes(store: Store, name: str) -> Response:
    """The file, to be saved; a text where nothing would be in it, 404 for any other, 503 where too many are made.

    Where a request asks for its progress and the file takes long, a byte for each tenth that is done comes before it.
    """
    file_format, query = name.rpartition(".")[2], request.query_string.decode()
    if file_format not in TYPES:
        abort(404)
    found = quotes_of(store, query)
    if not found:
        return Response(nothing("Kies iets anders of wis de zoekopdracht."), content_type="text/plain; charset=utf-8")
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if len(found) <= MADE_AT_ONCE or not on_disk(store):
        content = QUOTES_FILES[file_format](found, store.titles, store.sources)
        return Response(content, content_type=TYPES[file_format], headers=headers)
    if not AT_ONCE.acquire(blocking=False):
        return Response(BUSY, status=503, content_type="text/plain; charset=utf-8")
    command = [
        sys.executable,
        "-c",
        f"from {__name__} import main; main()",
        str(store.folder),
        store.version,
        name,
        query,
    ]
    told = PROGRESS in request.headers
    more = {PROGRESS: "1"} if told else {}
    made = in_own_process(command, len(found) if told else 0)
    return Response(made, content_type="application/octet-stream", headers={**headers, **more})


def on_disk(store: Store) -> bool:
    """Whether another process can read the same tables: the first set may have been made anew in its folder."""
    try:
        return store.folder is not None and in_folder(store.folder).fits(store.digests)
    except DataError:
        return False


def in_own_process(command: list[str], total: int) -> Iterator[bytes]:
    """A byte for each tenth of ``total`` that a process says is done (none for no total), and the file that it makes.

    ``command`` gets the path of the file as its last argument. The process ends when the reader leaves. Raises
    RuntimeError where it makes no file.
    """
    told = 0
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "file"
            with subprocess.Popen([*command, str(path)], cwd=ROOT, stdout=subprocess.PIPE) as process:  # noqa: S603 - our own
                try:
                    assert process.stdout is not None  # noqa: S101 - it is a pipe
                    for line in process.stdout:
                        done = min(TENTHS - 1, TENTHS * int(line) // total) if total else 0
                        yield MARK * (done - told)
                        told = max(told, done)
                finally:
                    process.terminate()
            if not path.exists():
                # Too late for another status: the answer breaks off.
                raise RuntimeError(f"no file was made by {command}")
            yield MARK * (TENTHS - told) if total else b""
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
    """The process: its arguments are folder and version of the tables, the file's name, the query, where to put it."""
    folder, version, name, query, path = sys.argv[1:]
    make(Path(folder), version, name, query, Path(path))


def version_in(folder: Path, version: str) -> Store:
    """The store of a version in its folder; raises ValueError where that holds another."""
    store = read_set(in_folder(folder))
    if store.version != version:
        raise ValueError(f"{folder} holds version {store.version}, not {version}")
    return store


def make(folder: Path, version: str, name: str, query: str, path: Path) -> None:
    """Make a file; it has its name when it is whole. Raises ValueError where the folder holds another version."""
    store = version_in(folder, version)
    content = QUOTES_FILES[name.rpartition(".")[2]](counted(quotes_of(store, query)), store.titles, store.sources)
    aside = path.with_suffix(".new")
    aside.write_bytes(content)
    aside.rename(path)


def register(app: Dash) -> None:
    """Serve the files."""
    answer_at(app, with_or_without(QUOTE_FILES_PATH, "<name>"), send_quotes)
