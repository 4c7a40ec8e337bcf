"""Choosing one of very many by its words: what a field suggests, and whether its text is one of these."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl

from dash.development.base_component import Component

from callbacks.shown import Answer
from components.chooser import SEVERAL, suggested
from components.ids import Control, QuestionPage
from components.pages.comparing import UNKNOWN
from components.places import Places
from data.store import Store
from data.views.choices import Choices, answers_of, questions_of

UNKNOWN_QUESTION = "Deze vraag is er niet."
#: Where the choices of a field come from, and what is said of a text that means none of them.
FIELDS: dict[str, tuple[Callable[[Store], Choices], str]] = {
    Control.TYPED_QUESTION: (questions_of, UNKNOWN_QUESTION),
    Control.ADD: (answers_of, UNKNOWN),
}
#: In the query of a text that is confirmed with Enter.
ENTERED = "klaar"


def suggestions(
    store: Store, field: Control, text: str | None, *, entered: bool = False
) -> tuple[list[Component], str, bool]:
    """What a text in a field may mean, what is said of it, and whether it leads on: as a choice itself, or when it is
    ``entered`` and can mean only one.
    """
    choices_of, nothing = FIELDS[field]
    found = choices_of(store).suggestions(text or "")
    leads = bool(found) and (found[0] == text or (entered and len(found) == 1))
    several = SEVERAL if entered and text and not leads else ""
    return suggested(found), several if found else nothing, leads


def choices_of(store: Store, path: str, query: str) -> Answer | None:
    """What the field of a path (``/toevoegen``) shows for its text in a query; None for any other path."""
    field, asked = path.removeprefix("/"), dict(parse_qsl(query))
    if field not in FIELDS:
        return None
    options, told, leads = suggestions(store, Control(field), asked.get(field), entered=ENTERED in asked)
    places: Places = {QuestionPage.CHOICES: options, QuestionPage.CHOICES_STATUS: told}
    return Answer("", places, said={"": told}, leads=leads)
