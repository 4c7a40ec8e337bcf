"""Reading a figure as a person does: its words, bars, points and lines."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any, NamedTuple

import plotly.graph_objects as go

from components.charts import Figure, page_figure
from components.charts.text import width
from data.store import Store
from data.views.filters import View, default
from data.views.frames import QuestionView
from data.views.question import question_view


class Written(NamedTuple):
    """A text in a figure and its point."""

    x: float
    y: float
    text: str
    at: str = ""


class Box(NamedTuple):
    """The letters of a line of text, in pixels from the left and the top of a figure."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    def overlaps(self, other: Box) -> bool:
        """Whether two lines of text have a part in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class Bar(NamedTuple):
    """A bar or point: what it says to who points at it, its place, and its colour."""

    hover: str
    x: float
    y: float
    colour: str


def seen(survey: Store, question_id: str, view: View, **more: Any) -> QuestionView:
    return question_view(survey, question_id, replace(default(survey.question(question_id)), view=view, **more))


def page(survey: Store, question_id: str, view: View, *, narrow: bool = False, **more: Any) -> Figure:
    return page_figure(seen(survey, question_id, view, **more), narrow=narrow)


def valid(figure: Figure) -> None:
    """Raises ValueError where plotly does not know something in the figure."""
    assert set(figure) == {"data", "layout", "config"}
    go.Figure({"data": figure["data"], "layout": figure["layout"]})


def each(value: Any, count: int) -> list[Any]:
    """A value that all points share, or one per point, as one per point."""
    return list(value) if isinstance(value, list) else [value] * count


def plain(text: str) -> str:
    """A text of plotly.js as it is read."""
    tags = re.findall(r"<(?!br>)", text)
    assert not tags, f"markup in {text}"
    return html.unescape(text.replace("<br>", " ")).strip()


def written(figure: Figure) -> Iterator[Written]:
    """Every text that stands in a drawing."""
    for trace in figure["data"]:
        texts = trace.get("text", [])
        places = zip(trace["x"], trace["y"], texts, each(trace.get("textposition"), len(texts)), strict=True)
        for x, y, text, at in places if texts else ():
            if text:
                yield Written(x, y, plain(text), at)


def words(figure: Figure) -> str:
    """All words of a figure, of a picture those around the drawing too."""
    around = [plain(note["text"]) for note in figure["layout"].get("annotations", [])]
    return " ".join([*around, *(item.text for item in written(figure))])


def marks(figure: Figure) -> list[Bar]:
    """Every bar or point that tells something."""
    found = []
    for trace in figure["data"]:
        if "marker" in trace and "hovertext" in trace:
            count = len(trace["x"])
            colours = each(trace["marker"]["color"], count)
            found += [
                Bar(plain(hover), x, y, colour)
                for hover, x, y, colour in zip(trace["hovertext"], trace["x"], trace["y"], colours, strict=True)
                if hover
            ]
    return found


def joined(figure: Figure) -> Iterator[tuple[tuple[float, float], tuple[float, float], str]]:
    """Every straight line between two points of a line chart, and how it is drawn."""
    for trace in figure["data"]:
        if trace.get("mode") == "lines":
            points = list(zip(trace["x"], trace["y"], strict=True))
            for before, after in pairwise(points):
                if None not in (*before, *after):
                    yield before, after, trace["line"]["dash"]


def told(figure: Figure) -> dict[tuple[float, float], str]:
    """What each point of a line chart says, by its place."""
    return {(mark.x, mark.y): mark.hover for mark in marks(figure)}


def year_of(hover: str) -> int:
    """The year of which something is told."""
    found = re.search(r"\b(20\d\d): ", hover)
    assert found, hover
    return int(found[1])


def boxes(figure: Figure, wide: float) -> list[Box]:
    """Where the letters of every line of text are in a figure of some width: in the drawing, and around a picture."""
    layout = figure["layout"]
    margin = layout["margin"]
    plot = wide - margin["l"] - margin["r"], layout["height"] - margin["t"] - margin["b"]
    found: list[Box] = []
    for trace in figure["data"]:
        texts = trace.get("text", [])
        size = each(trace.get("textfont", {}).get("size", layout["font"]["size"]), len(texts))
        beside = trace["marker"]["size"] / 1.6 + 1 if texts and "marker" in trace else 0
        places = zip(trace["x"], trace["y"], texts, size, each(trace.get("textposition"), len(texts)), strict=True)
        for x, y, text, points, at in places if texts else ():
            if text:
                point = across(layout["xaxis"], x) * plot[0], (1 - across(layout["yaxis"], y)) * plot[1]
                found += letters((point[0] + margin["l"], point[1] + margin["t"]), text, points, at, beside)
    for note in layout.get("annotations", []):
        size = note["font"]["size"]
        point = note["x"] * plot[0] + margin["l"], (1 - note["y"]) * plot[1] + margin["t"]
        found += letters(point, note["text"], size, "bottom right", 0)
    return found


def across(axis: dict[str, Any], value: float) -> float:
    """A place on an axis as a share of it."""
    start, end = axis["range"]
    return float((value - start) / (end - start))


#: Spaces of which the width is known, as a share of the size of the text.
SPACES = {"\u00a0": 0.25, "\u2002": 0.5, "\u2003": 1}


def letters(point: tuple[float, float], text: str, size: float, at: str, beside: float) -> Iterator[Box]:
    """The letters of each line of a text at a point, as plotly.js sets them: lines 1.3 times their size apart."""
    lines = text.split("<br>")
    down, side = at.split()
    sign = {"top": -1, "middle": 0, "bottom": 1}[down]
    foot = point[1] + 0.75 * size + sign * beside + (sign - 1) * (1.3 * (len(lines) - 1) + 1) * size / 2
    for number, line in enumerate(lines):
        shown = html.unescape(line)
        before = size * sum(SPACES[space] for space in shown[: len(shown) - len(shown.lstrip())])
        behind = size * sum(SPACES[space] for space in shown[len(shown.rstrip()) :])
        whole = before + width(shown.strip(), size) + behind
        x = point[0] + (beside if side == "right" else -beside if side == "left" else 0)
        left = x - {"left": whole, "center": whole / 2, "right": 0}[side]
        base = foot + 1.3 * size * number
        yield Box(left + before, base - 0.73 * size, left + whole - behind, base + 0.22 * size, shown.strip())


def wrong(figure: Figure, wide: float) -> list[str]:
    """Texts that lie over another or leave a figure of some width, in words."""
    found = boxes(figure, wide)
    over = [f"'{one.text}' over '{other.text}'" for one, other in combinations(found, 2) if one.overlaps(other)]
    outside = [
        f"'{box.text}' outside"
        for box in found
        if box.left < -1 or box.right > wide + 1 or box.top < 0 or box.bottom > figure["layout"]["height"]
    ]
    return over + outside
