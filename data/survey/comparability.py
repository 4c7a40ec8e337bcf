"""Which years compare, and how that is known. Years of one question with the same comparable group do, all others do
not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

from data.survey.questions import Measurement
from data.survey.schema import UNKNOWN_DEFINITION


class Comparability(StrEnum):
    """How it is known that years of one comparable group compare."""

    STATED = "stated"
    """The report says how the question was asked in each of them."""
    ASSUMED = "assumed"
    """The report says nothing of a change, or we infer how the question was asked."""
    NOT_ESTABLISHED = "not established"
    """What the percentages are shares of is not known: no change between these years is called anything."""


def comparability(measurements: Sequence[Measurement]) -> Comparability:
    """The weakest that holds for any of some years of a question, which are in one comparable group."""
    statuses = {status for item in measurements for status in (item.comparable_status, item.definition_status)}
    if any(item.definition_status == UNKNOWN_DEFINITION for item in measurements):
        return Comparability.NOT_ESTABLISHED
    return Comparability.STATED if statuses <= {"stated"} else Comparability.ASSUMED


def segments(years: Sequence[int], groups: Mapping[int, str]) -> list[tuple[int, ...]]:
    """Runs of neighbouring years that compare: 2018, 2019 | 2020 | 2021 for a question asked otherwise in 2020."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and groups[runs[-1][-1]] == groups[year]:
            runs[-1].append(year)
        else:
            runs.append([year])
    return [tuple(run) for run in runs]


def breaks(years: Sequence[int], groups: Mapping[int, str]) -> list[tuple[int, int]]:
    """Neighbouring years between which the series is broken."""
    return [(a, b) for a, b in pairwise(sorted(years)) if groups[a] != groups[b]]


def comparable_pair(years: Sequence[int], groups: Mapping[int, str]) -> tuple[int, int] | None:
    """First and last year of the newest group that has at least two of ``years``; None where no two compare."""
    for newest in sorted(years, reverse=True):
        first = min(year for year in years if groups[year] == groups[newest])
        if first < newest:
            return first, newest
    return None
