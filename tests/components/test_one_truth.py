"""Page, table, files and picture say the same of a choice: all of it comes from one view."""

from __future__ import annotations

import csv
import io
import random
import re
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from components.charts import picture_figure
from components.exports.csv_file import csv_file
from components.exports.excel_file import excel_file
from components.exports.explanation import explanation
from components.markup import to_html
from components.result import result
from data.store import TABLES_DIR, load
from data.survey.comparing import COMPARING
from data.views.filters import Filters, Picture, Sort, Title, View, default
from data.views.frames import QuestionView
from data.views.question import question_view
from data.wording import sentences
from data.wording.certainty import certainty, comparison, share
from data.wording.messages import message
from data.wording.numbers import change, decimal, verdict
from data.wording.tidy import headers, rows
from tests.components.charts.reading import words

SURVEY = load(TABLES_DIR)


def some_views(question_id: str) -> list[QuestionView]:
    """Views with something to see, of random choices that are the same ones every time."""
    chance = random.Random(question_id)  # noqa: S311  # choices for a test, not secrets
    question = SURVEY.question(question_id)
    views = []
    for _ in range(12):
        ids = chance.sample(question.option_ids, chance.randint(1, min(5, len(question.option_ids))))
        chosen = Filters(
            years=tuple(sorted(chance.sample(question.years, chance.randint(1, len(question.years))))),
            option_ids=tuple(option for option in question.option_ids if option in ids),
            view=chance.choice(list(View)),
            sort=chance.choice(list(Sort)),
            margins=chance.random() < 0.5,
            counts=chance.random() < 0.5,
        )
        views.append(question_view(SURVEY, question_id, replace(default(question), **chosen.__dict__)))
    return [view for view in views if not sentences.empty(view)]


@pytest.mark.parametrize("question_id", [*SURVEY.questions, COMPARING])
def test_page_and_files_have_the_same_numbers_and_words(question_id: str) -> None:
    for view in some_views(question_id):
        page = to_html(result(view))
        records = list(csv.DictReader(io.StringIO(csv_file(view).decode("utf-8-sig")), delimiter=";"))
        table = list(load_workbook(io.BytesIO(excel_file(view)))["Cijfers"].iter_rows(min_row=2, values_only=True))
        assert [(record["Jaar"], record["Percentage (% van de deelnemende gemeenten)"]) for record in records] == [
            (str(cell.year), decimal(cell.percentage) if cell.published else "")
            for _, cells in view.answers
            for cell in cells
        ]
        for (answer, cells), (label, *numbers, remark) in zip(view.answers, table, strict=True):
            published = [decimal(cell.percentage) for cell in cells if cell.published]
            changed = [decimal(answer.change)] if answer.changed and view.has_changes else []
            assert label == answer.label
            assert [decimal(float(str(value))) for value in numbers if value is not None] == published + changed
            assert all(f"{value}%" in page for value in published)
            of_answer = [record for record in records if answer.label.startswith(record["Antwoord"])]
            assert not changed or changed[0] in [record["Verschil (procentpunt)"] for record in of_answer]
            if view.has_changes:
                assert verdict(answer) in page
                assert verdict(answer) in str(remark)
                assert answer.pair is None or verdict(answer) in [row["Oordeel over het verschil"] for row in of_answer]
                assert not answer.changed or change(answer.change) in page


@pytest.mark.parametrize("question_id", [*SURVEY.questions, COMPARING])
def test_page_files_and_picture_say_the_same(question_id: str) -> None:
    for view in some_views(question_id):
        page, told = to_html(result(view)), dict(explanation(view))
        said = {"Boodschap": message(view), "Vergelijkbaarheid": comparison(view), "Alle gemeenten": share(view)}
        for name, text in said.items():
            assert to_html(text) in page
            assert told.get(name, "") == text
        # A file always has limits, and says what these are worth.
        assert to_html(certainty(view)) in page
        as_table = replace(view, filters=replace(view.filters, view=View.TABLE, counts=False))
        for sentence in certainty(as_table).split(". "):
            assert sentence.rstrip(".") in told.get("Zekerheid", "")
        shown = words(picture_figure(drawn_as(view, Picture.NOTES)))
        noted = [text for text, _ in sentences.remarks(view)]
        for text in (comparison(view), share(view), *noted):
            assert to_html(text) in page
            assert text in shown
        assert [text for name, text in explanation(view) if name == "Opmerking"] == noted


@pytest.mark.parametrize("question_id", [*SURVEY.questions, COMPARING])
def test_the_notes_on_screen_are_those_of_the_rows_in_files(question_id: str) -> None:
    for view in some_views(question_id):
        told = " ".join(str(row[headers(view).index("Opmerking")]) for row in rows(view))
        shown = " ".join(note.text for note in view.notes)
        for question in view.questions.values():
            for note in question.notes:
                assert (note.text in told) == (note.text in shown)


@pytest.mark.parametrize("question_id", [*SURVEY.questions, COMPARING])
def test_a_picture_has_the_message_or_the_question_for_its_title(question_id: str) -> None:
    for view in some_views(question_id):
        assert to_html(message(view)) in to_html(result(view))
        for picture in Picture:
            titled = words(picture_figure(drawn_as(view, picture)))
            # The smaller ones have no room for the longest messages.
            is_long = len(message(view)) > 400 and picture in (Picture.HALF_PAGE, Picture.SQUARE)
            assert message(view) in titled or (is_long and view.question.title in titled)
            shown = words(picture_figure(drawn_as(view, picture, Title.QUESTION)))
            assert view.question.title in shown
            assert message(view) not in shown


@pytest.mark.parametrize("question_id", [*SURVEY.questions, COMPARING])
def test_a_picture_with_all_notes_prints_every_number_of_its_page(question_id: str) -> None:
    for view in some_views(question_id):
        shown = words(picture_figure(drawn_as(view, Picture.NOTES)))
        for answer, cells in view.answers:
            if view.filters.view is View.CHANGE:
                assert not answer.changed or change(answer.change) in shown
            else:
                assert [cell for cell in cells if cell.published and f"{decimal(cell.percentage)}%" not in shown] == []


@pytest.mark.parametrize("question_id", [*SURVEY.questions, COMPARING])
def test_a_brief_picture_prints_only_numbers_of_its_page(question_id: str) -> None:
    for view in some_views(question_id):
        page = to_html(result(view))
        for picture in (Picture.SLIDE, Picture.HALF_PAGE, Picture.SQUARE):
            shown = set(re.findall(r"\d+,\d", words(picture_figure(drawn_as(view, picture)))))
            assert len(shown) >= 1
            assert [number for number in shown if number not in page] == []


def drawn_as(view: QuestionView, picture: Picture, title: Title = Title.MESSAGE) -> QuestionView:
    return replace(view, filters=replace(view.filters, picture=picture, title=title))
