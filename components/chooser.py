"""A field that chooses one of very many by its words, with suggestions from the server."""

from __future__ import annotations

from collections.abc import Iterable

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.addresses import CHOICES_PATH, answers_at
from components.attributes import followed
from components.ids import Control, QuestionPage

#: What is told when the server does not answer a text.
FAILED = "Zoeken en kiezen lukt nu niet. De pagina hoort nog bij uw vorige keuze."
#: What is said of a text that can mean more than one thing.
SEVERAL = "Meer dan één keuze past bij deze tekst. Kies er een uit de lijst."


def chooser(label: str, id_: Control, version: str, value: str = "") -> Component:
    """The labelled field, the list that is filled with suggestions as a person types, and what is said of it."""
    return html.Div(
        [
            html.Label(label, htmlFor=id_),
            dbc.Input(id=id_, name=id_, value=value, list=QuestionPage.CHOICES, autocomplete="off"),
            html.Datalist(id=QuestionPage.CHOICES),
            html.P(id=QuestionPage.CHOICES_STATUS, className="status"),
        ],
        className="field field-question",
        **followed(answers_at(CHOICES_PATH, version, f"/{id_}"), FAILED),
    )


def suggested(labels: Iterable[str]) -> list[Component]:
    """The contents of the list with suggestions."""
    return [html.Option(value=label) for label in labels]
