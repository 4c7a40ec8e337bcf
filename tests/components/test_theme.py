"""One set of colours: Python and the style sheet agree, and year colours are bound to the year."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from pathlib import Path

import pytest

from components import theme

TOKENS = dict(re.findall(r"--basis-([\w-]+):\s*(.+?);", Path("assets/1-tokens.css").read_text(encoding="utf-8")))


def test_colours_and_fonts_are_those_of_the_style_sheet() -> None:
    names = {
        "text": "TEXT",
        "muted": "MUTED",
        "rule": "RULE",
        "brand": "BRAND",
        "page": "PAGE",
        "control": "BREAK",
        "link": "LINK",
    }
    for token, constant in names.items():
        assert TOKENS[f"color-{token}"] == getattr(theme, constant)
    assert TOKENS["font"].replace('"', "'") == theme.FONT


def test_the_newest_year_is_the_darkest_for_any_number_of_years() -> None:
    for count in range(1, 21):
        years = range(2018, 2018 + count)
        colours = theme.year_colours(years)
        assert colours[years[-1]] == "#143462"
        assert len(set(colours.values())) == count


def lab(colour: str) -> tuple[float, float, float]:
    """A colour in CIE L*a*b* (D65), in which distances are about as large as they look."""
    red, green, blue = linear(colour)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("count", range(2, 11))
def test_neighbouring_years_can_be_told_apart(count: int) -> None:
    """Twice the least difference that is seen between colours side by side, 2.3 (Mahy et al. 1994)."""
    found = [lab(colour) for colour in theme.year_colours(range(2018, 2018 + count)).values()]
    assert all(math.dist(one, other) > 4.6 for one, other in pairwise(found))
    assert all(one[0] > other[0] for one, other in pairwise(found))


def linear(colour: str) -> tuple[float, float, float]:
    """Red, green and blue as amounts of light, as WCAG 2.2 defines them."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_calculated_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("count", range(1, 21))
def test_every_year_stands_out_from_the_page(count: int) -> None:
    for colour in theme.year_colours(range(2018, 2018 + count)).values():
        assert contrast(colour, theme.PAGE) >= 3


def test_every_option_stands_out_from_the_page_and_has_a_marker_of_its_own() -> None:
    assert all(contrast(colour, theme.PAGE) >= 3 for colour in theme.OPTION_COLOURS)
    assert len(set(theme.OPTION_MARKERS)) == len(theme.OPTION_COLOURS)


@pytest.mark.parametrize("text", ["text", "muted", "link", "brand"])
@pytest.mark.parametrize("ground", ["page", "surface", "notice", "mark"])
def test_text_can_be_read_on_every_ground(text: str, ground: str) -> None:
    assert contrast(TOKENS[f"color-{text}"], TOKENS[f"color-{ground}"]) >= 4.5


@pytest.mark.parametrize("ground", ["page", "surface"])
def test_controls_and_focus_can_be_seen(ground: str) -> None:
    assert contrast(TOKENS["color-control"], TOKENS[f"color-{ground}"]) >= 3
    assert contrast(TOKENS["color-focus-outline"], TOKENS[f"color-{ground}"]) >= 3
    assert contrast(TOKENS["color-focus-outline"], TOKENS["color-focus"]) >= 4.5
    assert contrast("#ffffff", TOKENS["color-brand"]) >= 4.5
