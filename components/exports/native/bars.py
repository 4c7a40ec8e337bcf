"""*Staven*, native: horizontal bars, a group per answer and a series per year; where years do not compare, a gap.

The year stands before its value at each bar: colours of neighbouring years differ too little to rely on.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from components import theme
from components.charts.line_axes import BREAK
from components.exports.fitting import LINE, line_count, width, wrap
from components.exports.native.chart import Kind, NativeChart, Place, Point, Series, alt, behind, split
from data.survey.comparability import breaks
from data.survey.schema import ObsStatus
from data.views.frames import Cell, QuestionView
from data.wording.numbers import cell as cell_words
from data.wording.phrases import say

#: Room between two answers as a share of a bar, and where gaps of a bar are within an answer; the least height of a bar
#: as a share of the size of its label, and the largest size that this may have.
GAP, WIDER_GAP, BAR, LARGEST = 0.8, 1.5, 1.0, 12
#: Between two columns, as a share of the width.
BETWEEN = 0.02
#: What the names of answers may take of the width, the least first.
LABELS = (0.22, 0.27, 0.32, 0.37, 0.42)
#: Points between a name and its bars, with what programs differ in.
SPARE = 12


def steps(view: QuestionView) -> list[int | None]:
    """The years of a group of bars, with None where a gap shows that the years around it do not compare.

    Answers of several questions have no gap in common: there a mark tells it.
    """
    if len(view.questions) != 1:
        return list(view.years)
    (question,) = view.questions.values()
    before = {first for first, _ in breaks([year for year in view.years if year in question.groups], question.groups)}
    return [step for year in view.years for step in ([year, None] if year in before else [year])]


def bar_height(view: QuestionView, answers: int, font: float) -> float:
    """The least height of a chart of some answers, in points."""
    return answers * (len(steps(view)) + gap(view)) * BAR * font


def gap(view: QuestionView) -> float:
    """The room between two answers, as a share of a bar: more than within one."""
    return WIDER_GAP if None in steps(view) else GAP


def most_bars(view: QuestionView, area: Place, columns: int) -> int:
    """How many answers have room in an area."""
    return columns * max(1, int(area.height / bar_height(view, 1, area.font)))


def bars(view: QuestionView, area: Place, columns: int) -> list[NativeChart]:
    """The answers that have a percentage, in one column, or in more where they have no room in one."""
    rows = [row for row in view.answers if row[0].published]
    count = next((count for count in range(1, columns) if len(rows) <= most_bars(view, area, count)), columns)
    wide = area.width * (1 - BETWEEN * (count - 1)) / count
    parts = split(rows, count)
    high = area.height / len(parts[0])
    font = _font(area.font * high / bar_height(view, 1, area.font), area.font)
    place = area._replace(width=wide, font=font)
    labels = _labels([answer.label for answer, _ in rows], place, high)
    end = _end(view, [cell for _, cells in rows for cell in cells], (1 - labels) * wide, font)
    return [
        NativeChart(
            kind=Kind.BARS,
            place=place._replace(left=area.left + number * (wide + area.width * BETWEEN), height=high * len(part)),
            corner=say("answer"),
            # Lines are broken here: programs differ in when they do so.
            categories=["\n".join(wrap(answer.label, labels * wide - SPARE, font)) for answer, _ in part],
            series=_series(view, [cells for _, cells in part]),
            end=end,
            alt=alt(view, part),
            labels=labels,
            gap=round(100 * gap(view)),
            names=True,
        )
        for number, part in enumerate(parts)
    ]


def _font(most: float, least: float) -> float:
    """The size of labels: larger than the least where there is more than enough room, smaller where there is none."""
    return max(least, min(LARGEST, math.floor(most / 1.1))) if most >= least else most


def _labels(labels: Sequence[str], place: Place, height: float) -> float:
    """The least share of the width at which each name has room beside its bars, none of its words broken."""
    most = min(3, max(1, int(height / (LINE * place.font))))

    def fits(label: str, room: float) -> bool:
        whole = all(width(word, place.font) <= room for word in label.split())
        return whole and line_count(label, room, place.font) <= most

    return next(
        (share for share in LABELS if all(fits(label, share * place.width - SPARE) for label in labels)), LABELS[-1]
    )


def _end(view: QuestionView, cells: Sequence[Cell], room: float, font: float) -> float:
    """The end of the axis at which each label has room behind its bar or interval."""
    end = float(view.axis_max)
    for cell in cells:
        if cell.published:
            words = f"{cell.year}  {cell_words(cell, counts=view.filters.counts)}"
            last = cell.high if view.filters.margins and cell.has_interval else cell.percentage
            end = max(end, last / max(0.2, 1 - (width(words, font) + 10) / room))
    return math.ceil(end)


def _series(view: QuestionView, rows: Sequence[Sequence[Cell]]) -> list[Series]:
    colours = theme.year_colours(tuple(view.populations))
    empty = Series(BREAK, [Point(None)] * len(rows), theme.BREAK)
    return [
        empty if year is None else Series(str(year), [_point(view, cells, year) for cells in rows], colours[year])
        for year in steps(view)
    ]


def _point(view: QuestionView, cells: Sequence[Cell], year: int) -> Point:
    cell = next((item for item in cells if item.year == year), None)
    return Point(None) if cell is None else point(view, cell, breaks=len(view.questions) != 1)


def point(view: QuestionView, cell: Cell, *, breaks: bool) -> Point:
    """A cell as a point: with its marks, with its number of municipalities or its limits where these are asked for."""
    if not cell.published:
        return Point(None)
    more = behind(cell, counts=view.filters.counts, breaks=breaks)
    limits = (cell.low, cell.high) if view.filters.margins and cell.has_interval else None
    return Point(cell.percentage, more, limits, cell.obs_status == ObsStatus.LOW_RELIABILITY)
