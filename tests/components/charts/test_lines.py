"""Lines: cut where years do not compare, labelled at their ends, their values out of each other's way."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from components.charts import Figure, page_figure
from components.charts.line_values import spread
from data.store import Store
from data.views.filters import View, default
from data.views.question import question_view
from tests.builders import question, store
from tests.components.charts.reading import joined, marks, page, seen, told, words, written, year_of

KEYS = ("fase.verkenningsfase", "domeinen.sport", "knelpunten.uitvoeringscapaciteit", "inzet.meedoen-lvb")


@pytest.mark.parametrize("margins", [False, True])
def test_no_line_joins_years_that_do_not_compare(survey: Store, margins: bool) -> None:
    for question_id, item in survey.questions.items():
        figure = page(survey, question_id, View.LINES, margins=margins)
        known = told(figure)
        for before, after, _ in joined(figure):
            assert len({item.groups[year_of(known[point])] for point in (before, after)}) == 1
    assert "breuk" in words(page(survey, "knelpunten", View.LINES))
    assert "breuk" not in words(page(survey, "fase", View.LINES))


def test_lines_of_a_comparison_are_cut_where_each_question_is(survey: Store) -> None:
    item = seen(survey, "vergelijken", View.LINES, option_ids=KEYS)
    figure = page_figure(item, narrow=False)
    known = told(figure)
    groups = {(c.label, c.year): (c.label, c.comparable_group) for _, cells in item.answers for c in cells}
    pairs = list(joined(figure))
    assert pairs
    for before, after, _ in pairs:
        of_both = {
            group
            for (label, year), group in groups.items()
            for point in (before, after)
            if label[:30] in known[point] and year_of(known[point]) == year
        }
        assert len(of_both) == 1


def test_a_line_over_a_year_of_another_group_is_dotted(survey: Store) -> None:
    figure = page(survey, "knelpunten", View.LINES, option_ids=("uitvoeringscapaciteit",))
    drawn = {(before[0], after[0]): dash for before, after, dash in joined(figure)}
    assert drawn == {(2018, 2019): "solid", (2019, 2021): "dot"}


def test_up_to_four_lines_stand_together_and_more_are_small_multiples(survey: Store) -> None:
    def charts(figure: Figure) -> int:
        return sum(text.text == "2018" for text in written(figure))

    assert charts(page(survey, "karakter", View.LINES)) == 1
    assert charts(page(survey, "karakter", View.LINES, narrow=True)) == 4
    assert charts(page(survey, "karakter", View.LINES, margins=True)) == 4
    assert charts(page(survey, "fase", View.LINES)) == 5


def test_intervals_end_where_they_are_calculated(survey: Store) -> None:
    item = seen(survey, "fase", View.LINES, years=(2018,), option_ids=("verkenningsfase",), margins=True)
    ((_, (cell,)),) = item.answers
    figure = page_figure(item, narrow=False)
    trace = next(trace for trace in figure["data"] if trace["mode"] == "markers")
    level = {text.text: text.y for text in written(figure)}
    pixels = (level["0%"] - level["20%"]) / 20
    # On an axis that counts downwards an interval reaches up by its lower part.
    low = (level["0%"] - trace["y"][0] - trace["error_y"]["array"][0]) / pixels
    high = (level["0%"] - trace["y"][0] + trace["error_y"]["arrayminus"][0]) / pixels
    assert (low, high) == (pytest.approx(cell.low), pytest.approx(cell.high))


def test_few_municipalities_are_not_drawn_as_firm() -> None:
    item = question({2020: "a", 2021: "a"}, ("Ja",), bases={2020: 20, 2021: 200})
    tables = store(item, {"ja": [5.0, 7.5]}, {("ja", 2020): ("U", None)})
    figure = page_figure(question_view(tables, "v", replace(default(item), view=View.LINES)), narrow=False)
    hollow, firm = (mark.colour for mark in marks(figure))
    assert (hollow, firm) == ("#ffffff", "#12436d")


def test_a_value_near_zero_does_not_stand_on_the_years() -> None:
    item = question({2018: "a", 2019: "a", 2020: "a"}, ("Ja",))
    for low, under in ((2.0, False), (40.0, True)):
        tables = store(item, {"ja": [80.0, low, 80.0]})
        figure = page_figure(question_view(tables, "v", replace(default(item), view=View.LINES)), narrow=False)
        (value,) = (text for text in written(figure) if text.text == f"{low:g},0%")
        point = next(mark for mark in marks(figure) if "2019: " in mark.hover)
        assert (value.y > point.y) is under


def test_values_of_near_lines_are_kept_apart() -> None:
    item = question({2020: "a", 2021: "a"}, ("A", "B", "C"))
    tables = store(item, {"a": [50.0, 50.0], "b": [50.0, 51.0], "c": [50.0, 49.0]})
    figure = page_figure(question_view(tables, "v", replace(default(item), view=View.LINES)), narrow=False)
    values = [text for text in written(figure) if text.text.endswith(",0%")]
    assert len(values) == 6
    assert len({(text.x, text.y, text.at) for text in values}) == 6


def test_a_long_series_prints_its_first_and_last_value_apart_from_the_line() -> None:
    item = question(dict.fromkeys(range(2002, 2022), "a"), ("Ja",))
    tables = store(item, {"ja": [40.0 + place for place in range(20)]})
    lines = replace(default(item), view=View.LINES)
    for narrow in (False, True):
        long, short = (
            page_figure(question_view(tables, "v", chosen), narrow=narrow)
            for chosen in (lines, replace(lines, years=item.years[:6]))
        )
        told = re.sub(r"\s+", " ", words(long))
        assert ("2002: 40,0%; 2021: 59,0%" if narrow else "2002: 40,0% 2021: 59,0%") in told
        assert "50,0%" not in words(long)
        assert len(list(joined(long))) == 19
        assert "2002: " not in words(short)


def test_labels_at_the_ends_are_spread() -> None:
    assert spread([100, 100, 300], [20, 20, 20], 0, 300) == [80, 100, 290]
    assert spread([5, 6], [20, 20], 0, 300) == [10, 30]


def test_panels_fill_their_rows_and_have_no_more_room_above_than_their_titles_need(survey: Store) -> None:
    figure = page(survey, "fase", View.LINES)
    rows = [[text.x for text in written(figure) if text.text == "2018" and text.y == y] for y in years_at(figure)]
    assert [len(row) for row in rows] == [3, 2]
    narrow = page(survey, "knelpunten", View.LINES, narrow=True)
    steps = {round(lower - upper) for upper, lower in pairwise(years_at(narrow))}
    assert len(steps) > 1
    unbroken = page(survey, "fase", View.LINES, narrow=True, option_ids=("verkenningsfase",))
    broken = page(survey, "knelpunten", View.LINES, narrow=True, option_ids=("uitvoeringscapaciteit",))
    assert unbroken["layout"]["height"] < broken["layout"]["height"]


def years_at(figure: Figure) -> list[float]:
    """How far down the years stand under each row of panels."""
    return sorted({text.y for text in written(figure) if text.text == "2018"})
