"""View -> figure: one module per kind of chart, and one registry.

A figure is a plain dict for plotly.js. A new kind of chart is a module with a builder ``(view, frame) -> Drawing``,
one entry in :data:`BUILDERS`, and its test.
"""

from __future__ import annotations

from collections.abc import Callable

from components.charts.bars import bars
from components.charts.change import change
from components.charts.frame import PICTURE_SIZES, Drawing, Figure, Frame, finish, finish_picture
from components.charts.lines import lines
from components.charts.table import table
from data.filters import View
from data.views import QuestionView

BUILDERS: dict[View, Callable[[QuestionView, Frame], Drawing]] = {
    View.BARS: bars,
    View.LINES: lines,
    View.CHANGE: change,
    View.TABLE: table,
}


def page_figure(view: QuestionView, frame: Frame) -> Figure:
    """The chart as it stands on the page."""
    return finish(BUILDERS[view.filters.view](view, frame), frame)


def picture_figure(view: QuestionView) -> Figure:
    """The same chart as a picture that stands alone: title, selection, chart, notes and source, 16 by 9.

    Drawn at 1600 x 900, or larger where the rows need it; the browser brings every picture to one size.
    """
    for frame in PICTURE_SIZES:
        figure, fits = finish_picture(BUILDERS[view.filters.view](view, frame), view, frame)
        if fits:
            break
    return figure
