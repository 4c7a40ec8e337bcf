"""CSV as Dutch Excel opens it."""

from __future__ import annotations

from data.files import dutch_csv
from data.views.frames import QuestionView
from data.wording.tidy import headers, rows


def csv_file(view: QuestionView) -> bytes:
    """The rows of :mod:`data.wording.tidy`, below their headers."""
    return dutch_csv([headers(view), *rows(view)])
