"""Small multiples of a line chart: a panel for each answer, with its title above it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from components.charts.frame import Columns, Drawing, Frame
from components.charts.line_axes import ABOVE, LEFT, broken_at, draw_axes, ends, highest, is_long
from components.charts.line_parts import NO_VALUES, Line, Panel, Values, ends_in_words, traces, write_values
from components.charts.text import LINE, Word, wrap
from data.views.frames import QuestionView

HEIGHT = 150
#: Room behind the last panel of a row for its last value.
RIGHT = 20
#: Under a panel: the years, and room before the next; beside it, as a share of the width, and of that in pixels what a
#: value may take.
BETWEEN, BETWEEN_COLUMNS, BEYOND = 44, 0.07, 6
#: Room above a panel where no series of its row is broken.
UNBROKEN = 6


def panels(view: QuestionView, drawn: Sequence[Line], frame: Frame) -> Drawing:
    """A panel for each line, in rows of as many as have room."""
    most = 1 if frame.is_narrow else frame.columns + 1
    # No more columns than it takes for this number of rows of panels: five are three and two, not four and one.
    count = math.ceil(len(drawn) / math.ceil(len(drawn) / most)) if drawn else 1
    pixels = Columns.of(frame.width - LEFT - RIGHT, count, BETWEEN_COLUMNS, 1).width
    first, last = ends(view.years, pixels)
    columns = Columns.of(frame.width - LEFT - RIGHT, count, BETWEEN_COLUMNS, last - first)
    drawing = Drawing(left=LEFT, right=RIGHT, bottom=4, start=first, end=first + columns.end(last - first))
    panel = Panel(first, last - first, 0, HEIGHT, highest(view), pixels / (last - first), first)
    values = _values(view, panel, drawn, frame)
    long = [[] if values else ends_in_words(line.cells, pixels, frame.font - 2) for line in drawn]
    room = frame.room(pixels + (RIGHT if count == 1 else 0))
    titles = [wrap(line.answer.label, room, frame.font, bold=True) for line in drawn]
    placed: list[tuple[Panel, Line]] = []
    bottom = float(-BETWEEN)
    for row in _rows(len(drawn), count):
        # Above a panel: the word at a break, then the ends of a long series in words, then the title.
        word = ABOVE if any(broken_at(view, [drawn[number]]) for number in row) else UNBROKEN
        above = word + LINE * (frame.font - 2) * max(len(long[number]) for number in row)
        top = bottom + BETWEEN + above + frame.line * max(len(titles[number]) for number in row)
        for place, number in enumerate(row):
            here = replace(panel, left=first + place * columns.pitch, top=top)
            shown = (values[number] if values else NO_VALUES).moved(here.left - first, top)
            draw_axes(drawing, view, here, broken_at(view, [drawn[number]]), shown.boxes)
            drawing.words.append(Word(here.left, top - above, titles[number], "top right", bold=True))
            if long[number]:
                drawing.words.append(Word(here.left, top - word, long[number], "top right", frame.font - 2))
            drawing.words += shown.words
            placed.append((here, drawn[number]))
        bottom = top + HEIGHT
    drawing.height = bottom + 24
    drawing.traces = traces(view, placed, frame) if placed else []
    return drawing


def _rows(count: int, columns: int) -> Iterator[range]:
    """The numbers of the panels of each row."""
    for start in range(0, count, columns):
        yield range(start, min(start + columns, count))


def _values(view: QuestionView, panel: Panel, drawn: Sequence[Line], frame: Frame) -> list[Values] | None:
    """The values of each line in a panel; None where those of some have no room, or there are too many years."""
    if is_long(view):
        return None
    found = [write_values(view, panel, [line], broken_at(view, [line]), frame, beyond=BEYOND) for line in drawn]
    return None if any(values is None for values in found) else [values for values in found if values is not None]
