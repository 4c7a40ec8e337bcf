"""A field that chooses one of very many by its words, with suggestions from the server."""

from __future__ import annotations

from collections.abc import Mapping

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.attributes import dataset


def chooser(label: str, id_: str, choices_id: str, status_id: str, value: str = "") -> Component:
    """The labelled field, the list for its suggestions and what is said of it."""
    return html.Div(
        [
            html.Label(label, htmlFor=id_),
            # The browser follows each key; Dash is told when the field is left.
            dbc.Input(id=id_, value=value, list=choices_id, debounce=True, autocomplete="off"),
            html.Datalist(id=choices_id),
            html.P(id=status_id, role="status", className="status"),
        ],
        className="field field-question",
    )


def suggested(ids: Mapping[str, str]) -> list[Component]:
    """The contents of the list with suggestions: labels, with the id that the browser goes to."""
    return [html.Option(value=label, **dataset(id=id_)) for label, id_ in ids.items()]
