"""What an unknown address shows."""

from __future__ import annotations

from collections.abc import Collection

from dash import dcc, html
from dash.development.base_component import Component

from components.addresses import HOME, question_address
from data.survey.questions import Question
from data.views.choices import FEW

TITLE = "Pagina niet gevonden"


def layout(questions: Collection[Question]) -> list[Component]:
    """Says that the page is not there, and where to go."""
    few = len(questions) <= FEW
    way = "kies een van de vragen" if few else "zoek daar een vraag"
    return [
        html.H1("Deze pagina bestaat niet"),
        html.P(f"Controleer het adres, ga naar het overzicht {'of' if few else 'en'} {way}."),
        html.P(dcc.Link("Naar het overzicht", href=HOME)),
        *(_questions(questions) if few else []),
    ]


def _questions(questions: Collection[Question]) -> list[Component]:
    links = [html.Li(dcc.Link(item.title, href=question_address(item.question_id))) for item in questions]
    return [html.H2("Vragen"), html.Ul(links)]
