"""The table form of a view: its columns and texts, shared by page, picture and Excel."""

from __future__ import annotations

from math import isnan

from data.views.filters import View
from data.views.frames import Answer, Cell, QuestionView
from data.wording.numbers import (
    BREAK_MARK,
    base,
    cell,
    change,
    change_interval,
    interval,
    marks,
    municipalities,
    verdict,
)
from data.wording.phrases import say


def change_header(view: QuestionView) -> str:
    """Header of the column with differences, with its years where these are the same for all rows."""
    years = f" {view.pair[0]}-{view.pair[1]}" if view.pair else ""
    return say("difference", years=years)


def header(view: QuestionView) -> list[str]:
    """Headers: the answer, a year each, and the difference with its verdict where there is one."""
    return [say("answer"), *map(str, view.years), *([change_header(view)] if view.has_changes else [])]


def bases(view: QuestionView) -> list[str]:
    """The number of municipalities below each header; empty where a column has none, or one per row."""
    asked = view.questions.get(view.question.question_id, view.question)
    measured = [asked.by_year[year] for year in view.years]
    known = [base(item) if item.answer_mode else "" for item in measured]
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
    # The answers of a comparison are of several questions.
    own_n = [base(item)] if view.question.most_chosen and item.published else []
    number = [municipalities(item.municipalities)] if view.filters.counts and item.municipalities >= 0 else []
    return [cell(item), *number, *shown, *own_n]


def _difference_lines(view: QuestionView, answer: Answer) -> list[str]:
    """The difference of a row with its verdict, or a dash where it cannot be made; and why there is none."""
    if not answer.changed:
        return ["–", verdict(answer)]
    limits = [change_interval((answer.low, answer.high))] if view.filters.margins and not isnan(answer.low) else []
    return [change(answer.change), *_own_years(view, answer), *limits, verdict(answer)]


def _own_years(view: QuestionView, answer: Answer) -> list[str]:
    """The years of a difference, where they are not those of all differences on screen."""
    return [f"{answer.pair[0]}-{answer.pair[1]}"] if answer.pair and answer.pair != view.pair else []


def marks_used(view: QuestionView, *, in_chart: bool = False) -> list[tuple[str, str]]:
    """The marks that stand in the table, with their meaning; how sure a place is, stands in the notes.

    ``in_chart`` are those that stand in the chart: it shows breaks itself, and with margins a chart of changes prints
    the percentages only of answers without a change.
    """
    differences = in_chart and view.filters.view is View.CHANGE and view.filters.margins
    shown = [item for answer, cells in view.answers if not (differences and answer.changed) for item in cells]
    used = {found for item in shown for found in marks(item)}
    return sorted(used - ({BREAK_MARK} if in_chart else set()))
