"""*Lijnen*: a line per answer option, cut where years do not compare; more than four are small multiples.

The time axis has true distances between years. Within a group of comparable years a line that passes over a year of
another group is dotted: both ends compare, the year between does not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from components import theme
from components.charts.frame import (
    Drawing,
    Figure,
    Frame,
    axis,
    column_domains,
    error_bars,
    joined,
    layout_axis,
    note_text,
    wrap,
)
from data.comparability import breaks
from data.views import Cell, OptionRow, QuestionView
from data.wording import cell

PANEL, TITLE_LINE, BETWEEN = 150, 19, 44
ALONE = 380
SYMBOLS = {"circle": "●", "square": "■", "diamond": "◆", "triangle-up": "▲"}
MANY_YEARS = 6
NEAR = 0.09
"""Values of two lines closer than this share of the axis would cover each other."""
HEADROOM, HEADROOM_WITH_MARGINS = 1.18, 1.4
"""Room above the highest value for its text, and for its interval."""


def lines(view: QuestionView, frame: Frame) -> Drawing:
    """One chart with labels at the ends for up to four options, else a panel each.

    A narrow frame has no room for labels at the ends, and intervals of several lines cover each other: both get panels.
    An option without any value has none.
    """
    rows = [row for row in view.rows if row.published]
    if len(rows) <= len(theme.OPTION_COLOURS) and frame.columns > 1 and not view.filters.margins:
        return _together(view, rows, frame)
    return _multiples(view, rows, frame)


def _together(view: QuestionView, rows: list[OptionRow], frame: Frame) -> Drawing:
    room = frame.width * 0.32
    drawing = Drawing(left=44, right=int(room), height=ALONE, bottom=34)
    _axes(drawing, view, rows, 0, [0, 1], [0, 1])
    ends = []
    for row, colour, marker in zip(rows, theme.OPTION_COLOURS, theme.OPTION_MARKERS, strict=False):
        _series(drawing, view, rows, row, 0, colour, marker, frame)
        last = next(item for item in reversed(row.cells) if item.percentage is not None)
        label = wrap(f"{SYMBOLS[marker]} {row.label}", room - 24, frame.font - 1)
        label[0] = f'<span style="color:{colour}">{SYMBOLS[marker]}</span>' + label[0][1:]
        ends.append((last.percentage or 0.0, label))
    unit = view.axis_max * _headroom(view) / ALONE
    for (_, label), place in zip(ends, _spread(ends, unit * 18), strict=True):
        drawing.annotations.append(
            note_text(
                1,
                place,
                joined(label),
                xref="paper",
                xshift=10,
                font={"size": frame.font - 1},
            )
        )
    return drawing


def _headroom(view: QuestionView) -> float:
    return HEADROOM_WITH_MARGINS if view.filters.margins else HEADROOM


def _spread(ends: list[tuple[float, list[str]]], line: float) -> list[float]:
    """Heights for the labels: as near to their line's end as fits without one covering another."""
    order = sorted(range(len(ends)), key=lambda number: ends[number][0])
    places = [0.0] * len(ends)
    floor = 0.0
    for number in order:
        half = line * len(ends[number][1]) / 2
        places[number] = max(ends[number][0], floor + half)
        floor = places[number] + half
    return places


def _multiples(view: QuestionView, rows: list[OptionRow], frame: Frame) -> Drawing:
    most = frame.columns + 1
    count = min(most if frame.columns > 1 else 1, len(rows))
    domains = column_domains(count, gap=0.07)
    width = frame.width * (domains[0][1] - domains[0][0])
    titles = [wrap(row.label, width, frame.font) for row in rows]
    head = TITLE_LINE * max(map(len, titles)) + 22
    step = head + PANEL + BETWEEN
    drawing = Drawing(left=40, right=24, bottom=4)
    drawing.height = step * math.ceil(len(rows) / count)
    for panel, row in enumerate(rows):
        top = (panel // count) * step
        vertical = [1 - (top + head + PANEL) / drawing.height, 1 - (top + head) / drawing.height]
        _axes(drawing, view, [row], panel, domains[panel % count], vertical)
        _series(drawing, view, [row], row, panel, theme.BRAND, "circle", frame)
        title = f"<b>{joined(titles[panel])}</b>"
        place: dict[str, Any] = {
            "xref": f"{axis('x', panel)} domain",
            "yref": f"{axis('y', panel)} domain",
            "yanchor": "bottom",
        }
        drawing.annotations.append(note_text(0, 1, title, yshift=16, **place))
    return drawing


def _series(
    drawing: Drawing,
    view: QuestionView,
    rows: Sequence[OptionRow],
    row: OptionRow,
    panel: int,
    colour: str,
    marker: str,
    frame: Frame,
) -> None:
    """The line of one of the ``rows`` of a chart: joined within comparable years, dotted over one of another group."""
    places = {year: place for place, year in enumerate(view.years)}
    for group in dict.fromkeys(row.groups.values()):
        points = [item for item in row.cells if row.groups[item.year] == group]
        for before, after in pairwise(points):
            if before.percentage is None or after.percentage is None:
                continue
            next_to = places[after.year] == places[before.year] + 1
            drawing.traces.append(
                {
                    **_base(panel, row.label),
                    "mode": "lines",
                    "x": [before.year, after.year],
                    "y": [before.percentage, after.percentage],
                    "line": {"color": colour, "width": 3, "dash": "solid" if next_to else "dot"},
                }
            )
        known = [item for item in points if item.percentage is not None]
        drawing.traces.append(_markers(view, row, panel, known, colour, marker))
        drawing.traces.append(_values(view, rows, row, panel, known, frame))


def _markers(view: QuestionView, row: OptionRow, panel: int, known: list[Cell], colour: str, marker: str) -> Figure:
    trace = {
        **_base(panel, row.label),
        "mode": "markers",
        "x": [item.year for item in known],
        "y": [item.percentage for item in known],
        "cliponaxis": False,
        "marker": {"color": colour, "symbol": [marker if item.firm else f"{marker}-open" for item in known], "size": 9},
    }
    if not view.filters.margins:
        return trace
    spans = [(item.percentage or 0.0, item.interval or (item.percentage or 0.0,) * 2) for item in known]
    up, down = [high - value for value, (_, high) in spans], [value - low for value, (low, _) in spans]
    return {**trace, "error_y": error_bars(up, down, colour=colour)}


def _values(
    view: QuestionView, rows: Sequence[OptionRow], row: OptionRow, panel: int, known: list[Cell], frame: Frame
) -> Figure:
    """The values at their points, out of the way of the other lines; with margins, above their intervals."""
    heights = [item.percentage or 0.0 for item in known]
    above = [item.interval[1] if item.interval else height for item, height in zip(known, heights, strict=True)]
    return {
        **_base(panel, row.label),
        "mode": "text",
        "x": [item.year for item in known],
        "y": above if view.filters.margins else heights,
        "text": _thinned([cell(item.percentage, item.obs_status, breaks=False) for item in known]),
        "textposition": "top center" if view.filters.margins else _apart(view, rows, row, known, _positions(heights)),
        "textfont": {"size": frame.font - 2},
        "cliponaxis": False,
    }


def _thinned(texts: list[str]) -> list[str]:
    """The texts, or only the first and the last of a long series."""
    if len(texts) <= MANY_YEARS:
        return texts
    return [texts[0], *[""] * (len(texts) - 2), texts[-1]]


def _positions(values: list[float]) -> list[str]:
    """Place of each value at its point, out of the way of the line: under a valley, beside a slope, else above."""
    places = ["top center"] * len(values)
    for number in range(1, len(values) - 1):
        before, value, after = values[number - 1 : number + 2]
        if before > value <= after:
            places[number] = "bottom center"
        elif before > value > after:
            places[number] = "top right"
    return places


def _apart(
    view: QuestionView, rows: Sequence[OptionRow], row: OptionRow, known: list[Cell], places: list[str]
) -> list[str]:
    """The places of values: over their points where another line is just below, under where one is just above."""
    near = view.axis_max * NEAR
    apart = list(places)
    for number, item in enumerate(known):
        others = [other.cell(item.year).percentage for other in rows if other is not row]
        gaps = [value - (item.percentage or 0.0) for value in others if value is not None]
        if any(-near < gap <= 0 for gap in gaps):
            apart[number] = "top center"
        elif any(0 < gap < near for gap in gaps):
            apart[number] = "bottom center"
    return apart


def _base(panel: int, name: str) -> Figure:
    return {
        "type": "scatter",
        "name": name,
        "xaxis": axis("x", panel),
        "yaxis": axis("y", panel),
        "hoverinfo": "skip",
    }


def _axes(
    drawing: Drawing, view: QuestionView, rows: Sequence[OptionRow], panel: int, across: list[float], up: list[float]
) -> None:
    ticked = list(view.years[:: -math.ceil(len(view.years) / MANY_YEARS)])
    margin = 0.35 if len(view.years) > 1 else 0.5
    highest = view.axis_max
    step = 20 if highest > 40 else 10
    ticks = list(range(0, highest + 1, step))
    common = {"fixedrange": True, "tickfont": {"size": 12, "color": theme.MUTED}, "zeroline": False}
    drawing.axes[layout_axis("x", panel)] = {
        **common,
        "domain": across,
        "anchor": axis("y", panel),
        "range": [view.years[0] - margin, view.years[-1] + margin],
        "tickvals": ticked,
        "ticktext": [str(year) for year in ticked],
        "showgrid": False,
        "linecolor": theme.MUTED,
    }
    drawing.axes[layout_axis("y", panel)] = {
        **common,
        "domain": up,
        "anchor": axis("x", panel),
        "range": [0, highest * _headroom(view)],
        "tickvals": ticks,
        "ticktext": [f"{tick}%" for tick in ticks],
        "gridcolor": theme.RULE,
    }
    # Where the lines of one chart are broken in different places, none of these is the chart's.
    groups = rows[0].groups if len({row.question for row in rows}) == 1 else dict.fromkeys(view.years, "")
    asked = [year for year in view.years if not groups[year].startswith("not asked")]
    for before, after in breaks(asked, groups):
        middle = (before + after) / 2
        drawing.shapes.append(
            {
                "type": "line",
                "xref": axis("x", panel),
                "yref": f"{axis('y', panel)} domain",
                "x0": middle,
                "x1": middle,
                "y0": 0,
                "y1": 1,
                "line": {"color": theme.BREAK, "width": 1.5, "dash": "dot"},
            }
        )
        drawing.annotations.append(
            note_text(
                middle,
                1,
                "breuk",
                panel,
                yref=f"{axis('y', panel)} domain",
                xanchor="center",
                yanchor="bottom",
                font={"size": 12, "color": theme.MUTED},
            )
        )
