"""Whether groups of one year differ in an answer by more than chance."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from data.statistics.changes import Verdict
from data.statistics.margins import Floats, holm

#: How many times the respondents are dealt anew over the groups.
DRAWS = 1_999


def differences(counts: npt.ArrayLike, bases: npt.ArrayLike) -> list[Verdict | None]:
    """The verdict on the differences between all groups, for each answer of a question in one year: clear or within.

    ``counts`` are how many of each group gave an answer, ``bases`` of how many (answers x groups; both NaN for a group
    without a percentage, which takes no part). None where fewer than two groups do, or a count is not known. The
    answers are tested together (Holm).

    There is no verdict that holds only with the correction for a finite population: that correction belongs to what the
    percentages of these municipalities are. Whether an answer depends on the group asks for more than that, as no two
    groups would be exactly alike (Cochran 1977, *Sampling Techniques*, chapter 2, on comparing means of domains).
    """
    chosen, n = np.asarray(counts, np.float64), np.asarray(bases, np.float64)
    p_values = np.array([_p_value(*rows) for rows in zip(chosen, n, strict=True)], np.float64)
    rejected, _ = holm(p_values[None, :])
    return [
        None if np.isnan(p) else Verdict.CLEAR if clear else Verdict.WITHIN
        for p, clear in zip(p_values, rejected[0], strict=True)
    ]


def _p_value(counts: Floats, bases: Floats) -> float:
    """The p-value of one answer, NaN where it cannot be tested."""
    asked = bases > 0
    if asked.sum() < 2 or np.isnan(counts[asked]).any():
        return np.nan
    return homogeneity(tuple(map(int, counts[asked])), tuple(map(int, bases[asked])))


@lru_cache(maxsize=4_096)
def homogeneity(counts: tuple[int, ...], bases: tuple[int, ...]) -> float:
    """The p-value of groups giving an answer equally often: a permutation test, which holds for groups of any size.

    Those who gave the answer are dealt anew over all respondents ``DRAWS`` times; the p-value is the share of these
    deals, the one that was found among them, in which the groups differ at least as much by Pearson's chi-squared
    (Davison & Hinkley 1997, *Bootstrap Methods and their Application*, 4.3; equal numbers give an equal p-value). It is
    at least 1 / (``DRAWS`` + 1), so that Holm finds nothing among more than a hundred answers.
    """
    n, total = np.array(bases), sum(counts)
    expected = n * total / n.sum()
    dealt = np.random.default_rng(0).multivariate_hypergeometric(n, total, size=DRAWS, method="marginals")
    # The rest of chi-squared is the same for every deal. Equal sums may differ in their last digits.
    found = ((np.array(counts) - expected) ** 2 / n).sum()
    as_far = (((dealt - expected) ** 2 / n).sum(axis=1) >= found * (1 - 1e-9)).sum()
    return float((1 + as_far) / (1 + DRAWS))
