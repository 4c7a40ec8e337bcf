"""What an import would make of the survey, before anybody agrees to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from data.building.source_files import Source


@dataclass(frozen=True)
class OpenAnswer:
    """An answer in a respondent's own words, which waits for a person to review it.

    ``context`` is what was asked, ``place`` where the answer stands in the file: export.csv, rij 14.
    """

    question_id: str
    year: int
    text: str
    theme: str | None
    context: str | None
    place: str


@dataclass(frozen=True)
class Confirmation:
    """Words that are others than before, for a person to say what that means.

    ``key`` is what the answer is given with, ``choices`` what it may be: *same*, *changed* (a break in the series) or
    *new*. ``subject`` says what it is about, in Dutch.
    """

    key: str
    subject: str
    old: str
    new: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Proposal:
    """The whole survey as it would be, or why it would not.

    ``source`` holds the rows of every table, those of other years as they were; None where there are ``faults``.
    ``faults`` are Dutch sentences, each with its place. ``remarks`` say in Dutch what was met and handled. ``private``
    is what each municipality chose, for telling how many take part in the next year again: columns *municipality*,
    *question_id*, *option_id* (text) and *chosen* (flag); None where the file names no municipalities.
    """

    year: int
    source: Source | None
    faults: Sequence[str] = ()
    to_confirm: Sequence[Confirmation] = ()
    remarks: Sequence[str] = ()
    open_answers: Sequence[OpenAnswer] = ()
    private: pa.Table | None = None
