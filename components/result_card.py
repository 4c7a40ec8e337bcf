"""The card with the result of a question or a comparison, and the buttons to take it along."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from components.addresses import (
    ACCOUNTING,
    PICTURES_PATH,
    RESULTS_PATH,
    TABLES_PATH,
    accounting_address,
    answers_at,
    file_at,
    theme_address,
)
from components.file_buttons import DECK, button, file_buttons, survey_button
from components.ids import QuestionPage
from components.picture_choice import picture_choice
from data.survey.questions import Question
from data.views.filters import Filters


def result_card(
    question: Question, filters: Filters, path: str, version: str, more: Sequence[Component] = ()
) -> Component:
    """The card with an empty place for the result, and ``more`` below it.

    ``path`` is that of the page, ``version`` that of the data.
    """
    picture = answers_at(PICTURES_PATH, version, path)
    table = file_at(TABLES_PATH, version, question.question_id)
    return html.Section(
        [
            html.H2("Resultaat", className="visually-hidden"),
            html.Div(id=QuestionPage.RESULT_BODY),
            *more,
            *_to_comparison(question),
            *_quotes_of_answers(question),
            html.P(
                dcc.Link("Verantwoording van deze cijfers", href=_accounting(question)),
                className="to-accounting",
            ),
            picture_choice(filters, answers_at(RESULTS_PATH, version, path)),
            file_buttons(
                [
                    button("Download PNG", file=picture, format="png"),
                    button("Download SVG", file=picture, format="svg"),
                    button("Download PowerPoint", file=f"{table}.pptx"),
                    button("Download CSV", file=f"{table}.csv"),
                    button("Download Excel", file=f"{table}.xlsx"),
                    survey_button(DECK, version),
                    button("Kopieer link", copy=""),
                ],
                QuestionPage.STATUS,
            ),
        ],
        id=QuestionPage.RESULT,
        className="card",
        tabIndex="-1",
    )


def _accounting(question: Question) -> str:
    """What accounts for the numbers of a question, or of all."""
    return ACCOUNTING if question.most_chosen else accounting_address(question.question_id)


def _to_comparison(question: Question) -> list[Component]:
    """An empty place for links that begin a comparison, folded away; none in a comparison."""
    if question.most_chosen:
        return []
    return [
        html.Details(
            [html.Summary("Vergelijk een antwoord met andere vragen"), html.Div(id=QuestionPage.TO_COMPARISON)],
            id=QuestionPage.COMPARE,
            className="to-comparison",
        )
    ]


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
            "Deze koppeling is redactioneel: wij legden haar met de thema’s van de citaten. "
            "Van een citaat is niet bekend welk antwoord die gemeente gaf.",
            className="source-line",
        ),
    ]
