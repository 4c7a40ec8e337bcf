"""CSV as Dutch Excel opens it: UTF-8 with BOM, semicolons, decimal commas."""

from __future__ import annotations

import csv
import io

from components.columns import file_header, numbers, remarks
from data.views import QuestionView
from data.wording import decimal


def csv_file(view: QuestionView) -> bytes:
    """The table of the view: a row per answer; an empty cell has its reason in the last column."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(file_header(view))
    for row in view.rows:
        values = ["" if value is None else decimal(value) for value in numbers(view, row)]
        writer.writerow([_no_formula(row.label), *values, remarks(row)])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _no_formula(text: str) -> str:
    """A label that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{text}" if text[:1] in "=+-@" else text
