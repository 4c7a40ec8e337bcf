"""The marks of a chart of changes: a dumbbell with both percentages, or a difference with its interval."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from components import theme
from components.charts.frame import HOVER, Figure, Frame, error_bars
from components.charts.text import SPACE, THIN, Word, hover_text
from data.statistics import Verdict
from data.views.frames import Answer, Cell, QuestionView
from data.wording.hover import hover
from data.wording.numbers import cell as cell_words
from data.wording.numbers import change_interval

SIZE = 13
#: Pixels between the middle of a mark and the words at it.
BESIDE = 13


class Mark(NamedTuple):
    """The place of an answer that changed: the offset of its column, and pixels down to its middle."""

    answer: Answer
    cells: Sequence[Cell]
    start: float
    y: float

    @property
    def sides(self) -> tuple[tuple[Cell, int], tuple[Cell, int]]:
        """The first and the last cell, each with the outer side where its words stand: -1 is left, 1 is right."""
        first, last = self.cells[0], self.cells[-1]
        side = 1 if first.percentage <= last.percentage else -1
        return (first, -side), (last, side)


def point_words(view: QuestionView, cell: Cell) -> str:
    """What stands at a point of a dumbbell: 2018 22,6%."""
    return f"{cell.year} {cell_words(cell, breaks=False, counts=view.filters.counts)}"


def dumbbells(view: QuestionView, marks: Sequence[Mark], frame: Frame) -> list[Figure]:
    """Both percentages on one line, the newest filled, with their words on the outer sides; none in a narrow frame."""
    points = [point for mark in marks for point in _points(view, mark, frame)]
    if not points:
        return []
    x, y, text, at, told, fill, edge = (list(column) for column in zip(*points, strict=True))
    beside = {"text": text, "textposition": at, "textfont": {"size": frame.font - 1}}
    trace = {
        "type": "scatter",
        "mode": "lines+markers" if frame.is_narrow else "lines+markers+text",
        "x": x,
        "y": y,
        **({} if frame.is_narrow else beside),
        "hovertext": told,
        "hoverinfo": "text",
        "line": {"color": theme.MUTED, "width": 3},
        "marker": {"size": SIZE, "color": fill, "line": {"width": 3, "color": edge}, "opacity": 1},
        "cliponaxis": False,
    }
    return [trace]


def _points(view: QuestionView, mark: Mark, frame: Frame) -> Iterator[tuple[Any, ...]]:
    """Place, words, their side, hover, fill and edge of both ends of a dumbbell, and of the gap behind it."""
    colours = theme.year_colours(tuple(view.populations))
    for cell, side in mark.sides:
        words = point_words(view, cell)
        yield (
            mark.start + cell.percentage,
            mark.y,
            f"{words}{THIN}" if side < 0 else f"{THIN}{words}",
            "middle left" if side < 0 else "middle right",
            hover_text(hover(cell, view.questions[cell.question_id], mark.answer), frame.hover, HOVER),
            colours[cell.year] if cell is mark.cells[-1] else theme.PAGE,
            colours[cell.year],
        )
    yield None, None, "", "middle right", "", theme.PAGE, theme.PAGE


def intervals(view: QuestionView, marks: Sequence[Mark], frame: Frame) -> list[Figure]:
    """Each difference with its interval, filled where it is clear."""
    told = []
    for mark in marks:
        ends = mark.cells[0], mark.cells[-1]
        first, last = (hover(cell, view.questions[cell.question_id], mark.answer) for cell in ends)
        # The name of the answer once.
        both = f"{first}\n{last.partition(chr(10))[2]}"
        told.append(hover_text(both, frame.hover, HOVER))
    limits = [
        (answer.change, answer.change) if math.isnan(answer.low) else (answer.low, answer.high) for answer, *_ in marks
    ]
    up = [high - mark.answer.change for mark, (_, high) in zip(marks, limits, strict=True)]
    down = [mark.answer.change - low for mark, (low, _) in zip(marks, limits, strict=True)]
    fill = [theme.BRAND if mark.answer.verdict == Verdict.CLEAR else theme.PAGE for mark in marks]
    trace = {
        "type": "scatter",
        "mode": "markers",
        "x": [mark.start + mark.answer.change for mark in marks],
        "y": [mark.y for mark in marks],
        "marker": {"size": SIZE, "color": fill, "line": {"width": 3, "color": theme.BRAND}, "opacity": 1},
        "error_x": error_bars(up, down, theme.BRAND),
        "hovertext": told,
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    return [trace] if marks else []


def interval_text(answer: Answer) -> str:
    """An interval in words: +4,8 tot +25,9."""
    return "geen marge" if math.isnan(answer.low) else change_interval((answer.low, answer.high))


def interval_words(marks: Sequence[Mark], x: float, frame: Frame) -> list[Word]:
    """The intervals in words, behind the axis, which ends at ``x``."""
    return [
        Word(mark.start + x, mark.y, [f"{SPACE}{interval_text(mark.answer)}"], size=frame.font - 1) for mark in marks
    ]
