"""Nothing of a survey whose every text is an attack becomes markup, wherever it is shown or taken along."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import orjson
import pytest
from flask.testing import FlaskClient

from app import Settings, create_app
from data.store import Store
from data.survey.comparing import COMPARING
from tests.hostile import MARK, hostile
from tests.test_fuzz import Elements, markup


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return hostile(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def client(attacked: Store) -> FlaskClient:
    assert attacked.folder
    found: FlaskClient = create_app(Settings(tables_dir=attacked.folder)).server.test_client()
    return found


def states(store: Store) -> list[str]:
    """Paths of pages with queries that show every kind of text."""
    views = [f"weergave={view}&marges=aan&aantallen=aan" for view in ("staven", "lijnen", "verschil", "tabel")]
    chosen = ",".join(store.question(COMPARING).option_ids[::25][:4])
    group = next(iter(store.questions["fase"].subgroup))
    return [
        "/",
        "/?zoek=img",
        "/citaten?zoek=img",
        "/citaten?zoek=script+OF+window",
        "/verantwoording",
        *(f"/vraag/{question_id}?{views[place]}" for place, question_id in enumerate([*store.questions][2:6])),
        *(f"/vraag/fase?groep={group}&zoek=window&{view}" for view in views),
        *(f"/vergelijken?antwoorden={chosen}&{view}" for view in views),
    ]


def texts(part: Any) -> Iterator[str]:
    """Every text in a figure."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for one in part.values() if isinstance(part, dict) else part:
            yield from texts(one)


def held(text: str) -> None:
    """Hold a text that a browser takes for HTML against what must not be in it."""
    found = Elements(text).found
    # An address of ours may have a text in its query.
    assert not [part for part in found if MARK in part and not re.match("/[a-z]+[?/]", part)]
    assert not [part for part in found if part.startswith(("on", "javascript:"))]


def test_no_page_and_no_answer_holds_markup_of_a_text(client: FlaskClient, attacked: Store) -> None:
    shown = 0
    for state in states(attacked):
        path, _, query = state.partition("?")
        for start in ("", "/pagina/v", "/lijst/v", "/resultaat/v", "/beeld"):
            answer = client.get(f"{start}{path}?{query}")
            assert answer.status_code in {200, 404}
            for text in markup(answer.data, answer.content_type):
                shown += MARK in text
                held(text)
            told = answer.json if answer.mimetype == "application/json" and start in ("/resultaat/v", "/beeld") else {}
            for text in texts((told or {}).get("figure")):
                shown += MARK in text
                # plotly.js reads a little HTML, and formulas: line ends are ours, everything else is escaped.
                assert "<" not in text.replace("<br>", "")
                assert "$" not in text
    assert shown > 50


def test_what_a_page_starts_from_ends_where_it_must(client: FlaskClient) -> None:
    page = client.get("/vraag/fase").text
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL)
    assert not [script for script in scripts if MARK in script]


def test_no_file_holds_markup_or_a_formula(client: FlaskClient, attacked: Store) -> None:
    for question_id in [
        *[*attacked.questions][:3],
        f"{COMPARING}?antwoorden={attacked.question(COMPARING).option_ids[0]}",
    ]:
        name, _, query = question_id.partition("?")
        book = client.get(f"/cijfers/{name}.xlsx?{query}")
        assert book.status_code == 200
        no_formula(book.data)
    no_formula(client.get("/citatenbestand/citaten.xlsx").data)
    for path in ("/citatenbestand/citaten.docx", "/cijfers/fase.pptx?weergave=lijnen", "/cijfers/knelpunten.pptx",
                 "/peiling/alle-vragen.pptx", "/peiling/trendrapport.docx"):  # fmt: skip
        assert MARK in well_formed(client.get(path).data)
    for row in client.get("/").text.split('src="/grafiek/')[1:]:
        picture = client.get("/grafiek/" + row.partition('"')[0])
        drawn = ElementTree.fromstring(picture.data)  # noqa: S314 - our own
        assert {part.tag.rpartition("}")[2] for part in drawn.iter()} <= {
            "svg", "title", "rect", "text", "line", "defs", "pattern", "path"
        }  # fmt: skip


def well_formed(content: bytes) -> str:
    """The texts of the parts of an Office file; an attack is in none of the names of their elements and links."""
    with ZipFile(io.BytesIO(content)) as parts:
        roots = [ElementTree.fromstring(parts.read(name)) for name in parts.namelist()  # noqa: S314 - our own
                 if name.endswith((".xml", ".rels"))]  # fmt: skip
    for root in roots:
        assert not [part for part in root.iter() if MARK in part.tag or MARK in part.get("Target", "")]
    return "".join(text for root in roots for text in root.itertext())


def no_formula(content: bytes) -> None:
    """Every cell of a workbook is a number or a text, and there is no link in it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any(isinstance(cell.value, str) and MARK in cell.value for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink]


def test_answers_keep_their_texts_to_themselves(client: FlaskClient) -> None:
    # What is not a page is not taken for one, whatever it holds.
    for path in ("/lijst/v/citaten", "/resultaat/v/vraag/fase", "/bestanden/quotes.csv", "/grafiek/fase.svg"):
        assert client.get(path).mimetype in {"application/json", "text/csv", "image/svg+xml"}
    assert orjson.loads(client.get("/keuzes/toevoegen?toevoegen=img").data)["places"]
