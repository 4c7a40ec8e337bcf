"""View -> figure: one module per kind of chart, and one registry.

The law of this room: a figure is a plain dict for plotly.js that holds everything it shows, words included; it is made
of a view alone, by a builder ``(view, frame) -> Drawing``, and calculates nothing about the survey. A new kind of chart
is a module with a builder, one entry in :data:`BUILDERS`, and its test.
"""

from __future__ import annotations

from collections.abc import Callable

from components.charts.bars import bars
from components.charts.change import change
from components.charts.frame import NARROW, WIDE, Drawing, Figure, Frame, finish
from components.charts.lines import lines
from components.charts.picture import PICTURES, finish_picture
from components.charts.table import table
from data.views.filters import View
from data.views.frames import QuestionView

__all__ = ["BUILDERS", "Builder", "Figure", "page_figure", "picture_figure"]

Builder = Callable[[QuestionView, Frame], Drawing]

#: The table is a chart only in a picture; on the page it is a table.
BUILDERS: dict[View, Builder] = {
    View.BARS: bars,
    View.LINES: lines,
    View.CHANGE: change,
    View.TABLE: table,
}


def page_figure(view: QuestionView, *, narrow: bool) -> Figure:
    """The chart of a view as it stands on the page, as wide as its place; ``narrow`` for a phone."""
    frame = NARROW if narrow else WIDE
    return finish(BUILDERS[view.filters.view](view, frame), frame)


def picture_figure(view: QuestionView) -> Figure:
    """The same chart as a picture of 16 by 9 that stands alone, as large as its rows need.

    Whoever makes a file of it brings every picture to one size.
    """
    for frame in PICTURES:
        figure, fits = finish_picture(BUILDERS[view.filters.view](view, frame), view, frame)
        if fits:
            break
    return figure
