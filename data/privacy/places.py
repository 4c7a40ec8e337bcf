"""Places: each municipality since 2018, known towns and regions; a word that only looks like one is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from data.privacy.hit import Certainty, Hit, Kind, hit
from data.privacy.wordlists import ahead, behind, names, starts_sentence, words, words_of
from data.reference.municipalities import ALIASES, all_municipalities

_BEFORE = words_of("in te uit van bij naar rond rondom nabij tussen om vanuit gemeente gemeenten stad dorp kern plaats")
_GEMEENTE = words_of("gemeente gemeenten gem buurgemeente buurgemeenten stad kern dorp")
#: Common words that Dutch does not put behind "in".
_NEVER_BEHIND_IN = words_of("assen best dongen goes grave haren kampen leek leiden losser putten wierden")
#: Behind a common word with a capital: no place but a term.
_TERM = re.compile(r"practices?|value|efforts?|case|of|ervaren|gewoon|belangrijk|nederland|veel|goed", re.IGNORECASE)
#: Of a whole province or region: they name no municipality.
_WIDE = re.compile(r"Twents|Achterhoeks|Drents|Zeeuws|Limburgs|Brabants|Fries|Fryske|Veluws|Gronings")


def places(text: str) -> Iterator[Hit]:
    """Every place that is named."""
    for found in _known().finditer(text):
        yield from _one(text, found)
    for found in _demonyms().finditer(text):
        wide = _WIDE.match(found[0]) is not None
        yield hit(Kind.PLACE, text, found.span(), Certainty.POSSIBLE if wide else Certainty.CERTAIN)
    for found in re.finditer(r"\b[Gg]emeente (?P<name>[A-Z][\w'’]+(?:-[A-Z]\w+)*)(?! \()", text):
        if not re.fullmatch(
            r"[A-Z]+|Meedoen|Nederland|Wij|De|Het|Een|Op|In|Is|We|Raad|Ik|Ook|Best|Heel", found["name"]
        ):
            yield hit(Kind.PLACE, text, found.span("name"), Certainty.POSSIBLE)


def is_place(name: str) -> bool:
    """Whether a name is one of a place."""
    return _known().fullmatch(name) is not None


def _one(text: str, found: re.Match[str]) -> Iterator[Hit]:
    name = found[0]
    plain = re.sub(r"['’-]s$", "", name.lower())
    sure = Certainty.POSSIBLE if plain in _regions() else Certainty.CERTAIN
    if plain in words("common_words") | words("rare_words"):
        told = _told_by_context(text, found, plain)
        if told is None:
            return
        sure = told
    yield hit(Kind.PLACE, text, found.span(), sure)


def _told_by_context(text: str, found: re.Match[str], plain: str) -> Certainty | None:
    """How sure a name that is a word too is a place here; None where it is left alone."""
    before, after = behind(text, found.start()), text[found.end() :]
    place_word = before in _BEFORE
    if found[0].islower():
        if plain in words("rare_words"):
            return Certainty.CERTAIN if place_word else None
        ends = before in _GEMEENTE and re.match(r"\s*(?:[.,;:)!?]|$)", after)
        return Certainty.POSSIBLE if ends or (before == "in" and plain in _NEVER_BEHIND_IN) else None
    if found[0].isupper():
        return Certainty.CERTAIN if before in _GEMEENTE else None
    alone = text[: found.start()].endswith("(") and after.startswith((")", ","))
    if before in _GEMEENTE or alone:
        return Certainty.CERTAIN
    if starts_sentence(text, found.start()):
        next_one = re.match(r"(?:,| en| of) (?P<name>[A-Z][\w-]+)", after)
        return Certainty.POSSIBLE if next_one and is_place(next_one["name"]) else None
    if plain in words("common_words") and _TERM.fullmatch(ahead(text, found.end())):
        return None
    sure = place_word or plain in words("rare_words") or _listed(text, found)
    return Certainty.CERTAIN if sure else Certainty.POSSIBLE


def _listed(text: str, found: re.Match[str]) -> bool:
    """Whether the name stands in a list of names: between commas or "en" and another word with a capital."""
    before, after = text[: found.start()], text[found.end() :]
    return bool(re.search(r"[A-Z][\w-]+(?:,| en| of) $", before) or re.match(r"(?:,| en| of) [A-Z]", after))


def _spaced(name: str) -> str:
    """A name as a pattern: any blank or hyphen between its words, any apostrophe."""
    escaped = re.escape(name).replace(r"\ ", "[ -]+").replace(r"\-", "[ -]")
    return escaped.replace("'", "['’‘`´]?")


def _plain(name: str) -> str:
    """The name without accents, as many type it."""
    return name.translate(str.maketrans("úâûéëï", "uaueei"))


@cache
def _regions() -> frozenset[str]:
    return frozenset(line.lower() for line in names("regions"))


@cache
def _known() -> re.Pattern[str]:
    """All names, longest first, each as whole words, with a part of town behind a hyphen ("Rotterdam-Zuid")."""
    found = {re.sub(r" \(.*\)", "", one.name) for one in all_municipalities()}
    found |= {re.sub(r" \(.*\)", "", alias) for aliases in ALIASES.values() for alias in aliases}
    found |= {line for file in ("towns", "regions") for line in names(file)}
    found -= {"Mill", "Bergen L", "Bergen Lb", "Bergen NH", "Kollumerland"}
    found |= {_plain(name) for name in found} | {"Kollumerland", "Mill"}
    longest = sorted(found, key=lambda name: (-len(name), name))
    either = "|".join(map(_spaced, longest))
    return re.compile(
        rf"(?<![\w'’@.-])(?:{either})(?:-(?:Noord|Oost|Zuid|West|Centrum|Stad)|['’]s)?(?![\w@]|-\w|\.\w)", re.IGNORECASE
    )


@cache
def _demonyms() -> re.Pattern[str]:
    """Inhabitants and adjectives: a name with an ending (Amsterdamse, Hilversummers), and the irregular ones."""
    regular = [
        re.escape(one.name)
        for one in all_municipalities()
        if len(one.name) > 4
        and re.fullmatch(r"[A-Z][a-z]+", one.name)
        and one.name.lower() not in words("common_words") | words("rare_words")
    ]
    endings = r"(?:se|s|er|ers|mers|naar|naars|naren)"
    irregular = sorted(words("demonyms"), key=len, reverse=True)
    either = rf"(?:{'|'.join(regular)}){endings}|{'|'.join(irregular)}"
    return re.compile(rf"(?<![\w'’@.-])(?:{either})(?![\w@])(?!\s[Hh]euvelrug|\s[Mm]eren\b|\s[Mm]arren)")
