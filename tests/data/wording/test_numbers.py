"""Dutch numbers and words."""

from __future__ import annotations

from math import nan
from typing import Any

from data.views.filters import default
from data.views.frames import Cell
from data.views.question import question_view
from data.wording import numbers as wording
from tests.builders import question, store


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


def cell(value: float | None, status: str = "A", **more: Any) -> Cell:
    """A cell of a question with one answer, in its second year."""
    item = question({2020: "a", 2021: "a"}, ("Ja",), bases={2020: 100, 2021: 200})
    survey = store(item, {"ja": [5.0, value]}, {("ja", 2021): (status, None)})
    return question_view(survey, "v", default(item)).answers[0][1][1]._replace(**more)


def test_cells_carry_their_status_and_a_break_beside_it() -> None:
    assert wording.cell(cell(None, "M")) == "niet gevraagd"
    assert wording.cell(cell(None, "O")) == "niet gepubliceerd"
    assert wording.cell(cell(0.0)) == "0,0%"
    assert wording.cell(cell(5.0, "V")) == "5,0% (p)"
    assert wording.cell(cell(5.0, "B", is_break=True)) == "5,0% (b)"
    assert wording.cell(cell(5.0, "V", is_break=True)) == "5,0% (p) (b)"
    assert wording.cell(cell(5.0, "V", is_break=True), breaks=False) == "5,0% (p)"


def test_counts_stand_behind_percentages_where_they_are_certain() -> None:
    assert wording.cell(cell(0.0), counts=True) == "0,0% (0)"
    assert wording.cell(cell(26.5), counts=True) == "26,5% (53)"
    assert wording.cell(cell(26.3), counts=True) == "26,3%", "no number of 200 is 26,3%"
    assert [wording.municipalities(count) for count in (0, 1, 2)] == ["0 gemeenten", "1 gemeente", "2 gemeenten"]


def test_n_stands_with_how_it_is_known() -> None:
    known = cell(5.0)
    inferred: dict[str, Any] = {"base_status": "reconstructed", "base_confidence": "medium"}
    assert wording.base(known) == "n = 200"
    assert wording.base(known._replace(**inferred)) == "n ≈ 200 (afgeleid, zekerheid gemiddeld)"
    other = known._replace(**inferred, base_alternatives="71 40")
    assert wording.base(other) == "n ≈ 200, mogelijk 71 of 40 (afgeleid, zekerheid gemiddeld)"
    assert wording.base(known._replace(base_n=nan, base_alternatives="156 78")) == "n onbekend, mogelijk 156 of 78"


def test_levels() -> None:
    assert wording.levels([99.0, 98.333, nan]) == "98,3 tot 99,0%"
    assert wording.levels([95.0, 95.0]) == "95,0%"
    assert wording.levels([nan]) == ""


def test_lists_and_years() -> None:
    assert wording.listing([2018, 2019, 2021]) == "2018, 2019 en 2021"
    assert wording.listing([2018]) == "2018"
    assert wording.year_span((2018, 2020, 2021), range(2018, 2022)) == "2018, 2020-2021"
