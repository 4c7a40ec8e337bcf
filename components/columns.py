"""The table form of a view: its columns and texts, shared by page, picture, CSV and Excel."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan, nan

from data.survey.schema import ObsStatus
from data.views.frames import Answer, Cell, QuestionView
from data.wording.numbers import BLANK_WORDS, MARKS, VERDICTS, base, cell, change, change_interval, interval
from data.wording.phrases import say
from data.wording.suspicions import suspicion


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
    for answer, cells in view.answers:
        found = {item.year: item for item in cells}
        years = [_cell_lines(view, found[year]) if year in found else ["–"] for year in view.years]
        rows.append([[answer.label], *years, *([_difference_lines(view, answer)] if view.has_changes else [])])
    return rows


def _cell_lines(view: QuestionView, item: Cell) -> list[str]:
    shown = [interval((item.low, item.high))] if view.filters.margins and item.has_interval else []
    own_n = [_own_base(view, item)] if view.question.most_chosen and item.published else []
    return [cell(item.percentage, item.obs_status), *shown, *own_n]


def _own_base(view: QuestionView, item: Cell) -> str:
    """The base of the question of an answer, where the answers on screen are of several questions."""
    measured = view.questions[item.question_id].by_year[item.year]
    return base(measured.base_n, measured.base_status)


def _difference_lines(view: QuestionView, answer: Answer) -> list[str]:
    """The difference of a row, or a dash where it cannot be made."""
    if not answer.changed:
        return ["–"]
    limits = [change_interval((answer.low, answer.high))] if view.filters.margins and answer.verdict else []
    verdict = [VERDICTS[answer.verdict]] if answer.verdict else []
    return [change(answer.change), *_own_years(view, answer), *limits, *verdict]


def _own_years(view: QuestionView, answer: Answer) -> list[str]:
    """The years of a difference, where they are not those of all differences on screen."""
    return [f"{answer.pair[0]}-{answer.pair[1]}"] if answer.pair and answer.pair != view.pair else []


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


def numbers(view: QuestionView, answer: Answer, cells: Sequence[Cell]) -> list[float | None]:
    """The numbers of a row in a file, one for each header between the first and the last."""
    found = {item.year: item for item in cells}
    values: list[float] = []
    for year in view.years:
        item = found.get(year)
        values.append(item.percentage if item else nan)
        if view.filters.margins:
            values += [item.low, item.high] if item else [nan, nan]
    if view.has_changes:
        values += [answer.change, *([answer.low, answer.high] if view.filters.margins else [])]
    return [None if isnan(value) else value for value in values]


def remarks(view: QuestionView, answer: Answer, cells: Sequence[Cell]) -> str:
    """What the numbers of a row do not say: the verdict, the statuses, and what is suspected.

    Verschil: duidelijk (indicatief); 2018: niet gevraagd; 2020: eerste waarde na een breuk in de reeks.
    """
    years = "".join(f" {years}" for years in _own_years(view, answer))
    words = [f"Verschil{years}: {VERDICTS[answer.verdict]} (indicatief)"] if answer.verdict else []
    if view.question.most_chosen:
        words += [f"{item.year}: {_own_base(view, item)}" for item in cells if item.published]
    for item in cells:
        status = ObsStatus(item.obs_status)
        if not item.published:
            words.append(f"{item.year}: {BLANK_WORDS[status]}")
        elif status in MARKS:
            words.append(f"{item.year}: {MARKS[status][1]}")
        if item.likely_counts:
            words.append(f"{item.year}: {suspicion(item, view.questions[item.question_id])}")
    return "; ".join(words)


def marks_used(view: QuestionView) -> list[tuple[str, str]]:
    """The marks that stand in the table, with their meaning."""
    used = set(view.cells.loc[view.cells["percentage"].notna(), "obs_status"])
    return [MARKS[code] for code in MARKS if code in used]
