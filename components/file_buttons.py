"""Buttons to take something along, with the words that the browser says about it."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.addresses import SURVEY_FILES_PATH, file_at
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
#: Files about the whole survey, with the words of their buttons.
REPORT, DECK = "trendrapport.docx", "alle-vragen.pptx"
SURVEY_FILES = {REPORT: "Download trendrapport", DECK: "Alle vragen in PowerPoint"}
#: What the server says in the place of a file.
BUSY = "Er worden nu al grote bestanden gemaakt. Probeer het over een minuut opnieuw."


def file_buttons(buttons: Sequence[Component], status_id: str) -> Component:
    """The buttons, and the place where the browser says how it goes."""
    return html.Div(
        [*buttons, html.P(id=status_id, role="status", className="status")], className="buttons", **dataset(**WORDS)
    )


def button(words: str, **data: str) -> Component:
    """One that takes something along; its data say what."""
    return html.Button(words, type="button", className="button", **dataset(**data))


def survey_button(name: str, version: str) -> Component:
    """One that takes the whole survey along, as the file of a name, of a version of the data."""
    return button(SURVEY_FILES[name], file=file_at(SURVEY_FILES_PATH, version, name))


def nothing(reason: str) -> str:
    """What is said where a file would be empty."""
    return f"Er is niets om te downloaden. {reason}"
