"""Changes: dumbbells with words on their outer sides, or differences with their intervals."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from components import theme
from components.charts import page_figure
from components.charts.frame import NARROW, SIDE
from data.store import Store
from data.views.filters import View
from data.wording.numbers import percentage
from tests.components.charts.reading import each, marks, page, seen, words, written, wrong


def test_a_dumbbell_has_both_percentages_with_their_words_on_the_outer_sides(survey: Store) -> None:
    item = seen(survey, "knelpunten", View.CHANGE)
    figure = page_figure(item, narrow=False)
    texts = {(text.x, text.y): text for text in written(figure) if text.at.startswith("middle")}
    points = iter(marks(figure))
    colours = theme.year_colours(tuple(item.populations))
    for answer, cells in item.answers:
        if answer.changed:
            first, last = next(points), next(points)
            assert [first.x, last.x] == [cell.percentage for cell in cells]
            assert [first.colour, last.colour] == [theme.PAGE, colours[cells[1].year]]
            for mark, other, cell in ((first, last, cells[0]), (last, first, cells[1])):
                text = texts[mark.x, mark.y]
                assert text.text.startswith(f"{cell.year} {percentage(cell.percentage)}")
                assert text.at == ("middle left" if mark.x < other.x else "middle right")


def test_no_dumbbell_is_joined_to_the_next(survey: Store) -> None:
    trace = page(survey, "knelpunten", View.CHANGE)["data"][0]
    points = list(zip(trace["x"], trace["y"], strict=True))
    for before, after in pairwise(points):
        assert None in (*before, *after) or before[1] == after[1]


def test_intervals_end_where_they_are_calculated(survey: Store) -> None:
    item = seen(survey, "fase", View.CHANGE, option_ids=("verkenningsfase",), margins=True)
    ((answer, _),) = item.answers
    figure = page_figure(item, narrow=False)
    trace = figure["data"][0]
    assert trace["x"] == [-27.7]
    assert trace["x"][0] + trace["error_x"]["array"][0] == pytest.approx(answer.high)
    assert trace["x"][0] - trace["error_x"]["arrayminus"][0] == pytest.approx(answer.low)
    assert "−40,1 tot −14,8" in words(figure)


def test_only_a_clear_difference_is_filled(survey: Store) -> None:
    item = seen(survey, "fase", View.CHANGE, margins=True)
    drawn = marks(page_figure(item, narrow=True))
    changed = [answer for answer, _ in item.answers if answer.changed]
    assert [mark.colour == theme.BRAND for mark in drawn] == [answer.verdict == "clear" for answer in changed]
    assert {mark.colour for mark in drawn} == {theme.BRAND, theme.PAGE}


def test_an_answer_without_a_change_is_listed_with_the_reason(survey: Store) -> None:
    figure = page(survey, "knelpunten", View.CHANGE)
    assert "2018: 8,3%; 2021: niet gepubliceerd" in words(figure)


@pytest.mark.parametrize("margins", [False, True])
def test_in_a_narrow_frame_the_words_stand_under_the_marks_and_the_scale_has_the_width(
    survey: Store, margins: bool
) -> None:
    for question_id in survey.questions:
        figure = page(survey, question_id, View.CHANGE, narrow=True, margins=margins)
        texts = list(written(figure))
        lowest = max(text.y for text in texts)
        ticks = [text.x for text in texts if text.y == lowest]
        first, last = figure["layout"]["xaxis"]["range"]
        assert (max(ticks) - min(ticks)) / (last - first) * (NARROW.width - SIDE) > 0.6 * NARROW.width
        for mark in marks(figure):
            under = [text for text in texts if text.at.startswith("bottom") and mark.y < text.y < mark.y + 13]
            assert len(under) == (1 if margins else 2)
            assert not any(text.y == mark.y for text in texts)


def test_words_under_a_mark_go_on_on_a_second_line_where_two_do_not_fit(survey: Store) -> None:
    item = seen(survey, "partijen", View.CHANGE, counts=True, years=(2018, 2019))
    (two,) = (text for text in written(page_figure(item, narrow=True)) if "89,7%" in text.text)
    assert re.sub(r"\s+", " ", two.text) == "2018 89,7% (78) (p)"
    assert wrong(page_figure(item, narrow=True), NARROW.width) == []


def test_no_line_of_the_axis_runs_through_words(survey: Store) -> None:
    figure = page(survey, "knelpunten", View.CHANGE)
    zero = next(shape for shape in figure["layout"]["shapes"] if shape["line"]["color"] == theme.MUTED)
    near = next(text for text in written(figure) if text.text == "2018 3,0%")
    assert near.at == "middle left"
    assert f"M0,{near.y - 13:g}" not in zero["path"]
    assert each(zero["layer"], 1) == ["below"]


def test_an_axis_of_differences_has_words_at_both_ends_however_narrow(survey: Store) -> None:
    for question_id in survey.questions:
        figure = page(survey, question_id, View.CHANGE, margins=True, narrow=True)
        lowest = max(text.y for text in written(figure))
        ticks = [text.text for text in written(figure) if text.y == lowest]
        assert ticks[0].startswith("−")
        assert "0" in ticks
        assert ticks[-1].startswith("+")
