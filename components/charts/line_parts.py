"""The parts of a line chart: a panel's scales, a line's points and paths, and the values at its points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from components import theme
from components.charts.frame import HOVER, Figure, Frame, Segment, error_bars
from components.charts.line_values import RADIUS, Box, Room, Value, place
from components.charts.text import Word, hover_text, width
from data.survey.schema import UNKNOWN_DEFINITION, ObsStatus
from data.views.frames import Answer, Cell, QuestionView
from data.wording.hover import hover
from data.wording.numbers import cell as cell_words

MARK = 9


@dataclass(frozen=True)
class Panel:
    """The place of a chart in a drawing, and its scales.

    ``left`` and ``span`` are in years on the axis of the figure, ``top`` and ``height`` in pixels; ``highest`` is the
    percentage at its top, ``unit`` the number of pixels of a year, ``first`` the year at its left edge.
    """

    left: float
    span: float
    top: float
    height: float
    highest: float
    unit: float
    first: float

    def x(self, year: float) -> float:
        """The place of a year on the axis of the figure."""
        return self.left + year - self.first

    def y(self, percentage: float) -> float:
        """The place of a percentage in pixels down."""
        return self.top + self.height * (1 - percentage / self.highest)

    def pixels(self, year: float) -> float:
        """The place of a year in pixels from the panel's left edge."""
        return (year - self.first) * self.unit


class Line(NamedTuple):
    """The series of an answer, in its colour and with its marks."""

    answer: Answer
    cells: Sequence[Cell]
    colour: str
    marker: str

    @property
    def known(self) -> list[Cell]:
        """The cells that have a percentage."""
        return [cell for cell in self.cells if cell.published]

    def joined(self) -> list[tuple[Cell, Cell, bool]]:
        """Pairs of cells that a line joins, as they compare; whether it is solid, with no year between."""
        years = [cell.year for cell in self.cells]
        groups: dict[str, list[Cell]] = {}
        for cell in self.cells:
            groups.setdefault(cell.comparable_group, []).append(cell)
        return [
            (before, after, years.index(after.year) == years.index(before.year) + 1)
            for group in groups.values()
            for before, after in pairwise(group)
            if before.published
            and after.published
            and UNKNOWN_DEFINITION not in (before.definition_status, after.definition_status)
        ]


class Values(NamedTuple):
    """The values at the points of a panel, and the boxes that they fill in pixels from its left edge."""

    words: list[Word]
    boxes: list[Box]

    def moved(self, x: float, y: float) -> Values:
        """The same in another panel, so many years and pixels away."""
        words = [word._replace(x=word.x + x, y=word.y + y) for word in self.words]
        return Values(words, [box._replace(top=box.top + y, bottom=box.bottom + y) for box in self.boxes])


NO_VALUES = Values([], [])


def limits(cell: Cell) -> tuple[float, float]:
    """The limits of an interval; where there is none, the percentage itself."""
    return (cell.percentage, cell.percentage) if math.isnan(cell.low) else (cell.low, cell.high)


def ends_in_words(cells: Sequence[Cell], pixels: float, size: float) -> list[str]:
    """The first and the last value of a long series, on one line where it fits: 2002: 40,0%; 2021: 59,0%."""
    known = [cell for cell in cells if cell.published]
    ends = known if len(known) < 2 else [known[0], known[-1]]
    texts = [f"{cell.year}: {cell_words(cell, breaks=False)}" for cell in ends]
    line = "; ".join(texts)
    return [line] if width(line, size) <= pixels else texts


def traces(view: QuestionView, drawn: Sequence[tuple[Panel, Line]], frame: Frame) -> list[Figure]:
    """Lines of one colour as at most three traces: solid lines, dotted lines, and marks."""
    colour = drawn[0][1].colour
    found = []
    for solid, dash in ((True, "solid"), (False, "dot")):
        x: list[float | None] = []
        y: list[float | None] = []
        for panel, line in drawn:
            for before, after, next_to in line.joined():
                if next_to == solid:
                    start = panel.x(before.year), panel.y(before.percentage)
                    if (x[-2:-1], y[-2:-1]) == ([start[0]], [start[1]]):
                        # The line goes on from where the last one ended.
                        x.pop()
                        y.pop()
                    else:
                        x.append(start[0])
                        y.append(start[1])
                    x += [panel.x(after.year), None]
                    y += [panel.y(after.percentage), None]
        if x:
            style = {"line": {"color": colour, "width": 3, "dash": dash}, "hoverinfo": "skip"}
            found.append({"type": "scatter", "mode": "lines", "x": x, "y": y, **style})
    return [*found, _marks(view, drawn, frame)]


def _marks(view: QuestionView, drawn: Sequence[tuple[Panel, Line]], frame: Frame) -> Figure:
    """A mark at each point, hollow where few municipalities stand behind it; with margins, its interval."""
    colour = drawn[0][1].colour
    points = [(panel, cell) for panel, line in drawn for cell in line.known]
    hollow = [cell.obs_status == ObsStatus.LOW_RELIABILITY for _, cell in points]
    fill = [theme.PAGE if few else colour for few in hollow] if any(hollow) else colour
    trace: Figure = {
        "type": "scatter",
        "mode": "markers",
        "x": [panel.x(cell.year) for panel, cell in points],
        "y": [panel.y(cell.percentage) for panel, cell in points],
        "marker": {"color": fill, "symbol": drawn[0][1].marker, "size": MARK},
        "hovertext": [
            hover_text(hover(cell, view.questions[cell.question_id]), frame.hover, HOVER) for _, cell in points
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    if any(hollow):
        trace["marker"]["line"] = {"color": colour, "width": 2}
    if view.filters.margins:
        # Downwards on the page is upwards on the axis of pixels.
        up = [panel.y(cell.percentage) - panel.y(limits(cell)[1]) for panel, cell in points]
        down = [panel.y(limits(cell)[0]) - panel.y(cell.percentage) for panel, cell in points]
        trace["error_y"] = error_bars(down, up, colour)
    return trace


def write_values(
    view: QuestionView, panel: Panel, drawn: Sequence[Line], broken: Sequence[float], frame: Frame, *, beyond: float
) -> Values | None:
    """The values at their points, out of each other's way; with margins, above or under their intervals.

    None where they do not fit beside each other. ``broken`` are the years at which a dotted line stands. A value may
    reach ``beyond`` the right edge of its panel, in pixels.
    """
    size = frame.font - 2
    spans = [(cell, *_span(view, panel, cell)) for line in drawn for cell in line.known]
    marks = [
        Box(panel.pixels(cell.year) - RADIUS, top, panel.pixels(cell.year) + RADIUS, bottom)
        for cell, top, bottom in spans
    ]
    paths = [
        Segment(
            panel.pixels(before.year), panel.y(before.percentage), panel.pixels(after.year), panel.y(after.percentage)
        )
        for line in drawn
        for before, after, _ in line.joined()
    ]
    paths += [Segment(panel.pixels(year), panel.top, panel.pixels(year), panel.y(0)) for year in broken]
    edges = Box(0, panel.top - 1, panel.span * panel.unit + beyond, panel.y(0) + 2)
    values = [
        Value(cell_words(cell, breaks=False), size, panel.pixels(cell.year), top, bottom) for cell, top, bottom in spans
    ]
    places = place(values, Room(edges, marks, paths))
    if places is None:
        return None
    words = [
        Word(panel.left + found.x / panel.unit, found.y, [value.text], found.at, size)
        for value, found in zip(values, places, strict=True)
    ]
    return Values(words, [found.box for found in places])


def _span(view: QuestionView, panel: Panel, cell: Cell) -> tuple[float, float]:
    """The top and bottom of the mark at a point, or of its interval where that is drawn."""
    low, high = limits(cell) if view.filters.margins else (cell.percentage, cell.percentage)
    y = panel.y(cell.percentage)
    return min(panel.y(high), y - RADIUS), max(panel.y(low), y + RADIUS)
