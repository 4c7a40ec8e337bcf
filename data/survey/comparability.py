"""Which years compare. Years of one question with the same comparable group do, all others do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise


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
