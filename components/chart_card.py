"""The card with the result: sentence, chart or table, notes, source, and the buttons to take it along."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from components.addresses import ACCOUNTING, accounting_address, theme_address
from components.aria import described_by, labelled_by, named
from components.charts import page_figure
from components.charts.frame import NARROW, WIDE
from components.data_table import data_table
from components.ids import QuestionPage
from data import summaries
from data.filters import View
from data.questions import Question
from data.views import QuestionView

#: One configuration for every graph: no mode bar, no upload to anyone, nothing that needs a drag.
GRAPH_CONFIG: Any = {
    "displayModeBar": False,
    "displaylogo": False,
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
}
#: For a chart that only shows.
STATIC_CONFIG: Any = {**GRAPH_CONFIG, "staticPlot": True}
EMPTY_FIGURE: dict[str, Any] = {"data": [], "layout": {"height": 10}}
FRAMES = {"narrow": NARROW, "wide": WIDE}


def contents(view: QuestionView, width: str) -> dict[str, Any]:
    """Everything in the card that follows the filters, by the name of its place; ``width`` is narrow or wide."""
    empty = summaries.empty(view)
    chart = not empty and view.filters.view is not View.TABLE
    figure = page_figure(view, FRAMES.get(width, WIDE)) if chart else EMPTY_FIGURE
    return {
        "message": summaries.message(view) if not empty else "",
        "comparison": summaries.comparison(view) if not empty else "",
        "certainty": summaries.certainty(view) if not empty else "",
        "empty": empty,
        "figure_hidden": not chart,
        "figure": figure,
        # Plotly takes its height from the element; without one, a graph drawn while hidden stays 0 high.
        "graph_style": {"height": f"{figure['layout']['height']}px"},
        "image_name": f"Grafiek: {view.question.title}, {view.filters.view}" if chart else "",
        "selection": summaries.selection(view) if chart else "",
        "table": data_table(view),
        "numbers_open": view.filters.view is View.TABLE,
        "numbers_hidden": bool(empty),
        "notes": notes(view),
        "caption": "" if empty else summaries.source_line(view),
        "sort_disabled": view.filters.view is View.CHANGE,
    }


def chart_card(view: QuestionView, width: str) -> Component:
    """The card as it is first drawn."""
    parts = contents(view, width)
    return html.Section(
        [
            html.H2("Resultaat", className="visually-hidden"),
            html.P(parts["message"], id=QuestionPage.MESSAGE, className="message"),
            html.P(parts["comparison"], id=QuestionPage.COMPARISON, className="comparison"),
            html.P(parts["certainty"], id=QuestionPage.CERTAINTY, className="certainty"),
            html.P(parts["empty"], id=QuestionPage.EMPTY, className="empty"),
            _figure(parts),
            html.Details(
                [html.Summary("Cijfers in een tabel"), html.Div(parts["table"], id=QuestionPage.TABLE)],
                id=QuestionPage.NUMBERS,
                open=parts["numbers_open"],
                hidden=parts["numbers_hidden"],
                className="numbers",
            ),
            html.Div(parts["notes"], id=QuestionPage.NOTES),
            html.P(parts["caption"], id=QuestionPage.CAPTION, className="source-line"),
            *_quotes_of_answers(view.question),
            html.P(
                dcc.Link("Verantwoording van deze cijfers", href=_accounting(view.question)),
                className="to-accounting",
            ),
            _buttons(),
        ],
        id=QuestionPage.RESULT,
        className="card",
        tabIndex="-1",
    )


def _figure(parts: dict[str, Any]) -> Component:
    """The chart: a figure named by its caption and described by the message above it."""
    graph = dcc.Graph(id=QuestionPage.GRAPH, figure=parts["figure"], style=parts["graph_style"], config=GRAPH_CONFIG)
    return html.Figure(
        [
            html.Figcaption(parts["selection"], id=QuestionPage.SELECTION),
            html.Div(
                graph,
                id=QuestionPage.IMAGE,
                role="img",
                **named(parts["image_name"]),
                **described_by(QuestionPage.MESSAGE),
            ),
        ],
        id=QuestionPage.FIGURE,
        hidden=parts["figure_hidden"],
        className="chart",
        **labelled_by(QuestionPage.SELECTION),
    )


def notes(view: QuestionView) -> list[Component]:
    """The notes that apply to what is on screen, and only those."""
    items = [
        html.Li([text, html.Small(f" (rapport, regel {line})" if line else "")])
        for text, line in summaries.remarks(view)
    ]
    if not items:
        return []
    return [html.H3("Opmerkingen bij deze cijfers"), html.Ul(items, className="notes")]


def _accounting(question: Question) -> str:
    """What accounts for the numbers of a question, or of all."""
    return ACCOUNTING if question.most_chosen else accounting_address(question.question_id)


def _quotes_of_answers(question: Question) -> list[Component]:
    """Links from answers to the quotes that speak of them; nothing where the themes make no such link."""
    linked = [(option.label, option.quote_theme) for option in question.options if option.quote_theme]
    if not linked:
        return []
    links = [html.Li(dcc.Link(label, href=theme_address(question.question_id, theme))) for label, theme in linked]
    return [
        html.H3("Citaten over een antwoord"),
        html.Ul(links, className="notes"),
        html.P(
            "Deze koppeling is redactioneel: wij legden haar met de kopjes in het rapport. "
            "Van een citaat is niet bekend welk antwoord die gemeente gaf.",
            className="source-line",
        ),
    ]


def _buttons() -> Component:
    names = (
        (QuestionPage.PNG, "Download PNG"),
        (QuestionPage.SVG, "Download SVG"),
        (QuestionPage.CSV, "Download CSV"),
        (QuestionPage.EXCEL, "Download Excel"),
        (QuestionPage.COPY_LINK, "Kopieer link"),
    )
    return html.Div(
        [
            *(dbc.Button(words, id=id_, type="button", color="none", class_name="button") for id_, words in names),
            html.P(id=QuestionPage.STATUS, role="status", className="status"),
            html.P(id=QuestionPage.CHANGES, role="status", className="visually-hidden"),
            dcc.Store(id=QuestionPage.ANNOUNCED),
            dcc.Store(id=QuestionPage.PICTURE),
            dcc.Download(id=QuestionPage.FILE),
        ],
        className="buttons",
    )
