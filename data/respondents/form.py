"""The one form that every reader gives: who answered what, and where that stands in the file."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.survey.errors import DataError

Flags = npt.NDArray[np.bool_]
#: One row of a file as texts, empty where a cell is empty.
Cells = Sequence[str]
#: How many faults of one kind are told with their place each.
MOST_PLACES = 8


class UnreadableError(DataError):
    """The file cannot be read as respondents; the text is a Dutch sentence with the place and what to do."""


class Format(StrEnum):
    """The programs whose files we know."""

    PLAIN = "plain"
    LIMESURVEY = "limesurvey"
    FORMS = "forms"
    SURVEYMONKEY = "surveymonkey"
    QUALTRICS = "qualtrics"
    SPSS = "spss"


class Part(StrEnum):
    """What a column holds of its question."""

    ANSWER = "answer"
    OTHER = "other"
    """The words that go with the answer *other*."""
    COMMENT = "comment"
    """A remark beside an answer."""


@dataclass(frozen=True)
class Heading:
    """What is above a column: ``name`` is its own in the file, and what the mapping file calls it.

    ``question`` is what the columns of one question share; ``text`` what was asked; ``item`` the answer or sub-question
    that the column is about. ``labels`` gives the words of codes, ``missing`` the codes that the file itself declares
    to be no answer.
    """

    name: str
    question: str = ""
    text: str = ""
    item: str = ""
    part: Part = Part.ANSWER
    labels: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Layout:
    """What a reader makes of the first rows of a file.

    ``headings`` has one per column of the file, None where it is left behind at the door. The others name a column (by
    its place) and say of its texts whether the row is finished, or a test; ``respondent`` is the column whose text
    belongs to one respondent. These columns are left behind too, unless they have a heading.
    """

    header_rows: int
    headings: Sequence[Heading | None]
    finished: tuple[int, Callable[[str], bool]] | None = None
    tests: Sequence[tuple[int, Callable[[str], bool]]] = ()
    respondent: int | None = None
    remarks: Sequence[str] = ()


@dataclass(frozen=True)
class MultipleSet:
    """A multiple-response set of SPSS: columns that belong together; ``counted`` is the code of chosen, if there is."""

    name: str
    label: str
    columns: tuple[str, ...]
    counted: str | None


@dataclass(frozen=True)
class Doubt:
    """Rows of which a person has to say which count: ``place`` and ``what`` are the fault, as long as none is left
    out.
    """

    rows: tuple[int, ...]
    place: str
    what: str


@dataclass(frozen=True)
class Export:
    """A file with a row per respondent, whatever program made it.

    ``answers`` has one column per heading, named by it: a pandas Categorical of the texts in the file, whole numbers
    written as such ("3"), null where nothing was filled in. ``rows`` are the numbers of the rows in the file, as a
    spreadsheet shows them; ``complete`` says which respondents sent in all their answers. ``doubts`` and ``remarks``
    are Dutch sentences.
    """

    file: str
    format: Format
    headings: Mapping[str, Heading]
    answers: pd.DataFrame
    rows: npt.NDArray[np.int64]
    complete: Flags
    doubts: Sequence[Doubt] = ()
    remarks: Sequence[str] = ()
    sets: Sequence[MultipleSet] = ()
    left_behind: frozenset[str] = frozenset()

    def place(self, position: int, column: str | None = None) -> str:
        """Where a row (by its position in ``answers``) stands: export.csv, rij 14, kolom q03."""
        return f"{self.file}, rij {self.rows[position]}" + (f", kolom {column}" if column else "")

    def column(self, name: str) -> tuple[npt.NDArray[np.int64], list[str]]:
        """The answers of a column as places in a list of its different texts; -1 where nothing was filled in."""
        categorical = self.answers[name].array
        return np.asarray(categorical.codes, np.int64), [str(text) for text in categorical.categories]

    def taken(self, keep: Flags) -> Export:
        """The same with only some of the rows."""
        return Export(
            self.file, self.format, self.headings, self.answers[keep], self.rows[keep], self.complete[keep],
            self.doubts, self.remarks, self.sets, self.left_behind,
        )  # fmt: skip


def tidy(text: str) -> str:
    """A cell's text without space around it, with one kind of space, and each accent one with its letter."""
    return unicodedata.normalize("NFC", text.replace("\u00a0", " ").replace("\u200b", "")).strip()


def unique_names(names: Sequence[str]) -> list[str]:
    """Names that differ: the second 'Toelichting' becomes 'Toelichting (2)', a nameless one 'kolom 5'.

    Spaces and line ends inside a name are one space, as in the mapping file.
    """
    seen: dict[str, int] = {}
    found: list[str] = []
    for place, name in enumerate(names, 1):
        name = " ".join(name.split()) or f"kolom {place}"
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found


def several(places: Sequence[str], what: str) -> list[str]:
    """A fault for each of the first places, and one that counts the others."""
    more = len(places) - MOST_PLACES
    return [f"{place}: {what}" for place in places[:MOST_PLACES]] + (
        [f"{places[MOST_PLACES]} en nog {more - 1} andere plaatsen: {what}"] if more > 0 else []
    )
