"""Every id of the page; no id string stands anywhere else in Python."""

from __future__ import annotations

from enum import StrEnum


class Shell(StrEnum):
    """Around every page."""

    LOCATION = "adres"
    PAGE = "pagina"
    ARRIVING = "paginagegevens"
    ARRIVED = "aangekomen"
    TO_HOME = "naar-overzicht"
    TO_COMPARISON = "naar-vergelijken"
    TO_QUOTES = "naar-citaten"
    TO_ACCOUNTING = "naar-verantwoording"


class OverviewPage(StrEnum):
    """The start page."""

    SEARCH = "overzicht-zoek"
    COUNT = "overzicht-aantal"
    QUESTIONS = "overzicht-vragen"


class AccountingPage(StrEnum):
    """The page that accounts for the numbers."""

    QUESTION = "verantwoording-vraag"
    CHOICES = "verantwoording-keuzes"
    STATUS = "verantwoording-melding"


class QuestionPage(StrEnum):
    """The page of one question."""

    QUESTION = "vraag"
    QUESTION_SEARCH = "vraag-zoek"
    QUESTION_CHOICES = "vraag-keuzes"
    QUESTION_STATUS = "vraag-melding"
    YEARS = "jaren"
    ANSWERS = "antwoorden"
    VIEW = "weergave"
    SORT = "sorteren"
    SORT_GROUP = "sorteren-groep"
    MARGINS = "marges"
    ALL_YEARS = "alle-jaren"
    ALL_ANSWERS = "alle-antwoorden"
    RESULT = "resultaat"
    RESULT_BODY = "resultaat-inhoud"
    STATUS = "melding"
    CHANGES = "wijzigingen"
    PNG = "download-png"
    SVG = "download-svg"
    CSV = "download-csv"
    EXCEL = "download-excel"
    COPY_LINK = "kopieer-link"
    SEARCH = "zoek-in-citaten"
    THEME = "thema"
    QUOTE_YEAR = "citaatjaar"
    QUOTES = "citaten"
    QUOTES_COUNT = "aantal-citaten"


class Result(StrEnum):
    """What the browser draws in the card of a question or a comparison."""

    MESSAGE = "boodschap"
    COMPARISON = "vergelijkbaarheid"
    CERTAINTY = "zekerheid"
    EMPTY = "leeg"
    FIGURE = "grafiekblok"
    IMAGE = "grafiekbeeld"
    GRAPH = "grafiek"
    CHART_WORDS = "grafiekwoorden"
    SELECTION = "selectie"
    NUMBERS = "cijfers"
    TABLE = "tabel"
    NOTES = "opmerkingen"
    CAPTION = "bronregel"


class ComparingPage(StrEnum):
    """The page that compares answers; its other parts are those of the question page."""

    ADD = "vergelijk-zoek"
    CHOICES = "vergelijk-keuzes"
    STATUS = "vergelijk-melding"


class QuotesPage(StrEnum):
    """The page with all quotes."""

    SEARCH = "citaten-zoek"
    QUESTION = "citaten-vraag"
    QUESTION_SEARCH = "citaten-vraag-zoek"
    QUESTION_CHOICES = "citaten-vraag-keuzes"
    QUESTION_STATUS = "citaten-vraag-melding"
    THEME = "citaten-thema"
    YEAR = "citaten-jaar"
    ORDER = "citaten-volgorde"
    COUNT = "citaten-aantal"
    WORDS = "citaten-woorden"
    QUOTES = "citaten-lijst"
    ALONE = "citaten-alleen"
    CSV = "citaten-csv"
    EXCEL = "citaten-excel"
    WORD = "citaten-word"
    STATUS = "citaten-melding"
