"""View -> figure: one module per kind of chart, and one registry.

The law of this room: a figure is a plain dict for plotly.js that holds everything it shows, words included; it is made
of a view alone, by a builder ``(view, frame) -> Drawing``, and calculates nothing about the survey. A new kind of chart
is a module with a builder, one entry in :data:`BUILDERS`, and its test.
"""

from __future__ import annotations

from components.charts.bars import bars
from components.charts.change import change
from components.charts.frame import NARROW, WIDE, Builder, Figure, finish
from components.charts.lines import lines
from components.charts.picture import brief_picture, file_width, picture_with_notes
from components.charts.table import table
from data.views.filters import Picture, View
from data.views.frames import QuestionView

__all__ = ["BUILDERS", "Builder", "Figure", "file_width", "page_figure", "picture_figure"]

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
    """The same chart as a picture that stands alone, of the kind that is chosen; all words are at plain coordinates.

    A file of it is :func:`file_width` pixels wide, which is narrower than a figure that has grown to hold all its rows.
    """
    builder = BUILDERS[view.filters.view]
    if view.filters.picture is Picture.NOTES:
        return picture_with_notes(view, builder)
    return brief_picture(view, builder)
