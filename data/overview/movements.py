"""The survey as a whole: what changed most, the leading answers, and which questions have a break right now."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from data.store import Store
from data.survey.questions import Question
from data.views.filters import Sort
from data.views.frames import Answer, Cell, QuestionView, newest

#: Answers and years of a small chart: the highest answers, the newest years.
MOST_ANSWERS, MOST_YEARS = 3, 6
#: Changes that are listed as the largest.
MOST_CHANGES = 5


def newest_pair(store: Store) -> tuple[int, int]:
    """The two newest years of the survey; twice the same where there is only one."""
    years = sorted(store.populations)
    return years[-2:][0], years[-1]


def largest_changes(view: QuestionView) -> list[tuple[Answer, list[Cell]]]:
    """The answers of a view that changed most, with their cells, the very largest first."""
    moved = [row for row in view.answers if row[0].changed]
    return sorted(moved, key=lambda row: -abs(row[0].change))[:MOST_CHANGES]


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
    percentages = newest(whole.cells)
    highest = [place for place in np.argsort(-percentages, kind="stable") if percentages[place] >= 0][:MOST_ANSWERS]
    years = whole.years[-MOST_YEARS:]
    rows = [place * len(whole.years) + whole.years.index(year) for place in highest for year in years]
    changes = whole.changes.take(highest)
    ids = tuple(option_id for option_id in whole.filters.option_ids if option_id in set(changes["option_id"]))
    filters = replace(whole.filters, years=years, option_ids=ids, sort=Sort.PERCENTAGE)
    return replace(whole, years=years, cells=whole.cells.take(rows), changes=changes, filters=filters, axis_max=100)
