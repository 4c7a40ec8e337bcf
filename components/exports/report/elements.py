"""Parts of a document for Word (ECMA-376, part 1, chapter 17): text, fields, tables, drawings, content controls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from components.exports.xml import Element, el
from data.survey.characters import legal

#: Twentieths of a point, in which Word has its measures, and English Metric Units, in which drawings have theirs.
TWIPS, EMU = 20, 12700
HEADER_FILL = "143462"
#: How the text of a number ends, or of a dash in its place.
NUMBERS = tuple("%)0123456789–")


def w(tag: str, *children: Element, text: str | None = None, **attributes: str) -> Element:
    """An element of WordprocessingML, whose attributes have its prefix too."""
    return el(f"w:{tag}", *children, text=text, **{f"w__{key}": value for key, value in attributes.items()})


def run(text: str, *look: Element) -> Element:
    """A run of text, with how it looks where that is not as its paragraph."""
    words = w("t", text=legal(text))
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return w("r", *([w("rPr", *look)] if look else []), words)


def paragraph(style: str, *contents: Element, keep: bool = False) -> Element:
    """A paragraph in a style, by its id; with ``keep`` it stands on the page of the next one."""
    return w("p", w("pPr", w("pStyle", val=style), *([w("keepNext")] if keep else [])), *contents)


def field(code: str, shown: str) -> list[Element]:
    """A field that shows what it would say until Word updates it."""
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", instruction(code)),
        w("r", w("fldChar", fldCharType="separate")),
        run(shown),
        w("r", w("fldChar", fldCharType="end")),
    ]


def instruction(code: str) -> Element:
    """The code of a field."""
    found = w("instrText", text=f" {code} ")
    found.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return found


def bookmarked(number: int, name: str, contents: Iterable[Element]) -> list[Element]:
    """Contents to which a link can lead."""
    return [w("bookmarkStart", id=str(number), name=name), *contents, w("bookmarkEnd", id=str(number))]


def drawing(key: str, number: int, name: str, alt: str, size: tuple[float, float]) -> Element:
    """A run with a chart, by the id of its relationship, in points wide and high."""
    width, height = (str(round(side * EMU)) for side in size)
    chart = el("c:chart", rid=key)
    data = el("a:graphicData", chart, uri="http://schemas.openxmlformats.org/drawingml/2006/chart")
    inline = el(
        "wp:inline",
        el("wp:extent", cx=width, cy=height),
        el("wp:effectExtent", l="0", t="0", r="0", b="0"),
        el("wp:docPr", id=str(number), name=name, descr=legal(alt)),
        el("wp:cNvGraphicFramePr"),
        el("a:graphic", data),
        **dict.fromkeys(("distT", "distB", "distL", "distR"), "0"),
    )
    return w("r", w("drawing", inline))


def control(tag: str, title: str, number: int, contents: Sequence[Element], *, empty: bool) -> Element:
    """A place for an author's text, which cannot be removed by accident; an ``empty`` one shows what belongs there."""
    shown = [w("showingPlcHdr")] if empty else []
    properties = w(
        "sdtPr",
        w("alias", val=legal(title)),
        w("tag", val=tag),
        w("id", val=str(number)),
        w("lock", val="sdtLocked"),
        *shown,
    )
    return w("sdt", properties, w("sdtContent", *contents))


def table(
    rows: Sequence[Sequence[Sequence[str]]], widths: Sequence[float], styles: tuple[str, str], title: str, alt: str
) -> Element:
    """A table of rows of cells of lines, the first row its header, which stands on each of its pages.

    ``widths`` are those of its columns in points, ``styles`` that of a cell's first line and that of the smaller ones
    under it; ``title`` and ``alt`` say what it is.
    """
    line = {"val": "single", "sz": "4", "space": "0", "color": "D5DBE3"}
    properties = w(
        "tblPr",
        w("tblW", w=str(round(sum(widths) * TWIPS)), type="dxa"),
        w("tblBorders", *(w(side, **line) for side in ("top", "bottom", "insideH"))),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w="70", type="dxa") for side in ("left", "right"))),
        w("tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1"),
        w("tblCaption", val=legal(title)),
        w("tblDescription", val=legal(alt)),
    )
    grid = w("tblGrid", *(w("gridCol", w=str(round(width * TWIPS))) for width in widths))
    body = rows[1] if len(rows) > 1 else rows[0]
    numbers = [bool(place) and cell[0].endswith(NUMBERS) for place, cell in enumerate(body)]
    made = (_row(cells, widths, styles, [] if number else numbers) for number, cells in enumerate(rows))
    return w("tbl", properties, grid, *made)


def _row(
    cells: Sequence[Sequence[str]], widths: Sequence[float], styles: tuple[str, str], heads: Sequence[bool]
) -> Element:
    """A row; of the header, ``heads`` says which columns have numbers below them."""
    made = []
    for place, (lines, width) in enumerate(zip(cells, widths, strict=True)):
        is_number = heads[place] if heads else bool(place) and lines[0].endswith(NUMBERS)
        made.append(_cell(lines, width, styles, is_head=bool(heads), is_number=is_number))
    return w("tr", w("trPr", w("cantSplit"), *([w("tblHeader")] if heads else [])), *made)


def _cell(lines: Sequence[str], width: float, styles: tuple[str, str], *, is_head: bool, is_number: bool) -> Element:
    fill = [w("shd", val="clear", color="auto", fill=HEADER_FILL, themeFill="text2")] if is_head else []
    white = [w("color", val="FFFFFF", themeColor="background1")] if is_head else []
    texts = []
    for number, text in enumerate(lines):
        properties = w("pPr", w("pStyle", val=styles[number > 0]), *([w("jc", val="right")] if is_number else []))
        bold = [w("b")] if is_head and not number else []
        texts.append(w("p", properties, run(text, *bold, *white)))
    return w("tc", w("tcPr", w("tcW", w=str(round(width * TWIPS)), type="dxa"), *fill), *texts)
