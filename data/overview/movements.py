"""The survey as a whole: what changed most, the leading answers, and which questions have a break right now."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.store import Store
from data.survey.questions import Question
from data.views.filters import Sort
from data.views.question import OptionRow, QuestionView

#: Answers and years of a small chart: the highest answers, the newest years.
MOST_ANSWERS, MOST_YEARS = 3, 6
#: Changes that are listed as the largest.
MOST_CHANGES = 5


@dataclass(frozen=True)
class Movement:
    """A change of one answer between two comparable years."""

    question: Question
    row: OptionRow
    pair: tuple[int, int]


def newest_pair(store: Store) -> tuple[int, int]:
    """The two newest years of the survey; twice the same where there is only one."""
    years = sorted(store.populations)
    return years[-2:][0], years[-1]


def largest_movements(view: QuestionView) -> list[Movement]:
    """The largest changes of a view, the very largest first; none where no two of its years compare."""
    if view.pair is None:
        return []
    moved = [Movement(row.question, row, view.pair) for row in view.rows if row.change is not None]
    return sorted(moved, key=lambda item: -abs(item.row.change or 0.0))[:MOST_CHANGES]


def broken_now(store: Store) -> list[Question]:
    """The questions that were asked otherwise in the newest year than in the one before."""
    first, last = newest_pair(store)
    return [
        item
        for item in store.questions.values()
        if first in item.groups and last in item.groups and item.groups[first] != item.groups[last]
    ]


def leading_answers(whole: QuestionView) -> QuestionView:
    """Of a view of all answers and years, those that are highest in the newest year, with the newest years.

    The percentage axis is one that all questions share.
    """
    years = whole.years[-MOST_YEARS:]
    published = [row for row in whole.rows if row.cells[-1].percentage is not None]
    highest = sorted(published, key=lambda row: -(row.cells[-1].percentage or 0.0))[:MOST_ANSWERS]
    rows = tuple(replace(row, cells=row.cells[-MOST_YEARS:]) for row in highest)
    ids = tuple(option_id for option_id in whole.filters.option_ids if option_id in {row.option_id for row in rows})
    filters = replace(whole.filters, years=years, option_ids=ids, sort=Sort.PERCENTAGE)
    return replace(whole, years=years, rows=rows, filters=filters, axis_max=100)
