"""A table with one row of headings, made by hand or by a program that we do not know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from data.respondents.door import asks_for_person, letters
from data.respondents.form import Cells, Heading, Layout, tidy, unique_names

#: A question with an answer or sub-question behind it: 'Vraag [antwoord]', 'Vraag: antwoord', 'Vraag - antwoord'.
_PARTS = re.compile(r"(.+?)(?:\s*\[(.+)\]|(?::|\s[-–|/])\s+(.+))", re.DOTALL)
#: Headings of the column that belongs to one respondent.
RESPONDENT = frozenset(("id", "respondent", "respondentid", "respondentnummer", "respondentnr", "responseid"))
TIMES = frozenset(("timestamp", "tijdstempel", "tijdstip"))


def knows(head: Sequence[Cells]) -> bool:
    """Every file can be read so."""
    return bool(head)


def layout(head: Sequence[Cells]) -> Layout:
    """The first row that is filled for at least half is the heading; what stands above it is a title."""
    width = max(len(row) for row in head)
    place = next((number for number, row in enumerate(head) if 2 * sum(map(bool, map(tidy, row))) >= width), 0)
    texts = [tidy(cell) for cell in head[place]]
    parts = [found.groups() if (found := _PARTS.fullmatch(text)) else (text, "", "") for text in texts]
    times = Counter(asked for asked, *_ in parts)
    headings = [
        None if asks_for_person(text) or letters(text) in TIMES else _heading(name, text, part, times[part[0]] > 1)
        for name, text, part in zip(unique_names(texts), texts, parts, strict=True)
    ]
    respondent = next((number for number, text in enumerate(texts) if letters(text) in RESPONDENT), None)
    return Layout(place + 1, headings, respondent=respondent)


def _heading(name: str, text: str, part: Sequence[str | None], together: bool) -> Heading:
    """A heading of its own, or one of several that begin with the same question."""
    item = next((word for word in part[1:] if word), "")
    return Heading(name, str(part[0]), str(part[0]), item) if together and item else Heading(name, name, text)
