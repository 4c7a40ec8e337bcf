"""Buttons to take something along, with the words that the browser says about it."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.attributes import dataset

#: What is said while a file is made and when it is there; ``{}`` is its name, or how much of it is done.
WORDS = {
    "making": "Het bestand wordt gemaakt…",
    "progress": "Het bestand wordt gemaakt: {}%…",
    "done": "{} is gedownload.",
    "failed": "Het downloaden lukt nu niet. Probeer het over een minuut opnieuw.",
    "copied": "De link is gekopieerd.",
    "refused": "Kopiëren lukt niet in deze browser. Kopieer zelf: {}",
}
#: What the server says in the place of a file.
BUSY = "Er worden nu al grote bestanden gemaakt. Probeer het over een minuut opnieuw."


def file_buttons(buttons: Sequence[Component], status_id: str) -> Component:
    """The buttons, and the place where the browser says how it goes."""
    return html.Div(
        [*buttons, html.P(id=status_id, role="status", className="status")], className="buttons", **dataset(**WORDS)
    )


def nothing(reason: str) -> str:
    """What is said where a file would be empty."""
    return f"Er is niets om te downloaden. {reason}"
