"""What all charts share: the frame they are drawn in, columns, lines of the axes, and the finished figure.

A figure has one pair of axes, however many columns or panels it shows: each further pair takes plotly.js several
milliseconds. Across they count in the chart's own unit, percentages or years, with an offset per column; down in pixels
from the top of the drawing, so that text, bars and gaps keep their size whatever the number of rows. A picture of fixed
height stretches them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from components import theme
from components.charts.config import CONFIG
from components.charts.text import LINE, Word, traces, width
from data.views.frames import QuestionView

#: "data", "layout" and "config" for plotly.js; :class:`plotly.graph_objects.Figure` accepts the first two.
Figure = dict[str, Any]
Row = TypeVar("Row")

#: Margins above and on the right, where a chart has no need of others; on the left it begins where the text above does.
TOP, SIDE = 8, 8
#: Size of the words along an axis, and pixels between these and it.
TICK, TICK_GAP = 12, 5
#: Size of the words that appear when a reader points at a bar or point.
HOVER = 13


@dataclass(frozen=True)
class Frame:
    """Where a chart is drawn: width in pixels, font size, most columns, and in a picture how high it may be.

    ``width`` is the least that the place has; in a wider one everything across has more room.
    ``hover`` is the most pixels that the text at a bar or point may be wide. ``spacing`` is how much wider a text may
    become: readers who enlarge a page often put room between letters and words too. A ``brief`` chart leaves out what
    stands around it.
    """

    width: int
    font: int
    columns: int
    height: int | None = None
    hover: int = 400
    spacing: float = 1
    brief: bool = False

    @property
    def is_narrow(self) -> bool:
        """Whether nothing has room beside another: words stand above and below what they are about."""
        return self.columns == 1

    @property
    def line(self) -> int:
        """Pixels that a line of a label takes."""
        return round(LINE * self.font) + 2

    def room(self, pixels: float) -> float:
        """What a label of some pixels may fill before it goes on on the next line."""
        return pixels / self.spacing


#: A telephone of 320 pixels, and what is left of a window from 760 pixels on.
NARROW = Frame(width=262, font=14, columns=1, hover=230, spacing=1.2)
WIDE = Frame(width=700, font=14, columns=2)


class Segment(NamedTuple):
    """A straight line between two points in the units of the axes."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass
class Drawing:
    """Parts of a figure on its way.

    ``end`` is where the horizontal axis ends, ``height`` the number of pixels down; ``rules`` are thin grid lines,
    ``zeros`` the darker ones where an axis begins, ``breaks`` the dotted ones between what does not compare.
    """

    start: float = 0
    end: float = 1
    height: float = 0
    left: int = 0
    right: int = SIDE
    bottom: int = 26
    traces: list[Figure] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    rules: list[Segment] = field(default_factory=list)
    zeros: list[Segment] = field(default_factory=list)
    breaks: list[Segment] = field(default_factory=list)


#: What draws a view in a frame.
Builder = Callable[[QuestionView, Frame], Drawing]


@dataclass(frozen=True)
class Columns:
    """Columns of equal width: how many, pixels of each, and from the start of one to the start of the next."""

    count: int
    width: float
    pitch: float

    @classmethod
    def of(cls, pixels: float, count: int, gap: float, span: float) -> Columns:
        """Columns of ``span`` units of the axis on ``pixels``, of which ``gap`` is the share between two columns."""
        share = (1 - gap * (count - 1)) / count
        return cls(count, pixels * share, span * (share + gap) / share)

    def split(self, rows: Sequence[Row]) -> Iterator[tuple[float, Sequence[Row]]]:
        """The rows of each column, with its offset on the axis; the first ones have one more where they differ."""
        each, more = divmod(len(rows), self.count)
        for column in range(self.count):
            first = column * each + min(column, more)
            yield column * self.pitch, rows[first : first + each + (column < more)]

    def end(self, span: float) -> float:
        """Where the last column ends, on an axis that begins at zero."""
        return (self.count - 1) * self.pitch + span


def percentage_ticks(highest: int, pixels: float) -> list[int]:
    """Whole percentages along an axis of some pixels, no more than have room for their words."""
    first = 10 if highest <= 50 else 20
    room = 1.5 * width("100%", TICK)
    step = next((step for step in (first, 20, 25, 50) if pixels * step / highest >= room), 100)
    return list(range(0, highest + 1, step))


def error_bars(up: Sequence[float], down: Sequence[float], colour: str, *, halo: bool = False) -> Figure:
    """Lines from each point to the limits of its interval, none where it has no width; a halo is the wider line to put
    under them.
    """
    ends = [(high, low) if high or low else (None, None) for high, low in zip(up, down, strict=True)]
    return {
        "type": "data",
        "symmetric": False,
        "array": [high for high, _ in ends],
        "arrayminus": [low for _, low in ends],
        "color": theme.PAGE if halo else colour,
        "thickness": 5 if halo else 1.5,
        "width": 6 if halo else 4,
    }


def tick_words(drawing: Drawing, ticks: Sequence[tuple[float, str]], y: float) -> None:
    """Write words under the places of an axis, at ``y`` pixels down."""
    for x, text in ticks:
        drawing.words.append(Word(x, y + TICK_GAP, [text], "bottom center", TICK, theme.MUTED))


def finish(drawing: Drawing, frame: Frame) -> Figure:
    """The figure for the page, as high as its rows need and as wide as its place."""
    height = math.ceil(drawing.height)
    margin = {"l": drawing.left, "r": drawing.right, "t": TOP, "b": drawing.bottom, "pad": 0}
    return figure(drawing, frame, {"height": height + drawing.bottom + TOP, "margin": margin})


def figure(drawing: Drawing, frame: Frame, size: Figure) -> Figure:
    """The parts of a drawing as a figure for plotly.js, with the size that it is given."""
    axis = {"visible": False, "fixedrange": True}
    layout = {
        "font": {"family": theme.FONT, "size": frame.font, "color": theme.TEXT},
        "paper_bgcolor": theme.PAGE,
        "plot_bgcolor": theme.PAGE,
        "showlegend": False,
        "separators": ",.",
        "hovermode": "closest",
        # Nearer than the next row: whoever points at a value is never told about another.
        "hoverdistance": 20,
        "hoverlabel": {
            "bgcolor": theme.PAGE,
            "bordercolor": theme.BRAND,
            "font": {"family": theme.FONT, "size": HOVER, "color": theme.TEXT},
            "align": "left",
        },
        "dragmode": False,
        "barmode": "overlay",
        "xaxis": {**axis, "range": [drawing.start, drawing.end]},
        "yaxis": {**axis, "range": [drawing.height + TICK_GAP, 0]},
        "shapes": _shapes(drawing),
        **size,
    }
    return {"data": [*drawing.traces, *traces(drawing.words, frame.font)], "layout": layout, "config": CONFIG}


def _shapes(drawing: Drawing) -> list[Figure]:
    """All lines of a kind as one shape."""
    kinds: list[tuple[list[Segment], Figure]] = [
        (drawing.rules, {"color": theme.RULE, "width": 1}),
        (drawing.zeros, {"color": theme.MUTED, "width": 1}),
        (drawing.breaks, {"color": theme.BREAK, "width": 1.5, "dash": "dot"}),
    ]
    return [
        {
            "type": "path",
            "path": "".join(f"M{x0:g},{y0:g}L{x1:g},{y1:g}" for x0, y0, x1, y1 in segments),
            "layer": "below",
            "line": line,
        }
        for segments, line in kinds
        if segments
    ]
