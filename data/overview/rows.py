"""What the start page shows of each question, prepared when the tables are built: it needs all results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pyarrow as pa

from data.keeping import kept
from data.overview.movements import (
    MOST_CLEAR,
    MOST_UNCERTAIN,
    LeftOut,
    largest_changes,
    leading_answers,
    left_out,
    newest_pair,
)
from data.statistics import Verdict
from data.store import Store
from data.survey.comparability import segments
from data.survey.prepared import prepared, stamp
from data.survey.questions import Question
from data.survey.schema import CELL_SOURCES, ObsStatus
from data.views.address import read
from data.views.choices import questions_of
from data.views.filters import default
from data.views.frames import Answer, Cell, QuestionView
from data.views.question import question_view
from data.wording import sentences
from data.wording.messages import message, movement
from data.wording.numbers import cell

NAME = "overview"
SOURCES = CELL_SOURCES

_CELL = {"year": pa.int16(), "percentage": pa.float64(), "obs_status": pa.string(), "words": pa.string()}
_CHANGED = {"option_id": pa.string(), "first": pa.int16(), "last": pa.int16()}
_VERDICT = {"clear": pa.bool_(), "likely": pa.bool_()}
_CHANGE = {**_CHANGED, "change": pa.float64(), **_VERDICT, "text": pa.string()}
SCHEMA = pa.schema(
    {
        "question_id": pa.string(),
        "sentence": pa.string(),
        "answers": pa.list_(pa.struct({"label": pa.string(), "cells": pa.list_(pa.struct(_CELL))})),
        "description": pa.string(),
        "recent": pa.list_(pa.struct(_CHANGE)),
        "overall": pa.list_(pa.struct(_CHANGE)),
    }
)


@dataclass(frozen=True)
class ShownCell:
    """A cell of a small chart: ``words`` is what stands at its bar, or in its place where there is no percentage."""

    year: int
    percentage: float | None
    obs_status: ObsStatus
    words: str


@dataclass(frozen=True)
class ShownAnswer:
    """An answer of a small chart, with a cell per year."""

    label: str
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True)
class LargestChange:
    """One of the largest changes: its answer and years, the change in percentage points, whether it is clear or likely,
    and the sentence with its verdict.
    """

    question: Question
    option_id: str
    pair: tuple[int, int]
    change: float
    clear: bool
    likely: bool
    text: str


@dataclass(frozen=True)
class Largest:
    """The largest changes between two years: what is clear, and apart from that what is large but not certain; and the
    questions that are left out, with the reason.
    """

    pair: tuple[int, int]
    clear: tuple[LargestChange, ...]
    uncertain: tuple[LargestChange, ...]
    left_out: tuple[tuple[Question, LeftOut], ...]


@dataclass(frozen=True)
class OverviewRow:
    """What the start page shows of a question: its message, its highest answers, and these in words.

    ``recent`` are its largest changes between the two newest years of the survey, ``overall`` those between its first
    and its newest year; nothing where these do not compare.
    """

    question: Question
    sentence: str
    answers: tuple[ShownAnswer, ...]
    description: str
    recent: tuple[LargestChange, ...]
    overall: tuple[LargestChange, ...]

    @property
    def runs(self) -> list[tuple[int, ...]]:
        """The years of the small chart in runs that compare."""
        return segments([item.year for item in self.answers[0].cells], self.question.groups) if self.answers else []


@dataclass(frozen=True)
class Overview:
    """Everything on the start page: a row per question, and the largest changes over all."""

    rows: tuple[OverviewRow, ...]
    recent: Largest
    overall: Largest

    @cached_property
    def by_id(self) -> dict[str, OverviewRow]:
        """The row of each question."""
        return {row.question.question_id: row for row in self.rows}

    @cached_property
    def statuses(self) -> frozenset[ObsStatus]:
        """Statuses of the percentages in the small charts."""
        cells = (item for row in self.rows for answer in row.answers for item in answer.cells)
        return frozenset(item.obs_status for item in cells if item.percentage is not None)


@kept(4)
def overview(store: Store) -> Overview:
    """The overview of a survey: as it was prepared, or made now, which takes long where there are many questions."""
    table = store.prepared(NAME, SCHEMA, SOURCES) or _table(store)
    rows = tuple(_row(store.questions[values["question_id"]], values) for values in table.to_pylist())
    return Overview(
        rows,
        _largest(store, newest_pair(store), [change for row in rows for change in row.recent]),
        _largest(store, _whole_period(store), [change for row in rows for change in row.overall]),
    )


def _whole_period(store: Store) -> tuple[int, int]:
    return min(store.populations), max(store.populations)


@dataclass(frozen=True)
class OverviewFilters:
    """What the address of the start page can hold."""

    search: str = ""


def from_query(query: str) -> tuple[OverviewFilters, list[str]]:
    """Filters from the query part of an address, and a Dutch sentence for each part that was left out."""
    return read(query, OverviewFilters(), {}, {})


def found(store: Store, search: str) -> Sequence[OverviewRow]:
    """The questions that have every word of a search in their title or text, in the order of the questionnaire; all of
    them for an empty search.
    """
    whole = overview(store)
    if not search:
        return whole.rows
    return [whole.by_id[question_id] for _, question_id in questions_of(store).find(search)]


def overview_file(store: Store) -> bytes:
    """The prepared table of a survey, with the columns of ``SCHEMA`` and a row per question, as a Parquet file."""
    return prepared(_table(store), stamp(store.digests, SOURCES))


def _table(store: Store) -> pa.Table:
    return pa.Table.from_pylist([_values(store, item) for item in store.questions.values()], schema=SCHEMA)


def _values(store: Store, question: Question) -> dict[str, Any]:
    whole = question_view(store, question.question_id, default(question))
    recent = _between(store, whole, newest_pair(store))
    overall = _between(store, whole, _whole_period(store))
    leading = leading_answers(whole)
    answers = [
        {
            "label": answer.label,
            "cells": [
                {
                    "year": item.year,
                    "percentage": item.percentage if item.published else None,
                    "obs_status": item.obs_status,
                    "words": cell(item, breaks=False),
                }
                for item in cells
            ],
        }
        for answer, cells in leading.answers
    ]
    return {
        "question_id": question.question_id,
        "sentence": message(whole),
        "answers": answers,
        "description": f"{sentences.selection(leading)}. {sentences.in_words(leading.answers)}",
        "recent": [_change(*row) for row in recent],
        "overall": [_change(*row) for row in overall],
    }


def _between(store: Store, whole: QuestionView, pair: tuple[int, int]) -> list[tuple[Answer, list[Cell]]]:
    """The largest changes of a question between two years; nothing where it was not asked in both."""
    if not set(pair) <= set(whole.years) or pair[0] == pair[1]:
        return []
    view = question_view(store, whole.question.question_id, replace(whole.filters, years=pair))
    return largest_changes(view)


def _change(answer: Answer, cells: Sequence[Cell]) -> dict[str, Any]:
    first, last = answer.pair or (None, None)
    changed = {"option_id": answer.option_id, "first": first, "last": last, "change": answer.change}
    verdict = {"clear": answer.verdict == Verdict.CLEAR, "likely": answer.verdict == Verdict.LIKELY}
    return {**changed, **verdict, "text": movement(answer, cells)}


def _row(question: Question, values: dict[str, Any]) -> OverviewRow:
    answers = tuple(
        ShownAnswer(
            answer["label"],
            tuple(ShownCell(**{**item, "obs_status": ObsStatus(item["obs_status"])}) for item in answer["cells"]),
        )
        for answer in values["answers"]
    )
    recent, overall = (_changes(question, values[name]) for name in ("recent", "overall"))
    return OverviewRow(question, values["sentence"], answers, values["description"], recent, overall)


def _changes(question: Question, changes: Sequence[dict[str, Any]]) -> tuple[LargestChange, ...]:
    made = ({**item, "pair": (item["first"], item["last"])} for item in changes)
    names = ("option_id", "pair", "change", "clear", "likely", "text")
    return tuple(LargestChange(question, **{name: item[name] for name in names}) for item in made)


def _largest(store: Store, pair: tuple[int, int], changes: Sequence[LargestChange]) -> Largest:
    ordered = sorted(changes, key=lambda item: (not item.likely, -abs(item.change)))
    clear = tuple(item for item in ordered if item.clear)
    others = tuple(item for item in ordered if not item.clear)
    return Largest(pair, clear[:MOST_CLEAR], others[:MOST_UNCERTAIN], tuple(left_out(store, pair)))
