"""LimeSurvey: 'Export responses' as CSV or Excel, with codes, texts or both as headings.

Headings as its ``Writer.php`` makes them: ``q03[SQ001]`` (``q03_SQ001`` for its expression manager),
``Vraag [Deelvraag]``, or ``q03[SQ001]. Vraag [Deelvraag]``; spaces may be underscores.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.respondents.door import asks_for_person, letters, words
from data.respondents.form import Cells, Heading, Layout, Part, tidy, unique_names

SUBMITTED = words(
    "submitdate datesubmitted datumingezonden datumverzonden datumvoltooid inzenddatum verzenddatum datuminzending "
    "datumingediend datumverstuurd datumingestuurd datumingevuld"
)
RESPONSE = words("id responseid antwoordid reactieid responsid")
PAGE = words("lastpage laatstepagina")
OTHERS = words(
    "startlanguage starttaal begintaal seed token toegangscode accesscode startdate datestarted startdatum "
    "datumgestart begindatum datestamp datelastaction datumlaatsteactie datumlaatstewijziging ipaddr ipaddress "
    "ipadres refurl referrerurl verwijzendeurl interviewtime totaltime totaletijd firstname lastname email"
)
COMMENT = words("comment commentaar opmerking opmerkingen toelichting")
OTHER = words("other anders overig overige andere")
_CODE = r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*(?:\[[^\]]*\])*"
_CODE_AND_TEXT = re.compile(rf"({_CODE})\s*(?:\.[ _]|:\s|-\s)\s*(.+)", re.DOTALL)
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")


def knows(head: Sequence[Cells]) -> bool:
    """Whether there is a column that says when a response was sent in, or which page was the last."""
    names = (
        {letters(_split(tidy(cell))[0]) for cell in head[0]} | {letters(cell) for cell in head[0]} if head else set()
    )
    return bool(names & SUBMITTED) or (bool(names & PAGE) and bool(names & RESPONSE))


def layout(head: Sequence[Cells]) -> Layout:
    """One row of headings; a response without a date of sending is incomplete."""
    texts = [tidy(cell) for cell in head[0]]
    names = [letters(_split(text)[0]) for text in texts]
    both = [{name, letters(text)} for name, text in zip(names, texts, strict=True)]
    known = SUBMITTED | RESPONSE | PAGE | OTHERS
    codes = {_split(text)[0].split("[")[0] for text in texts}
    sent = _sent(both)
    headings: list[Heading | None] = []
    for place, (text, name, whole) in enumerate(
        zip(texts, unique_names([_split(text)[0] for text in texts]), both, strict=True)
    ):
        timed = bool(re.fullmatch(r"groupTime\d+", name)) or (name.endswith("Time") and name[:-4] in codes)
        dropped = (
            place == sent
            or bool(whole & known)
            or timed
            or name.startswith("attribute_")
            or asks_for_person(_split(text)[1] or text)
        )
        headings.append(None if dropped else _heading(name, text))
    respondent = next((place for place, names in enumerate(both) if names & RESPONSE), None)
    return Layout(
        1, headings, None if sent is None else (sent, lambda text: letters(text) not in ("", "na")), (), respondent
    )


def _sent(names: Sequence[set[str]]) -> int | None:
    """The column with the date of sending, by its name; else, in whatever language, by its place: between the number of
    the response and the last page.
    """
    named = next((place for place, name in enumerate(names) if name & SUBMITTED), None)
    page = next((place for place, name in enumerate(names) if name & PAGE), 0)
    if named is not None or page < 2 or not names[page - 2] & RESPONSE:
        return named
    return page - 1


def _split(heading: str) -> tuple[str, str]:
    """Name and text of a heading; the name is the code where there is one, else all of it."""
    if (found := _CODE_AND_TEXT.fullmatch(heading)) and (" " not in found[1].split("[")[0]):
        return found[1], found[2].replace("_", " ") if " " not in found[2] else found[2]
    return heading, ""


def _heading(name: str, heading: str) -> Heading:
    code, text = _split(heading)
    is_code = bool(re.fullmatch(_CODE, code))
    if not is_code or (not text and code[0].isupper() and " " in code):
        text = code if " " in code else code.replace("_", " ")
    asked, items = _parts(text)
    question, marks = _parts(code)
    if is_code and not marks and "_" in code:
        question, marks = code.split("_")[0], code.split("_")[1:]
    part = _part(marks if is_code else items)
    item = next((word for word in items if letters(word) not in COMMENT), "") or (marks[0] if marks and is_code else "")
    return Heading(name, question if is_code else asked, asked, item, part)


def _parts(text: str) -> tuple[str, list[str]]:
    """What stands before the square brackets at the end, and what stands in each of them."""
    found = re.fullmatch(r"(.*?)\s*((?:\s*\[[^\[\]]*\])+)", text, re.DOTALL)
    return (found[1], [tidy(word) for word in _BRACKETS.findall(found[2])]) if found and found[1] else (text, [])


def _part(marks: Sequence[str]) -> Part:
    last = letters(marks[-1]) if marks else ""
    if last in COMMENT or last.endswith("comment"):
        return Part.COMMENT
    return Part.OTHER if last in OTHER else Part.ANSWER
