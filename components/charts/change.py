"""*Verschil*: how much each answer changed from the first to the last comparable year, largest change first.

A dumbbell with both percentages; with margins, the difference and its interval against zero.
"""

from __future__ import annotations

import math

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
    percentage_axis,
    wrap,
)
from data.views import OptionRow, QuestionView, Verdict
from data.wording import cell, change_interval, points
from data.wording import change as signed

LINE, STEP, GAP = 20, 26, 16
MOST_IN_A_COLUMN = 7


def change(view: QuestionView, frame: Frame) -> Drawing:
    """Dumbbells of the rows that have a change; the others are listed with the reason."""
    count = 2 if frame.height and len(view.rows) > MOST_IN_A_COLUMN else 1
    domains = column_domains(count, gap=0.26)
    width = frame.width * (domains[0][1] - domains[0][0])
    drawing = Drawing(left=_left(view), right=96)
    per_column = math.ceil(len(view.rows) / count)
    for panel, domain in enumerate(domains):
        rows = view.rows[panel * per_column : (panel + 1) * per_column]
        drawing.height = max(drawing.height, _column(drawing, view, rows, panel, domain, width, frame))
    for panel in range(count):
        drawing.axes[layout_axis("y", panel)]["range"] = [drawing.height, 0]
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
    place = _axis_start(view)
    text: Figure = {"xshift": 2 - _left(view), "bgcolor": theme.PAGE}
    y = 0.0
    for row in rows:
        difference = "" if row.change is None else f" {points(row.change)}"
        verdict = f", {row.verdict}" if row.verdict else ""
        label = wrap(row.label + difference + verdict, width, frame.font)
        drawing.annotations.append(
            note_text(place, y, f"<b>{joined(label)}</b>", panel, yanchor="top", yshift=3, **text)
        )
        y += LINE * len(label) + 2
        if row.change is None:
            cells = [f"{item.year}: {cell(item.percentage, item.obs_status, breaks=False)}" for item in row.cells]
            lines = wrap("; ".join(cells), width, frame.font)
            muted: Figure = {"font": {"color": theme.MUTED}, "yanchor": "top"}
            drawing.annotations.append(note_text(place, y, f"<i>{joined(lines)}</i>", panel, **text, **muted))
            y += LINE * (len(lines) - 1)
        else:
            trace = _interval if view.filters.margins else _dumbbell
            drawing.traces.append(
                {
                    "type": "scatter",
                    "name": row.label,
                    "xaxis": axis("x", panel),
                    "yaxis": axis("y", panel),
                    "textfont": {"size": frame.font - 1},
                    "cliponaxis": False,
                    "hoverinfo": "skip",
                    **trace(view, row, y + STEP / 2),
                }
            )
        y += STEP + GAP
    drawing.axes[layout_axis("x", panel)] = (
        _points_axis(view, panel, domain)
        if view.filters.margins
        else percentage_axis("x", panel, domain, view.axis_max, view.axis_max)
    )
    drawing.axes[layout_axis("y", panel)] = {
        "anchor": axis("x", panel),
        "showticklabels": False,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    return y


def _left(view: QuestionView) -> int:
    """The margin before the axis: room for the words at a point near zero, which an interval does not have."""
    return 10 if view.filters.margins else 96


def _dumbbell(view: QuestionView, row: OptionRow, y: float) -> Figure:
    """Both percentages on one line, the newest filled."""
    colours = theme.year_colours(view.waves)
    values = [item.percentage or 0.0 for item in row.cells]
    rising = values[0] <= values[-1]
    return {
        "mode": "lines+markers+text",
        "x": values,
        "y": [y] * len(values),
        "text": [f"{item.year} {cell(item.percentage, item.obs_status, breaks=False)}" for item in row.cells],
        "textposition": ["middle left", "middle right"] if rising else ["middle right", "middle left"],
        "line": {"color": theme.MUTED, "width": 3},
        "marker": {
            "size": 13,
            "color": [theme.PAGE, colours[row.cells[-1].year]],
            "line": {"width": 3, "color": [colours[item.year] for item in row.cells]},
        },
    }


def _interval(_view: QuestionView, row: OptionRow, y: float) -> Figure:
    """The difference with its interval, filled where it is clear."""
    difference = row.change or 0.0
    low, high = row.change_interval or (difference, difference)
    return {
        "mode": "markers+text",
        "x": [difference, high],
        "y": [y, y],
        "text": ["", f" {change_interval((low, high))}" if row.change_interval else "  geen marge"],
        "textposition": "middle right",
        "marker": {
            "size": [13, 0.1],
            "opacity": 1,
            "color": theme.BRAND if row.verdict is Verdict.CLEAR else theme.PAGE,
            "line": {"width": [3, 0], "color": theme.BRAND},
        },
        "error_x": error_bars([high - difference, 0.0], [difference - low, 0.0], colour=theme.BRAND),
    }


def _axis_start(view: QuestionView) -> float:
    """The left end of the horizontal axis."""
    return -_reach(view) if view.filters.margins else 0


def _reach(view: QuestionView) -> int:
    """The end of the axis of differences: beyond the longest interval, at a whole ten."""
    ends = [abs(end) for row in view.rows for end in (row.change_interval or (row.change or 0.0,))]
    return max(10, 10 * math.ceil(max(ends, default=0) / 10))


def _points_axis(view: QuestionView, panel: int, domain: list[float]) -> Figure:
    """The axis of differences in percentage points, with zero in the middle."""
    reach = _reach(view)
    step = 10 if reach <= 30 else 20
    ticks = list(range(-(reach // step) * step, reach + 1, step))
    return {
        **percentage_axis("x", panel, domain, reach, reach),
        "range": [-reach, reach],
        "tickvals": ticks,
        "ticktext": [signed(float(tick)).removesuffix(",0") for tick in ticks],
        "zerolinewidth": 2,
    }
