"""Bars: their lengths, colours and intervals, and the words around them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from components import theme
from components.charts import Figure, page_figure
from data.store import Store
from data.views.filters import View, default
from data.views.question import question_view
from data.wording.numbers import percentage
from tests.builders import question, store
from tests.components.charts.reading import marks, page, seen, words, written


def test_bars_have_the_published_lengths_and_the_colour_of_their_year(survey: Store) -> None:
    colours = theme.year_colours((2018, 2019, 2020, 2021))
    item = seen(survey, "fase", View.BARS, years=(2018, 2021))
    drawn = marks(page_figure(item, narrow=True))
    expected = [cell for _, cells in item.answers for cell in cells if cell.published]
    assert [(bar.x, bar.colour) for bar in drawn] == [(cell.percentage, colours[cell.year]) for cell in expected]
    assert len(drawn) == 10
    assert all(bar.hover.startswith(f"{cell.label} {cell.year}: ") for bar, cell in zip(drawn, expected, strict=True))


@pytest.mark.parametrize("margins", [False, True])
def test_each_bar_has_its_year_before_it_and_its_value_behind_it(survey: Store, margins: bool) -> None:
    item = seen(survey, "knelpunten", View.BARS, margins=margins)
    figure = page_figure(item, narrow=False)
    (bars,) = (trace for trace in figure["data"] if trace["type"] == "bar")
    cells = [cell for _, found in item.answers for cell in found if cell.published]
    texts = list(written(figure))
    for cell, start, y in zip(cells, bars["base"], bars["y"], strict=True):
        # A column begins where its bars do; the year ends there, the value begins at the end of bar or interval.
        row = {text.text: text for text in texts if text.y == y}
        assert (row[str(cell.year)].at, row[str(cell.year)].x in bars["base"]) == ("middle left", True)
        end = start + (cell.high if margins else cell.percentage)
        value = next(text for text in texts if text.y == y and text.x == end)
        assert value.text.startswith(percentage(cell.percentage))
        assert value.at == "middle right"


def test_no_two_bars_stand_in_one_place(survey: Store) -> None:
    (bars,) = (trace for trace in page(survey, "knelpunten", View.BARS)["data"] if trace["type"] == "bar")
    places = list(zip(bars["base"], bars["y"], strict=True))
    assert len(set(places)) == len(places)
    for start in set(bars["base"]):
        column = sorted(y for x, y in places if x == start)
        assert all(after - before > bars["width"] for before, after in pairwise(column))


def test_intervals_end_where_they_are_calculated(survey: Store) -> None:
    item = seen(survey, "fase", View.BARS, years=(2018,), option_ids=("verkenningsfase",), margins=True)
    ((_, (cell,)),) = item.answers
    bar = [trace for trace in page_figure(item, narrow=False)["data"] if "error_x" in trace][-1]
    assert bar["x"][0] == pytest.approx(cell.high)
    assert bar["x"][0] - bar["error_x"]["arrayminus"][0] == pytest.approx(cell.low)


def test_few_municipalities_are_not_drawn_as_firm(survey: Store) -> None:
    item = question({2020: "a", 2021: "a"}, ("Ja",), bases={2020: 20, 2021: 200})
    tables = store(item, {"ja": [5.0, 7.5]}, {("ja", 2020): ("U", None)})
    figure = page_figure(question_view(tables, "v", default(item)), narrow=False)
    assert figure["data"][0]["marker"]["pattern"]["shape"] == ["/", ""]
    assert "5,0% (k)" in words(figure)
    assert "pattern" not in page(survey, "fase", View.BARS)["data"][0]["marker"]


def test_what_is_not_there_is_said_in_words(survey: Store) -> None:
    figure = page(survey, "knelpunten", View.BARS, option_ids=("geen-knelpunten",))
    assert words(figure).count("niet gepubliceerd") == 2
    assert len(marks(figure)) == 2


def test_years_that_do_not_compare_are_set_apart(survey: Store) -> None:
    def dotted(figure: Figure) -> int:
        shapes = figure["layout"]["shapes"]
        return sum(shape["path"].count("M") for shape in shapes if shape["line"].get("dash") == "dot")

    assert dotted(page(survey, "knelpunten", View.BARS, option_ids=("uitvoeringscapaciteit",))) == 2
    assert dotted(page(survey, "fase", View.BARS)) == 0
    broken, whole = (
        marks(page(survey, question_id, View.BARS, option_ids=(option_id,)))
        for question_id, option_id in (("knelpunten", "uitvoeringscapaciteit"), ("fase", "verkenningsfase"))
    )
    # 2019 | 2020 in the one and 2019, 2020 in the other.
    assert broken[2].y - broken[1].y > whole[2].y - whole[1].y
    assert broken[1].y - broken[0].y == whole[1].y - whole[0].y


def test_percentages_along_the_axis_have_room(survey: Store) -> None:
    for question_id in survey.questions:
        figure = page(survey, question_id, View.BARS, narrow=True)
        lowest = max(text.y for text in written(figure))
        ticks = sorted(text.x for text in written(figure) if text.y == lowest)
        first, last = figure["layout"]["xaxis"]["range"]
        pixels = 246 / (last - first)
        assert len(ticks) >= 2
        assert min(after - before for before, after in pairwise(ticks)) * pixels > 40
