"""The sheets as CSV files, in every form in which people save them: handled, or named with file, line and column."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.data.workbook.filling import YEAR, filled, values_of

Text = Callable[[str], str]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("point", [",", "."])
def test_every_form_gives_the_same(separator: str, encoding: str, point: str, tmp_path: Path) -> None:
    book = filled()
    found = book.read(book.csv(tmp_path, separator=separator, encoding=encoding, point=point))
    assert not found.faults
    assert not found.to_confirm
    assert found.source is not None
    assert values_of(found.source, YEAR) == values_of(book.source, 2021)
    assert found.remarks == [
        f"{name}.csv: gelezen als Windows-1252 (ANSI); let op letters met accenten"
        for name in ("resultaten", "vragen", "nieuwe vragen")
        if encoding == "cp1252"
    ]


def without_instruction(text: str) -> str:
    return text.split("\r\n", 2)[2]


def results(change: Text) -> Callable[[str, str], str]:
    return lambda name, text: change(text) if name == "resultaten" else text


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(without_instruction, id="header on the first line"),
        pytest.param(lambda text: "sep=;\r\n" + text, id="separator of Excel"),
        pytest.param(lambda text: text.replace("\r\n", "\n"), id="other line ends"),
        pytest.param(lambda text: text + ";;;;;;;;;;;\r\n\r\n;;\r\n", id="trailing empty rows"),
        pytest.param(lambda text: text.replace("\r\n", ";;\r\n"), id="trailing empty columns"),
        pytest.param(lambda text: text.replace("percentage", "Percentage"), id="header in other case"),
        pytest.param(lambda text: text.replace(";22,3;22,3;", ";22,3;\u00a022,3\u00a0;"), id="no-break spaces"),
        pytest.param(lambda text: text.replace(";22,3;22,3;", ';22,3;"22,3";'), id="quoted number"),
        pytest.param(lambda text: text.replace(";22,3;22,3;", ";22,3;'22,3;"), id="apostrophe before a number"),
    ],
)
def test_it_is_handled(change: Text, tmp_path: Path) -> None:
    book = filled()
    found = book.read(book.csv(tmp_path, change=results(change)))
    assert not found.faults
    assert found.source is not None
    assert values_of(found.source, YEAR) == values_of(book.source, 2021)


def first(value: str) -> Text:
    return lambda text: text.replace(";22,3;22,3;", f";22,3;{value};", 1)


D4 = "resultaten.csv, regel 4, kolom percentage"
NO_VALUE = "zegt dat er geen waarde is: laat de cel leeg en kies waarom"
UNREADABLE = "is niet te lezen: verwacht een percentage (0-100)"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        pytest.param(first("104,2"), f"{D4}: 104,2 is geen percentage (0-100)", id="over 100"),
        pytest.param(first("-99998"), f"{D4}: ‘-99998’ {NO_VALUE}", id="code"),
        pytest.param(first("#N/B"), f"{D4}: is een fout van een formule: #N/B", id="error of a formula"),
        pytest.param(first("tien\x07"), f"{D4}: ‘tien\x07’ {UNREADABLE}", id="control"),
        pytest.param(
            lambda text: text.replace(";22,3;22,3;", ";22,3;22;3;", 1),
            "resultaten.csv, regel 4: 13 cellen, verwacht 12 zoals in de kop; welke waarde hoort bij welke kolom?",
            id="a cell too many",
        ),
        pytest.param(
            lambda text: text.replace(";22,3;22,3;", ";22,3;", 1),
            "resultaten.csv, regel 4: 11 cellen, verwacht 12 zoals in de kop; welke waarde hoort bij welke kolom?",
            id="a cell too few",
        ),
        pytest.param(
            lambda text: text.replace("Verkenningsfase;", '"Verkenningsfase;', 1),
            "resultaten.csv, regel 4: is niet te lezen (",
            id="a quotation mark that is not closed",
        ),
        pytest.param(lambda _: "", "resultaten: dit blad ontbreekt of is leeg", id="an empty file"),
        pytest.param(lambda _: "Beste collega\r\nhierbij\r\n", "resultaten.csv: geen rij met de namen", id="no header"),
    ],
)  # fmt: skip
def test_it_is_named_with_its_place(change: Text, fault: str, tmp_path: Path) -> None:
    book = filled()
    found = book.read(book.csv(tmp_path, change=results(change)))
    assert found.faults[0].startswith(fault)
    assert found.source is None


def test_a_decimal_comma_between_commas_is_a_question(tmp_path: Path) -> None:
    book = filled()
    path = book.csv(
        tmp_path, separator=",", point=".", change=results(lambda text: text.replace(",22.3,22.3,", ",22.3,22,3,"))
    )
    assert (
        book.read(path)
        .faults[0]
        .endswith("Een komma in een getal of tekst vraagt om aanhalingstekens, of om puntkomma’s tussen de cellen.")
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "is geen werkmap"), (b"\xd0\xcf\x11\xe0", "is geen werkmap"), (b"PK\x03\x04half", "is beschadigd")],
)
def test_what_is_no_workbook_is_told(content: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "peiling.xlsx"
    path.write_bytes(content)
    (fault,) = filled().read(path).faults
    assert told in fault
    assert fault.startswith("peiling.xlsx: ")


def test_a_folder_without_csv_files_is_told(tmp_path: Path) -> None:
    assert "geen CSV-bestanden" in filled().read(tmp_path).faults[0]
