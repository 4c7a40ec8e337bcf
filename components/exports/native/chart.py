"""What a native chart holds, whatever program draws it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from data.views.frames import Answer, Cell, QuestionView
from data.wording.numbers import BREAK_MARK, marks
from data.wording.phrases import say
from data.wording.sentences import in_words

#: How Office writes a percentage: the point becomes a comma where that is the custom, and everywhere in LibreOffice.
PERCENTAGE, CHANGE = '[$-413]0.0"%{}"', '[$-413]+0.0"{0}";"−"0.0"{0}";0.0"{0}"'


class Kind(StrEnum):
    """What is drawn."""

    BARS = "bars"
    LINES = "lines"


class Point(NamedTuple):
    """A number of a series: None is a gap. ``more`` follows it in its label; ``limits`` are those of its interval.

    A ``weak`` point has few municipalities behind it.
    """

    value: float | None
    more: str = ""
    limits: tuple[float, float] | None = None
    weak: bool = False


class Series(NamedTuple):
    """Numbers that share a name and a colour, one per category.

    The name of a ``further`` series is not in the legend; ``dotted`` are the places to which a line is dotted, and
    ``below`` those whose label stands under the point. ``own`` are the colours of its points where these differ,
    and ``quiet`` the places without a label.
    """

    name: str
    points: Sequence[Point]
    colour: str
    marker: str = "circle"
    further: bool = False
    dotted: frozenset[int] = frozenset()
    below: frozenset[int] = frozenset()
    own: Sequence[str] = ()
    quiet: frozenset[int] = frozenset()


class Place(NamedTuple):
    """Where a chart is drawn, in points, and the size of its labels."""

    left: float
    top: float
    width: float
    height: float
    font: float


@dataclass(frozen=True)
class NativeChart:
    """A chart: its categories, its series, and how these are drawn.

    ``labels`` is the share of the width that the names of categories take (of bars), ``start`` and ``end`` are those of
    the axis of values, ``gap`` the room between two groups of bars as a percentage of a bar. ``above`` is what a title
    takes of the height, in points. ``corner`` heads the categories in the workbook; ``extra`` are further columns
    there, each a header and a value per category. ``names`` prints the name of a series before its values, and
    ``spans`` joins the points of a line over a gap. ``alt`` is what the chart shows, in words.
    """

    kind: Kind
    place: Place
    corner: str
    categories: Sequence[str]
    series: Sequence[Series]
    end: float
    alt: str
    start: float = 0
    title: str = ""
    above: float = 0
    labels: float = 0.35
    gap: int = 60
    number_format: str = PERCENTAGE
    names: bool = False
    legend: bool = False
    spans: bool = False
    extra: Sequence[tuple[str, Sequence[str | float | None]]] = ()


def behind(cell: Cell, *, counts: bool = False, breaks: bool = False) -> str:
    """What follows a percentage in its label: the number of municipalities where it is asked for, and its marks."""
    number = [f"({cell.municipalities:.0f})"] if counts and cell.municipalities >= 0 else []
    shown = [f"({mark})" for mark, meaning in marks(cell) if breaks or (mark, meaning) != BREAK_MARK]
    return "".join(f" {part}" for part in [*number, *shown])


Row = tuple[Answer, list[Cell]]


def split(rows: Sequence[Row], count: int) -> list[Sequence[Row]]:
    """The rows of each of a number of columns; the first ones have one more where they differ."""
    each, more = divmod(len(rows), count)
    starts = [column * each + min(column, more) for column in range(count + 1)]
    return [rows[first:end] for first, end in pairwise(starts)]


def image(view: QuestionView, told: str) -> str:
    """What a chart is, and what it shows in words, for who does not see it."""
    return f"{say('image', title=view.question.title, view=view.filters.view)}. {told}"


def alt(view: QuestionView, rows: Sequence[Row]) -> str:
    """What a chart of the percentages of some answers shows."""
    return image(view, in_words(rows))
