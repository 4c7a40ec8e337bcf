"""The small chart of a question on the start page: bars per answer and year, as an SVG picture made on the server.

It needs no script and no hovering: the year stands before each bar and the value behind it. Horizontal places are
shares of the width, so that the picture fills its card while its text keeps its size. That is in the reader's Arial:
a picture on a page takes no typeface from it, and with one in it each would have 21 kB instead of 1.
"""

from __future__ import annotations

import hashlib
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from components import theme
from data.overview.rows import OverviewRow, ShownAnswer, ShownCell
from data.survey.characters import legal
from data.survey.schema import ObsStatus

#: Sizes in pixels: text as in the chart on the page of a question, bars and gaps smaller.
FONT, BAR, STEP, LINE, GAP, BREAK, AXIS = 14, 14, 18, 18, 8, 7, 16
#: Characters of a label on one line: what fits beside the edges of a card on a screen of 320 pixels.
CHARACTERS = 28
#: Room before the bars for the years, and the share of the width for 100 %: behind the longest bar stands its value.
YEARS, SCALE = 46, "54%"
TICKS = (0, 50, 100)


@dataclass(frozen=True)
class Picture:
    """A drawn chart: its SVG, its height in pixels, and a version that changes with what is drawn."""

    svg: str
    height: int

    @property
    def version(self) -> str:
        """A digest of the picture."""
        return hashlib.sha256(self.svg.encode()).hexdigest()[:12]


def small_chart(row: OverviewRow, waves: Sequence[int]) -> Picture:
    """The chart of a question; ``waves`` are all years of the survey, to which the colours belong."""
    colours = theme.year_colours(waves)
    root = Element("svg", xmlns="http://www.w3.org/2000/svg", width="100%")
    root.set("font-family", theme.PICTURE_FONT)
    root.set("font-size", str(FONT))
    root.set("fill", theme.TEXT)
    SubElement(root, "title").text = legal(row.question.title)
    SubElement(root, "rect", width="100%", height="100%", fill=theme.PAGE)
    few = any(item.obs_status == ObsStatus.LOW_RELIABILITY for answer in row.answers for item in answer.cells)
    if few:
        _hatches(root, colours)
    # Within it a length of 100 % is a percentage of 100.
    bars = SubElement(root, "svg", x=str(YEARS), width=SCALE, height="100%", overflow="visible")
    y = 0.0
    for answer in row.answers:
        y = _answer(root, bars, answer, row.runs, colours, y) + GAP
    for tick in TICKS:
        percentage = _text(bars, f"{tick}%", f"{tick}%", y + AXIS / 2 - GAP / 2)
        percentage.set("text-anchor", "middle")
        percentage.set("font-size", "12")
        percentage.set("fill", theme.MUTED)
    height = int(y + AXIS)
    root.set("height", str(height))
    return Picture(ElementTree.tostring(root, encoding="unicode"), height)


def _answer(
    root: Element,
    bars: Element,
    answer: ShownAnswer,
    runs: Sequence[tuple[int, ...]],
    colours: dict[int, str],
    y: float,
) -> float:
    """Draw an answer from ``y`` down: its label, then a bar per year; where it ends."""
    for line in textwrap.wrap(legal(answer.label), CHARACTERS):
        _text(root, "2", line, y + LINE / 2).set("font-weight", "700")
        y += LINE
    y += 4
    lines = [SubElement(bars, "line", x1=f"{tick}%", x2=f"{tick}%", y1=_number(y)) for tick in TICKS]
    cells = {item.year: item for item in answer.cells}
    for number, run in enumerate(runs):
        if number:
            _break_line(root, y + BREAK / 2 - 1)
            y += BREAK
        for year in run:
            before = _text(root, str(YEARS - 6), str(year), y + STEP / 2)
            before.set("text-anchor", "end")
            before.set("font-size", str(FONT - 1))
            _bar(bars, cells[year], colours[year], y + STEP / 2)
            y += STEP
    for tick, grid_line in zip(TICKS, lines, strict=True):
        grid_line.set("y2", _number(y))
        grid_line.set("stroke", theme.RULE if tick else theme.MUTED)
    return y


def _bar(bars: Element, item: ShownCell, colour: str, centre: float) -> None:
    """A bar with its value behind it, hatched where few municipalities stand behind it; or why there is none."""
    if item.percentage is None:
        words = _text(bars, "0", item.words, centre)
        words.set("font-style", "italic")
        words.set("fill", theme.MUTED)
    else:
        share = f"{item.percentage:g}%"
        bar = SubElement(bars, "rect", y=_number(centre - BAR / 2), width=share, height=str(BAR), fill=colour)
        if item.obs_status == ObsStatus.LOW_RELIABILITY:
            bar.set("fill", f"url(#k{item.year})")
            bar.set("stroke", colour)
        words = _text(bars, share, item.words, centre)
    words.set("dx", "5")


def _hatches(root: Element, colours: dict[int, str]) -> None:
    """A pattern per year for bars with few municipalities behind them."""
    definitions = SubElement(root, "defs")
    for year, colour in colours.items():
        pattern = SubElement(
            definitions, "pattern", id=f"k{year}", width="6", height="6", patternUnits="userSpaceOnUse"
        )
        SubElement(pattern, "rect", width="6", height="6", fill=theme.PAGE)
        SubElement(pattern, "path", d="M-1 1L1 -1M0 6L6 0M5 7L7 5", stroke=colour)


def _break_line(root: Element, y: float) -> None:
    line = SubElement(root, "line", x1=str(YEARS), x2="100%", y1=_number(y), y2=_number(y), stroke=theme.BREAK)
    line.set("stroke-width", "1.5")
    line.set("stroke-dasharray", "1.5 3")


def _text(parent: Element, x: str, words: str, centre: float) -> Element:
    """A text whose lower case letters stand around the height ``centre``."""
    text = SubElement(parent, "text", x=x, y=_number(centre), dy="0.35em")
    text.text = legal(words)
    return text


def _number(value: float) -> str:
    return f"{value:g}"
