"""What may give away who answered, and where it stands in an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is found, in the words of the file that a person reviews."""

    EMAIL = "e-mailadres"
    PHONE = "telefoonnummer"
    URL = "webadres"
    ADDRESS = "adres"
    PERSON = "naam"
    ORGANISATION = "organisatie"
    PLACE = "plaats"
    """A municipality, town or region."""
    FACT = "kenmerk"
    """A fact that singles out: a number of inhabitants, the only island, a unique office."""


class Certainty(StrEnum):
    """How sure a hit is: a possible one can well be harmless, a certain one needs a decision in so many words."""

    CERTAIN = "zeker"
    POSSIBLE = "mogelijk"


@dataclass(frozen=True)
class Hit:
    """A part of an answer, ``text[start:end]``."""

    kind: Kind
    start: int
    end: int
    text: str
    certainty: Certainty

    def overlaps(self, other: Hit) -> bool:
        """Whether both have a character in common."""
        return self.start < other.end and other.start < self.end


def hit(kind: Kind, text: str, span: tuple[int, int], certainty: Certainty = Certainty.CERTAIN) -> Hit:
    """The hit of a span, without the blanks and the comma or full stop around it."""
    start, end = span
    while start < end and text[start] in " \t\n,":
        start += 1
    while end > start and text[end - 1] in " \t\n,;:":
        end -= 1
    return Hit(kind, start, end, text[start:end], certainty)
