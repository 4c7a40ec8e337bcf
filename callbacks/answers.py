"""What a choice or a search shows, at an address of its own: the state of the page in, HTML for its places out.

The browser asks when a control is reached or changed, and keeps each answer under the address that it asked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import orjson
from dash import Dash
from flask import Response, abort, request

from callbacks.accounting import accounting_answer
from callbacks.choices import choices_of
from callbacks.navigation import question_of
from callbacks.overview import questions_answer
from callbacks.question import quotes_answer, result_answer
from callbacks.quotes import all_quotes_answer
from callbacks.shown import Answer
from callbacks.versions import answer_at, with_or_without
from components.addresses import ACCOUNTING, CHOICES_PATH, COMPARISON, HOME, LISTS_PATH, QUOTES, RESULTS_PATH
from components.places import written
from data.keeping import kept_bytes
from data.store import Store
from data.survey.comparing import COMPARING

Answering = Callable[[Store, str, str], Answer | None]
#: Bytes of answers that are kept: some 2,000 of a question.
MOST_KEPT = 8_000_000


def result_of(store: Store, path: str, query: str) -> Answer | None:
    """What a choice changes of what the page at a path shows, or of what it gives; None for a page without one."""
    if path == ACCOUNTING:
        return accounting_answer(store, query)
    question_id = COMPARING if path == COMPARISON else question_of(store, path)
    return result_answer(store, question_id, query) if question_id else None


def list_of(store: Store, path: str, query: str) -> Answer | None:
    """What the list shows that follows a search, on the page at a path; None for a page without one."""
    question_id = question_of(store, path)
    if question_id:
        return quotes_answer(store, question_id, query)
    if path == QUOTES:
        return all_quotes_answer(store, query)
    return questions_answer(store, query) if path == HOME else None


#: What answers, by where its addresses start.
ANSWERING: dict[str, Answering] = {CHOICES_PATH: choices_of, RESULTS_PATH: result_of, LISTS_PATH: list_of}


def to_json(answer: Answer, root: str = "") -> bytes:
    """An answer as ``assets/1-answers.js`` reads it: places as HTML, properties of components, both by id.

    ``root`` is the path below which everything is served.
    """
    return orjson.dumps(
        {
            "address": answer.address and root + answer.address,
            "places": written(answer.places, root),
            "properties": {str(id_): values for id_, values in answer.properties.items()},
            "figure": answer.figure,
            "said": answer.said,
            "leads": answer.leads,
        },
        option=orjson.OPT_SERIALIZE_NUMPY,
    )


# Every visitor of a question asks for the same first state, and most go on to a few others.
@kept_bytes(MOST_KEPT)
def asked(store: Store, kind: str, path: str, query: str, root: str = "") -> bytes | None:
    """An answer as the browser reads it, of those that were asked for lately; None where there is none.

    ``kind`` is one of :data:`ANSWERING`.
    """
    found = ANSWERING[kind](store, path, query)
    return None if found is None else to_json(found, root)


def send(kind: str, store: Store, path: str = "") -> Response:
    """The answer for the page at a path, with or without a slash at its end; 404 for a page that has none."""
    found = asked(store, kind, f"/{path}".rstrip("/") or HOME, request.query_string.decode(), request.script_root)
    if found is None:
        abort(404)
    return Response(found, content_type="application/json")


def register(app: Dash) -> None:
    """Serve what the result of a page shows, what its list shows, and what a field suggests."""
    answer_at(app, with_or_without(f"{CHOICES_PATH}/", "<path>"), partial(send, CHOICES_PATH))
    for start in (RESULTS_PATH, LISTS_PATH):
        answer_at(app, (f"{start}/<version>/<path:path>", f"{start}/<version>/"), partial(send, start))
