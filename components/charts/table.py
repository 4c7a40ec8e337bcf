"""*Tabel* as a picture: the same numbers as the table on the page, drawn, for a slide."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from components.charts.frame import SIDE, Drawing, Frame, Segment
from components.charts.text import LINE as LINE_SHARE
from components.charts.text import Word, width, wrap
from components.columns import bases, header, texts
from data.views.frames import QuestionView

LINE, GAP = 22, 14
#: Of the width, for the label; of a brief table, whose last column has words, so many times wider than the others.
LABEL_SHARE, BRIEF_LABEL_SHARE, WORDY = 0.42, 0.26, 1.6
#: Size of the smaller print as a share of the size of the text.
SMALL = 0.75
#: The lines of a cell, and below these the ones in smaller print.
TextCell = tuple[list[str], list[str]]


def table(view: QuestionView, frame: Frame) -> Drawing:
    """A header and a line of text per answer."""
    pixels = frame.width - SIDE
    first, *names = header(view)
    label_share = BRIEF_LABEL_SHARE if frame.brief else LABEL_SHARE
    parts = [WORDY if frame.brief and view.has_changes and name is names[-1] else 1 for name in names]
    shares = [(1 - label_share) * part / sum(parts) for part in parts]
    ends = [label_share + end for end in accumulate(shares)]
    known = [""] * len(names) if frame.brief else bases(view)[1:]
    heads: list[TextCell] = [
        (wrap(name, share * pixels, frame.font), _small([words] if words else [], share * pixels, frame))
        for name, words, share in zip(names, known, shares, strict=True)
    ]
    rows: list[tuple[list[str], list[TextCell]]] = [([first], heads)]
    for (label, *_), *cells in texts(view):
        found = [
            (_value(cell[0], share * pixels, frame), _small(cell[1:], share * pixels, frame))
            for cell, share in zip(cells, shares, strict=True)
        ]
        rows.append((wrap(label, label_share * pixels, frame.font), found))
    drawing = Drawing(bottom=0)
    y = 0.0
    for number, (lines, found) in enumerate(rows):
        height = LINE * max(len(lines), *(len(above) + len(below) for above, below in found), 1) + GAP
        drawing.words.append(Word(0, y + height / 2, lines, bold=number == 0))
        for end, cell in zip(ends, found, strict=True):
            drawing.words += _cell(cell, end, y + height / 2, frame, bold=number == 0)
        y += height
        drawing.rules.append(Segment(0, y, 1, y))
    drawing.height = y
    return drawing


def _value(text: str, pixels: float, frame: Frame) -> list[str]:
    """A value on one line where it fits, else a word on each: no word is cut."""
    return [text] if width(text, frame.font) <= pixels - GAP else text.split(" ")


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
