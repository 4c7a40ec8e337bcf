"""*Verschil*: a dumbbell per answer option, from the first to the last comparable year, largest change first."""

from __future__ import annotations

import math

from components import theme
from components.charts.frame import (
    Drawing,
    Frame,
    axis,
    column_domains,
    joined,
    layout_axis,
    note_text,
    percentage_axis,
    wrap,
)
from data.views import OptionRow, QuestionView
from data.wording import cell, points

LINE, STEP, GAP = 20, 26, 16
MOST_IN_A_COLUMN = 7


def change(view: QuestionView, frame: Frame) -> Drawing:
    """Dumbbells of the rows that have a change; the others are listed with the reason."""
    count = 2 if frame.height and len(view.rows) > MOST_IN_A_COLUMN else 1
    domains = column_domains(count, gap=0.26)
    width = frame.width * (domains[0][1] - domains[0][0])
    drawing = Drawing(left=96, right=96)
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
    colours = theme.year_colours(view.waves)
    y = 0.0
    for row in rows:
        difference = "" if row.change is None else f" {points(row.change)}"
        label = wrap(row.label + difference, width, frame.font)
        drawing.annotations.append(
            note_text(0, y, f"<b>{joined(label)}</b>", panel, yanchor="top", xshift=-94, yshift=3, bgcolor=theme.PAGE)
        )
        y += LINE * len(label) + 2
        known = [item for item in row.cells if item.percentage is not None]
        if row.change is None:
            words = "; ".join(
                f"{item.year}: {cell(item.percentage, item.obs_status, breaks=False)}" for item in row.cells
            )
            drawing.annotations.append(
                note_text(
                    0,
                    y + STEP / 2,
                    f"<i>{words}</i>",
                    panel,
                    xshift=-94,
                    bgcolor=theme.PAGE,
                    font={"color": theme.MUTED},
                )
            )
            y += STEP + GAP
            continue
        values = [item.percentage or 0.0 for item in known]
        rising = values[0] <= values[-1]
        drawing.traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers+text",
                "name": row.label,
                "xaxis": axis("x", panel),
                "yaxis": axis("y", panel),
                "x": values,
                "y": [y + STEP / 2] * len(values),
                "text": [f"{item.year} {cell(item.percentage, item.obs_status, breaks=False)}" for item in known],
                "textposition": ["middle left", "middle right"] if rising else ["middle right", "middle left"],
                "textfont": {"size": frame.font - 1},
                "cliponaxis": False,
                "line": {"color": theme.MUTED, "width": 3},
                "marker": {
                    "size": 13,
                    "color": [theme.PAGE, colours[known[-1].year]],
                    "line": {"width": 3, "color": [colours[item.year] for item in known]},
                },
                "hoverinfo": "skip",
            }
        )
        y += STEP + GAP
    drawing.axes[layout_axis("x", panel)] = percentage_axis("x", panel, domain, view.axis_max, view.axis_max)
    drawing.axes[layout_axis("y", panel)] = {
        "anchor": axis("x", panel),
        "showticklabels": False,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    return y
