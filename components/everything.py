"""The button that takes everything along, how far that is, and the words that the browser says about it."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from components.addresses import EVERYTHING_PATH, answers_at
from components.attributes import dataset
from components.file_buttons import WORDS
from components.ids import AccountingPage

#: How many pictures are done, and how many there are.
PROGRESS = "{} van {} afbeeldingen"
#: Beside the words of other files; ``{}`` is a question.
MORE_WORDS = {
    "busy": "Dit bestand wordt al gemaakt. Wacht tot het klaar is, of kies Stop.",
    "stopped": "Gestopt. Er is niets gedownload.",
    "undrawn": "De afbeelding van ‘{}’ lukt niet. Er is niets gedownload. Probeer het opnieuw.",
    "other": "Er zijn intussen nieuwe cijfers. Er is niets gedownload. Laad de pagina opnieuw en probeer het dan weer.",
    "zipless": "Alles in één bestand kan niet: op deze server ontbreekt wat een zip-bestand maakt. "
    "U kunt de tabellen hieronder wel downloaden, en bij elke vraag de afbeelding.",
}


def everything_buttons(version: str) -> Component:
    """The button, hidden parts for when it is pressed, and the place where the browser says how it ends.

    How far it is changes often: a screen reader hears that from the browser at each quarter, not from its place.
    """
    making = [
        html.P(),
        html.Button("Stop", type="button", className="button", **dataset(stop="")),
    ]
    plan = answers_at(EVERYTHING_PATH, version, "/")
    return html.Div(
        [
            html.Button("Download alles", type="button", className="button", **dataset(file=plan, format="zip")),
            html.Div(making, className="making", hidden=True, **dataset(words=PROGRESS)),
            html.P(id=AccountingPage.STATUS, role="status", className="status"),
        ],
        className="buttons",
        **dataset(**WORDS, **MORE_WORDS),
    )
