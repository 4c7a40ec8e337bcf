"""The quotes as rows of their table: a quote is made when someone asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import overload

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.quotes.index import QuoteIndex
from data.survey.questions import Quote

#: How many quotes are made at a time where all are asked for.
MANY = 1_000


@dataclass(frozen=True, eq=False)
class Quotes:
    """All quotes, or those of one question, in the order of the questionnaire and the report.

    ``numbers`` are theirs in the index.
    """

    table: pa.Table
    index: QuoteIndex
    numbers: range

    def of(self, question_id: str) -> Quotes:
        """Those of one question; none for a question without."""
        if question_id not in self.index.questions:
            return replace(self, numbers=range(0))
        code = self.index.questions.index(question_id)
        first, end = np.searchsorted(self.index.question_codes, [code, code + 1]).tolist()
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
        """Quotes by their numbers in the index."""
        rows = self.index.rows[np.asarray(numbers, np.intp)]
        return [Quote(**row) for row in self.table.take(pa.array(rows)).to_pylist()]

    def numbers_of(self, quote_ids: Sequence[str]) -> dict[str, int]:
        """Number in the index of those of some quotes that are here."""
        column = self.table["quote_id"]
        rows = np.flatnonzero(pc.is_in(column, value_set=pa.array(quote_ids, pa.string())).to_numpy())
        numbers = np.flatnonzero(np.isin(self.index.rows, rows))
        found = column.take(pa.array(self.index.rows[numbers])).to_pylist()
        return {
            quote_id: number for quote_id, number in zip(found, numbers.tolist(), strict=True) if number in self.numbers
        }

    @cached_property
    def question_ids(self) -> list[str]:
        """Questions that have quotes, in the order of the questionnaire."""
        return [self.index.questions[code] for code in self._codes(self.index.question_codes)]

    @cached_property
    def themes(self) -> list[str]:
        """Themes of the quotes, in the order of the report."""
        return [self.index.themes[code] for code in self._codes(self.index.theme_codes) if code]

    @cached_property
    def years(self) -> list[int]:
        """Years of the quotes, ascending."""
        return sorted(self.index.years[code] for code in self._codes(self.index.year_codes))

    def _codes(self, codes: npt.NDArray[np.uint32]) -> list[int]:
        """Codes in the order in which they first occur."""
        here, first = np.unique(codes[self.numbers.start : self.numbers.stop], return_index=True)
        return [int(code) for code in here[np.argsort(first)]]
