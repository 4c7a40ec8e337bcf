"""Margins and changes: what chance alone can do to a percentage. Percentages are 0-100, bases are effective n.

All of them treat the municipalities that took part as a sample drawn at random from all municipalities. They are not:
municipalities choose to take part, and many take part every year. The margins are therefore indicative, and describe
chance alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, sqrt
from statistics import NormalDist

_NORMAL = NormalDist()
#: Two-sided 95 %.
Z = _NORMAL.inv_cdf(0.975)


def effective_n(base: int, population: int) -> float:
    """The base with the finite-population correction: n(N - 1)/(N - n), without end where all N took part.

    The variance of a share in a sample drawn without replacement is p(1 - p)/n x (N - n)/(N - 1) (Cochran 1977,
    *Sampling Techniques*, 3.2); this is the n that has the same variance when drawn with replacement.
    """
    return inf if base >= population else base * (population - 1) / (population - base)


def wilson(percentage: float, base: float) -> tuple[float, float]:
    """Limits of Wilson's 95 % interval for a percentage (Wilson 1927, JASA 22, 209-212)."""
    share = percentage / 100
    square = Z * Z / base
    centre = (share + square / 2) / (1 + square)
    half = Z * sqrt(share * (1 - share) / base + square / (4 * base)) / (1 + square)
    return 100 * max(0.0, centre - half), 100 * min(1.0, centre + half)


def newcombe(first: float, first_base: float, last: float, last_base: float) -> tuple[float, float]:
    """Limits of the 95 % interval for last minus first, in percentage points.

    Newcombe's hybrid score interval (Newcombe 1998, Statistics in Medicine 17, 873-890, method 10).
    """
    low_first, high_first = wilson(first, first_base)
    low_last, high_last = wilson(last, last_base)
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


def holm(p_values: Sequence[float]) -> list[float]:
    """P-values adjusted for testing them together (Holm 1979, Scandinavian Journal of Statistics 6, 65-70)."""
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for rank, place in enumerate(sorted(range(len(p_values)), key=lambda place: p_values[place])):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[place]))
        adjusted[place] = highest
    return adjusted
