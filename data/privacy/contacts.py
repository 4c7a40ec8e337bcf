"""Ways to reach somebody: e-mail addresses, telephone numbers, web addresses and accounts, streets and postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.privacy.hit import Certainty, Hit, Kind, hit

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
#: In small letters only: "nemen.Net" lacks a space. Endings that are Dutch words (de, me, nu) count after www only.
_TOP = r"(?-i:nl|com|org|eu|net|info|be|frl|amsterdam|online|gov|edu|tv|app|io|ly)"
_AT = r"(?:@|\s?[\[(]\s?(?:at|apenstaartje|@)\s?[\])]\s?)"

EMAIL = re.compile(
    rf"(?<![\w.+%-])[\w.+'%-]{{1,64}}{_AT}{_LABEL}(?:(?:\.|\s?[\[(]\s?(?:dot|punt)\s?[\])]\s?){_LABEL})+", re.IGNORECASE
)
URL = re.compile(
    rf"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]']"
    rf"|(?<![\w@.-]){_LABEL}(?:\.{_LABEL}){{0,8}}\.{_TOP}(?![\w-]|\.[a-z])(?:/[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'])?",
    re.IGNORECASE,
)
ACCOUNT = re.compile(r"(?<![\w@.])@[A-Za-z_]\w{2,30}|(?<!\w)#[A-Z]\w{4,40}")
#: Dutch numbers (https://www.acm.nl, Nummerplan telefoon- en ISDN-diensten): ten digits from a 0, +31 or 0031 and nine,
#: 0800 and 0900 with four or seven, and 14 with the area code of a municipality.
PHONE = re.compile(
    r"(?<![\w.,+])(?:"
    r"(?:\+|00)31[\s.-]?(?:\(0\)[\s.-]?)?[1-9](?:[\s.-]?\d){8}"
    r"|\(?0[1-9]\d{0,2}\)?(?:[\s./-]{0,3}\d){6,9}"
    r"|0[89]00[\s.-]?\d{4}(?:\d{3})?"
    r"|14[\s.-]?0\d{2,3}"
    r")(?![\w]|[.,]\d)"
)
POSTCODE = re.compile(r"(?<!\w)[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}(?!\w)")
STREET = re.compile(
    r"(?<!\w)(?:[A-ZÀ-Ý][\w'’-]*\s(?:(?:van|de|der|den|ten|ter|het)\s){0,3}){0,4}[A-ZÀ-Ý][\w'’-]*"
    r"(?:straat|laan|weg|plein|gracht|kade|singel|dijk|steeg|hof|pad|plantsoen|dreef|markt)\s\d{1,4}\s?[a-zA-Z]?(?!\w)"
)


def contacts(text: str) -> Iterator[Hit]:
    """Everything by which somebody can be reached."""
    for kind, pattern in (
        (Kind.EMAIL, EMAIL),
        (Kind.URL, URL),
        (Kind.URL, ACCOUNT),
        (Kind.ADDRESS, POSTCODE),
        (Kind.ADDRESS, STREET),
    ):
        for found in pattern.finditer(text):
            certainty = Certainty.POSSIBLE if found[0].startswith("#") else Certainty.CERTAIN
            yield hit(kind, text, found.span(), certainty)
    for found in PHONE.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if digits.startswith(("14", "0800", "0900")) or len(digits) in (10, 11, 13):
            yield hit(Kind.PHONE, text, found.span())
