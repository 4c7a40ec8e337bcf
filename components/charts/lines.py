"""*Lijnen*: a line per answer option, cut where years do not compare; more than four are small multiples.

The time axis has true distances between years. Within a group of comparable years a line that passes over a year of
another group is dotted: both ends compare, the year between does not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from components import theme
from components.charts.frame import TICK, TICK_GAP, Columns, Drawing, Frame, Segment
from components.charts.line_parts import Line, Panel, ends_in_words, limits, traces, write_values
from components.charts.line_values import spread
from components.charts.text import LINE as LINE_SHARE
from components.charts.text import SPACE, WIDE, Word, wrap
from data.survey.comparability import breaks
from data.views.frames import Answer, Cell, QuestionView

PANEL, ALONE = 150, 380
#: Room for the percentages before a chart, and for the last value behind it.
LEFT, RIGHT = 42, 20
TITLE_LINE = 19
#: Under a panel: the years, and room before the next; beside it, as a share of the width.
BETWEEN, BETWEEN_COLUMNS = 44, 0.07
#: Above a panel: the word at a break, and where there is none.
BREAK_WORD, NO_BREAK = 18, 6
SIGNS = {"circle": "●", "square": "■", "diamond": "◆", "triangle-up": "▲"}
MANY_YEARS = 6
Row = tuple[Answer, list[Cell]]


def lines(view: QuestionView, frame: Frame) -> Drawing:
    """One chart with labels at the ends for up to four options, else a panel each.

    A narrow frame has no room for labels at the ends, and intervals of several lines cover each other: both get panels.
    An option without any value has none.
    """
    rows = [(answer, cells) for answer, cells in view.answers if answer.published]
    together = len(rows) <= len(theme.OPTION_COLOURS) and frame.columns > 1 and not view.filters.margins
    return _together(view, rows, frame) if together else _multiples(view, rows, frame)


def _highest(view: QuestionView) -> float:
    """The top of a panel: room above the highest value for its text; with margins, above the highest interval too."""
    highest = view.axis_max * 1.18
    if not view.filters.margins:
        return highest
    return max(highest, 1.18 * max(limits(cell)[1] for _, cells in view.answers for cell in cells if cell.published))


def _edge(years: Sequence[int]) -> float:
    """Years before the first and after the last."""
    return max(0.35, (years[-1] - years[0]) * 0.05) if len(years) > 1 else 0.5


def _together(view: QuestionView, rows: Sequence[Row], frame: Frame) -> Drawing:
    room = int(frame.width * 0.32)
    edge = _edge(view.years)
    span = view.years[-1] - view.years[0] + 2 * edge
    first = view.years[0] - edge
    labels = [_label(view, row, frame, room) for row in rows]
    height = max(ALONE, sum(_label_height(label, frame) for label in labels))
    drawing = Drawing(start=first, end=first + span, left=LEFT, right=room, height=height + BREAK_WORD)
    panel = Panel(first, span, BREAK_WORD, height, _highest(view), (frame.width - LEFT - room) / span, first)
    _axes(drawing, view, panel, [cells for _, cells in rows])
    drawn = [
        Line(answer, cells, colour, marker)
        for (answer, cells), colour, marker in zip(rows, theme.OPTION_COLOURS, theme.OPTION_MARKERS, strict=False)
    ]
    for line in drawn:
        drawing.traces += traces(view, [(panel, line)], frame)
    if not _is_long(view):
        drawing.words += write_values(view, panel, drawn, frame, beyond=6)
    drawing.words += _labels(panel, drawn, labels, frame)
    return drawing


def _label(view: QuestionView, row: Row, frame: Frame, room: float) -> list[str]:
    """The label of a line, with its first and last value where those of the points are not written."""
    answer, cells = row
    label = wrap(answer.label, room - 54, frame.font - 1)
    return [*label, *([ends_in_words(cells)] if _is_long(view) else [])]


def _label_height(label: Sequence[str], frame: Frame) -> float:
    return LINE_SHARE * (frame.font - 1) * len(label) + 4


def _labels(panel: Panel, drawn: Sequence[Line], labels: Sequence[Sequence[str]], frame: Frame) -> list[Word]:
    """The label of each line at its end, behind its mark, as near to the end as fits."""
    size = frame.font - 1
    levels = [panel.y(line.known[-1].percentage) for line in drawn]
    heights = [_label_height(label, frame) for label in labels]
    x = panel.left + panel.span
    words = []
    for line, label, y in zip(drawn, labels, spread(levels, heights, panel.top, panel.y(0)), strict=True):
        top = y - (len(label) - 1) / 2 * LINE_SHARE * size
        words.append(Word(x, top, [f"{SPACE}{SIGNS[line.marker]}"], size=size, colour=line.colour))
        words.append(Word(x, y, [f"{WIDE}{WIDE}{text}" for text in label], size=size))
    return words


def _multiples(view: QuestionView, rows: Sequence[Row], frame: Frame) -> Drawing:
    edge = _edge(view.years)
    span = view.years[-1] - view.years[0] + 2 * edge
    first = view.years[0] - edge
    most = frame.columns + 1 if frame.columns > 1 else 1
    # No more columns than it takes for this number of rows of panels: five are three and two, not four and one.
    count = math.ceil(len(rows) / math.ceil(len(rows) / most)) if rows else 1
    columns = Columns.of(frame.width - LEFT - RIGHT, count, BETWEEN_COLUMNS, span)
    titles = [wrap(answer.label, columns.width, frame.font, bold=True) for answer, _ in rows]
    drawing = Drawing(left=LEFT, right=RIGHT, bottom=4, start=first, end=first + columns.end(span))
    drawn: list[tuple[Panel, Line]] = []
    top, word, above = float(-PANEL - BETWEEN), 0, 0
    for number, (answer, cells) in enumerate(rows):
        left = first + number % count * columns.pitch
        if number % count == 0:
            is_broken = any(_breaks(view, cells) for _, cells in rows[number : number + count])
            word = BREAK_WORD if is_broken else NO_BREAK
            above = word + (TITLE_LINE if _is_long(view) else 0)
            top += PANEL + BETWEEN + above + TITLE_LINE * max(map(len, titles[number : number + count]))
        panel = Panel(left, span, top, PANEL, _highest(view), columns.width / span, first)
        line = Line(answer, cells, theme.BRAND, "circle")
        _axes(drawing, view, panel, [cells])
        drawing.words.append(Word(left, top - above, titles[number], "top right", bold=True))
        if _is_long(view):
            ends = [ends_in_words(cells)]
            drawing.words.append(Word(left, top - word, ends, "top right", frame.font - 2))
        else:
            drawing.words += write_values(view, panel, [line], frame, beyond=16)
        drawn.append((panel, line))
    drawing.height = top + PANEL + 24
    drawing.traces = traces(view, drawn, frame) if drawn else []
    return drawing


def _is_long(view: QuestionView) -> bool:
    """Whether there are more years than have room for their values."""
    return len(view.years) > MANY_YEARS


def _breaks(view: QuestionView, cells: Sequence[Cell]) -> list[tuple[int, int]]:
    """The years shown before and after each break in the series of a question, one of whose rows these are."""
    groups = view.questions[cells[0].question_id].groups
    return breaks([year for year in view.years if year in groups], groups)


def _axes(drawing: Drawing, view: QuestionView, panel: Panel, rows: Sequence[Sequence[Cell]]) -> None:
    """Grid lines with their percentages, the years, and a dotted line with a word where the series is broken."""
    for tick in range(0, view.axis_max + 1, 20 if view.axis_max > 40 else 10):
        y = panel.y(tick)
        lines = drawing.rules if tick else drawing.zeros
        lines.append(Segment(panel.left, y, panel.left + panel.span, y))
        drawing.words.append(Word(panel.left, y, [f"{tick}%{SPACE}"], "middle left", TICK, theme.MUTED))
    every = math.ceil(len(view.years) / MANY_YEARS)
    for year in view.years[::-1][::every]:
        drawing.words.append(
            Word(panel.x(year), panel.y(0) + TICK_GAP, [str(year)], "bottom center", TICK, theme.MUTED)
        )
    # Where the lines of one chart are broken in different places, none of these is the chart's.
    if len({cells[0].question_id for cells in rows}) == 1:
        for before, after in _breaks(view, rows[0]):
            x = panel.x((before + after) / 2)
            drawing.breaks.append(Segment(x, panel.top, x, panel.y(0)))
            drawing.words.append(Word(x, panel.top - 1, ["breuk"], "top center", TICK, theme.MUTED))
