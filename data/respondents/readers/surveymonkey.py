"""SurveyMonkey: 'All responses data' as CSV or Excel. Two rows of headings: questions, and under them their answers.

A question stands above its first column only, so that its text holds for the columns behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.respondents.door import ABOUT_RESPONDENTS, asks_for_person, letters, words
from data.respondents.form import Cells, Heading, Layout, Part, tidy, unique_names

RESPONDENT = words("respondentid")
COLLECTOR = words("collectorid verzamelprogrammaid verzamelaarid")
OTHERS = words(
    "startdate enddate begindatum startdatum einddatum datecreated datemodified customdata customdata1 customvariables "
    "aangepastegegevens aangepastegegevens1 aangepasteinformatie aangepasteinformatie1 datumgemaakt datumgewijzigd"
)
#: What stands under a question with one answer.
ONE = words("response antwoord respons reactie openendedresponse openantwoord antwoordopopenvraag openvraag")
_OTHER = re.compile(
    r"(other|anders|overige?|andere)\b(.*(specif|toelicht|namelijk|geef|vermeld|opgeven)|\W*$)", re.DOTALL
)


def knows(head: Sequence[Cells]) -> bool:
    """Whether there are columns for the respondent and for how the response was collected."""
    names = {letters(cell) for cell in head[0]} if head else set()
    return bool(names & RESPONDENT) and bool(names & COLLECTOR)


def layout(head: Sequence[Cells]) -> Layout:
    """Two rows of headings; one where the second has a respondent already."""
    questions = [tidy(" ".join(cell.split())) for cell in head[0]]
    respondent = next(place for place, text in enumerate(questions) if letters(text) in RESPONDENT)
    two = len(head) > 1 and not tidy(head[1][respondent] if respondent < len(head[1]) else "")
    items = [tidy(" ".join(cell.split())) for cell in head[1]] if two else []
    items += [""] * (len(questions) - len(items))
    asked = ""
    dropped = RESPONDENT | COLLECTOR | OTHERS | ABOUT_RESPONDENTS
    found: list[tuple[str, str]] = []
    for text, item in zip(questions, items, strict=True):
        asked = text or asked
        found.append((asked, "" if letters(item) in ONE else item))
    names = unique_names([f"{asked} [{item}]" if item else asked for asked, item in found])
    headings = [
        None
        if letters(asked) in dropped or asks_for_person(item or asked) or (item and asks_for_person(asked))
        else Heading(name, asked, asked, item, Part.OTHER if _OTHER.match(item.casefold()) else Part.ANSWER)
        for name, (asked, item) in zip(names, found, strict=True)
    ]
    return Layout(2 if two else 1, headings, respondent=respondent)
