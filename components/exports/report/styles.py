"""How a report looks: its page, its styles and its theme; an older report keeps the styles that it has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docx.document import Document
from docx.enum.dml import MSO_THEME_COLOR
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from components import theme
from components.exports.office_theme import themed
from components.exports.report.elements import field, run, w

LANGUAGE = "nl-NL"
#: Width and height of A4 and the room around its text, in centimetres, and the width of a line in points.
PAGE, MARGIN = (21.0, 29.7), 2.5
LINE_WIDTH = (PAGE[0] - 2 * MARGIN) * 72 / 2.54
INDENT = Cm(0.8)
#: The ground of a place that is still to be written.
MARKED = "FFF7D6"
#: A relationship that python-docx has no name for.
EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"

TABLE_TEXT, SMALL, ASKED, CITED = "Tabeltekst", "Tabeltekst klein", "Vraagtekst", "Citaatbron"
#: The style of the words at an empty place, which those that an author types do not have.
HINT = "Placeholder Text"


def dress(document: Document, years: Sequence[int], title: str) -> None:
    """Give a new document our page, styles, theme, language and footer."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(PAGE[0]), Cm(PAGE[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    part = document.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    part._blob = themed(part.blob, years)
    # A copy of the styles for programs of 2007, which would have to be kept equal to them.
    for key, link in list(document.part.rels.items()):
        if link.reltype == EFFECTS:
            document.part.rels.pop(key)
    for key, link in list(document.part.package.rels.items()):
        if link.reltype.endswith("/thumbnail"):
            document.part.package.rels.pop(key)
    _set_language(document)
    add_missing(document)
    _set_styles(document)
    footer = section.footer.paragraphs[0]._p
    footer.extend([run(f"{title}   |   "), *field("PAGE", "1"), run(" van "), *field("NUMPAGES", "1")])


def add_missing(document: Document) -> None:
    """Add the styles that a document lacks, be it new or older and changed by its authors."""
    known = {style.name for style in document.styles}
    for style, look in LOOKS.items():
        if style not in known:
            made = document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
            made.base_style = document.styles["Normal"]
            look(made)
    if HINT not in known:
        made = document.styles.add_style(HINT, WD_STYLE_TYPE.CHARACTER)
        made.font.color.rgb = RGBColor.from_string(theme.MUTED.lstrip("#"))
        made.element.get_or_add_rPr().append(w("shd", val="clear", color="auto", fill=MARKED))


def _set_language(document: Document) -> None:
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), LANGUAGE)
    settings = document.settings.element
    for found in settings.iter(qn("w:themeFontLang")):
        found.set(qn("w:val"), LANGUAGE)
    for found in settings.iter(qn("w:zoom")):
        found.set(qn("w:percent"), "100")
    for found in settings.iter(qn("w:compatSetting")):
        if found.get(qn("w:name")) == "compatibilityMode":
            # Else Word says that it is in a mode for older files.
            found.set(qn("w:val"), "15")
    for tag, sign in (("w:decimalSymbol", ","), ("w:listSeparator", ";")):
        for found in settings.iter(qn(tag)):
            found.set(qn("w:val"), sign)


def _table_text(style: Any) -> None:
    style.font.size = Pt(8.5)
    style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(1)
    style.paragraph_format.line_spacing = 1.0


def _small(style: Any) -> None:
    _table_text(style)
    style.font.size, style.font.color.rgb = Pt(7.5), RGBColor.from_string(theme.MUTED.lstrip("#"))


def _asked(style: Any) -> None:
    style.font.italic = True


def _cited(style: Any) -> None:
    _small(style)
    style.paragraph_format.left_indent, style.paragraph_format.space_after = INDENT, Pt(8)


def _toc(indent: float) -> Callable[[Any], None]:
    def look(style: Any) -> None:
        style.paragraph_format.left_indent, style.paragraph_format.space_after = Pt(indent), Pt(3)

    return look


LOOKS: dict[str, Callable[[Any], None]] = {
    TABLE_TEXT: _table_text,
    SMALL: _small,
    ASKED: _asked,
    CITED: _cited,
    "toc 1": _toc(0),
    "toc 2": _toc(14),
}
#: Sizes of built-in styles in points, and the room above and below them.
SIZES = {
    "Normal": (10.5, 0, 6),
    "Title": (28, 0, 6),
    "Subtitle": (14, 0, 12),
    "Heading 1": (20, 24, 8),
    "Heading 2": (15, 20, 6),
    "Heading 3": (12, 14, 4),
    "TOC Heading": (20, 0, 8),
    "Caption": (9, 4, 10),
    "Quote": (10.5, 0, 4),
    "List Bullet": (10.5, 0, 3),
    "Footer": (8.5, 0, 0),
}
IN_COLOUR = ("Title", "Heading 1", "Heading 2", "Heading 3", "TOC Heading", "Caption")


def _set_styles(document: Document) -> None:
    for style_name, (size, above, below) in SIZES.items():
        style = document.styles[style_name]
        style.font.size = Pt(size)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
        properties = style.element.get_or_add_rPr()
        for spread in properties.findall(qn("w:spacing")):
            properties.remove(spread)
        if style_name in IN_COLOUR:
            # The colour of the theme, and what it is for a program that reads no themes.
            style.font.color.rgb = RGBColor.from_string(theme.BRAND.lstrip("#"))
            style.font.color.theme_color = MSO_THEME_COLOR.TEXT_2
            properties.find(qn("w:color")).attrib.pop(qn("w:themeShade"), None)
    document.styles["Normal"].paragraph_format.line_spacing = 1.15
    document.styles["Title"].font.bold, document.styles["Subtitle"].font.italic = True, False
    document.styles["Subtitle"].font.color.rgb = RGBColor.from_string(theme.MUTED.lstrip("#"))
    for border in document.styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
    document.styles["Quote"].paragraph_format.left_indent = INDENT
    document.styles["Heading 1"].paragraph_format.page_break_before = True
