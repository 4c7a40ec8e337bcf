"""*Verschil*, native: a bar for how much each answer changed, to the left where it fell, the largest change first.

A dumbbell, as on the page, is no chart of Office: it would take hidden series with numbers that are not the view's. A
bar of the difference shows the same, is one series to edit, and can have an interval. Both percentages and the verdict
stand below the name of the answer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from components import theme
from components.columns import change_header
from components.exports.fitting import LINE, width, wrap
from components.exports.native.chart import CHANGE, Kind, NativeChart, Place, Point, Row, Series, image
from data.statistics import Verdict
from data.views.frames import Answer, Cell, QuestionView
from data.wording.messages import change_in_brief, movement
from data.wording.numbers import change as change_words
from data.wording.numbers import change_interval
from data.wording.phrases import say

LABELS = 0.42
#: Room between two bars as a share of a bar.
GAP = 0.5
SPARE = 8
#: The largest size of labels.
LARGEST = 13


def _names(view: QuestionView, row: Row, area: Place) -> list[str]:
    """The lines of the name of an answer: its label, and below it what changed."""
    room = LABELS * area.width - 2 * SPARE
    return [*wrap(row[0].label, room, area.font), *wrap(change_in_brief(view, *row), room, area.font)]


def change_height(view: QuestionView, rows: Sequence[Row], area: Place) -> float:
    """The least height of a chart of some answers, in points: that of their names."""
    return len(rows) * (LINE * area.font * max(len(_names(view, row, area)) for row in rows) + SPARE)


def most_changes(view: QuestionView, area: Place) -> int:
    """How many answers have room in an area."""
    rows = view.answers
    return next((count for count in range(len(rows), 1, -1)
                 if change_height(view, rows[:count], area) <= area.height), 1)  # fmt: skip


def change(view: QuestionView, area: Place) -> list[NativeChart]:
    """One chart of all answers; one without a change has no bar, and its name says why."""
    rows = view.answers
    sizes = (area._replace(font=size) for size in range(LARGEST, int(area.font), -1))
    area = next((larger for larger in sizes if change_height(view, rows, larger) <= area.height), area)
    points = [_point(view, answer) for answer, _ in rows]
    start, end = _ends(points, (1 - LABELS) * area.width, area.font)
    colours = {False: theme.YEAR_SCALES[2][0], True: theme.BRAND}
    clear = [answer.verdict == Verdict.CLEAR for answer, _ in rows]
    known = [(f"{when} (%)", [_value(row, last) for row in rows]) for last, when in enumerate(_years(view))]
    return [
        NativeChart(
            kind=Kind.BARS,
            place=area,
            corner=say("answer"),
            categories=["\n".join(_names(view, row, area)) for row in rows],
            series=[Series(change_header(view), points, colours[False], own=[colours[one] for one in clear])],
            start=start,
            end=end,
            alt=image(view, " ".join(_told(view, *row) for row in rows)),
            labels=LABELS,
            gap=round(100 * GAP),
            number_format=CHANGE,
            extra=known,
        )
    ]


def _told(view: QuestionView, answer: Answer, cells: Sequence[Cell]) -> str:
    return movement(answer, cells) if answer.changed else f"{answer.label}: {change_in_brief(view, answer, cells)}."


def _years(view: QuestionView) -> tuple[str, str]:
    return (str(view.pair[0]), str(view.pair[1])) if view.pair else ("eerste jaar", "laatste jaar")


def _value(row: Row, last: int) -> float | None:
    answer, cells = row
    found = [cell for cell in cells if answer.pair and cell.year == answer.pair[last] and cell.published]
    return found[0].percentage if found else None


def _point(view: QuestionView, answer: Answer) -> Point:
    if not answer.changed:
        return Point(None)
    if not view.filters.margins or math.isnan(answer.low):
        return Point(answer.change)
    limits = answer.low, answer.high
    return Point(answer.change, f" ({change_interval(limits)})", limits)


def _ends(points: Sequence[Point], room: float, font: float) -> tuple[float, float]:
    """Where the axis starts and ends: each label has room at the end of its bar or interval."""
    left, right, before, behind = 0.0, 1.0, 0.0, 0.0
    for value, more, limits, _ in points:
        if value is not None:
            low, high = limits or (value, value)
            words = width(change_words(value) + more, font) + SPARE
            left, right = min(left, low), max(right, high)
            before, behind = (max(before, words), behind) if value < 0 else (before, max(behind, words))
    unit = (right - left) / max(0.3 * room, room - before - behind)
    return math.floor(left - before * unit), math.ceil(right + behind * unit)
