"""The tables of the survey: columns, kinds, codes, keys and references. No reading or writing here.

Every table has one CSV file in ``data/source`` and one Parquet file in ``data/tables``. Columns that are derived when
the tables are built stand in the second only.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    YEAR = "year"
    """A survey year; int16."""
    COUNT = "whole number"
    """A nullable whole number; int32."""
    TALLY = "whole number from 0"
    """How many of something there are, which may be none; int32."""
    PERCENTAGE = "percentage"
    """0 to 100 with one decimal, as published; float64."""
    NUMBER = "number"
    """A calculated number; float64."""
    FLAG = "yes or no"
    """True or false."""


class ObsStatus(StrEnum):
    """Status of one observation: the codes of SDMX CL_OBS_STATUS that the survey uses."""

    NORMAL = "A"
    BREAK = "B"
    NOT_OFFERED = "M"
    NOT_PUBLISHED = "O"
    UNVALIDATED = "V"
    LOW_RELIABILITY = "U"
    SUPPRESSED = "Q"


class Claim(StrEnum):
    """What a statement of the report says of the numbers; from ``year`` up to ``until`` where it is about several."""

    EQUALS = "equals"
    """The percentage is the claimed one."""
    NEARLY = "nearly"
    """The percentage is a little below the claimed one."""
    ABOVE = "above"
    """The percentage is above the claimed one, in every year."""
    BELOW = "below"
    HIGHEST = "highest"
    """The answer is given most, of all answers of the question, in every year."""
    TOP_TWO = "top two"
    """The answer is among the two that are given most, in every year."""
    LOWEST = "lowest"
    RISES = "rises"
    """The percentage (or, without an option, n) is higher in every year than in the one before."""
    FALLS = "falls"
    HIGHER = "higher"
    """The percentage is higher in ``until`` than in ``year``: the report compares these two and no others."""
    LOWER = "lower"
    STEADY = "steady"
    """The percentages of all years lie close together."""
    NOT_IN_TABLES = "not in tables"
    """The tables hold nothing to check it with; ``remark`` says why."""


#: The group of all municipalities that took part.
EVERYONE = "alle"

#: What is said of a base that is not told, as it is of too few municipalities or would give one of these away.
SUPPRESSED = "suppressed"

#: Below this number of municipalities a percentage is of low reliability.
FIRM_BASE = 30

#: The status of a definition that is not known, so that it is not established whether years compare.
UNKNOWN_DEFINITION = "not_stated"

#: Codes of a cell without a percentage.
BLANK = frozenset({ObsStatus.NOT_OFFERED, ObsStatus.NOT_PUBLISHED, ObsStatus.SUPPRESSED})


@dataclass(frozen=True)
class Column:
    """One column; ``codes`` lists what it may hold, ``references`` the table whose same-named key it points into.

    ``derived`` columns are not in the source: :mod:`data.building.derived` fills them. A file from before a column
    existed may lack one that has a ``default`` (of a nullable column "": empty), which is what its rows then hold.
    """

    name: str
    kind: Kind = Kind.TEXT
    nullable: bool = False
    codes: frozenset[str] = frozenset()
    pattern: str = ""
    references: str = ""
    derived: bool = False
    default: str | None = None


@dataclass(frozen=True)
class Table:
    """One table: its name, its key and its columns in order.

    A set of tables from before an ``optional`` one existed may lack it: it then has no rows.
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    optional: bool = False

    @property
    def column_names(self) -> list[str]:
        """Names of the columns, in order."""
        return [column.name for column in self.columns]

    def names_of(self, kind: Kind) -> list[str]:
        """Names of the columns of a kind."""
        return [column.name for column in self.columns if column.kind is kind]

    @property
    def source_columns(self) -> tuple[Column, ...]:
        """Columns of the source file, in order."""
        return tuple(column for column in self.columns if not column.derived)


SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
FIGURE = r"\d{1,3}(\.\d)?"
NUMBERS = r"\d{1,9}( \d{1,9})*"
DAY = r"\d{4}-\d{2}-\d{2}"
_STATUS = frozenset({"stated", "inferred", "not_stated"})
CONFIDENCE = frozenset({"high", "medium"})


def _line() -> Column:
    return Column("source_line", Kind.COUNT, nullable=True)


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "waves",
            ("year",),
            (Column("year", Kind.YEAR), Column("title"), Column("population", Kind.COUNT), Column("source")),
        ),
        Table(
            "questions",
            ("question_id",),
            (
                Column("question_id", pattern=SLUG),
                Column("position", Kind.COUNT),
                Column("number", Kind.COUNT, nullable=True),
                Column("title"),
                Column("text"),
                _line(),
            ),
        ),
        Table(
            "answer_options",
            ("question_id", "option_id"),
            (
                Column("question_id", references="questions"),
                Column("option_id", pattern=SLUG),
                Column("position", Kind.COUNT),
                Column("label"),
                Column("source_label", nullable=True),
                Column("text", nullable=True),
                # The years in which it could be given; null where it always could.
                Column("first_year", Kind.COUNT, nullable=True),
                Column("last_year", Kind.COUNT, nullable=True, default=""),
                # The theme of the quotes that speak of this answer: our own, editorial link.
                Column("quote_theme", nullable=True),
                _line(),
            ),
        ),
        Table(
            "measurements",
            ("question_id", "year"),
            (
                Column("question_id", references="questions"),
                Column("year", Kind.YEAR, references="waves"),
                Column("answer_mode", codes=frozenset({"single", "multiple", "scale"})),
                Column("definition"),
                Column("definition_status", codes=_STATUS),
                Column("comparable_group", pattern=SLUG),
                Column("comparable_status", codes=_STATUS),
                Column("base_n", Kind.COUNT, nullable=True),
                Column("base_status", nullable=True, codes=frozenset({"reported", "reconstructed"})),
                Column("base_confidence", nullable=True, codes=CONFIDENCE, derived=True),
                # Other n that come into question, most probable first: 156 78.
                Column("base_alternatives", nullable=True, pattern=NUMBERS, derived=True),
                # By what the percentages were weighted, where they were: base_n is then the unweighted n, and
                # design_effect says how many times fewer municipalities it counts for (Kish).
                Column("weighting", nullable=True, default=""),
                Column("design_effect", Kind.NUMBER, nullable=True, default=""),
            ),
        ),
        Table(
            "results",
            ("question_id", "option_id", "year", "group"),
            (
                Column("question_id", references="questions"),
                Column("option_id"),
                Column("year", Kind.YEAR, references="waves"),
                Column("group", pattern=SLUG, default=EVERYONE),
                Column("percentage", Kind.PERCENTAGE, nullable=True),
                Column("base_n", Kind.COUNT, nullable=True),
                # Blank in the source means: derived when the tables are built.
                Column("obs_status", nullable=True, codes=frozenset(ObsStatus)),
                Column("note", nullable=True),
                # The chart's verbatim label, where it is another one than in answer_options.
                Column("source_label", nullable=True),
                _line(),
            ),
        ),
        Table(
            "groups",
            ("group_id",),
            (
                Column("group_id", pattern=SLUG),
                # What the groups of one dimension have in common: Gemeentegrootte.
                Column("dimension"),
                Column("position", Kind.COUNT),
                Column("label"),
            ),
            optional=True,
        ),
        Table(
            "group_bases",
            ("question_id", "year", "group"),
            (
                Column("question_id", references="questions"),
                Column("year", Kind.YEAR, references="waves"),
                Column("group", pattern=SLUG),
                Column("base_n", Kind.COUNT, nullable=True),
                # Municipalities of the group, those that did not take part too.
                Column("population", Kind.COUNT, nullable=True),
            ),
            optional=True,
        ),
        Table(
            "overlaps",
            ("question_id", "option_id", "year_before", "year"),
            (
                Column("question_id", references="questions"),
                Column("option_id"),
                Column("year_before", Kind.YEAR),
                Column("year", Kind.YEAR, references="waves"),
                # Municipalities that answered the question in both years; of these, who chose the answer when.
                Column("both_n", Kind.TALLY),
                Column("both_chose", Kind.TALLY),
                Column("chose_before", Kind.TALLY),
                Column("chose_after", Kind.TALLY),
            ),
            optional=True,
        ),
        Table(
            "quotes",
            ("quote_id",),
            (
                Column("quote_id", pattern=SLUG),
                Column("question_id", references="questions"),
                Column("year", Kind.YEAR, references="waves"),
                Column("theme", nullable=True),
                Column("label", nullable=True),
                Column("text"),
                Column("context", nullable=True),
                Column("duplicate_of", nullable=True),
                _line(),
            ),
        ),
        Table(
            "notes",
            ("note_id",),
            (
                Column("note_id", pattern=SLUG),
                Column("question_id", references="questions"),
                Column("option_id", nullable=True),
                Column("year", Kind.COUNT, nullable=True),
                Column("kind", codes=frozenset({"break", "definition", "anomaly", "alignment"})),
                # How sure we are of a judgement, on the one scale that inferred bases have too.
                Column("confidence", nullable=True, codes=CONFIDENCE),
                Column("text"),
                _line(),
            ),
        ),
        Table(
            "statements",
            ("statement_id",),
            (
                Column("statement_id", pattern=SLUG),
                Column("question_id", references="questions"),
                # Null where the statement is about the number of municipalities.
                Column("option_id", nullable=True),
                Column("year", Kind.YEAR, references="waves"),
                Column("until", Kind.COUNT, nullable=True),
                Column("claim", codes=frozenset(Claim)),
                # As the report prints it: 41 claims less than 41.2.
                Column("claimed", nullable=True, pattern=FIGURE),
                Column("text"),
                # How a vague statement is read, or why it cannot be checked.
                Column("remark", nullable=True),
                _line(),
            ),
        ),
        Table(
            "reviews",
            ("quote_id",),
            (
                # Of an answer that was left out too: its text is kept nowhere.
                Column("quote_id", pattern=SLUG),
                Column("decision", codes=frozenset({"keep", "mask", "drop"})),
                Column("reason", nullable=True),
                Column("decided_by"),
                Column("decided_on", pattern=DAY),
            ),
            optional=True,
        ),
    )
}

#: The one table that is calculated from others when the tables are built: what stands behind each percentage.
CELLS = Table(
    "cells",
    ("question_id", "option_id", "year", "group"),
    (
        Column("question_id"),
        Column("option_id"),
        Column("label"),
        Column("year", Kind.YEAR),
        Column("group"),
        Column("percentage", Kind.PERCENTAGE, nullable=True),
        Column("obs_status", codes=frozenset(ObsStatus)),
        Column("comparable_group"),
        Column("definition_status"),
        # The first published value of an answer after a break in its series, whatever its status.
        Column("is_break", Kind.FLAG),
        Column("base_n", Kind.COUNT, nullable=True),
        Column("base_status", nullable=True),
        Column("base_confidence", nullable=True),
        Column("base_alternatives", nullable=True),
        # The n of calculations: the smallest that comes into question; where none is known, the plausible ones.
        Column("used_n", Kind.COUNT, nullable=True),
        Column("least_n", Kind.COUNT, nullable=True),
        Column("most_n", Kind.COUNT, nullable=True),
        Column("population", Kind.COUNT),
        Column("effective_n", Kind.NUMBER, nullable=True),
        # How many municipalities the percentage stands for, where it fits an n that has no alternative.
        Column("municipalities", Kind.COUNT, nullable=True),
        Column("low", Kind.PERCENTAGE, nullable=True),
        Column("high", Kind.PERCENTAGE, nullable=True),
        Column("fit", nullable=True),
        # What a percentage that does not fit probably stands for, the nearest first: 71 or 71 72.
        Column("likely_counts", nullable=True),
        Column("note", nullable=True),
        # The change from the year in which the question was asked before; without one where both do not compare.
        Column("year_before", Kind.COUNT, nullable=True),
        Column("compares_before", Kind.FLAG),
        Column("step", Kind.NUMBER, nullable=True),
        Column("step_low", Kind.NUMBER, nullable=True),
        Column("step_high", Kind.NUMBER, nullable=True),
        Column("step_level", Kind.NUMBER, nullable=True),
        Column("step_verdict", nullable=True),
        Column("step_undecided", nullable=True),
        Column("step_for_any_n", Kind.FLAG),
    ),
)
#: The tables that :data:`CELLS` is calculated from.
CELL_SOURCES = (
    "waves", "questions", "answer_options", "measurements", "results", "groups", "group_bases", "overlaps"
)  # fmt: skip
