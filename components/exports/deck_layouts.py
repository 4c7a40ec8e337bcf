"""The layouts of a deck: where its placeholders stand and what their text looks like, in the colours of its theme.

They are made here and not kept as a file of PowerPoint, so that a change can be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pptx.presentation import Presentation

from components.exports.xml import NAMES, Element, el

#: Width and height of a slide in points, and the room at its sides.
WIDTH, HEIGHT, SIDE = 960, 540, 36
INNER = WIDTH - 2 * SIDE
EMU = 12700
#: The names of the layouts, and the places of the placeholders beside the title.
TITLE, TEXT, CHART = "Titeldia", "Titel en tekst", "Titel en grafiek"
BODY, ASKED, NOTES, NUMBER = 1, 13, 14, 12
LEVELS = 5


class Box(NamedTuple):
    """A place on a slide, in points."""

    left: float
    top: float
    width: float
    height: float


TITLE_BOX, NUMBER_BOX = Box(SIDE, 24, INNER, 72), Box(WIDTH - SIDE - 60, HEIGHT - 26, 60, 18)
#: The placeholders of each layout: kind, place, name, box, size of the text, and what stands in an empty one.
LAYOUTS = {
    TITLE: (
        ("ctrTitle", 0, "Titel", Box(72, 150, WIDTH - 144, 130), 40, "Titel"),
        ("subTitle", BODY, "Ondertitel", Box(72, 290, WIDTH - 144, 120), 18, "Ondertitel"),
    ),
    TEXT: (
        ("title", 0, "Titel", TITLE_BOX, 28, "Titel"),
        ("body", BODY, "Tekst", Box(SIDE, 84, INNER, 410), 16, "Tekst"),
    ),
    CHART: (
        ("title", 0, "Titel", TITLE_BOX, 28, "Boodschap"),
        ("body", ASKED, "Vraag", Box(SIDE, 100, INNER, 40), 12, "Vraag en aantal gemeenten"),
        ("body", NOTES, "Toelichting", Box(SIDE, 470, INNER, 46), 11, "Toelichting en bron"),
    ),
}


def set_layouts(file: Presentation) -> None:
    """Give the file our master and our layouts in the place of those of its template."""
    master = file.slide_master
    kept = dict(zip(LAYOUTS, [file.slide_layouts[place] for place in (0, 1, 5)], strict=True))
    for layout in list(file.slide_layouts):
        if layout not in kept.values():
            file.slide_layouts.remove(layout)
    _fill(master._element, LAYOUTS[TEXT], ("title", "body"))
    _set_styles(master._element.find("p:txStyles", NAMES))
    for name, layout in kept.items():
        element = layout._element
        element.find("p:cSld", NAMES).set("name", name)
        if name == CHART:
            # Its placeholders are none that a built-in layout has.
            del element.attrib["type"]
            element.set("userDrawn", "1")
        _fill(element, LAYOUTS[name], ())


def _fill(element: Element, placeholders: Sequence[tuple[str, int, str, Box, int, str]], kinds: Sequence[str]) -> None:
    """Put placeholders in the place of those of a layout, or of a master, which has only some ``kinds``."""
    tree = element.find("p:cSld/p:spTree", NAMES)
    for shape in tree.findall("p:sp", NAMES):
        tree.remove(shape)
    for number, (kind, place, name, box, size, prompt) in enumerate(placeholders, start=2):
        tree.append(_placeholder(number, kind, place, name, box, prompt, 0 if kinds else size))
    tree.append(_placeholder(len(placeholders) + 2, "sldNum", 4 if kinds else NUMBER, "Dianummer", NUMBER_BOX, "", 10))


def _placeholder(number: int, kind: str, place: int, name: str, box: Box, prompt: str, size: int) -> Element:
    index = {} if kind in ("title", "ctrTitle") else {"idx": str(place)}
    is_title = kind in ("title", "ctrTitle")
    fits = el("a:bodyPr", el("a:normAutofit"), lIns="0", tIns="0", rIns="0", bIns="0", anchor=_anchor(kind, place))
    text = [
        el(
            "a:fld",
            el("a:rPr", lang="nl-NL"),
            el("a:t", text="‹nr.›"),
            id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}",
            type="slidenum",
        )
    ]
    run = el("a:r", el("a:rPr", lang="nl-NL"), el("a:t", text=prompt))
    return el(
        "p:sp",
        el(
            "p:nvSpPr",
            el("p:cNvPr", id=str(number), name=name),
            el("p:cNvSpPr", el("a:spLocks", noGrp="1")),
            el("p:nvPr", el("p:ph", type=kind, **index)),
        ),
        el("p:spPr", transform(box), el("a:prstGeom", el("a:avLst"), prst="rect")),
        el(
            "p:txBody",
            fits,
            el(
                "a:lstStyle",
                *_look(size, is_title=is_title, plain=place in (ASKED, NOTES) or kind in ("subTitle", "sldNum")),
            ),
            el("a:p", *(text if kind == "sldNum" else [run])),
        ),
    )


def transform(box: Box) -> Element:
    """A box as DrawingML has it."""
    at = el("a:off", x=str(round(box.left * EMU)), y=str(round(box.top * EMU)))
    return el("a:xfrm", at, el("a:ext", cx=str(round(box.width * EMU)), cy=str(round(box.height * EMU))))


def _anchor(kind: str, place: int) -> str:
    return "b" if kind == "ctrTitle" or place == NOTES else "t"


def _look(size: int, *, is_title: bool, plain: bool) -> Iterator[Element]:
    """The text of a placeholder of a layout: its size, and no bullets where it is no list."""
    if not size:
        return
    for level in range(1, 1 if is_title else LEVELS + 1):
        flat = {"marL": "0", "indent": "0"} if plain else {}
        bullets = [el("a:buNone")] if plain else []
        yield el(f"a:lvl{level}pPr", *bullets, el("a:defRPr", sz=str(100 * size)), **flat)
    if is_title:
        yield el("a:lvl1pPr", el("a:defRPr", sz=str(100 * size)))


def _set_styles(styles: Element) -> None:
    """Titles to the left, bold, in the colour of the brand; text of sizes that fit a slide."""
    title = styles.find("p:titleStyle/a:lvl1pPr", NAMES)
    title.set("algn", "l")
    look = title.find("a:defRPr", NAMES)
    look.set("sz", "2800")
    look.set("b", "1")
    look.find("a:solidFill/a:schemeClr", NAMES).set("val", "tx2")
    for level, size in enumerate((16, 16, 14, 14, 14), start=1):
        part = styles.find(f"p:bodyStyle/a:lvl{level}pPr", NAMES)
        part.set("marL", str(EMU * (14 + 16 * (level - 1))))
        part.set("indent", str(-EMU * 14))
        part.find("a:defRPr", NAMES).set("sz", str(100 * size))
