"""The groups of one dimension beside each other, in one year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from data.statistics.changes import Verdict
from data.statistics.groups import differences
from data.store import Store
from data.survey.questions import GroupBase, Question, Subgroup
from data.survey.schema import ObsStatus
from data.views.filters import Filters
from data.views.frames import Cell


@dataclass(frozen=True)
class Beside:
    """The groups of a dimension with results in a year, and the answers on screen with a cell per group.

    The verdict on an answer is about the differences between all of these groups; None where there is none.
    """

    dimension: str
    year: int
    groups: tuple[Subgroup, ...]
    answers: tuple[tuple[str, tuple[Cell, ...], Verdict | None], ...]

    @property
    def bases(self) -> list[GroupBase]:
        """The base of each group in the year."""
        return [group.by_year[self.year] for group in self.groups]

    @property
    def is_tested(self) -> bool:
        """Whether there is a verdict on any answer."""
        return any(verdict for _, _, verdict in self.answers)


def beside(store: Store, question: Question, filters: Filters) -> tuple[Beside, ...]:
    """Each dimension in the newest of the chosen years in which its groups have results, with the chosen answers in the
    order of the questionnaire. All answers are tested together, whichever are shown.
    """
    found = []
    for dimension in dict.fromkeys(group.dimension for group in question.subgroups):
        groups = [group for group in question.subgroups if group.dimension == dimension]
        years = [year for year in filters.years if any(year in group.by_year for group in groups)]
        if years and filters.option_ids:
            found.append(_beside(store, question, filters, dimension, years[-1]))
    return tuple(found)


def _beside(store: Store, question: Question, filters: Filters, dimension: str, year: int) -> Beside:
    groups = [item for item in question.subgroups if item.dimension == dimension and year in item.by_year]
    columns = [_of_year(store, question, group, year) for group in groups]
    rows = list(zip(*columns, strict=True))
    counts = np.array([[cell.municipalities for cell in row] for row in rows])
    bases = np.array([[cell.base_n if cell.published else np.nan for cell in row] for row in rows])
    answers = [
        (option.label, row, verdict)
        for option, row, verdict in zip(question.options, rows, differences(counts, bases), strict=True)
        if option.option_id in filters.option_ids and any(_is_told(cell) for cell in row)
    ]
    return Beside(dimension, year, tuple(groups), tuple(answers))


def _is_told(cell: Cell) -> bool:
    """Whether a cell has a percentage, or one that is hidden."""
    return cell.published or cell.obs_status == ObsStatus.SUPPRESSED


def _of_year(store: Store, question: Question, group: Subgroup, year: int) -> Sequence[Cell]:
    """The cells of a group in a year, one per answer."""
    block = store.cells_of(question.question_id, group.group_id)
    rows = block.iloc[[base.year for base in group.bases].index(year) :: len(group.bases)]
    return [Cell._make(row) for row in rows.to_numpy(dtype=object).tolist()]
