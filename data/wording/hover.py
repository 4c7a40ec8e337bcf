"""What a chart says when a reader points at a number."""

from __future__ import annotations

from math import isnan

from data.statistics import Verdict
from data.survey.questions import Question
from data.survey.schema import FIRM_BASE, ObsStatus
from data.views.frames import Cell
from data.wording import numbers
from data.wording.phrases import say

#: How sure an inferred n is, by the codes of the table of measurements.


def hover(cell: Cell, question: Question) -> str:
    """Lines of plain text about a cell of a question, with line feeds between them.

    The answer; year and percentage; what its mark means; n and how it is known; the margin; the change from the year
    in which the question was asked before, with its verdict, or why there is none.
    """
    value = say("base", year=cell.year, words=numbers.cell(cell.percentage, cell.obs_status, breaks=False))
    lines = [cell.label, value]
    if cell.published:
        lines += [*_mark(cell), _base(cell, question)]
        if not isnan(cell.low):
            lines.append(say("hover_margin", limits=numbers.interval((cell.low, cell.high))))
        lines.append(_step(cell, question))
    return "\n".join(lines)


def _mark(cell: Cell) -> list[str]:
    """What the mark behind the percentage means; a break is told with the change."""
    status = ObsStatus(cell.obs_status)
    if status not in numbers.MARKS or status == ObsStatus.BREAK:
        return []
    mark, meaning = numbers.MARKS[status]
    return [f"({mark}) {meaning}"]


def _base(cell: Cell, question: Question) -> str:
    """The n of the cell; an inferred one with how sure that is, and the others that come into question."""
    words = numbers.base(cell.base_n, cell.base_status)
    measured = question.by_year.get(cell.year)
    if measured is None or cell.base_status == "reported":
        return words
    if measured.base_confidence:
        words += f"; {numbers.CONFIDENCE[measured.base_confidence]}"
    if measured.base_alternatives:
        words += f"; ook mogelijk: {numbers.listing(measured.base_alternatives)}"
    return words


def _step(cell: Cell, question: Question) -> str:
    """The change from the year before, or why there is none."""
    if isnan(cell.year_before):
        return say("hover_first")
    before = int(cell.year_before)
    if not cell.compares_before:
        return say("hover_break", year=before)
    if isnan(cell.step):
        return say("hover_blank_before", year=before)
    verdict = numbers.VERDICTS[Verdict(cell.step_verdict)] if cell.step_verdict else ""
    verdict = say("verdict", verdict=verdict) if verdict else _no_verdict(cell, question, before)
    return say("hover_step", year=before, change=numbers.points(cell.step), verdict=verdict)


def _no_verdict(cell: Cell, question: Question, before: int) -> str:
    """Why it cannot be said whether a change is more than chance: an n that is not known, or a small one."""
    measured = question.by_year.get(before)
    known = None if measured is None else measured.base_n
    bases = {before: float("nan") if known is None else known, cell.year: cell.base_n}
    unknown = [year for year, base in bases.items() if isnan(base)]
    if unknown:
        return say("hover_undecided", reason=say("n_unknown", years=numbers.listing(unknown)))
    if any(base < FIRM_BASE for base in bases.values()):
        return say("hover_undecided", reason=say("n_small"))
    return ""
