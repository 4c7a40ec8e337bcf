"""Changes against an independent calculation of each row of answers by itself, with statsmodels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import nan

import numpy as np
import numpy.typing as npt
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from data.statistics import Bases, Undecided, Verdict, changes
from tests.data.statistics.slow import VERDICTS, Base, Change, corrected, row, strengths, verdicts

ROWS, ANSWERS = 12, 6
POPULATIONS = 380, 352
NONE = Base(nan, nan, nan)


def known(n: npt.ArrayLike, population: int) -> Bases:
    return Bases(n, nan, nan, population)


def of_one_row(bases: Sequence[Base], population: int) -> Bases:
    used, least, most = np.array(bases).T[:, None]
    return Bases(used, least, most, population)


def shares(rng: np.random.Generator, moved: int) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Rows of percentages at one decimal before and after, of which one in ten is not there."""
    before = rng.integers(50, 950, (ROWS, ANSWERS)) / 10
    after = np.clip(np.round(before + rng.integers(-moved, moved, (ROWS, ANSWERS)) / 10, 1), 1, 99)
    for unknown in (before, after):
        unknown[rng.random((ROWS, ANSWERS)) < 0.1] = nan
    return before, after


def test_verdict_and_limits_are_those_of_statsmodels_with_all_answers_of_a_row_tested_together() -> None:
    rng = np.random.default_rng(3)
    before, after = shares(rng, 200)
    before_n, after_n = rng.integers(20, 300, (2, ROWS, ANSWERS)).astype(float)
    for unknown in (before_n, after_n):
        unknown[rng.random((ROWS, ANSWERS)) < 0.1] = nan
    found = changes(before, known(before_n, POPULATIONS[0]), after, known(after_n, POPULATIONS[1]))
    assert found.change == pytest.approx(np.round(after - before, 1), nan_ok=True)
    assert not found.for_any_n.any()
    seen: list[str] = []
    for place in range(ROWS):
        bases = ([Base(n, nan, nan) for n in of[place].tolist()] for of in (before_n, after_n))
        of_row = row(list(zip(before[place].tolist(), next(bases), after[place].tolist(), next(bases), strict=True)))
        expected = strengths(of_row, POPULATIONS, (0, 0))
        for i, (key, change) in enumerate(of_row.items()):
            numbers = [found.low[place, i], found.high[place, i], found.level[place, i]]
            if key not in expected:
                assert np.isnan(numbers).all()
                assert found.verdict[place, i] == ""
                assert found.undecided[place, i] == reason(change)
                continue
            strength, level = expected[key]
            n = [corrected(one.used, all_) for one, all_ in zip(change[1::2], POPULATIONS, strict=True)]
            low, high = confint_proportions_2indep(
                change.after * n[1] / 100, n[1], change.before * n[0] / 100, n[0], method="newcomb", alpha=level
            )
            assert numbers == pytest.approx([*np.round([100 * low, 100 * high], 1), 100 * (1 - level)])
            assert (found.verdict[place, i], found.undecided[place, i]) == (VERDICTS[strength], "")
            seen.append(found.verdict[place, i])
    assert min(seen.count(verdict) for verdict in Verdict) >= 3


def reason(change: Change) -> str:
    if np.isnan(change.after - change.before):
        return Undecided.NO_VALUE
    return Undecided.SMALL_N if min(change.before_n.used, change.after_n.used, key=small) < 30 else Undecided.UNKNOWN_N


def small(n: float) -> float:
    return 1000 if np.isnan(n) else n


def test_where_an_n_is_not_known_every_plausible_one_is_tried() -> None:
    """Each answer's own ends, which may lie below 30; a loop over all n between them, of both years."""
    rng = np.random.default_rng(5)
    before, after = shares(rng, 350)
    seen: set[tuple[str, bool]] = set()
    for place in range(ROWS):
        starts = rng.integers(27, 150, 2).tolist()
        bases = [[some_base(rng, start) for _ in range(ANSWERS)] for start in starts]
        of_row = row(list(zip(before[place].tolist(), bases[0], after[place].tolist(), bases[1], strict=True)))
        expected = verdicts(of_row, POPULATIONS)
        n = [of_one_row(of, whole) for of, whole in zip(bases, POPULATIONS, strict=True)]
        found = changes(before[[place]], n[0], after[[place]], n[1])
        unknown = [change.unknown for change in of_row.values()]
        decided = [expected.get(key, "") != "" for key in of_row]
        assert found.verdict[0].tolist() == [expected.get(key, "") for key in of_row], of_row
        assert found.for_any_n[0].tolist() == [one and other for one, other in zip(unknown, decided, strict=True)]
        limits = [other and not one for one, other in zip(unknown, decided, strict=True)]
        assert (~np.isnan(found.low[0])).tolist() == limits
        seen |= {(verdict, of_row[key].unknown) for key, verdict in expected.items()}
    assert seen == {*product([*Verdict], [True, False]), ("", True)}


def some_base(rng: np.random.Generator, start: int) -> Base:
    """An n that is known, or between ends that are or are not far apart, or that nothing is known of."""
    kind = rng.random()
    if kind < 0.35:
        return Base(float(rng.integers(25, 250)), nan, nan)
    least = start + int(rng.integers(4))
    return NONE if kind < 0.4 else Base(nan, least, least + int(rng.integers(25)))


def one(before: Base, after: Base, values: Sequence[float] = (20.0, 45.0), established: bool = True) -> list[object]:
    """The verdict of one answer, why there is none, and whether it holds for any n."""
    found = changes([[values[0]]], Bases(*before, 352), [[values[1]]], Bases(*after, 352), established)
    return [found.verdict[0, 0], found.undecided[0, 0], found.for_any_n[0, 0]]


def test_why_there_is_no_verdict() -> None:
    hundred = Base(100, nan, nan)
    assert one(hundred, hundred) == [Verdict.CLEAR, "", False]
    assert one(hundred, hundred, (nan, 45.0)) == ["", Undecided.NO_VALUE, False]
    assert one(hundred, hundred, (nan, 45.0), established=False) == ["", Undecided.NO_VALUE, False]
    assert one(hundred, NONE, established=False) == ["", Undecided.NOT_ESTABLISHED, False]
    assert one(hundred, NONE) == ["", Undecided.UNKNOWN_N, False]
    assert one(Base(29, nan, nan), hundred) == ["", Undecided.SMALL_N, False]
    assert one(Base(29, nan, nan), NONE) == ["", Undecided.SMALL_N, False], "whatever the n that is not known"
    assert one(Base(30, nan, nan), Base(30, nan, nan), (0.0, 100.0)) == [Verdict.CLEAR, "", False]


def test_a_plausible_n_decides_only_where_it_does_not_matter() -> None:
    hundred = Base(100, nan, nan)
    assert one(hundred, Base(nan, 100, 100)) == [Verdict.CLEAR, "", True]
    assert one(hundred, Base(nan, 60, 352)) == [Verdict.CLEAR, "", True]
    assert one(hundred, Base(nan, 60, 352), (20.0, 21.0)) == [Verdict.WITHIN, "", True]
    assert one(hundred, Base(nan, 60, 352), (20.0, 32.0)) == ["", Undecided.UNKNOWN_N, False]
    assert one(hundred, Base(nan, 29, 352)) == ["", Undecided.UNKNOWN_N, False], "the least is too small to test with"
    assert one(Base(nan, 90, 110), Base(nan, 90, 110), established=False) == ["", Undecided.NOT_ESTABLISHED, False]


def test_where_all_took_part_only_the_correction_makes_a_change_certain() -> None:
    everyone, more = Base(352, nan, nan), Base(360, nan, nan)
    for base in (everyone, more):
        found = changes([[20.0, 20.0]], Bases(*base, 352), [[21.0, 20.0]], Bases(*base, 352))
        assert found.verdict[0].tolist() == [Verdict.LIKELY, Verdict.WITHIN]
        assert found.low[0].tolist() == found.high[0].tolist() == [1.0, 0.0]


def test_answers_whose_n_is_not_known_count_among_those_that_are_tested() -> None:
    """20.0% to 33.0% of 100 is rejected alone (p = 0.04, or 0.003 with the correction), and not among ten."""
    rest = [Base(nan, 100, 110)] * 9
    for bases, expected in (([NONE] * 9, Verdict.CLEAR), (rest, Verdict.LIKELY)):
        n = of_one_row([Base(100, nan, nan), *bases], 200)
        found = changes([[20.0] * 10], n, [[33.0, *[20.0] * 9]], n)
        assert found.verdict[0, 0] == expected
    assert found.level[0, 0] == pytest.approx(99.5)


def test_an_answer_with_an_n_has_the_verdict_at_the_least_n_of_the_others() -> None:
    """20.0% to 33.0% of 100 (p = 0.04) is rejected beside another answer only where that one is rejected first."""
    everywhere = 10**9
    before = of_one_row([Base(100, nan, nan)] * 2, everywhere)
    for least, expected in ((35, [Verdict.WITHIN, ""]), (300, [Verdict.CLEAR, Verdict.CLEAR])):
        after = of_one_row([Base(100, nan, nan), Base(nan, least, 300)], everywhere)
        found = changes([[20.0, 20.0]], before, [[33.0, 33.0]], after)
        assert found.verdict[0].tolist() == expected
        assert found.for_any_n[0].tolist() == [False, expected[1] != ""]


def test_rows_that_are_not_established_leave_the_others_as_they_are() -> None:
    n = known([[100.0], [100.0]], 352)
    found = changes([[20.0], [20.0]], n, [[45.0], [45.0]], n, [[False], [True]])
    assert found.verdict[:, 0].tolist() == ["", Verdict.CLEAR]
    assert found.undecided[:, 0].tolist() == [Undecided.NOT_ESTABLISHED, ""]
    assert found.change[:, 0].tolist() == pytest.approx([nan, 25.0], nan_ok=True)
    assert np.isnan(found.level[:, 0]).tolist() == [True, False]


@pytest.mark.parametrize("shape", [(0, 3), (2, 0), (0, 0)])
def test_of_nothing_there_are_no_changes(shape: tuple[int, int]) -> None:
    none = np.empty(shape)
    found = changes(none, Bases(none, none, none, none), none, Bases(none, none, none, none))
    assert {getattr(found, name).shape for name in found.__dataclass_fields__} == {shape}


def test_of_what_is_not_known_there_are_no_changes() -> None:
    unknown = np.full((2, 1), nan)
    found = changes(unknown, known(unknown, 352), unknown, known(unknown, 352))
    assert np.isnan([found.change, found.low, found.high, found.level]).all()
    assert found.verdict.tolist() == [[""], [""]]
    assert found.undecided.tolist() == [[Undecided.NO_VALUE]] * 2
