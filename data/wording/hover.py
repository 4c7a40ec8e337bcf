"""What a chart says when a reader points at a number."""

from __future__ import annotations

from math import isnan, nan

from data.statistics import Undecided
from data.survey.comparing import parts
from data.survey.questions import Question
from data.views.frames import Answer, Cell
from data.wording import numbers
from data.wording.phrases import say


def hover(cell: Cell, question: Question, compared: Answer | None = None) -> str:
    """Lines of plain text about a cell of a question, with line feeds between them.

    Where two years are ``compared``, the last of them tells that change, and no cell the one from the year before.

    The answer; the group of municipalities, where it is about one; year and percentage; what its marks mean; n and how
    it is known; how many municipalities the percentage stands for, where that is certain; the margin; the change from
    the year in which the question was asked before, with its verdict, or why there is none; how many took part in both
    years.
    """
    value = say("base", year=cell.year, words=numbers.cell(cell, breaks=False))
    group = question.subgroup.get(cell.group)
    lines = [cell.label, *([group.name] if group else []), value]
    if cell.published:
        lines += [*_marks(cell, question), numbers.base(cell)]
        if not isnan(cell.municipalities):
            lines.append(numbers.municipalities(cell.municipalities))
        if cell.has_interval:
            lines.append(say("hover_margin", limits=numbers.interval((cell.low, cell.high))))
        if compared is None:
            lines += [_step(cell), *_both(_both_n(cell, question))]
        elif compared.pair and cell.year == compared.pair[1]:
            change = numbers.points(compared.change)
            lines.append(say("hover_step", year=compared.pair[0], change=change, verdict=numbers.verdict(compared)))
            lines += _both(compared.both_n if compared.verdict else nan)
    return "\n".join(lines)


def _marks(cell: Cell, question: Question) -> list[str]:
    """What the marks behind the percentage mean; a break is told with the change."""
    found = numbers.marks(cell, question)
    return [f"({mark}) {meaning}" for mark, meaning in found if (mark, meaning) != numbers.BREAK_MARK]


def _both_n(cell: Cell, question: Question) -> float:
    """How many municipalities took part in both years of a step with a verdict; NaN where that is not known."""
    if not cell.step_verdict:
        return nan
    option_id = parts(cell.option_id)[1] if cell.option_id not in question.labels else cell.option_id
    return question.both_n((int(cell.year_before), cell.year), option_id)


def _both(both_n: float) -> list[str]:
    return [] if isnan(both_n) else [say("hover_both", both=f"{both_n:.0f}")]


def _step(cell: Cell) -> str:
    """The change from the year before, or why there is none."""
    before = cell.year_before
    if cell.step_undecided == Undecided.NOT_ASKED:
        return say("hover_first")
    if cell.step_undecided == Undecided.NOT_COMPARABLE:
        return say("hover_break", year=f"{before:.0f}")
    if cell.step_undecided == Undecided.NOT_ESTABLISHED:
        return say("hover_unestablished", year=f"{before:.0f}")
    if cell.step_undecided == Undecided.NO_VALUE:
        return say("hover_blank_before", year=f"{before:.0f}")
    return say("hover_step", year=f"{before:.0f}", change=numbers.points(cell.step), verdict=numbers.verdict(cell))
