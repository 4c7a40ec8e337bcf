"""How much the answers of a question changed between two years, and whether that is more than chance."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from data.statistics.margins import Floats, change_p_value, holm, newcombe


class Verdict(StrEnum):
    """Whether a change is more than chance explains."""

    CLEAR = "clear"
    WITHIN = "within"


@dataclass(frozen=True)
class Changes:
    """Arrays of one shape; what cannot be calculated is NaN, or empty.

    ``change`` is in percentage points at one decimal, ``low`` and ``high`` are the limits of its interval; ``verdict``
    holds a :class:`Verdict` or "".
    """

    change: Floats
    low: Floats
    high: Floats
    verdict: npt.NDArray[np.object_]


def changes(before: npt.ArrayLike, before_n: npt.ArrayLike, after: npt.ArrayLike, after_n: npt.ArrayLike) -> Changes:
    """The changes between percentages of two years, with the n to test them with (NaN where unknown or small).

    All arrays have a row per pair of years of a question, and a column per answer: the answers of a row are tested
    together. Limits and verdict are there where both years have an n; the limits are at the level of the test of Holm.
    """
    first, last = np.asarray(before, np.float64), np.asarray(after, np.float64)
    p_values = np.where(np.isnan(last - first), np.nan, change_p_value(first, before_n, last, after_n))
    clear, level = holm(p_values)
    untested = np.isnan(p_values)
    low, high = (
        np.where(untested, np.nan, np.round(limits, 1)) for limits in newcombe(first, before_n, last, after_n, level)
    )
    verdict = np.where(clear, Verdict.CLEAR, Verdict.WITHIN).astype(object)
    verdict[untested] = ""
    return Changes(np.round(last - first, 1), low, high, verdict)
