"""A drawing on a sheet of fixed size, with lines of text above and below it: what every picture is.

Other programs than browsers trim the spaces of a text, and lay its lines over each other. So here each line of text is
a text of its own at its own point, and spaces become distances. The axes reach over the whole sheet, because plotly.js
draws no text of a trace outside them.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from components import theme
from components.charts.frame import TICK_GAP, Drawing, Figure, Frame, figure
from components.charts.text import LINE, SPACE, THIN, WIDE, Word

#: How wide a space is, as a share of the size of the text.
SPACES = {" ": 0.25, THIN: 0.25, SPACE: 0.5, WIDE: 1.0}
#: How much further apart than on the page a picture with few rows may draw them.
STRETCH = 3
SIGNS = {"left": -1, "center": 0, "right": 1, "top": -1, "middle": 0, "bottom": 1}


class Block(NamedTuple):
    """Lines of text around a drawing, and the room above them."""

    lines: Sequence[str]
    size: float
    colour: str = theme.TEXT
    bold: bool = False
    above: float = 0

    @property
    def height(self) -> float:
        """Pixels down, with the room above."""
        return self.above + LINE * self.size * len(self.lines) if self.lines else 0


class Sheet(NamedTuple):
    """Width and height in pixels, the room around, and what stands above and below the drawing.

    ``scale`` is how much larger than on the page the drawing is drawn, ``least`` the smallest size of its texts.
    """

    width: int
    height: int
    side: int
    head: Sequence[Block]
    foot: Sequence[Block]
    scale: float = 1
    least: float = 0

    @property
    def top(self) -> float:
        """Where the drawing may begin."""
        return 0.75 * self.side + sum(block.height for block in self.head) + 0.4 * self.side

    @property
    def foot_height(self) -> float:
        """Pixels that the text below takes, with the room under it."""
        return sum(block.height for block in self.foot) + 0.5 * self.side

    def room(self, bottom: float) -> float:
        """Pixels down for the rows of a drawing that has ``bottom`` pixels below them, in its own scale."""
        return (self.height - self.foot_height - 0.25 * self.side - self.top) / self.scale - bottom


def set_on(sheet: Sheet, drawing: Drawing, frame: Frame) -> Figure:
    """The figure of a drawing on a sheet, stretched downwards to fill it as far as looks well."""
    left = sheet.side + drawing.left * sheet.scale
    across = sheet.width - 2 * sheet.side - (drawing.left + drawing.right) * sheet.scale
    down = sheet.scale * min(sheet.room(drawing.bottom), STRETCH * drawing.height)
    unit = (drawing.end - drawing.start) / across, (drawing.height + TICK_GAP) / down
    words = [*drawing.words, *(word for trace in drawing.traces for word in _words_of(trace, sheet.scale, unit))]
    origin = drawing.start - left * unit[0], -sheet.top * unit[1]
    placed = replace(
        drawing,
        traces=[enlarged(_without_words(trace), sheet.scale) for trace in drawing.traces],
        words=[
            *(line for word in words for line in plain(word, frame.font, sheet, unit)),
            *(Word(origin[0] + x * unit[0], origin[1] + y * unit[1], *rest) for x, y, *rest in _around(sheet)),
        ],
    )
    size = {"width": sheet.width, "height": sheet.height, "margin": dict.fromkeys("lrtb", 0) | {"pad": 0}}
    found = figure(placed, replace(frame, font=round(frame.font * sheet.scale)), size)
    found["layout"]["font"]["family"] = theme.PICTURE_FONT
    found["layout"]["xaxis"]["range"] = [origin[0], origin[0] + sheet.width * unit[0]]
    found["layout"]["yaxis"]["range"] = [origin[1] + sheet.height * unit[1], origin[1]]
    found["layout"]["shapes"] = [enlarged(shape, sheet.scale) for shape in found["layout"]["shapes"]]
    return found


def _around(sheet: Sheet) -> Iterator[tuple[Any, ...]]:
    """The fields of a word for each line above and below the drawing, its point in pixels."""
    for blocks, start in ((sheet.head, 0.75 * sheet.side), (sheet.foot, sheet.height - sheet.foot_height)):
        y = start
        for block in blocks:
            for number, line in enumerate(block.lines):
                place = y + block.above + LINE * block.size * number
                yield sheet.side, place, [line], "bottom right", block.size, block.colour, block.bold
            y += block.height


def plain(word: Word, font: float, sheet: Sheet, unit: tuple[float, float]) -> Iterator[Word]:
    """Each line of a word at its own point, without spaces around it; ``unit`` is a pixel in the units of the axes."""
    size = max(sheet.least, (word.size or font) * sheet.scale)
    down, side = word.at.split()
    # The first line hangs from the point, the middle one is at it, or the last one stands on it.
    first = {"bottom": 0.0, "middle": (len(word.lines) - 1) / 2, "top": len(word.lines) - 1.0}[down]
    for number, line in enumerate(word.lines):
        text = line.strip()
        spaces = line[: len(line) - len(line.lstrip())] if side == "right" else line[len(line.rstrip()) :]
        away = SIGNS[side] * size * sum(SPACES[space] for space in spaces)
        if text:
            yield word._replace(
                x=word.x + away * unit[0],
                y=word.y + (number - first) * LINE * size * unit[1],
                lines=[text],
                size=size,
            )


def _words_of(trace: Figure, scale: float, unit: tuple[float, float]) -> Iterator[Word]:
    """The texts that stand at the marks of a trace, as far from these as plotly.js sets them."""
    texts = trace.get("text", [])
    away = scale * trace["marker"]["size"] / 1.6 + 1 if texts else 0
    for x, y, text, at in zip(trace["x"], trace["y"], texts, trace["textposition"], strict=True) if texts else ():
        if text:
            down, side = at.split()
            point = x + SIGNS[side] * away * unit[0], y + SIGNS[down] * away * unit[1]
            yield Word(*point, html.unescape(text).split("<br>"), at, trace["textfont"]["size"])


def _without_words(trace: Figure) -> Figure:
    if "text" not in trace:
        return trace
    kept = {name: value for name, value in trace.items() if not name.startswith("text")}
    return {**kept, "mode": trace["mode"].replace("+text", "")}


def enlarged(part: Any, scale: float, of: str = "") -> Any:
    """A part of a figure with all that it says in pixels so many times larger."""
    if not isinstance(part, dict):
        return part
    in_pixels = {"size", "thickness"} | ({"width"} if of in ("line", "error_x", "error_y") else set())
    return {name: value * scale if name in in_pixels else enlarged(value, scale, name) for name, value in part.items()}
