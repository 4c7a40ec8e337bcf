"""Pure views: a question's results and the filters make one small frozen view, from which everything is drawn.

Chart, table, sentence, picture and spreadsheet read the same :class:`QuestionView`, so that they agree.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from data.store import Store
from data.survey import comparing
from data.survey.comparability import comparable_pair
from data.survey.comparing import COMPARING
from data.survey.questions import Note, Question
from data.survey.schema import ObsStatus
from data.views.cells import Cell, Key, cells_of
from data.views.changes import Verdict, changes
from data.views.filters import Filters, Sort, View


@dataclass(frozen=True)
class OptionRow:
    """One answer option of a question: its cells for the years of the view, and its change in percentage points.

    ``pair`` are the two years that the change is about.
    ``change`` is the last minus the first percentage of the view's comparable pair, at one decimal; None where
    no two years compare or one of both has no percentage. ``verdict`` says whether it is more than chance explains,
    among all answers of the question, and ``change_interval`` has the limits at the level of that test; None where a
    base is unknown or below 30.
    """

    option_id: str
    label: str
    cells: tuple[Cell, ...]
    question: Question
    pair: tuple[int, int] | None
    change: float | None
    change_interval: tuple[float, float] | None = None
    verdict: Verdict | None = None

    @property
    def published(self) -> bool:
        """Whether any of the cells has a percentage."""
        return any(cell.percentage is not None for cell in self.cells)

    @property
    def groups(self) -> dict[int, str]:
        """Comparable group of each of its cells; a year in which the question was not asked compares with none."""
        return {cell.year: self.question.groups.get(cell.year, f"not asked in {cell.year}") for cell in self.cells}

    def cell(self, year: int) -> Cell:
        """The cell of one of the view's years."""
        return next(cell for cell in self.cells if cell.year == year)


@dataclass(frozen=True)
class QuestionView:
    """What is on screen: the years and rows shown, in order; the pair that changes are about; the notes that apply.

    ``axis_max`` is the end of the percentage axis. It belongs to the question and not to the choice, so that bars
    keep their length when a year comes or goes. ``waves`` are all years of the survey.
    """

    question: Question
    filters: Filters
    years: tuple[int, ...]
    rows: tuple[OptionRow, ...]
    pair: tuple[int, int] | None
    notes: tuple[Note, ...]
    axis_max: int
    waves: tuple[int, ...]
    source: str

    @property
    def has_changes(self) -> bool:
        """Whether there are two years that compare, for any row."""
        return self.pair is not None or any(row.pair for row in self.rows)

    @property
    def has_data(self) -> bool:
        """Whether there is any percentage to show."""
        return any(row.published for row in self.rows)


def question_view(store: Store, question_id: str, filters: Filters) -> QuestionView:
    """View of one question; in the view *verschil* only the two years that are compared, largest change first."""
    if question_id == COMPARING:
        return _comparing_view(store, filters)
    question, cells = store.questions[question_id], cells_of(store, question_id)
    pair = comparable_pair(filters.years, question.groups)
    years = filters.years if filters.view is not View.CHANGE else (pair or ())
    changed = changes(cells, question.option_ids, [pair])[pair] if pair else {}
    rows = [
        OptionRow(
            option_id,
            question.label(option_id),
            tuple(cells[option_id, year] for year in years),
            question,
            pair,
            *changed.get(option_id, (None, None, None)),
        )
        for option_id in filters.option_ids
    ]
    sort = Sort.CHANGE if filters.view is View.CHANGE else filters.sort
    return QuestionView(
        question=question,
        filters=filters,
        years=years,
        rows=tuple(_sorted(rows, sort)) if years else (),
        pair=pair,
        notes=_notes(question, rows, years),
        axis_max=axis_max(cells),
        waves=tuple(store.populations),
        source=store.source,
    )


def _comparing_view(store: Store, filters: Filters) -> QuestionView:
    """View of answers of several questions, each as it is in the view of its own question."""
    rows: list[OptionRow] = []
    notes: list[Note] = []
    for option_key in filters.option_ids:
        question_id, option_id = comparing.parts(option_key)
        question = store.questions[question_id]
        years = tuple(year for year in question.years if year in filters.years)
        own = replace(filters, years=years, option_ids=(option_id,))
        # An answer whose years do not compare stays, with the percentages that it has.
        alike = filters.view is not View.CHANGE or comparable_pair(years, question.groups)
        view = question_view(store, question_id, own if alike else replace(own, view=View.BARS))
        notes += [note for note in comparing.named_notes(question, view.notes) if note not in notes]
        shown = view.years if filters.view is View.CHANGE and view.years else filters.years
        not_asked = OptionRow(option_id, question.label(option_id), (), question, None, None)
        for row in view.rows or (not_asked,):
            cells = tuple(row.cell(y) if y in view.years else Cell(y, None, ObsStatus.NOT_OFFERED) for y in shown)
            rows.append(replace(row, option_id=option_key, label=comparing.label(question, option_id), cells=cells))
    pairs = {row.pair for row in rows}
    sort = Sort.CHANGE if filters.view is View.CHANGE else filters.sort
    return QuestionView(
        question=store.question(COMPARING),
        filters=filters,
        years=filters.years,
        rows=tuple(_sorted(rows, sort)) if filters.years else (),
        pair=pairs.pop() if len(pairs) == 1 else None,
        notes=tuple(notes),
        axis_max=comparing.axis_max([cell.percentage or 0.0 for row in rows for cell in row.cells]),
        waves=tuple(store.populations),
        source=store.source,
    )


def _sorted(rows: list[OptionRow], sort: Sort) -> list[OptionRow]:
    """Rows in the asked order; what has no value comes last, equal rows keep the questionnaire's order."""
    if sort is Sort.PERCENTAGE:
        return sorted(rows, key=lambda row: -_newest(row))
    if sort is Sort.CHANGE:
        return sorted(rows, key=lambda row: math.inf if row.change is None else -abs(row.change))
    return rows


def _newest(row: OptionRow) -> float:
    return row.cells[-1].percentage if row.cells and row.cells[-1].percentage is not None else -1.0


def _notes(question: Question, rows: list[OptionRow], years: tuple[int, ...]) -> tuple[Note, ...]:
    """Notes that apply: a break where years of several groups are shown; a note that cells refer to, with those cells;
    any other by its year and option.
    """
    if not years or not rows:
        return ()
    broken = len({question.groups[year] for year in years}) > 1
    referred = {cell.note for row in rows for cell in row.cells}
    option_ids = {row.option_id for row in rows}
    applying = []
    for note in question.notes:
        if note.kind == "break":
            applies = broken
        elif note.kind == "alignment":
            applies = note.note_id in referred
        else:
            applies = (note.year is None or note.year in years) and (
                note.option_id is None or note.option_id in option_ids
            )
        if applies:
            applying.append(note)
    return tuple(applying)


def axis_max(cells: Mapping[Key, Cell]) -> int:
    """The end of the percentage axis of a question; 100 where it has no percentage."""
    known = [cell.percentage for cell in cells.values() if cell.percentage is not None]
    return comparing.axis_max(known) if known else 100
