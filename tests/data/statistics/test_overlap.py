"""Changes with a known overlap, against calculations by hand, other formulas, and all samples of a small population."""

from __future__ import annotations

from itertools import combinations
from math import erfc, nan, sqrt

import numpy as np
import pytest
from statsmodels.stats.contingency_tables import mcnemar

from data.statistics import Bases, Overlap, Verdict, change_p_value, changes, effective_n, newcombe, weighted
from data.statistics.overlap import Samples, overlapping_newcombe, overlapping_p_value

WHOLE = 10**9
"""So many that the correction makes no difference."""


def samples(first: float, n: int, last: float, m: int, whole: int = WHOLE) -> Samples:
    return Samples(np.array([first]), np.array([n]), np.array([last]), np.array([m]), ([whole], [whole]))


def overlap(*counts: float) -> Overlap:
    return Overlap(*(np.array([count]) for count in counts))


def p_value(of: Samples, both: Overlap, *, corrected: bool = False) -> float:
    return float(overlapping_p_value(of, both, corrected=corrected)[0])


def test_it_is_what_it_is_by_hand() -> None:
    """100 and 120 municipalities, 60 in both: 40% became 55%; of the 60 20 chose it twice, 5 before, 15 after."""
    pooled = (40 + 66) / 220
    covariance = 20 / 60 - 25 / 60 * 35 / 60
    plain = pooled * (1 - pooled) * (1 / 100 + 1 / 120) - 2 * covariance * 60 / (100 * 120)
    of, both = samples(40, 100, 55, 120), overlap(60, 20, 5, 15)
    assert p_value(of, both) == pytest.approx(erfc(0.15 / sqrt(plain) / sqrt(2)))
    finite = (
        300
        / 299
        * (
            pooled * (1 - pooled) * ((1 - 100 / 300) / 100 + (1 - 120 / 300) / 120)
            - 2 * covariance * (60 / (100 * 120) - 1 / 300)
        )
    )
    assert p_value(of._replace(populations=([300], [300])), both, corrected=True) == pytest.approx(
        erfc(0.15 / sqrt(finite) / sqrt(2))
    )
    mixed = of._replace(populations=([400], [300]))
    assert p_value(mixed, both, corrected=True) < p_value(mixed, both)


def test_of_independent_answers_it_is_the_test_of_two_proportions() -> None:
    """In the overlap a quarter chose it twice, as independence has it: a covariance of 0."""
    of, both = samples(50, 100, 58, 120), overlap(60, 15, 15, 15)
    assert p_value(of, both) == pytest.approx(float(change_p_value(50, 100, 58, 120)))


def test_where_all_took_part_twice_it_is_nearly_mcnemars() -> None:
    """The same but for the squared change, which McNemar's variance under the null hypothesis leaves out."""
    for counts in ((30, 5, 15), (60, 20, 20), (10, 2, 9)):
        twice, before, after = counts
        of = samples(twice + before, 100, twice + after, 100)
        expected = mcnemar([[twice, before], [after, 0]], exact=False, correction=False).pvalue
        assert p_value(of, overlap(100, *counts)) == pytest.approx(expected, abs=0.004)


def test_the_variance_is_that_of_all_pairs_of_samples_that_overlap() -> None:
    """Six municipalities, of which three took part each time and two twice: all 6!/(2! 1! 1! 2!) ways."""
    first, last = np.array([1, 1, 1, 0, 0, 0]), np.array([1, 1, 0, 1, 0, 1])
    found = []
    for both in combinations(range(6), 2):
        rest = [place for place in range(6) if place not in both]
        for one in rest:
            for other in rest:
                if one != other:
                    found.append(last[[*both, other]].mean() - first[[*both, one]].mean())
    s1, s2, s12 = np.var(first, ddof=1), np.var(last, ddof=1), np.cov(first, last)[0, 1]
    expected = s1 / 3 * (1 - 3 / 6) + s2 / 3 * (1 - 3 / 6) - 2 * s12 * (2 / 9 - 1 / 6)
    assert np.var(found) == pytest.approx(expected)


def test_it_speaks_sooner_where_municipalities_answer_alike_and_later_where_they_trade() -> None:
    of = samples(40, 100, 50, 100)
    alike, traded = overlap(100, 38, 2, 12), overlap(100, 10, 30, 40)
    apart = float(change_p_value(40, 100, 50, 100))
    assert p_value(of, alike) < apart < p_value(of, traded)


@pytest.mark.parametrize("both", [0, 29])
def test_a_small_overlap_is_taken_as_what_is_most_cautious(both: int) -> None:
    of, counts = samples(40, 100, 50, 100, 350), overlap(both, both // 2, 0, 0)
    assert p_value(of, counts) == pytest.approx(float(change_p_value(40, 100, 50, 100)))
    corrected = p_value(of, counts, corrected=True)
    ignored = float(change_p_value(40, effective_n(100, 350), 50, effective_n(100, 350)))
    if both / 100**2 < 1 / 350:
        assert corrected == pytest.approx(p_value(of, counts), rel=0.01)
        assert corrected > ignored
    else:
        assert corrected == pytest.approx(ignored)


def test_an_overlap_that_cannot_be_is_not_used() -> None:
    of = samples(40, 100, 50, 90)
    for counts in ((91, 40, 0, 10), (nan, nan, nan, nan)):
        assert np.isnan(p_value(of, overlap(*counts)))
        assert np.isnan(overlapping_newcombe(of, overlap(*counts), 0.05)).all()


def test_the_interval_is_newcombes_for_paired_shares() -> None:
    """Newcombe 1998, Statistics in Medicine 17, 2635-2650, table II (g): 14, 0, 22 and 0 of 36: 0.611 (0.429, 0.769)
    with the correlation 0, as both shares of the second year are 0 or 1; and one with a correlation.
    """
    of, both = samples(100, 36, 14 / 36 * 100, 36), overlap(36, 14, 22, 0)
    low, high = overlapping_newcombe(of, both, 0.05)
    apart = newcombe(100, 36, 14 / 36 * 100, 36)
    assert [low[0], high[0]] == pytest.approx([float(end) for end in apart], abs=0.01)
    # (a, b, c, d) = (53, 2, 4, 41): phi = (53 41 - 2 4) / sqrt(55 45 57 43), by hand.
    of, both = samples(55, 100, 57, 100), overlap(100, 53, 2, 4)
    phi = (53 * 41 - 2 * 4) / sqrt(55 * 45 * 57 * 43)
    (l1, u1), (l2, u2) = ((45.245, 64.39), (47.215, 66.27))
    expected = [
        2 - sqrt((57 - l2) ** 2 - 2 * phi * (57 - l2) * (u1 - 55) + (u1 - 55) ** 2),
        2 + sqrt((u2 - 57) ** 2 - 2 * phi * (u2 - 57) * (55 - l1) + (55 - l1) ** 2),
    ]
    low, high = overlapping_newcombe(of, both, 0.05)
    assert [low[0], high[0]] == pytest.approx(expected, abs=0.02)


def test_where_all_took_part_twice_only_the_change_itself_is_left() -> None:
    of = samples(40, 300, 41, 300, 300)
    both = overlap(300, 118, 2, 5)
    assert p_value(of, both, corrected=True) == 0
    assert [float(end[0]) for end in overlapping_newcombe(of, both, 0.05)] == [1.0, 1.0]


def test_changes_reckon_with_it_where_it_is_known() -> None:
    n = Bases(np.full((1, 3), 100.0), nan, nan, 350)
    before, after = np.full((1, 3), 40.0), np.array([[50.0, 50.0, 40.0]])
    both = Overlap(*np.array([[[90, nan, 90]], [[36, nan, 30]], [[0, nan, 6]], [[9, nan, 6]]]))
    found, apart = changes(before, n, after, n, overlap=both), changes(before, n, after, n)
    assert found.verdict[0].tolist() == [Verdict.CLEAR, Verdict.WITHIN, Verdict.WITHIN]
    assert apart.verdict[0].tolist() == [Verdict.WITHIN] * 3
    assert found.low[0, 0] > 0 > apart.low[0, 0]
    assert found.high[0, 1] == pytest.approx(apart.high[0, 1], abs=1), "but for the level of Holm"


def test_without_a_known_overlap_nothing_changes() -> None:
    rng = np.random.default_rng(2)
    before, after = (np.round(rng.uniform(5, 95, (6, 4)), 1) for _ in range(2))
    n = Bases(rng.integers(40, 300, (6, 4)).astype(float), nan, nan, 350)
    nothing = Overlap(*(np.full((6, 4), nan) for _ in range(4)))
    plain, found = changes(before, n, after, n), changes(before, n, after, n, overlap=nothing)
    for name in plain.__dataclass_fields__:
        np.testing.assert_array_equal(getattr(plain, name), getattr(found, name))


def test_where_an_n_is_not_known_neither_is_the_overlap() -> None:
    n = Bases([[nan]], [[100]], [[110]], 350)
    both = Overlap([[90]], [[36]], [[0]], [[9]])
    assert changes([[40.0]], n, [[50.0]], n, overlap=both).verdict[0, 0] == Verdict.WITHIN


def test_an_overlap_of_weighted_percentages_counts_for_less() -> None:
    """With one set of weights of n = 100 and a design effect of 1.25 both n and the overlap count for 80."""
    counted = weighted(overlap(100, 40, 10, 20), [1.25], [1.25])
    assert np.concatenate(counted).tolist() == pytest.approx([80, 32, 8, 16])
    assert np.concatenate(weighted(overlap(90, 9, 9, 9), [1.0], [1.0])).tolist() == [90, 9, 9, 9]
    assert np.isnan(np.concatenate(weighted(overlap(nan, nan, nan, nan), [1.0], [1.0]))).all()
