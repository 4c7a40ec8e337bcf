"""Colours, lines and text of a native chart, as DrawingML has them."""

from __future__ import annotations

from collections.abc import Mapping

from components import theme
from components.exports.xml import Element, el

#: Width of a thin line in English Metric Units, of which a point has 12,700.
THIN = 9525


class Pen:
    """Colours by the names that a theme has for them, so that who changes the theme changes the chart."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """``names`` of colours, such as accent1 for #3b9cd1."""
        self.names = names

    def colour(self, colour: str) -> Element:
        """A colour by its name, or as it is."""
        name = self.names.get(colour)
        return el("a:schemeClr", val=name) if name else el("a:srgbClr", val=colour.lstrip("#").upper())

    def fill(self, colour: str) -> Element:
        """A whole fill."""
        return el("a:solidFill", self.colour(colour))

    def hatched(self, colour: str) -> list[Element]:
        """A fill of stripes, with its outline."""
        ends = el("a:fgClr", self.colour(colour)), el("a:bgClr", self.colour(theme.PAGE))
        return [el("a:pattFill", *ends, prst="wdUpDiag"), self.line(colour)]

    def line(self, colour: str, width: int = THIN, dash: str = "") -> Element:
        """An outline, or the line of a series."""
        return el("a:ln", self.fill(colour), *([el("a:prstDash", val=dash)] if dash else []), w=str(width), cap="rnd")

    def text(self, size: float, *, whole: bool = False) -> Element:
        """How the text of a part looks; a ``whole`` one stays on one line."""
        body = el("a:bodyPr", wrap="none") if whole else el("a:bodyPr")
        return el("c:txPr", body, el("a:lstStyle"), self.paragraph(size))

    def paragraph(self, size: float, *, bold: bool = False, text: str = "") -> Element:
        """A paragraph of a text, or what any of its paragraphs looks like."""
        look = {"lang": "nl-NL", "sz": str(round(100 * size)), "b": str(int(bold))}
        run = [el("a:r", el("a:rPr", self.fill(theme.TEXT), **look), el("a:t", text=text))] if text else []
        default = el("a:pPr", el("a:defRPr", self.fill(theme.TEXT), **look))
        return el("a:p", default, *run, *([] if text else [el("a:endParaRPr", lang="nl-NL")]))
