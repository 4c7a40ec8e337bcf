"""What a view is: two tidy frames from which everything on screen is drawn, and how they are sliced and ordered.

Chart, table, sentence, picture and spreadsheet read the same :class:`QuestionView`, so that they agree.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.statistics import Bases, Overlap, Undecided, changes, weighted
from data.survey.comparability import Comparability, comparability
from data.survey.questions import Note, Question, Subgroup
from data.views.filters import Filters, Sort

if TYPE_CHECKING:
    from data.views.beside import Beside

Pair = tuple[int, int]


class Cell(NamedTuple):
    """One row of the frame ``cells``: an answer in a year. The fields are its columns, those of ``schema.CELLS``.

    Where something is unknown a number is NaN and a text is empty.
    """

    question_id: str
    option_id: str
    label: str
    year: int
    group: str
    percentage: float
    obs_status: str
    comparable_group: str
    definition_status: str
    is_break: bool
    base_n: float
    base_status: str
    base_confidence: str
    base_alternatives: str
    used_n: float
    least_n: float
    most_n: float
    population: float
    effective_n: float
    municipalities: float
    low: float
    high: float
    fit: str
    likely_counts: str
    note: str
    year_before: float
    compares_before: bool
    step: float
    step_low: float
    step_high: float
    step_level: float
    step_verdict: str
    step_undecided: str
    step_for_any_n: bool

    @property
    def published(self) -> bool:
        """Whether there is a percentage."""
        return not math.isnan(self.percentage)

    @property
    def has_interval(self) -> bool:
        """Whether there are limits, which takes a percentage and an n."""
        return not math.isnan(self.low)


class Answer(NamedTuple):
    """One row of the frame ``changes``: an answer, and how it changed between the two years that are compared.

    ``change``, ``low`` and ``high`` are in percentage points; ``verdict`` is a :class:`data.statistics.Verdict`, or
    empty, and ``undecided`` then says why: a :class:`data.statistics.Undecided`. ``both_n`` is how many municipalities
    took part in both years, which the test then reckons with. Where something is unknown a number is NaN and a text is
    empty.
    """

    question_id: str
    option_id: str
    label: str
    first: float
    last: float
    change: float
    low: float
    high: float
    level: float
    verdict: str
    undecided: str
    for_any_n: bool
    both_n: float
    published: bool

    @property
    def pair(self) -> Pair | None:
        """The two years that are compared; None where none are."""
        return None if math.isnan(self.first) else (int(self.first), int(self.last))

    @property
    def changed(self) -> bool:
        """Whether there is a change, be it 0.0."""
        return not math.isnan(self.change)


def _rows(frame: pd.DataFrame) -> list[list[Any]]:
    """Rows of a frame; many times quicker than itertuples, which makes a class each time."""
    found: list[list[Any]] = frame.to_numpy(dtype=object).tolist()
    return found


@dataclass(frozen=True, eq=False)
class QuestionView:
    """What is on screen: the years shown, the answers in order, the pair that changes are about, the notes that apply.

    ``cells`` has a row per answer and year, in the order of the answers and the years, and the columns of
    :data:`data.survey.schema.CELLS`; ``is_break`` is about the years shown.

    ``changes`` has a row per answer: ``question_id``, ``option_id``, ``label``, the ``first`` and ``last`` year of the
    pair that is compared (NaN where no two years compare), ``change`` in percentage points at one decimal (NaN where
    one of both has no percentage), its limits ``low`` and ``high`` at the ``level`` of its test (95 or more per cent),
    ``verdict`` (empty where there is none, and ``undecided`` says why), whether the verdict holds ``for_any_n`` that is
    plausible where an n is not known, how many municipalities took part in both years (``both_n``, NaN where that is
    not known), and whether any of its cells has a percentage (``published``).

    ``questions`` are those whose answers are shown, as they were answered by the ``group`` of municipalities that is
    shown; that is None for all together. ``axis_max`` is the end of the percentage axis. It belongs to the
    question and not to the choice, so that bars keep their length when a year comes or goes. ``populations`` is the
    number of municipalities in each year of the survey, ``sources`` where each year comes from.
    """

    question: Question
    questions: dict[str, Question]
    filters: Filters
    years: tuple[int, ...]
    pair: Pair | None
    cells: pd.DataFrame
    changes: pd.DataFrame
    notes: tuple[Note, ...]
    axis_max: int
    populations: dict[int, int]
    sources: dict[int, str]
    group: Subgroup | None = None
    find_beside: Callable[[], tuple[Beside, ...]] = tuple

    @cached_property
    def beside(self) -> tuple[Beside, ...]:
        """The groups of each dimension beside each other, in the newest year shown that has them."""
        return self.find_beside()

    def municipalities(self, year: int) -> int | None:
        """How many municipalities there were, of the group that is shown; None where that is not known."""
        if self.group is None:
            return self.populations[year]
        return self.group.by_year[year].population if year in self.group.by_year else None

    @property
    def without_groups(self) -> tuple[int, ...]:
        """The chosen years in which the group has no results, which are not shown."""
        return tuple(year for year in self.filters.years if self.group and year not in self.group.by_year)

    @cached_property
    def answers(self) -> list[tuple[Answer, list[Cell]]]:
        """Each answer in order: its row of ``changes`` and its rows of ``cells``."""
        cells = groupby(map(Cell._make, _rows(self.cells)), key=lambda cell: (cell.question_id, cell.option_id))
        return list(zip(map(Answer._make, _rows(self.changes)), (list(found) for _, found in cells), strict=True))

    @cached_property
    def has_changes(self) -> bool:
        """Whether there are two years that compare, for any answer."""
        return self.pair is not None or bool(self.changes["first"].notna().any())

    @cached_property
    def has_data(self) -> bool:
        """Whether there is any percentage to show."""
        return bool(self.changes["published"].any())


def chosen_cells(question: Question, block: pd.DataFrame, places: Sequence[int], years: Sequence[int]) -> pd.DataFrame:
    """The cells of some answers and years of a question: a row per answer and year, in the order asked.

    ``block`` holds all cells of the question (:meth:`data.store.Store.cells_of`), ``places`` are the positions of the
    answers in ``question.options``.
    """
    of_years = [question.years.index(year) for year in years]
    rows = np.add.outer(np.array(places, np.intp) * len(question.years), np.array(of_years, np.intp))
    cells = block.take(rows.ravel())
    published = cells["percentage"].notna().to_numpy().reshape(rows.shape)
    return cells.assign(is_break=_breaks(published, [question.groups[year] for year in years]).ravel())


def _breaks(published: npt.NDArray[np.bool_], groups: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Whether each percentage (answers x years) does not compare with the last one before it that is shown."""
    found = np.zeros_like(published)
    before = np.full(len(published), -1)
    same = np.equal.outer(np.array(groups, object), np.array(groups, object))
    for place in range(len(groups)):
        found[:, place] = published[:, place] & (before >= 0) & ~same[before, place]
        before[published[:, place]] = place
    return found


def changes_frame(question: Question, block: pd.DataFrame, pair: Pair | None, asked: Sequence[int]) -> pd.DataFrame:
    """The change of every answer of a question between two years: a row per answer, in the order of the questionnaire.

    Its columns are the fields of :class:`Answer`, except ``published``. ``block`` holds all cells of the question. All
    answers are tested together, whichever are shown. Without a ``pair`` all numbers are NaN; ``asked`` are the chosen
    years of the question, which say why there is none.
    """
    shape = len(question.option_ids), len(question.years)
    first, last = (question.years.index(year) for year in pair) if pair else (0, 0)
    numbers = [block[name].to_numpy(np.float64).reshape(shape) for name in _NUMBERS]
    (before, *before_n), (after, *after_n) = ([values[None, :, year] for values in numbers] for year in (first, last))
    if not pair:
        before = np.full_like(before, np.nan)
    known = comparability([question.measurements[first], question.measurements[last]])
    established = known is not Comparability.NOT_ESTABLISHED
    overlap = _overlap(question, pair)
    found = changes(before, Bases(*before_n), after, Bases(*after_n), established, overlap)
    years = pair or (math.nan, math.nan)
    without_pair = Undecided.NOT_COMPARABLE if len(asked) > 1 else Undecided.NOT_ASKED
    return pd.DataFrame(
        {
            "question_id": _texts([question.question_id] * shape[0]),
            "option_id": _texts(question.option_ids),
            "label": _texts([option.label for option in question.options]),
            "first": float(years[0]),
            "last": float(years[1]),
            "change": found.change[0],
            "low": found.low[0],
            "high": found.high[0],
            "level": found.level[0],
            "verdict": _texts(found.verdict[0]),
            "undecided": _texts(found.undecided[0] if pair else [without_pair] * shape[0]),
            "for_any_n": found.for_any_n[0],
            "both_n": np.nan if overlap is None else _both_n(question, pair),
        }
    )


def _overlap(question: Question, pair: Pair | None) -> Overlap | None:
    """What is known of who took part in both years, as a row with a column per answer."""
    if pair is None or pair not in question.overlaps:
        return None
    of_pair, unknown = question.overlaps[pair], (math.nan,) * len(Overlap._fields)
    counts = np.array([of_pair.get(option_id, unknown) for option_id in question.option_ids], np.float64)
    return weighted(Overlap(*counts.T[:, None]), *(question.by_year[year].design_effect or 1.0 for year in pair))


def _both_n(question: Question, pair: Pair | None) -> list[float]:
    return [question.both_n(pair, option_id) for option_id in question.option_ids]


#: Columns of cells: what changes, and then the fields of Bases.
_NUMBERS = ("percentage", "used_n", "least_n", "most_n", "population")


def _texts(values: Sequence[str]) -> pd.api.extensions.ExtensionArray:
    """A column of texts as they are: pandas would convert them to a type of its own."""
    return pd.array(values, dtype=object)


def ordered(moved: pd.DataFrame, cells: pd.DataFrame, sort: Sort) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The frames ``changes`` and ``cells`` in the order asked for; answers without a value come last, and answers with
    equal values keep their order.
    """
    if sort is Sort.QUESTIONNAIRE or not len(moved):
        return moved, cells
    key = moved["change"].abs() if sort is Sort.CHANGE else newest(cells)
    places = np.argsort(-np.asarray(key, np.float64), kind="stable")
    starts = np.flatnonzero(~cells["option_id"].duplicated())
    rows = [row for place in places for row in range(*np.append(starts, len(cells))[place : place + 2])]
    return moved.take(places), cells.take(rows)


def newest(cells: pd.DataFrame) -> npt.NDArray[np.float64]:
    """The percentage of each answer in the newest year shown, in the order of the answers."""
    last = ~cells["option_id"].duplicated(keep="last")
    return cells.loc[last, "percentage"].to_numpy()


def axis_end(percentages: pd.Series) -> int:
    """The end of a percentage axis: the highest percentage, rounded up to a whole ten; 100 where there is none."""
    highest = percentages.max()
    return 100 if math.isnan(highest) else min(100, 10 * math.ceil(highest / 10) or 10)
