"""Where the value of each point of a line stands: out of the way of other values, of points and of lines.

Boxes are in pixels; a text is counted a little wide, as the font differs per machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from components.charts.frame import Segment
from components.charts.text import width

#: Radius of the mark at a point.
RADIUS = 5
#: What it costs when a value lies over another, over a mark or over a line, and when it leaves its place.
OVER_VALUE, OVER_MARK, OVER_LINE, OUTSIDE = 100, 20, 4, 50


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        """Whether two rectangles have a part in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def crossed_by(self, line: Segment) -> bool:
        """Whether a line, from left to right, runs through the rectangle."""
        left, right = max(self.left, line.x0), min(self.right, line.x1)
        if left >= right:
            return False
        slope = (line.y1 - line.y0) / (line.x1 - line.x0)
        ends = line.y0 + slope * (left - line.x0), line.y0 + slope * (right - line.x0)
        return min(ends) < self.bottom and max(ends) > self.top


class Place(NamedTuple):
    """A place for a value: its point in pixels, on which side of it the text is, and the rectangle that it fills."""

    x: float
    y: float
    at: str
    box: Box


@dataclass
class Room:
    """What is drawn in a panel: its edges, the marks, the lines, and the values that have their place already."""

    edges: Box
    marks: Sequence[Box] = ()
    lines: Sequence[Segment] = ()
    values: list[Box] = field(default_factory=list)

    def place(self, text: str, size: float, x: float, top: float, bottom: float) -> Place:
        """The best place for the value of a point, whose mark or interval runs from ``top`` to ``bottom``."""
        candidates = _candidates(text, size, x, top, bottom)
        cost, best = next(candidates)
        least = cost + self._cost(best.box)
        for cost, place in candidates:
            if cost >= least:
                # They come in order: no other can be better.
                break
            whole = cost + self._cost(place.box)
            if whole < least:
                best, least = place, whole
        self.values.append(best.box)
        return best

    def _cost(self, box: Box) -> float:
        outside = (
            box.left < self.edges.left
            or box.right > self.edges.right
            or box.top < self.edges.top
            or box.bottom > self.edges.bottom
        )
        return (
            OVER_VALUE * sum(box.touches(other) for other in self.values)
            + OVER_MARK * sum(box.touches(mark) for mark in self.marks)
            + OVER_LINE * sum(box.crossed_by(line) for line in self.lines)
            + OUTSIDE * outside
        )


def _candidates(text: str, size: float, x: float, top: float, bottom: float) -> Iterator[tuple[float, Place]]:
    """Places around a point, each with what it costs to be there: above is best, lines of text away worst."""
    wide, high = 0.95 * width(text, size), 0.95 * size
    over, under, step = top - 3, bottom + 3, high + 3
    near = RADIUS + 2
    places = [
        (0.0, "top center", x - wide / 2, over - high),
        (1.0, "bottom center", x - wide / 2, under),
        (1.5, "top right", x - RADIUS, over - high),
        (1.6, "top left", x - wide + RADIUS, over - high),
        (1.7, "bottom right", x - RADIUS, under),
        (1.8, "bottom left", x - wide + RADIUS, under),
        (2.2, "middle right", x + near, (top + bottom - high) / 2),
        (2.3, "middle left", x - near - wide, (top + bottom - high) / 2),
    ]
    for lines in (1, 2, 3):
        places.append((3.0 * lines, "top center", x - wide / 2, over - high - lines * step))
        places.append((3.0 * lines + 1, "bottom center", x - wide / 2, under + lines * step))
    for cost, at, left, upper in places:
        box = Box(left, upper, left + wide, upper + high)
        side, across = at.split()
        # plotly.js sets the foot of the letters a quarter of their size above a point, their head as far below it.
        down = {"top": box.bottom + 0.2 * size, "middle": (top + bottom) / 2, "bottom": box.top - 0.05 * size}
        yield cost, Place({"left": box.right, "center": x, "right": box.left}[across], down[side], at, box)


def spread(levels: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Where labels stand: as near to their level as fits between ``top`` and ``bottom``, none over another."""
    places = list(levels)
    order = sorted(range(len(levels)), key=lambda number: levels[number])
    floor = bottom
    for number in reversed(order):
        places[number] = min(places[number], floor - heights[number] / 2)
        floor = places[number] - heights[number] / 2
    ceiling = top
    for number in order:
        places[number] = max(places[number], ceiling + heights[number] / 2)
        ceiling = places[number] + heights[number] / 2
    return places
