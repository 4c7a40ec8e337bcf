"""Addresses that nobody of ours made: no error, no long work, and nothing of the address comes back as markup."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import quote, unquote, urlencode

import orjson
import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app import Settings, create_app
from components.ids import Control

#: The same examples at every run, as many as take a few seconds together; how long one takes is asserted below.
BOUNDED = settings(
    derandomize=True, max_examples=120, deadline=None, database=None, suppress_health_check=[*HealthCheck]
)
#: Seconds of processor time that an answer may take, on a slow machine too.
MOST_SECONDS = 2.0

REAL = [
    "/",
    "/vraag/fase?jaren=2020,2021&weergave=lijnen&zoek=raad",
    "/vraag/knelpunten?antwoorden=geen&marges=aan&sorteren=verandering",
    "/vergelijken?antwoorden=fase.verkenningsfase,inzet.ja&weergave=verschil",
    "/citaten?vraag=vorm&zoek=geen+geld&bladzijden=2",
    "/citaten?citaat=2021-vorm-1",
    "/verantwoording?vraag=fase",
    "/toegankelijkheid",
    "/resultaat/v/vraag/fase?groep=alle&aantallen=on&smal=ja",
    "/resultaat/v/vergelijken?antwoorden=fase.verkenningsfase",
    "/lijst/v/citaten?zoek=-geld+%22de+raad%22&jaar=2021",
    "/lijst/v/vraag/fase?zoek=x&thema=y",
    "/lijst/v/?zoek=raad",
    "/keuzes/toevoegen?toevoegen=sport&klaar=ja",
    "/keuzes/getypte-vraag?x=y",
    "/pagina/v/vraag/fase?citaatjaar=2020",
    "/pagina/v/",
    "/beeld/vraag/fase?afbeelding=vierkant&titel=vraag",
    "/beeld/vergelijken?antwoorden=fase.verkenningsfase",
    "/grafiek/fase.svg?v=x",
    "/cijfers/fase.csv?jaren=2021",
    "/cijfers/fase.pptx?weergave=lijnen",
    "/peiling/trendrapport.docx?x=y",
    "/alles/?afbeelding=vierkant&titel=vraag",
    "/alles/inhoud.csv?afbeelding=dia",
    "/alles/vraag/fase?afbeelding=dia",
    "/cijfers/vergelijken.xlsx?antwoorden=fase.verkenningsfase",
    "/citatenbestand/citaten.docx?zoek=geld",
    "/bestanden/results.csv",
    "/_static/x/plotly.js",
    "/_dash-layout",
]
#: What an attack looks like, and what no text has; MARK tells that a text of ours came back.
MARK = "q8w"
ATTACKS = [
    f"<{MARK} x=1>",
    f'"><{MARK}>',
    f"'><{MARK} onload=alert(1)>",
    f"</script><{MARK}>",
    f"</textarea></title><{MARK}>",
    f"{{{{7*7}}}}<{MARK}>",
    f"javascript:{MARK}",
    f'" onfocus={MARK} "',
    f"&lt;{MARK}&gt;",
    "$&$`$'",
    "\x00\x01\x0b",
    "\ufffe\ufeff\u200b\u202e",
    "\U0001f642" * 30,
    "\u0301" * 100,
    "-" * 200,
    '"' * 199,
    "99999999999999999999",
    "-1",
    "1e999",
    "alle",
    "geen",
    ",,,,",
]
PARTS = st.one_of(st.sampled_from(ATTACKS), st.text(max_size=30), st.integers().map(str))
NAMES = st.one_of(
    st.sampled_from([*map(str, Control), "citaat", "bladzijden", "smal", "klaar", "jaar", "v", "utm"]),
    st.text(max_size=8),
)
QUERIES = st.lists(st.tuples(NAMES, PARTS), max_size=8).map(urlencode)


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    found: FlaskClient = create_app(Settings()).server.test_client()
    for address in REAL:
        found.get(address)
    return found


class Elements(HTMLParser):
    """Names of the elements of a text as HTML, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element and the names of its attributes, and where it leads to."""
        self.found += [tag, *(name for name, _ in attrs)]
        self.found += [value.strip().lower() for name, value in attrs if name in {"href", "src"} and value]


def markup(answer: bytes, kind: str) -> Iterator[str]:
    """What a browser takes for HTML in an answer: a page, or the contents of the places in one of JSON."""
    if kind.startswith("text/html"):
        yield answer.decode()
    elif kind == "application/json":
        told = orjson.loads(answer)
        for part in told if isinstance(told, list) else [told]:
            if isinstance(part, dict) and isinstance(part.get("props"), dict) and "data" in part["props"]:
                part = orjson.loads(part["props"]["data"]) if isinstance(part["props"]["data"], str) else {}
            if isinstance(part, dict):
                yield from part.get("places", {}).values()


def ask(client: FlaskClient, address: str) -> None:
    """Ask, and hold the answer against what every answer must be."""
    started = time.process_time()
    answer = client.get(address)
    assert answer.status_code < 500 or answer.status_code == 503, address
    assert time.process_time() - started < MOST_SECONDS, address
    assert re.fullmatch(r'(attachment; filename="[a-z0-9_.-]+")?', answer.headers.get("Content-Disposition", ""))
    for text in markup(answer.data, answer.content_type or ""):
        found = Elements(text).found
        assert not [part for part in found if MARK in part or part.startswith(("on", "javascript:"))], address


@BOUNDED
@given(address=st.sampled_from(REAL), query=QUERIES)
@example(address="/vraag/fase", query=urlencode([(str(name), ATTACKS[0]) for name in Control]))
@example(address="/citaten", query=urlencode([("zoek", ATTACKS[1]), ("vraag", ATTACKS[2]), ("citaat", ATTACKS[3])]))
@example(address="/vergelijken", query=urlencode([("antwoorden", ATTACKS[0]), ("toevoegen", ATTACKS[1])]))
def test_any_query(client: FlaskClient, address: str, query: str) -> None:
    path, _, own = address.partition("?")
    ask(client, f"{path}?{own}&{query}")


@BOUNDED
@given(address=st.sampled_from(REAL), place=st.integers(0, 60), cut=st.integers(0, 8), put=PARTS, raw=st.booleans())
def test_any_change_of_a_real_address(
    client: FlaskClient, address: str, place: int, cut: int, put: str, raw: bool
) -> None:
    place = min(max(1, place), len(address))
    put = put if raw and put.isascii() and put.isalnum() else quote(put, safe="" if raw else "/&=,?")
    ask(client, address[:place] + put + address[place + cut :])


@BOUNDED
@given(
    path=st.lists(PARTS, min_size=1, max_size=5),
    start=st.sampled_from([unquote(one.partition("?")[0]) for one in REAL]),
)
def test_any_path(client: FlaskClient, path: list[str], start: str) -> None:
    ask(client, "/".join([start.rstrip("/"), *(quote(part, safe="") for part in path)]))


def test_the_reading_of_markup_finds_what_it_must() -> None:
    for text in (f"<p><{MARK}>", '<a href=" JavaScript:x">', '<b onload="x">'):
        assert [part for part in Elements(text).found if MARK in part or part.startswith(("on", "javascript:"))]
    assert [*markup(b'{"places": {"a": "<p>"}}', "application/json")] == ["<p>"]
