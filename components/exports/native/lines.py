"""*Lijnen*, native: a line per answer, cut where years do not compare; more than four have a chart each.

A line that is cut is a series per run of years that compare. Where such a run has a year of another one between its
years, the line goes on over it, dotted, as on the page.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from itertools import pairwise

from components import theme
from components.exports.fitting import LINE, line_count
from components.exports.native.bars import point
from components.exports.native.chart import Kind, NativeChart, Place, Point, Row, Series, alt
from data.survey.schema import UNKNOWN_DEFINITION
from data.views.frames import Cell, QuestionView
from data.wording.numbers import listing

#: Charts in a row at most, and rows; room between two, as a share of the width and in points.
ACROSS, DOWN, BETWEEN, UNDER = 6, 2, 0.02, 6
#: Up to this number of charts stand in one row.
IN_A_ROW = 3
#: The share of a chart that its title fills, and points that a year needs for its label.
TITLE, YEAR = 0.78, 34
#: How high a label with its point is as a share of its size, and how much of that a point is.
LABEL, MARK = 1.7, 0.3
#: The axis is so much longer than the highest value: room for its label.
ABOVE = 1.25
#: Share of a chart with a legend, and of a smaller one with a title, that its lines have down.
PLOT, PANEL = 0.85, 0.6

#: An answer in a year.
Where = tuple[str, int]


def most_lines() -> int:
    """How many answers have room, whatever the area."""
    return ACROSS * DOWN


def lines(view: QuestionView, area: Place) -> list[NativeChart]:
    """One chart for up to four answers, where their values have room beside each other, else a chart for each."""
    rows = [row for row in view.answers if row[0].published]
    looks = list(zip(rows, theme.OPTION_COLOURS, theme.OPTION_MARKERS, strict=False))
    together = 1 < len(rows) <= len(theme.OPTION_COLOURS) and not view.filters.margins
    below = _below(view, rows, area) if together else None
    if below is not None:
        series = [
            one for row, colour, marker in looks for one in _series(view, row, colour, marker, below, PLOT * area.width)
        ]
        return [_chart(view, rows, series, area, legend=True)]
    places = _places(len(rows), area)
    above = (
        LINE
        * area.font
        * max(line_count(answer.label, TITLE * places[0].width, area.font, bold=True) for answer, _ in rows)
    )
    return [
        _chart(
            view,
            [row],
            _series(view, row, theme.BRAND, "circle", _valleys(view, row, place), place.width),
            place,
            above=above + UNDER,
        )
        for row, place in zip(rows, places, strict=True)
    ]


def _valleys(view: QuestionView, row: Row, place: Place) -> set[Where]:
    """The points of a line between higher ones: their labels stand under them, where no line is, if there is room."""
    answer, cells = row
    known = [cell for cell in cells if cell.published]
    room = LABEL * place.font * ABOVE * view.axis_max / (PANEL * place.height)
    around = zip(known, known[1:], known[2:], strict=False)
    return {
        (answer.option_id, cell.year)
        for before, cell, after in around
        if before.percentage > cell.percentage < after.percentage and cell.percentage > room
    }


def _chart(
    view: QuestionView,
    rows: Sequence[Row],
    series: list[Series],
    place: Place,
    *,
    legend: bool = False,
    above: float = 0,
) -> NativeChart:
    return NativeChart(
        kind=Kind.LINES,
        place=place,
        corner="Jaar",
        categories=[str(year) for year in view.years],
        series=series,
        end=_end(view, series),
        alt=alt(view, rows),
        title="" if legend else rows[0][0].label,
        above=above,
        legend=legend,
        spans=True,
    )


def _end(view: QuestionView, series: Sequence[Series]) -> int:
    """The end of the axis: room for a label above the highest value or interval."""
    highest = [point.limits[1] for one in series for point in one.points if point.limits]
    return math.ceil(max([view.axis_max, *highest]) * ABOVE)


def _places(count: int, area: Place) -> list[Place]:
    """Equal places in rows of as many as have room: five are three and two."""
    down = 1 if count <= IN_A_ROW else math.ceil(count / max(IN_A_ROW, min(ACROSS, math.ceil(count / DOWN))))
    across = math.ceil(count / down)
    wide, high = area.width * (1 - BETWEEN * (across - 1)) / across, (area.height - UNDER * (down - 1)) / down
    return [
        Place(
            area.left + number % across * (wide + BETWEEN * area.width),
            area.top + number // across * (high + UNDER),
            wide,
            high,
            area.font,
        )
        for number in range(count)
    ]  # fmt: skip


def _series(
    view: QuestionView, row: Row, colour: str, marker: str, below: Collection[Where], width: float
) -> list[Series]:
    """A series per run of years of an answer that a line joins; the first has the name of the answer.

    Where a chart of some ``width`` has too many years for their values, the first and the last have theirs.
    """
    answer, cells = row
    known = [
        place for place, year in enumerate(view.years) if any(cell.year == year and cell.published for cell in cells)
    ]
    quiet = frozenset(known[1:-1] if width / len(view.years) < YEAR else ())
    found = []
    for number, run in enumerate(_runs(cells)):
        by_year = {cell.year: point(view, cell, breaks=False) for cell in run}
        points = [by_year.get(year, Point(None)) for year in view.years]
        found.append(
            Series(
                f"{answer.label} ({listing(list(by_year))})" if number else answer.label,
                points,
                colour,
                marker,
                further=number > 0,
                dotted=frozenset(_dotted(points)),
                below=frozenset(place for place, year in enumerate(view.years) if (answer.option_id, year) in below),
                quiet=quiet,
            )
        )
    return found


def _runs(cells: Sequence[Cell]) -> list[list[Cell]]:
    """The cells of each line: their years compare, and none of these between them lacks its percentage."""
    groups: dict[str, list[list[Cell]]] = {}
    for cell in cells:
        runs = groups.setdefault(cell.comparable_group, [[]])
        # A year that may compare with no other is joined with none.
        if cell.definition_status == UNKNOWN_DEFINITION or not cell.published:
            runs += [[cell], []]
        else:
            runs[-1].append(cell)
    found = [run for runs in groups.values() for run in runs if run and run[0].published]
    return sorted(found, key=lambda run: run[0].year)


def _dotted(points: Sequence[Point]) -> list[int]:
    """The places whose last known point is not the one before."""
    known = [place for place, point in enumerate(points) if point.value is not None]
    return [after for before, after in pairwise(known) if after - before > 1]


def _below(view: QuestionView, rows: Sequence[Row], area: Place) -> set[Where] | None:
    """The points with their label under them, so that no label lies over another; None where that cannot be."""
    room = LABEL * area.font * _end(view, []) / (PLOT * area.height)
    below: set[Where] = set()
    for year in view.years:
        known = [cell for _, cells in rows for cell in cells if cell.year == year and cell.published]
        known.sort(key=lambda cell: -cell.percentage)
        # What is taken downwards to here, and what the next one leaves.
        taken = math.inf
        for cell, following in zip(known, [*(item.percentage for item in known[1:]), -math.inf], strict=True):
            value = cell.percentage
            if value + room <= taken:
                taken = value - MARK * room
            elif value - room >= max(following + MARK * room, 0) and value + MARK * room <= taken:
                below.add((cell.option_id, year))
                taken = value - room
            else:
                return None
    return below
