"""Known weaknesses are asked of a service like OSV, here one of our own, and of npm, here a script that notes it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from delivery.packages import PACKAGES
from tests.supply.__main__ import main
from tests.supply.audit import of_npm
from tests.supply.parts import LOCK, pins

WEAK = {"id": "GHSA-0000", "affected": [{"package": {"name": "waitress", "ecosystem": "PyPI"}, "versions": ["3.0.2"]}]}


class Service(ThreadingHTTPServer):
    """Answers what is known of a package, and keeps which ones were asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.known: dict[str, object] = {}
        self.asked: list[str] = []
        self.status = 200


class Answer(BaseHTTPRequestHandler):
    """One answer of the service."""

    server: Service

    def do_POST(self) -> None:
        """What is known of the package that the body names."""
        name = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["package"]["name"]
        self.server.asked.append(name)
        body = json.dumps({"vulns": [self.server.known[name]]} if name in self.server.known else {}).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script in place of npm: notes its project and its arguments, and ends as the file ``ends`` says."""
    script = tmp_path / "npm"
    script.write_text(f'#!/bin/sh\ncp package.json {tmp_path}/asked.json\nexit "$(cat {tmp_path}/ends)"\n')
    script.chmod(0o755)
    (tmp_path / "ends").write_text("0")
    monkeypatch.setattr("shutil.which", lambda _: str(script))
    return tmp_path


def audit(service: Service) -> int:
    """How the command ends that asks this service."""
    return main(["audit", "-s", "osv", "--osv-url", f"http://127.0.0.1:{service.server_port}"])


def test_everything_is_asked_and_nothing_known(service: Service, npm: Path) -> None:
    assert audit(service) == 0
    assert sorted(service.asked) == sorted(pin.name for pin in pins(LOCK.read_text(encoding="utf-8")) if pin.holds)
    asked = json.loads((npm / "asked.json").read_text(encoding="utf-8"))
    assert asked == {"dependencies": {package.name: package.version for package in PACKAGES}}


def test_a_known_weakness_fails_and_is_named(service: Service, npm: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert (npm / "ends").exists()
    service.known["waitress"] = WEAK
    assert audit(service) == 1
    assert "GHSA-0000" in capfd.readouterr().out


@pytest.mark.usefixtures("npm")
def test_a_service_that_does_not_answer_is_no_good_news(service: Service) -> None:
    service.status = 404
    assert audit(service) != 0


def test_npm_counts_too(npm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (npm / "ends").write_text("1")
    assert of_npm() == 1
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert of_npm() == 1
