"""Where words stand: in no figure does one lie over another or leave the figure, however values and years fall."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from components.charts import line_parts, page_figure, picture_figure
from components.charts.frame import NARROW, WIDE, Segment
from components.charts.line_values import Box, Place, Room, Value, place
from data.store import Store
from data.views.filters import View, default
from data.views.frames import QuestionView
from data.views.question import question_view
from tests.builders import question, store
from tests.components.charts.reading import seen, wrong

SETS = 60
LABELS = ("Ja", "Een antwoord", "Een heel lang antwoord dat doorgaat en dan nog een keer doorgaat")


def misplaced(view: QuestionView) -> list[str]:
    """What is wrong in the figures of a view, at the least width of each and at a larger one."""
    picture = picture_figure(view)
    narrow, wide = (page_figure(view, narrow=is_narrow) for is_narrow in (True, False))
    shown = [(narrow, NARROW.width), (narrow, 330), (wide, WIDE.width), (wide, 860)]
    return [
        f"{view.filters.view} {pixels}: {line}"
        for figure, pixels in [*shown, (picture, picture["layout"]["width"])]
        for line in wrong(figure, pixels)
    ]


@pytest.mark.parametrize("margins", [False, True])
@pytest.mark.parametrize("view", [View.BARS, View.LINES, View.CHANGE])
def test_no_word_of_a_question_is_misplaced(survey: Store, view: View, margins: bool) -> None:
    for question_id in survey.questions:
        for counts in (False, True):
            assert misplaced(seen(survey, question_id, view, margins=margins, counts=counts)) == []


@pytest.mark.parametrize("margins", [False, True])
def test_no_word_is_misplaced_whichever_four_answers_are_compared(survey: Store, margins: bool) -> None:
    chance = random.Random(4)  # noqa: S311 - a test that is the same each time
    keys = [option.option_id for option in survey.question("vergelijken").options]
    for _ in range(SETS):
        chosen = tuple(chance.sample(keys, 4))
        item = seen(survey, "vergelijken", View.LINES, option_ids=chosen, margins=margins)
        assert misplaced(item) == [], chosen


def invented(chance: random.Random, years: int) -> Store:
    """A survey of some years, whose values lie near each other, often near 0 or 100, many of few municipalities."""
    asked = sorted(chance.sample(range(2012, 2027), years))
    labels = tuple(f"{chance.choice(LABELS)} {number}" for number in range(chance.choice((1, 3, 4, 6))))
    groups = {year: str(number * chance.choice((0, 1))) for number, year in enumerate(asked)}
    item = question(groups, labels, bases={year: chance.choice((20, 100, 200)) for year in asked})
    values = {}
    for label in labels:
        level = chance.choice((1, 50, 98))
        values[label.lower()] = [round(min(100, max(0, level + chance.uniform(-3, 3))), 1) for _ in asked]
    few = {(label, year): ("U", None) for label in values for year in asked if chance.random() < 0.4}
    return store(item, values, few)


@pytest.mark.parametrize("margins", [False, True])
@pytest.mark.parametrize("years", [6, 7, 8, 10])
def test_no_word_is_misplaced_in_a_survey_of_many_years(years: int, margins: bool) -> None:
    chance = random.Random(years)  # noqa: S311 - a test that is the same each time
    for _ in range(5):
        tables = invented(chance, years)
        for view in (View.BARS, View.LINES, View.CHANGE):
            chosen = replace(default(tables.question("v")), view=view, margins=margins)
            item = question_view(tables, "v", chosen)
            assert not item.answers or misplaced(item) == []


def test_values_of_one_point_find_a_place_each_in_their_order() -> None:
    values = [Value("50,0%", 12, 100, top, top + 10) for top in (100, 101, 102, 103)]
    found = place(values, Room(Box(0, 0, 200, 200)))
    assert found is not None
    middles = [(one.box.top + one.box.bottom) / 2 for one in found]
    assert middles == sorted(middles)


def test_values_without_room_have_no_place() -> None:
    assert place([Value("50,0%", 12, 18, 15, 25)], Room(Box(0, 0, 36, 30))) is None
    values = [Value("50,0%", 12, 30, 20, 30)] * 4
    assert place(values, Room(Box(0, 0, 60, 50))) is None
    assert place(values[:2], Room(Box(0, 0, 60, 50))) is not None


def runs_along(box: Box, line: Segment) -> bool:
    """Whether a line runs through a text from its one end to the other."""
    if not line.x0 < box.left < box.right < line.x1:
        return False
    slope = (line.y1 - line.y0) / (line.x1 - line.x0)
    return all(box.top < line.y0 + slope * (x - line.x0) < box.bottom for x in (box.left, box.right))


def test_no_line_runs_along_a_value_of_a_question(survey: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    placed: list[tuple[Place, Room]] = []

    def noted(values: list[Value], room: Room) -> list[Place] | None:
        found = place(values, room)
        placed.extend((value, room) for value in found or [])
        return found

    monkeypatch.setattr(line_parts, "place", noted)
    for question_id in survey.questions:
        for narrow in (False, True):
            page_figure(seen(survey, question_id, View.LINES), narrow=narrow)
    assert len(placed) > 300
    assert [value for value, room in placed if any(runs_along(value.box, line) for line in room.lines)] == []
