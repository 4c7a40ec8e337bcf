"""Addresses of the pages, and of what the pages ask the server for."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

HOME = "/"
QUESTION_PATH = "/vraag/"
ACCOUNTING = "/verantwoording"
COMPARISON = "/vergelijken"
QUOTES = "/citaten"
ACCESSIBILITY = "/toegankelijkheid"
FILES_PATH = "/bestanden/"
TABLES_PATH = "/cijfers/"
SMALL_CHARTS_PATH = "/grafiek/"
#: Before the version and the path of a page: its chart as a picture that stands alone.
PICTURES_PATH = "/beeld"
#: Before the name of a file about the whole survey.
SURVEY_FILES_PATH = "/peiling/"
#: Before the version: what goes into one file with everything; and before the path of a question: its picture there.
EVERYTHING_PATH = "/alles"
QUOTE_FILES_PATH = "/citatenbestand/"
#: Before the version of the data and the path of a page: what its result, or its list, shows for a query.
RESULTS_PATH, LISTS_PATH = "/resultaat", "/lijst"
#: The same: the page itself, as Dash draws it.
PAGES_PATH = "/pagina"
#: Before the version and the name of a field: what may be meant by its text.
CHOICES_PATH = "/keuzes"
#: Where the form leads that signs out.
SIGN_OUT_PATH = "/_uitloggen"


def answers_at(start: str, version: str, path: str) -> str:
    """Where a part of the page at a path is answered; another version of the data has another address."""
    return f"{start}/{version}{path}"


def file_at(start: str, version: str, name: str) -> str:
    """Where a file or a picture of a version of the data is."""
    return f"{start}{version}/{name}"


def question_address(question_id: str) -> str:
    """The page of one question."""
    return QUESTION_PATH + question_id


def comparison_address(option_keys: Sequence[str]) -> str:
    """The comparison of some answers, by their names among those of all questions."""
    return f"{COMPARISON}?{urlencode({'antwoorden': ','.join(option_keys)}, safe=',')}"


def quote_address(quote_id: str) -> str:
    """The permanent link of one quote."""
    return f"{QUOTES}?citaat={quote_id}"


def theme_address(question_id: str, theme: str) -> str:
    """The quotes of one theme of a question."""
    return f"{QUOTES}?{urlencode({'vraag': question_id, 'thema': theme})}"


def accounting_part(question_id: str) -> str:
    """Id of the part about one question on the page that accounts for the numbers."""
    return f"vraag-{question_id}"


def accounting_address(question_id: str) -> str:
    """The part about one question of the page that accounts for the numbers, also where that shows one at a time."""
    return f"{ACCOUNTING}?{urlencode({'vraag': question_id})}#{accounting_part(question_id)}"


def small_chart_address(question_id: str, version: str, drawn: str) -> str:
    """The small chart of a question; another ``drawn`` has another address, so that a browser may keep it."""
    return f"{file_at(SMALL_CHARTS_PATH, version, question_id)}.svg?{urlencode({'v': drawn})}"
