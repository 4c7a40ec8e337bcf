"""The only colours and fonts in Python; a test holds them equal to ``assets/1-tokens.css``."""

from __future__ import annotations

from collections.abc import Sequence

#: Figtree, and what has its measures until it is there (``delivery/typeface.css``).
FONT = "Figtree, Figtree-fallback, system-ui, -apple-system, 'Segoe UI', 'Liberation Sans', Arial, sans-serif"
#: Of a picture in a program or a place that takes no typeface from it: what most machines have, about as wide.
PICTURE_FONT = "Figtree, Arial, 'Liberation Sans', sans-serif"
TEXT = "#1f2937"
MUTED = "#4b5563"
RULE = "#d5dbe3"
BREAK = "#6b7280"
BRAND = "#143462"
LINK = "#0567a6"
PAGE = "#ffffff"

#: Light to dark, the newest year darkest, by the number of years; the lightest has a contrast of 3:1 with the page.
YEAR_SCALES = {
    1: ("#143462",),
    2: ("#3b9cd1", "#143462"),
    3: ("#3b9cd1", "#0567a6", "#143462"),
    4: ("#3b9cd1", "#0179bd", "#0a568f", "#143462"),
    5: ("#3b9cd1", "#1183c3", "#0567a6", "#0d4d83", "#143462"),
    6: ("#3b9cd1", "#1a88c6", "#0272b3", "#085d98", "#0e487d", "#143462"),
}
#: One for each option of a line chart; with more options each has a small chart of its own.
OPTION_COLOURS = ("#12436d", "#28a197", "#801650", "#f46a25")
OPTION_MARKERS = ("circle", "square", "diamond", "triangle-up")


def year_colours(years: Sequence[int]) -> dict[int, str]:
    """Colour of each year of the survey; bound to the year, whatever is chosen."""
    scale = YEAR_SCALES.get(len(years)) or [_between(place / (len(years) - 1)) for place in range(len(years))]
    return dict(zip(sorted(years), scale, strict=True))


def _between(share: float) -> str:
    """The colour at a share of the way through the longest scale, whose saturated middle keeps neighbours apart."""
    scale = YEAR_SCALES[max(YEAR_SCALES)]
    place = min(int(share * (len(scale) - 1)), len(scale) - 2)
    part = share * (len(scale) - 1) - place
    ends = [[int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in scale[place : place + 2]]
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in zip(*ends, strict=True))
