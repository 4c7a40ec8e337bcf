"""The test on groups against every possible deal, against chi-squared, and on groups that do not differ."""

from __future__ import annotations

from itertools import product
from math import comb, nan, prod

import numpy as np
import pytest
from statsmodels.stats.proportion import proportions_chisquare

from data.statistics import Verdict
from data.statistics.groups import differences, homogeneity


def exactly(counts: tuple[int, ...], bases: tuple[int, ...]) -> float:
    """The p-value from all deals, each with its probability."""
    total, whole = sum(counts), sum(bases)

    def far(dealt: tuple[int, ...]) -> float:
        return sum((k - n * total / whole) ** 2 / n for k, n in zip(dealt, bases, strict=True))

    return sum(
        prod(comb(n, k) for n, k in zip(bases, dealt, strict=True)) / comb(whole, total)
        for dealt in product(*(range(n + 1) for n in bases))
        if sum(dealt) == total and far(dealt) >= far(counts) - 1e-9
    )


@pytest.mark.parametrize(
    ("counts", "bases"),
    [((1, 5), (8, 9)), ((0, 3, 6), (5, 7, 9)), ((2, 2, 2), (6, 6, 6)), ((5, 0, 1, 9), (5, 6, 8, 14))],
)
def test_the_p_value_is_that_of_all_deals(counts: tuple[int, ...], bases: tuple[int, ...]) -> None:
    exact = exactly(counts, bases)
    assert homogeneity(counts, bases) == pytest.approx(exact, abs=4 * (exact * (1 - exact) / 2000) ** 0.5 + 0.001)


def test_of_large_groups_it_is_that_of_chi_squared() -> None:
    counts, bases = (30, 44, 70), (100, 120, 150)
    _, p_value, _ = proportions_chisquare(counts, bases)
    assert 0.01 < p_value < 0.5
    assert homogeneity(counts, bases) == pytest.approx(p_value, abs=0.02)


def test_answers_are_tested_together_and_a_hidden_group_takes_no_part() -> None:
    bases = [[9, 40, nan, 30]] * 4
    counts = [[9, 5, nan, 2], [3, 13, nan, 10], [nan, 1, nan, 2], [5, 10, nan, 4]]
    assert differences(counts, bases) == [Verdict.CLEAR, Verdict.WITHIN, None, Verdict.WITHIN]
    # p is 0.02: enough for one answer, not for the fifth part of 5%.
    assert 0.015 < homogeneity((6, 13, 10), (9, 60, 30)) < 0.05
    assert differences([[6, 13, 10]], [[9, 60, 30]]) == [Verdict.CLEAR]
    assert differences([[6, 13, 10], *[[4, 40, 20]] * 4], [[9, 60, 30]] * 5)[0] is Verdict.WITHIN
    assert differences([[4, nan]], [[8, nan]]) == [None]


def test_groups_that_do_not_differ_are_called_different_in_five_of_a_hundred_questions_at_most() -> None:
    rng = np.random.default_rng(3)
    bases = np.array([8, 31, 79, 29, 8, 9])
    shares = (0.02, 0.1, 0.3, 0.5, 0.8)
    wrong = sum(
        Verdict.CLEAR in differences([rng.binomial(bases, share) for share in shares], [bases] * len(shares))
        for _ in range(150)
    )
    # Of 150 more than 14 would come by chance once in a hundred times at 5%.
    assert wrong <= 14
