"""The words of a figure: wrapped, escaped, and gathered in as few traces as possible.

plotly.js measures every annotation and every tick label, which takes several times as long as the rest of a chart;
a trace of texts it only writes. A text trace has no other distance from its point than spaces, and no other markup
than its ``textfont``: plotly.js would make style attributes of tags, which a strict content security policy refuses.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from components import theme
from data.survey.characters import legal

#: Mean width of a character as a share of the size of the text, on the wide side. Labels of answers have at most 0.57
#: in bold Figtree (short ones 0.63), and 0.69 in DejaVu Sans, the widest that a machine may have in its place.
CHARACTER, BOLD_CHARACTER = 0.62, 0.66
#: Characters that a word may have more than a line before it is cut.
SPARE = 2
#: Height of a line of text as a share of its size, as plotly.js sets lines.
LINE = 1.3
#: Spaces that do not collapse: about a quarter and half of the size of the text, and as wide as it is high.
THIN, SPACE, WIDE = "\u00a0", "\u2002", "\u2003"


class Word(NamedTuple):
    """A text of one or more lines: its point in the units of the axes, and on which side of it the text is.

    ``at`` is as in plotly.js: "middle right" begins at the point, "bottom right" also hangs from it. ``hover`` is what
    the chart says when a reader points at it.
    """

    x: float
    y: float
    lines: Sequence[str]
    at: str = "middle right"
    size: float | None = None
    colour: str = theme.TEXT
    bold: bool = False
    italic: bool = False
    hover: str = ""


def wrap(text: str, pixels: float, size: float, *, bold: bool = False) -> list[str]:
    """Text in lines of at most about ``pixels`` wide, and at least eight characters; ['Een lang', 'antwoord']."""
    most = max(8, int(pixels / (size * (BOLD_CHARACTER if bold else CHARACTER))))
    lines: list[str] = []
    for word in text.split():
        rest = word
        while rest:
            if lines and len(lines[-1]) + 1 + len(rest) <= most:
                lines[-1] += f" {rest}"
                break
            # Widths are counted on the wide side: better a little over than a word of one letter on the next line.
            cut = len(rest) if len(rest) <= most + SPARE else rest[:most].rfind("-") + 1 or most
            lines.append(rest[:cut])
            rest = rest[cut:]
    return lines or [""]


def width(text: str, size: float) -> float:
    """About how many pixels wide a line is."""
    return len(text) * size * CHARACTER


def escape(text: str) -> str:
    """A text that plotly.js shows as it is, although it reads some HTML and, between dollar signs, formulas in texts;
    and that a picture may have.
    """
    return legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("$", "&#36;")


def joined(lines: Sequence[str]) -> str:
    """Lines of plain text as one text for plotly.js."""
    return "<br>".join(map(escape, lines))


def hover_text(text: str, pixels: float, size: float) -> str:
    """Lines of plain text as a text for plotly.js, none wider than ``pixels``."""
    return joined([line for part in text.split("\n") for line in wrap(part, pixels, size)])


def shared(values: Sequence[Any]) -> Any:
    """One value where all are the same, else the list of them: plotly.js accepts both."""
    return values[0] if len(set(values)) == 1 else list(values)


def traces(words: Sequence[Word], font: float) -> list[dict[str, Any]]:
    """All words as one trace, and those with something to say on hover as another."""
    ordered = sorted(words, key=lambda word: bool(word.hover))
    return [_trace(list(group), font) for _, group in groupby(ordered, key=lambda word: bool(word.hover))]


def _trace(words: Sequence[Word], font: float) -> dict[str, Any]:
    tells = bool(words[0].hover)
    hover = {"hovertext": [word.hover for word in words], "hoverinfo": "text"} if tells else {"hoverinfo": "skip"}
    return {
        "type": "scatter",
        "mode": "text",
        "x": [word.x for word in words],
        "y": [word.y for word in words],
        "text": [joined(word.lines) for word in words],
        "textposition": shared([word.at for word in words]),
        "textfont": {
            "size": shared([word.size or font for word in words]),
            "color": shared([word.colour for word in words]),
            "weight": shared([700 if word.bold else 400 for word in words]),
            "style": shared(["italic" if word.italic else "normal" for word in words]),
        },
        "cliponaxis": False,
        **hover,
    }
