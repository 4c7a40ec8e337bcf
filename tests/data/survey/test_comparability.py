"""Lines join and differences are made only within a group of comparable years."""

from __future__ import annotations

import pytest

from data.survey.comparability import Comparability, breaks, comparability, comparable_pair, segments
from data.survey.questions import Measurement

ALL = dict.fromkeys(range(2018, 2022), "a")
HALVES = {2018: "a", 2019: "a", 2020: "b", 2021: "b"}
ODD_ONE = {2018: "a", 2019: "a", 2020: "b", 2021: "a"}
LAST = {2019: "a", 2020: "a", 2021: "b"}


@pytest.mark.parametrize(
    ("groups", "years", "expected"),
    [
        (ALL, (2018, 2019, 2020, 2021), (2018, 2021)),
        (ALL, (2019,), None),
        (ALL, (), None),
        (HALVES, (2018, 2019, 2020, 2021), (2020, 2021)),
        (HALVES, (2018, 2019, 2021), (2018, 2019)),
        (HALVES, (2019, 2020), None),
        (ODD_ONE, (2018, 2019, 2020, 2021), (2018, 2021)),
        (ODD_ONE, (2020, 2021), None),
        (LAST, (2019, 2020, 2021), (2019, 2020)),
    ],
)
def test_comparable_pair(groups: dict[int, str], years: tuple[int, ...], expected: tuple[int, int] | None) -> None:
    assert comparable_pair(years, groups) == expected


def test_segments_and_breaks() -> None:
    assert segments((2018, 2019, 2020, 2021), ODD_ONE) == [(2018, 2019), (2020,), (2021,)]
    assert breaks((2018, 2019, 2020, 2021), ODD_ONE) == [(2019, 2020), (2020, 2021)]
    assert breaks((2018, 2021), ODD_ONE) == []


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ([("stated", "stated"), ("stated", "stated")], Comparability.STATED),
        ([("stated", "stated"), ("inferred", "stated")], Comparability.ASSUMED),
        ([("stated", "not_stated"), ("stated", "stated")], Comparability.ASSUMED),
        ([("inferred", "inferred"), ("inferred", "inferred")], Comparability.ASSUMED),
        ([("stated", "stated"), ("not_stated", "stated")], Comparability.NOT_ESTABLISHED),
        ([("not_stated", "not_stated"), ("inferred", "inferred")], Comparability.NOT_ESTABLISHED),
        ([("stated", "stated")], Comparability.STATED),
    ],
)
def test_years_compare_as_certainly_as_the_weakest_of_them(
    years: list[tuple[str, str]], expected: Comparability
) -> None:
    """Statuses of the definition and of comparing, by year."""
    measured = [
        Measurement(2018 + place, "single", "Deel", definition, "a", comparing, None, None)
        for place, (definition, comparing) in enumerate(years)
    ]
    assert comparability(measured) is comparability(measured[::-1]) is expected
