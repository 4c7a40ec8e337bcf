"""Persons: a name behind a title or a function, a first name with a surname, initials, and who signs an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.privacy.hit import Certainty, Hit, Kind, hit
from data.privacy.places import is_place
from data.privacy.wordlists import ahead, behind, starts_sentence, words, words_of

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĞİŞ][\w'’]*(?:-(?:(?:van\s(?:de|den|der)|van|de|den|der|ten|ter)\s)?[A-ZÀ-ÖØ-Þ][\w'’]*)*"
_PARTICLE = (
    r"(?:[Vv]an\s(?:de|den|der|het|'t|’t)|[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]en|[Tt]er|[Tt]e|[Ii]n\s(?:'t|’t|het|de)"
    r"|'t|’t|[Oo]p\s(?:de|den|het|'t)|[Oo]p|[Uu]it\s(?:de|den|het)|[Vv]on|[Vv]oor\s(?:de|'t)|[Dd]u|[Ll]a|[Ll]e|[Ee]l|[Aa]l|[Bb]en|[Bb]in|[Dd]i)"
)
_INITIALS = r"(?:(?:[A-Z]|IJ|Th|Ch|Ph)\.\s?){1,5}"
_SURNAME = rf"(?:{_PARTICLE}\s)?{_CAPITAL}"
_NAME = rf"(?:{_INITIALS}\s?)?(?:{_CAPITAL}\s)?{_SURNAME}"
_DEGREE = r"(?:(?:dr|drs|ir|ing|mr|prof|ds)\.?\s)"
_TITLE = r"(?:mevrouw|meneer|mevr\.?|mw\.?|mvr\.?|dhr\.?|de\sheer|heer|familie|fam\.|juffrouw|juf|meester)"

#: Who holds such an office is known by name to everybody, and a surname is enough.
_OFFICE = (
    r"(?:oud-|ex-|loco-)?(?:wethouder|burgemeester|raadslid|gedeputeerde|minister|staatssecretaris|gemeentesecretaris"
    r"|griffier|fractievoorzitter|portefeuillehouder|commissaris|kamerlid|statenlid|dominee|pastoor|huisarts)"
)
_FUNCTION = (
    r"(?:ambtenaar|beleidsmedewerker|beleidsadviseur|adviseur|projectleider|programmamanager|manager|coördinator"
    r"|collega|voorganger|voorgangster|opvolger|opvolgster|ambassadeur|voorzitter|directeur|teamleider|medewerker"
    r"|medewerkster|consulent|kwartiermaker|ervaringsdeskundige|inwoner|inwoonster|bewoner|bewoonster|vrijwilliger"
    r"|vrijwilligster|trekker|contactpersoon|stagiaire?|secretaris|penningmeester|begeleider|onderzoeker|cliënt"
    r"|deelnemer|zoon|dochter|vriend|vriendin|buurman|buurvrouw|mantelzorger)"
)

TITLED = re.compile(rf"\b(?i:{_TITLE}\s(?:en\s{_TITLE}\s)?{_DEGREE}*|{_DEGREE}+)(?P<name>{_NAME})")
OFFICE = re.compile(rf"\b(?i:{_OFFICE})[,:]?\s\(?(?i:{_DEGREE}*)(?P<name>{_NAME})")
FUNCTION = re.compile(rf"\b(?i:{_FUNCTION}(?:'?s)?)[,:]?\s\(?(?i:{_DEGREE}*)(?P<name>{_NAME})")
SIGNED = re.compile(
    rf"\b(?i:groet(?:en|jes)?|mvg|hoogachtend|dank\saan|mijn\snaam\sis|ik\sheet|ik\sben|genaamd)\s?[,:]?\s(?:van\s)?(?P<name>{_NAME})"
)
INITIALS = re.compile(rf"(?<![\w.]){_INITIALS}\s?{_SURNAME}")
FREE = re.compile(
    rf"(?<![\w'’@.-])(?P<first>{'|'.join(sorted(words('first_names'), key=len, reverse=True))})(?![\w'’-])"
    rf"(?P<rest>(?:\s{_INITIALS})?\s{_SURNAME})?"
)
#: Typed without capitals, as on a telephone.
SMALL = re.compile(
    r"\b(?i:mevrouw|meneer|mevr\.?|mw\.?|dhr\.?) (?P<name>(?:van (?:de|den|der) |van |de )?[a-zà-ÿ]{4,})"
)

#: Before a first name that stands alone: somebody is meant.
_TO_SOMEBODY = words_of("met door van collega collega's aan namens en bij voor")
#: Behind "mevrouw" in small letters: no name.
_NO_NAME = words_of(
    "heeft heb hebt kunnen zijn wordt worden werd zou zouden moet moeten komt kwam gaat doet deed zegt vindt maakt"
)

#: What follows a function without being a name: tasks, departments and organisations.
_TASK = re.compile(
    r".*(?:zorg|beleid|domein|heid|ing|atie|schap|werk|ruimte|zaken|sport|onderwijs|jeugd|wonen|welzijn|cultuur|vervoer"
    r"|verkeer|financiën|milieu|bouw|recht|wijk|gemeente|team|bureau|loket|agenda|verdrag|beheer|inclusie|diversiteit|kernen)"
    r"|maatschappelijke?|sociaa?le?|publieke?|openbare|fysieke?|integra\w+|lokale?|inkomen|economie|handicap|leefbaar"
    r"|jeugdhulp|gebied|regio|afdeling|projecten|programma|ict|hrm?|wmo\S*|vng|vn\S*|lhbti?\w*|pw|ggd|mee|rijk|nederlandse?"
    r"|europa|europese|van|de|den|der|het|een|is|in|en|of|voor|met|op|te|die|dat|wij|we|ik|ook|onze|ons|dit|deze|er|als|na|bij"
    r"|om|maar|niet|geen|groen|raad|stad|dorp|leven|jobcoach|coach",
    re.IGNORECASE,
)


def persons(text: str) -> Iterator[Hit]:
    """Everybody who is named."""
    for pattern, sure in ((TITLED, True), (OFFICE, True), (SIGNED, True), (FUNCTION, False)):
        for found in pattern.finditer(text):
            yield from _behind_a_word(text, found, sure=sure)
    for found in INITIALS.finditer(text):
        listed = starts_sentence(text, found.start()) and found[0].count(".") == 1
        if not _TASK.fullmatch(found[0].split()[-1]):
            yield hit(Kind.PERSON, text, found.span(), Certainty.POSSIBLE if listed else Certainty.CERTAIN)
    for found in FREE.finditer(text):
        yield from _free(text, found)
    for found in SMALL.finditer(text):
        if found["name"] not in _NO_NAME:
            yield hit(Kind.PERSON, text, found.span("name"), Certainty.POSSIBLE)


def _behind_a_word(text: str, found: re.Match[str], *, sure: bool) -> Iterator[Hit]:
    """The name behind a title or function: of it, what is written as a name."""
    start, name = found.start("name"), _without_place(found["name"])
    parts = name.split()
    while parts and _TASK.fullmatch(parts[-1]):
        parts.pop()
    if not parts or _is_of_something(found.re, name):
        return
    name = name[: name.rindex(parts[-1]) + len(parts[-1])]
    known = parts[0] in words("first_names") or re.match(_INITIALS, name) or re.match(rf"{_PARTICLE}\s", name)
    if _TASK.fullmatch(parts[0]) and not known:
        return
    certain = sure or bool(known)
    if found.re is SIGNED and not known:
        certain = len(parts) > 1
    yield hit(Kind.PERSON, text, (start, start + len(name)), Certainty.CERTAIN if certain else Certainty.POSSIBLE)


def _without_place(name: str) -> str:
    """The name without where its bearer is from: "Jansen van Epe" is Jansen, "Jan van Epe" may well be his name."""
    parted = re.fullmatch(r"(?P<name>\S+) (?:van|uit|in|te|bij) (?P<place>.+)", name)
    if (
        parted
        and parted["name"] not in words("first_names")
        and "." not in parted["name"]
        and is_place(parted["place"])
    ):
        return parted["name"]
    return name


def _is_of_something(pattern: re.Pattern[str], name: str) -> bool:
    """Whether small letters say what it is of or in: "inwoners van Drachten", not "wethouder van der Laan"."""
    if pattern is FUNCTION:
        return re.match(r"(?:van (?!de |den |der )|in |op |uit |voor |de |te )", name) is not None
    return pattern is OFFICE and name.startswith("van ") and is_place(name.removeprefix("van "))


def _free(text: str, found: re.Match[str]) -> Iterator[Hit]:
    """A first name of the list: with a surname for certain, alone where its capital says that it is a name."""
    first, rest = found["first"], (found["rest"] or "").strip()
    if rest and not _TASK.fullmatch(rest.split()[-1]):
        yield hit(Kind.PERSON, text, found.span())
        return
    spoken_of = behind(text, found.start()) in _TO_SOMEBODY
    bracketed = text[found.start() - 1 : found.start()] == "(" and text[found.end("first") :].startswith((")", ","))
    inside = bracketed or not starts_sentence(text, found.start())
    if spoken_of or (
        first not in words("first_names_that_are_words")
        and (inside or ahead(text, found.end("first")) in ("is", "heeft"))
    ):
        yield hit(Kind.PERSON, text, found.span("first"), Certainty.CERTAIN if spoken_of else Certainty.POSSIBLE)
