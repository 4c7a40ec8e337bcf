"""A file that takes long, made by a process of its own, which tells how far it is; nobody else waits for it.

All that a file takes (its turn, its process, a folder) is given back when the answer is closed, whether it was sent
whole, in part, or not at all.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import weakref
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from socket import MSG_DONTWAIT, MSG_PEEK
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore
from typing import Any, TypeVar

from data.store import Store, read_set
from data.survey.errors import DataError
from data.survey.versions import in_folder

T = TypeVar("T")
ROOT = Path(__file__).parents[1]
#: How many files are made at the same time.
AT_ONCE = BoundedSemaphore(2)
#: The size of the parts in which a file is sent.
PART = 1 << 18
MARK, TENTHS = b".", 10
#: In the folder of a process: what it is asked, and the file that it makes.
ASKED, MADE = "asked.json", "made"


class Making:
    """A file that is made while it is sent: a byte for each tenth of ``total`` that is done (none for no total), then
    the file. It has its turn from the start until the file is there, or until it is closed or forgotten.
    """

    def __init__(self, command: Iterable[str], asked: Mapping[str, str], total: int, left: Callable[[], bool]) -> None:
        """``command`` calls :func:`main`, ``asked`` are the arguments of what makes the file, and ``left`` says whether
        the reader went away; call it only with a turn of :data:`AT_ONCE`, which this gives back.
        """
        self._give_back = weakref.finalize(self, AT_ONCE.release)
        self._parts = _parts([*command], dict(asked), total, left, self._give_back)

    def __iter__(self) -> Iterator[bytes]:
        return self._parts

    def close(self) -> None:
        """End the process, where there is one, and remove what it made."""
        self._parts.close()
        self._give_back()


def _parts(
    command: list[str], asked: dict[str, str], total: int, left: Callable[[], bool], made: Callable[[], object]
) -> Generator[bytes, None, None]:
    """The parts of a file; ``made`` is called when it is there. Raises RuntimeError where the process makes none."""
    with TemporaryDirectory() as folder:
        (Path(folder) / ASKED).write_text(json.dumps(asked), encoding="utf-8")
        path, told = Path(folder) / MADE, 0
        # What its libraries put into the temporary folder is in this one too.
        own = {**os.environ, "TMPDIR": folder}
        with subprocess.Popen([*command, folder], cwd=ROOT, stdout=subprocess.PIPE, env=own) as process:  # noqa: S603 - ours
            try:
                assert process.stdout is not None  # noqa: S101 - it is a pipe
                for line in process.stdout:
                    if left():
                        return
                    done = min(TENTHS - 1, TENTHS * int(line) // total) if total else 0
                    yield MARK * (done - told)
                    told = max(told, done)
            finally:
                process.kill()
        if not path.exists():
            # Too late for another status: the answer breaks off.
            raise RuntimeError(f"no file was made of {asked}")
        made()
        yield MARK * (TENTHS - told) if total else b""
        with path.open("rb") as content:
            yield from iter(partial(content.read, PART), b"")


def reader_left(environ: Mapping[str, Any]) -> bool:
    """Whether the reader of a request closed the connection, as far as its server tells: gunicorn or waitress."""
    asks = environ.get("waitress.client_disconnected")
    connection = environ.get("gunicorn.socket")
    if connection is not None:
        with suppress(OSError, ValueError):
            return not connection.recv(1, MSG_PEEK | MSG_DONTWAIT)
    return bool(asks and asks())


def counted(items: Iterable[T], step: int = 1) -> Iterator[T]:
    """Items, telling on standard output how many have been asked for, at every so many."""
    for number, item in enumerate(items, start=1):
        if number % step == 0:
            print(number, flush=True)
        yield item


def main(make: Callable[..., bytes]) -> None:
    """The process: its argument is the folder with what it is asked, in which it puts the file that ``make`` gives."""
    folder = Path(sys.argv[1])
    asked = json.loads((folder / ASKED).read_text(encoding="utf-8"))
    aside = folder / f"{MADE}.new"
    aside.write_bytes(make(**asked))
    # It has its name when it is whole.
    aside.rename(folder / MADE)


def version_in(tables: str, version: str) -> Store:
    """The store of a version in its folder, for a process; raises ValueError where the folder holds another."""
    store = read_set(in_folder(Path(tables)))
    if store.version != version:
        raise ValueError(f"{tables} holds version {store.version}, not {version}")
    return store


def on_disk(store: Store) -> bool:
    """Whether another process can read the same tables: the first set may have been made anew in its folder."""
    try:
        return store.folder is not None and in_folder(store.folder).fits(store.digests)
    except DataError:
        return False
