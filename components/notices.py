"""Messages to the reader: what was left out of a link or a choice, and what to do when there is nothing to show."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component


def link_notice(sentences: list[str]) -> list[Component]:
    """What a link asked and the page does not know; nothing where all is known."""
    if not sentences:
        return []
    return [
        html.Div(
            [
                html.P("Een deel van de link is overgeslagen."),
                html.Ul([html.Li(sentence) for sentence in sentences]),
            ],
            className="notice",
            role="note",
        )
    ]


def choice_notice(sentences: list[str]) -> list[Component]:
    """What of a choice is not shown; nothing where all is."""
    return [html.P(sentence, className="notice") for sentence in sentences]
