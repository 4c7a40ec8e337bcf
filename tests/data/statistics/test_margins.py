"""Margins against independent calculations: statsmodels without end to the population, simulation with one."""

from __future__ import annotations

from math import inf, nan, sqrt
from statistics import NormalDist

import numpy as np
import pytest
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest

from data.statistics import change_p_value, effective_n, holm, lead_p_value, newcombe, wilson

PAIRS = [(48, 96, 37, 166), (8, 96, 44, 166), (0, 30, 3, 40), (50, 50, 45, 60), (1, 400, 2, 390)]


@pytest.mark.parametrize(("k", "n"), [(48, 96), (0, 30), (30, 30), (1, 89), (137, 149)])
def test_wilson_is_that_of_statsmodels(k: int, n: int) -> None:
    low, high = proportion_confint(k, n, method="wilson")
    assert wilson(100 * k / n, n) == pytest.approx((100 * low, 100 * high), abs=1e-9)


@pytest.mark.parametrize(("k1", "n1", "k2", "n2"), PAIRS)
def test_newcombe_is_that_of_statsmodels(k1: int, n1: int, k2: int, n2: int) -> None:
    low, high = confint_proportions_2indep(k2, n2, k1, n1, method="newcomb", compare="diff")
    assert newcombe(100 * k1 / n1, n1, 100 * k2 / n2, n2) == pytest.approx((100 * low, 100 * high), abs=1e-9)


@pytest.mark.parametrize(("k1", "n1", "k2", "n2"), PAIRS)
def test_the_test_of_a_change_is_that_of_statsmodels(k1: int, n1: int, k2: int, n2: int) -> None:
    _, expected = proportions_ztest([k1, k2], [n1, n2])
    assert change_p_value(100 * k1 / n1, n1, 100 * k2 / n2, n2) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    "p_values", [[0.01, 0.04, 0.03, 0.005], [0.2], [1.0, 0.9, 0.5], [0.001, 0.001, 0.8], [0.01, 0.02, 0.06], []]
)
def test_holm_is_that_of_statsmodels(p_values: list[float]) -> None:
    expected = multipletests(p_values, method="holm")[0].tolist() if p_values else []
    assert holm(p_values)[0].tolist() == expected


def test_holm_names_the_level_of_each_test() -> None:
    rejected, level = holm([[0.001, 0.9, 0.02], [0.5, 0.001, 0.4], [nan, 0.03, nan]])
    assert rejected.tolist() == [[True, False, True], [False, True, False], [False, True, False]]
    assert level[:2].tolist() == [[0.05 / 3, 0.05, 0.025], [0.025, 0.05 / 3, 0.025]]
    assert level[2, 1] == 0.05


def test_an_interval_may_hold_no_change_where_the_test_sees_one() -> None:
    """The case of the docstring of ``holm``."""
    bases = effective_n(96, 350), effective_n(166, 350)
    assert change_p_value(0.0, bases[0], 3.0, bases[1]) == pytest.approx(0.044, abs=5e-4)
    low, high = newcombe(0.0, bases[0], 3.0, bases[1])
    assert round(float(low), 1) == -0.2
    assert high > 3


@pytest.mark.parametrize("population", [inf, 352])
@pytest.mark.parametrize(("first", "last"), [(20.0, 45.0), (0.0, 8.0), (60.0, 55.0), (100.0, 90.0), (50.0, 2.0)])
def test_with_more_municipalities_in_either_year_a_p_value_is_smaller(
    first: float, last: float, population: float
) -> None:
    n = np.arange(1.0, 353)
    bases = n if population == inf else effective_n(n, population)
    table = change_p_value(first, bases[:, None], last, bases)
    assert (np.diff(table, axis=0) <= 1e-15).all()
    assert (np.diff(table, axis=1) <= 1e-15).all()


def test_the_test_of_a_lead_has_the_variance_of_counts_that_are_drawn_together() -> None:
    """With one answer per respondent the counts are multinomial: var(a - b) = var a + var b - 2 cov(a, b)."""
    for counts in ([40, 25, 35], [60, 40, 0], [12, 11, 77], [9, 1, 90]):
        n = sum(counts)
        one, other, *_ = (count / n for count in counts)
        variance = n * one * (1 - one) + n * other * (1 - other) + 2 * n * one * other
        expected = 2 * NormalDist().cdf(-(counts[0] - counts[1]) / sqrt(variance))
        shares = [100 * count / n for count in counts]
        assert lead_p_value(shares[0], shares[1], n) == pytest.approx(expected)
        assert lead_p_value(shares[1], shares[0], n) == pytest.approx(expected)


@pytest.mark.parametrize("shares", [(0.5, 0.5), (0.3, 0.3, 0.3, 0.1), (0.1,) * 10, (0.35, 0.35, 0.3)])
def test_the_highest_of_answers_that_are_equal_seldom_seems_to_lead(shares: tuple[float, ...]) -> None:
    """One answer per respondent, and the highest against the next one, whichever these are."""
    rng = np.random.default_rng(17)
    counts = np.sort(rng.multinomial(160, shares, size=20_000), axis=1)
    p_values = lead_p_value(100 * counts[:, -1] / 160, 100 * counts[:, -2] / 160, 160)
    assert np.mean(p_values < 0.05) <= 0.055
    if len(shares) == 2:
        assert np.mean(p_values < 0.05) >= 0.03, "not needlessly cautious where there are two"


@pytest.mark.parametrize("agreement", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.8])
def test_where_more_answers_were_allowed_the_test_of_a_lead_is_cautious(share: float, agreement: float) -> None:
    """Two answers of equal share, given by the same respondents as often as the agreement has it."""
    rng = np.random.default_rng(19)
    first, other = rng.random((2, 2000, 150))
    least = max(0.0, 2 * share - 1)
    both = least + agreement * (share - least)
    one = first < share
    second = np.where(one, other < both / share, other < (share - both) / (1 - share))
    p_values = lead_p_value(100 * one.mean(axis=1), 100 * second.mean(axis=1), 150)
    assert np.mean(p_values < 0.05) <= 0.065


@pytest.mark.parametrize(("first", "second"), [(90.0, 80.0), (55.0, 40.0), (60.0, 50.0)])
def test_a_lead_is_as_certain_as_that_of_those_who_did_not_give_the_answers(first: float, second: float) -> None:
    assert lead_p_value(first, second, 90) == pytest.approx(lead_p_value(100 - second, 100 - first, 90))


def test_a_lead_at_its_edges() -> None:
    assert lead_p_value(100.0, 0.0, 50) == 0.0
    assert lead_p_value([0.0, 100.0, 30.0], [0.0, 100.0, 30.0], 50).tolist() == [1.0, 1.0, 1.0]
    assert lead_p_value(60.0, 40.0, inf) == 0.0
    assert np.isnan(lead_p_value([nan, 40.0, 40.0], [30.0, nan, 30.0], [50, 50, nan])).all()


def test_of_many_at_a_time_each_is_what_it_is_alone() -> None:
    values = [np.array(column, float) for column in zip(*PAIRS, strict=True)]
    k1, n1, k2, n2 = values
    together = newcombe(100 * k1 / n1, n1, 100 * k2 / n2, n2, np.array([0.05, 0.01, 0.05, 0.025, 0.0125]))
    for place, level in enumerate([0.05, 0.01, 0.05, 0.025, 0.0125]):
        one = [float(value[place]) for value in values]
        alone = newcombe(100 * one[0] / one[1], one[1], 100 * one[2] / one[3], one[3], level)
        assert alone == tuple(limits[place] for limits in together)


def test_what_is_not_known_stays_unknown() -> None:
    assert np.isnan(wilson([nan, 50.0], [96, nan])).all()
    assert np.isnan(change_p_value([20.0, 20.0], [nan, nan], [20.0, 30.0], [100, 100])).all()


def test_an_interval_may_be_of_another_level() -> None:
    low, high = proportion_confint(48, 96, method="wilson", alpha=0.01)
    assert wilson(50.0, 96, 0.01) == pytest.approx((100 * low, 100 * high), abs=1e-9)
    wide, narrow = newcombe(50.0, 96, 22.3, 166, 0.01), newcombe(50.0, 96, 22.3, 166)
    assert wide[0] < narrow[0] < narrow[1] < wide[1]


def test_the_correction_gives_the_variance_of_a_draw_without_replacement() -> None:
    rng = np.random.default_rng(7)
    population, base, yes = 355, 138, 120
    shares = rng.hypergeometric(yes, population - yes, base, size=200_000) / base
    share = yes / population
    expected = share * (1 - share) / effective_n(base, population)
    assert shares.var() == pytest.approx(expected, rel=0.02)


def test_in_a_finite_population_the_interval_holds_the_truth_95_times_in_100() -> None:
    rng = np.random.default_rng(11)
    for population, base, yes in ((380, 96, 190), (352, 166, 60), (355, 138, 20)):
        truth = 100 * yes / population
        counts = rng.hypergeometric(yes, population - yes, base, size=4000)
        limits = {k: wilson(100 * k / base, effective_n(base, population)) for k in set(counts.tolist())}
        held = np.mean([limits[k][0] <= truth <= limits[k][1] for k in counts.tolist()])
        assert 0.93 <= held <= 0.975


def test_without_any_change_in_a_finite_population_the_test_speaks_five_times_in_100() -> None:
    rng = np.random.default_rng(13)
    first = rng.hypergeometric(120, 260, 96, size=4000) / 96 * 100
    last = rng.hypergeometric(120, 260, 166, size=4000) / 166 * 100
    bases = effective_n(96, 380), effective_n(166, 380)
    spoke = np.mean([change_p_value(a, bases[0], b, bases[1]) < 0.05 for a, b in zip(first, last, strict=True)])
    assert 0.035 <= spoke <= 0.065


def test_where_all_took_part_there_is_no_chance() -> None:
    assert effective_n(352, 352) == inf
    assert effective_n(360, 352) == inf
    assert wilson(26.5, inf) == pytest.approx((26.5, 26.5))
    assert newcombe(20.0, inf, 26.5, inf) == pytest.approx((6.5, 6.5))
    assert change_p_value(20.0, inf, 26.5, inf) == 0.0
    assert change_p_value(20.0, inf, 20.0, inf) == 1.0
    assert change_p_value(0.0, inf, 1.0, 100.0) == 0.0
    one_sided = change_p_value(20.0, inf, 26.5, 100.0)
    assert one_sided == pytest.approx(change_p_value(26.5, 100.0, 20.0, inf))


def test_the_correction_narrows_the_interval() -> None:
    wide, narrow = wilson(50.0, 96), wilson(50.0, effective_n(96, 380))
    assert wide[0] < narrow[0] < 50 < narrow[1] < wide[1]
    assert (narrow[1] - narrow[0]) / (wide[1] - wide[0]) == pytest.approx(sqrt(284 / 379), rel=0.02)
