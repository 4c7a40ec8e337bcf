"""A view as rows that read alone: one per answer and year shown, in the order on screen.

It is the complete record of what is on screen, whatever a reader lets stand beside the percentages there. CSV and Excel
both write it. To add a column is to add a line to :data:`COLUMNS`: its Dutch header with the unit, its width in a
spreadsheet (in characters), and how its value follows from a :class:`Row`. Numbers are numbers, and None where there is
none. A text must never look like a number: a spreadsheet would take it for one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isnan
from typing import NamedTuple

from data.survey.comparability import Comparability, comparability
from data.survey.comparing import parts
from data.survey.questions import Measurement, Question
from data.survey.schema import SUPPRESSED
from data.views.frames import Answer, Cell, QuestionView
from data.views.notes import cell_notes
from data.wording.numbers import CONFIDENCE, has_base, listing, status, verdict
from data.wording.overlap import both_years, overlap_known
from data.wording.phrases import say
from data.wording.remarks import LIMITS_LEVEL, joined, of_cell
from data.wording.sentences import MODES, weighting

Value = str | float | int | None

BASES = {"reported": "gepubliceerd", "reconstructed": "afgeleid", SUPPRESSED: "afgeschermd", "": "niet bekend"}
COMPARED = {
    Comparability.STATED: "volgt uit de bron",
    Comparability.ASSUMED: "onze aanname; de bron zegt dat niet",
    Comparability.NOT_ESTABLISHED: "staat niet vast",
}
DEFINITIONS = {
    "stated": "staat in de bron",
    "inferred": "door ons afgeleid",
    "not_stated": "staat niet in de bron",
}


@dataclass(frozen=True)
class Row:
    """What a row tells of: a cell of the view, and the answer whose ``cells`` are shown in ``years``.

    ``option_id`` is the answer's in its own question. ``years`` are those in which the question was asked.
    """

    view: QuestionView
    question: Question
    option_id: str
    answer: Answer
    cell: Cell
    years: tuple[int, ...]

    @property
    def measured(self) -> Measurement | None:
        """How the question was measured in the year; None where it was not asked."""
        return self.question.by_year.get(self.cell.year)

    @property
    def alike(self) -> list[int]:
        """The years shown that compare with this one, itself among them."""
        groups = self.question.groups
        return [year for year in self.years if groups[year] == groups.get(self.cell.year)]

    @property
    def change(self) -> Answer | None:
        """The change of the answer, on the row of the last year that it is about; where no years compare, on the row
        of the newest one.
        """
        newest = self.years[-1] if len(self.years) > 1 else None
        return self.answer if self.cell.year == (self.answer.pair[1] if self.answer.pair else newest) else None


class Column(NamedTuple):
    """One thing that a row says."""

    header: str
    width: int
    value: Callable[[Row], Value]


def columns(view: QuestionView) -> list[Column]:
    """The columns of the rows of a view; the group only of a question that has results of groups."""
    return [column for column in COLUMNS if column is not GROUP or view.question.subgroups]


def headers(view: QuestionView) -> list[str]:
    """The headers of these columns."""
    return [column.header for column in columns(view)]


def rows(view: QuestionView) -> list[list[Value]]:
    """The value of each column, for each answer and year of a view; None where there is nothing to say."""
    shown = columns(view)
    return [[None if (value := column.value(row)) == "" else value for column in shown] for row in _rows(view)]


def _rows(view: QuestionView) -> list[Row]:
    found = []
    for answer, cells in view.answers:
        question = view.questions[answer.question_id]
        option_id = parts(answer.option_id)[1] if view.question.most_chosen else answer.option_id
        years = tuple(cell.year for cell in cells if cell.year in question.by_year)
        found += [Row(view, question, option_id, answer, cell, years) for cell in cells]
    return found


def _number(value: float) -> float | None:
    """A number with one decimal, as it is written everywhere."""
    return None if isnan(value) else round(float(value), 1)


def _count(value: float) -> int | None:
    return None if isnan(value) else int(value)


def _base_status(row: Row) -> str:
    return BASES[row.cell.base_status] if row.measured else ""


def _base_confidence(row: Row) -> str:
    return CONFIDENCE.get(row.cell.base_confidence, "") if has_base(row.cell) else ""


def _other_bases(row: Row) -> str:
    """Other n that come into question: mogelijk 156 of 78."""
    others = row.cell.base_alternatives.split()
    return f"mogelijk {listing(others, 'of')}" if others else ""


def _compares_with(row: Row) -> str:
    """The other years shown that compare; empty where there are no other years to speak of."""
    if not row.measured or len(row.years) < 2:
        return ""
    others = [year for year in row.alike if year != row.cell.year]
    return listing(others) if len(others) > 1 else f"alleen {others[0]}" if others else "geen ander jaar"


def _how_comparable(row: Row) -> str:
    return COMPARED[comparability([row.question.by_year[year] for year in row.alike])] if len(row.alike) > 1 else ""


def _of_change(value: Callable[[Answer], Value]) -> Callable[[Row], Value]:
    """A value of the change, on the row that tells it."""
    return lambda row: value(row.change) if row.change else None


def _of_measurement(value: Callable[[Measurement], str]) -> Callable[[Row], Value]:
    """How it was measured, in a year in which it was asked."""
    return lambda row: value(row.measured) if row.measured else None


def _remark(row: Row) -> str:
    if not row.measured:
        return ""
    told = of_cell(row.cell, row.question, cell_notes(row.question, row.option_id, row.cell, row.years))
    known = row.change is not None and overlap_known(row.change)
    return " ".join(filter(None, [told, both_years([(row.answer, [row.cell])]) if known else ""]))


def _group(row: Row) -> str:
    return row.view.group.name if row.view.group else say("everyone")


GROUP = Column("Groep", 30, _group)
COLUMNS: Sequence[Column] = (
    Column("Vraag", 28, lambda row: row.question.title),
    Column("Vraagtekst", 28, lambda row: row.question.text),
    Column("Antwoord", 40, lambda row: row.question.label(row.option_id)),
    Column("Jaar", 7, lambda row: int(row.cell.year)),
    GROUP,
    Column("Percentage (% van de deelnemende gemeenten)", 15, lambda row: _number(row.cell.percentage)),
    Column("Ondergrens (%)", 12, lambda row: _number(row.cell.low)),
    Column("Bovengrens (%)", 12, lambda row: _number(row.cell.high)),
    Column("Niveau van die grenzen (%)", 12, lambda row: LIMITS_LEVEL if row.cell.has_interval else None),
    Column("n (gemeenten)", 12, lambda row: _count(row.cell.base_n)),
    Column("Hoe n bekend is", 13, _base_status),
    Column("Zekerheid van n", 12, _base_confidence),
    Column("Andere mogelijke n", 20, _other_bases),
    Column("n waarmee is gerekend", 12, lambda row: _count(row.cell.used_n)),
    Column("Kleinste aannemelijke n", 13, lambda row: _count(row.cell.least_n)),
    Column("Grootste aannemelijke n", 13, lambda row: _count(row.cell.most_n)),
    Column("Gemeenten die dit antwoord gaven", 13, lambda row: _count(row.cell.municipalities)),
    Column("Alle gemeenten", 12, lambda row: row.view.municipalities(row.cell.year)),
    Column("Statuscode (SDMX)", 12, lambda row: str(row.cell.obs_status)),
    Column("Status", 28, lambda row: status(row.cell)),
    Column("Breuk", 8, lambda row: "ja" if row.cell.is_break else "nee"),
    Column("Vergelijkbaar met (van de getoonde jaren)", 22, _compares_with),
    Column("Hoe dat bekend is", 24, _how_comparable),
    Column("Verschil met jaar", 10, _of_change(lambda change: change.pair[0] if change.pair else None)),
    Column("Verschil (procentpunt)", 13, _of_change(lambda change: _number(change.change))),
    Column("Ondergrens verschil (procentpunt)", 13, _of_change(lambda change: _number(change.low))),
    Column("Bovengrens verschil (procentpunt)", 13, _of_change(lambda change: _number(change.high))),
    Column("Niveau van de grenzen van het verschil (%)", 16, _of_change(lambda change: _number(change.level))),
    Column("Oordeel over het verschil", 26, _of_change(verdict)),
    Column("Opmerking", 60, _remark),
    Column(
        "Definitie",
        40,
        _of_measurement(
            lambda item: joined([item.definition, *weighting(item)]) if item.weighting else item.definition
        ),
    ),
    Column("Hoe de definitie bekend is", 22, _of_measurement(lambda item: DEFINITIONS[item.definition_status])),
    Column("Antwoordwijze", 26, _of_measurement(lambda item: MODES[item.answer_mode])),
    Column("Bron", 40, lambda row: row.view.sources[int(row.cell.year)]),
)
