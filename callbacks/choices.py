"""Choosing one of very many by its words: what a field suggests, and whether its text is one of these."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

from dash import Dash, Input, NoUpdate, Output, no_update
from dash.development.base_component import Component

from components.chooser import suggested
from components.ids import Control, QuestionPage
from components.pages.comparing import UNKNOWN
from data.store import Store
from data.views.choices import Choices, answers_of, questions_of

UNKNOWN_QUESTION = "Deze vraag is er niet."
#: Where the choices of a field come from, and what is said of a text that means none of them.
FIELDS: dict[Control, tuple[Callable[[Store], Choices], str]] = {
    Control.TYPED_QUESTION: (questions_of, UNKNOWN_QUESTION),
    Control.ADD: (answers_of, UNKNOWN),
}


def suggestions(
    store: Store, field: Control, text: str | None
) -> tuple[list[Component], str, Literal[True] | NoUpdate]:
    """What a text in a field may mean, what is said of a text that means nothing, and whether it is a choice."""
    choices_of, nothing = FIELDS[field]
    found = choices_of(store).suggestions(text or "")
    return suggested(found), "" if found else nothing, True if found[:1] == [text] else no_update


def register(app: Dash, store: Store) -> None:
    """Suggest as a person types, and go on with a text that is a choice."""
    for field in FIELDS:
        app.callback(
            Output(QuestionPage.CHOICES, "children", allow_duplicate=True),
            Output(QuestionPage.CHOICES_STATUS, "children", allow_duplicate=True),
            Output(field, "valid"),
            Input(field, "value"),
            prevent_initial_call=True,
        )(partial(suggestions, store, field))
