"""What a request may not ask is refused with a sentence, and costs nothing."""

from __future__ import annotations

import logging
import time

import pytest
from flask.testing import FlaskClient

from app import Settings, create_app
from callbacks.limits import ADDRESS, BODY, HEADERS, SENTENCES, TOO_MANY, VALUES


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    app = create_app(Settings())

    def fail() -> str:
        raise RuntimeError("a secret")

    app.server.add_url_rule("/_fails", view_func=fail)
    found: FlaskClient = app.server.test_client()
    return found


#: A callback as Dash sends it, and what else may come in its place.
CALLBACK = (
    '{"output":"page.children","outputs":{"id":"page","property":"children"},"inputs":[{"id":"place",'
    '"property":"pathname","value":[]}],"changedPropIds":["place.pathname"]}'
)
BODIES = ["null", "[]", "{}", "1", "x", "", "\x00", '{"output":"a.b"}', '{"output":null}', CALLBACK, "[" * 5_000]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("kind", ["application/json", "text/plain", "application/x-www-form-urlencoded", ""])
def test_nobody_sends_callbacks(client: FlaskClient, caplog: pytest.LogCaptureFixture, body: str, kind: str) -> None:
    answer = client.post("/_dash-update-component", data=body, content_type=kind)
    assert (answer.status_code, answer.text) == (404, SENTENCES[404])
    assert caplog.text == ""


@pytest.mark.parametrize(
    "path",
    [
        "/_dash-component-suites/dash/x",
        "/_dash-component-suites/x/y",
        "/_dash-component-suites/dash/dcc/dash_core_components.js",
        "/_dash-component-suites/dash/..%2f..%2fapp.py",
        "/_reload-hash",
        "/_favicon.ico",
        "/assets/2-layout.css",
        "/static/x",
    ],
)
def test_what_pages_do_not_ask_for_is_closed(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.text) == (404, SENTENCES[404])


def test_what_pages_ask_for_is_open(client: FlaskClient) -> None:
    for path in ("/", "/vraag/fase", "/_dash-layout", "/_dash-dependencies"):
        assert client.get(path).status_code == 200


def test_no_callback_asks_the_server(client: FlaskClient) -> None:
    # One that does would need the route that is closed.
    callbacks = client.get("/_dash-dependencies").json
    assert callbacks
    assert all(callback["clientside_function"] for callback in callbacks)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST", "TRACE", "PROPFIND", "FOO"])
def test_odd_methods_are_refused(client: FlaskClient, method: str) -> None:
    for path in ("/", "/vraag/fase", "/citatenbestand/citaten.csv", "/resultaat/v/vraag/fase"):
        answer = client.open(path, method=method)
        assert (answer.status_code, answer.text) == (405, SENTENCES[405])
        assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize("path", ["/", "/vraag/fase", "/resultaat/v/vergelijken", "/citatenbestand/citaten.csv", "/x"])
def test_a_long_address_is_refused_at_once(client: FlaskClient, path: str) -> None:
    client.get(path)
    started = time.process_time()
    for address in (f"{path}?antwoorden={'x,' * 100_000}", f"{path}?{'x' * ADDRESS}", path + "/x" * ADDRESS):
        answer = client.get(address)
        assert (answer.status_code, answer.text) == (414, SENTENCES[414])
    assert time.process_time() - started < 0.5
    assert client.get(f"/?{'x' * (ADDRESS - 1)}").status_code == 200


@pytest.mark.parametrize("between", ["&antwoorden=", ",", "%2c", "%2C"])
def test_very_many_values_are_refused(client: FlaskClient, between: str) -> None:
    if (len(between) + 1) * VALUES < ADDRESS:
        answer = client.get(f"/vergelijken?antwoorden={between.join('x' * (VALUES + 1))}")
        assert (answer.status_code, answer.text) == (400, TOO_MANY)
    assert client.get(f"/vergelijken?antwoorden={between.join('x' * 500)}").status_code == 200


def test_a_body_is_refused_unread(client: FlaskClient) -> None:
    for path in ("/", "/vraag/fase", "/_dash-layout", "/resultaat/v/vraag/fase"):
        answer = client.get(path, environ_overrides={"CONTENT_LENGTH": str(300_000_000)})
        assert (answer.status_code, answer.text) == (413, SENTENCES[413])
        assert client.get(path, headers={"Transfer-Encoding": "chunked"}).status_code == 413
        assert client.get(path, data=b"x" * BODY).status_code == 200


def test_very_large_headers_are_refused(client: FlaskClient) -> None:
    for name in ("X-Cookie", "Accept-Encoding", "If-None-Match", "X-Progress", "Accept-Language", "Range"):
        answer = client.get("/", headers={name: "a;q=0.5, " * (HEADERS // 8)})
        assert (answer.status_code, answer.text) == (431, SENTENCES[431])
        started = time.process_time()
        assert client.get("/", headers={name: "a;q=0.5, " * (HEADERS // 10)}).status_code in {200, 304}
        assert time.process_time() - started < 0.5


ODD = (
    "%00",
    "%0a",
    "%0d%0aX:%20y",
    "%ff",
    "%c0%af",
    "%ed%a0%80",
    "%2e%2e%2f",
    "..",
    "%",
    "%zz",
    "%u0041",
    "\x85",
    "🙂",
)


@pytest.mark.parametrize("odd", ODD)
def test_odd_characters_in_addresses_are_no_error(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, odd: str
) -> None:
    for path in ("/{}", "/vraag/{}", "/vraag/fase{}/", "/cijfers/{}.csv", "/bestanden/{}", "/citatenbestand/{}.csv",
                 "/beeld/{}", "/grafiek/{}.svg", "/keuzes/{}", "/_static/{}/{}"):  # fmt: skip
        answer = client.get(path.replace("{}", odd))
        assert answer.status_code in {404, 308}, path
        assert "X" not in answer.headers
    for path in ("/lijst/v/citaten", "/resultaat/v/vraag/fase", "/cijfers/fase.csv"):
        query = "&".join(f"{name}={odd}" for name in ("zoek", "jaren", "vraag", "weergave", "citaat", odd))
        assert client.get(f"{path}?{query}").status_code == 200
    assert caplog.text == ""


def test_bytes_that_are_no_text_are_refused(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    for path in ("/", "/vraag/fase", "/lijst/v/citaten", "/citatenbestand/citaten.csv"):
        answer = client.get(path, environ_overrides={"QUERY_STRING": "zoek=\xff\xfe"})
        assert (answer.status_code, answer.text) == (400, SENTENCES[400])
        # As some programs send it, not escaped.
        assert client.get(path, environ_overrides={"QUERY_STRING": "zoek=caf\xc3\xa9"}).status_code == 200
    assert caplog.text == ""


def test_an_error_of_ours_tells_readers_nothing_and_the_log_all(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = client.get("/_fails")
    assert (answer.status_code, answer.mimetype) == (500, "text/plain")
    assert answer.text.startswith("Er gaat iets mis op de server.")
    assert "a secret" in caplog.text
