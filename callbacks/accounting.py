"""The page that accounts for the numbers: typing finds a question, choosing one shows its part."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urlsplit

from dash import Dash, Input, Output, State, no_update

from components.addresses import accounting_address
from components.chooser import suggested
from components.ids import AccountingPage as Ids
from components.ids import Shell
from data.choices import questions_of
from data.store import Store


def go_to_part(store: Store, title: str | None, here: str | None) -> tuple[Any, Any, Any]:
    """Query for the question with a title, unless it is the one ``here``; what is said of a text that is no title, and
    the titles that it may mean.
    """
    choices = questions_of(store)
    question_id = choices.ids.get(title or "")
    if question_id is None:
        titles = choices.suggestions(title)
        return no_update, "" if titles else "Deze vraag is er niet.", suggested(titles)
    query = f"?{urlsplit(accounting_address(question_id)).query}"
    # To go where one is would make the page anew, and with it this field, without end.
    return no_update if query == here else query, "", no_update


def register(app: Dash, store: Store) -> None:
    """Register the callback of the chooser."""
    app.callback(
        Output(Shell.LOCATION, "search", allow_duplicate=True),
        Output(Ids.STATUS, "children"),
        Output(Ids.CHOICES, "children"),
        Input(Ids.QUESTION, "value"),
        State(Shell.LOCATION, "search"),
        prevent_initial_call=True,
    )(partial(go_to_part, store))
