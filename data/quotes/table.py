"""The quotes as rows of their table: a quote is made when someone asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Generic, TypeVar, overload

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.quotes.index import Mask, QuoteIndex
from data.survey.questions import Quote

V = TypeVar("V", str, int)
Codes = npt.NDArray[np.int32]

#: How many quotes are made at a time where all are asked for.
MANY = 1_000


@dataclass(frozen=True, eq=False)
class Column(Generic[V]):
    """What the quotes have in one column, in the order in which it first comes.

    A code is a place in ``values``; the one after the last is that of quotes that have nothing.
    """

    values: list[V]
    codes: Codes

    def having(self, value: V) -> Mask:
        """The quotes that have a value."""
        # A value that no quote has gets a code that no quote has.
        return np.equal(self.codes, self.values.index(value) if value in self.values else -1)


@dataclass(frozen=True, eq=False)
class Columns:
    """What can be chosen among all quotes; quotes that repeat another, and which each of them repeats."""

    questions: Column[str]
    themes: Column[str]
    years: Column[int]
    repeats: npt.NDArray[np.intp]
    originals: npt.NDArray[np.intp]

    def without_repeats(self, found: Mask, group: Codes | None = None) -> Mask:
        """The quotes that are found, but none that repeats another of these (of the same group, where given)."""
        repeated = found[self.originals]
        if group is not None:
            repeated &= group[self.originals] == group[self.repeats]
        once = found.copy()
        once[self.repeats[repeated]] = False
        return once


@dataclass(frozen=True, eq=False)
class Quotes:
    """All quotes, or those of one question, in the order of the questionnaire and the report.

    ``numbers`` are their rows in the table, and their numbers in the index.
    """

    table: pa.Table
    columns: Columns
    index: QuoteIndex
    numbers: range

    def of(self, question_id: str) -> Quotes:
        """Those of one question; none for a question without."""
        questions = self.columns.questions
        if question_id not in questions.values:
            return replace(self, numbers=range(0))
        code = questions.values.index(question_id)
        first, end = np.searchsorted(questions.codes, [code, code + 1]).tolist()
        return replace(self, numbers=range(first, end))

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> Quote: ...

    @overload
    def __getitem__(self, place: slice) -> list[Quote]: ...

    def __getitem__(self, place: int | slice) -> Quote | list[Quote]:
        if isinstance(place, slice):
            return self.take(self.numbers[place])
        return self.take([self.numbers[place]])[0]

    def __iter__(self) -> Iterator[Quote]:
        for start in range(0, len(self), MANY):
            yield from self[start : start + MANY]

    def take(self, numbers: npt.ArrayLike) -> list[Quote]:
        """Quotes by their numbers."""
        rows = self.table.take(pa.array(np.asarray(numbers, np.int64)))
        return [Quote(**row) for row in rows.to_pylist()]

    def numbers_of(self, quote_ids: Sequence[str]) -> dict[str, int]:
        """Numbers of those of some quotes that are here."""
        column = self.table["quote_id"]
        numbers = np.flatnonzero(pc.is_in(column, value_set=pa.array(quote_ids, pa.string())).to_numpy())
        return {column[number].as_py(): number for number in numbers.tolist() if number in self.numbers}

    def texts(self) -> list[str]:
        """Their texts, without labels."""
        texts: list[str] = self.table["text"].slice(self.numbers.start, len(self)).to_pylist()
        return texts

    @cached_property
    def question_ids(self) -> list[str]:
        """Questions that have quotes, in the order of the questionnaire."""
        return self._values(self.columns.questions)

    @cached_property
    def themes(self) -> list[str]:
        """Themes of the quotes, in the order of the report."""
        return self._values(self.columns.themes)

    @cached_property
    def years(self) -> list[int]:
        """Years of the quotes, ascending."""
        return sorted(self._values(self.columns.years))

    def _values(self, column: Column[V]) -> list[V]:
        """Values in the order in which they first occur here."""
        codes, first = np.unique(column.codes[self.numbers.start : self.numbers.stop], return_index=True)
        return [column.values[code] for code in codes[np.argsort(first)] if code < len(column.values)]


def in_order(table: pa.Table, question_ids: Iterable[str]) -> pa.Table:
    """A table of quotes in the order of the questionnaire, without those of other questions."""
    asked = pc.index_in(table["question_id"], value_set=pa.array([*question_ids], pa.string()))
    position = asked.fill_null(-1).to_numpy()
    rows = np.argsort(position, kind="stable")[np.count_nonzero(position < 0) :]
    # In one piece: taking a few rows of a table in pieces copies all of it.
    return table.take(pa.array(rows)).combine_chunks()


def all_quotes(ordered: pa.Table, index: QuoteIndex) -> Quotes:
    """All quotes of a table that is in order, with the index that is made of it."""
    original = pc.index_in(ordered["duplicate_of"], value_set=ordered["quote_id"]).fill_null(-1).to_numpy()
    repeats = np.flatnonzero(original >= 0)
    columns = Columns(
        questions=_column(ordered["question_id"]),
        themes=_column(ordered["theme"]),
        years=_column(ordered["year"]),
        repeats=repeats,
        originals=original[repeats],
    )
    return Quotes(ordered, columns, index, range(len(ordered)))


def _column(values: pa.ChunkedArray) -> Column[Any]:
    encoded = values.combine_chunks().dictionary_encode()
    return Column(encoded.dictionary.to_pylist(), encoded.indices.fill_null(len(encoded.dictionary)).to_numpy())
