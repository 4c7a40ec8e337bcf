"""The start page: the questions with their newest result, each leading to its page."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from components.addresses import question_address
from data import summaries
from data.views import QuestionView

TITLE = "Overzicht"


def layout(views: Sequence[QuestionView]) -> list[Component]:
    """A card per question; each view holds the newest year only."""
    return [
        html.H1("Hoe ver zijn gemeenten met het VN-verdrag Handicap?"),
        html.P(
            "VNG vraagt gemeenten elk jaar hoe ver zij zijn met het VN-verdrag Handicap. "
            "Kies een vraag om te zien hoe de antwoorden veranderen en wat gemeenten erover zeggen.",
            className="intro",
        ),
        html.Ul([_card(view) for view in views], className="question-list"),
    ]


def _card(view: QuestionView) -> Component:
    question = view.question
    return html.Li(
        [
            html.H2(dcc.Link(question.title, href=question_address(question.question_id))),
            html.P(question.text, className="question-text"),
            html.P(summaries.message(view), className="newest"),
        ],
        className="card",
    )
