"""Margins and changes: what chance alone can do to a percentage. Percentages are 0-100, bases are effective n.

All of them treat the municipalities that took part as a sample drawn at random from all municipalities, anew in every
year. They are not: municipalities choose to take part, and how many of them did so in several years is not known. The
margins are therefore indicative, and describe chance alone. Where the same municipalities took part and mostly answered
alike, the test of a change is cautious: it finds less than there is.

Each function takes numbers or arrays of one shape; what is not known is NaN, and so is what follows from it.
"""

from __future__ import annotations

from math import erfc, inf, sqrt
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

Values = npt.ArrayLike
Floats = npt.NDArray[np.float64]

_NORMAL = NormalDist()
_ERFC = np.frompyfunc(erfc, 1, 1)
LEVEL = 0.05
"""The probability of being wrong: intervals are of 95 %, and a test speaks at 5 %."""


def effective_n(base: Values, population: Values) -> Floats:
    """The base with the finite-population correction: n(N - 1)/(N - n), without end where all N took part.

    The variance of a share in a sample drawn without replacement is p(1 - p)/n x (N - n)/(N - 1) (Cochran 1977,
    *Sampling Techniques*, 3.2); this is the n that has the same variance when drawn with replacement.
    """
    n, whole = np.asarray(base, np.float64), np.asarray(population, np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = np.where(n >= whole, inf, n * (whole - 1) / (whole - n))
    return found


def wilson(percentage: Values, base: Values, level: Values = LEVEL) -> tuple[Floats, Floats]:
    """Limits of Wilson's interval for a percentage, wrong with probability ``level``.

    Wilson 1927, Journal of the American Statistical Association 22, 209-212.
    """
    share, n, z = np.asarray(percentage) / 100, np.asarray(base, np.float64), _quantile(level)
    square = z * z / n
    centre = (share + square / 2) / (1 + square)
    half = z * np.sqrt(share * (1 - share) / n + square / (4 * n)) / (1 + square)
    return 100 * np.maximum(0.0, centre - half), 100 * np.minimum(1.0, centre + half)


def _quantile(level: Values) -> Floats:
    """The standard normal quantile of a two-sided ``level``, of which there are few different ones."""
    levels, place = np.unique(level, return_inverse=True)
    quantiles = np.array([_NORMAL.inv_cdf(1 - one / 2) for one in levels.tolist()])
    found: Floats = quantiles[place].reshape(np.shape(level))
    return found


def newcombe(
    first: Values, first_base: Values, last: Values, last_base: Values, level: Values = LEVEL
) -> tuple[Floats, Floats]:
    """Limits of the interval for last minus first, in percentage points, wrong with probability ``level``.

    Newcombe's hybrid score interval (Newcombe 1998, Statistics in Medicine 17, 873-890, method 10).
    """
    before, after = np.asarray(first, np.float64), np.asarray(last, np.float64)
    low_first, high_first = wilson(before, first_base, level)
    low_last, high_last = wilson(after, last_base, level)
    down = np.hypot(after - low_last, high_first - before)
    up = np.hypot(high_last - after, before - low_first)
    return after - before - down, after - before + up


def change_p_value(first: Values, first_base: Values, last: Values, last_base: Values) -> Floats:
    """Two-sided p-value of a change: the pooled z-test of two proportions (Fleiss, Levin & Paik 2003, chapter 3)."""
    before, after = np.asarray(first, np.float64), np.asarray(last, np.float64)
    one, other = np.asarray(first_base, np.float64), np.asarray(last_base, np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        weight = np.where(np.isinf(other), 1.0, other / (one + other))
        pooled = (before + (after - before) * weight) / 100
        error = np.sqrt(pooled * (1 - pooled) * (1 / one + 1 / other))
        # Without error any change is certain.
        p_value = np.asarray(_ERFC(abs(after - before) / 100 / error / sqrt(2)), np.float64)
    found: Floats = np.where(before == after, 1.0, np.where(error == 0, 0.0, p_value))
    return np.where(np.isnan(one + other), np.nan, found)


def lead_p_value(first: Values, second: Values, base: Values) -> Floats:
    """Two-sided p-value of the lead of one answer over another, given by the same respondents in the same year.

    The variance of the difference of two shares of the same n is (p10 + p01 - (p1 - p2)^2) / n, where p10 and p01 are
    the shares that gave one answer and not the other (Agresti 2002, *Categorical Data Analysis*, 10.1.1). These are
    not published. They add up to at most min(p1 + p2, 2 - p1 - p2), which is used: exact where one answer was
    allowed, cautious elsewhere. For the highest answer against the next one no correction for having chosen it is
    needed, as both sides of the test are counted (Gutmann & Maymin 1987, *Is the Selected Population the Best?*, Annals
    of Statistics 15, 456-461; for shares of one n, Hung & Fithian 2019, *Rank Verification for Exponential Families*,
    Annals of Statistics 47, 758-782).
    """
    one, other, n = (np.asarray(values, np.float64) for values in (first, second, base))
    lead, together = (one - other) / 100, (one + other) / 100
    with np.errstate(invalid="ignore", divide="ignore"):
        error = np.sqrt((np.minimum(together, 2 - together) - lead**2) / n)
        p_value = np.asarray(_ERFC(abs(lead) / error / sqrt(2)), np.float64)
    found: Floats = np.where(lead == 0, 1.0, np.where(error == 0, 0.0, p_value))
    return np.where(np.isnan(n), np.nan, found)


def holm(p_values: Values) -> tuple[npt.NDArray[np.bool_], Floats]:
    """Whether each hypothesis is rejected when all of a row are tested together at ``LEVEL``, and at which level it was
    tested; what has no p-value takes no part.

    Holm 1979, Scandinavian Journal of Statistics 6, 65-70: from the smallest p-value on, level / m, level / (m - 1) and
    so on, until one is not rejected; the rest is not either, and stays at that one's level.

    An interval of :func:`newcombe` at the level of its test mostly agrees with the outcome of :func:`change_p_value`,
    but not always, as the test pools both shares and the interval does not: 0.0% of 96 to 3.0% of 166 of 350
    municipalities is rejected at 5% (p = 0.044), while its interval begins at -0.2.
    """
    p = np.asarray(p_values, np.float64)
    order = np.argsort(p, axis=-1)
    tested = np.sum(~np.isnan(p), axis=-1, keepdims=True)
    levels = LEVEL / np.maximum(1, tested - np.arange(p.shape[-1]))
    rejected = np.logical_and.accumulate(np.take_along_axis(p, order, -1) < levels, axis=-1)
    stopped = LEVEL / np.maximum(1, tested - np.sum(rejected, axis=-1, keepdims=True))
    outcome, level = np.empty(p.shape, np.bool_), np.empty(p.shape)
    np.put_along_axis(outcome, order, rejected, -1)
    np.put_along_axis(level, order, np.where(rejected, levels, stopped), -1)
    return outcome, level
