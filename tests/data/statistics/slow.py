"""What the statistics calculate for whole columns, for one number at a time and with statsmodels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product
from math import isnan
from typing import NamedTuple

import numpy as np
from statsmodels.stats.proportion import proportions_ztest

from data.statistics import Fit, Verdict, fit
from data.store import Store
from data.survey.questions import Measurement

VERDICTS = (Verdict.WITHIN, Verdict.LIKELY, Verdict.CLEAR)


class Base(NamedTuple):
    """The n of a percentage, or where that is NaN the ends of what is plausible."""

    used: float
    least: float
    most: float

    def at(self, n: int) -> float:
        """The n where it is known, else the plausible one that is nearest to ``n``."""
        return min(max(n, self.least), self.most) if isnan(self.used) else self.used

    @property
    def firm(self) -> bool:
        """Whether it is at least 30; NaN is not."""
        return (self.least if isnan(self.used) else self.used) >= 30

    def between(self) -> range:
        """Every n that is plausible."""
        return range(int(self.least), int(self.most) + 1) if isnan(self.used) and self.firm else range(0)


class Change(NamedTuple):
    """One answer in two years."""

    before: float
    before_n: Base
    after: float
    after_n: Base

    @property
    def tested(self) -> bool:
        """Whether there is a change, and an n of both years."""
        return not isnan(self.after - self.before) and self.before_n.firm and self.after_n.firm

    @property
    def unknown(self) -> bool:
        """Whether the n of either year is not known."""
        return isnan(self.before_n.used + self.after_n.used)


def corrected(n: float, population: int) -> float:
    """The n with the finite-population correction; very large where all took part."""
    return n * (population - 1) / (population - n) if n < population else 1e12


@cache
def p_value(before: float, before_n: float, after: float, after_n: float) -> float:
    if before == after:
        return 1.0
    counts = np.array([before * before_n, after * after_n]) / 100
    return float(proportions_ztest(counts, np.array([before_n, after_n]))[1])


def rejected(p_values: Sequence[float]) -> list[bool]:
    """Holm's test by its recipe (that of statsmodels collects garbage in every call, 50 ms)."""
    found = [False] * len(p_values)
    for done, place in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        if p_values[place] >= 0.05 / (len(p_values) - done):
            break
        found[place] = True
    return found


def strengths(
    changes: Mapping[str, Change], populations: tuple[int, int], n: tuple[int, int]
) -> dict[str, tuple[int, float]]:
    """Of each answer that can be tested: in how many of both tests it is rejected (0 to 2) together with the others,
    and the level of the test with the correction. An n that is not known is the plausible one nearest to ``n``.
    """
    tested = {key: change for key, change in changes.items() if change.tested}
    if not tested:
        return {}
    p_values, p_plain = [], []
    for change in tested.values():
        bases = change.before_n.at(n[0]), change.after_n.at(n[1])
        finite = [corrected(base, population) for base, population in zip(bases, populations, strict=True)]
        p_values.append(p_value(change.before, finite[0], change.after, finite[1]))
        p_plain.append(p_value(change.before, bases[0], change.after, bases[1]))
    with_it, without = rejected(p_values), rejected(p_plain)
    order = sorted(range(len(tested)), key=lambda place: p_values[place])
    levels = [0.05 / (len(tested) - (order.index(i) if with_it[i] else sum(with_it))) for i in range(len(tested))]
    found = [one + (one and other) for one, other in zip(with_it, without, strict=True)]
    return dict(zip(tested, zip(found, levels, strict=True), strict=True))


def verdicts(changes: Mapping[str, Change], populations: tuple[int, int]) -> dict[str, str]:
    """The verdict of each answer that can be tested, from a loop over every plausible n of both years: where its n is
    not known the one that all of them give, else "", and where it is known the weakest.
    """
    tested = [change for change in changes.values() if change.tested]
    before = {n for change in tested for n in change.before_n.between()} or {0}
    after = {n for change in tested for n in change.after_n.between()} or {0}
    found: dict[str, set[int]] = {key: set() for key, change in changes.items() if change.tested}
    for n in product(before, after):
        for key, (strength, _) in strengths(changes, populations, n).items():
            found[key].add(strength)
    return {key: "" if changes[key].unknown and len(seen) > 1 else VERDICTS[min(seen)] for key, seen in found.items()}


@cache
def smallest(percentage: float) -> int:
    return next(n for n in range(1, 1001) if fit(percentage, n) is Fit.EXACT)


def ends(measured: Measurement) -> tuple[int, int] | None:
    """The smallest and the largest n of a measurement that has one."""
    if measured.base_n is None:
        return None
    bases = [measured.base_n, *measured.base_alternatives]
    return min(bases), max(bases)


def plausible(tables: Store, question_id: str, year: int, percentage: float) -> tuple[float, float]:
    """The ends of the plausible n of a question without one, for an answer to it."""
    asked = [item for item in tables.questions.values() if year in item.by_year]
    place = [item.question_id for item in asked].index(question_id)
    measured = asked[place].by_year[year]
    bases = [ends(item.by_year[year]) for item in asked]
    before = next((found for found in reversed(bases[:place]) if found), None)
    after = next((found for found in bases[place + 1 :] if found), None)
    others = measured.base_alternatives
    lows = [found[0] for found in (before, after) if found] + list(others)
    highs = [found[1] for found in (before, after) if found] + list(others)
    least = max(smallest(percentage), min(lows) if after else 0)
    most = max(highs) if before else tables.populations[year]
    return (least, most) if least <= most else (float("nan"), float("nan"))


def base_of(tables: Store, question_id: str, year: int, percentage: float) -> Base:
    """The n of a percentage that shares the n of its question."""
    found = ends(tables.questions[question_id].by_year[year])
    if found:
        return Base(found[0], float("nan"), float("nan"))
    if isnan(percentage):
        return Base(float("nan"), float("nan"), float("nan"))
    return Base(float("nan"), *plausible(tables, question_id, year, percentage))


def row(values: Sequence[tuple[float, Base, float, Base]]) -> dict[str, Change]:
    """Changes by their place."""
    return {str(place): Change(*one) for place, one in enumerate(values)}
