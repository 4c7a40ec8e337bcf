"""How much the answers of a question changed between two years, and whether that is more than chance."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from data.statistics.margins import Floats, change_p_value, effective_n, holm, newcombe
from data.statistics.overlap import Overlap, Samples, overlapping_newcombe, overlapping_p_value
from data.survey.schema import FIRM_BASE

Flags = npt.NDArray[np.bool_]


class Verdict(StrEnum):
    """Whether a change is more than chance explains."""

    CLEAR = "clear"
    """The test holds with and without the finite-population correction."""
    LIKELY = "likely"
    """The test holds only with the correction, which takes those who took part for a random draw from all."""
    WITHIN = "within"
    """Chance may explain the change."""


class Undecided(StrEnum):
    """Why a change has no verdict."""

    NOT_ASKED = "not asked"
    """There are no two years to compare."""
    NOT_COMPARABLE = "not comparable"
    """The series is broken between the years."""
    NO_VALUE = "no value"
    """One of both percentages was not published, so there is no change either."""
    NOT_ESTABLISHED = "not established"
    """What the percentages are shares of is not known, so neither is whether the years compare."""
    UNKNOWN_N = "unknown n"
    """The n of a year is not known, and the verdict depends on it."""
    SMALL_N = "small n"
    """The n of a year is below ``FIRM_BASE``."""


class Bases(NamedTuple):
    """The n of percentages, as arrays of their shape.

    ``used`` is the n to calculate with, NaN where it is not known; ``least`` and ``most`` are the ends of what is then
    plausible (``least`` at most ``most``), NaN where nothing is. ``population`` is the number of municipalities in the
    year.
    """

    used: npt.ArrayLike
    least: npt.ArrayLike
    most: npt.ArrayLike
    population: npt.ArrayLike


@dataclass(frozen=True)
class Changes:
    """Arrays of one shape; what cannot be calculated is NaN, or empty.

    ``change`` is in percentage points at one decimal; ``low`` and ``high`` are the limits of its interval, with the
    finite-population correction and at the level of its test: ``level`` is that level as a percentage, 95 or more.
    ``verdict`` holds a :class:`Verdict` or "", and ``undecided`` then says why: an :class:`Undecided`, else "".
    ``for_any_n`` is true where an n is not known, but the verdict is the same for every one that is plausible.
    """

    change: Floats
    low: Floats
    high: Floats
    level: Floats
    verdict: npt.NDArray[np.object_]
    undecided: npt.NDArray[np.object_]
    for_any_n: Flags


def changes(
    before: npt.ArrayLike,
    before_n: Bases,
    after: npt.ArrayLike,
    after_n: Bases,
    established: npt.ArrayLike = True,
    overlap: Overlap | None = None,
) -> Changes:
    """The changes between percentages of two years.

    All arrays have a row per pair of years of a question, and a column per answer: the answers of a row are tested
    together, those whose n is not known as well. Without ``established`` (of that shape, or one for all) nothing is
    called a change.

    Where an ``overlap`` is known, and n of both years, the test and the interval reckon with it
    (:mod:`data.statistics.overlap`).

    Where an n is not known, the test is made at the least and at the most that is plausible, of all answers and both
    years at a time. These speak for every n between: with more municipalities on either side a p-value is smaller
    (d^2 / (p(1 - p)(1/n + 1/m)) rises with n, pooled share p included), and with smaller p-values Holm rejects the same
    and more. An answer whose own n is known has the verdict at the least n of the others, which is the cautious one.
    """
    first, last = np.asarray(before, np.float64), np.asarray(after, np.float64)
    bases = before_n, after_n
    compared = ~np.isnan(last - first) & np.asarray(established, bool)
    unknown = np.logical_or(*(np.isnan(np.asarray(one.used, np.float64)) for one in bases))
    whole = before_n.population, after_n.population
    least = tuple(_firm(one.used, one.least) for one in bases)
    both = None if overlap is None else overlap._replace(both_n=np.where(unknown, np.nan, overlap.both_n))
    strength, level = _tested(first, least, last, whole, compared, both)
    if (unknown & ~np.isnan(strength)).any():
        most = tuple(_firm(one.used, one.most) for one in bases)
        strongest, _ = _tested(first, most, last, whole, compared, both)
        strength[unknown & (strength != strongest)] = np.nan
    tested = ~np.isnan(strength)
    # No n makes a difference of nothing more than chance.
    strength[compared & (first == last)] = 0
    decided = ~np.isnan(strength)
    ends = _limits(Samples(first, least[0], last, least[1], whole), level, both)
    low, high = (np.where(tested & ~unknown, np.round(end, 1), np.nan) for end in ends)
    return Changes(
        change=np.where(established, np.round(last - first, 1), np.nan),
        low=low,
        high=high,
        level=np.where(tested & ~unknown, 100 * (1 - level), np.nan),
        verdict=_VERDICTS[np.where(decided, strength, -1).astype(int)],
        undecided=np.where(decided, "", _reasons(last - first, bases, established)).astype(object),
        for_any_n=decided & unknown,
    )


#: By strength: within, likely, clear, and last none.
_VERDICTS = np.array([Verdict.WITHIN, Verdict.LIKELY, Verdict.CLEAR, ""], object)


def _firm(used: npt.ArrayLike, end: npt.ArrayLike) -> Floats:
    """The n, or that end of what is plausible; NaN where it is too small to test with."""
    known = np.asarray(used, np.float64)
    n = np.where(np.isnan(known), end, known)
    return np.where(n >= FIRM_BASE, n, np.nan)


def _tested(
    first: Floats,
    n: tuple[Floats, ...],
    last: Floats,
    whole: tuple[npt.ArrayLike, npt.ArrayLike],
    compared: Flags,
    overlap: Overlap | None,
) -> tuple[Floats, Floats]:
    """The strength of each change (0 to 2 as in ``_VERDICTS``, NaN where it is not tested), and the level of its test
    with the correction.
    """
    samples = Samples(first, n[0], last, n[1], whole)
    p_values, plain = (
        np.where(compared, _p_values(samples, overlap, corrected=corrected), np.nan) for corrected in (True, False)
    )
    (holds, level), (also_plain, _) = holm(p_values), holm(plain)
    # Without the correction a p-value is never smaller, so that what holds then holds with it too; where an overlap is
    # known it hardly ever is.
    return np.where(np.isnan(p_values), np.nan, holds.astype(float) + (holds & also_plain)), level


def _p_values(samples: Samples, overlap: Overlap | None, *, corrected: bool) -> Floats:
    """With the correction for a finite population, or plain."""
    bases = samples.first_base, samples.last_base
    one, other = (
        effective_n(base, whole) if corrected else base for base, whole in zip(bases, samples.populations, strict=True)
    )
    apart = change_p_value(samples.first, one, samples.last, other)
    if overlap is None:
        return apart
    together = overlapping_p_value(samples, overlap, corrected=corrected)
    return np.where(np.isnan(together), apart, together)


def _limits(samples: Samples, level: Floats, overlap: Overlap | None) -> tuple[Floats, Floats]:
    """The limits of the changes, with the correction."""
    bases = (samples.first_base, samples.last_base)
    one, other = (effective_n(base, whole) for base, whole in zip(bases, samples.populations, strict=True))
    low, high = newcombe(samples.first, one, samples.last, other, level)
    if overlap is None:
        return low, high
    known = overlapping_newcombe(samples, overlap, level)
    return np.where(np.isnan(known[0]), low, known[0]), np.where(np.isnan(known[1]), high, known[1])


def _reasons(change: Floats, bases: tuple[Bases, Bases], established: npt.ArrayLike) -> npt.NDArray[np.str_]:
    """Why each change would have no verdict, the first reason first."""
    small = np.logical_or(*(np.asarray(one.used, np.float64) < FIRM_BASE for one in bases))
    return np.select(
        [np.isnan(change), ~np.asarray(established, bool), small],
        [Undecided.NO_VALUE, Undecided.NOT_ESTABLISHED, Undecided.SMALL_N],
        Undecided.UNKNOWN_N,
    )
