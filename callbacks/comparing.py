"""The page that compares answers: choosing one adds it. All else is shared with the question page."""

from __future__ import annotations

from functools import partial
from typing import Any

from dash import Dash, Input, Output, State, no_update

from callbacks.question import whole
from components.ids import ComparingPage as Ids
from components.ids import QuestionPage
from components.pages.comparing import chosen_options
from data.comparing import COMPARING, MOST
from data.store import Store


def add(
    store: Store, text: str | None, options: list[dict[str, Any]], chosen: list[str]
) -> tuple[Any, Any, Any, Any, Any]:
    """The checkboxes with the answer whose label was chosen, the chosen ones, what the browser chooses from, the
    emptied field, and what is said.
    """
    question = store.question(COMPARING)
    added = next((option.option_id for option in question.options if option.label == text), None)
    if added is None:
        return no_update, no_update, no_update, no_update, ""
    if added in chosen:
        return no_update, no_update, no_update, "", "Dit antwoord is al gekozen."
    if len(chosen) >= MOST:
        said = f"U kunt hoogstens {MOST} antwoorden vergelijken. Haal er eerst een weg."
        return no_update, no_update, no_update, "", said
    listed = [option["value"] for option in options]
    ids = listed if added in listed else [*listed, added]
    return chosen_options(question, ids), [*chosen, added], whole(store, COMPARING, ids), "", f"Toegevoegd: {text}."


def register(app: Dash, store: Store) -> None:
    """Register the callback of the chooser."""
    app.callback(
        Output(QuestionPage.ANSWERS, "options"),
        Output(QuestionPage.ANSWERS, "value"),
        Output(QuestionPage.WHOLE, "data"),
        Output(Ids.ADD, "value"),
        Output(Ids.STATUS, "children"),
        Input(Ids.ADD, "value"),
        State(QuestionPage.ANSWERS, "options"),
        State(QuestionPage.ANSWERS, "value"),
        prevent_initial_call=True,
    )(partial(add, store))
