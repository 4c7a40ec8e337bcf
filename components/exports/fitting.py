"""How wide text is in Arial, the typeface of the files: what fits in a box is known before a program draws it."""

from __future__ import annotations

import math
from collections.abc import Sequence

FONT = "Arial"
#: Widths of the printable ASCII characters in thousandths of the size, as in the metrics that Arial shares with
#: Helvetica, plain and bold; other characters are taken to be as wide as most.
PLAIN = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556,
    833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500,
    556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500,
    334, 260, 334, 584,
)  # fmt: skip
BOLD = (
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
)  # fmt: skip
WIDTHS = {
    is_bold: dict(zip(map(chr, range(32, 127)), row, strict=True)) for is_bold, row in ((False, PLAIN), (True, BOLD))
}
USUAL = 584
#: Height of a line as a share of its size.
LINE = 1.2


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is on one line, in the unit of its size."""
    return sum(WIDTHS[bold].get(character, USUAL) for character in text) / 1000 * size


def wrap(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """A text in the lines that it takes in a box so wide; a word that is wider has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size, bold=bold) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def line_count(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """How many lines a text takes in a box so wide, where programs break a word that is wider."""
    return sum(math.ceil(max(1.0, width(line, size, bold=bold) / room)) for line in wrap(text, room, size, bold=bold))


def fitting(text: str, room: float, sizes: Sequence[tuple[float, int]], *, bold: bool = False) -> float | None:
    """The first of some sizes at which a text fits, each with the most lines that it may take; None where none does."""
    return next((size for size, most in sizes if line_count(text, room, size, bold=bold) <= most), None)


def cut(text: str, room: float, size: tuple[float, int], *, bold: bool = False) -> str:
    """A text that takes at most a number of lines at its size: where it is longer, its first words and an ellipsis."""
    if line_count(text, room, size[0], bold=bold) <= size[1]:
        return text
    words = text.split()
    while words and line_count(" ".join(words) + "…", room, size[0], bold=bold) > size[1]:
        words.pop()
    return " ".join(words) + "…"
