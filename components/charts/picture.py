"""A chart as a picture that stands alone: title, question and selection above it, notes and source below, 16 by 9."""

from __future__ import annotations

from collections.abc import Sequence

from components import theme
from components.charts.frame import Drawing, Figure, Frame, figure
from components.charts.text import joined, wrap
from components.columns import marks_used
from data.views.filters import View
from data.views.frames import QuestionView
from data.wording import sentences
from data.wording.certainty import certainty, comparison, share
from data.wording.numbers import BREAK_MARK

#: Sizes at which a picture may be drawn, smallest first: with more rows everything becomes smaller in the end.
PICTURES = tuple(
    Frame(width=int(1500 * size), font=17, columns=3, height=int(900 * size))
    for size in (1, 1.2, 1.4, 1.7, 2, 2.5, 3, 4)
)
SIDE = 48
TITLE, TEXT, SMALL = 30, 16, 14
#: The most lines of the text of a question.
MOST_LINES = 3
#: Rows may be drawn this much closer than on the page before a larger picture is taken.
SQUEEZE = 1.05


def finish_picture(drawing: Drawing, view: QuestionView, frame: Frame) -> tuple[Figure, bool]:
    """The figure for a picture, and whether the rows of its chart fit into it."""
    height = frame.height or 0
    width = height * 16 // 9
    title = wrap(view.question.title, frame.width, TITLE, bold=True)
    text = wrap(view.question.text, frame.width, TEXT)[:MOST_LINES]
    notes = [line for note in picture_notes(view) for line in wrap(note, frame.width, SMALL)]
    around = []
    top = 28.0
    for lines, step, style in (
        (title, 38, {"size": TITLE, "color": theme.BRAND, "weight": 700}),
        (text, 21, {"size": TEXT}),
        ([sentences.selection(view)], 26, {"size": TEXT, "weight": 700}),
    ):
        around.append((lines, top, style))
        top += step * len(lines)
    foot = height - 19 * len(notes) - 18
    around.append((notes, foot, {"size": SMALL, "color": theme.MUTED}))
    margin = {
        "l": SIDE + drawing.left,
        "r": SIDE + drawing.right,
        "t": top + 14,
        "b": height - foot + 12 + drawing.bottom,
        "pad": 0,
    }
    finished = figure(drawing, frame, {"width": width, "height": height, "margin": margin})
    finished["layout"]["font"]["family"] = theme.PICTURE_FONT
    plot = width - margin["l"] - margin["r"], height - margin["t"] - margin["b"]
    finished["layout"]["annotations"] = [
        _note(lines, (SIDE - margin["l"]) / plot[0], 1 - (y - margin["t"]) / plot[1], style)
        for lines, y, style in around
    ]
    return finished, drawing.height <= plot[1] * SQUEEZE


def _note(lines: Sequence[str], x: float, y: float, style: Figure) -> Figure:
    """Lines that hang from a point outside the drawing, in shares of its size; a text trace does not reach there."""
    return {
        "xref": "paper",
        "yref": "paper",
        "x": x,
        "y": y,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "borderwidth": 0,
        "text": joined(lines),
        "font": style,
    }


def picture_notes(view: QuestionView) -> list[str]:
    """What stands under a picture: what does not compare, certainty, remarks, the meaning of marks, the source."""
    # A chart shows breaks itself; only the table marks them.
    marks = [
        f"({used[0]}) {used[1]}." for used in marks_used(view) if used != BREAK_MARK or view.filters.view is View.TABLE
    ]
    remarks = [text for text, _ in sentences.remarks(view)]
    verdicts_shown = view.filters.view in (View.CHANGE, View.TABLE)
    texts = [comparison(view), certainty(view, verdicts_shown=verdicts_shown), share(view), *remarks, " ".join(marks)]
    return [text for text in (*texts, sentences.source_line(view)) if text]
