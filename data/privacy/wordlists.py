"""The lists of names beside this file, and where a sentence starts."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("names")

#: An abbreviation ends in a full stop and not a sentence.
_ABBREVIATIONS = re.compile(
    r"(?:\b(?:bijv|bv|ca|d|e|evt|gem|incl|m|max|min|mw|dhr|mevr|nl|nr|o|prov|resp|st|t|v|b|a|z)\.)$", re.IGNORECASE
)
_ENDS = ".!?:;…•\n\r"
_OPENING = " \t\"'“”‘’„«(["


@cache
def names(file: str) -> tuple[str, ...]:
    """The lines of a list, without remarks and headings."""
    lines = (FOLDER / f"{file}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and line[0] not in "#=")


@cache
def words(file: str) -> frozenset[str]:
    """The separate words of a list."""
    return frozenset(word for line in names(file) for word in line.split())


def words_of(text: str) -> frozenset[str]:
    """The words of a short list that stands in the code."""
    return frozenset(text.split())


def starts_sentence(text: str, index: int) -> bool:
    """Whether a sentence, a quotation or an item starts at ``index``: a capital there says nothing."""
    before = text[:index].rstrip(_OPENING)
    if not before or text[index - 1] in "\"'“‘„«([":
        return True
    if before[-1] in "-–—" and (len(before) == 1 or before[-2].isspace()):
        return True
    return before[-1] in _ENDS and not _ABBREVIATIONS.search(before)


def ahead(text: str, end: int) -> str:
    """The next word after ``end``, or an empty text."""
    found = re.match(r"[\s\-]*([\w'’]+)", text[end:])
    return found[1] if found else ""


def behind(text: str, start: int) -> str:
    """The word before ``start`` in lower case, or an empty text where a sign stands between."""
    found = re.search(r"([\w'’]+)[\s(]+$", text[:start])
    return found[1].lower() if found else ""
