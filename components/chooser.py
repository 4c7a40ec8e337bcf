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
    searched = control is None
    if control is None:
        # What is typed is told at once: a browser shows suggestions while a person types.
        control = dbc.Input(id=id_, value=value, list=choices_id, debounce=False, autocomplete="off")
    return html.Div(
        [
            html.Label(label, htmlFor=id_),
            control,
            html.Datalist(id=choices_id),
            html.P(id=status_id, role="status", className="status", hidden=not searched),
        ],
        className="field field-question",
    )


def suggested(labels: Sequence[str]) -> list[Component]:
    """The contents of the list with suggestions."""
    return [html.Option(value=label) for label in labels]
