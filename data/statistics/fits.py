"""How a published percentage agrees with the base that stands behind it, for whole columns at once."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]


class Fit(StrEnum):
    """How a published percentage agrees with a base."""

    EXACT = "exact"
    TWICE = "rounded twice"
    NONE = "none"


def fits(percentage: npt.ArrayLike, base: npt.ArrayLike) -> tuple[npt.NDArray[np.object_], Integers]:
    """For each percentage (one decimal) and base: its :class:`Fit`, and the count k that it stands for.

    Exact where k/n gives it, rounded half up or half to even; twice where it comes out when k/n is first rounded to two
    decimals (67.949 becomes 67.95 becomes 68.0). The count is 0 where no k gives it. What has no percentage or no base
    has no fit (None).
    """
    known = ~np.isnan(np.asarray(percentage, np.float64) + np.asarray(base, np.float64))
    tenths = np.rint(np.where(known, percentage, 0) * 10).astype(np.int64)
    n = np.where(known, base, 1).astype(np.int64)
    # A percentage is at most a tenth of a per cent away from its k, which is less than one municipality.
    counts = np.stack([tenths * n // 1000 + step for step in (-1, 0, 1, 2)])
    possible = (counts >= 0) & (counts <= n)
    exact = possible & np.logical_or(*(rounded == tenths for rounded in _round(1000 * counts, n)))
    twice = possible & np.logical_or.reduce(
        [rounded == tenths for once in _round(10000 * counts, n) for rounded in _round(once, 10)]
    )
    fit = np.where(exact.any(axis=0), Fit.EXACT, np.where(twice.any(axis=0), Fit.TWICE, Fit.NONE)).astype(object)
    fit[~known] = None
    chosen = np.where(exact.any(axis=0), exact, twice)
    return fit, np.where(chosen, counts, 0).max(axis=0)


def smallest_base(percentage: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """The smallest n of which each percentage (one decimal) is some k/n, rounded once; NaN where there is none."""
    values = np.asarray(percentage, np.float64)
    return _smallest()[np.rint(np.nan_to_num(values * 10, nan=1001)).astype(np.int64)]


def rounded_share(count: int, base: int) -> float:
    """A count as a percentage of the base at one decimal, rounded half up."""
    up, _ = _round(np.array(1000 * count), base)
    return float(up) / 10


def _round(numerator: Integers, denominator: Integers | int) -> tuple[Integers, Integers]:
    """Fractions as whole numbers, half up and half to even."""
    up = (2 * numerator + denominator) // (2 * np.asarray(denominator))
    tie = (2 * numerator + denominator) % (2 * np.asarray(denominator)) == 0
    return up, np.where(tie, up - up % 2, up)


@cache
def _smallest() -> npt.NDArray[np.float64]:
    """The smallest n for each percentage in tenths, and NaN behind the last."""
    smallest = np.full(1002, np.nan)
    # At n = 1000 every percentage is possible.
    for base in range(1000, 0, -1):
        for tenths in _round(1000 * np.arange(base + 1), base):
            smallest[tenths] = base
    return smallest


def likely_counts(percentage: npt.ArrayLike, base: npt.ArrayLike) -> Integers:
    """The counts that a percentage which fits no base probably stands for: two rows, the nearest first.

    The second is -1 unless it is about as near.
    """
    exactly = np.asarray(percentage, np.float64) * np.asarray(base, np.float64) / 100
    below = np.floor(exactly)
    up = exactly - below > 0.5
    near, far = np.where(up, below + 1, below), np.where(up, below, below + 1)
    both = (far <= base) & (np.abs(far - exactly) < 1.5 * np.abs(near - exactly))
    return np.stack([near, np.where(both, far, -1)]).astype(np.int64)
