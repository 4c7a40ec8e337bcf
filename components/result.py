"""What follows the filters in the card of a question: sentence, chart or table, notes and source.

The first page and every later answer hold this same HTML, but for the room that the first page keeps for the chart.
"""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from components.attributes import dataset, described_by, labelled_by, named
from components.charts import page_figure
from components.data_table import data_table
from components.ids import Result
from data.views.filters import View
from data.views.frames import QuestionView
from data.wording import sentences
from data.wording.certainty import certainty, compares, comparison, share
from data.wording.messages import message
from data.wording.phrases import say


def result(view: QuestionView, *, room: bool = False) -> list[Component]:
    """Everything in the card that follows the filters; the chart has a place, in which plotly.js draws it.

    ``room`` is kept for it on a page that comes before plotly.js does, so that nothing jumps when it is drawn.
    """
    empty = sentences.empty(view)
    if empty:
        return [html.P(empty, id=Result.EMPTY, className="empty")]
    return [
        html.P(message(view), id=Result.MESSAGE, className="message"),
        html.P(comparison(view), id=Result.COMPARISON, className="comparison" + ("" if compares(view) else " warning")),
        *([_chart(view, room=room)] if has_chart(view) else []),
        html.P(certainty(view), id=Result.CERTAINTY, className="certainty"),
        html.P(share(view), id=Result.SHARE, className="certainty"),
        _numbers(view),
        html.Div(notes(view), id=Result.NOTES),
        html.P(sentences.source_line(view), id=Result.CAPTION, className="source-line"),
    ]


def has_chart(view: QuestionView) -> bool:
    """Whether a chart is drawn for a view."""
    return view.filters.view is not View.TABLE and not sentences.empty(view)


def _chart(view: QuestionView, *, room: bool) -> Component:
    """The place of the chart: a figure named by its caption and described by the message above it."""
    image = html.Div(
        html.Div(_rooms(view) if room else [], id=Result.GRAPH, className="graph"),
        role="img",
        **named(say("image", title=view.question.title, view=view.filters.view)),
        **described_by(Result.MESSAGE),
    )
    in_table = view.filters.counts and view.filters.view is View.LINES
    told = [sentences.selection(view), *([say("counts_in_table")] if in_table else [])]
    caption = html.Figcaption(". ".join(told), id=Result.SELECTION)
    return html.Figure([caption, image], className="chart", **labelled_by(Result.SELECTION))


def _rooms(view: QuestionView) -> list[Component]:
    """The room that the chart will take, on a wide and on a narrow screen."""
    return [
        html.Canvas(className=f"room {name}", width="1", height=str(figure["layout"]["height"]))
        for name, figure in (("wide", page_figure(view, narrow=False)), ("narrow", page_figure(view, narrow=True)))
    ]


def _numbers(view: QuestionView) -> Component:
    """The table, folded where a chart stands above it."""
    is_open = view.filters.view is View.TABLE
    return html.Details(
        [html.Summary(say("numbers")), *data_table(view)],
        id=Result.NUMBERS,
        open=is_open,
        className="numbers",
        # Within one of both kinds of view it stays as the reader left it.
        **dataset(kind="table" if is_open else "chart"),
    )


def notes(view: QuestionView) -> list[Component]:
    """The notes that apply to what is on screen, and only those."""
    items = [
        html.Li([text, html.Small(say("line", line=line) if line else "")]) for text, line in sentences.remarks(view)
    ]
    if not items:
        return []
    return [html.H3(say("notes")), html.Ul(items, className="notes")]
