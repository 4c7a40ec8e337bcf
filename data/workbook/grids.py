"""A sheet as it was read, from whichever file: cells that know their place and what is the matter with them."""

from __future__ import annotations

from dataclasses import dataclass, field

from data.survey.errors import DataError

Raw = str | int | float | bool | None


class UnreadableError(DataError):
    """A file, or a sheet of it, cannot be read at all; the text is a Dutch sentence."""


@dataclass(frozen=True)
class Cell:
    """One cell: its value, its place in words, whether Excel shows it as a percentage, and why it cannot be read.

    ``merged`` says that the value is that of a merged cell which this one is a part of.
    """

    value: Raw = None
    place: str = ""
    percent: bool = False
    trouble: str = ""
    merged: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it but white space."""
        return not self.trouble and (self.value is None or (isinstance(self.value, str) and not squeezed(self.value)))


@dataclass
class Grid:
    """The cells of one sheet by row (from 0; ``lines`` are the numbers that a person sees) and column.

    ``csv`` rows have as many cells as they were written with; those of a workbook are as wide as the widest.
    ``remarks`` are Dutch sentences about the sheet as a whole.
    """

    name: str
    rows: list[list[Cell]]
    lines: list[int]
    csv: bool
    remarks: list[str] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """What the sheet is called in messages."""
        return f"{self.name}.csv" if self.csv else self.name

    def place(self, row: int, column: int, header: str = "") -> str:
        """The place of a cell as a person finds it: resultaten!D14, or resultaten.csv, regel 14, kolom percentage."""
        if self.csv:
            return f"{self.shown}, regel {self.lines[row]}, kolom {header or column + 1}"
        return f"{self.name}!{letters(column)}{self.lines[row]}"


def letters(column: int) -> str:
    """A column, from 0, as Excel names it: D."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def squeezed(text: str) -> str:
    """A text with one plain space for each run of white space, none at its ends, and without invisible marks."""
    return " ".join(text.replace("\ufeff", "").replace("\u200b", "").split())
