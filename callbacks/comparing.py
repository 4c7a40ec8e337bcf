"""The page that compares answers: typing finds, choosing adds. All else is shared with the question page."""

from __future__ import annotations

from functools import partial
from typing import Any

from dash import Dash, Input, Output, State, no_update

from callbacks.question import whole
from components.chooser import suggested
from components.ids import ComparingPage as Ids
from components.ids import QuestionPage
from components.pages.comparing import chosen_options
from data.choices import answers_of
from data.comparing import COMPARING, MOST
from data.store import Store


def add(
    store: Store, text: str | None, options: list[dict[str, Any]], chosen: list[str]
) -> tuple[Any, Any, Any, Any, Any, Any]:
    """The checkboxes with the answer whose label was chosen, the chosen ones, what the browser chooses from, the
    emptied field, what is said, and what is suggested; a text that is no label is searched for.
    """
    choices = answers_of(store)
    added = choices.ids.get(text or "")
    suggestions = suggested(choices.suggestions(text if added is None else ""))
    keep = (no_update, no_update, no_update)
    if added is None:
        return *keep, no_update, "" if suggestions else "Dit antwoord is er niet.", suggestions
    if added in chosen:
        return *keep, "", "Dit antwoord is al gekozen.", suggestions
    if len(chosen) >= MOST:
        said = f"U kunt hoogstens {MOST} antwoorden vergelijken. Haal er eerst een weg."
        return *keep, "", said, suggestions
    listed = [option["value"] for option in options]
    ids = listed if added in listed else [*listed, added]
    boxes = chosen_options(store.question(COMPARING), ids)
    return boxes, [*chosen, added], whole(store, COMPARING, ids), "", f"Toegevoegd: {text}.", suggestions


def register(app: Dash, store: Store) -> None:
    """Register the callback of the chooser."""
    app.callback(
        Output(QuestionPage.ANSWERS, "options"),
        Output(QuestionPage.ANSWERS, "value"),
        Output(Ids.WHOLE, "data"),
        Output(Ids.ADD, "value"),
        Output(Ids.STATUS, "children"),
        Output(Ids.CHOICES, "children"),
        Input(Ids.ADD, "value"),
        State(QuestionPage.ANSWERS, "options"),
        State(QuestionPage.ANSWERS, "value"),
        prevent_initial_call=True,
    )(partial(add, store))
