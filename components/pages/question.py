"""The page of one question: what was asked and how, the filters, the result, and the quotes beside it."""

from __future__ import annotations

from collections.abc import Collection

from dash import html
from dash.development.base_component import Component

from components.addresses import LISTS_PATH, answers_at, question_address
from components.filter_bar import filter_bar
from components.ids import QuestionPage
from components.notices import link_notice
from components.quote_list import to_quotes
from components.quotes_panel import quotes_panel
from components.result_card import result_card
from data.quotes.table import Quotes
from data.survey.questions import Question
from data.views.frames import QuestionView
from data.wording import sentences


def layout(
    view: QuestionView, questions: Collection[Question], all_quotes: Quotes, notices: list[str], version: str
) -> list[Component]:
    """The page for a view; ``version`` is that of the data."""
    question = view.question
    path = question_address(question.question_id)
    return [
        html.A("Naar het resultaat", href=f"#{QuestionPage.RESULT}", className="skip-link"),
        to_quotes(),
        html.H1(question.title),
        html.P(_number(question) + question.text, className="question-text"),
        html.Details(
            [
                html.Summary("Hoe is dit gemeten?"),
                html.Dl(
                    [part for years, text in sentences.measured(question) for part in (html.Dt(years), html.Dd(text))]
                ),
                html.P(sentences.bases(question, question.years, view.populations)),
                *_wordings(question),
            ],
            id=QuestionPage.MEASURED,
            className="measured",
        ),
        *link_notice(notices),
        html.Div(
            [
                html.Div(
                    [
                        filter_bar(question, view.filters, questions, version),
                        result_card(question, view.filters, path, version),
                    ],
                    className="work",
                ),
                quotes_panel(all_quotes, view.filters, answers_at(LISTS_PATH, version, path)),
            ],
            className="columns",
        ),
    ]


def _wordings(question: Question) -> list[Component]:
    """The answers as the report lists them, verbatim, beside their short labels; nothing where it lists none."""
    listed = [option for option in question.options if option.text]
    if not listed:
        return []
    parts = [part for option in listed for part in (html.Dt(option.label), html.Dd(option.text))]
    return [html.H2("Antwoorden, volledig en letterlijk"), html.Dl(parts, className="wordings")]


def _number(question: Question) -> str:
    return "" if question.number is None else f"Vraag {question.number}. "
