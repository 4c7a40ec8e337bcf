"""From rows of texts to columns, one row at a time: a file of 15 million cells keeps only its different texts."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.respondents.form import Cells, Flags, tidy
from data.respondents.progress import Progress

CHUNK = 2000


class _Places(dict[str, int]):
    """Gives each text that it meets the next number."""

    def __missing__(self, text: str) -> int:
        self[text] = place = len(self)
        return place


@dataclass(frozen=True)
class Columns:
    """The columns of a file by their place in it, and the number of each row in the file.

    ``ragged`` are rows with another number of cells than the heading (number, cells), ``empty`` rows without any text.
    """

    columns: dict[int, pd.Categorical]
    rows: npt.NDArray[np.int64]
    ragged: list[tuple[int, int]]
    empty: list[int]


def columns(
    rows: Iterator[tuple[int, Cells]], width: int, keep: Sequence[int], padded: bool, progress: Progress
) -> Columns:
    """Read the rows (number and cells) below the heading; ``padded`` rows may be short, as in a workbook."""
    places = {column: _Places() for column in keep}
    codes: dict[int, list[npt.NDArray[np.int32]]] = {column: [] for column in keep}
    numbers: list[int] = []
    ragged: list[tuple[int, int]] = []
    empty: list[int] = []
    while chunk := list(itertools.islice(rows, CHUNK)):
        progress.step()
        whole: list[Cells] = []
        for number, cells in chunk:
            if not any(cells) or not any(map(str.strip, cells)):
                empty.append(number)
                continue
            if len(cells) != width:
                cells = _fitted(cells, width, padded)
                if len(cells) != width:
                    ragged.append((number, len(cells)))
                    continue
            whole.append(cells)
            numbers.append(number)
        turned = list(zip(*whole, strict=True))
        for column in keep if whole else ():
            found = map(places[column].__getitem__, turned[column])
            codes[column].append(np.fromiter(found, np.int32, len(whole)))
    made = {column: _categorical(codes.pop(column), list(places.pop(column))) for column in keep}
    # Empty rows at the end are no news.
    last = numbers[-1] if numbers else 0
    return Columns(made, np.array(numbers, np.int64), ragged, [number for number in empty if number < last])


def _fitted(cells: Cells, width: int, padded: bool) -> Cells:
    """A row without empty cells behind the last column; with empty cells up to it where the file leaves them out."""
    cells = list(cells)
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    return cells + [""] * (width - len(cells)) if padded else cells


def _categorical(codes: list[npt.NDArray[np.int32]], texts: Sequence[str]) -> pd.Categorical:
    """The column, its texts tidied: those that are then the same are one, and an empty one is null."""
    tidied = [tidy(text) for text in texts]
    kept = {text: place for place, text in enumerate(dict.fromkeys(text for text in tidied if text))}
    lookup = np.array([kept.get(text, -1) for text in tidied] or [0], np.int32)
    all_codes = np.concatenate(codes) if codes else np.zeros(0, np.int32)
    return pd.Categorical.from_codes(lookup[all_codes], categories=pd.Index(list(kept), dtype="object"))


def truths(column: pd.Categorical, test: Callable[[str], bool]) -> Flags:
    """For each row what ``test`` says of its text, an empty text where there is none."""
    answers = np.array([*(test(str(text)) for text in column.categories), test("")], np.bool_)
    return np.asarray(answers[column.codes], np.bool_)
