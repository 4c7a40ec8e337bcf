"""What all charts share: the frame they are drawn in, columns of panels, wrapped text, and the finished figure.

Vertical places are pixels from the top of the drawing, so that text, bars and gaps keep their size whatever the
number of rows; a picture of fixed height stretches them.
"""

from __future__ import annotations

import html
import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from components import theme
from components.columns import marks_used
from data import summaries
from data.filters import View
from data.views import Cell, QuestionView

Figure = dict[str, Any]

#: Mean width of a character as a share of the font's size; on the wide side, as the font differs per machine.
CHARACTER = 0.62


@dataclass(frozen=True)
class Frame:
    """Where a chart is drawn: width in pixels without margins, font size, most columns, and a picture's height."""

    width: int
    font: int
    columns: int
    height: int | None = None


NARROW = Frame(width=255, font=14, columns=1)
WIDE = Frame(width=760, font=14, columns=2)
#: On the start page, a chart per question.
SMALL = Frame(width=250, font=14, columns=1)
#: Sizes at which a picture may be drawn, smallest first: with more rows everything becomes smaller in the end.
PICTURE_SIZES = tuple(
    Frame(width=int(1500 * size), font=17, columns=3, height=int(900 * size))
    for size in (1, 1.2, 1.4, 1.7, 2, 2.5, 3, 4)
)


@dataclass
class Drawing:
    """Parts of a figure on its way: traces, axes by name, annotations, shapes, height in pixels, margins."""

    traces: list[Figure] = field(default_factory=list)
    axes: dict[str, Figure] = field(default_factory=dict)
    annotations: list[Figure] = field(default_factory=list)
    shapes: list[Figure] = field(default_factory=list)
    height: float = 0
    left: int = 8
    right: int = 8
    bottom: int = 30


def wrap(text: str, pixels: float, font: int) -> list[str]:
    """Text in lines of at most about ``pixels`` wide, safe for Plotly, which reads some HTML in texts."""
    characters = max(8, int(pixels / (font * CHARACTER)))
    return [html.escape(line, quote=False) for line in textwrap.wrap(text, characters)] or [""]


def joined(lines: list[str]) -> str:
    """Lines as one text for Plotly."""
    return "<br>".join(lines)


def axis(letter: str, panel: int) -> str:
    """Reference to the axis of a panel, counted from 0: x, x2, x3."""
    return letter if panel == 0 else f"{letter}{panel + 1}"


def layout_axis(letter: str, panel: int) -> str:
    """Name of that axis in the layout: xaxis, xaxis2, xaxis3."""
    return f"{letter}axis" + ("" if panel == 0 else str(panel + 1))


def column_domains(columns: int, gap: float) -> list[list[float]]:
    """Horizontal share of each column of panels, with ``gap`` between them."""
    width = (1 - gap * (columns - 1)) / columns
    return [[column * (width + gap), column * (width + gap) + width] for column in range(columns)]


def percentage_axis(letter: str, panel: int, domain: list[float], end: float, highest: int) -> Figure:
    """The horizontal percentage axis of a column: from zero, with room behind the longest bar for its value."""
    step = 10 if highest <= 50 else 20
    ticks = list(range(0, highest + 1, step))
    return {
        "domain": domain,
        "anchor": axis("y" if letter == "x" else "x", panel),
        "range": [0, end],
        "tickvals": ticks,
        "ticktext": [f"{tick}%" for tick in ticks],
        "gridcolor": theme.RULE,
        "zeroline": True,
        "zerolinecolor": theme.MUTED,
        "fixedrange": True,
        "tickfont": {"color": theme.MUTED, "size": 12},
    }


def note_text(x: float, y: float, text: str, panel: int = 0, **more: Any) -> Figure:
    """An annotation without arrow at a place of a panel, left-aligned above ``y``."""
    return {
        "xref": axis("x", panel),
        "yref": axis("y", panel),
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "align": "left",
        "xanchor": "left",
        "yanchor": "middle",
        **more,
    }


def error_bars(up: Sequence[float], down: Sequence[float], *, halo: bool = False, colour: str = theme.TEXT) -> Figure:
    """Lines from each point to the limits of its interval; a halo is the wider line to put under them."""
    return {
        "type": "data",
        "symmetric": False,
        "array": list(up),
        "arrayminus": list(down),
        "color": theme.PAGE if halo else colour,
        "thickness": 5 if halo else 1.5,
        "width": 6 if halo else 4,
    }


def hatched(cells: Sequence[Cell], colour: str) -> Figure:
    """A pattern for bars with few municipalities behind them; the others are filled."""
    return {
        "shape": ["" if item.firm else "/" for item in cells],
        "fillmode": "overlay",
        "fgcolor": colour,
        "bgcolor": theme.PAGE,
        "size": 6,
    }


def finish(drawing: Drawing, frame: Frame) -> Figure:
    """The figure for the page, as high as its rows need."""
    return _figure(
        drawing,
        frame.font,
        height=math.ceil(drawing.height) + drawing.bottom + 8,
        margin={"l": drawing.left, "r": drawing.right, "t": 8, "b": drawing.bottom, "pad": 0},
    )


def finish_picture(drawing: Drawing, view: QuestionView, frame: Frame) -> tuple[Figure, bool]:
    """The figure for a picture, with title and selection above and notes and source below; whether its rows fit."""
    height = frame.height or 0
    full_width = height * 16 // 9
    from_side, line, small = 48, 19, 14
    title = wrap(view.question.title, frame.width, 30)
    question = wrap(view.question.text, frame.width, 16)[:3]
    head = [(f"<b>{joined(title)}</b>", 30, theme.BRAND, 38 * len(title))]
    head.append((joined(question), 16, theme.TEXT, 21 * len(question)))
    head.append((f"<b>{summaries.selection(view)}</b>", 16, theme.TEXT, 26))
    top = 28
    annotations = []
    for text, size, colour, text_height in head:
        annotations.append(_paper_text(text, size, colour, top=top))
        top += text_height
    foot = [wrapped for text in picture_notes(view) for wrapped in wrap(text, frame.width, small)]
    foot_height = line * len(foot) + 18
    annotations.append(_paper_text(joined(foot), small, theme.MUTED, top=height - foot_height))
    figure = _figure(
        drawing,
        frame.font,
        width=full_width,
        height=height,
        margin={
            "l": from_side + drawing.left,
            "r": from_side + drawing.right,
            "t": top + 14,
            "b": foot_height + 12 + drawing.bottom,
            "pad": 0,
        },
    )
    margin = figure["layout"]["margin"]
    plot_width, plot_height = full_width - margin["l"] - margin["r"], height - margin["t"] - margin["b"]
    for item in annotations:
        item["x"] = (from_side - margin["l"]) / plot_width
        item["y"] = 1 - (item.pop("top") - margin["t"]) / plot_height
    figure["layout"]["annotations"] += annotations
    return figure, drawing.height <= plot_height * 1.05


def picture_notes(view: QuestionView) -> list[str]:
    """What stands under a picture: what does not compare, the notes, the meaning of marks, the source."""
    # A chart shows breaks itself; only the table marks them.
    marks = [
        f"({mark}) {meaning}." for mark, meaning in marks_used(view) if mark != "b" or view.filters.view is View.TABLE
    ]
    texts = [summaries.comparison(view), summaries.certainty(view), *(text for text, _ in summaries.remarks(view))]
    return [text for text in [*texts, " ".join(marks), summaries.source_line(view)] if text]


def _paper_text(text: str, size: int, colour: str, *, top: int) -> Figure:
    return {
        "xref": "paper",
        "yref": "paper",
        "text": text,
        "top": top,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "font": {"size": size, "color": colour},
    }


def _figure(drawing: Drawing, font: int, **layout: Any) -> Figure:
    return {
        "data": drawing.traces,
        "layout": {
            "font": {"family": theme.FONT, "size": font, "color": theme.TEXT},
            "paper_bgcolor": theme.PAGE,
            "plot_bgcolor": theme.PAGE,
            "showlegend": False,
            "separators": ",.",
            "hovermode": "closest",
            "dragmode": False,
            "barmode": "overlay",
            "annotations": drawing.annotations,
            "shapes": drawing.shapes,
            **drawing.axes,
            **layout,
        },
    }
