"""What a view is: two tidy frames from which everything on screen is drawn, and how they are sliced and ordered.

Chart, table, sentence, picture and spreadsheet read the same :class:`QuestionView`, so that they agree.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.statistics import changes
from data.survey.questions import Note, Question
from data.survey.schema import FIRM_BASE
from data.views.filters import Filters, Sort

Pair = tuple[int, int]


class Cell(NamedTuple):
    """One row of the frame ``cells``: an answer in a year. The fields are its columns, those of ``schema.CELLS``.

    Where something is unknown a number is NaN and a text is empty.
    """

    question_id: str
    option_id: str
    label: str
    year: int
    percentage: float
    obs_status: str
    comparable_group: str
    is_break: bool
    base_n: float
    base_status: str
    effective_n: float
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
    step_verdict: str

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

    ``change``, ``low`` and ``high`` are in percentage points. Where something is unknown a number is NaN and a text is
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
    verdict: str
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
    :data:`data.survey.schema.CELLS`.

    ``changes`` has a row per answer: ``question_id``, ``option_id``, ``label``, the ``first`` and ``last`` year of the
    pair that is compared (NaN where no two years compare), ``change`` in percentage points at one decimal (NaN where
    one of both has no percentage), its limits ``low`` and ``high`` at the level of the test, ``verdict`` (empty where
    there is none), and whether any of its cells has a percentage (``published``).

    ``questions`` are those whose answers are shown. ``axis_max`` is the end of the percentage axis. It belongs to the
    question and not to the choice, so that bars keep their length when a year comes or goes. ``waves`` are all years
    of the survey.
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
    waves: tuple[int, ...]
    source: str

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
    return block.take(rows.ravel())


def changes_frame(question: Question, block: pd.DataFrame, pair: Pair | None) -> pd.DataFrame:
    """The change of every answer of a question between two years: a row per answer, in the order of the questionnaire.

    Its columns are the fields of :class:`Answer`, except ``published``. ``block`` holds all cells of the question. All
    answers are tested together, whichever are shown. Without a ``pair`` all numbers are NaN.
    """
    shape = len(question.option_ids), len(question.years)
    first, last = (question.years.index(year) for year in pair) if pair else (0, 0)
    values = block["percentage"].to_numpy().reshape(shape).T
    firm = np.where(block["base_n"].to_numpy() >= FIRM_BASE, block["effective_n"].to_numpy(), np.nan).reshape(shape).T
    before = values[[first]] if pair else np.full((1, shape[0]), np.nan)
    found = changes(before, firm[[first]], values[[last]], firm[[last]])
    years = pair or (math.nan, math.nan)
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
            "verdict": _texts(found.verdict[0]),
        }
    )


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


def notes(question: Question, option_ids: Sequence[str], years: Sequence[int], cells: pd.DataFrame) -> tuple[Note, ...]:
    """The notes that apply to what is shown.

    A note of kind *break* applies where years are shown that do not compare, one of kind *alignment* where a cell
    refers to it, and any other where its year and its answer are shown.
    """
    broken = len({question.groups[year] for year in years}) > 1
    referred = set(cells["note"])

    def applies(note: Note) -> bool:
        if note.kind == "break":
            return broken
        if note.kind == "alignment":
            return note.note_id in referred
        return (note.year is None or note.year in years) and (note.option_id is None or note.option_id in option_ids)

    return tuple(note for note in question.notes if applies(note))


def axis_end(percentages: pd.Series) -> int:
    """The end of a percentage axis: the highest percentage, rounded up to a whole ten; 100 where there is none."""
    highest = percentages.max()
    return 100 if math.isnan(highest) else min(100, 10 * math.ceil(highest / 10) or 10)
