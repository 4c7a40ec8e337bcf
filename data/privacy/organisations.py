"""Organisations and buildings by name; a body that every municipality has (Adviesraad Sociaal Domein) is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from data.privacy.hit import Certainty, Hit, Kind, hit
from data.privacy.wordlists import FOLDER, names

_TYPE = (
    r"(?:[Ss]tichting|[Ss]t\.|[Vv]ereniging|[Cc]oöperatie|[Zz]orggroep|[Zz]org(?:centrum|organisatie|instelling)"
    r"|[Ww]oonzorgcentrum|[Ww]oning(?:corporatie|stichting)|[Ww]oonstichting|[Ww]elzijns(?:organisatie|stichting)"
    r"|[Tt]heater|[Ss]chouwburg|[Mm]useum|[Zz]wembad|[Ss]porthal|[Ss]portcomplex|[Bb]asisschool|[Ss]chool|[Ss]cholengemeenschap"
    r"|[Bb]ibliotheek|[Dd]orpshuis|[Bb]uurthuis|[Ww]ijkcentrum|[Bb]uurtcentrum|[Gg]ezondheidscentrum|MFC|[Kk]ulturhus|[Zz]iekenhuis"
    r"|[Vv]erpleeghuis|[Cc]amping|[Rr]estaurant|[Hh]otel|[Cc]afé|[Ll]unchroom|(?:[Aa]dvies|[Oo]nderzoeks)?[Bb]ureau"
    r"|(?:[Ww]erk|[Pp]articipatie|[Ll]eerwerk|[Rr]e-integratie)?[Bb]edrijf|[Hh]ogeschool|[Uu]niversiteit|ROC|GGD|GGZ|ISD|RSD"
    r"|[Vv]eiligheidsregio|[Oo]mgevingsdienst|[Bb]elangenvereniging|[Ss]portvereniging|[Vv]oetbalvereniging"
    r"|[Vv]oetbalclub|[Oo]mroep|[Ff]ysio\w*|[Pp]arochie|[Kk]erk|[Ss]erviceclub|[Rr]otary|[Ll]ions)"
)
#: Types that many bodies without a name have too.
_WEAK_TYPE = (
    r"(?:[Pp]latform|[Ww]erkgroep|[Nn]etwerk|[Ff]onds|(?:[Cc]liënten|[Gg]ehandicapten|[Oo]uderen|[Aa]dvies)?[Rr]aad|[Cc]lub"
    r"|[Pp]anel|[Ii]nitiatief|[Cc]ommissie|[Oo]verleg)"
)
_WORD = r"(?:[A-ZÀ-Ý0-9][\w'’-]*(?:\(\w+\))?|[a-z]+[A-Z]\w*)"
_BETWEEN = r"(?:van|de|der|den|het|voor|en|&|op|aan|in|'t|’t|te)"
#: Not past a word that starts the next name: Stichting De Brug en Vereniging Onbeperkt.
_SEQUENCE = rf"{_WORD}(?:\s(?:{_BETWEEN}\s){{0,3}}(?!{_TYPE}\s){_WORD})*"

TYPED = re.compile(rf"(?<![\w-]){_TYPE}\s?(?<=[\s.])(?P<name>{_SEQUENCE})")
WEAKLY_TYPED = re.compile(rf"(?<![\w-]){_WEAK_TYPE}\s(?P<name>{_SEQUENCE})")
QUOTED = re.compile(rf"(?<![\w-])(?:{_TYPE}|{_WEAK_TYPE})\s['\"‘“](?P<name>[^'\"’”]{{2,40}})['\"’”]")
_LEGAL_FORM = r"(?:B\.V\.|N\.V\.|V\.O\.F\.|U\.A\.|(?:BV|NV|VOF)\b)"
LEGAL = re.compile(
    rf"(?<![\w-])(?:{_TYPE}\s)?{_WORD}(?:\s(?:&\s)?(?:{_BETWEEN}\s)?(?!{_LEGAL_FORM}){_WORD}){{0,3}}\s{_LEGAL_FORM}"
)
FOUNDATION = re.compile(rf"(?<![\w-])(?:{_WORD}\s){{1,3}}(?:Foundation|Fonds|Stichting|Groep|Academie|Kliniek)\b")

#: Words that say what a body is about, not which one it is.
_GENERIC = re.compile(
    r"(?:[Ss]ociaa?le?|[Dd]omein|[Ww]mo\S*|WMO\S*|[Jj]eugd\S*|VN\S*|[Vv]erdrag|[Gg]ehandicapten\w*|[Tt]oegankelijk\w*|[Ii]nclusi\w+"
    r"|[Pp]articipatie\w*|PW|[Oo]uderen\w*|[Ii]nwoners?|[Cc]liënten\w*|LIA|[Hh]andicap|[Bb]eperking|[Mm]ensen|[Oo]verleg"
    r"|[Ii]ntegra\w+|[Ll]okale?|[Aa]genda|[Zz]org\w*|[Ww]elzijn|[Ww]erk|[Ii]nkomen|[Oo]nderwijs|[Ss]port\w*|[Cc]ultuur|[Ww]onen"
    r"|[Mm]antelzorg\w*|[Ss]amenleving|[Vv]ervoer|[Vv]ervoers\w*|[Oo]penbare?|[Rr]uimte|[Gg]emeenten?|[Rr]aad|[Cc]ollege|VNG|LHBTI?\S*|GGD|GGZ"
    r"|[Ee]rvaringsdeskundig\w*|[Aa]dvies\w*|[Pp]latform|[Nn]etwerk|[Pp]atiënten\w*|[Cc]ommissie|[Ww]erkgroep|[Nn]ederland|Onze|Ons|Wij|We|Ik"
    r"|De|Het|Een|In|Op|Ook|Er|Zij|Dit|Deze|Die|Daar|Maar|Als|Met|Voor|Van|En|Om|Bij|Na|Naar|Te|Is|[0-9]+)"
)


def organisations(text: str) -> Iterator[Hit]:
    """Every organisation or building that is named."""
    for pattern, certainty in (
        (TYPED, Certainty.CERTAIN),
        (QUOTED, Certainty.CERTAIN),
        (WEAKLY_TYPED, Certainty.POSSIBLE),
    ):
        for found in pattern.finditer(text):
            if not all(_GENERIC.fullmatch(word.strip("().,")) for word in found["name"].split() if word[0].isupper()):
                yield hit(Kind.ORGANISATION, text, found.span(), certainty)
    for pattern in (LEGAL, FOUNDATION):
        for found in pattern.finditer(text):
            yield hit(Kind.ORGANISATION, text, found.span())
    for certainty, known in _known():
        for found in known.finditer(text):
            yield hit(Kind.ORGANISATION, text, found.span(), certainty)


@cache
def _known() -> tuple[tuple[Certainty, re.Pattern[str]], ...]:
    """The organisations of the list, as they are written there: national ones are possible hits, others certain."""
    national, _, regional = (FOLDER / "organisations.txt").read_text(encoding="utf-8").partition("= regional")
    return tuple(
        (certainty, _either([name for name in names("organisations") if f"\n{name}\n" in part]))
        for certainty, part in ((Certainty.POSSIBLE, national), (Certainty.CERTAIN, regional))
    )


def _either(known: list[str]) -> re.Pattern[str]:
    longest = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    # A place or region behind it belongs to it: MEE Zuid-Limburg.
    return re.compile(rf"(?<![\w.-])(?:{longest})(?!\w)(?:\s(?:(?:de|het|van)\s)?[A-ZÀ-Ý][\w'’-]+)*")
