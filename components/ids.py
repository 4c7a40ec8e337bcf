"""Every id of the page; no id string stands anywhere else in Python."""

from __future__ import annotations

from enum import StrEnum


class Shell(StrEnum):
    """Around every page."""

    LOCATION = "adres"
    PAGE = "pagina"
    TITLE = "paginatitel"
    WIDTH = "breedte"
    READY = "gereed"


class QuestionPage(StrEnum):
    """The page of one question."""

    QUESTION_ID = "vraag-id"
    QUESTION = "vraag"
    YEARS = "jaren"
    ANSWERS = "antwoorden"
    VIEW = "weergave"
    SORT = "sorteren"
    SORT_GROUP = "sorteren-groep"
    MARGINS = "marges"
    ALL_YEARS = "alle-jaren"
    ALL_ANSWERS = "alle-antwoorden"
    QUERY = "zoekdeel-adres"
    RESULT = "resultaat"
    MESSAGE = "boodschap"
    COMPARISON = "vergelijkbaarheid"
    CERTAINTY = "zekerheid"
    EMPTY = "leeg"
    FIGURE = "grafiekblok"
    IMAGE = "grafiekbeeld"
    GRAPH = "grafiek"
    SELECTION = "selectie"
    NUMBERS = "cijfers"
    TABLE = "tabel"
    NOTES = "opmerkingen"
    CAPTION = "bronregel"
    STATUS = "melding"
    CHANGES = "wijzigingen"
    ANNOUNCED = "gemeld"
    PICTURE = "beeld"
    PNG = "download-png"
    SVG = "download-svg"
    CSV = "download-csv"
    EXCEL = "download-excel"
    FILE = "bestand"
    COPY_LINK = "kopieer-link"
    SEARCH = "zoek-in-citaten"
    THEME = "thema"
    QUOTE_YEAR = "citaatjaar"
    QUOTES = "citaten"
    QUOTES_COUNT = "aantal-citaten"


def copy_quote(quote_id: str) -> dict[str, str]:
    """Id of the button that copies a quote."""
    return {"type": "kopieer-citaat", "quote": quote_id}
