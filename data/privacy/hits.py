"""All that may give away who answered, each part of an answer once, and the answer without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.privacy.contacts import contacts
from data.privacy.facts import facts
from data.privacy.hit import Certainty, Hit, Kind
from data.privacy.organisations import organisations
from data.privacy.persons import persons
from data.privacy.places import places

#: What stands for a hit in a masked text.
MASKS = {
    Kind.EMAIL: "[e-mailadres]",
    Kind.PHONE: "[telefoonnummer]",
    Kind.URL: "[webadres]",
    Kind.ADDRESS: "[adres]",
    Kind.PERSON: "[naam]",
    Kind.ORGANISATION: "[organisatie]",
    Kind.PLACE: "[gemeente]",
    Kind.FACT: "[kenmerk]",
}
_ORDER = list(MASKS)


def hits(text: str) -> list[Hit]:
    """The hits in an answer, in order; none overlaps another.

    Of two that overlap the longer one stays, of two as long the one whose kind comes first; it is certain where any
    that overlaps it is. Accents that are characters of their own must have become one with their
    letter (NFC).
    """
    found = [one for finder in (contacts, persons, organisations, places, facts) for one in finder(text) if one.text]
    found.sort(key=lambda one: (one.start - one.end, one.certainty is Certainty.POSSIBLE, _ORDER.index(one.kind)))
    kept: list[Hit] = []
    for one in found:
        if not any(one.overlaps(other) for other in kept):
            sure = any(one.overlaps(other) and other.certainty is Certainty.CERTAIN for other in found)
            kept.append(replace(one, certainty=Certainty.CERTAIN if sure else Certainty.POSSIBLE))
    return sorted(kept, key=lambda one: one.start)


def masked(text: str, found: Sequence[Hit]) -> str:
    """The text with a mask in the place of each hit."""
    for one in sorted(found, key=lambda one: one.start, reverse=True):
        text = text[: one.start] + MASKS[one.kind] + text[one.end :]
    return text
