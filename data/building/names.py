"""Texts as they are compared, and ids that are made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from data.quotes.words import fold

#: From which likeness (0-100) on a name is taken for a slip of another one: of three characters one may differ.
LIKE = 65
QUOTATION = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "´": "'", "`": "'"})


def folded(text: object) -> str:
    """A name in the form in which names are compared: without case, accents and white space."""
    return "".join(fold(str(text)).split())


def wording(text: object) -> str:
    """A text in the form in which wordings are compared: white space and the kind of quotation marks do not matter."""
    return " ".join(str(text).translate(QUOTATION).split())


def nearest(text: str, known: Iterable[str]) -> str:
    """The known name that is most like another one, whatever its case and accents; empty where none is like it."""
    found = process.extractOne(text, list(known), processor=fold, scorer=fuzz.WRatio, score_cutoff=LIKE)
    return found[0] if found else ""


def slug(text: str, taken: Iterable[str] = ()) -> str:
    """An id of a label, the same for the same label; with a number behind it where it is taken."""
    made = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:80].strip("-") or "antwoord"
    used, number, found = set(taken), 2, made
    while found in used:
        found, number = f"{made}-{number}", number + 1
    return found
