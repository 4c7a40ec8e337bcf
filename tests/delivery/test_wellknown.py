"""What machines ask for, and what is counted."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import Settings, create_app
from callbacks.kinds import kind_of
from delivery import wellknown
from delivery.metrics import Serving, collected


def client(settings: Settings) -> FlaskClient:
    found: FlaskClient = create_app(settings).server.test_client()
    return found


def value(sample: str) -> float:
    """The number of a sample; 0 where there is none yet."""
    found = re.search(f"^{re.escape(sample)} (.+)$", collected().decode(), re.MULTILINE)
    return float(found.group(1)) if found else 0.0


def test_a_server_tells_that_it_lives_and_which_version_is_ready() -> None:
    versions: list[str] = []
    server = Flask(__name__)
    wellknown.register(server, lambda: versions[-1] if versions else None, "")
    asked = server.test_client()
    assert asked.get("/_healthz/livez").status_code == 200
    assert asked.get("/_healthz/readyz").status_code == 503
    versions.append("0123456789ab")
    ready = asked.get("/_healthz/readyz")
    assert (ready.status_code, ready.text) == (200, "ready, data version 0123456789ab\n")
    assert ready.headers["Cache-Control"] == "no-store"


def test_health_is_asked_below_a_path_or_without_it() -> None:
    asked = client(Settings(path_prefix="/x"))
    for path in ("/_healthz/livez", "/x/_healthz/readyz"):
        assert asked.get(path).status_code == 200


def test_where_a_leak_can_be_reported() -> None:
    assert client(Settings()).get("/.well-known/security.txt").status_code == 404
    answer = client(Settings(security_contact="mailto:veilig@b.nl")).get("/.well-known/security.txt")
    assert answer.mimetype == "text/plain"
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert fields["Contact"] == "mailto:veilig@b.nl"
    assert 0 < (datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)).days < 365


def test_metrics_are_closed_but_at_their_own_port() -> None:
    closed = client(Settings())
    assert closed.get("/metrics").status_code == 404
    open_ = client(Settings(metrics_port=9100))
    assert open_.get("/metrics").status_code == 404
    on_port = {"SERVER_PORT": "9100"}
    answer = open_.get("/metrics", environ_overrides=on_port)
    assert answer.status_code == 200
    assert "inclusietrends_requests_total" in answer.text
    assert open_.get("/vraag/fase", environ_overrides=on_port).status_code == 404


def test_requests_searches_and_exports_are_counted() -> None:
    asked = client(Settings())
    route = 'inclusietrends_requests_total{method="GET",route="/lijst/<version>/<path:path>",status="200"}'
    before = [value(name) for name in (route, "inclusietrends_searches_total")]
    files = 'inclusietrends_exports_total{kind="question"}'
    made = value(files)
    for path in ("/lijst/v/citaten?zoek=geheim", "/lijst/v/citaten", "/cijfers/fase.csv", "/cijfers/onzin.csv"):
        asked.get(path).close()
    after = [value(name) for name in (route, "inclusietrends_searches_total")]
    assert [new - old for new, old in zip(after, before, strict=True)] == [2, 1]
    assert value(files) - made == 1
    assert "geheim" not in collected().decode()


def test_a_stranger_cannot_make_new_series() -> None:
    asked = client(Settings())
    before = collected().count(b"\n")
    for number in range(20):
        asked.get(f"/nergens/{number}").close()
        asked.open(f"/nergens/{number}", method=f"ODD{number}").close()
    assert collected().count(b"\n") < before + 40


def test_a_process_serves_one_version() -> None:
    serving = Serving()
    for version in ("aaaaaaaaaaaa", "bbbbbbbbbbbb"):
        serving.tell(version)
    assert value('inclusietrends_data_version{version="aaaaaaaaaaaa"}') == 0
    assert value('inclusietrends_data_version{version="bbbbbbbbbbbb"}') == 1


@pytest.mark.parametrize(
    ("path", "query", "kind"),
    [
        ("/lijst/v/", "zoek=geld", "search"),
        ("/lijst/v/", "", ""),
        ("/keuzes/0123456789ab/toevoegen", "toevoegen=x", "search"),
        ("/beeld/vraag/fase", "", "picture"),
        ("/citatenbestand/citaten.csv", "", "quotes"),
        ("/bestanden/results.csv", "", "table"),
        ("/peiling/0123456789ab/dia", "", "survey"),
        ("/alles/0123456789ab/", "afbeelding=dia", "everything"),
        ("/alles/0123456789ab/vraag/fase", "", ""),
        ("/vraag/fase", "zoek=geld", ""),
    ],
)
def test_what_a_request_is(path: str, query: str, kind: str) -> None:
    assert kind_of(path, query) == kind
