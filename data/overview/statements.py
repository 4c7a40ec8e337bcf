"""The numeric statements of the report, held against the tables: whether its text says what its numbers say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import combinations, pairwise
from math import isnan

from data.statistics import Verdict
from data.store import Store
from data.survey.comparability import breaks
from data.survey.questions import Question, Statement
from data.survey.schema import Claim
from data.views.filters import default
from data.views.frames import QuestionView
from data.views.question import question_view
from data.wording.numbers import base, listing, percentage


class Outcome(StrEnum):
    """How a statement agrees with the numbers."""

    AGREES = "klopt"
    ROUNDS = "klopt afgerond"
    DISAGREES = "klopt niet"
    UNKNOWN = "niet te bepalen"


#: The most that "nearly" may be below, in percentage points: half of the five to which people round.
NEARLY = 2.5


@dataclass(frozen=True)
class Checked:
    """A statement with the figures of the tables, the outcome, and a remark where years do not compare."""

    statement: Statement
    figures: str
    outcome: Outcome
    remark: str


def checked(store: Store, questions: Iterable[Question]) -> list[Checked]:
    """Every statement of the report about these questions against the tables, in the order of the report."""
    ids = {item.question_id for item in questions}
    statements = [item for item in store.statements if item.question_id in ids]
    asked = {item.question_id: store.questions[item.question_id] for item in statements}
    views = {key: question_view(store, key, default(item)) for key, item in asked.items()}
    return [_check(store, views[statement.question_id], statement) for statement in statements]


def _check(store: Store, view: QuestionView, statement: Statement) -> Checked:
    question, claim = view.question, statement.claim
    years = [year for year in question.years if statement.year <= year <= (statement.until or statement.year)]
    if statement.option_id is None:
        measured = [question.by_year[year] for year in years]
        values: list[float | None] = [item.base_n for item in measured]
        texts = [base(item.base_n, item.base_status) for item in measured]
    else:
        cells = view.cells[view.cells["option_id"] == statement.option_id].set_index("year")
        found = cells["percentage"].reindex(years).tolist()
        values = [None if isnan(value) else value for value in found]
        texts = ["niet gepubliceerd" if value is None else percentage(value) for value in values]
    figures = texts[0] if len(years) == 1 else "; ".join(f"{y}: {text}" for y, text in zip(years, texts, strict=True))
    published = [value for value in values if value is not None]
    if len(published) < len(values):
        return Checked(statement, figures, Outcome.UNKNOWN, "")
    if statement.option_id is None:
        return Checked(statement, figures, _compare(claim, published, None), "")
    if breaks(years, question.groups):
        remark = "Er zit een breuk in de reeks: deze jaren zijn niet te vergelijken."
        return Checked(statement, figures, Outcome.UNKNOWN, remark)
    if claim in (Claim.HIGHEST, Claim.LOWEST):
        outcome, others = _rank(view, statement, published[0])
        return Checked(statement, f"{figures}; {others}", outcome, "")
    verdicts = {pair: _verdict(store, statement, pair) for pair in combinations(years, 2)}
    if claim is Claim.STEADY:
        return Checked(statement, figures, *_steady(verdicts))
    return Checked(
        statement, figures, _compare(claim, published, statement.claimed), _doubt(claim, published, verdicts)
    )


def _verdict(store: Store, statement: Statement, pair: tuple[int, int]) -> Verdict | None:
    question = store.questions[statement.question_id]
    view = question_view(store, question.question_id, replace(default(question), years=pair))
    found = view.changes.set_index("option_id").at[statement.option_id, "verdict"]
    return Verdict(str(found)) if found else None


def _steady(verdicts: dict[tuple[int, int], Verdict | None]) -> tuple[Outcome, str]:
    """Whether no two years differ clearly; a clear difference contradicts, and none is no proof."""
    clear = [f"{first}-{last}" for (first, last), verdict in verdicts.items() if verdict is Verdict.CLEAR]
    if clear:
        return Outcome.DISAGREES, f"Duidelijk verschil: {listing(clear)}."
    if None in verdicts.values():
        return Outcome.UNKNOWN, "Het aantal gemeenten is niet voor elk jaar bekend."
    return Outcome.AGREES, "Geen enkel verschil is duidelijk. Dat bewijst niet dat er niets veranderde."


def _doubt(claim: Claim, values: list[float], verdicts: dict[tuple[int, int], Verdict | None]) -> str:
    """What to know of a rise or a fall: that it is not so in every year, or may be chance."""
    if not verdicts:
        return ""
    remarks = []
    if claim is Claim.FALLS and any(before <= after for before, after in pairwise(values)):
        remarks.append("Niet in elk jaar.")
    ends = min(first for first, _ in verdicts), max(last for _, last in verdicts)
    if verdicts[ends] is Verdict.WITHIN:
        remarks.append("Het verschil tussen het eerste en het laatste jaar kan toeval zijn.")
    return " ".join(remarks)


def _compare(claim: Claim, values: list[float], claimed: str | None) -> Outcome:
    if claim is Claim.RISES:
        return _outcome(all(before < after for before, after in pairwise(values)))
    if claim is Claim.FALLS:
        return _outcome(values[0] > values[-1])
    if claimed is None:
        return Outcome.UNKNOWN
    value, limit = Decimal(str(values[0])), Decimal(claimed)
    if claim is Claim.ABOVE:
        return _outcome(value > limit)
    if value == limit:
        return Outcome.AGREES
    if claim is Claim.NEARLY:
        return Outcome.ROUNDS if 0 < limit - value <= NEARLY else Outcome.DISAGREES
    return Outcome.ROUNDS if value.quantize(limit, ROUND_HALF_UP) == limit else Outcome.DISAGREES


def _rank(view: QuestionView, statement: Statement, value: float) -> tuple[Outcome, str]:
    """Whether the answer is at the end that is claimed, and the answer nearest to that end among the others."""
    cells = view.cells[(view.cells["year"] == statement.year) & (view.cells["option_id"] != statement.option_id)]
    others = list(cells.dropna(subset="percentage")[["percentage", "label"]].itertuples(index=False, name=None))
    if not others:
        return Outcome.UNKNOWN, "geen ander antwoord"
    end = max(others) if statement.claim is Claim.HIGHEST else min(others)
    holds = value >= end[0] if statement.claim is Claim.HIGHEST else value <= end[0]
    words = "hoogste" if statement.claim is Claim.HIGHEST else "laagste"
    return _outcome(holds), f"{words} van de andere antwoorden: {percentage(end[0])} (‘{end[1]}’)"


def _outcome(holds: bool) -> Outcome:
    return Outcome.AGREES if holds else Outcome.DISAGREES
