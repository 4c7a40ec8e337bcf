"""The axes of a line chart: percentages, years at their true distances, and where the series is broken."""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import attrgetter

from components import theme
from components.charts.frame import TICK, TICK_GAP, Drawing, Segment
from components.charts.line_parts import Line, Panel, limits
from components.charts.line_values import Box
from components.charts.text import SPACE, Word, width
from data.survey.comparability import breaks
from data.views.frames import QuestionView

#: Room for the percentages before a chart, and above it for the word at a break.
LEFT, ABOVE = 42, 18
#: More years than this have no room for their values, however wide the chart.
MANY_YEARS = 6
BREAK = "breuk"


def is_long(view: QuestionView) -> bool:
    """Whether there are too many years for their values."""
    return len(view.years) > MANY_YEARS


def highest(view: QuestionView) -> float:
    """The top of a panel: room above the highest value for its text; with margins, above the highest interval too."""
    end = view.axis_max * 1.18
    if not view.filters.margins:
        return end
    known = [cell for _, cells in view.answers for cell in cells if cell.published]
    return max(end, 1.18 * max((limits(cell)[1] for cell in known), default=0))


def ends(years: Sequence[int], pixels: float) -> tuple[float, float]:
    """Where an axis of some pixels begins and ends, in years: half a year's name has room at both ends."""
    span, half = years[-1] - years[0], 0.5 * width(str(years[0]), TICK) + 2
    edge = max(0.35, span * 0.05, span * half / (pixels - 2 * half)) if span else 0.5
    return years[0] - edge, years[-1] + edge


def broken_at(view: QuestionView, drawn: Sequence[Line]) -> list[float]:
    """The years, halfway the ones before and after, at which the series of some lines is broken.

    Where the lines of one chart are of several questions, none of their breaks is the chart's.
    """
    asked = {line.cells[0].question_id for line in drawn}
    if len(asked) != 1:
        return []
    groups = view.questions[asked.pop()].groups
    found = breaks([year for year in view.years if year in groups], groups)
    return [(before + after) / 2 for before, after in found]


def draw_axes(
    drawing: Drawing, view: QuestionView, panel: Panel, broken: Sequence[float], values: Sequence[Box]
) -> None:
    """Grid lines with their percentages, the years, and a dotted line with a word where the series is broken.

    The dotted line is interrupted where it would run through a value.
    """
    for tick in range(0, view.axis_max + 1, 20 if view.axis_max > 40 else 10):
        y = panel.y(tick)
        lines = drawing.rules if tick else drawing.zeros
        lines.append(Segment(panel.left, y, panel.left + panel.span, y))
        drawing.words.append(Word(panel.left, y, [f"{tick}%{SPACE}"], "middle left", TICK, theme.MUTED))
    # The newest year has its name; the others as far as there is room.
    for year in _apart(view.years[::-1], panel, str(view.years[0])):
        name = f"{year:.0f}"
        drawing.words.append(Word(panel.x(year), panel.y(0) + TICK_GAP, [name], "bottom center", TICK, theme.MUTED))
    for year in broken:
        top = panel.top
        for box in sorted(values, key=attrgetter("top")):
            if box.left <= panel.pixels(year) <= box.right:
                drawing.breaks.append(Segment(panel.x(year), top, panel.x(year), max(top, box.top)))
                top = max(top, box.bottom)
        drawing.breaks.append(Segment(panel.x(year), top, panel.x(year), panel.y(0)))
    for year in _apart(broken, panel, BREAK):
        drawing.words.append(Word(panel.x(year), panel.top - 1, [BREAK], "top center", TICK, theme.MUTED))


def _apart(years: Sequence[float], panel: Panel, word: str) -> list[float]:
    """The years, in their order, that have room for a word without touching that of the one before."""
    found: list[float] = []
    last = math.inf
    for year in years:
        if abs(year - last) * panel.unit >= width(word, TICK) + 3:
            found.append(year)
            last = year
    return found
