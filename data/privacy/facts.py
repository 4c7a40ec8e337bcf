"""Facts that single out: numbers of inhabitants and villages, the only one of its kind, offices, mergers, a prize."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.privacy.hit import Certainty, Hit, Kind, hit

_NUMBER = r"\d{1,3}(?:[.\s]\d{3})+|\d{4,7}|\d{1,3}(?:,\d)?\s?(?:duizend|miljoen|k\b)"
_SPELLED = (
    r"twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien"
    r"|(?:\w+en|\w+ën)?(?:twintig|dertig|veertig|vijftig)"
)
_INHABITANTS = r"(?:inwoners|inwoneraantal|inw\.?|zielen|bewoners|burgers)"
_UNIT = (
    r"(?:gemeente|stad|dorp|eiland|waddeneiland|eilandgemeente|badplaats|vestingstad|regio|universiteitsstad"
    r"|plattelandsgemeente)"
)
_REACH = (
    r"(?:\s(?:van|in|uit|binnen|op|met|zonder|die|dat|waar|aan)\s(?:(?:de|het|een|onze|ons|heel|meer|dan)\s)*[\wÀ-ÿ'’-]+"
    r"(?:\s(?:voor|van|met|en)\s(?:(?:de|het|een)\s)?[\wÀ-ÿ'’-]+)*)?"
)
_BEST = (
    r"(?:[Ee]nige|[Ee]erste|[Gg]rootste|[Kk]leinste|[Oo]udste|[Jj]ongste|[Nn]oordelijkste|[Zz]uidelijkste|[Oo]ostelijkste"
    r"|[Ww]estelijkste|[Dd]unstbevolkte|[Dd]ichtstbevolkte|[Rr]ijkste|[Aa]rmste|(?:op (?:een|twee|drie) na) \w+ste)"
)
#: "niet de enige gemeente die" singles nobody out.
_NOT = r"(?<!niet de )(?<!niet het )"
_LAND = (
    r"(?:\s(?:van|in|uit|binnen)\s(?:(?:de|het|heel|onze)\s)*"
    r"(?:[A-ZÀ-Ý][\w-]+|land|provincie|regio|wereld)(?:-[A-Z]\w+)*)"
)

_DAY = (
    r"(?!1\sjanuari)\b\d{1,2}\s(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
    r"\s(?:19|20)\d\d\b"
)
_DECISION = (
    r"\b(?:vastgesteld|vastgelegd|motie|raad|raadsbesluit|besluit|aangenomen|goedgekeurd|(?:onder)?getekend|opgericht"
    r"|geopend)\b"
)

CERTAIN = (
    # 28.500 inw; 17 duizend inwoners; inwonertal is 41.250
    re.compile(
        rf"(?:{_NUMBER})\s(?:\w+\s)?{_INHABITANTS}(?!\s(?:heb|hadden|ded|doe|zijn\s(?:ge|be|uit)|werden|kwam|vulden))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:inwoner(?:s?aantal|tal)|bevolking|aantal\sinwoners)\s(?:is|van|bedraagt|was|telt)?\s?(?:\w+\s){{0,2}}(?:{_NUMBER})",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:{_NUMBER})[ -]?(?:\+|plus)?[ -]gemeente\b", re.IGNORECASE),
    # 23 kernen; veertien dorpskernen
    re.compile(
        rf"\b(?:[2-9]|\d{{2}}|{_SPELLED})\s(?:\w+e\s)?(?:dorps?kernen|dorpen|kernen|woonkernen|buurtschappen|eilanden)\b",
        re.IGNORECASE,
    ),
    # the only, the largest
    re.compile(rf"{_NOT}\b{_BEST}\s(?:\w+\s)?{_UNIT}\b(?:{_LAND}|{_REACH})"),
    re.compile(rf"{_NOT}(?:(?<=de )|(?<=et )|(?<=ze )|(?<=ns ))enige\s[\wÀ-ÿ-]+{_LAND}"),
    re.compile(rf"\b[Aa]ls\s(?:enige|eerste|grootste|kleinste){_LAND}"),
    re.compile(rf"\bmeest\s\w+\s{_UNIT}{_LAND}?", re.IGNORECASE),
    # offices that few hold
    re.compile(
        r"\b(?:burgemeester|wethouder|gemeentesecretaris|directeur|griffier|raadslid)\s(?:is|zit|was)\s(?:ook|tevens|daarnaast|zelf)?\s?"
        r"(?:in\s)?[^.!?;]{0,150}?(?:voorzitter|lid|bestuurslid|vicevoorzitter|ambassadeur|secretaris|minister|kamerlid|blind|doof|rolstoel\w*)\b[^.!?;]{0,150}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:voorzitter|vicevoorzitter|bestuurslid|lid)\svan\s(?:de|het)\s(?:VNG|bestuur\svan|Eerste\sKamer|Tweede\sKamer|Raad\svan)[^.!?;,]{0,150}"
    ),
    re.compile(
        r"\b(?:provinciehoofdstad|provinciestad|hoofdstad(?!\svan\s(?:de\s)?[a-z])|residentie|regeringszetel|hofstad|mijnstad|marinestad|kaasstad|lichtstad|domstad|maasstad|sleutelstad)\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:ons|als|op\shet|op\sons)\s(?P<part>(?:wadden)?eiland(?!-?en\b)\w*)\b(?!\s[A-Z])", re.IGNORECASE),
    re.compile(rf"{_NOT}\benige\s(?:wadden)?eiland\b", re.IGNORECASE),
    re.compile(
        r"\b(?:eilandgemeente|eilandspecifieke?|eilander|eilanders|waddeneiland|waddengemeente)\b", re.IGNORECASE
    ),
    # a merger with its year
    re.compile(
        r"\b(?:fusie|herindeling|gemeentelijke\sherindeling|samenvoeging|gefuseerd|heringedeeld|samengevoegd)\s(?:van|in|per|op|sinds)\s"
        r"(?:1\s)?(?:januari\s)?(?:19|20)\d\d\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:fusie|samenvoeging|ontstaan|gefuseerd)\s(?:van|uit)\s(?:\w+\s)?(?:[2-9]|{_SPELLED})\s(?:\w+\s)?gemeenten\b",
        re.IGNORECASE,
    ),
)
POSSIBLE = (
    re.compile(rf"\b(?:{_NUMBER})\s{_INHABITANTS}", re.IGNORECASE),
    re.compile(r"\beiland\b", re.IGNORECASE),
    re.compile(
        r"\b(?:universiteitsstad|studentenstad|garnizoensstad|vestingstad|hanzestad|badplaats|kustgemeente|grensgemeente|grensstad"
        r"|krimpgemeente|fusiegemeente|regenbooggemeente|pilotgemeente|mijnstreek|stadsrechten|vliegbasis|luchthaven|kerncentrale)\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:fusie|herindeling|gefuseerd|heringedeeld)\b", re.IGNORECASE),
    re.compile(
        r"\b[\w-]+(?:prijs|award)(?:\s(?:van\s)?(?:19|20)\d\d)?\b(?=[^.!?]{0,60}(?:gewonnen|gekregen|uitgereikt))|\bAccess\sCity\b"
    ),
    re.compile(r"\bG(?:4|40|32)\b(?:-gemeente)?"),
    # The day of a decision: it can be looked up.
    re.compile(rf"{_DECISION}[^.!?]{{0,150}}?(?P<part>{_DAY})", re.IGNORECASE),
    re.compile(rf"(?P<part>{_DAY})(?=[^.!?]{{0,150}}{_DECISION})", re.IGNORECASE),
)


def facts(text: str) -> Iterator[Hit]:
    """Every fact by which a reader could tell which municipality it is."""
    for certainty, patterns in ((Certainty.CERTAIN, CERTAIN), (Certainty.POSSIBLE, POSSIBLE)):
        for pattern in patterns:
            for found in pattern.finditer(text):
                span = found.span("part") if "part" in pattern.groupindex else found.span()
                yield hit(Kind.FACT, text, span, certainty)
