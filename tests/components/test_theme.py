"""One set of colours: Python and the style sheet agree, and year colours are bound to the year."""

from __future__ import annotations

import re
from pathlib import Path

from components import theme

TOKENS = dict(re.findall(r"--basis-([\w-]+):\s*(.+?);", Path("assets/1-tokens.css").read_text(encoding="utf-8")))


def test_colours_and_fonts_are_those_of_the_style_sheet() -> None:
    names = {"text": "TEXT", "muted": "MUTED", "rule": "RULE", "brand": "BRAND", "page": "PAGE", "control": "BREAK"}
    for token, constant in names.items():
        assert TOKENS[f"color-{token}"] == getattr(theme, constant)
    assert TOKENS["font"].replace('"', "'") == theme.FONT


def test_the_newest_year_is_the_darkest_for_any_number_of_years() -> None:
    for count in range(1, 21):
        years = range(2018, 2018 + count)
        colours = theme.year_colours(years)
        assert colours[years[-1]] == "#143462"
        assert len(set(colours.values())) == count
