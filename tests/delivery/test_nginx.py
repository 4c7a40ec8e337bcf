"""nginx before the dashboard, as ``deploy/nginx`` has it: what it keeps away, and that no request is lost."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from threading import Event, Thread

import pytest

from callbacks.answers import result_of, to_json
from callbacks.downloads import table
from data.files import table_file
from data.store import TABLES_DIR, Store, load
from tests.bench.generate import Size, generate
from tests.builders import republish
from tests.production import PATIENCE, PREFIX, Server, found_nginx, gunicorn, nginx

pytestmark = pytest.mark.skipif(found_nginx() is None, reason="nginx is not here (Debian: apt-get install nginx-light)")
BEHIND = {"PATH_PREFIX": PREFIX, "TRUSTED_PROXIES": "1", "WORKERS": "1", "METRICS_PORT": ""}
#: A server has so many threads in its one worker; so many readers would take all of them twice.
THREADS = 8
READERS = 2 * THREADS


def eventually(is_so: Callable[[], object]) -> None:
    """Wait until something is so."""
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.05)


@dataclass(frozen=True)
class Answer:
    """An answer, its header names in lower case."""

    status: int
    headers: dict[str, str]
    content: bytes


def ask(
    port: int,
    path: str,
    body: bytes | None = None,
    *,
    timeout: float = PATIENCE,
    secure: ssl.SSLContext | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """What is at a path, or is said to a body that is sent there."""
    where = ("127.0.0.1", port)
    connection = (
        HTTPSConnection(*where, timeout=timeout, context=secure) if secure else HTTPConnection(*where, timeout=timeout)
    )
    try:
        connection.request("GET" if body is None else "POST", path, body, headers or {})
        answer = connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server with one worker, and a file that is larger than what the system holds of it for a reader."""
    tables = tmp_path_factory.mktemp("tables")
    generate(Size(questions=4, options=3, years=2, quotes=15_000), tables)
    settings = {**BEHIND, "SECURITY_CONTACT": "veilig@example.nl", "DATA_DIR": str(tables)}
    with gunicorn(tmp_path_factory.mktemp("server"), settings) as running:
        yield running


@pytest.fixture(scope="module")
def front(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of nginx before it, without TLS."""
    with nginx(tmp_path_factory.mktemp("nginx"), [server.port]) as port:
        yield port


def test_slow_readers_take_nobodys_place(server: Server, front: int) -> None:
    with ExitStack() as stack:
        for _ in range(READERS):
            slow_reader(stack, front, f"{PREFIX}bestanden/quotes.csv")
        assert ask(front, f"{PREFIX}citaten", timeout=30).status == 200
    with ExitStack() as stack:
        # That they are slow enough: without nginx they would take all places.
        for _ in range(THREADS):
            slow_reader(stack, server.port, f"{PREFIX}bestanden/quotes.csv")
        with pytest.raises(TimeoutError):
            ask(server.port, f"{PREFIX}citaten", timeout=2)


def slow_reader(stack: ExitStack, port: int, path: str) -> None:
    """Ask for a file, and read no more than that it comes, until the stack ends."""
    reader = stack.enter_context(socket.socket())
    reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    reader.connect(("127.0.0.1", port))
    reader.sendall(f"GET {path} HTTP/1.1\r\nHost: example.nl\r\n\r\n".encode())
    assert reader.recv(12) == b"HTTP/1.1 200"


def test_half_open_connections_take_nobodys_place(front: int) -> None:
    with ExitStack() as stack:
        for number in range(300):
            silent = stack.enter_context(socket.create_connection(("127.0.0.1", front)))
            if number % 2:
                silent.sendall(f"GET {PREFIX} HTTP/1.1\r\nHost: exam".encode())
        assert ask(front, PREFIX, timeout=30).status == 200


def test_what_is_too_much_is_told_by_the_application_or_stopped_before_it(front: int) -> None:
    for query, body, cookie, status, in_dutch in (
        ("", b"x" * 20_000, "", 413, True),
        ("", b"x" * 100_000, "", 413, False),
        (f"?zoek={'x' * 8_040}", None, "", 414, True),
        (f"?zoek={'x' * 9_000}", None, "", 414, False),
        ("", None, "x" * 40_000, 400, False),
    ):
        answer = ask(front, PREFIX + query, body, headers={"Cookie": cookie})
        assert answer.status == status
        assert ("content-security-policy" in answer.headers) == in_dutch
        assert ("U stuurt" in answer.content.decode() or "Dit adres" in answer.content.decode()) == in_dutch


def test_behind_nginx_the_path_and_tls_are_known_and_nothing_else_is_believed(server: Server, tmp_path: Path) -> None:
    if not shutil.which("openssl"):
        pytest.skip("openssl is not here, which makes a certificate")
    pem = tmp_path / "example.nl.pem"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    names = ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", str(pem), "-out", str(pem)]
    subprocess.run([*make, *names], check=True, capture_output=True)  # noqa: S603 - fixed
    trusting = ssl.create_default_context(cafile=str(pem))
    trusting.set_alpn_protocols(["h2"])
    with nginx(tmp_path, [server.port], pem) as port:
        with trusting.wrap_socket(socket.create_connection(("127.0.0.1", port)), server_hostname="localhost") as secure:
            assert secure.selected_alpn_protocol() == "h2"
        trusting.set_alpn_protocols(["http/1.1"])
        told = {"X-Request-ID": "told-by-a-stranger", "X-Forwarded-Proto": "http", "X-Forwarded-Host": "elsewhere.nl"}
        page = ask(port, PREFIX, secure=trusting, headers=told)
        assert page.status == 200
        assert page.headers["strict-transport-security"]
        assert re.fullmatch("[0-9a-f]{32}", page.headers["x-request-id"])
        assert page.headers["server"] == "nginx"
        assert b"elsewhere.nl" not in page.content
        links = re.findall('(?:href|src|action|data-answers|data-pages)="(/[^"]*)"', page.content.decode())
        assert links
        assert all(link.startswith(PREFIX) for link in links)
        assert ask(port, links[0], secure=trusting).status == 200
        assert ask(port, PREFIX[:-1], secure=trusting).headers["location"].endswith(PREFIX)
        contact = ask(port, "/.well-known/security.txt", secure=trusting)
        assert b"veilig@example.nl" in contact.content
        assert contact.headers["strict-transport-security"]


def expected(store: Store) -> dict[str, bytes]:
    """What some addresses answer from a version."""
    made, shown = table(store, "fase.csv", ""), result_of(store, "/vraag/fase", "weergave=tabel")
    assert isinstance(made, tuple)
    assert shown is not None
    return {
        "cijfers/fase.csv": made[0],
        "cijfers/{}/fase.csv": made[0],
        "resultaat/{}/vraag/fase?weergave=tabel": to_json(shown, PREFIX[:-1]),
        "bestanden/{}/results.parquet": b"".join(table_file(store, "results.parquet")),
    }


@dataclass
class Reader:
    """Somebody who asks and asks, and goes on to the newest version after each round."""

    port: int
    paths: tuple[str, ...]
    stop: Event
    answers: list[tuple[str, str, bytes]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def read(self) -> None:
        """Until told to stop."""
        connection, version = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE), ""
        while not self.stop.is_set():
            for path in ("", *(self.paths if version else ())):
                try:
                    connection.request("GET", PREFIX + path.format(version))
                    answer = connection.getresponse()
                    found = answer.read()
                except (OSError, HTTPException) as error:
                    self.failed.append(f"{path}: {error!r}")
                    connection.close()
                    continue
                if answer.status != 200:
                    self.failed.append(f"{path}: {answer.status}")
                made_from = answer.headers.get("Data-Version", "")
                version = version if path else made_from
                self.answers.append((path, made_from, found))
                self.stop.wait(0.01)
        connection.close()


def test_none_is_missed_while_one_of_three_is_killed_a_year_published_and_all_are_replaced(tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    shutil.copytree(TABLES_DIR, tables)
    first = load(tables)
    right = {first.version: expected(first)}
    settings = {**BEHIND, "DATA_DIR": str(tables), "STOP_TIMEOUT": "20"}
    stop = Event()
    with ExitStack() as stack:
        servers = [Server(tmp_path, settings) for _ in range(3)]
        for server in servers:
            stack.callback(server.stop)
        for server in servers:
            server.wait()
        port = stack.enter_context(nginx(tmp_path, [server.port for server in servers]))
        readers = [Reader(port, (*right[first.version],), stop) for _ in range(3)]
        threads = [Thread(target=reader.read) for reader in readers]
        stack.callback(stop.set)
        for thread in threads:
            thread.start()

        def read_on() -> None:
            """Wait until each reader has been through everything since."""
            so_far = [len(reader.answers) for reader in readers]
            eventually(lambda: all(len(reader.answers) > n + 10 for reader, n in zip(readers, so_far, strict=True)))

        read_on()
        killed, *others = servers
        killed.kill()
        read_on()
        republish(tables, 50.0, 51.5)
        second = load(tables)
        right[second.version] = expected(second)
        for server in others:
            eventually(partial(serves, server, second.version))
        read_on()
        again = Server(tmp_path, settings, killed.port)
        stack.callback(again.stop)
        for server in others:
            server.process.send_signal(signal.SIGHUP)
        for server in others:
            eventually(partial(server.told, "Worker exiting"))
        again.wait()
        read_on()
        others[0].stop()
        read_on()
        stop.set()
        for thread in threads:
            thread.join()
    answers = [answer for reader in readers for answer in reader.answers]
    assert [problem for reader in readers for problem in reader.failed] == []
    assert {made for _, made, _ in answers} == set(right)
    mixed = [(path, made) for path, made, found in answers if path and found != right[made][path]]
    assert mixed == []
    pages = [(made, found) for path, made, found in answers if not path]
    assert [made for made, found in pages if f'data-version="{made}"'.encode() not in found] == []


def serves(server: Server, version: str) -> bool:
    """Whether a server serves a version to who comes now."""
    return ask(server.port, PREFIX).headers["data-version"] == version
