"""A table with one row of headings, made by hand or by a program that we do not know."""

from __future__ import annotations

from collections.abc import Sequence

from data.respondents.door import asks_for_person, letters
from data.respondents.form import Cells, Heading, Layout, tidy, unique_names

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
    headings = [
        None if asks_for_person(text) or letters(text) in TIMES else Heading(name, name, text)
        for name, text in zip(unique_names(texts), texts, strict=True)
    ]
    respondent = next((number for number, text in enumerate(texts) if letters(text) in RESPONDENT), None)
    return Layout(place + 1, headings, respondent=respondent)
