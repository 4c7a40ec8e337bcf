"""Frozen questions and quotes, made from the tables; no question has code of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class AnswerOption:
    """One answer option: ``label`` is short and clean, ``text`` the full wording where the report lists it."""

    option_id: str
    label: str
    text: str | None


@dataclass(frozen=True)
class Measurement:
    """How a question was measured in one year; years with the same ``comparable_group`` compare."""

    year: int
    answer_mode: str
    definition: str
    definition_status: str
    comparable_group: str
    base_n: int | None
    base_status: str | None


@dataclass(frozen=True)
class Note:
    """A remark that applies to a question, or to one option or year of it."""

    note_id: str
    option_id: str | None
    year: int | None
    kind: str
    text: str
    source_line: int | None


@dataclass(frozen=True)
class Question:
    """One question of the survey with its options, its measurements by year (ascending) and its notes."""

    question_id: str
    number: int | None
    title: str
    text: str
    options: tuple[AnswerOption, ...]
    measurements: tuple[Measurement, ...]
    notes: tuple[Note, ...]

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Years in which the question was asked, ascending."""
        return tuple(measurement.year for measurement in self.measurements)

    @cached_property
    def option_ids(self) -> tuple[str, ...]:
        """Ids of the options, in the order of the questionnaire."""
        return tuple(option.option_id for option in self.options)

    @cached_property
    def groups(self) -> dict[int, str]:
        """Comparable group of each year."""
        return {measurement.year: measurement.comparable_group for measurement in self.measurements}

    def label(self, option_id: str) -> str:
        """The clean label of an option; raises StopIteration where there is none."""
        return next(option.label for option in self.options if option.option_id == option_id)


@dataclass(frozen=True)
class Quote:
    """One quote of a respondent, verbatim; ``duplicate_of`` names the quote that it repeats."""

    quote_id: str
    question_id: str
    year: int
    theme: str | None
    label: str | None
    text: str
    context: str | None
    duplicate_of: str | None
    source_line: int | None
