"""The server of a desk: who is slow or silent keeps nobody out, and a stop waits for what is running."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.request import urlopen

import pytest

from delivery.desk import THREADS, desk_server

#: An application that tells in its log how far it is; /slow takes two seconds, /large is far more than a socket holds.
PROGRAM = """
import socket, time
from delivery.desk import desk_server, serve
def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    print(environ["PATH_INFO"], flush=True)
    for part in range(20):
        time.sleep(0.1 if environ["PATH_INFO"] == "/slow" else 0)
        yield b"x" * 1000
listening = socket.create_server(("127.0.0.1", 0))
print(listening.getsockname()[1], flush=True)
serve(desk_server(application, listening), 10)
"""
LARGE = [b"x" * 1_000_000] * 30


@pytest.fixture
def port() -> Iterator[int]:
    """Where a server is that answers /large with much and everything else with little."""

    def application(environ: dict[str, str], start_response: object) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/plain")])  # type: ignore[operator]
        return LARGE if environ["PATH_INFO"] == "/large" else [b"quick"]

    with socket.create_server(("127.0.0.1", 0), backlog=512) as listening:
        found: int = listening.getsockname()[1]
        server = desk_server(application, listening)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        yield found
        server.close()
        thread.join(timeout=5)


def connected(port: int, sent: bytes) -> socket.socket:
    """A connection that sent something."""
    made = socket.create_connection(("127.0.0.1", port))
    made.sendall(sent)
    return made


def is_quick(port: int) -> bool:
    """Whether another reader is answered at once."""
    with urlopen(f"http://127.0.0.1:{port}/", timeout=3) as answer:
        return bool(answer.read() == b"quick")


@pytest.mark.parametrize(
    "sent", [b"", b"GET / HTTP/1.1\r\nHost: x\r\n", b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n1"]
)
def test_connections_that_ask_nothing_keep_nobody_out(port: int, sent: bytes) -> None:
    with ExitStack() as open_:
        for _ in range(200):
            open_.enter_context(connected(port, sent))
        assert is_quick(port)


def test_slow_readers_hold_no_thread(port: int) -> None:
    with ExitStack() as open_:
        for _ in range(THREADS + 4):
            open_.enter_context(connected(port, b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n"))
        time.sleep(0.5)
        assert is_quick(port)


def test_who_is_silent_is_closed(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    del port
    monkeypatch.setattr("delivery.desk.SILENT", 1)
    monkeypatch.setattr("delivery.desk.LOOK", 0)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = desk_server(lambda *_: [], listening)
        threading.Thread(target=server.run, daemon=True).start()
        with connected(listening.getsockname()[1], b"GET /") as silent:
            silent.settimeout(10)
            assert silent.recv(1) == b""
        server.close()


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_lets_a_running_download_end(name: signal.Signals) -> None:
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", PROGRAM], cwd=root, stdout=subprocess.PIPE) as process:  # noqa: S603 - our own
        assert process.stdout is not None
        port = int(process.stdout.readline())
        with urlopen(f"http://127.0.0.1:{port}/slow", timeout=20) as answer:
            assert process.stdout.readline() == b"/slow\n"
            process.send_signal(name)
            assert answer.read() == b"x" * 20_000
        assert process.wait(timeout=10) == 0
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port))
