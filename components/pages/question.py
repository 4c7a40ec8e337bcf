"""The page of one question: what was asked and how, the filters, the result, and the quotes beside it."""

from __future__ import annotations

from collections.abc import Collection

from dash import html
from dash.development.base_component import Component

from components.addresses import HOME, question_address
from components.attributes import named
from components.chart_card import chart_card
from components.filter_bar import filter_bar
from components.ids import QuestionPage
from components.notices import link_notice
from components.quotes_panel import quotes_panel
from data.quotes.table import Quotes
from data.survey.questions import Question
from data.views.choices import FEW
from data.views.question import QuestionView
from data.wording import sentences


def layout(
    view: QuestionView, questions: Collection[Question], all_quotes: Quotes, notices: list[str]
) -> list[Component]:
    """The page for a view."""
    question = view.question
    return [
        html.A("Naar het resultaat", href=f"#{QuestionPage.RESULT}", className="skip-link"),
        html.H1(question.title),
        html.P(_number(question) + question.text, className="question-text"),
        html.Details(
            [
                html.Summary("Hoe is dit gemeten?"),
                html.Dl(
                    [part for years, text in sentences.measured(question) for part in (html.Dt(years), html.Dd(text))]
                ),
                html.P(sentences.bases(question, question.years)),
                *_wordings(question),
            ],
            className="measured",
        ),
        *link_notice(notices),
        filter_bar(question, view.filters, questions),
        html.Div(
            [chart_card(question), quotes_panel(all_quotes, view.filters)],
            className="columns",
        ),
    ]


def links_instead(question: Question, questions: Collection[Question]) -> Component:
    """Ways on for who has no scripts: each year of the question by itself, and the other questions."""
    here = question_address(question.question_id)
    years = [html.Li(html.A(str(year), href=f"{here}?jaren={year}")) for year in question.years]
    few = questions if len(questions) <= FEW else []
    others = [html.Li(html.A(item.title, href=question_address(item.question_id))) for item in few]
    return html.Nav(
        [
            html.P("Eén jaar van deze vraag:"),
            html.Ul(years),
            html.P("Een vraag:" if others else html.A("Alle vragen", href=HOME)),
            html.Ul(others),
        ],
        className="bar",
        **named("Kiezen zonder JavaScript"),
    )


def _wordings(question: Question) -> list[Component]:
    """The answers as the report lists them, verbatim, beside their short labels; nothing where it lists none."""
    listed = [option for option in question.options if option.text]
    if not listed:
        return []
    parts = [part for option in listed for part in (html.Dt(option.label), html.Dd(option.text))]
    return [html.H2("Antwoorden zoals ze in het rapport staan"), html.Dl(parts, className="wordings")]


def _number(question: Question) -> str:
    return "" if question.number is None else f"Vraag {question.number}. "
