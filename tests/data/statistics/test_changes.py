"""Changes against an independent calculation of each row of answers by itself, with statsmodels."""

from __future__ import annotations

from math import isnan, nan

import numpy as np
import pytest
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

from data.statistics import Verdict, changes

ROWS, ANSWERS = 12, 6


def test_verdict_and_limits_are_those_of_statsmodels_with_all_answers_of_a_row_tested_together() -> None:
    rng = np.random.default_rng(3)
    before = rng.integers(50, 950, (ROWS, ANSWERS)) / 10
    after = np.clip(before + rng.integers(-150, 150, (ROWS, ANSWERS)) / 10, 1, 99)
    before_n, after_n = rng.uniform(60, 400, (2, ROWS, ANSWERS))
    for unknown in (before, after, before_n, after_n):
        unknown[rng.random((ROWS, ANSWERS)) < 0.1] = nan
    found = changes(before, before_n, after, after_n)
    assert found.change == pytest.approx(np.round(after - before, 1), nan_ok=True)
    clear = 0
    for row in range(ROWS):
        numbers = np.stack([before[row], before_n[row], after[row], after_n[row]], axis=1)
        tested = [place for place in range(ANSWERS) if not np.isnan(numbers[place]).any()]
        counts = {i: (numbers[i][[0, 2]] * numbers[i][[1, 3]] / 100, numbers[i][[1, 3]]) for i in tested}
        rejected, *_ = multipletests([proportions_ztest(*counts[i])[1] for i in tested], method="holm")
        order = sorted(tested, key=lambda i: proportions_ztest(*counts[i])[1])
        for i in range(ANSWERS):
            if i not in tested:
                assert isnan(found.low[row, i])
                assert isnan(found.high[row, i])
                assert found.verdict[row, i] == ""
                continue
            is_clear = bool(rejected[tested.index(i)])
            level = 0.05 / (len(tested) - (order.index(i) if is_clear else int(rejected.sum())))
            (k1, k2), (n1, n2) = counts[i]
            limits = confint_proportions_2indep(k2, n2, k1, n1, method="newcomb", compare="diff", alpha=level)
            assert (found.low[row, i], found.high[row, i]) == pytest.approx(np.round(100 * np.array(limits), 1))
            assert found.verdict[row, i] == (Verdict.CLEAR if is_clear else Verdict.WITHIN)
            clear += is_clear
    assert 5 < clear < ROWS * ANSWERS / 2


def test_of_nothing_there_are_no_changes() -> None:
    none = np.empty((0, 3))
    assert changes(none, none, none, none).change.shape == (0, 3)
    unknown = np.full((2, 1), nan)
    found = changes(unknown, unknown, unknown, unknown)
    assert np.isnan([found.change, found.low, found.high]).all()
    assert found.verdict.tolist() == [[""], [""]]
