"""Dutch municipalities of 2018 up to 2025, and the groups that Statistics Netherlands (CBS) puts them in."""

from __future__ import annotations

import csv
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("municipalities.csv")
FIRST_YEAR, LAST_YEAR = 2018, 2025

#: Size classes of CBS: from how many inhabitants, and the label.
SIZES = (
    (0, "minder dan 5.000 inwoners"),
    (5_000, "5.000 tot 10.000 inwoners"),
    (10_000, "10.000 tot 20.000 inwoners"),
    (20_000, "20.000 tot 50.000 inwoners"),
    (50_000, "50.000 tot 100.000 inwoners"),
    (100_000, "100.000 tot 150.000 inwoners"),
    (150_000, "150.000 tot 250.000 inwoners"),
    (250_000, "250.000 inwoners of meer"),
)
SIZE_LABELS = tuple(label for _, label in SIZES)

#: In the order in which CBS lists them: from north to south.
PROVINCES = (
    "Groningen",
    "Fryslân",
    "Drenthe",
    "Overijssel",
    "Flevoland",
    "Gelderland",
    "Utrecht",
    "Noord-Holland",
    "Zuid-Holland",
    "Zeeland",
    "Noord-Brabant",
    "Limburg",
)

#: Names in use beside the official one. Each names one municipality: "Bergen" is not here, as two have that name.
ALIASES = {
    "GM0518": ("Den Haag", "The Hague", "s-Gravenhage"),
    "GM0796": ("Den Bosch", "s-Hertogenbosch"),
    "GM0373": ("Bergen (Noord-Holland)", "Bergen NH"),
    "GM0893": ("Bergen (Limburg)", "Bergen L", "Bergen Lb"),
    "GM0164": ("Hengelo (O.)", "Hengelo (Ov.)", "Hengelo (Overijssel)"),
    "GM0888": ("Beek (L.)", "Beek (Limburg)"),
    "GM0971": ("Stein (L.)", "Stein (Limburg)"),
    "GM0417": ("Laren (NH.)", "Laren (Noord-Holland)"),
    "GM0603": ("Rijswijk (ZH.)", "Rijswijk (Zuid-Holland)"),
    "GM0687": ("Middelburg (Z.)", "Middelburg (Zeeland)"),
    "GM1900": ("Zuidwest-Friesland", "Sudwest Fryslan"),
    "GM1970": ("Noordoost-Friesland", "Noordoost-Fryslân"),
    "GM1940": ("De Friese Meren",),
    "GM0737": ("Tietjerksteradeel",),
    "GM1891": ("Dantumadeel",),
    "GM1722": ("Ferwerderadeel",),
    "GM0820": ("Nuenen", "Nuenen c.a.", "Nuenen ca"),
    "GM0815": ("Mill",),
    "GM0079": ("Kollumerland", "Kollumerland c.a."),
    "GM0393": ("Haarlemmerliede c.a.",),
    "GM0994": ("Valkenburg (L.)",),
    "GM0017": ("Haren (Gr.)", "Haren (Gn.)"),
    "GM1680": ("Aa & Hunze",),
}

_PREFIX = re.compile(r"^(?:de )?(?:gemeente|gem|stad) (?:van )?")
_ARTICLE = re.compile(r"^(?:de|den|het) ")
_ARTICLE_LAST = re.compile(r"^(?P<name>.+), (?P<article>de|den|het|'?s)$", re.IGNORECASE)
_CODE = re.compile(r"(?:GM)?(\d{1,4})(?:\.0)?", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Municipality:
    """One municipality: CBS code (GM0363), official name, province, and its inhabitants in some years.

    ``first_year`` is None for one that existed in 2018, ``last_year`` for one that still existed in 2025.
    """

    code: str
    name: str
    province: str
    first_year: int | None
    last_year: int | None
    inhabitants: Mapping[int, int]

    def existed(self, year: int) -> bool:
        """Whether it existed on 1 January of a year; before 2018 and after 2025 the nearest of these years counts."""
        known = min(max(year, FIRST_YEAR), LAST_YEAR)
        return (self.first_year or known) <= known <= (self.last_year or known)


@dataclass(frozen=True)
class SizeClass:
    """A size class of CBS: its place from small to large, its label, and the year of the inhabitants it rests on."""

    position: int
    label: str
    figure_year: int


@cache
def all_municipalities() -> tuple[Municipality, ...]:
    """Every municipality that existed in any year of 2018 up to 2025, by code."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_municipality(row) for row in csv.DictReader(file))


def municipalities(year: int) -> tuple[Municipality, ...] | None:
    """Those of one year (state of 1 January); None before 2018 and after 2025, which is not known here."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return tuple(one for one in all_municipalities() if one.existed(year))


def municipality(text: str, year: int | None = None) -> Municipality | None:
    """The municipality of a code or name (of that year); None where none fits or more than one does.

    Case, accents, hyphens and "gemeente X" make no difference; names in common use count ("Den Bosch").
    """
    found = _by_code(text) if _CODE.fullmatch(text.strip()) else _by_name().get(_key(text), ())
    fitting = [one for one in found if year is None or one.existed(year)]
    return fitting[0] if len(fitting) == 1 else None


def province(text: str) -> str | None:
    """The official name of a province, from any usual spelling ("noord brabant"); None for another text."""
    wanted = _key(text.strip().removeprefix("provincie ").removeprefix("Provincie "))
    return {**{_key(name): name for name in PROVINCES}, "friesland": "Fryslân"}.get(wanted)


def size_class(one: Municipality, year: int) -> SizeClass | None:
    """Its size class in a year, by the inhabitants of that year or the nearest year that is known (the earlier of two).

    None where no number is known. The label belongs to ``figure_year``, which the caller should tell.
    """
    if not one.inhabitants:
        return None
    nearest = min(one.inhabitants, key=lambda known: (abs(known - year), known))
    position = bisect_right([start for start, _ in SIZES], one.inhabitants[nearest]) - 1
    return SizeClass(position, SIZE_LABELS[position], nearest)


def province_counts(year: int) -> dict[str, int] | None:
    """Number of municipalities per province in a year, north to south; None for a year that is not known."""
    known = municipalities(year)
    if known is None:
        return None
    counts = Counter(one.province for one in known)
    return {name: counts[name] for name in PROVINCES}


def size_class_counts(year: int) -> dict[str, int] | None:
    """Number of municipalities per size class in a year, small to large; None where it is not known of each of them."""
    known = municipalities(year)
    classes = [size_class(one, year) for one in known or ()]
    if not classes or None in classes:
        return None
    counts = Counter(found.label for found in classes if found)
    return {label: counts[label] for label in SIZE_LABELS}


def _municipality(row: dict[str, str]) -> Municipality:
    inhabitants = {int(name[-4:]): int(value) for name, value in row.items() if name.startswith("inh") and value}
    first, last = (int(row[name]) if row[name] else None for name in ("first_year", "last_year"))
    return Municipality(row["code"], row["name"], row["province"], first, last, inhabitants)


def _by_code(text: str) -> tuple[Municipality, ...]:
    digits = _CODE.fullmatch(text.strip())
    code = f"GM{int(digits[1]):04d}" if digits else ""
    return tuple(one for one in all_municipalities() if one.code == code)


@cache
def _by_name() -> dict[str, tuple[Municipality, ...]]:
    """Municipalities per key of a name: official, in use, without its article, without what is in brackets."""
    found: dict[str, set[Municipality]] = {}
    for one in all_municipalities():
        for name in (one.name, *ALIASES.get(one.code, ())):
            for key in {_key(name), _ARTICLE.sub("", _key(name)), _key(re.sub(r" \(.*\)", "", name))}:
                found.setdefault(key, set()).add(one)
    return {key: tuple(ones) for key, ones in found.items()}


def _key(text: str) -> str:
    """What is equal in different spellings of one name: lower case, no accents, no signs."""
    text = re.sub(r"\s*\(gemeente\)\s*$", "", text.strip(), flags=re.IGNORECASE)
    if last := _ARTICLE_LAST.match(text):
        text = f"{last['article']} {last['name']}"
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)).casefold()
    words = re.sub(r"[\W_]+", " ", re.sub(r"['’‘`´.]", "", plain.replace("&", " en "))).strip()
    words = _PREFIX.sub("", words)
    words = re.sub(r"\b(?:aan den|aan de|a d|ad)\b", "ad", words)
    return re.sub(r"\bst\b", "sint", words)
