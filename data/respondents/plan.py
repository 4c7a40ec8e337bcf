"""What a mapping file says, once read: which columns answer which question, and how they are counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data.respondents.form import Format
from data.statistics import THRESHOLD

#: Words for chosen and not chosen in a column of its own, by their letters; the mapping file may name others.
CHOSEN = (
    "y", "yes", "ja", "j", "1", "true", "waar", "x", "checked", "selected", "mentioned", "quoted", "ticked",
    "gekozen", "aangevinkt", "aangekruist", "geselecteerd", "genoemd", "welgenoemd",
)  # fmt: skip
NOT_CHOSEN = (
    "n", "no", "nee", "0", "false", "onwaar", "unchecked", "notchecked", "notselected", "notmentioned", "notquoted",
    "notticked", "nietgekozen", "nietaangevinkt", "nietaangekruist", "nietgeselecteerd", "nietgenoemd",
)  # fmt: skip
#: Programs' own words for not asked, and for seen but not filled in.
NOT_ASKED = {Format.LIMESURVEY: ("N/A", "n.v.t."), Format.QUALTRICS: ("#NULL!",)}
SEEN = {Format.QUALTRICS: ("-99",)}
#: Parts that are calculated from the municipality, and their names for people.
DERIVED = {"size": "Gemeentegrootte", "province": "Provincie"}


@dataclass(frozen=True)
class Shown:
    """How it is known that a question was shown to a respondent: ``how`` is complete, answered or column."""

    how: str
    column: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuestionPlan:
    """How one question is counted.

    ``columns`` have an answer option each; ``cells`` are columns that hold the chosen answer (or, parted by
    ``separator``, answers), which ``values`` translate. ``other`` is the option that stands for own words, and the
    column of these where they have one. ``in_base`` are answers that count and are no option; ``missing`` are none, and
    ``seen`` say that the question was shown and left open.
    """

    question_id: str
    kind: str
    shown: Shown
    per_item: bool
    columns: Mapping[str, str] = field(default_factory=dict)
    cells: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    separator: str = ""
    chosen: tuple[str, ...] = ()
    not_chosen: tuple[str, ...] = ()
    other_option: str = ""
    other_column: str = ""
    missing: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    in_base: tuple[str, ...] = ()
    not_offered: tuple[str, ...] = ()
    definition: str = ""
    definition_status: str = "stated"
    comparable_with: int | None = None
    new: bool = False
    break_note: str = ""
    wording: str = ""

    @property
    def used_columns(self) -> list[str]:
        """Every column that the question is read from."""
        filters = [self.shown.column] if self.shown.column else []
        return [*self.columns, *self.cells, *([self.other_column] if self.other_column else []), *filters]

    @property
    def option_ids(self) -> list[str]:
        """The options that the file gives answers for, in the order of the mapping."""
        return list(dict.fromkeys([*self.columns.values(), *self.values.values(), *filter(None, [self.other_option])]))


@dataclass(frozen=True)
class OpenPlan:
    """A column with own words, and the question that they go with."""

    column: str
    question_id: str
    theme: str | None


@dataclass(frozen=True)
class Background:
    """What respondents are grouped by: a column, or what is known of their municipality (``derived``)."""

    dimension: str
    column: str = ""
    derived: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class NewQuestion:
    """A question that was not asked before."""

    question_id: str
    title: str
    text: str
    number: int | None


@dataclass(frozen=True)
class NewOption:
    """An answer option that did not exist before."""

    question_id: str
    option_id: str
    label: str
    text: str | None


@dataclass(frozen=True)
class Plan:
    """The whole mapping file."""

    file: str
    year: int
    title: str
    population: int
    source: str
    questions: Sequence[QuestionPlan]
    format: Format | None = None
    sheet: str | None = None
    ignore: tuple[str, ...] = ()
    leave_out: tuple[int, ...] = ()
    count_incomplete: bool = False
    complete: Shown | None = None
    municipality: str = ""
    municipality_names: Mapping[str, str] = field(default_factory=dict)
    weight: str = ""
    weighting: str = ""
    threshold: int = THRESHOLD
    backgrounds: Sequence[Background] = ()
    open_answers: Sequence[OpenPlan] = ()
    new_questions: Sequence[NewQuestion] = ()
    new_options: Sequence[NewOption] = ()

    @property
    def used_columns(self) -> set[str]:
        """Every column that the mapping file speaks of."""
        used = {name for question in self.questions for name in question.used_columns}
        used |= {open_.column for open_ in self.open_answers} | {
            item.column for item in self.backgrounds if item.column
        }
        used |= {self.complete.column} if self.complete else set()
        return used | {*self.ignore, *filter(None, (self.municipality, self.weight))}
