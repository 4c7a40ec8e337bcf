"""The survey as a whole: what changed most, and which questions have a break right now."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.filters import Sort, default
from data.questions import Question
from data.store import Store
from data.views import OptionRow, QuestionView, question_view


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


def largest_recent_changes(store: Store, most: int = 5) -> list[Movement]:
    """The largest changes between the two newest years, over all questions that compare between them."""
    return _largest(store, {key: newest_pair(store) for key in store.questions}, most)


def largest_changes(store: Store, most: int = 5) -> list[Movement]:
    """The largest changes over the whole comparable period of each question."""
    return _largest(store, {key: item.years for key, item in store.questions.items()}, most)


def _largest(store: Store, years: dict[str, tuple[int, ...]], most: int) -> list[Movement]:
    movements = []
    for question_id, wanted in years.items():
        question = store.questions[question_id]
        chosen = tuple(year for year in question.years if year in wanted)
        view = question_view(store, question_id, replace(default(question), years=chosen))
        if view.pair:
            movements += [Movement(question, row, view.pair) for row in view.rows if row.change is not None]
    return sorted(movements, key=lambda item: -abs(item.row.change or 0.0))[:most]


def broken_now(store: Store) -> list[Question]:
    """The questions that were asked otherwise in the newest year than in the one before."""
    first, last = newest_pair(store)
    return [
        item
        for item in store.questions.values()
        if first in item.groups and last in item.groups and item.groups[first] != item.groups[last]
    ]


def leading_answers(store: Store, question_id: str, most: int = 3) -> QuestionView:
    """The answers of a question that are highest in its newest year, on an axis that all questions share."""
    question = store.questions[question_id]
    newest = question_view(
        store, question_id, replace(default(question), years=question.years[-1:], sort=Sort.PERCENTAGE)
    )
    leading = [row.option_id for row in newest.rows if row.published][:most]
    ids = tuple(option_id for option_id in question.option_ids if option_id in leading)
    view = question_view(store, question_id, replace(default(question), option_ids=ids, sort=Sort.PERCENTAGE))
    return replace(view, axis_max=100)
