"""The file in which a person decides about open answers: what stands in it, and how it is written."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from data.building.proposal import OpenAnswer
from data.files import dutch_csv
from data.privacy.hit import Certainty, Hit
from data.privacy.hits import hits, masked

#: Columns of the file, in order; in the last three and in *thema* and *context* a person may write.
COLUMNS = (
    "id",
    "vraag",
    "jaar",
    "thema",
    "context",
    "plek",
    "tekst",
    "treffers",
    "tekst na maskeren",
    "besluit",
    "toelichting",
)
#: The part of an id before the checksum, for an answer that is no quote yet.
NEW = "nieuw"
ID = re.compile(r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)-(?P<checksum>[0-9a-f]{12})")


class Choice(StrEnum):
    """What a person decides, in the words of the file."""

    KEEP = "behouden"
    MASK = "maskeren"
    DROP = "weglaten"


#: Masked, and what is left in the text kept on purpose.
MASK_AND_KEEP = "maskeren en behouden"
#: The code of each choice in the table of reviews.
CODES = {Choice.KEEP: "keep", Choice.MASK: "mask", Choice.DROP: "drop"}


@dataclass(frozen=True)
class Listed:
    """An answer or a quote as it is put before a person: ``name`` is the quote_id, or ``nieuw-`` and a number."""

    name: str
    question_id: str
    year: int
    theme: str | None
    context: str | None
    place: str
    text: str


def write_review(answers: Sequence[OpenAnswer], path: Path) -> None:
    """Write the answers for a person to decide about; Dutch Excel opens the file. Raises OSError."""
    write_listed(
        (
            Listed(f"{NEW}-{n:04d}", one.question_id, one.year, one.theme, one.context, one.place, one.text)
            for n, one in enumerate(answers, start=1)
        ),
        path,
    )


def write_listed(listed: Iterable[Listed], path: Path) -> None:
    """Write one row for each answer or quote. Raises OSError."""
    path.write_bytes(dutch_csv([COLUMNS, *map(_cells, listed)]))


def checksum(question_id: str, year: int | str, text: str) -> str:
    """What an answer is known by, whatever a spreadsheet does to its blanks and line ends: 12 hexadecimal digits."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(f"{question_id}\n{year}\n{words}".encode()).hexdigest()[:12]


def in_words(found: Sequence[Hit]) -> str:
    """Hits as the file tells them: naam: Jansen; plaats: Epe (mogelijk)."""
    return "; ".join(
        f"{one.kind}: {one.text}" + (" (mogelijk)" if one.certainty is Certainty.POSSIBLE else "") for one in found
    )


def _cells(one: Listed) -> tuple[object, ...]:
    text = unicodedata.normalize("NFC", one.text).strip()
    found = hits(text)
    return (
        f"{one.name}-{checksum(one.question_id, one.year, text)}",
        one.question_id,
        one.year,
        one.theme,
        one.context,
        one.place,
        text,
        in_words(found),
        masked(text, found),
        None,
        None,
    )
