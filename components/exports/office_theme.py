"""The product's colours and typeface as the theme of an Office file: its charts and texts refer to them by name."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from components import theme
from components.exports.fitting import FONT
from components.exports.xml import NAMES, el, written

ACCENTS = 6
#: The name that a file has for a colour, and the slot of the theme in which it stands.
GENERAL = {
    theme.TEXT: ("tx1", "dk1"),
    theme.PAGE: ("bg1", "lt1"),
    theme.BRAND: ("tx2", "dk2"),
    theme.RULE: ("bg2", "lt2"),
}


def accents(years: Sequence[int]) -> list[str]:
    """The six accents: the colours of the years of the survey, then those of answers; of very many years the newest."""
    of_years = list(theme.year_colours(years).values())[-ACCENTS:]
    others = [colour for colour in theme.OPTION_COLOURS[::-1] if colour not in of_years]
    return [*of_years, *others, *of_years * ACCENTS][:ACCENTS]


def colour_names(years: Sequence[int]) -> dict[str, str]:
    """The name of each colour that the theme has: accent1 for #3b9cd1."""
    found = {colour: name for colour, (name, _) in GENERAL.items()}
    return found | {colour: f"accent{number}" for number, colour in reversed([*enumerate(accents(years), start=1)])}


def themed(xml: bytes, years: Sequence[int]) -> bytes:
    """A theme part with our colours and typeface in the place of its own."""
    root = etree.fromstring(xml)
    root.set("name", "Inclusietrends")
    slots = {slot: colour for colour, (_, slot) in GENERAL.items()}
    slots |= {f"accent{number}": colour for number, colour in enumerate(accents(years), start=1)}
    slots |= {"hlink": theme.LINK, "folHlink": theme.MUTED}
    colours = root.find(".//a:clrScheme", NAMES)
    colours.set("name", "Inclusietrends")
    for slot in colours:
        slot[:] = [el("a:srgbClr", val=slots[etree.QName(slot).localname].lstrip("#").upper())]
    fonts = root.find(".//a:fontScheme", NAMES)
    fonts.set("name", "Inclusietrends")
    for font in fonts.iterfind("*/a:latin", NAMES):
        font.attrib.clear()
        font.set("typeface", FONT)
    return written(root)
