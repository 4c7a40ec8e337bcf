"""The statements of the report in numbers, held against the tables: what the numbers say of each, and what chance says.

All are held to one standard. A rise (or fall) is one in every year; a majority, a highest and a lowest answer hold in
every year that the statement is about; and what is steady differs by at most :data:`STEADY_SPREAD`. One year that
contradicts is enough to disagree; a year that is missing, or a break, leaves unknown what the others do not decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import combinations, groupby, pairwise, product

from data.keeping import kept
from data.overview.chance import Chance, by_chance
from data.overview.subject import RANKS, TRENDS, UP, Asked, Subject
from data.store import Store
from data.survey.comparability import breaks
from data.survey.questions import Measurement, Question, Statement
from data.survey.schema import Claim
from data.wording.numbers import base, decimal, listing, percentage


class Outcome(StrEnum):
    """How a statement agrees with the numbers."""

    AGREES = "klopt"
    ROUNDS = "klopt afgerond"
    DISAGREES = "klopt niet"
    UNKNOWN = "niet te bepalen"


#: The most that "nearly" may be below, in percentage points: half of the five to which people round.
NEARLY = 2.5
#: The most that percentages of comparable years may differ and still be called steady, in percentage points: our own
#: norm, as the report has none. It stands for one in ten municipalities.
STEADY_SPREAD = 10


@dataclass(frozen=True)
class Checked:
    """A statement with the figures of the tables, one text per year, and two outcomes: what the numbers say, with a
    ``remark``, and whether what it speaks of is more than chance, with a ``doubt``.
    """

    statement: Statement
    figures: tuple[str, ...]
    outcome: Outcome
    remark: str
    chance: Chance
    doubt: str


def checked(store: Store, questions: Iterable[Question]) -> list[Checked]:
    """Every statement of the report about these questions against the tables, in the order of the report."""
    found = {item.question_id: iter(_checked_of(store, item.question_id)) for item in questions}
    return [next(found[item.question_id]) for item in store.statements if item.question_id in found]


# All of them take a fifth of a second.
@kept(256)
def _checked_of(store: Store, question_id: str) -> tuple[Checked, ...]:
    """Every statement about a question, in the order of the report."""
    asked = Asked(store, store.questions[question_id])
    return tuple(_check(Subject(asked, item)) for item in store.statements if item.question_id == question_id)


def _check(subject: Subject) -> Checked:
    statement, question = subject.statement, subject.asked.question
    if statement.claim is Claim.NOT_IN_TABLES:
        return Checked(statement, (), Outcome.UNKNOWN, "", Chance.NOT_TESTED, "")
    if statement.option_id is None:
        measured = [question.by_year[year] for year in subject.years]
        texts = [base(item) for item in measured]
        outcome, remark = _count(measured)
    else:
        texts = [_figure(subject, year) for year in subject.years]
        outcome, remark = _numbers(subject)
    if len(texts) > 1:
        texts = [f"{year}: {text}" for year, text in zip(subject.years, texts, strict=True)]
    return Checked(statement, tuple(texts), outcome, remark, *by_chance(subject))


def _figure(subject: Subject, year: int) -> str:
    value = subject.values[year]
    text = "niet gepubliceerd" if value is None else percentage(value)
    rival = subject.rival(year) if subject.statement.claim in RANKS else None
    return f"{text} tegen {percentage(rival.percentage)} (‘{rival.label}’)" if rival else text


def _count(measured: list[Measurement]) -> tuple[Outcome, str]:
    """Whether the number of municipalities rises in every year, and whether it does so for any n that it may be."""
    sizes = [item.base_n for item in measured]
    if None in sizes:
        return Outcome.UNKNOWN, "n onbekend"
    possible = [(item.base_n or 0, *item.base_alternatives) for item in measured]
    certain = all(before < after for sizes_of in product(*possible) for before, after in pairwise(sizes_of))
    others = [
        f"{item.year}: {', '.join(map(str, item.base_alternatives))}" for item in measured if item.base_alternatives
    ]
    rises = all(item[0] < after[0] for item, after in pairwise(possible))
    return _outcome(rises), "" if certain or not rises else f"niet bij elke mogelijke n ({'; '.join(others)})"


def _numbers(subject: Subject) -> tuple[Outcome, str]:
    claim = subject.statement.claim
    if claim in (Claim.EQUALS, Claim.NEARLY):
        value = subject.values[subject.statement.year]
        return (Outcome.UNKNOWN, "") if value is None else (_rounds(subject.statement, value), "")
    if claim in TRENDS:
        return _trend(subject)
    return _steady(subject) if claim is Claim.STEADY else _each_year(subject)


def _rounds(statement: Statement, value: float) -> Outcome:
    exact, claimed = Decimal(str(value)), Decimal(statement.claimed or "NaN")
    if exact == claimed:
        return Outcome.AGREES
    if statement.claim is Claim.NEARLY:
        return Outcome.ROUNDS if 0 < claimed - exact <= NEARLY else Outcome.DISAGREES
    return Outcome.ROUNDS if exact.quantize(claimed, ROUND_HALF_UP) == claimed else Outcome.DISAGREES


def _trend(subject: Subject) -> tuple[Outcome, str]:
    """Whether every year lies above (or below) every earlier one that compares with it."""
    years, values, groups = subject.years, subject.values, subject.asked.question.groups
    up = subject.statement.claim in UP

    def holds(pair: tuple[int, int]) -> bool | None:
        before, after = values[pair[0]], values[pair[1]]
        if before is None or after is None or groups[pair[0]] != groups[pair[1]]:
            return None
        return before < after if up else before > after

    wrong = [pair for pair in pairwise(years) if holds(pair) is False]
    # Over a missing year or a break, two years that compare may still contradict.
    wrong = wrong or [pair for pair in combinations(years, 2) if holds(pair) is False]
    if wrong:
        remark = "niet van " + listing([f"{first} naar {last}" for first, last in wrong])
        whole = f"; in {years[-1]} wel {'hoger' if up else 'lager'} dan in {years[0]}"
        return Outcome.DISAGREES, remark + (whole if holds((years[0], years[-1])) else "")
    if any(holds(pair) is None for pair in pairwise(years)):
        return Outcome.UNKNOWN, _missing(subject)
    return Outcome.AGREES, ""


def _steady(subject: Subject) -> tuple[Outcome, str]:
    """How far the years that compare lie apart, and whether that is little."""
    groups, values = subject.asked.question.groups, subject.values
    years = sorted(subject.years, key=groups.__getitem__)
    together = [[values[year] for year in run] for _, run in groupby(years, groups.__getitem__)]
    known = [[value for value in run if value is not None] for run in together]
    spread = max((max(run) - min(run) for run in known if run), default=0.0)
    remark = f"verschil hoogstens {decimal(spread)} procentpunt"
    if round(spread, 1) > STEADY_SPREAD:
        return Outcome.DISAGREES, remark
    missing = _missing(subject)
    return (Outcome.UNKNOWN, missing) if missing else (Outcome.AGREES, remark)


def _each_year(subject: Subject) -> tuple[Outcome, str]:
    """Whether the percentage is on the right side of the claimed figure, or of the next answer, in every year."""
    statement, wrong, unknown, remarks = subject.statement, [], [], []
    for year, value in subject.values.items():
        rival = subject.rival(year) if statement.claim in RANKS else None
        limit = rival.percentage if rival else None if statement.claim in RANKS else float(statement.claimed or "nan")
        if value is None or limit is None:
            unknown.append(year)
        elif rival and value == limit:
            remarks.append(f"{year} gedeeld met ‘{rival.label}’")
        elif not (value > limit if statement.claim in UP else value < limit):
            wrong.append(year)
    if wrong and len(subject.years) > 1:
        remarks.insert(0, f"niet in {listing(wrong)}")
    if statement.claim in RANKS and subject.unpublished:
        remarks.append(_unpublished(subject))
    outcome = Outcome.DISAGREES if wrong else Outcome.UNKNOWN if unknown else Outcome.AGREES
    return outcome, "; ".join([*remarks, *([_missing(subject)] if outcome is Outcome.UNKNOWN else [])])


def _unpublished(subject: Subject) -> str:
    """Other answers that are not published, with the years where these are not all."""
    years = {
        label: "" if of == list(subject.years) else f" in {listing(of)}" for label, of in subject.unpublished.items()
    }
    return listing([f"‘{label}’ niet gepubliceerd{when}" for label, when in years.items()])


def _missing(subject: Subject) -> str:
    """What stands in the way of an outcome: years without a percentage, or a break."""
    blank = [year for year, value in subject.values.items() if value is None]
    broken = [f"{first} en {last}" for first, last in breaks(subject.years, subject.asked.question.groups)]
    parts = [f"{listing(blank)} niet gepubliceerd"] if blank else []
    if broken and subject.statement.claim in (*TRENDS, Claim.STEADY):
        parts.append(f"breuk tussen {', '.join(broken)}")
    return "; ".join(parts)


def _outcome(holds: bool) -> Outcome:
    return Outcome.AGREES if holds else Outcome.DISAGREES
