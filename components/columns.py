"""The table form of a view: its columns and texts, shared by page, picture, CSV and Excel."""

from __future__ import annotations

from data.views.question import OptionRow, QuestionView
from data.wording.numbers import BLANK_WORDS, MARKS, base, cell, change, change_interval, interval
from data.wording.phrases import say
from data.wording.sentences import suspicion


def change_header(view: QuestionView) -> str:
    """Header of the column with differences, with its years where these are the same for all rows."""
    years = f" {view.pair[0]}-{view.pair[1]}" if view.pair else ""
    return say("difference", years=years)


def header(view: QuestionView) -> list[str]:
    """Headers: the answer, a year each, and the difference with its verdict where there is one."""
    return [say("answer"), *map(str, view.years), *([change_header(view)] if view.has_changes else [])]


def bases(view: QuestionView) -> list[str]:
    """The number of municipalities below each header; empty where a column has none, or one per row."""
    measured = [view.question.by_year[year] for year in view.years]
    known = [base(item.base_n, item.base_status) if item.answer_mode else "" for item in measured]
    return ["", *known, *([""] if view.has_changes else [])]


def texts(view: QuestionView) -> list[list[list[str]]]:
    """The cells of each row as they are read, each as lines: the value, and what belongs to it in smaller print."""
    rows = []
    for row in view.rows:
        difference = [_difference_lines(view, row)] if view.has_changes else []
        rows.append([[row.label], *(_cell_lines(view, row, year) for year in view.years), *difference])
    return rows


def _cell_lines(view: QuestionView, row: OptionRow, year: int) -> list[str]:
    if year not in row.groups:
        return ["–"]
    item = row.cell(year)
    shown = [interval(item.interval)] if view.filters.margins and item.interval else []
    own_n = [_own_base(row, year)] if view.question is not row.question and item.percentage is not None else []
    return [cell(item.percentage, item.obs_status), *shown, *own_n]


def _own_base(row: OptionRow, year: int) -> str:
    measured = row.question.by_year[year]
    return base(measured.base_n, measured.base_status)


def _difference_lines(view: QuestionView, row: OptionRow) -> list[str]:
    """The difference of a row, or a dash where it cannot be made."""
    if row.change is None:
        return ["–"]
    shown = [change_interval(row.change_interval)] if view.filters.margins and row.change_interval else []
    years = [f"{row.pair[0]}-{row.pair[1]}"] if row.pair and row.pair != view.pair else []
    return [change(row.change), *years, *shown, *([row.verdict] if row.verdict else [])]


def file_header(view: QuestionView) -> list[str]:
    """Headers in a file: with units and bases, and a last column for what the numbers alone do not say."""
    names = ["Antwoord"]
    for year, words in zip(view.years, bases(view)[1:], strict=False):
        names.append(f"{year} (%)" + (f", {words}" if words else ""))
        if view.filters.margins:
            names += [f"{year} ondergrens (%)", f"{year} bovengrens (%)"]
    if view.has_changes:
        names.append(change_header(view))
        if view.filters.margins:
            names += ["Verschil ondergrens (procentpunt)", "Verschil bovengrens (procentpunt)"]
    return [*names, "Opmerking"]


def numbers(view: QuestionView, row: OptionRow) -> list[float | None]:
    """The numbers of a row in a file, one for each header between the first and the last."""
    values: list[float | None] = []
    for year in view.years:
        item = row.cell(year) if year in row.groups else None
        values += [item.percentage if item else None, *_limits(view, item.interval if item else None)]
    if view.has_changes:
        values += [row.change, *_limits(view, row.change_interval)]
    return values


def _limits(view: QuestionView, limits: tuple[float, float] | None) -> list[float | None]:
    if not view.filters.margins:
        return []
    return [None, None] if limits is None else [*limits]


def remarks(view: QuestionView, row: OptionRow) -> str:
    """What the numbers of a row do not say: the verdict, the statuses, and what is suspected.

    Verschil: duidelijk (indicatief); 2018: niet gevraagd; 2020: eerste waarde na een breuk in de reeks.
    """
    years = f" {row.pair[0]}-{row.pair[1]}" if row.pair and row.pair != view.pair else ""
    words = [f"Verschil{years}: {row.verdict} (indicatief)"] if row.verdict else []
    if view.question is not row.question:
        words += [f"{item.year}: {_own_base(row, item.year)}" for item in row.cells if item.percentage is not None]
    for item in row.cells:
        if item.percentage is None:
            words.append(f"{item.year}: {BLANK_WORDS[item.obs_status]}")
        elif item.obs_status in MARKS:
            words.append(f"{item.year}: {MARKS[item.obs_status][1]}")
        if item.misfit:
            words.append(f"{item.year}: {suspicion(item, row.question.by_year[item.year].answer_mode)}")
    return "; ".join(words)


def marks_used(view: QuestionView) -> list[tuple[str, str]]:
    """The marks that stand in the table, with their meaning."""
    used = {item.obs_status for row in view.rows for item in row.cells if item.percentage is not None}
    return [MARKS[code] for code in MARKS if code in used]
