"""Dutch numbers and words."""

from __future__ import annotations

from math import nan

from data.wording import numbers as wording


def test_numbers() -> None:
    assert wording.percentage(26.5) == "26,5%"
    assert wording.points(4.8) == "+4,8 procentpunt"
    assert wording.change(-27.7) == "−27,7"
    assert wording.change(0.0) == "0,0"


def test_whole_numbers_have_points_from_five_digits_on() -> None:
    assert [wording.whole_number(value) for value in (0, 9_055, 10_000, 1_193_366)] == [
        "0",
        "9055",
        "10.000",
        "1.193.366",
    ]


def test_cells_carry_their_status() -> None:
    assert wording.cell(nan, "M") == "niet gevraagd"
    assert wording.cell(nan, "O") == "niet gepubliceerd"
    assert wording.cell(0.0, "A") == "0,0%"
    assert wording.cell(5.0, "V") == "5,0% (p)"
    assert wording.cell(5.0, "B") == "5,0% (b)"
    assert wording.cell(5.0, "B", breaks=False) == "5,0%"


def test_lists_and_years() -> None:
    assert wording.listing([2018, 2019, 2021]) == "2018, 2019 en 2021"
    assert wording.listing([2018]) == "2018"
    assert wording.year_span((2018, 2020, 2021), range(2018, 2022)) == "2018, 2020-2021"
