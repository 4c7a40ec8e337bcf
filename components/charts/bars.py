"""*Staven*: horizontal bars grouped per answer option, one bar per year, the year before it and the value behind it.

The option's label stands above its bars, so that long labels fit at any width. Years that do not compare are set
apart by a gap and a dotted line.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from components import theme
from components.charts.frame import (
    NARROW,
    Drawing,
    Figure,
    Frame,
    axis,
    column_domains,
    error_bars,
    hatched,
    joined,
    layout_axis,
    note_text,
    percentage_axis,
    wrap,
)
from data.comparability import segments
from data.views import Cell, OptionRow, QuestionView
from data.wording import BLANK_WORDS, cell

BAR, STEP, LINE, GAP, BREAK = 18, 23, 20, 16, 9
MOST_IN_A_COLUMN = 5
"""On the page; a picture has as many columns as it may, as it is wide and not high."""


@dataclass(frozen=True)
class Place:
    """A bar: the height of its middle, its cell, the words behind it and the label of its answer."""

    centre: float
    cell: Cell
    words: str
    label: str


def bars(view: QuestionView, frame: Frame) -> Drawing:
    """Bars of all rows, in columns where there are many."""
    count = min(frame.columns, math.ceil(len(view.rows) / (MOST_IN_A_COLUMN if frame.height is None else 3)))
    domains = column_domains(count, gap=0.1 if frame.width < 1000 else 0.06)
    width = frame.width * (domains[0][1] - domains[0][0])
    height = 0.0
    drawing = Drawing(left=46)
    per_column = math.ceil(len(view.rows) / count)
    for panel, domain in enumerate(domains):
        rows = view.rows[panel * per_column : (panel + 1) * per_column]
        height = max(height, _column(drawing, view, rows, panel, domain, width, frame))
    for panel in range(count):
        drawing.axes[layout_axis("y", panel)]["range"] = [height, 0]
    drawing.height = height
    return drawing


def _column(
    drawing: Drawing,
    view: QuestionView,
    rows: tuple[OptionRow, ...],
    panel: int,
    domain: list[float],
    width: float,
    frame: Frame,
) -> float:
    """Draw one column of rows; its height."""
    colours = theme.year_colours(view.waves)
    # Room behind the longest bar for its value, more where the same words take a larger share of the width.
    room = 1.22 + (0.23 if view.filters.margins else 0) + (0.25 if frame.width <= NARROW.width else 0)
    end = view.axis_max * room
    places: dict[int, list[Place]] = {year: [] for year in view.years}
    ticks: list[tuple[float, int]] = []
    y = 0.0
    for row in rows:
        label = wrap(row.label, width, frame.font)
        drawing.annotations.append(
            note_text(0, y, f"<b>{joined(label)}</b>", panel, yanchor="top", xshift=-44, yshift=3, bgcolor=theme.PAGE)
        )
        y += LINE * len(label) + 4
        if not row.published:
            words = BLANK_WORDS[row.cells[-1].obs_status]
            drawing.annotations.append(_blank(y + STEP / 2, words, panel))
            y += STEP + GAP
            continue
        for number, run in enumerate(segments(view.years, row.groups)):
            if number:
                drawing.shapes.append(_break_line(y + BREAK / 2 - 1, end, panel))
                y += BREAK
            for year in run:
                item, centre = row.cell(year), y + STEP / 2
                ticks.append((centre, year))
                words = cell(item.percentage, item.obs_status, breaks=False)
                if item.percentage is None:
                    drawing.annotations.append(_blank(centre, words, panel))
                else:
                    places[year].append(Place(centre, item, words, row.label))
                y += STEP
        y += GAP
    for year, bars_of_year in places.items():
        drawing.traces += _traces(year, bars_of_year, colours[year], panel, margins=view.filters.margins)
    drawing.axes[layout_axis("x", panel)] = percentage_axis("x", panel, domain, end, view.axis_max)
    drawing.axes[layout_axis("y", panel)] = {
        "anchor": axis("x", panel),
        "tickvals": [place for place, _ in ticks],
        "ticktext": [str(year) for _, year in ticks],
        "tickfont": {"size": frame.font - 1, "color": theme.TEXT},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    return y


def _traces(year: int, bars: list[Place], colour: str, panel: int, *, margins: bool) -> list[Figure]:
    """The bars of a year with their values behind them; with margins, the values stand behind the intervals."""
    axes = {"xaxis": axis("x", panel), "yaxis": axis("y", panel), "hoverinfo": "skip", "cliponaxis": False}
    values = [bar.cell.percentage or 0.0 for bar in bars]
    common = {**axes, "name": str(year), "y": [bar.centre for bar in bars]}
    words = [bar.words for bar in bars]
    drawn = {
        **common,
        "type": "bar",
        "orientation": "h",
        "x": values,
        "width": BAR,
        "text": words,
        "textposition": "outside",
        "constraintext": "none",
        "marker": {"color": colour, "pattern": hatched([bar.cell for bar in bars], colour)},
        "meta": [bar.label for bar in bars],
    }
    if not margins:
        return [drawn]
    limits = [bar.cell.interval or (value, value) for bar, value in zip(bars, values, strict=True)]
    highs = [high for _, high in limits]
    up, down = [0.0] * len(bars), [high - low for low, high in limits]
    text = {"mode": "text", "x": highs, "text": [f" {bar.words}" for bar in bars], "textposition": "middle right"}
    # A white line under the dark one keeps the interval visible on a dark bar.
    under = {**common, "type": "scatter", "mode": "none", "x": highs, "error_x": error_bars(up, down, halo=True)}
    behind = {**common, "type": "scatter", **text, "error_x": error_bars(up, down)}
    return [{**drawn, "textposition": "none"}, under, behind]


def _blank(y: float, words: str, panel: int) -> Figure:
    return note_text(0, y, f"<i>{words}</i>", panel, xshift=4, font={"color": theme.MUTED})


def _break_line(y: float, end: float, panel: int) -> Figure:
    return {
        "type": "line",
        "xref": axis("x", panel),
        "yref": axis("y", panel),
        "x0": 0,
        "x1": end,
        "y0": y,
        "y1": y,
        "line": {"color": theme.BREAK, "width": 1.5, "dash": "dot"},
    }
