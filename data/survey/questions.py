"""Frozen questions and quotes, made from the tables; no question has code of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import nan

from data.survey.schema import SUPPRESSED, Claim


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
    ``base_alternatives`` are other numbers that come into question. ``weighting`` is by what the percentages are
    weighted, where they are; ``design_effect`` then says how many times fewer municipalities n counts for.
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
    weighting: str | None = None
    design_effect: float | None = None


Pair = tuple[int, int]
Counts = tuple[int, int, int, int]
"""Municipalities that answered a question in both of two years; that chose an answer twice, only before, only after."""


@dataclass(frozen=True)
class GroupBase:
    """How many municipalities of a group answered a question in a year (None: suppressed).

    ``population`` is how many there are, which may not be known.
    """

    year: int
    base_n: int | None
    population: int | None


@dataclass(frozen=True)
class Subgroup:
    """A group of municipalities that has results of its own for a question, in the years of ``bases`` (ascending).

    ``dimension`` is what it has in common with other groups: the groups of one dimension have no municipality in
    common.
    """

    group_id: str
    dimension: str
    label: str
    bases: tuple[GroupBase, ...]

    @cached_property
    def by_year(self) -> dict[int, GroupBase]:
        """The base of each year with results."""
        return {base.year: base for base in self.bases}

    @property
    def name(self) -> str:
        """The group where it stands alone: Provincie Utrecht."""
        return f"{self.dimension} {self.label}"


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
    ``subgroups`` are the groups of municipalities with results of their own, those of a dimension after each other.
    ``overlaps`` has for pairs of years, where it is known who took part in both, the counts of each answer.
    """

    question_id: str
    number: int | None
    title: str
    text: str
    options: tuple[AnswerOption, ...]
    measurements: tuple[Measurement, ...]
    notes: tuple[Note, ...]
    most_chosen: int | None = None
    subgroups: tuple[Subgroup, ...] = ()
    overlaps: Mapping[Pair, Mapping[str, Counts]] = field(default_factory=dict)

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

    def both_n(self, pair: Pair | None, option_id: str) -> float:
        """How many municipalities answered in both years; NaN where that is not known."""
        counts = self.overlaps.get(pair, {}).get(option_id) if pair else None
        return nan if counts is None else counts[0]

    @cached_property
    def labels(self) -> dict[str, str]:
        """Clean label of each option."""
        return {option.option_id: option.label for option in self.options}

    @cached_property
    def subgroup(self) -> dict[str, Subgroup]:
        """Each group with results of its own by its id; all municipalities together are none of these."""
        return {item.group_id: item for item in self.subgroups}

    def of_group(self, group_id: str) -> Question:
        """The question as it was answered by a group, in the years with results of that; itself for any other id."""
        if group_id not in self.subgroup:
            return self
        bases = self.subgroup[group_id].by_year
        measured = tuple(
            replace(
                item,
                base_n=bases[item.year].base_n,
                base_status=SUPPRESSED if bases[item.year].base_n is None else "reported",
                base_confidence=None,
                base_alternatives=(),
            )
            for item in self.measurements
            if item.year in bases
        )
        # Who took part in two years is known of all municipalities together.
        return replace(self, measurements=measured, overlaps={})

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
