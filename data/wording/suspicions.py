"""Percentages that do not fit the number of municipalities behind them: what they probably should have been."""

from __future__ import annotations

from data.statistics import Fit, rounded_share
from data.survey.questions import Question
from data.views.frames import Cell, QuestionView
from data.wording.numbers import brief_base, decimal, percentage


def suspicions(view: QuestionView) -> list[str]:
    """Each percentage on screen that fits no n, with what it probably should have been.

    One that was rounded twice is a tenth off at most and is left to the page that accounts for all numbers.
    """
    if Fit.NONE not in set(view.cells["fit"]):
        return []
    return [
        f"‘{cell.label}’, {cell.year}: {suspicion(cell, view.questions[cell.question_id])}"
        for _, cells in view.answers
        for cell in cells
        if cell.fit == Fit.NONE
    ]


def suspicion(suspect: Cell, question: Question) -> str:
    """Why a percentage is suspected of being wrong; empty where it is not."""
    if not suspect.likely_counts:
        return ""
    value, counted = percentage(suspect.percentage), _counted(suspect)
    if suspect.fit == Fit.TWICE:
        return f"{value} is waarschijnlijk in twee stappen afgerond; {counted}."
    if question.by_year[suspect.year].answer_mode == "scale":
        cause = "door een eigen n van dit onderwerp of een afrond- of typefout"
        return f"{value} past niet bij {brief_base(suspect)}, {cause}; bij deze n: {counted}."
    return f"{value} past niet bij {brief_base(suspect)}, waarschijnlijk een afrond- of typefout; {counted}."


def likely(suspect: Cell) -> list[tuple[int, float]]:
    """The counts that a suspected percentage probably stands for, each with its percentage at one decimal."""
    counts = [int(count) for count in suspect.likely_counts.split()]
    return [(count, rounded_share(count, int(suspect.base_n))) for count in counts]


def _counted(suspect: Cell) -> str:
    """71 van de 89 is 79,8%."""
    return " of ".join(f"{count} van de {suspect.base_n:.0f} is {decimal(share)}%" for count, share in likely(suspect))
