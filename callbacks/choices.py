"""What a field that searches one of very many suggests, at an address of its own: the browser asks at each key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import orjson
from dash import Dash
from flask import Response, abort, request

from components.addresses import CHOICES_PATH
from components.chooser import suggested
from components.ids import AccountingPage, ComparingPage, QuestionPage, QuotesPage
from components.places import Places, written
from data.store import Store
from data.views.address import SEARCH
from data.views.choices import Choices, answers_of, questions_of


@dataclass(frozen=True)
class Field:
    """Where the choices of a field come from; the places for its suggestions and for what is said without any."""

    choices: Callable[[Store], Choices]
    place: str
    status: str
    nothing: str


FIELDS = {
    QuestionPage.QUESTION_SEARCH: Field(
        questions_of, QuestionPage.QUESTION_CHOICES, QuestionPage.QUESTION_STATUS, "Deze vraag is er niet."
    ),
    AccountingPage.QUESTION: Field(
        questions_of, AccountingPage.CHOICES, AccountingPage.STATUS, "Deze vraag is er niet."
    ),
    QuotesPage.QUESTION_SEARCH: Field(
        questions_of, QuotesPage.QUESTION_CHOICES, QuotesPage.QUESTION_STATUS, "Deze vraag is er niet."
    ),
    ComparingPage.ADD: Field(answers_of, ComparingPage.CHOICES, ComparingPage.STATUS, "Dit antwoord is er niet."),
}


def suggestions(store: Store, field: Field, text: str) -> Places:
    """What a text in a field may mean, and what is said of a text that means nothing."""
    found = field.choices(store).suggestions(text)
    return {field.place: suggested(found), field.status: "" if found else field.nothing}


def send_suggestions(store: Store, name: str) -> Response:
    """The suggestions as HTML by the id of their place; 404 for what is no such field."""
    field = next((field for id_, field in FIELDS.items() if id_ == name), None)
    if field is None:
        abort(404)
    found = suggestions(store, field, request.args.get(SEARCH, ""))
    return Response(orjson.dumps(written(found)), content_type="application/json")


def register(app: Dash, store: Store) -> None:
    """Serve the suggestions."""
    app.server.add_url_rule(f"{CHOICES_PATH}<name>", "choices", partial(send_suggestions, store))
