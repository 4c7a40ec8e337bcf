"""What follows the filters in the card of a question: sentence, chart or table, notes and source.

The first page and every later answer hold this same HTML, but for the room that is kept for the chart.
"""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.addresses import comparison_address
from components.attributes import dataset, described_by, labelled_by, named
from components.charts import Figure, page_figure
from components.columns import marks_used
from components.data_table import data_table, legend
from components.groups_beside import groups_beside
from components.ids import QuestionPage, Result
from components.places import Places
from data.survey.comparing import key
from data.views.filters import View
from data.views.frames import Answer, QuestionView
from data.wording import sentences
from data.wording.certainty import certainty, compares, comparison, share
from data.wording.messages import message
from data.wording.phrases import say


def result(view: QuestionView, room: Sequence[Component] = ()) -> list[Component]:
    """Everything in the card that follows the filters; the chart has a place, in which plotly.js draws it.

    ``room`` is kept there until plotly.js comes, so that nothing jumps when the chart is drawn.
    """
    empty = sentences.empty(view)
    if empty:
        return [html.P(empty, id=Result.EMPTY, className="empty"), *groups_beside(view)]
    return [
        html.P(message(view), id=Result.MESSAGE, className="message"),
        *_compared_with_chart(view, room),
        html.P(certainty(view), id=Result.CERTAINTY, className="certainty"),
        html.P(share(view), id=Result.SHARE, className="certainty"),
        _numbers(view),
        *groups_beside(view),
        html.Div(notes(view), id=Result.NOTES),
        html.P(sentences.source_line(view), id=Result.CAPTION, className="source-line"),
    ]


def result_places(view: QuestionView, room: Sequence[Component] = (), said: Sequence[Component] = ()) -> Places:
    """The contents of the places of the card, ``said`` above the result; a comparison leads to no other."""
    shown: Places = {QuestionPage.RESULT_BODY: [*said, *result(view, room)]}
    return shown if view.question.most_chosen else {**shown, QuestionPage.TO_COMPARISON: to_comparison(view)}


def has_chart(view: QuestionView) -> bool:
    """Whether a chart is drawn for a view."""
    return view.filters.view is not View.TABLE and not sentences.empty(view)


def _compared_with_chart(view: QuestionView, room: Sequence[Component]) -> list[Component]:
    """The chart below what is said of its years; of several questions that is long, and stands below the chart."""
    warning = "" if compares(view) else " warning"
    compared = html.P(comparison(view), id=Result.COMPARISON, className=f"comparison{warning}")
    if not has_chart(view):
        return [compared]
    chart = _chart(view, room)
    if len(view.questions) == 1:
        return [compared, chart]
    brief = [html.P(say("incomparable_below"), className="comparison warning")] if warning else []
    return [*brief, chart, compared]


def _chart(view: QuestionView, room: Sequence[Component]) -> Component:
    """The place of the chart: a figure named by its caption and described by the message above it; then its marks."""
    image = html.Div(
        html.Div(list(room), id=Result.GRAPH, className="graph"),
        role="img",
        **named(image_name(view)),
        **described_by(Result.MESSAGE),
    )
    in_table = view.filters.counts and view.filters.view is View.LINES
    told = [sentences.selection(view), *([say("counts_in_table")] if in_table else [])]
    caption = html.Figcaption(". ".join(told), id=Result.SELECTION)
    return html.Figure(
        [caption, image, *legend(marks_used(view, in_chart=True))], className="chart", **labelled_by(Result.SELECTION)
    )


def image_name(view: QuestionView) -> str:
    """What a screen reader calls the chart."""
    values = {"title": view.question.title, "view": view.filters.view}
    return say("image_of_group", group=view.group.name, **values) if view.group else say("image", **values)


def rooms(view: QuestionView) -> list[Component]:
    """The room that the chart will take, on a wide and on a narrow screen; none where there is no chart."""
    if not has_chart(view):
        return []
    return [*room(page_figure(view, narrow=False), "wide"), *room(page_figure(view, narrow=True), "narrow")]


def room(figure: Figure | None, screens: str = "wide narrow") -> list[Component]:
    """The room that a figure will take on some screens; none for no figure."""
    if figure is None:
        return []
    return [html.Canvas(className=f"room {screens}", width="1", height=str(figure["layout"]["height"]))]


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


def to_comparison(view: QuestionView) -> list[Component]:
    """A link per answer with percentages that begins a comparison with it."""
    answers = [answer for answer, _ in view.answers if answer.published]
    return [html.Ul([html.Li(_compare(answer)) for answer in answers], className="words-list")]


def _compare(answer: Answer) -> Component:
    return html.A(
        answer.label,
        className="word",
        href=comparison_address([key(answer.question_id, answer.option_id)]),
        **named(f"Vergelijk dit antwoord: {answer.label}"),
    )


def notes(view: QuestionView) -> list[Component]:
    """The notes that apply to what is on screen, and only those."""
    items = [
        html.Li([text, html.Small(say("line", line=line)) if line else None]) for text, line in sentences.remarks(view)
    ]
    if not items:
        return []
    return [html.H3(say("notes")), html.Ul(items, className="notes")]
