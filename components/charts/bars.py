"""*Staven*: horizontal bars grouped per answer option, one bar per year, the year before it and the value behind it.

The option's label stands above its bars, so that long labels fit at any width. Years that do not compare are set
apart by a gap and a dotted line.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from components import theme
from components.charts.frame import (
    HOVER,
    SIDE,
    Columns,
    Drawing,
    Figure,
    Frame,
    Segment,
    error_bars,
    percentage_ticks,
    tick_words,
)
from components.charts.text import SPACE, THIN, Word, hover_text, width, wrap
from data.survey.schema import ObsStatus
from data.views.frames import Answer, Cell, QuestionView
from data.wording.hover import hover
from data.wording.numbers import cell as cell_words

BAR, STEP, GAP, BREAK = 18, 23, 16, 9
#: Room before the bars for the years, as a multiple of the size of the text; between columns, as a share of the width.
LEFT, BETWEEN = 3.3, 0.04
#: Most room between a bar and its value, as a multiple of the size of the text.
AWAY = 0.75
#: On the page; a picture has as many columns as it may, as it is wide and not high.
MOST_IN_A_COLUMN, MOST_IN_A_COLUMN_OF_A_PICTURE = 5, 3


class Bar(NamedTuple):
    """A bar: where it begins and how far down its middle is, its cell, and what is told of it."""

    start: float
    centre: float
    cell: Cell
    hover: str

    @property
    def limits(self) -> tuple[float, float]:
        """The limits of the interval; the percentage itself where it has none."""
        value = self.cell.percentage
        return (value, value) if math.isnan(self.cell.low) else (self.cell.low, self.cell.high)


def bars(view: QuestionView, frame: Frame) -> Drawing:
    """Bars of all answers, in columns where there are many."""
    most = MOST_IN_A_COLUMN if frame.height is None else MOST_IN_A_COLUMN_OF_A_PICTURE
    count = max(1, min(frame.columns, math.ceil(len(view.answers) / most)))
    pixels = Columns.of(frame.width - SIDE, count, BETWEEN, 1).width - LEFT * frame.font
    room = _room(view, pixels, frame)
    span = view.axis_max * room
    # The years stand before zero, in units of the axis as everything across.
    before = span * LEFT * frame.font / pixels
    columns = Columns.of(frame.width - SIDE, count, BETWEEN, before + span)
    drawing = Drawing(start=-before, end=columns.end(before + span) - before)
    ticks = percentage_ticks(view.axis_max, pixels / room)
    drawn: list[Bar] = []
    for start, rows in columns.split(view.answers):
        y = 0.0
        for answer, cells in rows:
            top = _label(drawing, answer, start - before, y, columns.width, frame)
            y = _answer(drawing, drawn, view, cells, start, top, span, frame)
            for tick in ticks:
                segments = drawing.rules if tick else drawing.zeros
                segments.append(Segment(start + tick, top - 2, start + tick, y + 2))
            y += GAP
        tick_words(drawing, [(start + tick, f"{tick}%") for tick in ticks], y - GAP + 2)
        drawing.height = max(drawing.height, y - GAP + 2)
    drawing.traces = _traces(view, drawn)
    return drawing


def _room(view: QuestionView, pixels: float, frame: Frame) -> float:
    """How much longer than its axis a row of some pixels is: room behind each bar or interval for its value.

    More where the same words take a larger share of the width. It hardly depends on the bars that are shown, so that
    these keep their length when a year comes or goes.
    """
    margins, counts = view.filters.margins, view.filters.counts
    room = 1.22 + (0.23 if margins else 0) + (0.2 if counts else 0) + (0.33 if frame.is_narrow else 0)
    for cell in (cell for _, cells in view.answers for cell in cells if cell.published):
        words = AWAY * frame.font + width(cell_words(cell, breaks=False, counts=counts), frame.font)
        end = cell.high if margins and cell.has_interval else cell.percentage
        room = max(room, end / view.axis_max / max(0.1, 1 - words / pixels))
    return room


def _label(drawing: Drawing, answer: Answer, start: float, y: float, pixels: float, frame: Frame) -> float:
    """Write the label of an answer; where its bars begin."""
    lines = wrap(answer.label, frame.room(pixels), frame.font, bold=True)
    drawing.words.append(Word(start, y + 3, lines, "bottom right", bold=True))
    return y + frame.line * len(lines) + 4


def _answer(
    drawing: Drawing,
    drawn: list[Bar],
    view: QuestionView,
    cells: Sequence[Cell],
    start: float,
    y: float,
    span: float,
    frame: Frame,
) -> float:
    """Draw the years of an answer from ``y`` down; where they end."""
    if not any(cell.published for cell in cells):
        cells = cells[-1:]
        drawing.words.append(_value(view, _bar(view, cells[0], start, y + STEP / 2, frame)))
        return y + STEP
    runs = [list(run) for _, run in groupby(cells, key=lambda cell: cell.comparable_group)]
    for number, run in enumerate(runs):
        if number:
            place = y + BREAK / 2 - 1
            drawing.breaks.append(Segment(start, place, start + span, place))
            y += BREAK
        for cell in run:
            bar = _bar(view, cell, start, y + STEP / 2, frame)
            before = f"{cell.year}{SPACE}"
            drawing.words.append(Word(start, bar.centre, [before], "middle left", frame.font - 1))
            drawing.words.append(_value(view, bar))
            drawn += [bar] if cell.published else []
            y += STEP
    return y


def _bar(view: QuestionView, cell: Cell, start: float, centre: float, frame: Frame) -> Bar:
    told = hover_text(hover(cell, view.questions[cell.question_id]), frame.hover, HOVER)
    return Bar(start, centre, cell, told)


def _value(view: QuestionView, bar: Bar) -> Word:
    """The value behind a bar, or behind its interval where that is drawn; where there is none, why."""
    words = cell_words(bar.cell, breaks=False, counts=view.filters.counts)
    if not bar.cell.published:
        blank = [f"{SPACE}{words}"]
        return Word(bar.start, bar.centre, blank, colour=theme.MUTED, italic=True, hover=bar.hover)
    if view.filters.margins:
        return Word(bar.start + bar.limits[1], bar.centre, [f"{SPACE}{THIN}{words}"], hover=bar.hover)
    return Word(bar.start + bar.cell.percentage, bar.centre, [f"{SPACE}{words}"], hover=bar.hover)


def _traces(view: QuestionView, drawn: Sequence[Bar]) -> list[Figure]:
    """The bars, each in the colour of its year; with margins, their intervals."""
    of_year = theme.year_colours(tuple(view.populations))
    colours = [of_year[bar.cell.year] for bar in drawn]
    common = {"y": [bar.centre for bar in drawn], "cliponaxis": False}
    trace = {
        **common,
        "type": "bar",
        "orientation": "h",
        "x": [bar.cell.percentage for bar in drawn],
        "width": BAR,
        "marker": {"color": colours, **_hatched(drawn, colours)},
        "hovertext": [bar.hover for bar in drawn],
        "hoverinfo": "text",
    }
    if any(bar.start for bar in drawn):
        trace["base"] = [bar.start for bar in drawn]
    if not view.filters.margins:
        return [trace]
    ends = [bar.start + bar.limits[1] for bar in drawn]
    up, down = [0.0] * len(drawn), [bar.limits[1] - bar.limits[0] for bar in drawn]
    points = {**common, "type": "scatter", "mode": "none", "x": ends, "hoverinfo": "skip"}
    # A white line under the dark one keeps the interval visible on a dark bar.
    halo = error_bars(up, down, theme.TEXT, halo=True)
    return [trace, {**points, "error_x": halo}, {**points, "error_x": error_bars(up, down, theme.TEXT)}]


def _hatched(drawn: Sequence[Bar], colours: Sequence[str]) -> Figure:
    """A pattern for bars with few municipalities behind them; the others are filled."""
    shape = ["/" if bar.cell.obs_status == ObsStatus.LOW_RELIABILITY else "" for bar in drawn]
    if not any(shape):
        return {}
    pattern = {"shape": shape, "fillmode": "overlay", "fgcolor": list(colours), "bgcolor": theme.PAGE, "size": 6}
    return {"pattern": pattern}
