"""What chance says of the statements of the report: whether what they speak of is more than chance explains.

A statement is about a difference: between years, with a claimed figure, or with the next answer. Of several years the
weakest difference counts, which is a test of all together that needs no correction (Berger 1982, Technometrics 24,
295-300); of a rise or a fall the one between the first and the last year.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import combinations, pairwise
from typing import NamedTuple

from data.overview.subject import RANKS, TRENDS, UP, Subject
from data.statistics import Base, Judgement, Undecided, Verdict, judge, lead, wilson
from data.survey.schema import Claim
from data.views.frames import Cell
from data.wording.numbers import UNDECIDED


class Chance(StrEnum):
    """Whether a difference is more than chance explains."""

    CLEAR = "duidelijk"
    LIKELY = "waarschijnlijk"
    WITHIN = "binnen de marge"
    UNKNOWN = "geen oordeel"
    NOT_TESTED = "niet van toepassing"


_OF_VERDICT = {Verdict.CLEAR: Chance.CLEAR, Verdict.LIKELY: Chance.LIKELY, Verdict.WITHIN: Chance.WITHIN}
#: The weakest first: chance in one year is enough, and then that another year is unknown.
_WEAKEST = (Chance.WITHIN, Chance.UNKNOWN, Chance.LIKELY, Chance.CLEAR)
#: The strongest first, for a claim that there are no differences.
_STRONGEST = (Chance.CLEAR, Chance.LIKELY, Chance.UNKNOWN, Chance.WITHIN)


class Finding(NamedTuple):
    """What chance says of one difference: of a year, or between two (``when``).

    ``reason`` is why nothing is known; ``against`` whether the difference is the other way round than claimed.
    """

    when: str
    chance: Chance
    reason: str = ""
    against: bool = False

    @property
    def detail(self) -> str:
        """Why nothing is known, or that a difference contradicts the claim; empty where there is neither."""
        contradicts = self.against and self.chance in (Chance.CLEAR, Chance.LIKELY)
        return "maar andersom" if contradicts else self.reason

    @property
    def words(self) -> str:
        """2018-2019 binnen de marge; 2020 geen oordeel (n onbekend)."""
        return f"{self.when} {self.chance}" + (f" ({self.detail})" if self.detail else "")


def by_chance(subject: Subject) -> tuple[Chance, str]:
    """What chance says of a statement, and the years or reasons behind that."""
    statement = subject.statement
    if statement.option_id is None or statement.claim in (Claim.EQUALS, Claim.NEARLY):
        return Chance.NOT_TESTED, ""
    if statement.claim in TRENDS:
        return _trend(subject)
    if statement.claim is Claim.STEADY:
        groups = subject.asked.question.groups
        alike = [pair for pair in combinations(subject.years, 2) if groups[pair[0]] == groups[pair[1]]]
        return _steady([_change(subject, pair) for pair in alike or combinations(subject.years, 2)])
    of_year = _lead if statement.claim in RANKS else _limit
    return _weakest([of_year(subject, year) for year in subject.years])


def _trend(subject: Subject) -> tuple[Chance, str]:
    steps = [_change(subject, pair) for pair in pairwise(subject.years)]
    whole = _change(subject, (subject.years[0], subject.years[-1]))
    of_steps = "per stap: " + ", ".join(step.words for step in steps) if len(steps) > 1 else ""
    return whole.chance, "; ".join(filter(None, [whole.detail, of_steps]))


def _steady(findings: Sequence[Finding]) -> tuple[Chance, str]:
    """The strongest difference between any two years."""
    chance = min((finding.chance for finding in findings), key=_STRONGEST.index)
    same = [finding for finding in findings if finding.chance is chance]
    if chance is Chance.WITHIN:
        return chance, ""
    if chance is Chance.UNKNOWN:
        return chance, ", ".join(dict.fromkeys(finding.reason for finding in same))
    return chance, "verschil " + ", ".join(finding.when for finding in same)


def _weakest(findings: Sequence[Finding]) -> tuple[Chance, str]:
    chance = min((finding.chance for finding in findings), key=_WEAKEST.index)
    if len({finding[1:] for finding in findings}) == 1:
        return chance, findings[0].detail
    return chance, ", ".join(finding.words for finding in findings)


def _change(subject: Subject, pair: tuple[int, int]) -> Finding:
    answer = subject.asked.change(subject.option_id, pair)
    when = f"{pair[0]}-{pair[1]}"
    if answer.verdict:
        return Finding(when, _OF_VERDICT[Verdict(answer.verdict)], against=_against(subject, answer.change, 0))
    return Finding(when, Chance.UNKNOWN, UNDECIDED[Undecided(answer.undecided)])


def _lead(subject: Subject, year: int) -> Finding:
    """The lead over the next answer."""
    cell, rival = subject.asked.cells[subject.option_id, year], subject.rival(year)
    if rival is None or not cell.published:
        return Finding(str(year), Chance.UNKNOWN, "geen ander antwoord" if cell.published else "niet gepubliceerd")
    own, other = cell.percentage, rival.percentage
    return _finding(cell, lead(own, other, _base(cell)), against=_against(subject, own, other))


def _limit(subject: Subject, year: int) -> Finding:
    """The distance to the claimed figure: whether that lies outside Wilson's interval of the percentage."""
    cell, claimed = subject.asked.cells[subject.option_id, year], float(subject.statement.claimed or "nan")
    if not cell.published:
        return Finding(str(year), Chance.UNKNOWN, "niet gepubliceerd")

    def outside(n: float) -> bool:
        low, high = wilson(cell.percentage, n)
        return bool(claimed < low or claimed > high)

    return _finding(cell, judge(outside, _base(cell)), against=_against(subject, cell.percentage, claimed))


def _against(subject: Subject, value: float, limit: float) -> bool:
    """Whether a value lies on the other side of what it is compared with than the statement claims."""
    return value < limit if subject.statement.claim in UP else value > limit


def _base(cell: Cell) -> Base:
    return Base(cell.used_n, cell.least_n, cell.most_n, cell.population)


def _finding(cell: Cell, found: Judgement, *, against: bool) -> Finding:
    if found.verdict is None:
        return Finding(str(cell.year), Chance.UNKNOWN, UNDECIDED[Undecided(found.undecided or "")])
    return Finding(str(cell.year), _OF_VERDICT[found.verdict], against=against)
