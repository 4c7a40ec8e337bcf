"""What is measured: the dashboard at three sizes and the two reference pages, each in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pyarrow.parquet as pq

from data.store import TABLES_DIR

ROOT = Path(__file__).parents[2]
#: Invented surveys and plotly.js; ignored by git.
CACHE = ROOT / ".bench"
#: It has four years and ten answers: enough to make every choice a new one.
FIRST = "knelpunten"


@dataclass(frozen=True)
class Subject:
    """A page of one question to measure; ``tables`` are those of the dashboard, None for a reference."""

    name: str
    command: tuple[str, ...]
    first: str = FIRST
    tables: Path | None = None

    @cached_property
    def others(self) -> list[str]:
        """Titles of the questions after the first one, and then of those before it."""
        columns = pq.read_table((self.tables or TABLES_DIR) / "questions.parquet").to_pydict()
        here = columns["question_id"].index(self.first)
        return [*columns["title"][here + 1 :], *columns["title"][:here]]

    @property
    def path(self) -> str:
        """Address of the page of the first question."""
        return f"/vraag/{self.first}" if self.tables else "/"


STATIC = Subject("static page", ("-m", "tests.bench.static_page"))
ORDINARY = Subject("ordinary Dash", ("-m", "tests.bench.ordinary_dash"))
APP = Subject("dashboard", ("app.py",), tables=TABLES_DIR)


def dashboard(size: str) -> Subject:
    """The dashboard over an invented survey, which is to be made first."""
    return Subject(f"{size} dashboard", ("app.py",), "vraag-0007", CACHE / size)


@dataclass(frozen=True)
class Running:
    """A started subject: its process, its address, and seconds from the start to the first answer."""

    pid: int
    url: str
    seconds: float

    @property
    def megabytes(self) -> float:
        """Resident memory."""
        shown = subprocess.run(["/bin/ps", "-o", "rss=", "-p", str(self.pid)], capture_output=True, check=True)  # noqa: S603 - fixed
        return int(shown.stdout) / 1024


@contextmanager
def running(subject: Subject) -> Iterator[Running]:
    """Start a subject as a user would, on a free port; it ends with the block. Raises RuntimeError."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    ports = [] if subject.tables else [str(port)]
    environment = {**os.environ, "PORT": str(port), "DATA_DIR": str(subject.tables or "")}
    started = time.perf_counter()
    CACHE.mkdir(exist_ok=True)
    log = CACHE / f"{subject.name}.log"
    with log.open("wb") as said:
        command = [sys.executable, *subject.command, *ports]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=said)  # noqa: S603 - fixed
    url = f"http://127.0.0.1:{port}"
    try:
        while not answers(url + subject.path):
            if process.poll() is not None or time.perf_counter() - started > 600:
                raise RuntimeError(f"{subject.name} does not start: see {log}")
            time.sleep(0.01)
        yield Running(process.pid, url, time.perf_counter() - started)
    finally:
        process.terminate()
        process.wait()


def answers(url: str) -> bool:
    """Whether there is an answer with status 200."""
    with suppress(URLError, ConnectionError), urlopen(url, timeout=600) as response:  # noqa: S310 - our own server
        return bool(response.status == 200)
    return False
