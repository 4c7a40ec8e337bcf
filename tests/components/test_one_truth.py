"""Page, table, files and picture say the same of a choice: all of it comes from one view."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from components.charts import picture_figure
from components.exports.csv_file import csv_file
from components.exports.excel_file import excel_file, explanation
from components.markup import to_html
from components.result import result
from data.store import TABLES_DIR, load
from data.survey.comparing import COMPARING
from data.views.filters import Filters, Sort, View, default
from data.views.frames import QuestionView
from data.views.question import question_view
from data.wording import sentences
from data.wording.numbers import change, decimal
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
        )
        views.append(question_view(SURVEY, question_id, replace(default(question), **chosen.__dict__)))
    return [view for view in views if not sentences.empty(view)]


@pytest.mark.parametrize("question_id", [*SURVEY.questions, COMPARING])
def test_page_files_and_picture_have_the_same_numbers_and_words(question_id: str) -> None:
    for view in some_views(question_id):
        page = to_html(result(view))
        rows = list(csv.reader(io.StringIO(csv_file(view).decode("utf-8-sig")), delimiter=";"))[1:]
        book = load_workbook(io.BytesIO(excel_file(view)))["Cijfers"]
        for place, (answer, cells) in enumerate(view.answers):
            published = [decimal(cell.percentage) for cell in cells if cell.published]
            assert rows[place][0] == answer.label
            assert all(f"{value}%" in page for value in published)
            assert [value for value in published if value not in rows[place]] == []
            excel = [
                decimal(value) for value in [cell.value for cell in book[place + 2]] if isinstance(value, int | float)
            ]
            assert excel == [value for value in rows[place][1:-1] if value]
            if answer.changed and view.has_changes:
                assert change(answer.change) in page
                assert decimal(answer.change) in rows[place]
        for text in (sentences.message(view), sentences.comparison(view), sentences.certainty(view)):
            assert to_html(text) in page
            assert not text or text in dict(explanation(view)).values()


@pytest.mark.parametrize("question_id", [*SURVEY.questions, COMPARING])
def test_a_picture_prints_every_number_of_its_page(question_id: str) -> None:
    for view in some_views(question_id):
        shown = words(picture_figure(view))
        for answer, cells in view.answers:
            if view.filters.view is View.CHANGE:
                assert not answer.changed or change(answer.change) in shown
            else:
                assert [cell for cell in cells if cell.published and f"{decimal(cell.percentage)}%" not in shown] == []
