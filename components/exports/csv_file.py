"""CSV as Dutch Excel opens it."""

from __future__ import annotations

from components.columns import file_header, numbers, remarks
from data.files import dutch_csv
from data.views.frames import QuestionView


def csv_file(view: QuestionView) -> bytes:
    """The table of the view: a row per answer; an empty cell has its reason in the last column."""
    rows = [[row[0].label, *numbers(view, *row), remarks(view, *row)] for row in view.answers]
    return dutch_csv([file_header(view), *rows])
