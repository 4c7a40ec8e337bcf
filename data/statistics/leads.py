"""Whether a difference within one year is more than chance: by the same verdicts as a change between two years."""

from __future__ import annotations

from collections.abc import Callable
from math import isnan
from typing import NamedTuple

from data.statistics.changes import Undecided, Verdict
from data.statistics.margins import LEVEL, effective_n, lead_p_value
from data.survey.schema import FIRM_BASE


class Judgement(NamedTuple):
    """A verdict, or None and why there is none; and whether the verdict holds for any n that is plausible where n is
    not known.
    """

    verdict: Verdict | None
    undecided: Undecided | None = None
    for_any_n: bool = False


class Base(NamedTuple):
    """The n of a percentage, as in :class:`data.statistics.changes.Bases`."""

    used: float
    least: float
    most: float
    population: float


def judge(differs: Callable[[float], bool], base: Base) -> Judgement:
    """The verdict of a test that says whether there is a difference with a given n: made with and without the
    finite-population correction of that n, and where it is not known at both ends of what is plausible.
    """
    known = not isnan(base.used)
    sizes = (base.used,) if known else (base.least, base.most)
    if known and base.used < FIRM_BASE:
        return Judgement(None, Undecided.SMALL_N)
    found = {(differs(float(effective_n(n, base.population))), differs(n)) for n in sizes}
    if len(found) > 1 or not min(sizes) >= FIRM_BASE:
        return Judgement(None, Undecided.UNKNOWN_N)
    corrected, plain = found.pop()
    verdict = Verdict.CLEAR if corrected and plain else Verdict.LIKELY if corrected else Verdict.WITHIN
    return Judgement(verdict, for_any_n=not known)


def lead(first: float, second: float, base: Base) -> Judgement:
    """Whether one percentage of a year is more than chance ahead of another one of the same respondents."""
    return judge(lambda n: bool(lead_p_value(first, second, n) < LEVEL), base)
