"""The ids of the pages, each named once; no script in ``assets/`` repeats one."""

from __future__ import annotations

from enum import StrEnum


class Control(StrEnum):
    """Where a person chooses or types.

    The id of a control is also its name in the form and the name of its parameter in the address: what the form would
    send is the state of the page.
    """

    QUESTION = "vraag"
    YEARS = "jaren"
    ANSWERS = "antwoorden"
    VIEW = "weergave"
    GROUP = "groep"
    SORT = "sorteren"
    MARGINS = "marges"
    COUNTS = "aantallen"
    PICTURE = "afbeelding"
    TITLE = "titel"
    SEARCH = "zoek"
    THEME = "thema"
    QUOTE_YEAR = "citaatjaar"
    YEAR = "jaar"
    ADD = "toevoegen"
    TYPED_QUESTION = "andere-vraag"


class Shell(StrEnum):
    """Around every page."""

    LOCATION = "adres"
    PAGE = "pagina"
    FORM = "formulier"
    ARRIVING = "paginagegevens"
    ARRIVED = "aangekomen"
    SAID = "wijzigingen"
    TOLD = "mededeling"
    NEWER = "nieuwe-cijfers"
    TO_HOME = "naar-overzicht"
    TO_COMPARISON = "naar-vergelijken"
    TO_QUOTES = "naar-citaten"
    TO_ACCOUNTING = "naar-verantwoording"


class ListPage(StrEnum):
    """A list that follows a search: of questions on the start page, of quotes on the others."""

    COUNT = "aantal"
    LIST = "lijst"


class QuestionPage(StrEnum):
    """The page of one question, and of a comparison."""

    CHOICES = "vraag-keuzes"
    CHOICES_STATUS = "vraag-melding"
    ALL_YEARS = "alle-jaren"
    ALL_ANSWERS = "alle-antwoorden"
    SORT_GROUP = "sorteren-groep"
    MEASURED = "gemeten"
    MORE = "meer-keuzes"
    LISTED = "alle-vragen"
    RESULT = "resultaat"
    RESULT_BODY = "resultaat-inhoud"
    COMPARE = "vergelijk-antwoord"
    TO_COMPARISON = "naar-vergelijking"
    STATUS = "melding"
    QUOTES = "citaten"


class AccountingPage(StrEnum):
    """The page that accounts for the numbers."""

    STATUS = "alles-melding"


class Result(StrEnum):
    """What stands in the card with the result."""

    MESSAGE = "boodschap"
    COMPARISON = "vergelijkbaarheid"
    CERTAINTY = "zekerheid"
    SHARE = "alle-gemeenten"
    EMPTY = "leeg"
    GRAPH = "grafiek"
    SELECTION = "selectie"
    NUMBERS = "cijfers"
    GROUPS = "groepen"
    NOTES = "opmerkingen"
    CAPTION = "bronregel"


class QuotesPage(StrEnum):
    """The page with all quotes."""

    ALONE = "citaten-alleen"
    WORDS = "citaten-woorden"
