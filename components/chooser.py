"""A field that chooses one of very many by its words, with suggestions from the server."""

from __future__ import annotations

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component


def chooser(
    label: str, id_: str, choices_id: str, status_id: str, value: str = "", *, control: Component | None = None
) -> Component:
    """The labelled field, the list for its suggestions and what is said of it; ``control`` takes the field's place."""
    # What is typed is told at once: a browser shows suggestions while a person types.
    typed = dbc.Input(id=id_, value=value, list=choices_id, debounce=False, autocomplete="off")
    field = typed if control is None else control
    return html.Div(
        [
            html.Label(label, htmlFor=id_),
            field,
            html.Datalist(id=choices_id),
            html.P(id=status_id, role="status", className="status"),
        ],
        className="field field-question",
    )


def suggested(labels: Sequence[str]) -> list[Component]:
    """The contents of the list with suggestions."""
    return [html.Option(value=label) for label in labels]
