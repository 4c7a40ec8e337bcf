"""Where the value of each point of a line stands: out of the way of other values, of points and of lines.

Boxes are in pixels. All values of a panel are placed together: first one by one, each at its best place, then again
with all others known, and in the end two by two where two still lie over each other or one is far from its point.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import NamedTuple

from components.charts.frame import Segment
from components.charts.text import width

#: Radius of the mark at a point.
RADIUS = 5
#: What it costs when a value lies over another, leaves its place, lies over a mark or over a line, and when of two
#: values of a year the higher stands under the lower.
OVER_VALUE, OUTSIDE, OVER_MARK, OVER_LINE, TURNED = 100, 100, 20, 6, 3
#: The letters of a line reach from this far above its middle to as far below it, as a share of their size.
HALF = 0.49
#: Room between a mark and its value, between two values, and lines of text that a value may be away from its mark.
NEAR, APART, AWAY = 2, 3, 5
ROUNDS = 4
#: What it costs a value to be so far from its point that another should rather make room: three lines of text.
FAR = 9


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box, apart: float = 0) -> bool:
        """Whether two rectangles have a part in common, or stand less than ``apart`` beside each other.

        A third of that is enough above each other.
        """
        return (
            self.left < other.right + apart
            and other.left < self.right + apart
            and self.top < other.bottom + apart / 3
            and other.top < self.bottom + apart / 3
        )

    def crossed_by(self, line: Segment) -> float:
        """How far a line, from left to right or upright, runs through the rectangle, in heights of it; 0 if not."""
        left, right = max(self.left, line.x0), min(self.right, line.x1)
        if left > right:
            return 0
        slope = (line.y1 - line.y0) / (line.x1 - line.x0) if line.x1 > line.x0 else 0
        ends = line.y0 + slope * (left - line.x0), (line.y0 + slope * (right - line.x0) if slope else line.y1)
        if min(ends) >= self.bottom or max(ends) <= self.top:
            return 0
        return max(1.0, (right - left) / (self.bottom - self.top))


class Value(NamedTuple):
    """A value to be placed: its text and size, and across the middle of its mark, which runs from top to bottom."""

    text: str
    size: float
    x: float
    top: float
    bottom: float


class Place(NamedTuple):
    """A place for a value: its point in pixels, on which side of it the text is, and the rectangle that it fills."""

    x: float
    y: float
    at: str
    box: Box


@dataclass(frozen=True)
class Room:
    """What is drawn in a panel: its edges, the marks and the lines."""

    edges: Box
    marks: Sequence[Box] = ()
    lines: Sequence[Segment] = ()

    def cost(self, box: Box) -> float:
        """What it costs when a value is there."""
        edges = self.edges
        outside = box.left < edges.left or box.right > edges.right or box.top < edges.top or box.bottom > edges.bottom
        return (
            OUTSIDE * outside
            + OVER_MARK * sum(box.touches(mark) for mark in self.marks)
            + OVER_LINE * sum(box.crossed_by(line) for line in self.lines)
        )


def place(values: Sequence[Value], room: Room) -> list[Place] | None:
    """A place for each value; None where some would lie over others or leave the panel."""
    search = _Search(values, room)
    for number in range(len(values)):
        search.settle(number)
    for _ in range(ROUNDS):
        before = dict(search.chosen)
        for number in before:
            search.settle(number)
        if search.chosen == before:
            break
    for pair in combinations(search.chosen, 2):
        search.part(*pair)
    return search.places()


class _Search:
    """Values on their way to a place: the offers of each, and the number of the one that is chosen."""

    def __init__(self, values: Sequence[Value], room: Room) -> None:
        self.values, self.room = values, room
        self.offers = [list(_offers(value, room.edges.right)) for value in values]
        self.known: dict[tuple[int, int], float] = {}
        self.chosen: dict[int, int] = {}

    def settle(self, number: int) -> None:
        """Choose the best offer for a value as the others are placed."""
        least, best = math.inf, 0
        for offer, (cost, _) in enumerate(self.offers[number]):
            if cost >= least:
                # They come in order: no other can be better.
                break
            whole = self._cost(number, offer, self.chosen)
            if whole < least:
                least, best = whole, offer
        self.chosen[number] = best

    def part(self, one: int, other: int) -> None:
        """Choose the best two offers for two values that lie over each other, or of which one is far from its point."""
        is_far = any(self.offers[number][self.chosen[number]][0] >= FAR for number in (one, other))
        if not is_far and self._between(one, self.chosen[one], other, self.chosen[other]) < OVER_VALUE:
            return
        others = {number: offer for number, offer in self.chosen.items() if number not in (one, other)}
        costs = [
            [self._cost(number, offer, others) for offer in range(len(self.offers[number]))] for number in (one, other)
        ]
        self.chosen[one], self.chosen[other] = min(
            product(range(len(costs[0])), range(len(costs[1]))),
            key=lambda pair: costs[0][pair[0]] + costs[1][pair[1]] + self._between(one, pair[0], other, pair[1]),
        )

    def places(self) -> list[Place] | None:
        """The places of the chosen offers; None where one of these cannot be."""
        if any(self._cost(number, offer, self.chosen) >= OUTSIDE for number, offer in self.chosen.items()):
            return None
        return [self.offers[number][offer][1] for number, offer in self.chosen.items()]

    def _cost(self, number: int, offer: int, chosen: dict[int, int]) -> float:
        """What an offer costs: by itself, by what is drawn, and by the other values."""
        if (number, offer) not in self.known:
            cost, place = self.offers[number][offer]
            self.known[number, offer] = cost + self.room.cost(place.box)
        among = (self._between(number, offer, *item) for item in chosen.items() if item[0] != number)
        return self.known[number, offer] + sum(among)

    def _between(self, one: int, at_one: int, other: int, at_other: int) -> float:
        """What it costs that two values stand where they stand."""
        box, second = self.offers[one][at_one][1].box, self.offers[other][at_other][1].box
        if box.touches(second, APART):
            return OVER_VALUE
        a, b = self.values[one], self.values[other]
        is_turned = a.x == b.x and (a.top + a.bottom < b.top + b.bottom) != (box.top < second.top)
        return TURNED if is_turned and a.top != b.top else 0


def _offers(value: Value, edge: float) -> Iterator[tuple[float, Place]]:
    """Places around a point, each with what it costs to be there: above is best, lines of text away worst.

    What would reach over the right ``edge`` if it was in the middle ends there.
    """
    wide, high = width(value.text, value.size), 2 * HALF * value.size
    over, under = value.top - NEAR - high, value.bottom + NEAR
    middle = (value.top + value.bottom - high) / 2
    centre = min(value.x - wide / 2, edge - wide)
    across = {"center": centre, "right": value.x - RADIUS, "left": value.x + RADIUS - wide}
    beside = {"right": value.x + RADIUS + NEAR, "left": value.x - RADIUS - NEAR - wide}
    places = [(2.2, "middle right", beside["right"], middle), (2.3, "middle left", beside["left"], middle)]
    for lines in range(AWAY):
        for more, side in enumerate(across):
            step = lines * (high + 2)
            cost = 3 * lines + (1.4 + more / 10 if more else 0)
            places.append((cost, f"top {side}", across[side], over - step))
            places.append((cost + (0.3 if more else 1), f"bottom {side}", across[side], under + step))
    for cost, at, left, upper in sorted(places):
        box = Box(left, upper, left + wide, upper + high)
        down, side = at.split()
        y = {"top": box.bottom, "middle": (box.top + box.bottom) / 2, "bottom": box.top}[down]
        x = {"left": box.right, "center": (box.left + box.right) / 2, "right": box.left}[side]
        yield cost, Place(x, y, at, box)


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
