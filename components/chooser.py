"""A field that chooses one of very many by its words, with suggestions from the server."""

from __future__ import annotations

from collections.abc import Iterable

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.ids import Control, QuestionPage


def chooser(label: str, id_: Control, value: str = "", said: str = "") -> Component:
    """The labelled field, the list that is filled with suggestions as a person types, and what is said of it."""
    return html.Div(
        [
            html.Label(label, htmlFor=id_),
            dbc.Input(id=id_, name=id_, value=value, list=QuestionPage.CHOICES, autocomplete="off"),
            html.Datalist(id=QuestionPage.CHOICES),
            html.P(said, id=QuestionPage.CHOICES_STATUS, role="status", className="status"),
        ],
        className="field field-question",
    )


def suggested(labels: Iterable[str]) -> list[Component]:
    """The contents of the list with suggestions."""
    return [html.Option(value=label) for label in labels]
