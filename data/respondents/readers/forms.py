"""Microsoft Forms: 'Open in Excel'. Answers that may be chosen together stand in one cell, each closed by a
semicolon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.respondents.door import asks_for_person, letters, words
from data.respondents.form import Cells, Heading, Layout, tidy, unique_names

START = words("starttime begintijd tijdvanstarten starttijd")
END = words("completiontime tijdvanvoltooien voltooiingstijd tijdvanvoltooiing eindtijd")
OTHERS = words(
    "id email emailadres name naam lastmodifiedtime tijdvanlaatstewijziging tijdvandelaatstewijziging totalpoints "
    "totaalaantalpunten quizfeedback feedbackopquiz gradepostedtime tijdstipvanpublicatievancijfers language taal"
)
_POINTS = re.compile(r"(points|punten|feedback)\s+[-–]\s.*", re.IGNORECASE | re.DOTALL)


def knows(head: Sequence[Cells]) -> bool:
    """Whether there are columns with the start and the end of filling in."""
    names = {letters(cell) for cell in head[0]} if head else set()
    return bool(names & START) and bool(names & END)


def layout(head: Sequence[Cells]) -> Layout:
    """One row of headings, which are the questions; Forms keeps complete responses only."""
    texts = [tidy(" ".join(cell.split())) for cell in head[0]]
    # Names at the front only: a question may be called 'Naam' too, and asks for a person all the same.
    dropped = START | END | OTHERS
    headings = [
        None
        if letters(text) in dropped or _POINTS.fullmatch(text) or asks_for_person(text)
        else Heading(name, name, re.sub(r"(?<=\D)\d$", "", text))
        for name, text in zip(unique_names(texts), texts, strict=True)
    ]
    respondent = next((place for place, text in enumerate(texts) if letters(text) == "id"), None)
    return Layout(1, headings, respondent=respondent)
