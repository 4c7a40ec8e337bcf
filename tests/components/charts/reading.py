"""Reading a figure as a person does: its words, bars, points and lines."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

import plotly.graph_objects as go

from components.charts import Figure, page_figure
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
