"""Every route is closed to who is not signed in, whatever the method, the cookie and the way of asking."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from types import SimpleNamespace
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask, Response
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse, create_environ

from components.addresses import SIGN_OUT_PATH
from delivery import guard
from delivery.cookies import Signed
from tests.delivery.provider import Provider, running
from tests.delivery.visitor import BASE, PAGE, SCRIPT, SESSION_SECRET, Visitor, dashboard, signin_of

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
#: What anybody may ask for, written here a second time: whoever opens another has to do so in both places.
OPEN = {
    ("GET", "/_healthz/livez"),
    ("GET", "/_healthz/readyz"),
    ("GET", "/.well-known/security.txt"),
    ("GET", "/_inloggen"),
    ("GET", "/_inloggen/terug"),
    ("GET", "/_uitgelogd"),
    ("POST", "/_uitloggen"),
}
OPEN |= {("HEAD", path) for method, path in OPEN if method == "GET"}
#: What stands in the variable parts of routes, so that most of them answer with something.
PARTS = {
    "version": "000000000000",
    "name": "results.csv",
    "path": "vraag/fase",
    "question_id": "fase",
    "fingerprint": "x",
    "filename": "results.csv",
}


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with running() as found:
        yield found


@pytest.fixture(scope="module")
def server(provider: Provider) -> Flask:
    return dashboard(provider)


def addresses(server: Flask) -> list[str]:
    """An address for every rule of the app, and some for which there is none."""
    found = {
        "/nergens",
        "/_nergens",
        "/_healthz",
        "/_healthz/livez/",
        "//_healthz/livez",
        "/_INLOGGEN",
        "/assets/x.css",
    }
    found |= {"/vraag/fase", "/vraag/fase/", "/citaten?zoek=geld", "/_static/x/inclusietrends.js", "/_healthz/../"}
    for rule in server.url_map.iter_rules():
        values = {name: PARTS.get(name, "x") for name in rule.arguments}
        built = rule.build(values)
        assert built
        found.add(built[1])
    return sorted(found | {path for _, path in OPEN})


def expired(session: Signed, monkeypatch: pytest.MonkeyPatch) -> str:
    """A cookie of somebody whose time is over."""
    with monkeypatch.context() as patch:
        patch.setattr("itsdangerous.timed.time", SimpleNamespace(time=lambda: time.time() - session.seconds - 1))
        return session.seal({"name": "Anna"})


def useless(server: Flask, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Cookies that let nobody in, by what is wrong with them."""
    signin = signin_of(server)
    session = signin.sessions
    good = session.seal({"name": "Anna"})
    body, _, signature = good.rpartition(".")
    others = {
        "none": "",
        "unsigned": json.dumps({"name": "Anna"}),
        "cut": good[:-1],
        "changed": f"x{body}.{signature}",
        "expired": expired(session, monkeypatch),
        "of an attempt": signin._attempts.seal({"name": "Anna"}),
    }
    changes = {"other secret": {"secret": SESSION_SECRET[::-1]}, "other rules": {"purpose": "anybody"}}
    made = {name: Signed(**{**vars(session), **change}).seal({"name": "Anna"}) for name, change in changes.items()}
    return {**others, **made}


def ask(server: Flask, path: str, method: str, cookie: str, headers: dict[str, str]) -> TestResponse:
    """The answer to a request with a cookie as a session."""
    name = signin_of(server).sessions.name
    client = server.test_client(use_cookies=False)
    return client.open(path, method=method, base_url=BASE, headers={**headers, "Cookie": f"{name}={cookie}"})


def check_closed(answer: TestResponse, provider: Provider) -> None:
    """Nothing is in an answer but that one has to sign in."""
    assert answer.status_code in (302, 401)
    if answer.status_code == 401:
        assert answer.text in (guard.ENDED, "")
    else:
        assert answer.location.startswith(f"{provider.url}/enter?")
        assert len(answer.text) < 2_000
    assert answer.headers["Cache-Control"] == "no-store"
    assert "nosniff" in answer.headers["X-Content-Type-Options"]
    assert "Data-Version" not in answer.headers


def test_every_route_is_closed_to_who_has_no_session(
    server: Flask, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    cookies, found = useless(server, monkeypatch), addresses(server)
    assert len(found) > 35
    assert {"/_dash-layout", "/_dash-dependencies", "/_static/x/results.csv"} <= set(found)
    for path in found:
        for method in METHODS:
            if (method, path) in OPEN:
                continue
            for headers in (PAGE, SCRIPT, {}):
                answer = ask(server, path, method, "", headers)
                check_closed(answer, provider)
                led = headers is PAGE and method in ("GET", "HEAD")
                assert answer.status_code == (302 if led else 401), (path, method)
        for what, cookie in cookies.items():
            for headers in (PAGE, SCRIPT) if ("GET", path) not in OPEN else ():
                answer = ask(server, path, "GET", cookie, headers)
                check_closed(answer, provider)
                assert answer.status_code == (302 if headers is PAGE else 401), (path, what)


def test_the_same_addresses_are_open_to_who_signed_in(server: Flask) -> None:
    good = signin_of(server).sessions.seal({"name": "Anna"})
    closed = [path for path in addresses(server) if ("GET", path) not in OPEN]
    answers = {path: ask(server, path, "GET", good, SCRIPT) for path in closed}
    assert {answer.status_code for answer in answers.values()} <= {200, 302, 308, 404}
    assert sum(answer.status_code == 200 for answer in answers.values()) > 15
    for path in ("/", "/_dash-layout", "/_dash-dependencies", "/vraag/fase", "/bestanden/results.csv"):
        assert answers[path].status_code == 200
    for answer in answers.values():
        kept = answer.headers["Cache-Control"]
        assert "private" in kept
        assert "public" not in kept
        assert "no-store" in kept or "immutable" in kept
        assert "Set-Cookie" not in answer.headers


def test_what_is_open_is_written_here(server: Flask) -> None:
    assert {(method, path) for path, methods in guard.OPEN.items() for method in methods} == OPEN
    assert guard.SIGN_OUT == SIGN_OUT_PATH
    for method, path in OPEN:
        answer = ask(server, path, method, "", SCRIPT)
        assert answer.status_code in (200, 302, 400, 404)
        assert len(answer.data) < 4_000
        assert "data-first" not in answer.text
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_route_that_somebody_adds_is_closed(provider: Provider) -> None:
    fresh = dashboard(provider)
    fresh.add_url_rule("/nieuw/<name>", "nieuw", lambda name: Response(f"content {name}", mimetype="text/plain"))
    for path in ("/nieuw/x", "/nieuw/_inloggen"):
        check_closed(ask(fresh, path, "GET", "", SCRIPT), provider)
        assert ask(fresh, path, "GET", signin_of(fresh).sessions.seal({"name": "A"}), SCRIPT).status_code == 200


BOUNDED = settings(
    derandomize=True, max_examples=300, deadline=None, database=None, suppress_health_check=[*HealthCheck]
)
#: Those that mean something in an address, and some that a program may take for them.
LETTERS = "/\\:@?#%.;&=a5cf\t\r\n\0 \u00e9\u2028\u200b\u2044\uff0f\u00a0"
HOSTILE = ["//evil.example", "/\\evil.example", "\\\\evil.example", "/https:evil.example", "/https://evil.example"]
HOSTILE += [
    "/%2f/evil.example",
    "/%5cevil.example",
    "/\t/evil.example",
    "/\r\nLocation: x",
    "/./\\evil.example",
    "/..//x",
]
HOSTILE += ["///evil.example/", "/@evil.example", "/:80", "/javascript:alert(1)", "/\u2028/evil.example", "/\x00//evil"]


def seen_by_a_browser(address: str) -> str:
    """An address as a browser reads it (URL Standard): no tabs and line breaks, and a backslash is a slash."""
    plain = "".join(letter for letter in address.strip() if letter not in "\t\r\n").strip("".join(map(chr, range(33))))
    path, mark, rest = plain.partition("?")
    return path.replace("\\", "/") + mark + rest


@pytest.mark.parametrize("root", ["", "/onder/dit"])
@given(
    path=st.one_of(st.sampled_from(HOSTILE), st.text(LETTERS, max_size=40).map("/{}".format)),
    text=st.one_of(st.sampled_from(HOSTILE), st.text(LETTERS, max_size=40)).map(
        lambda text: text.encode().decode("latin-1")
    ),
)
@example(path="//evil.example/%2e%2e", text="")
@example(path="/\\/evil.example", text="x=//evil.example#y")
@BOUNDED
def test_what_was_wanted_never_leads_elsewhere(root: str, path: str, text: str) -> None:
    environ = create_environ()
    environ |= {"PATH_INFO": path.encode().decode("latin-1"), "QUERY_STRING": text, "SCRIPT_NAME": root}
    found = guard.wanted(environ)
    assert found.isascii()
    assert found.isprintable()
    assert found.startswith(f"{root}/")
    whole = urlsplit(urljoin(f"{BASE}/_inloggen/terug", seen_by_a_browser(found)))
    assert (whole.scheme, whole.netloc) == ("https", "dashboard.example")


@given(path=st.sampled_from(HOSTILE))
@settings(
    derandomize=True, max_examples=len(HOSTILE), deadline=None, database=None, suppress_health_check=[*HealthCheck]
)
def test_signing_in_from_a_hostile_address_stays_here(server: Flask, provider: Provider, path: str) -> None:
    visitor = Visitor(server.test_client(), provider)
    environ = {"PATH_INFO": path.encode().decode("latin-1")}
    back = visitor.go(visitor.at_provider(visitor.go("/x", environ_overrides=environ)))
    assert back.status_code == 302
    whole = urlsplit(urljoin(f"{BASE}/_inloggen/terug", seen_by_a_browser(back.location)))
    assert (whole.scheme, whole.netloc) == ("https", "dashboard.example")


@pytest.mark.parametrize(
    ("method", "headers", "is_one"),
    [
        ("GET", {"Sec-Fetch-Mode": "navigate"}, True),
        ("HEAD", {"Sec-Fetch-Mode": "navigate", "Accept": "text/html"}, True),
        ("GET", {"Accept": "text/html,application/xhtml+xml"}, True),
        ("GET", {"Sec-Fetch-Mode": "cors", "Accept": "text/html"}, False),
        ("GET", {"Sec-Fetch-Mode": "no-cors"}, False),
        ("GET", {"Accept": "*/*"}, False),
        ("GET", {}, False),
        ("POST", {"Sec-Fetch-Mode": "navigate", "Accept": "text/html"}, False),
    ],
)
def test_who_goes_to_a_page_is_told_from_a_script(method: str, headers: dict[str, str], *, is_one: bool) -> None:
    assert guard.is_navigation(create_environ(method=method, headers=headers)) == is_one
