"""Files hold exactly what is on screen."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import docx
import openpyxl
import pytest

from components.columns import texts
from components.exports.csv_file import csv_file
from components.exports.excel_file import excel_file
from components.exports.quotes_files import HEADER, quotes_csv, quotes_excel, quotes_word
from data.quotes.filters import QuoteFilters
from data.quotes.finding import find
from data.store import Store
from data.views.filters import Sort, View, default
from data.views.frames import QuestionView
from data.views.question import question_view
from tests.builders import question, store


@pytest.fixture
def view(survey: Store) -> QuestionView:
    filters = replace(default(survey.questions["partijen"]), years=(2019, 2020, 2021), sort=Sort.PERCENTAGE)
    return question_view(survey, "partijen", filters)


def test_csv_opens_in_dutch_excel(view: QuestionView) -> None:
    content = csv_file(view)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == [
        "Antwoord", "2019 (%), n ≈ 116 (afgeleid)", "2020 (%), n ≈ 131 (afgeleid)", "2021 (%), n onbekend",
        "Verschil 2020-2021 (procentpunt)", "Opmerking",
    ]  # fmt: skip
    assert rows[1][:5] == ["Ervaringsdeskundigen", "", "55,0", "58,4", "3,4"]
    assert rows[1][5] == "2019: niet gevraagd"
    assert [row[0] for row in rows[1:]] == [cells[0][0] for cells in texts(view)]


def test_excel_has_real_numbers_and_a_sheet_with_the_notes(view: QuestionView) -> None:
    book = openpyxl.load_workbook(io.BytesIO(excel_file(view)))
    assert book.sheetnames == ["Cijfers", "Toelichting"]
    rows = list(book["Cijfers"].iter_rows(values_only=True))
    assert rows[1][:5] == ("Ervaringsdeskundigen", None, 55, 58.4, 3.4)
    assert len(rows) == 1 + len(view.answers)
    words = " ".join(str(cell) for row in book["Toelichting"].iter_rows(values_only=True) for cell in row)
    for note in view.notes:
        assert note.text in words
    assert "Bron: VNG" in words


def test_the_view_of_changes_exports_the_two_years_it_shows(survey: Store) -> None:
    filters = replace(default(survey.questions["fase"]), view=View.CHANGE)
    text = csv_file(question_view(survey, "fase", filters)).decode("utf-8-sig")
    assert text.splitlines()[0] == (
        "Antwoord;2018 (%), n ≈ 96 (afgeleid);2021 (%), n ≈ 166 (afgeleid);Verschil 2018-2021 (procentpunt);Opmerking"
    )
    assert "Verschil: duidelijk (indicatief)" in text.splitlines()[1]
    assert text.splitlines()[1].startswith("Verkenningsfase;50,0;22,3;-27,7")


def test_quotes_go_along_in_three_forms(survey: Store) -> None:
    found = find(survey.all_quotes, QuoteFilters(search="deskundige"))
    rows = list(
        csv.reader(io.StringIO(quotes_csv(found, survey.titles).decode("utf-8-sig"), newline=""), delimiter=";")
    )
    assert rows[0] == list(HEADER)
    assert [row[0] for row in rows[1:]] == [item.quote.text for item in found]
    sheet = openpyxl.load_workbook(io.BytesIO(quotes_excel(found, survey.titles)))["Citaten"]
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == [item.quote.text for item in found]
    document = docx.Document(io.BytesIO(quotes_word(found, survey.titles)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for item in found:
        place = texts.index(f"“{item.quote.text}”")
        assert survey.titles[item.quote.question_id] in texts[place + 1]
        assert "bron: VNG" in texts[place + 1]
    headings = [
        paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "Heading 2"
    ]
    assert headings == list(dict.fromkeys(survey.titles[item.quote.question_id] for item in found))


def test_a_label_is_never_a_formula() -> None:
    item = question({2021: "a"}, ("=1+1",))
    view = question_view(store(item, {"=1+1": [1.0]}), "v", default(item))
    assert "'=1+1;1,0" in csv_file(view).decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(excel_file(view)))
    assert book["Cijfers"]["A2"].data_type == "s"


def test_margins_go_along_as_numbers(survey: Store) -> None:
    filters = replace(default(survey.questions["fase"]), years=(2018, 2021), margins=True)
    marginal = question_view(survey, "fase", filters)
    rows = list(csv.reader(io.StringIO(csv_file(marginal).decode("utf-8-sig")), delimiter=";"))
    assert rows[0][1:4] == ["2018 (%), n ≈ 96 (afgeleid)", "2018 ondergrens (%)", "2018 bovengrens (%)"]
    assert rows[1][1:4] == ["50,0", "41,5", "58,5"]
    assert rows[0][8:10] == ["Verschil ondergrens (procentpunt)", "Verschil bovengrens (procentpunt)"]
    assert rows[1][7:10] == ["-27,7", "-40,1", "-14,8"]
    assert texts(marginal)[0] == [
        ["Verkenningsfase"],
        ["50,0%", "41,5-58,5%"],
        ["22,3%", "18,0-27,2%"],
        ["−27,7", "−40,1 tot −14,8", "duidelijk"],
    ]


def test_a_suspected_percentage_is_remarked_in_its_row(survey: Store) -> None:
    filters = replace(default(survey.questions["vorm"]), years=(2018,))
    assert (
        "in twee stappen afgerond; 53 van de 78 is 67,9%" in csv_file(question_view(survey, "vorm", filters)).decode()
    )
