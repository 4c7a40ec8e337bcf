"""What an unknown address shows."""

from __future__ import annotations

from collections.abc import Iterable

from dash import dcc, html
from dash.development.base_component import Component

from components.addresses import HOME, question_address
from data.questions import Question

TITLE = "Pagina niet gevonden"


def layout(questions: Iterable[Question]) -> list[Component]:
    """Says that the page is not there, and where to go."""
    return [
        html.H1("Deze pagina bestaat niet"),
        html.P("Controleer het adres, ga naar het overzicht of kies een van de vragen."),
        html.P(dcc.Link("Naar het overzicht", href=HOME)),
        html.H2("Vragen"),
        html.Ul([html.Li(dcc.Link(item.title, href=question_address(item.question_id))) for item in questions]),
    ]
