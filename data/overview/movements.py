"""The survey as a whole: what changed most, the leading answers, and which questions have a break right now."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

import numpy as np

from data.statistics import Verdict
from data.store import Store
from data.survey.comparability import Comparability, comparability
from data.survey.questions import Question
from data.views.filters import Sort
from data.views.frames import Answer, Cell, QuestionView, newest
from data.wording.phrases import say

#: Answers and years of a small chart: the highest answers, the newest years.
MOST_ANSWERS, MOST_YEARS = 3, 6
#: Changes that are listed as the largest: of those that are clear, and of the others.
MOST_CLEAR, MOST_UNCERTAIN = 5, 3


def newest_pair(store: Store) -> tuple[int, int]:
    """The two newest years of the survey; twice the same where there is only one."""
    years = sorted(store.populations)
    return years[-2:][0], years[-1]


def largest_changes(view: QuestionView) -> list[tuple[Answer, list[Cell]]]:
    """The answers of a view that changed most, with their cells: of those that changed clearly the largest first, then
    the largest of the others, the likely ones before the rest. Where it is not established that the years compare,
    there are none.
    """
    moved = [row for row in view.answers if abs(row[0].change) > 0]
    moved.sort(key=lambda row: -abs(row[0].change))
    clear = [row for row in moved if row[0].verdict == Verdict.CLEAR]
    others = [row for row in moved if row[0].verdict != Verdict.CLEAR]
    others.sort(key=lambda row: row[0].verdict != Verdict.LIKELY)
    return clear[:MOST_CLEAR] + others[:MOST_UNCERTAIN]


class LeftOut(StrEnum):
    """Why a question has no change between two years."""

    NOT_ASKED = "not asked"
    """It was not asked in both."""
    BROKEN = "broken"
    """It was asked otherwise in one of them, by the report."""
    PROBABLY_BROKEN = "probably broken"
    """It was asked otherwise in one of them, as we infer."""
    NOT_ESTABLISHED = "not established"
    """It is not established that both compare."""


def reason_words(reason: LeftOut) -> str:
    """Why a question has no change, in Dutch."""
    return say(f"left_out_{reason.replace(' ', '_')}")


def left_out(store: Store, pair: tuple[int, int]) -> list[tuple[Question, LeftOut]]:
    """The questions without a change between two years, and why."""
    found = [(item, _left_out(item, pair)) for item in store.questions.values()]
    return [(item, reason) for item, reason in found if reason]


def _left_out(item: Question, pair: tuple[int, int]) -> LeftOut | None:
    if not set(pair) <= set(item.years):
        return LeftOut.NOT_ASKED
    both = [item.by_year[year] for year in pair]
    if both[0].comparable_group != both[1].comparable_group:
        stated = all(one.comparable_status == "stated" for one in both)
        return LeftOut.BROKEN if stated else LeftOut.PROBABLY_BROKEN
    return LeftOut.NOT_ESTABLISHED if comparability(both) is Comparability.NOT_ESTABLISHED else None


def leading_answers(whole: QuestionView) -> QuestionView:
    """Of a view of all answers and years, those that are highest in the newest year with percentages, with the newest
    years.

    The percentage axis is one that all questions share.
    """
    published = whole.cells[whole.cells["percentage"].notna()]
    last = published["year"].max() if len(published) else whole.years[-1]
    percentages = newest(whole.cells[whole.cells["year"] == last])
    highest = [place for place in np.argsort(-percentages, kind="stable") if percentages[place] >= 0][:MOST_ANSWERS]
    years = whole.years[-MOST_YEARS:]
    rows = [place * len(whole.years) + whole.years.index(year) for place in highest for year in years]
    changes = whole.changes.take(highest)
    ids = tuple(option_id for option_id in whole.filters.option_ids if option_id in set(changes["option_id"]))
    filters = replace(whole.filters, years=years, option_ids=ids, sort=Sort.PERCENTAGE)
    return replace(whole, years=years, cells=whole.cells.take(rows), changes=changes, filters=filters, axis_max=100)
