"""What the numbers of a cell or an answer do not say themselves, in sentences: for files that must read alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isnan

from data.statistics.margins import LEVEL
from data.survey.questions import Note, Question
from data.survey.schema import ObsStatus
from data.views.frames import Answer, Cell, QuestionView
from data.wording.numbers import BLANK_WORDS, base, change_interval, interval, levels, marks, verdict
from data.wording.phrases import say
from data.wording.sentences import note_text
from data.wording.suspicions import suspicion

#: The level of the limits of a percentage, in per cent.
LIMITS_LEVEL = 100 * (1 - LEVEL)


def joined(texts: Iterable[str]) -> str:
    """Texts as sentences, each with a capital and a full stop; empty texts are left out."""
    return " ".join(text[0].upper() + text[1:] + ("" if text.endswith(".") else ".") for text in texts if text)


def of_cell(cell: Cell, question: Question, notes: Iterable[Note]) -> str:
    """What the marks of a cell mean, what is suspected of its percentage, and the notes that apply to it."""
    meanings = [meaning for _, meaning in marks(cell, question)]
    hidden = [say("suppressed")] if cell.obs_status == ObsStatus.SUPPRESSED else []
    return joined([*meanings, *hidden, suspicion(cell, question), *map(note_text, notes)])


def of_answer(view: QuestionView, answer: Answer, cells: Sequence[Cell]) -> str:
    """What belongs to the row of an answer in a table: its verdict, and per year what stands beside the percentage.

    Verschil 2018-2021: duidelijk. 2018: niet gevraagd. 2021: marge 18,0-27,2% (niveau 95,0%); n ≈ 166.
    """
    found = [_difference(view, answer)] if view.has_changes else []
    beside = {cell.year: _beside(view, cell) for cell in cells}
    return joined(
        [*found, *(say("base", year=year, words="; ".join(words)) for year, words in beside.items() if words)]
    )


def _difference(view: QuestionView, answer: Answer) -> str:
    """The verdict on a change and, where margins are asked for, its limits with their level."""
    years = f" {answer.pair[0]}-{answer.pair[1]}" if answer.pair else ""
    told = say("row_verdict", years=years, verdict=verdict(answer))
    if not view.filters.margins or isnan(answer.low):
        return told
    margin = say("row_margin", limits=change_interval((answer.low, answer.high)), level=levels([answer.level]))
    return f"{told}; {margin}"


def _beside(view: QuestionView, cell: Cell) -> list[str]:
    """What stands beside the percentage of a year, a whole sentence last; or the reason why there is none."""
    if not cell.published:
        return [BLANK_WORDS[ObsStatus(cell.obs_status)]]
    question = view.questions[cell.question_id]
    margin = view.filters.margins and cell.has_interval
    return [
        *([say("row_margin", limits=interval((cell.low, cell.high)), level=levels([LIMITS_LEVEL]))] if margin else []),
        # The answers of a comparison are of several questions.
        *([base(cell)] if view.question.most_chosen else []),
        *(meaning for _, meaning in marks(cell, question)),
        *filter(None, [suspicion(cell, question)]),
    ]
