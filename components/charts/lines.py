"""*Lijnen*: a line per answer option, cut where years do not compare; more than four are small multiples.

The time axis has true distances between years. Within a group of comparable years a line that passes over a year of
another group is dotted: both ends compare, the year between does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from components import theme
from components.charts.frame import Drawing, Frame
from components.charts.line_axes import ABOVE, LEFT, broken_at, draw_axes, ends, highest, is_long
from components.charts.line_panels import panels
from components.charts.line_parts import NO_VALUES, Line, Panel, ends_in_words, traces, write_values
from components.charts.line_values import spread
from components.charts.text import LINE, SPACE, WIDE, Word, wrap
from data.views.frames import QuestionView

HEIGHT = 380
#: In a picture, which lines fill: at least.
LEAST = 160
#: Room behind a chart for the labels of its lines, as a share of the width, and pixels of it for their marks.
RIGHT, MARK = 0.32, 54
SIGNS = {"circle": "●", "square": "■", "diamond": "◆", "triangle-up": "▲"}


def lines(view: QuestionView, frame: Frame) -> Drawing:
    """One chart with labels at the ends for up to four options, else a panel each.

    A narrow frame has no room for labels at the ends, and intervals of several lines cover each other: both get panels.
    So do lines whose values would lie over each other. An option without any value has none.
    """
    rows = [(answer, cells) for answer, cells in view.answers if answer.published]
    if len(rows) <= len(theme.OPTION_COLOURS) and not frame.is_narrow and not view.filters.margins:
        looks = zip(rows, theme.OPTION_COLOURS, theme.OPTION_MARKERS, strict=False)
        drawing = _together(view, [Line(*row, colour, marker) for row, colour, marker in looks], frame)
        if drawing:
            return drawing
    return panels(view, [Line(*row, theme.BRAND, "circle") for row in rows], frame)


def _together(view: QuestionView, drawn: Sequence[Line], frame: Frame) -> Drawing | None:
    """All lines in one chart; None where there is no room for their values."""
    room = int(frame.width * RIGHT)
    pixels = frame.width - LEFT - room
    first, last = ends(view.years, pixels)
    labels = [_label(view, line, frame, room) for line in drawn]
    high = HEIGHT if frame.height is None else max(LEAST, frame.height - ABOVE)
    height = max(high, sum(_label_height(label, frame) for label in labels))
    drawing = Drawing(start=first, end=last, left=LEFT, right=room, height=height + ABOVE)
    panel = Panel(first, last - first, ABOVE, height, highest(view), pixels / (last - first), first)
    broken = broken_at(view, drawn)
    values = NO_VALUES if is_long(view) else write_values(view, panel, drawn, broken, frame, beyond=0)
    if values is None:
        return None
    draw_axes(drawing, view, panel, broken, values.boxes)
    drawing.words += values.words
    for line in drawn:
        drawing.traces += traces(view, [(panel, line)], frame)
    drawing.words += _labels(panel, drawn, labels, frame)
    return drawing


def _label(view: QuestionView, line: Line, frame: Frame, room: float) -> list[str]:
    """The label of a line, with its first and last value where those of the points are not written."""
    pixels, size = room - MARK, frame.font - 1
    known = ends_in_words(line.cells, pixels, size) if is_long(view) else []
    return [*wrap(line.answer.label, pixels, size), *known]


def _label_height(label: Sequence[str], frame: Frame) -> float:
    return LINE * (frame.font - 1) * len(label) + 4


def _labels(panel: Panel, drawn: Sequence[Line], labels: Sequence[Sequence[str]], frame: Frame) -> list[Word]:
    """The label of each line at its end, behind its mark, as near to the end as fits."""
    size = frame.font - 1
    levels = [panel.y(line.known[-1].percentage) for line in drawn]
    heights = [_label_height(label, frame) for label in labels]
    x = panel.left + panel.span
    words = []
    for line, label, y in zip(drawn, labels, spread(levels, heights, panel.top, panel.y(0)), strict=True):
        top = y - (len(label) - 1) / 2 * LINE * size
        words.append(Word(x, top, [f"{SPACE}{SIGNS[line.marker]}"], size=size, colour=line.colour))
        words.append(Word(x, y, [f"{WIDE}{WIDE}{text}" for text in label], size=size))
    return words
