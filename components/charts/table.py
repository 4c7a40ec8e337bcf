"""*Tabel* as a picture: the same numbers as the table on the page, drawn, for a slide."""

from __future__ import annotations

from collections.abc import Sequence

from components.charts.frame import SIDE, Drawing, Frame, Segment
from components.charts.text import LINE as LINE_SHARE
from components.charts.text import Word, wrap
from components.columns import bases, header, texts
from data.views.frames import QuestionView

LINE, GAP = 22, 14
LABEL_SHARE = 0.42
#: Size of the smaller print as a share of the size of the text.
SMALL = 0.75
#: The lines of a cell, and below these the ones in smaller print.
TextCell = tuple[list[str], list[str]]


def table(view: QuestionView, frame: Frame) -> Drawing:
    """A header and a line of text per answer."""
    pixels = frame.width - SIDE
    first, *names = header(view)
    share = (1 - LABEL_SHARE) / max(1, len(names))
    heads: list[TextCell] = [
        (wrap(name, share * pixels, frame.font), _small([words] if words else [], share * pixels, frame))
        for name, words in zip(names, bases(view)[1:], strict=True)
    ]
    rows: list[tuple[list[str], list[TextCell]]] = [([first], heads)]
    for (label, *_), *cells in texts(view):
        found = [(cell[:1], _small(cell[1:], share * pixels, frame)) for cell in cells]
        rows.append((wrap(label, LABEL_SHARE * pixels, frame.font), found))
    drawing = Drawing(bottom=0)
    y = 0.0
    for number, (lines, found) in enumerate(rows):
        height = LINE * max(len(lines), *(len(above) + len(below) for above, below in found), 1) + GAP
        drawing.words.append(Word(0, y + height / 2, lines, bold=number == 0))
        for place, cell in enumerate(found, start=1):
            drawing.words += _cell(cell, LABEL_SHARE + share * place, y + height / 2, frame, bold=number == 0)
        y += height
        drawing.rules.append(Segment(0, y, 1, y))
    drawing.height = y
    return drawing


def _small(texts: Sequence[str], pixels: float, frame: Frame) -> list[str]:
    """The lines of what stands in smaller print."""
    return [line for text in texts for line in wrap(text, pixels - GAP, SMALL * frame.font)]


def _cell(cell: TextCell, x: float, y: float, frame: Frame, *, bold: bool) -> Sequence[Word]:
    """The lines of a cell and the smaller print below them, around one middle."""
    lines, small = cell
    step = LINE_SHARE * frame.font / 2
    words = [Word(x, y - step * SMALL * len(small), lines, "middle left", bold=bold)]
    if small:
        words.append(Word(x, y + step * len(lines), small, "middle left", SMALL * frame.font))
    return words
