"""Frozen questions and quotes, made from the tables; no question has code of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from data.survey.schema import Claim


@dataclass(frozen=True)
class AnswerOption:
    """One answer option: ``label`` is short and clean, ``text`` the full wording where the report lists it.

    ``quote_theme`` is the theme of the quotes that speak of it: an editorial link.
    """

    option_id: str
    label: str
    text: str | None
    quote_theme: str | None = None


@dataclass(frozen=True)
class Measurement:
    """How a question was measured in one year; years with the same ``comparable_group`` compare.

    ``base_n`` is the number of municipalities that answered; a reconstructed one has a confidence, and
    ``base_alternatives`` are other numbers that come into question.
    """

    year: int
    answer_mode: str
    definition: str
    definition_status: str
    comparable_group: str
    comparable_status: str
    base_n: int | None
    base_status: str | None
    base_confidence: str | None = None
    base_alternatives: tuple[int, ...] = ()


@dataclass(frozen=True)
class Note:
    """A remark that applies to a question, or to one option or year of it.

    ``confidence`` is how sure a judgement is, *high* or *medium*; None where the remark is no judgement.
    """

    note_id: str
    option_id: str | None
    year: int | None
    kind: str
    text: str
    source_line: int | None
    confidence: str | None = None


@dataclass(frozen=True)
class Question:
    """One question of the survey with its options, its measurements by year (ascending) and its notes.

    ``most_chosen`` is the number of answers that may be chosen at once, where a reader starts with none of them.
    """

    question_id: str
    number: int | None
    title: str
    text: str
    options: tuple[AnswerOption, ...]
    measurements: tuple[Measurement, ...]
    notes: tuple[Note, ...]
    most_chosen: int | None = None

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Years in which the question was asked, ascending."""
        return tuple(measurement.year for measurement in self.measurements)

    @cached_property
    def option_ids(self) -> tuple[str, ...]:
        """Ids of the options, in the order of the questionnaire."""
        return tuple(option.option_id for option in self.options)

    @cached_property
    def by_year(self) -> dict[int, Measurement]:
        """Measurement of each year."""
        return {measurement.year: measurement for measurement in self.measurements}

    @cached_property
    def notes_by_id(self) -> dict[str, Note]:
        """Each note by its id."""
        return {note.note_id: note for note in self.notes}

    @cached_property
    def groups(self) -> dict[int, str]:
        """Comparable group of each year."""
        return {measurement.year: measurement.comparable_group for measurement in self.measurements}

    @cached_property
    def labels(self) -> dict[str, str]:
        """Clean label of each option."""
        return {option.option_id: option.label for option in self.options}

    def label(self, option_id: str) -> str:
        """The clean label of an option; raises KeyError where there is none."""
        return self.labels[option_id]


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


@dataclass(frozen=True)
class Statement:
    """What the report's text says of its numbers, in our own short words, and what that claims.

    ``option_id`` is None where it is about the number of municipalities, or about nothing in the tables; ``claimed`` is
    the figure as the report prints it; ``until`` the last year of a claim about several; ``remark`` says how a vague
    statement is read, or why it cannot be checked.
    """

    statement_id: str
    question_id: str
    option_id: str | None
    year: int
    until: int | None
    claim: Claim
    claimed: str | None
    text: str
    remark: str | None
    source_line: int | None
