"""Files hold what is on screen, and read alone."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import Any

import docx
import openpyxl
import pytest
from openpyxl.workbook import Workbook

from components.columns import texts
from components.exports.csv_file import csv_file
from components.exports.excel_file import excel_file
from components.exports.explanation import explanation
from components.exports.quotes_files import HEADER, quotes_csv, quotes_excel, quotes_word
from data.quotes.filters import QuoteFilters
from data.quotes.finding import find
from data.store import Store
from data.survey.comparing import COMPARING
from data.views.filters import Sort, View, default
from data.views.frames import QuestionView
from data.views.question import question_view
from data.wording.numbers import decimal
from data.wording.tidy import headers, rows
from tests.builders import question, store

KEYS = ("bekendheid.nee", "fase.verkenningsfase", "inzet.meedoen-lvb")
CHOICES: list[tuple[str, dict[str, Any]]] = [
    *((name, {}) for name in ("fase", "karakter", "domeinen", "partijen", "knelpunten", "vorm", "bekendheid", "inzet")),
    ("knelpunten", {"view": View.CHANGE, "margins": True}),
    ("domeinen", {"years": (2021,), "margins": True}),
    ("domeinen", {"years": (2019, 2020)}),
    ("partijen", {"years": (2019, 2020, 2021), "sort": Sort.PERCENTAGE, "margins": True}),
    (COMPARING, {"option_ids": KEYS}),
    (COMPARING, {"option_ids": KEYS, "years": (2018,), "margins": True}),
]


def seen(survey: Store, question_id: str, **more: Any) -> QuestionView:
    return question_view(survey, question_id, replace(default(survey.question(question_id)), **more))


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def read_excel(view: QuestionView) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(excel_file(view)))


def cells(book: Workbook, sheet: str) -> list[tuple[Any, ...]]:
    return list(book[sheet].iter_rows(values_only=True))


def test_csv_opens_in_dutch_excel(survey: Store) -> None:
    view = seen(survey, "partijen", years=(2020, 2021))
    content = csv_file(view)
    assert content.startswith(b"\xef\xbb\xbf")
    found = read_csv(content)
    assert found[0] == headers(view)
    assert {len(row) for row in found} == {len(headers(view))}
    assert len(found) == 1 + 2 * len(view.answers)
    assert found[2][3:8] == ["2021", "52,1", "", "", ""]
    assert "-12,0" in found[2]


@pytest.mark.parametrize(("question_id", "chosen"), CHOICES)
def test_csv_and_the_sheet_with_records_are_equal(survey: Store, question_id: str, chosen: dict[str, Any]) -> None:
    view = seen(survey, question_id, **chosen)
    book = read_excel(view)
    # Excel keeps no difference between 50 and 50.0: the format of the cell tells.
    records = [
        [
            ""
            if cell.value is None
            else decimal(float(str(cell.value)))
            if cell.number_format == "0.0"
            else str(cell.value)
            for cell in row
        ]
        for row in book["Gegevens"].iter_rows()
    ]
    assert records == read_csv(csv_file(view))
    for row, values in zip(cells(book, "Gegevens")[1:], rows(view), strict=True):
        assert [isinstance(value, str) for value in row] == [isinstance(value, str) for value in values]
    sheet = book["Gegevens"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions


@pytest.mark.parametrize(("question_id", "chosen"), CHOICES)
def test_no_text_passes_for_a_number_and_sentences_end_once(
    survey: Store, question_id: str, chosen: dict[str, Any]
) -> None:
    view = seen(survey, question_id, **chosen)
    book = read_excel(view)
    found = [
        value for sheet in book.sheetnames for row in cells(book, sheet) for value in row if isinstance(value, str)
    ]
    found += [value for row in rows(view) for value in row if isinstance(value, str)]
    assert len(found) > 50
    assert [text for text in found if re.fullmatch(r"[\d\s.,:/%+−-]+", text)] == []
    # Questions are verbatim, whatever their punctuation.
    verbatim = "|".join(re.escape(item.text) for item in view.questions.values())
    ours = [re.sub(verbatim, "Vraag?", text) for text in found]
    assert [text for text in ours if re.search(r"\.[;.,:]|[;,:]{2}|\s[.;,]|[;:,]$|^\s|\s$|  ", text)] == []


def test_the_table_of_excel_is_the_one_on_screen(survey: Store) -> None:
    view = seen(survey, "partijen", years=(2019, 2020, 2021), sort=Sort.PERCENTAGE)
    book = read_excel(view)
    assert book.sheetnames == ["Cijfers", "Gegevens", "Toelichting"]
    found = cells(book, "Cijfers")
    assert found[0] == (
        "Antwoord",
        "2019 (% van de deelnemende gemeenten)\nn ≈ 116 (afgeleid, zekerheid hoog)",
        "2020 (% van de deelnemende gemeenten)\nn ≈ 131 (afgeleid, zekerheid hoog)",
        "2021 (% van de deelnemende gemeenten)\nn onbekend",
        "Verschil 2020-2021 (procentpunt)",
        "Opmerking",
    )
    assert found[1][:5] == ("Ervaringsdeskundigen", None, 55, 58.4, 3.4)
    assert found[1][5] == "Verschil 2020-2021: binnen de marge voor elke aannemelijke n. 2019: niet gevraagd."
    assert [row[0] for row in found[1:]] == [lines[0][0] for lines in texts(view)]


@pytest.mark.parametrize(("question_id", "chosen"), CHOICES)
def test_every_line_of_the_table_on_screen_is_in_its_row(
    survey: Store, question_id: str, chosen: dict[str, Any]
) -> None:
    view = seen(survey, question_id, **chosen)
    sheet = read_excel(view)["Cijfers"]
    for row, lines in zip(sheet.iter_rows(min_row=2), texts(view), strict=True):
        assert len(row) == len(lines) + 1
        remark = str(row[-1].value or "")
        for cell, (main, *smaller) in zip(row[1:], lines[1:], strict=False):
            if cell.value is None:
                assert main == "–" or main in remark
            else:
                value = decimal(abs(float(str(cell.value))))
                marks = "".join(re.findall(r'"( \(.*)"', cell.number_format))
                assert main in (f"{value}%{marks}", f"+{value}", f"−{value}", value)
            assert [line for line in smaller if line not in remark] == []


def test_marks_show_behind_the_numbers_of_excel(survey: Store) -> None:
    sheet = read_excel(seen(survey, "knelpunten"))["Cijfers"]
    (row,) = [row for row in sheet.iter_rows() if row[0].value == "Conflicterende regelgeving"]
    assert [cell.number_format for cell in row[1:6]] == [
        "0.0", "0.0", '0.0" (p) (b)"', '0.0" (p) (b)"', '+0.0;"−"0.0;0.0'
    ]  # fmt: skip
    assert [cell.data_type for cell in row[1:6]] == ["n"] * 5


def test_limits_have_their_level_beside_them(survey: Store) -> None:
    view = seen(survey, "fase", years=(2018, 2021), margins=True)
    assert texts(view)[0] == [
        ["Verkenningsfase"],
        ["50,0%", "41,5-58,5%"],
        ["22,3%", "18,0-27,2%"],
        ["−27,7", "−40,1 tot −14,8", "duidelijk"],
    ]
    assert cells(read_excel(view), "Cijfers")[1][-1] == (
        "Verschil 2018-2021: duidelijk; marge −40,1 tot −14,8 (niveau 99,0%). "
        "2018: marge 41,5-58,5% (niveau 95,0%). 2021: marge 18,0-27,2% (niveau 95,0%)."
    )


@pytest.mark.parametrize(("question_id", "chosen"), CHOICES)
def test_the_explanation_has_no_empty_row(survey: Store, question_id: str, chosen: dict[str, Any]) -> None:
    view = seen(survey, question_id, **chosen)
    found = cells(read_excel(view), "Toelichting")
    assert found == explanation(view)
    assert [row for row in found if None in row or "" in row] == []
    names = [name for name, _ in found]
    assert {"Vraag", "Selectie", "Boodschap", "Bron"} <= set(names)
    for note in view.notes:
        assert any(note.text in text for name, text in found if name == "Opmerking")
    for item in view.questions.values():
        assert any(text.endswith(item.text) for name, text in found if name == "Vraag")


@pytest.mark.parametrize("question_id", ["fase", "karakter", "vorm"])
def test_the_explanation_of_one_year_compares_nothing(survey: Store, question_id: str) -> None:
    told = dict(explanation(seen(survey, question_id, years=(2018,), margins=True)))
    assert "Vergelijkbaarheid" not in told
    assert "95%" in told["Zekerheid"]
    assert "verander" not in told["Zekerheid"]
    assert "verschil" not in told["Zekerheid"].lower()


def test_the_explanation_tells_of_limits_whether_they_are_on_screen_or_not(survey: Store) -> None:
    plain, with_margins = (dict(explanation(seen(survey, "fase", margins=margins))) for margins in (False, True))
    assert plain == with_margins
    assert "daarvan is het niveau 98,3 tot 99,0%" in plain["Zekerheid"]


def test_a_label_is_never_a_formula() -> None:
    item = question({2021: "a"}, ("=1+1",))
    view = question_view(store(item, {"=1+1": [1.0]}), "v", default(item))
    assert read_csv(csv_file(view))[1][2] == "\u00a0=1+1"
    book = read_excel(view)
    assert [book["Cijfers"]["A2"].data_type, book["Gegevens"]["C2"].data_type] == ["s", "s"]
    assert book["Gegevens"]["C2"].value == "=1+1"


def test_a_long_label_stays_whole() -> None:
    label = 'Wij werken samen; met ‘iedereen’, "zonder uitzondering"\n' + "en nog meer " * 12
    assert len(label) > 190
    item = question({2020: "a", 2021: "a"}, (label,))
    view = question_view(store(item, {label.lower(): [1.0, 2.0]}), "v", default(item))
    assert [row[2] for row in read_csv(csv_file(view))] == ["Antwoord", label, label]
    assert read_excel(view)["Gegevens"]["C3"].value == label


def test_quotes_go_along_in_three_forms(survey: Store) -> None:
    found = find(survey.all_quotes, QuoteFilters(search="deskundige"))
    lines = read_csv(quotes_csv(found, survey.titles, survey.sources))
    assert lines[0] == list(HEADER)
    assert [line[0] for line in lines[1:]] == [item.quote.text for item in found]
    sheet = openpyxl.load_workbook(io.BytesIO(quotes_excel(found, survey.titles, survey.sources)))["Citaten"]
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == [item.quote.text for item in found]
    document = docx.Document(io.BytesIO(quotes_word(found, survey.titles, survey.sources)))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    for item in found:
        place = paragraphs.index(f"“{item.quote.text}”")
        assert survey.titles[item.quote.question_id] in paragraphs[place + 1]
        assert "bron: VNG" in paragraphs[place + 1]
    headings = [
        paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "Heading 2"
    ]
    assert headings == list(dict.fromkeys(survey.titles[item.quote.question_id] for item in found))
