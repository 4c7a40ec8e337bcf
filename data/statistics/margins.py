"""Margins and changes: what chance alone can do to a percentage. Percentages are 0-100, bases are effective n.

All of them treat the municipalities that took part as a sample drawn at random from all municipalities. They are not:
municipalities choose to take part, and many take part every year. The margins are therefore indicative, and describe
chance alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import inf, sqrt
from statistics import NormalDist

_NORMAL = NormalDist()
LEVEL = 0.05
"""The probability of being wrong: intervals are of 95 %, and a test speaks at 5 %."""


def effective_n(base: int, population: int) -> float:
    """The base with the finite-population correction: n(N - 1)/(N - n), without end where all N took part.

    The variance of a share in a sample drawn without replacement is p(1 - p)/n x (N - n)/(N - 1) (Cochran 1977,
    *Sampling Techniques*, 3.2); this is the n that has the same variance when drawn with replacement.
    """
    return inf if base >= population else base * (population - 1) / (population - base)


def wilson(percentage: float, base: float, level: float = LEVEL) -> tuple[float, float]:
    """Limits of Wilson's interval for a percentage, wrong with probability ``level``.

    Wilson 1927, Journal of the American Statistical Association 22, 209-212.
    """
    share, z = percentage / 100, _quantile(level)
    square = z * z / base
    centre = (share + square / 2) / (1 + square)
    half = z * sqrt(share * (1 - share) / base + square / (4 * base)) / (1 + square)
    return 100 * max(0.0, centre - half), 100 * min(1.0, centre + half)


@lru_cache
def _quantile(level: float) -> float:
    """The standard normal quantile of a two-sided ``level``."""
    return _NORMAL.inv_cdf(1 - level / 2)


def newcombe(
    first: float, first_base: float, last: float, last_base: float, level: float = LEVEL
) -> tuple[float, float]:
    """Limits of the interval for last minus first, in percentage points, wrong with probability ``level``.

    Newcombe's hybrid score interval (Newcombe 1998, Statistics in Medicine 17, 873-890, method 10).
    """
    low_first, high_first = wilson(first, first_base, level)
    low_last, high_last = wilson(last, last_base, level)
    down = sqrt((last - low_last) ** 2 + (high_first - first) ** 2)
    up = sqrt((high_last - last) ** 2 + (first - low_first) ** 2)
    return last - first - down, last - first + up


def change_p_value(first: float, first_base: float, last: float, last_base: float) -> float:
    """Two-sided p-value of a change: the pooled z-test of two proportions (Fleiss, Levin & Paik 2003, chapter 3)."""
    if first == last:
        return 1.0
    weight = 1.0 if last_base == inf else last_base / (first_base + last_base)
    pooled = (first + (last - first) * weight) / 100
    error = sqrt(pooled * (1 - pooled) * (1 / first_base + 1 / last_base))
    return 2 * (1 - _NORMAL.cdf(abs(last - first) / 100 / error)) if error else 0.0


def holm(p_values: Sequence[float]) -> list[tuple[bool, float]]:
    """Whether each hypothesis is rejected when all are tested together at ``LEVEL``, and at which level it was tested.

    Holm 1979, Scandinavian Journal of Statistics 6, 65-70: from the smallest p-value on, level / m, level / (m - 1) and
    so on, until one is not rejected; the rest is not either, and stays at that one's level. An interval at the level of
    its test agrees with the outcome.
    """
    outcome = [(False, LEVEL)] * len(p_values)
    level = LEVEL / max(1, len(p_values))
    for rank, place in enumerate(sorted(range(len(p_values)), key=lambda place: p_values[place])):
        if p_values[place] >= level:
            break
        outcome[place] = (True, level)
        level = LEVEL / max(1, len(p_values) - rank - 1)
    return [(rejected, tested if rejected else level) for rejected, tested in outcome]
