"""The numeric statements of the report, held against the tables: whether its text says what its numbers say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import pairwise

from data.comparability import breaks
from data.filters import default
from data.questions import Question, Statement
from data.schema import Claim
from data.store import Store
from data.views import QuestionView, Verdict, question_view
from data.wording import base, percentage


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


def checked(store: Store) -> list[Checked]:
    """Every statement of the report against the tables, in the order of the report."""
    views = {key: question_view(store, key, default(item)) for key, item in store.questions.items()}
    return [_check(store, views[statement.question_id], statement) for statement in store.statements]


def _check(store: Store, view: QuestionView, statement: Statement) -> Checked:
    question, claim = view.question, statement.claim
    years = _years(question, statement)
    if statement.option_id is None:
        measured = [question.by_year[year] for year in years]
        values: list[float | None] = [item.base_n for item in measured]
        texts = [base(item.base_n, item.base_status) for item in measured]
    else:
        row = next(row for row in view.rows if row.option_id == statement.option_id)
        values = [row.cell(year).percentage for year in years]
        texts = ["niet gepubliceerd" if value is None else percentage(value) for value in values]
    figures = texts[0] if len(years) == 1 else "; ".join(f"{y}: {text}" for y, text in zip(years, texts, strict=True))
    published = [value for value in values if value is not None]
    if len(published) < len(values):
        return Checked(statement, figures, Outcome.UNKNOWN, "")
    if claim in (Claim.HIGHEST, Claim.LOWEST):
        outcome, others = _rank(view, statement, published[0])
        return Checked(statement, f"{figures}; {others}", outcome, "")
    steady = claim is Claim.STEADY
    outcome = _steady(store, statement) if steady else _compare(claim, published, statement.claimed)
    broken = breaks(years, question.groups) if statement.option_id else []
    remark = "Over een breuk in de reeks: deze jaren zijn niet te vergelijken." if broken else ""
    return Checked(statement, figures, outcome, remark)


def _years(question: Question, statement: Statement) -> list[int]:
    if statement.until is None:
        return [statement.year]
    if statement.claim is Claim.RISES:
        return [year for year in question.years if statement.year <= year <= statement.until]
    return [statement.year, statement.until]


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
    others = [
        (other, row.label)
        for row in view.rows
        if row.option_id != statement.option_id and (other := row.cell(statement.year).percentage) is not None
    ]
    if not others:
        return Outcome.UNKNOWN, "geen ander antwoord"
    end = max(others) if statement.claim is Claim.HIGHEST else min(others)
    holds = value >= end[0] if statement.claim is Claim.HIGHEST else value <= end[0]
    words = "hoogste" if statement.claim is Claim.HIGHEST else "laagste"
    return _outcome(holds), f"{words} van de andere antwoorden: {percentage(end[0])} (‘{end[1]}’)"


def _steady(store: Store, statement: Statement) -> Outcome:
    question = store.questions[statement.question_id]
    pair = (statement.year, statement.until or statement.year)
    view = question_view(store, question.question_id, replace(default(question), years=pair))
    verdict = next(row.verdict for row in view.rows if row.option_id == statement.option_id)
    return Outcome.UNKNOWN if verdict is None else _outcome(verdict is Verdict.WITHIN)


def _outcome(holds: bool) -> Outcome:
    return Outcome.AGREES if holds else Outcome.DISAGREES
