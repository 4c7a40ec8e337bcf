"""The card with the result: sentence, chart or table, notes, source, and the buttons to take it along."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from components.addresses import ACCOUNTING, accounting_address, theme_address
from components.attributes import described_by, labelled_by, named
from components.data_table import data_table
from components.ids import QuestionPage, Result
from data.survey.questions import Question
from data.views.filters import View
from data.views.question import QuestionView
from data.wording import sentences
from data.wording.phrases import say


def result(view: QuestionView) -> list[Component]:
    """Everything in the card that follows the filters, as ``assets/9-result.js`` draws it; without the chart itself."""
    empty = sentences.empty(view)
    chart = not empty and view.filters.view is not View.TABLE
    return [
        html.P("" if empty else sentences.message(view), id=Result.MESSAGE, className="message"),
        html.P("" if empty else sentences.comparison(view), id=Result.COMPARISON, className="comparison"),
        html.P("" if empty else sentences.certainty(view), id=Result.CERTAINTY, className="certainty"),
        html.P(empty, id=Result.EMPTY, className="empty"),
        _figure(view, chart=chart),
        html.Details(
            [html.Summary(say("numbers")), html.Div(data_table(view), id=Result.TABLE)],
            id=Result.NUMBERS,
            open=view.filters.view is View.TABLE,
            hidden=bool(empty),
            className="numbers",
        ),
        html.Div(notes(view), id=Result.NOTES),
        html.P("" if empty else sentences.source_line(view), id=Result.CAPTION, className="source-line"),
    ]


def chart_card(question: Question) -> Component:
    """The card around the result, which the browser draws in its place."""
    return html.Section(
        [
            html.H2("Resultaat", className="visually-hidden"),
            html.Div(id=QuestionPage.RESULT_BODY),
            *_quotes_of_answers(question),
            html.P(
                dcc.Link("Verantwoording van deze cijfers", href=_accounting(question)),
                className="to-accounting",
            ),
            _buttons(),
        ],
        id=QuestionPage.RESULT,
        className="card",
        tabIndex="-1",
    )


def _figure(view: QuestionView, *, chart: bool) -> Component:
    """The place of the chart: a figure named by its caption and described by the message above it."""
    image = say("image", title=view.question.title, view=view.filters.view) if chart else ""
    return html.Figure(
        [
            html.Figcaption(sentences.selection(view) if chart else "", id=Result.SELECTION),
            html.Div(
                [html.Div(id=Result.GRAPH), html.Div(id=Result.CHART_WORDS)],
                id=Result.IMAGE,
                role="img",
                **named(image),
                **described_by(Result.MESSAGE),
            ),
        ],
        id=Result.FIGURE,
        hidden=not chart,
        className="chart",
        **labelled_by(Result.SELECTION),
    )


def notes(view: QuestionView) -> list[Component]:
    """The notes that apply to what is on screen, and only those."""
    items = [
        html.Li([text, html.Small(say("line", line=line) if line else "")]) for text, line in sentences.remarks(view)
    ]
    if not items:
        return []
    return [html.H3(say("notes")), html.Ul(items, className="notes")]


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
        ],
        className="buttons",
    )
