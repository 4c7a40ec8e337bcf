"""gunicorn as ``make serve`` starts it: reloading and stopping loses no request, and the log tells of no person."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Event, Thread
from urllib.request import Request, urlopen

import pytest

from tests.bench.generate import Size, generate
from tests.production import COMMAND, PATIENCE, ROOT, free_port, listens


def ask(url: str, **headers: str) -> HTTPResponse:
    """The answer at an address, whose body may still be on its way."""
    answer: HTTPResponse = urlopen(Request(url, headers=headers), timeout=PATIENCE)  # noqa: S310 - our own server
    return answer


@dataclass
class Running:
    """A server with two workers, its ports, and the file with its log."""

    process: subprocess.Popen[bytes]
    port: int
    metrics_port: int
    log: Path

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def told(self, words: str) -> int:
        """How often the server has told something."""
        return self.log.with_suffix(".err").read_text().count(words)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables with so many quotes that their file takes a while."""
    folder = tmp_path_factory.mktemp("tables")
    generate(Size(questions=4, options=3, years=2, quotes=6_000), folder)
    return folder


@pytest.fixture
def running(tables: Path, tmp_path: Path) -> Iterator[Running]:
    """A server that answers."""
    port, metrics_port, log = free_port(), free_port(), tmp_path / "log"
    more = {"PORT": str(port), "WORKERS": "2", "DATA_DIR": str(tables), "STOP_TIMEOUT": "20"}
    more["METRICS_PORT"] = str(metrics_port)
    with (
        log.open("wb") as out,
        log.with_suffix(".err").open("wb") as error,
        subprocess.Popen(  # noqa: S603 - our own
            COMMAND, cwd=ROOT, env={**os.environ, **more}, stdout=out, stderr=error
        ) as process,
    ):
        try:
            found = Running(process, port, metrics_port, log)
            until = time.monotonic() + PATIENCE
            while not listens(port) and time.monotonic() < until:
                time.sleep(0.1)
            ask(f"{found.url}/citaten").read()
            yield found
        finally:
            process.terminate()


def test_the_log_has_a_line_per_request_without_what_was_searched(running: Running) -> None:
    headers = {"X-Request-ID": "given-by-a-stranger", "User-Agent": "a-browser"}
    with ask(f"{running.url}/citaten?zoek=geheim", **headers) as answer:
        size, given = len(answer.read()), answer.headers["X-Request-ID"]
        assert "Server" not in answer.headers
    running.process.terminate()
    assert running.process.wait(timeout=PATIENCE) == 0
    lines = [json.loads(line) for line in running.log.read_text().splitlines()]
    line = next(line for line in lines if line["request_id"] == given)
    assert set(line) == {"time", "request_id", "method", "path", "status", "bytes", "data_version", "ms"}
    told = [line[name] for name in ("method", "path", "status", "bytes")]
    assert told == ["GET", "/citaten", 200, size]
    assert re.fullmatch("[0-9a-f]{12}", line["data_version"])
    everything = running.log.read_text() + running.log.with_suffix(".err").read_text()
    for private in ("geheim", "given-by-a-stranger", "a-browser"):
        assert private not in everything
    assert "127.0.0.1" not in running.log.read_text()


def test_metrics_count_what_all_workers_answered(running: Running) -> None:
    for _ in range(30):
        ask(f"{running.url}/citaten").read()
    # A request is counted when its connection is done with, which may be after its reader has all of it.
    until, answered, text = time.monotonic() + PATIENCE, 0.0, ""
    while answered < 31 and time.monotonic() < until:
        with ask(f"http://127.0.0.1:{running.metrics_port}/metrics") as answer:
            text = answer.read().decode()
        pages = re.findall(r'^inclusietrends_requests_total\{.*status="200"\} (.+)$', text, re.MULTILINE)
        answered = sum(map(float, pages))
    assert answered == 31
    assert re.findall(r'^inclusietrends_data_version\{version="[0-9a-f]{12}"\} (.+)$', text, re.MULTILINE) == ["2.0"]
    with ask(f"{running.url}/_healthz/readyz") as ready:
        assert ready.status == 200
    assert not any("_healthz" in line for line in running.log.read_text().splitlines())


def test_a_stop_lets_a_running_download_end(running: Running) -> None:
    with ask(f"{running.url}/citatenbestand/citaten.xlsx", **{"X-Progress": "1"}) as answer:
        running.process.terminate()
        content = answer.read()
    assert content[:10] == b"." * 10
    assert content[10:12] == b"PK"
    assert running.process.wait(timeout=PATIENCE) == 0


def test_a_reload_under_load_loses_no_request(running: Running) -> None:
    stop, answers, failed = Event(), [], []

    def click() -> None:
        """As a proxy does: a connection is used again as long as the server keeps it."""
        connection = HTTPConnection("127.0.0.1", running.port, timeout=30)
        while not stop.is_set():
            try:
                connection.request("GET", "/lijst/v/citaten?zoek=geld")
                answer = connection.getresponse()
                answer.read()
                answers.append(answer.status)
            except OSError as error:
                failed.append(repr(error))
        connection.close()

    readers = [Thread(target=click) for _ in range(4)]
    for reader in readers:
        reader.start()
    running.process.send_signal(signal.SIGHUP)
    until = time.monotonic() + PATIENCE
    while running.told("Booting worker") < 4 and time.monotonic() < until:
        time.sleep(0.2)
    while running.told("Worker exiting") < 2 and time.monotonic() < until:
        time.sleep(0.2)
    time.sleep(2)
    stop.set()
    for reader in readers:
        reader.join()
    assert (running.told("Booting worker"), running.told("Worker exiting")) == (4, 2)
    assert failed == []
    assert set(answers) == {200}
    assert len(answers) > 20


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [("WORKERS", "many", "whole number from 1 to 64"), ("DATA_DIR", "/nowhere", "python -m data build")],
)
def test_what_is_wrong_at_the_start_is_told_and_ends_it(variable: str, value: str, said: str) -> None:
    environment = {**os.environ, "PORT": str(free_port()), "WORKERS": "1", variable: value}
    ended = subprocess.run(COMMAND, cwd=ROOT, env=environment, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603
    assert ended.returncode != 0
    assert said in ended.stderr.decode()
    assert "Traceback" not in ended.stderr.decode()


#: Sends an answer in two parts over a connection that prints what it is given.
SENDING = """
from types import SimpleNamespace
import delivery.production
from gunicorn.config import Config
from gunicorn.http.wsgi import Response

request = SimpleNamespace(method="GET", version=(1, 1), should_close=lambda: False)
answer = Response(request, SimpleNamespace(sendall=print), Config())
answer.start_response("200 OK", [("Content-Length", "6")])
answer.write(b"one")
answer.write(b"two")
answer.close()
"""


def test_the_head_of_an_answer_is_sent_with_its_first_part(tmp_path: Path) -> None:
    environment = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    sent = subprocess.run([sys.executable, "-c", SENDING], cwd=ROOT, env=environment, capture_output=True, check=True)  # noqa: S603
    first, second = sent.stdout.decode().splitlines()
    assert first.startswith("b'HTTP/1.1 200 OK")
    assert first.endswith("one'")
    assert "Server" not in first
    assert second == "b'two'"
