"""The table form of a view: its columns and texts, shared by page, picture, CSV and Excel."""

from __future__ import annotations

from data.views import OptionRow, QuestionView
from data.wording import BLANK_WORDS, MARKS, cell, change


def change_header(view: QuestionView) -> str:
    """Header of the column with differences; empty where no two years compare."""
    return f"Verschil {view.pair[0]}-{view.pair[1]} (procentpunt)" if view.pair else ""


def header(view: QuestionView) -> list[str]:
    """Headers: the answer, a year each, and the difference where there is one."""
    difference = [change_header(view)] if view.pair else []
    return ["Antwoord", *map(str, view.years), *difference]


def texts(view: QuestionView) -> list[list[str]]:
    """The cells of each row as they are read."""
    rows = []
    for row in view.rows:
        difference = [difference_text(row)] if view.pair else []
        rows.append([row.label, *(cell(item.percentage, item.obs_status) for item in row.cells), *difference])
    return rows


def difference_text(row: OptionRow) -> str:
    """The difference of a row, or a dash where it cannot be made."""
    return "–" if row.change is None else change(row.change)


def file_header(view: QuestionView) -> list[str]:
    """Headers in a file: with units, and a last column for what the cells alone do not say."""
    return [*(f"{name} (%)" if name.isdigit() else name for name in header(view)), "Opmerking"]


def numbers(view: QuestionView, row: OptionRow) -> list[float | None]:
    """The numbers of a row in a file: a percentage per year, and the difference where the table has one."""
    return [item.percentage for item in row.cells] + ([row.change] if view.pair else [])


def remarks(row: OptionRow) -> str:
    """The statuses of a row in words: 2018: niet gevraagd; 2020: eerste waarde na een breuk in de reeks."""
    words = []
    for item in row.cells:
        if item.percentage is None:
            words.append(f"{item.year}: {BLANK_WORDS[item.obs_status]}")
        elif item.obs_status in MARKS:
            words.append(f"{item.year}: {MARKS[item.obs_status][1]}")
    return "; ".join(words)


def marks_used(view: QuestionView) -> list[tuple[str, str]]:
    """The marks that stand in the table, with their meaning."""
    used = {item.obs_status for row in view.rows for item in row.cells if item.percentage is not None}
    return [MARKS[code] for code in MARKS if code in used]
