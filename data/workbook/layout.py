"""What the workbook asks: its sheets, their columns, and the words that stand for codes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from data.statistics import THRESHOLD
from data.survey.schema import ObsStatus


class Kind(StrEnum):
    """What a cell may hold."""

    TEXT = "text"
    PERCENTAGE = "percentage"
    COUNT = "count"
    NUMBER = "number"
    YEAR = "year"


#: Words for how a question was answered.
MODES = {"één antwoord": "single", "meer antwoorden": "multiple", "schaal": "scale"}
#: Words for how sure something is.
SURENESS = {"bekend": "stated", "afgeleid": "inferred", "niet bekend": "not_stated"}
YES, NO, UNSURE = "ja", "nee", "niet bekend"
STOPPED = "vervallen"
#: Words for why there is no value; an answer that stopped is another matter than a value that is not there.
REASONS = {"niet gepubliceerd": ObsStatus.NOT_PUBLISHED, "afgeschermd": ObsStatus.SUPPRESSED}
#: Words for the kinds of notes.
KINDS = {"breuk": "break", "definitie": "definition", "opvallend": "anomaly"}


@dataclass(frozen=True)
class Column:
    """One column: its header, width in characters, and what is told beside a cell that is filled in.

    ``given`` cells hold what is known already and are grey; ``words`` are those of the drop-down list, which may also
    be a range of cells (``source``).
    """

    name: str
    width: int
    hint: str = ""
    kind: Kind = Kind.TEXT
    given: bool = False
    words: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, its title, what to do in it, and its columns in order.

    ``needs`` are the columns without which it cannot be read. ``empty_rows`` are rows to fill in.
    """

    name: str
    title: str
    told: str
    columns: tuple[Column, ...]
    needs: tuple[str, ...]
    optional: bool = True
    empty_rows: int = 0

    def place(self, column: str) -> int:
        """The place of a column, from 0."""
        return [item.name for item in self.columns].index(column)


_PERCENTAGE = Column(
    "percentage", 12, "Een getal van 0 tot 100, met één decimaal: 24,1. Of vul alleen het aantal in.", Kind.PERCENTAGE
)
_COUNT = Column("aantal", 10, "Hoeveel gemeenten dit antwoord kozen. Mag naast het percentage.", Kind.COUNT)
_OWN_N = Column("eigen n", 10, "Alleen als minder gemeenten dit antwoord konden geven dan de hele vraag.", Kind.COUNT)
_REMARK = Column("opmerking", 36, "Wat een lezer bij dit cijfer moet weten.")
_MODE = Column("hoe gemeten", 17, "Hoeveel antwoorden een gemeente kon kiezen.", words=tuple(MODES))
_DEFINITION = Column("wat het percentage is", 44, "Waarvan het percentage een deel is, in een halve zin.")
_SURE = Column("zekerheid omschrijving", 16, "Staat de omschrijving hiernaast vast?", words=tuple(SURENESS))
_SUM = Column("som wijkt af omdat", 30, "Alleen als één antwoord mogelijk was en de som geen 100 is: waarom?")
_WEIGHTING = Column("gewogen naar", 18, "Alleen als de percentages gewogen zijn: waarnaar?")
_DEFF = Column("ontwerpeffect", 14, "Alleen als er gewogen is: het ontwerpeffect (deff), 1 of hoger.", Kind.NUMBER)
_N = Column("n", 9, "Het aantal gemeenten dat de vraag beantwoordde.", Kind.COUNT)
_WHY_NONE = Column("waarom geen waarde", 20, "Alleen zonder percentage en aantal.", words=tuple(REASONS))
_VALUE = (_PERCENTAGE, _COUNT, _OWN_N)
_MEASURED = (_MODE, _DEFINITION, _SURE)
_DEVIATING = (_SUM, _WEIGHTING, _DEFF)


def _of_question(hint: str) -> Column:
    return Column("vraag", 34, hint, source="=vragen!$A$4:$A$200")


SURVEY = Sheet(
    "peiling",
    "De peiling",
    "Vul de witte cellen in.",
    (
        Column("gegeven", 24, given=True),
        Column("waarde", 60, "Vul hier het gegeven in dat links staat."),
        Column("toelichting", 70, given=True),
    ),
    ("gegeven", "waarde"),
    optional=False,
)
#: What *peiling* asks, and how it is told.
SURVEY_ROWS = {
    "jaar": "Het jaar van de peiling, in vier cijfers.",
    "titel": "Zo heet de peiling in het dashboard.",
    "aantal gemeenten": "Hoeveel gemeenten Nederland dat jaar had (CBS), ook die niet meededen.",
    "bron": "Waar de cijfers vandaan komen. Dit staat onder elke grafiek.",
}

RESULTS = Sheet(
    "resultaten",
    "Resultaten",
    "Vul per antwoord het percentage of het aantal in. Is er geen waarde? Kies dan waarom.",
    (
        Column("vraag", 30, given=True),
        Column("antwoord", 40, given=True),
        Column("vorige keer", 15, given=True, kind=Kind.PERCENTAGE),
        *_VALUE,
        Column(
            "waarom geen waarde",
            20,
            "Alleen zonder percentage en aantal. ‘vervallen’: het antwoord staat niet meer in de vragenlijst.",
            words=(*REASONS, STOPPED),
        ),
        _REMARK,
        Column("nieuwe tekst van het antwoord", 40, "Alleen als het antwoord nu anders is verwoord."),
        Column("volledige tekst", 90, given=True),
        Column("vraagcode", 14, given=True),
        Column("antwoordcode", 24, given=True),
    ),
    (),
    optional=False,
)

QUESTIONS = Sheet(
    "vragen",
    "Hoe elke vraag is gesteld",
    "Kies per vraag of zij is gesteld en of zij met eerdere jaren te vergelijken is.",
    (
        Column("vraag", 34, given=True),
        Column("gesteld", 10, "Is deze vraag dit jaar gesteld?", words=(YES, NO)),
        _N,
        Column("vorige n", 15, given=True),
        *_MEASURED,
        Column(
            "vergelijkbaar",
            15,
            "Mag de uitkomst met het jaar hiernaast worden vergeleken? ‘nee’ geeft een breuk in de grafiek.",
            words=(YES, NO, UNSURE),
        ),
        Column("vergelijken met", 13, "Het jaar waarmee wordt vergeleken.", Kind.YEAR),
        Column("waarom niet vergelijkbaar", 40, "Alleen bij ‘nee’: wat er anders is, in een of twee zinnen."),
        *_DEVIATING,
        Column("vraagtekst", 90, given=True),
        Column("nieuwe vraagtekst", 60, "Alleen als de vraag nu anders is verwoord."),
        Column("vraagcode", 14, given=True),
    ),
    ("gesteld",),
    optional=False,
)

NEW_QUESTIONS = Sheet(
    "nieuwe vragen",
    "Nieuwe vragen",
    "Een rij per nieuwe vraag. De antwoorden en percentages komen in ‘nieuwe antwoorden’.",
    (
        Column("titel", 34, "Een korte titel voor het menu en de grafiek."),
        Column("vraagtekst", 60, "De vraag zoals zij in de vragenlijst staat."),
        Column("nummer", 10, "Het nummer in de vragenlijst, als dat er is.", Kind.COUNT),
        _N,
        *_MEASURED,
        *_DEVIATING,
    ),
    ("titel", "vraagtekst"),
    empty_rows=15,
)

NEW_ANSWERS = Sheet(
    "nieuwe antwoorden",
    "Nieuwe antwoorden",
    "Een rij per nieuw antwoord, bij een bestaande of een nieuwe vraag.",
    (
        _of_question("De titel van de vraag, uit ‘vragen’ of uit ‘nieuwe vragen’."),
        Column("antwoord", 40, "Een korte tekst voor de grafiek."),
        Column("volledige tekst", 50, "Het antwoord zoals het in de vragenlijst staat, als dat langer is."),
        *_VALUE,
        _WHY_NONE,
        _REMARK,
    ),
    ("vraag", "antwoord"),
    empty_rows=40,
)

QUOTES = Sheet(
    "citaten",
    "Citaten",
    "Een rij per citaat. Een citaat wordt pas getoond nadat iemand het heeft beoordeeld.",
    (
        _of_question("De titel van de vraag waarbij dit is gezegd."),
        Column("citaat", 90, "De woorden van de gemeente, zonder aanhalingstekens."),
        Column("thema", 30, "Waar het over gaat, als dat bekend is."),
        Column("inleiding", 50, "Een zin ervoor die een lezer nodig heeft."),
    ),
    ("vraag", "citaat"),
    empty_rows=150,
)

NOTES = Sheet(
    "opmerkingen",
    "Opmerkingen",
    "Wat een lezer bij een vraag of antwoord moet weten.",
    (
        _of_question("De titel van de vraag."),
        Column("antwoord", 40, "Alleen als de opmerking over één antwoord gaat."),
        Column("soort", 14, "Een breuk, een definitie, of iets opvallends.", words=tuple(KINDS)),
        Column("tekst", 90, "De opmerking, in gewone taal."),
    ),
    ("vraag", "tekst"),
    empty_rows=40,
)

GROUPS = Sheet(
    "groepen",
    "Resultaten per groep gemeenten (mag leeg blijven)",
    f"Een rij per groep, vraag en antwoord. Van groepen onder {THRESHOLD} gemeenten zijn er geen percentages.",
    (
        Column("indeling", 22, "Wat de groepen gemeen hebben: Gemeentegrootte, Provincie."),
        Column("groep", 30, "De naam van de groep: 100.000 tot 150.000 inwoners."),
        Column("gemeenten in groep", 13, "Hoeveel gemeenten de groep telt, ook die niet meededen.", Kind.COUNT),
        _of_question("De titel van de vraag."),
        Column("n", 9, "Hoeveel gemeenten van de groep de vraag beantwoordden.", Kind.COUNT),
        Column("antwoord", 40, "Het antwoord, zoals in ‘resultaten’."),
        *_VALUE,
        _WHY_NONE,
    ),
    ("indeling", "groep", "vraag", "antwoord"),
    empty_rows=300,
)

#: The sheets in their order; *uitleg* stands before them and is not read.
SHEETS = (SURVEY, RESULTS, QUESTIONS, NEW_QUESTIONS, NEW_ANSWERS, QUOTES, NOTES, GROUPS)
EXPLANATION = "uitleg"
#: The row of the headers in the template, from 0: title and instruction stand above it.
HEADER = 2
