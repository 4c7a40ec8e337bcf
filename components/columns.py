"""The table form of a view: its columns and texts, shared by page, picture, CSV and Excel."""

from __future__ import annotations

from data.summaries import suspicion
from data.views import Cell, OptionRow, QuestionView
from data.wording import BLANK_WORDS, MARKS, base, cell, change, change_interval, interval


def change_header(view: QuestionView) -> str:
    """Header of the column with differences; empty where no two years compare."""
    return f"Verschil {view.pair[0]}-{view.pair[1]} (procentpunt)" if view.pair else ""


def header(view: QuestionView) -> list[str]:
    """Headers: the answer, a year each, and the difference with its verdict where there is one."""
    return ["Antwoord", *map(str, view.years), *([change_header(view)] if view.pair else [])]


def bases(view: QuestionView) -> list[str]:
    """The number of municipalities below each header; empty where a column has none."""
    measured = [view.question.by_year[year] for year in view.years]
    return ["", *(base(item.base_n, item.base_status) for item in measured), *([""] if view.pair else [])]


def texts(view: QuestionView) -> list[list[list[str]]]:
    """The cells of each row as they are read, each as lines: the value, and what belongs to it in smaller print."""
    rows = []
    for row in view.rows:
        difference = [_difference_lines(view, row)] if view.pair else []
        rows.append([[row.label], *(_cell_lines(view, item) for item in row.cells), *difference])
    return rows


def _cell_lines(view: QuestionView, item: Cell) -> list[str]:
    shown = [interval(item.interval)] if view.filters.margins and item.interval else []
    return [cell(item.percentage, item.obs_status), *shown]


def _difference_lines(view: QuestionView, row: OptionRow) -> list[str]:
    """The difference of a row, or a dash where it cannot be made."""
    if row.change is None:
        return ["–"]
    shown = [change_interval(row.change_interval)] if view.filters.margins and row.change_interval else []
    return [change(row.change), *shown, *([row.verdict] if row.verdict else [])]


def file_header(view: QuestionView) -> list[str]:
    """Headers in a file: with units and bases, and a last column for what the numbers alone do not say."""
    names = ["Antwoord"]
    for year, words in zip(view.years, bases(view)[1:], strict=False):
        names.append(f"{year} (%), {words}")
        if view.filters.margins:
            names += [f"{year} ondergrens (%)", f"{year} bovengrens (%)"]
    if view.pair:
        names.append(change_header(view))
        if view.filters.margins:
            names += ["Verschil ondergrens (procentpunt)", "Verschil bovengrens (procentpunt)"]
    return [*names, "Opmerking"]


def numbers(view: QuestionView, row: OptionRow) -> list[float | None]:
    """The numbers of a row in a file, one for each header between the first and the last."""
    values: list[float | None] = []
    for item in row.cells:
        values += [item.percentage, *_limits(view, item.interval)]
    if view.pair:
        values += [row.change, *_limits(view, row.change_interval)]
    return values


def _limits(view: QuestionView, limits: tuple[float, float] | None) -> list[float | None]:
    if not view.filters.margins:
        return []
    return [None, None] if limits is None else [round(limit, 1) for limit in limits]


def remarks(view: QuestionView, row: OptionRow) -> str:
    """What the numbers of a row do not say: the verdict, the statuses, and what is suspected.

    Verschil: duidelijk (indicatief); 2018: niet gevraagd; 2020: eerste waarde na een breuk in de reeks.
    """
    words = [f"Verschil: {row.verdict} (indicatief)"] if row.verdict else []
    for item in row.cells:
        if item.percentage is None:
            words.append(f"{item.year}: {BLANK_WORDS[item.obs_status]}")
        elif item.obs_status in MARKS:
            words.append(f"{item.year}: {MARKS[item.obs_status][1]}")
        if item.misfit:
            words.append(f"{item.year}: {suspicion(item, view.question.by_year[item.year].answer_mode)}")
    return "; ".join(words)


def marks_used(view: QuestionView) -> list[tuple[str, str]]:
    """The marks that stand in the table, with their meaning."""
    used = {item.obs_status for row in view.rows for item in row.cells if item.percentage is not None}
    return [MARKS[code] for code in MARKS if code in used]
