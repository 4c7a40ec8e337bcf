"""How percentages fit their bases, against the definition: every count of every base, rounded in decimals."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from math import nan

import numpy as np
import pytest

from data.statistics import Fit, fit, fits, likely_counts, rounded_share, smallest_base

TENTHS = np.arange(1001) / 10
WAYS = (ROUND_HALF_UP, ROUND_HALF_EVEN)


def rounded(value: Decimal, step: str) -> set[Decimal]:
    return {value.quantize(Decimal(step), way) for way in WAYS}


def by_definition(base: int) -> dict[float, tuple[Fit, int]]:
    """Each percentage that a count gives, with how and which count; no two counts of a base below 900 share one."""
    exact: dict[float, tuple[Fit, int]] = {}
    twice: dict[float, tuple[Fit, int]] = {}
    for count in range(base + 1):
        share = Decimal(100 * count) / base
        exact |= {float(value): (Fit.EXACT, count) for value in rounded(share, "0.1")}
        for once in rounded(share, "0.01"):
            twice |= {float(value): (Fit.TWICE, count) for value in rounded(once, "0.1")}
    return twice | exact


@pytest.mark.parametrize("bases", [range(1, 130), range(130, 260, 7), range(260, 900, 79)])
def test_every_percentage_fits_every_base_as_the_definition_has_it(bases: range) -> None:
    found: set[object] = set()
    for base in bases:
        possible = by_definition(base)
        expected = [possible.get(value, (Fit.NONE, 0)) for value in TENTHS.tolist()]
        how, counts = fits(TENTHS, np.full(1001, base))
        assert list(zip(how, counts.tolist(), strict=True)) == expected, base
        assert [fit(value, base) for value in TENTHS.tolist()] == [kind for kind, _ in expected], base
        found |= set(how)
    assert found == {Fit.EXACT, Fit.TWICE, Fit.NONE}


def test_without_a_percentage_or_a_base_nothing_fits() -> None:
    how, counts = fits([nan, 50.0, 79.8, 79.9], [89, nan, 89, 89])
    assert how.tolist() == [None, None, Fit.EXACT, Fit.NONE]
    assert counts.tolist() == [0, 0, 71, 0]
    assert [len(part) for part in fits([], [])] == [0, 0]


def test_the_smallest_base_is_the_first_of_which_a_percentage_is_possible() -> None:
    first: dict[float, int] = {}
    for base in range(1, 668):
        for count in range(base + 1):
            for value in rounded(Decimal(100 * count) / base, "0.1"):
                first.setdefault(float(value), base)
    assert len(first) == 1001
    assert smallest_base(TENTHS).tolist() == [first[value] for value in TENTHS.tolist()]
    assert np.isnan(smallest_base([nan])).tolist() == [True]
    assert smallest_base([]).shape == (0,)


def test_a_share_is_rounded_half_up() -> None:
    for base in (1, 80, 89, 160, 352):
        for count in range(base + 1):
            share = (Decimal(100 * count) / base).quantize(Decimal("0.1"), ROUND_HALF_UP)
            assert rounded_share(count, base) == float(share)


def test_the_nearest_count_comes_first_and_another_only_where_it_is_about_as_near() -> None:
    near, far = likely_counts([79.9, 3.0, 2.9, 100.0, 99.9], [89, 84, 84, 89, 89])
    assert near.tolist() == [71, 3, 2, 89, 89]
    assert far.tolist() == [-1, 2, 3, -1, -1]
