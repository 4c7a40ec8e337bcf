"""Runs a folder as a container would be run, and proves of it what is promised of the container."""

from __future__ import annotations

import io
import socket
import subprocess
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from components.addresses import QUOTE_FILES_PATH, SURVEY_FILES_PATH

#: Seconds for what depends on how busy the machine is.
PATIENCE = 180
#: Where other tables than those of the image are.
TABLES = "/tables"


class NotProvenError(Exception):
    """What is not as promised."""


@dataclass(frozen=True)
class Container:
    """The root of its files, the numbers of its user and group, where and with which variables its command runs."""

    root: Path
    user: str
    folder: str
    variables: dict[str, str]
    command: list[str]

    def started(self, command: list[str], **more: str) -> subprocess.Popen[bytes]:
        """A command in it, which has no right that root has, whatever it starts."""
        user, group = self.user.split(":")
        bare = ["setpriv", "--reuid", user, "--regid", group, "--clear-groups", "--no-new-privs"]
        bare += ["--bounding-set=-all", "--inh-caps=-all"]
        variables = [f"{name}={value}" for name, value in (self.variables | more).items()]
        inside = ["chroot", str(self.root), *bare, "env", "-i", "-C", self.folder, *variables, *command]
        return subprocess.Popen(inside, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # noqa: S603 - the Dockerfile's own

    def refuses(self, *command: str) -> None:
        """Raise NotProvenError where a command succeeds."""
        if not self.started([*command]).wait(timeout=PATIENCE):
            raise NotProvenError(f"this must fail in the container: {' '.join(command)}")


def prove(container: Container, *, quick: bool) -> None:
    """Run it with the tables that are in it, and with others where that may take longer; raises NotProvenError."""
    if not quick:
        _make_tables(container.root / TABLES.removeprefix("/"))
    subprocess.run(["mount", "-o", "remount,ro", container.root], check=True)  # noqa: S603, S607
    container.refuses("touch", f"{container.folder}/written")
    container.refuses("touch", f"{container.folder}/data/tables/written")
    for python in ("python", "/usr/local/bin/python"):
        container.refuses(python, "-m", "pip", "--version")
        container.refuses(python, "-c", "import ensurepip")
    container.refuses("npm", "--version")
    if not list((container.root / container.folder.removeprefix("/")).glob("__pycache__/app.*.pyc")):
        raise NotProvenError("nothing is compiled, and nothing can be on a read-only file system")
    for variables in ({},) if quick else ({}, {"DATA_DIR": TABLES}):
        with _running(container, **variables) as (process, url):
            _answers(url)
            _stops_when_a_file_is_whole(process, url)
        left = [path.name for path in (container.root / "tmp").iterdir()]
        if left:
            raise NotProvenError(f"left in /tmp: {left}")


def _make_tables(folder: Path) -> None:
    """Tables with so many quotes that their file is made by a process of its own."""
    from tests.bench.generate import Size, generate

    folder.mkdir()
    generate(Size(questions=4, options=3, years=2, quotes=4_000), folder)


@contextmanager
def _running(container: Container, **variables: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The server of a container that is ready, and where it is."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    more = {"HOST": "127.0.0.1", "PORT": str(port), "WORKERS": "1"} | variables
    print(f"CMD {' '.join(container.command)} ({variables or 'tables of the image'})", flush=True)
    began = time.monotonic()
    with container.started(container.command, **more) as process:
        try:
            url = f"http://127.0.0.1:{port}"
            while not _is_ready(url):
                if process.poll() is not None or time.monotonic() > began + PATIENCE:
                    process.kill()
                    told = process.stdout.read().decode() if process.stdout else ""
                    raise NotProvenError(f"the server does not get ready:\n{told}")
                time.sleep(0.1)
            print(f"ready after {time.monotonic() - began:.1f} seconds", flush=True)
            yield process, url
        finally:
            process.kill()


def _is_ready(url: str) -> bool:
    try:
        with _ask(f"{url}/_healthz/readyz") as answer:
            return answer.status == 200
    except (URLError, ConnectionError):
        return False


def _answers(url: str) -> None:
    """A page with all that npm has, and a file that the server itself makes."""
    from components.file_buttons import REPORT

    with _ask(url) as answer:
        page = answer.read().decode()
    for part in ("<h1", "plotly", "figtree"):
        if part not in page:
            raise NotProvenError(f"the first page is without {part}")
    with _ask(f"{url}{SURVEY_FILES_PATH}{REPORT}") as answer:
        _is_whole(answer.read(), "word/document.xml")


def _stops_when_a_file_is_whole(process: subprocess.Popen[bytes], url: str) -> None:
    """SIGTERM while a file is on its way: the file arrives, and then the server ends without a complaint."""
    with _ask(f"{url}{QUOTE_FILES_PATH}citaten.xlsx") as answer:
        process.terminate()
        _is_whole(answer.read(), "xl/workbook.xml")
    told, _ = process.communicate(timeout=PATIENCE)
    if process.returncode or b"Traceback" in told or b"rror" in told:
        raise NotProvenError(f"the server ended with status {process.returncode}:\n{told.decode()}")


def _is_whole(content: bytes, part: str) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        if held.testzip() or part not in held.namelist():
            raise NotProvenError(f"a file without {part}")


def _ask(url: str) -> HTTPResponse:
    answer: HTTPResponse = urlopen(url, timeout=PATIENCE)  # noqa: S310 - our own server
    return answer
