"""The answers that tell most, for a picture that has no room for all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np

from data.statistics import Undecided
from data.views.filters import View
from data.views.frames import QuestionView, newest


@dataclass(frozen=True)
class Selected:
    """A part of a view, and whether it is just the answers that come first by change, or by their newest percentage.

    ``view`` holds the answers in the order of the whole. ``by_change`` says which measure was used, ``is_top`` whether
    no answer was left out that has more of it.
    """

    view: QuestionView
    by_change: bool
    is_top: bool


def most_telling(view: QuestionView, count: int, first: Collection[str] = ()) -> Selected:
    """The ``count`` answers that changed most or, where no change is told, that are highest in the newest year.

    Those whose ids are in ``first`` come before all others.
    """
    by_change = view.filters.view is View.CHANGE or any(
        answer.changed and answer.undecided != Undecided.NOT_ESTABLISHED for answer, _ in view.answers
    )
    key = np.asarray(view.changes["change"].abs() if by_change else newest(view.cells), np.float64)
    named = view.changes["option_id"].isin(first).to_numpy()
    # An answer without a value comes last.
    order = np.lexsort((np.where(np.isnan(key), np.inf, -key), ~named))
    rows = np.sort(order[:count])
    left_out = key[np.sort(order[count:])]
    is_top = not np.isnan(key[rows]).any() and not (left_out > key[rows].min()).any()
    changes = view.changes.iloc[rows]
    kept = view.cells["option_id"].isin(changes["option_id"]) & view.cells["question_id"].isin(changes["question_id"])
    return Selected(replace(view, changes=changes, cells=view.cells[kept]), by_change, is_top)
