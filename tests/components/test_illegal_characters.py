"""Characters that XML does not allow are in every text of a survey, and in no file or picture that is made of it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import openpyxl
import pyarrow as pa
import pytest

from components.charts import page_figure, picture_figure
from components.exports.csv_file import csv_file
from components.exports.excel_file import excel_file
from components.exports.powerpoint import powerpoint
from components.exports.quotes_files import QUOTES_FILES
from components.exports.report import trend_report
from components.small_chart import small_chart
from data.files import table_file
from data.overview.rows import overview
from data.overview.whole import whole_survey
from data.quotes.filters import QuoteFilters
from data.quotes.finding import find
from data.store import Store
from data.survey.characters import ILLEGAL, legal
from data.survey.parquet import arrow_schema
from data.survey.questions import Note
from data.survey.schema import TABLES, Kind
from data.views.filters import View, default
from data.views.frames import QuestionView
from data.views.question import question_view
from tests.builders import question, quote, store

#: One of each kind that a Parquet file can hold, and halves of a pair, which only Python can.
BAD, HALVES = "\x00\x01\x07\x08\x0b\x0c\x0e\x1b\x1f\x7f\x85\x92\ufffe\uffff", "\ud800\udfff"


def bad(text: str, more: str = "") -> str:
    half = len(text) // 2
    return BAD + more + text[:half] + BAD + more + text[half:] + BAD + more


@pytest.fixture(scope="module")
def spoilt() -> Store:
    """A survey with such characters in every text column."""
    years = {2019: "a", 2020: "b", 2021: "b"}
    labels = bad("Ja zeker"), bad("Nee")
    notes = [
        Note("n1", labels[0].lower(), 2021, "anomaly", bad("Een opmerking", HALVES), 1),
        Note("n2", None, 2020, "break", bad("Een breuk", HALVES), 1),
        Note("n3", None, None, "definition", bad("Een definitie", HALVES), 1),
    ]
    item = question(years, labels, notes, bases={2019: 20, 2020: 100, 2021: 100})
    item = replace(
        item,
        title=bad("Een titel", HALVES),
        text=bad("Doet u mee?", HALVES),
        measurements=tuple(replace(one, definition=bad("Deel")) for one in item.measurements),
        options=tuple(replace(one, text=bad("Voluit")) for one in item.options),
    )
    values: dict[str, list[float | None]] = {
        labels[0].lower(): [50.0, 40.0, 80.0],
        labels[1].lower(): [50.0, 60.0, None],
    }
    statuses = {(labels[0].lower(), 2021): ("V", "n1")}
    said = [
        quote(bad("Er is geen geld"), "q1", theme=bad("Thema"), label=bad("Label"), context=bad("Zij zeiden")),
        quote(bad("- geen tijd"), "q2"),
    ]
    made = replace(
        store(item, values, statuses, said), sources=dict.fromkeys((2019, 2020, 2021), bad("De bron", HALVES))
    )
    return replace(made, tables={**made.tables, "notes": _table("notes"), "statements": _table("statements")})


def _table(name: str) -> pa.Table:
    kinds: dict[Kind, object] = {Kind.TEXT: bad("tekst"), Kind.PERCENTAGE: 1.0}
    row = {column.name: kinds.get(column.kind, 2021) for column in TABLES[name].columns}
    return pa.Table.from_pylist([row], schema=arrow_schema(TABLES[name]))


def _views(survey: Store) -> list[QuestionView]:
    chosen = default(survey.question("v"))
    return [question_view(survey, "v", replace(chosen, view=view, margins=True)) for view in View]


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        part = [*part, *part.values()]
    if isinstance(part, str):
        yield part
    elif isinstance(part, list | tuple):
        for one in part:
            yield from _texts(one)


def _xml_of(content: bytes) -> str:
    """The parts of an Office file, each of which must be well-formed XML."""
    with ZipFile(io.BytesIO(content)) as parts:
        files = [parts.read(name) for name in parts.namelist() if name.endswith((".xml", ".rels"))]
    for file in files:
        ElementTree.fromstring(file)  # noqa: S314 - our own
    return b"".join(files).decode()


def test_the_survey_is_spoilt_where_it_can_be(spoilt: Store) -> None:
    view = _views(spoilt)[0]
    for text in (view.question.title, view.answers[0][0].label, spoilt.sources[2021], spoilt.all_quotes[0].text):
        assert ILLEGAL.search(text)


def test_figures_and_pictures_have_none(spoilt: Store) -> None:
    for view in _views(spoilt):
        for figure in (picture_figure(view), page_figure(view, narrow=False), page_figure(view, narrow=True)):
            found = [*_texts(figure)]
            assert any("Ja z" in text for text in found)
            assert not [text for text in found if ILLEGAL.search(text)]


def test_small_charts_are_well_formed(spoilt: Store) -> None:
    (row,) = overview(spoilt).rows
    root = ElementTree.fromstring(small_chart(row, tuple(spoilt.populations)).svg)  # noqa: S314 - our own
    found = [*root.itertext()]
    assert found[0] == legal(spoilt.questions["v"].title)
    assert not [text for text in found if ILLEGAL.search(text)]


def test_tables_have_none(spoilt: Store) -> None:
    for view in _views(spoilt):
        content = excel_file(view)
        assert "Een op" in _xml_of(content)
        assert "_x00" not in _xml_of(content)
        book = openpyxl.load_workbook(io.BytesIO(content))
        texts = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
        assert not [text for text in texts if isinstance(text, str) and ILLEGAL.search(text)]
        assert not ILLEGAL.search(csv_file(view).decode())
    for name in spoilt.tables:
        assert not ILLEGAL.search(b"".join(table_file(spoilt, f"{name}.csv")).decode()), name


def test_slides_have_none(spoilt: Store) -> None:
    for view in _views(spoilt):
        content = powerpoint(view)
        assert "Een op" in _xml_of(content)
        assert not ILLEGAL.search(_xml_of(content))
        assert "_x00" not in _xml_of(content)


def test_the_report_has_none(spoilt: Store) -> None:
    content, _ = trend_report(whole_survey(spoilt))
    assert "Een op" in _xml_of(content)
    assert not ILLEGAL.search(_xml_of(content))
    assert "_x00" not in _xml_of(content)
    again, kept = trend_report(whole_survey(spoilt), old=content)
    assert kept.placed == kept.without_place == []
    assert not ILLEGAL.search(_xml_of(again))


def test_files_of_quotes_have_none(spoilt: Store) -> None:
    found = find(spoilt.all_quotes, QuoteFilters())
    assert len(found) == 2
    files = {ending: make(found, spoilt.titles, spoilt.sources) for ending, make in QUOTES_FILES.items()}
    assert not ILLEGAL.search(files["csv"].decode())
    for ending in ("xlsx", "docx"):
        assert not ILLEGAL.search(_xml_of(files[ending]))
        assert "_x00" not in _xml_of(files[ending])
    paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(files["docx"])).paragraphs]
    assert f"“{legal(spoilt.all_quotes[0].text)}”" in paragraphs


def test_what_is_left_out_parts_words_where_it_breaks_a_line() -> None:
    assert legal("geen\x0bgeld\x07") == "geen geld"
    assert legal("één\tregel\r\nen meer\U0001f600") == "één\tregel\r\nen meer\U0001f600"
