"""*Verschil*: how much each answer changed from the first to the last comparable year, largest change first.

A dumbbell with both percentages; with margins, the difference and its interval against zero. Words stand beside a mark;
in a narrow frame under it, so that the scale has the width.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from components.charts.change_marks import (
    BESIDE,
    Mark,
    dumbbells,
    interval_text,
    interval_words,
    intervals,
    point_words,
)
from components.charts.frame import SIDE, Columns, Drawing, Frame, Segment, percentage_ticks, tick_words
from components.charts.text import SPACE, Word, width, wrap
from components.theme import MUTED
from data.views.frames import Answer, Cell, QuestionView
from data.wording.numbers import cell as cell_words
from data.wording.numbers import change as change_words
from data.wording.numbers import points, verdict

STEP, GAP = 26, 14
#: Height of a line of words under a mark, and half of the room between two words there.
BENEATH, APART = 17, 7
MOST_IN_A_COLUMN = 7
#: Between columns, as a share of the width.
BETWEEN = 0.05
#: Room for half of the words at an end tick, and before and behind the intervals in words.
LEFT, AROUND = 16, 16


class Scale(NamedTuple):
    """The horizontal axis of a column, in its unit: where it begins and ends, and its ticks with their words.

    ``unit`` is how much of it is a pixel.
    """

    first: float
    last: float
    ticks: list[tuple[float, str]]
    unit: float


def change(view: QuestionView, frame: Frame) -> Drawing:
    """A mark for each answer that has a change; the others are listed with the reason."""
    margins = view.filters.margins
    count = 2 if frame.height and len(view.answers) > MOST_IN_A_COLUMN else 1
    pixels = Columns.of(frame.width - SIDE, count, BETWEEN, 1).width
    scale = (_differences if margins else _percentages)(view, pixels, frame)
    columns = Columns.of(frame.width - SIDE, count, BETWEEN, scale.last - scale.first)
    drawing = Drawing(start=scale.first, end=scale.first + columns.end(scale.last - scale.first))
    marks: list[Mark] = []
    for start, rows in columns.split(view.answers):
        y = 0.0
        for answer, cells in rows:
            y += _label(drawing, view, answer, cells, start + scale.first, y, frame, columns.width)
            if answer.changed:
                mark = Mark(answer, cells, start, y + STEP / 2)
                marks.append(mark)
                _grid(drawing, view, mark, scale, frame)
                y += STEP
                if frame.is_narrow:
                    y += _beneath(drawing, view, mark, scale, frame)
            y += GAP
        bottom = y - GAP + 2
        tick_words(drawing, [(start + tick, words) for tick, words in scale.ticks], bottom)
        drawing.height = max(drawing.height, bottom)
    if margins and not frame.is_narrow:
        drawing.words += interval_words(marks, scale.last - _behind(view, frame) * scale.unit, frame)
    drawing.traces = (intervals if margins else dumbbells)(view, marks, frame)
    return drawing


def _label(
    drawing: Drawing,
    view: QuestionView,
    answer: Answer,
    cells: Sequence[Cell],
    x: float,
    y: float,
    frame: Frame,
    pixels: float,
) -> float:
    """Write an answer with its change and verdict, or with why it has none; how high that is."""
    if answer.changed:
        # In a comparison each answer may have years of its own.
        years = f" {answer.pair[0]}-{answer.pair[1]}" if answer.pair and not view.pair else ""
        told = f"{points(answer.change)}{years}, {verdict(answer)}"
        # In a narrow frame the change has a line of its own: an answer alone fills one or more.
        below = told if frame.is_narrow else ""
        label = answer.label if frame.is_narrow else f"{answer.label} {told}"
    else:
        known = [f"{cell.year}: {cell_words(cell, breaks=False)}" for cell in cells]
        below = f"{verdict(answer)}: {'; '.join(known)}"
        label = answer.label
    lines = wrap(label, frame.room(pixels), frame.font, bold=True)
    drawing.words.append(Word(x, y + 3, lines, "bottom right", bold=True))
    height = frame.line * len(lines) + 2
    if below:
        lines = wrap(below, frame.room(pixels), frame.font)
        word = Word(x, y + height + 1, lines, "bottom right")
        drawing.words.append(word if answer.changed else word._replace(colour=MUTED, italic=True))
        height += frame.line * len(lines) + 2
    return height


def _beneath(drawing: Drawing, view: QuestionView, mark: Mark, scale: Scale, frame: Frame) -> float:
    """Write the words of a mark under it; how high that is.

    Each stands under its point where there is room for both, else they meet between the points.
    """
    size, pixels = frame.font - 1, (scale.last - scale.first) / scale.unit
    if view.filters.margins:
        found = [(mark.answer.change, interval_text(mark.answer))]
    else:
        found = sorted((cell.percentage, point_words(view, cell)) for cell, _ in mark.sides)

    def wide(lines: Sequence[str]) -> float:
        return max(width(line, size) * frame.spacing + APART for line in lines)

    texts = [[text] for _, text in found]
    if sum(map(wide, texts)) > pixels:
        texts = [text.split(" ", 1) for _, text in found]
    widths = [wide(text) for text in texts]
    widths = [each * min(1, pixels / sum(widths)) for each in widths]
    levels = [(place - scale.first) / scale.unit for place, _ in found]
    places = [min(max(x, each / 2), pixels - each / 2) for x, each in zip(levels, widths, strict=True)]
    at = ["bottom center"] * len(found)
    if places[-1] - places[0] < sum(widths) / 2 and len(found) > 1:
        places = [min(max(sum(levels) / 2, widths[0]), pixels - widths[1])] * 2
        at = ["bottom left", "bottom right"]
        texts = [[f"{line}{SPACE}" for line in texts[0]], [f"{SPACE}{line}" for line in texts[1]]]
    for text, place, side in zip(texts, places, at, strict=True):
        x = mark.start + scale.first + place * scale.unit
        drawing.words.append(Word(x, mark.y + STEP / 2 - 2, text, side, size))
    return BENEATH * max(map(len, texts))


def _grid(drawing: Drawing, view: QuestionView, mark: Mark, scale: Scale, frame: Frame) -> None:
    """The lines of the axis in the row of a mark, but for those that would run through its words."""
    covered = []
    if not view.filters.margins and not frame.is_narrow:
        for cell, side in mark.sides:
            near = cell.percentage + side * BESIDE * scale.unit
            far = near + side * scale.unit * width(point_words(view, cell), frame.font - 1)
            covered.append((min(near, far), max(near, far)))
    for tick, _ in scale.ticks:
        if not any(low <= tick <= high for low, high in covered):
            x, lines = mark.start + tick, drawing.rules if tick else drawing.zeros
            lines.append(Segment(x, mark.y - STEP / 2, x, mark.y + STEP / 2))


def _percentages(view: QuestionView, pixels: float, frame: Frame) -> Scale:
    """Percentages from zero, with room on both sides for the words beside the outermost points."""
    # What stands left and right of a percentage, in pixels: the words at each point, half a word at the end ticks.
    left: list[tuple[float, float]] = [(0.0, LEFT)]
    right: list[tuple[float, float]] = [(float(view.axis_max), LEFT)]
    for answer, cells in view.answers:
        if answer.changed and not frame.is_narrow:
            for cell, side in Mark(answer, cells, 0, 0).sides:
                room = BESIDE + width(point_words(view, cell), frame.font - 1)
                (left if side < 0 else right).append((cell.percentage, room))
    # The smallest unit at which each on the left has room together with each on the right.
    unit = max((high - low) / max(1.0, pixels - before - behind) for low, before in left for high, behind in right)
    first, last = (min(low - unit * room for low, room in left), max(high + unit * room for high, room in right))
    ticks = percentage_ticks(view.axis_max, view.axis_max / unit)
    return Scale(first, last, [(tick, f"{tick}%") for tick in ticks], unit)


def _differences(view: QuestionView, pixels: float, frame: Frame) -> Scale:
    """Differences in percentage points with zero in the middle, and behind them room for the intervals in words."""
    ends = [abs(end) for row, _ in view.answers for end in (row.change, row.low, row.high) if not math.isnan(end)]
    end = max(10, 10 * math.ceil(max(ends, default=0) / 10))
    behind = _behind(view, frame)
    unit = 2 * end / (pixels - LEFT - behind)
    step = next((step for step in (10, 20, 50) if end % step == 0 and step / unit >= 3 * LEFT), end)
    ticks = range(-end, end + 1, step)
    words = [(float(tick), change_words(tick).removesuffix(",0")) for tick in ticks]
    return Scale(-end - LEFT * unit, end + behind * unit, words, unit)


def _behind(view: QuestionView, frame: Frame) -> float:
    """Pixels behind an axis of differences: for the intervals in words, which a narrow frame has elsewhere."""
    widths = [width(interval_text(answer), frame.font - 1) for answer, _ in view.answers if answer.changed]
    return LEFT if frame.is_narrow else AROUND + max(widths, default=0)
