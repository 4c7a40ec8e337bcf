"""What a downloaded picture is for and what its title is: chosen beside the buttons, kept in the address."""

from __future__ import annotations

from collections.abc import Mapping

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.attributes import followed
from components.filter_bar import RESULT_FAILED, group
from components.ids import Control
from data.views.filters import Picture, PictureChoice, Title

PICTURES = {
    Picture.SLIDE: "Voor een dia",
    Picture.NOTES: "Met alle opmerkingen",
    Picture.HALF_PAGE: "Halve pagina",
    Picture.SQUARE: "Vierkant",
}
TITLES = {Title.MESSAGE: "Boodschap", Title.QUESTION: "Vraag"}


def picture_choice(filters: PictureChoice, answers: str, failed: str = RESULT_FAILED) -> Component:
    """Both choices as radio buttons; ``answers`` is where they are answered, with the address to keep them in.

    ``failed`` is told when they are not.
    """
    return html.Div(
        group(
            "Afbeelding",
            _radios(Control.PICTURE, PICTURES, filters.picture),
            group("Titel", _radios(Control.TITLE, TITLES, filters.title), role="radiogroup"),
        ),
        className="picture-choice",
        **followed(answers, failed),
    )


def _radios(id_: str, labels: Mapping[Picture, str] | Mapping[Title, str], value: str) -> Component:
    found: Component = dbc.RadioItems(
        id=id_,
        name=id_,
        value=str(value),
        options=[{"label": label, "value": str(choice)} for choice, label in labels.items()],
        class_name="choices choices-row",
    )
    return found
