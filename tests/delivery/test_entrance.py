"""What every request passes: a path in front, proxies that are trusted or not, and headers on every answer."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import Settings, create_app

ROOT = "/onder/dit"
#: As Dash writes it in JSON.
ESCAPED = ROOT.replace("/", "\\u002f")
PAGES = ["/", "/vraag/fase", "/vergelijken?antwoorden=fase.verkenningsfase", "/citaten", "/verantwoording", "/x"]
#: What a browser, or our own script, takes for an address.
ADDRESS = re.compile(r'(?<= )(?:href|src|action|data-[a-z-]+)="(/[^"]*)"|"(/[^"\\]*)\\?"')


@pytest.fixture(scope="module")
def below() -> FlaskClient:
    """A dashboard below a path."""
    return client(path_prefix=ROOT)


@pytest.fixture(scope="module")
def plain() -> FlaskClient:
    """A dashboard with nothing in front."""
    return client()


def client(**settings: Any) -> FlaskClient:
    found: FlaskClient = create_app(replace(Settings(), **settings)).server.test_client()
    return found


def addresses(text: str) -> list[str]:
    """Every text of an answer that begins with one slash, as an attribute or in JSON."""
    found = ADDRESS.findall(text.replace("&quot;", '"').replace("\\u002f", "/"))
    return [one or other for one, other in found if not (one or other).startswith("//")]


def without(text: str) -> str:
    """An answer without the path in front, and without what Dash makes anew for every page."""
    return re.sub('"end_id":"[^"]*"', "", text).replace(ROOT, "").replace(ESCAPED, "")


@pytest.mark.parametrize("path", PAGES)
def test_every_address_of_a_page_stands_below_the_path(below: FlaskClient, plain: FlaskClient, path: str) -> None:
    text = below.get(ROOT + path).text
    found = addresses(text)
    assert len(found) > 10
    assert [item for item in found if not item.startswith(f"{ROOT}/")] == []
    # Nothing else differs, and a proxy that takes the path off gets the same.
    assert without(text) == without(plain.get(path).text)
    assert without(below.get(path).text) == without(text)


@pytest.mark.parametrize(
    "path",
    [
        "/_dash-layout",
        "/resultaat/v/vraag/fase?jaren=2021",
        "/lijst/v/?zoek=fase",
        "/lijst/v/citaten",
        "/pagina/v/citaten",
        "/alles/000000000000/",
    ],
)
def test_what_dash_and_our_script_ask_for_leads_below_the_path(
    below: FlaskClient, plain: FlaskClient, path: str
) -> None:
    text = below.get(ROOT + path).text
    found = addresses(text)
    assert found
    assert [item for item in found if not item.startswith(f"{ROOT}/")] == []
    assert without(text) == without(plain.get(path).text)


def test_dash_is_asked_for_the_page_that_stands_in_the_address_bar(below: FlaskClient) -> None:
    for path in ("/vraag/fase", "/"):
        assert below.get(f"{ROOT}/pagina/v{ROOT}{path}").data == below.get(f"{ROOT}/pagina/v{path}").data


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        (ROOT, f"{ROOT}/"),
        (f"{ROOT}?zoek=geld", f"{ROOT}/?zoek=geld"),
        (f"{ROOT}/citaten/?zoek=geld", f"{ROOT}/citaten?zoek=geld"),
        (f"{ROOT}/vraag/fase?vraag=inzet&jaren=2021", f"{ROOT}/vraag/inzet?jaren=2021"),
        (f"{ROOT}/lijst/v", f"{ROOT}/lijst/v/"),
    ],
)
def test_what_leads_on_stays_below_the_path(below: FlaskClient, path: str, leads_to: str) -> None:
    moved = below.get(path)
    assert moved.status_code in (302, 308)
    assert moved.location.removeprefix("http://localhost") == leads_to
    assert below.get(moved.location).status_code == 200


def test_files_and_everything_that_a_page_loads_are_served_below_the_path(below: FlaskClient) -> None:
    text = below.get(f"{ROOT}/verantwoording").text
    wanted = [item for item in addresses(text) if "/_static/" in item or "/bestanden/" in item]
    assert len(wanted) > 10
    for item in wanted:
        assert below.get(item.partition("#")[0]).status_code == 200
    style = below.get(next(item for item in wanted if item.endswith(".css")))
    assert "url(/" not in style.text


def test_another_path_that_begins_alike_is_no_page(below: FlaskClient) -> None:
    assert below.get(f"{ROOT}x/citaten").status_code == 404


FORWARDED = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example", "X-Forwarded-For": "1.2.3.4"}


def test_forwarded_headers_of_nobody_are_believed(plain: FlaskClient) -> None:
    answer = plain.get("/", headers={**FORWARDED, "X-Request-ID": "from-outside", "X-Forwarded-Prefix": "/evil"})
    assert "Strict-Transport-Security" not in answer.headers
    assert re.fullmatch("[0-9a-f]{32}", answer.headers["X-Request-ID"])
    assert "evil" not in answer.text


@pytest.mark.parametrize(
    ("given", "kept"), [("abc-123.DEF_4", True), ("a b c d e", False), ("x" * 65, False), ("short", False)]
)
def test_a_trusted_proxy_gives_the_scheme_and_the_id(given: str, *, kept: bool) -> None:
    trusting = client(trusted_proxies=1)
    answer = trusting.get("/x", headers={**FORWARDED, "X-Request-ID": given})
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert (answer.headers["X-Request-ID"] == given) == kept


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/x",
        "/vraag/fase/",
        "/bestanden/results.csv",
        "/_dash-layout",
        "/_static/x/y",
        "/_dash-component-suites/x/y.js",
    ],
)
def test_every_answer_has_the_headers(plain: FlaskClient, path: str) -> None:
    for answer in (plain.get(path), plain.head(path), plain.post(path)):
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
        for name in (
            "Referrer-Policy",
            "Permissions-Policy",
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
        ):
            assert answer.headers[name]
        assert "Set-Cookie" not in answer.headers
        assert "Strict-Transport-Security" not in answer.headers


def test_sites_that_are_named_may_show_a_page_in_a_frame() -> None:
    answer = client(frame_ancestors=("https://www.vng.nl", "https://*.vng.nl")).get("/")
    assert "frame-ancestors https://www.vng.nl https://*.vng.nl" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers
