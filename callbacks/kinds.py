"""What a request is to who counts them: a search, a kind of file, or neither."""

from __future__ import annotations

from urllib.parse import parse_qs

from components.addresses import (
    CHOICES_PATH,
    EVERYTHING_PATH,
    FILES_PATH,
    LISTS_PATH,
    PICTURES_PATH,
    QUOTE_FILES_PATH,
    SURVEY_FILES_PATH,
    TABLES_PATH,
)
from data.views.address import SEARCH

EXPORTS = {
    FILES_PATH: "table",
    TABLES_PATH: "question",
    QUOTE_FILES_PATH: "quotes",
    SURVEY_FILES_PATH: "survey",
    f"{PICTURES_PATH}/": "picture",
}


def kind_of(path: str, query: str) -> str:
    """The word search where something that was typed is looked for, a kind of file, or an empty text."""
    if path.startswith((f"{LISTS_PATH}/", f"{CHOICES_PATH}/")):
        return "search" if path.startswith(CHOICES_PATH) or SEARCH in parse_qs(query) else ""
    if path.startswith(f"{EVERYTHING_PATH}/"):
        # Its parts are asked for one by one after the list of them.
        return "everything" if path.endswith("/") else ""
    return next((kind for start, kind in EXPORTS.items() if path.startswith(start)), "")
