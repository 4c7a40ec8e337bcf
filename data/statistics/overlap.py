"""Changes where it is known which municipalities took part in both years: less chance where they answer alike.

The shares of two samples that overlap are not independent. The variance of their difference, drawn without replacement
from N municipalities, is

    S1^2/n1 (1 - n1/N) + S2^2/n2 (1 - n2/N) - 2 S12 (n12/(n1 n2) - 1/N)

where n12 took part twice and S12 is the covariance of the answers of a municipality in both years (Tam 1984, *On
Covariances from Overlapping Samples*, The American Statistician 38, 288-289; Qualité & Tillé 2008, *Variance Estimation
of Changes in Repeated Surveys*, Survey Methodology 34, 173-181). Without the correction for a finite population the
last factor is n12/(n1 n2) (Derrick et al. 2015, *Test Statistics for Comparing Two Proportions with Partially
Overlapping Samples*, Journal of Applied Quantitative Methods 10(3), 1-14). S12 is the covariance within the overlap:
on invented surveys (``docs/invented-surveys.md``) it keeps to its level, where taking the shares of the whole samples
for the means gives too many false alarms where most take part again.

Each function takes arrays of one shape; what is not known is NaN. Shares are percentages, as in
:mod:`data.statistics.margins`; ``first_base`` and ``last_base`` are plain n, and those of ``Overlap`` are counts.
"""

from __future__ import annotations

from math import erfc, sqrt
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from data.statistics.margins import Floats, Values, effective_n, wilson
from data.survey.schema import FIRM_BASE

_ERFC = np.frompyfunc(erfc, 1, 1)


class Overlap(NamedTuple):
    """Of the municipalities that answered a question in both years how many there are, and who chose an answer when.

    ``chose_before`` and ``chose_after`` chose it in that year only. NaN where the overlap is not known.
    """

    both_n: npt.ArrayLike
    both_chose: npt.ArrayLike
    chose_before: npt.ArrayLike
    chose_after: npt.ArrayLike


def weighted(overlap: Overlap, first_effect: npt.ArrayLike, last_effect: npt.ArrayLike) -> Overlap:
    """The overlap for which that of weighted percentages counts: n12 over the root of both design effects (Kish).

    With the same weights in both years that is the factor of n itself. The shares within the overlap stay.
    """
    both = np.asarray(overlap.both_n, np.float64)
    effect = np.sqrt(np.asarray(first_effect, np.float64) * np.asarray(last_effect, np.float64))
    counted = np.floor(both / effect)
    with np.errstate(invalid="ignore", divide="ignore"):
        return Overlap(counted, *(np.asarray(values, np.float64) * counted / both for values in overlap[1:]))


class Samples(NamedTuple):
    """Two years: the percentages that chose an answer, n, and the numbers of municipalities; arrays of one shape."""

    first: npt.ArrayLike
    first_base: npt.ArrayLike
    last: npt.ArrayLike
    last_base: npt.ArrayLike
    populations: tuple[npt.ArrayLike, npt.ArrayLike]


def known(samples: Samples, overlap: Overlap) -> npt.NDArray[np.bool_]:
    """Where an overlap is known that can be one of these samples."""
    smallest = np.minimum(np.asarray(samples.first_base, np.float64), np.asarray(samples.last_base, np.float64))
    return np.asarray(overlap.both_n, np.float64) <= smallest


def overlapping_p_value(samples: Samples, overlap: Overlap, *, corrected: bool) -> Floats:
    """Two-sided p-value of a change: the z-test of two proportions with the pooled share under the null hypothesis.

    ``corrected`` is with the correction for a finite population. NaN where no overlap is known.
    """
    first, n, last, m = (np.asarray(values, np.float64) for values in samples[:4])
    with np.errstate(invalid="ignore", divide="ignore"):
        pooled = (first * n + last * m) / (n + m) / 100
        spread = pooled * (1 - pooled)
        bases = _effective(samples) if corrected else (n, m)
        covariance, weight = _covariance(samples, overlap, spread, corrected=corrected)
        error = np.sqrt(np.maximum(0, spread * (1 / bases[0] + 1 / bases[1]) - 2 * covariance * weight))
        p_value = np.asarray(_ERFC(abs(last - first) / 100 / error / sqrt(2)), np.float64)
    found: Floats = np.where(first == last, 1.0, np.where(error == 0, 0.0, p_value))
    return np.where(known(samples, overlap), found, np.nan)


def overlapping_newcombe(samples: Samples, overlap: Overlap, level: Values) -> tuple[Floats, Floats]:
    """Limits of the interval for last minus first, in percentage points, with the finite-population correction.

    Newcombe's hybrid score interval for shares that correlate (Newcombe 1998, *Improved Confidence Intervals for the
    Difference between Binomial Proportions Based on Paired Data*, Statistics in Medicine 17, 2635-2650, method 10
    without its continuity correction), with the correlation of both shares that the design gives. On invented surveys
    it holds the truth a little more often than Wald's interval.
    """
    before, after = np.asarray(samples.first, np.float64), np.asarray(samples.last, np.float64)
    one, other = _effective(samples)
    (low_first, high_first), (low_last, high_last) = wilson(before, one, level), wilson(after, other, level)
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = np.sqrt(before * (100 - before) * after * (100 - after)) / 100**2
        covariance, weight = _covariance(samples, overlap, spread, corrected=True)
        found = covariance * weight * np.sqrt(one * other) / spread
    correlation = np.clip(np.where(np.isfinite(found), found, 0), -1, 1)

    def half(towards: Floats, away: Floats) -> Floats:
        square: Floats = towards**2 - 2 * correlation * towards * away + away**2
        return np.sqrt(np.maximum(0, square))

    low, high = (
        after - before - half(after - low_last, high_first - before),
        after - before + half(high_last - after, before - low_first),
    )
    where = known(samples, overlap)
    return np.where(where, low, np.nan), np.where(where, high, np.nan)


def _effective(samples: Samples) -> tuple[Floats, Floats]:
    bases = samples.first_base, samples.last_base
    one, other = (effective_n(base, whole) for base, whole in zip(bases, samples.populations, strict=True))
    return one, other


def _covariance(samples: Samples, overlap: Overlap, most: Floats, *, corrected: bool) -> tuple[Floats, Floats]:
    """The covariance of a municipality's answers in both years, and its weight in the variance of the difference.

    Where fewer than ``FIRM_BASE`` took part twice it is not estimated, but taken as what is most cautious: ``most``,
    the covariance of who always answers alike, or none. Of two numbers of municipalities the smaller is N.
    """
    both, chose, before, after = (np.asarray(values, np.float64) for values in overlap)
    n, m = np.asarray(samples.first_base, np.float64), np.asarray(samples.last_base, np.float64)
    weight = both / (n * m)
    if corrected:
        whole = np.minimum(*(np.asarray(values, np.float64) for values in samples.populations))
        weight = (weight - 1 / whole) * whole / (whole - 1)
    found = chose / both - (chose + before) / both * (chose + after) / both
    cautious = np.where(weight < 0, most, 0)
    return np.where(both < FIRM_BASE, cautious, np.minimum(found, most)), weight
