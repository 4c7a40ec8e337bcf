"""Recovering bases: by hand, and where answers have bases of their own; ``test_invented.py`` has more."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from data.statistics import Fit, Published, fit, fitting_bases, reconstruct


def shares(counts: list[int], base: int) -> tuple[float, ...]:
    return tuple(round(100 * k / base + 1e-9, 1) for k in counts)


def test_a_percentage_fits_as_it_is_rounded_half_up_or_half_to_even() -> None:
    assert fit(79.8, 89) is Fit.EXACT
    assert fit(79.9, 89) is Fit.NONE
    assert [fit(value, 80) for value in (1.2, 1.3, 3.7, 3.8)] == [Fit.EXACT, Fit.EXACT, Fit.NONE, Fit.EXACT]
    assert fit(68.0, 78) is Fit.TWICE
    assert [fit(value, 50) for value in (0.0, 100.0)] == [Fit.EXACT, Fit.EXACT]


def test_fitting_bases_are_all_of_them() -> None:
    assert fitting_bases((50.0, 16.7, 14.6, 3.1, 8.3), 380) == [96, 192, 288]
    assert fitting_bases((79.9, 94.4, 67.4, 80.9), 150) == []


@pytest.mark.parametrize("base", [20, 25, 30, 35, 39])
def test_a_base_below_40_is_not_claimed_and_neither_are_its_multiples(base: int) -> None:
    rng = np.random.default_rng(base)
    year = [Published(shares(rng.integers(0, base + 1, 7).tolist(), base), single=False) for _ in range(5)]
    assert {item.base_n for item in reconstruct(year, 355)} == {None}


def test_percentages_without_decimals_tell_nothing() -> None:
    rng = np.random.default_rng(8)
    year = [
        Published(tuple(float(round(100 * k / 137)) for k in rng.integers(0, 138, 7).tolist()), single=False)
        for _ in range(5)
    ]
    assert {item.base_n for item in reconstruct(year, 355)} == {None}


def test_one_year_by_hand() -> None:
    year = [
        Published(shares([48, 16, 14, 3, 8], 96), single=True),
        Published(shares([18, 26, 44, 1], 89), single=True),
        Published(shares([84, 60, 72, 39, 60, 57, 49, 59], 89), single=False),
    ]
    assert [(item.base_n, item.confidence) for item in reconstruct(year, 380)] == [
        (96, "high"), (89, "high"), (89, "high"),
    ]  # fmt: skip


def test_round_percentages_fit_many_bases_and_are_not_claimed() -> None:
    (alone,) = reconstruct([Published((10.0, 20.0, 30.0, 40.0), single=True)], 355)
    assert alone.base_n is None
    assert alone.alternatives == ()


def test_neighbours_choose_among_multiples_and_that_is_not_certain() -> None:
    even = Published((9.9, 23.9, 52.1, 14.1), single=True)
    neighbour = Published(shares([80, 109, 55, 71, 90, 33, 12, 101], 137), single=False)
    (alone,) = reconstruct([even], 355)
    assert alone.base_n is None
    assert alone.alternatives[0] == 71
    between = reconstruct([neighbour, even, neighbour], 355)[1]
    assert (between.base_n, between.confidence) == (142, "medium")
    assert 71 in between.alternatives


def test_a_typing_error_does_not_hide_the_base_and_lowers_the_confidence() -> None:
    right = shares([84, 60, 72, 39, 60, 57, 49, 71], 89)
    (found,) = reconstruct([Published((*right[:-1], 79.9), single=False)], 380)
    assert (found.base_n, found.confidence) == (89, "medium")


def test_a_reported_n_is_never_replaced_and_informs_its_neighbours() -> None:
    even = Published((9.9, 23.9, 52.1, 14.1), single=True)
    reported = Published(shares([30, 40], 80), single=False, reported_n=72)
    first, second = reconstruct([reported, even], 355)
    assert first.base_n is None
    assert (second.base_n, second.confidence) == (71, "high")


def test_nothing_published_and_no_survey_claim_nothing() -> None:
    assert reconstruct([], 355) == []
    assert reconstruct([Published((), single=False)], 355)[0].base_n is None
    assert reconstruct([Published((50.0,), single=False)], 20)[0].base_n is None


def test_many_answers_do_not_underflow() -> None:
    (found,) = reconstruct([Published(shares(list(range(1, 181)), 187), single=False)], 355)
    assert (found.base_n, found.confidence) == (187, "high")


def test_a_base_is_not_certain_in_a_year_whose_other_percentages_have_none() -> None:
    right = Published(shares([84, 60, 72, 39, 60, 57, 49, 59], 89), single=False)
    weighted = Published((13.1, 25.7, 33.3, 47.9, 58.3, 61.7, 77.9, 91.1), single=False)
    whole = Published((13.0, 26.0), single=False)
    assert reconstruct([weighted], 380)[0].base_n is None
    for others, confidence in ((2 * [weighted], "high"), (3 * [weighted], "medium"), (3 * [whole], "high")):
        found = reconstruct([right, right, *others], 380)[:2]
        assert [(item.base_n, item.confidence) for item in found] == 2 * [(89, confidence)]


def test_answers_with_bases_of_their_own_are_not_given_one() -> None:
    rng = np.random.default_rng(4)
    claimed: Counter[str | None] = Counter()
    for _ in range(40):
        year = []
        for _ in range(8):
            bases = rng.integers(100, 160, size=int(rng.integers(4, 10)))
            year.append(
                Published(
                    tuple(round(100 * int(rng.integers(0, base + 1)) / base, 1) for base in bases.tolist()), False
                )
            )
        claimed.update(item.confidence for item in reconstruct(year, 355))
    assert claimed["high"] == 0
    assert claimed["medium"] <= 0.02 * claimed.total()
