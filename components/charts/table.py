"""*Tabel* as a picture: the same numbers as the table on the page, drawn, so that it can be taken along in a slide."""

from __future__ import annotations

from components import theme
from components.charts.frame import Drawing, Frame, joined, wrap
from components.columns import bases, header, texts
from data.views import QuestionView

LINE, GAP = 22, 14
LABEL_SHARE = 0.42


def table(view: QuestionView, frame: Frame) -> Drawing:
    """A header and a line of text per row."""
    columns = header(view)[1:]
    share = (1 - LABEL_SHARE) / max(1, len(columns))
    drawing = Drawing(bottom=0)
    y = 0.0
    lines = [
        (
            "<b>Antwoord</b>",
            [
                joined([f"<b>{line}</b>" for line in wrap(name, share * frame.width, frame.font)] + _small([words]))
                for name, words in zip(columns, bases(view)[1:], strict=True)
            ],
            3,
        )
    ]
    for row in texts(view):
        label = wrap(row[0][0], LABEL_SHARE * frame.width, frame.font)
        cells = [joined([words[0], *_small(words[1:])]) for words in row[1:]]
        lines.append((joined(label), cells, max(len(label), *(len(words) for words in row[1:]))))
    for label_text, cells, count in lines:
        centre = y + (LINE * count + GAP) / 2
        drawing.annotations.append(_text(0, centre, label_text, "left"))
        for place, words in enumerate(cells):
            drawing.annotations.append(_text(LABEL_SHARE + share * (place + 1), centre, words, "right"))
        y += LINE * count + GAP
        drawing.shapes.append(
            {"type": "line", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": {"color": theme.RULE, "width": 1}}
        )
    drawing.height = y
    drawing.traces.append({"type": "scatter", "mode": "markers", "x": [None], "y": [None], "hoverinfo": "skip"})
    hidden = {"visible": False, "fixedrange": True}
    drawing.axes = {"xaxis": {**hidden, "range": [0, 1]}, "yaxis": {**hidden, "range": [y, 0]}}
    return drawing


def _small(lines: list[str]) -> list[str]:
    return [f'<span style="font-size:75%">{line}</span>' for line in lines if line]


def _text(x: float, y: float, text: str, anchor: str) -> dict[str, object]:
    return {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "xanchor": anchor,
        "yanchor": "middle",
        "align": anchor,
    }
