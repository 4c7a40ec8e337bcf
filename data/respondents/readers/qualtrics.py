"""Qualtrics: CSV, TSV (UTF-16) or Excel. Names, question texts and, in text files, a row of ImportIds."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from os.path import commonprefix

from data.respondents.door import asks_for_person, letters, words
from data.respondents.form import Cells, Heading, Layout, Part, tidy, unique_names

OTHERS = words(
    "startdate enddate status ipaddress progress durationinseconds finished recordeddate responseid "
    "recipientlastname recipientfirstname recipientemail externalreference externaldatareference locationlatitude "
    "locationlongitude distributionchannel userlanguage qrecaptchascore qrelevantidduplicate "
    "qrelevantidduplicatescore qrelevantidfraudscore qrelevantidlaststartdate qballotboxstuffing qduplicaterespondent "
    "qambiguoustextpresent qambiguoustextquestions qunansweredpercentage qunansweredquestions qstraightlining"
)
#: Values of Status that are no respondents: previews, tests and spam, as words and as codes.
_NO_RESPONDENT = re.compile(r"survey (preview|test)|.*(preview|voorbeeld|spam).*|test.*|1|2|8|9|12|17|40|48", re.DOTALL)
_TIMING = re.compile(r".*(_First Click|_Last Click|_Page Submit|_Click Count|_DO(_\w+)?)")
_CHOICE = re.compile(r"\s+-\s+(selected choice|geselecteerde keuze|gekozen antwoord)\b", re.IGNORECASE)


def knows(head: Sequence[Cells]) -> bool:
    """Whether a row has ImportIds, or the columns that only Qualtrics makes are there."""
    if any('"ImportId"' in cell for row in head[:4] for cell in row):
        return True
    names = {letters(cell) for cell in head[0]} if head else set()
    return len(names & {"responseid", "distributionchannel", "recordeddate", "userlanguage", "finished"}) > 2


def layout(head: Sequence[Cells]) -> Layout:
    """Names in the first row, texts in the second, ImportIds in a third where they are."""
    names = [tidy(cell) for cell in head[0]]
    ids = next((number for number, row in enumerate(head[:4]) if any('"ImportId"' in cell for cell in row)), None)
    texts = [tidy(" ".join(cell.split())) for cell in head[1]] if len(head) > 1 else list(names)
    texts += [""] * (len(names) - len(texts))
    questions = [_question(name, head[ids][place] if ids else "") for place, name in enumerate(names)]
    asked = {question: asked_in([text for text, of in zip(texts, questions, strict=True) if of == question])
             for question in set(questions)}  # fmt: skip
    headings: list[Heading | None] = []
    for name, text, question in zip(unique_names(names), texts, questions, strict=True):
        dropped = letters(name) in OTHERS or _TIMING.fullmatch(name) or asks_for_person(text or name)
        item = _CHOICE.sub("", text)[len(asked[question]) :].strip(" -")
        own = name.endswith("_TEXT") and questions.count(question) > 1
        item = re.sub(r"\s+-\s+(text|tekst)$", "", item, flags=re.IGNORECASE) if own else item
        headings.append(
            None if dropped else Heading(name, question, asked[question], item, Part.OTHER if own else Part.ANSWER)
        )
    place = {letters(name): number for number, name in enumerate(names)}
    tests = [(place[name], test) for name, test in _TESTS.items() if name in place]
    finished = (place["finished"], is_finished) if "finished" in place else None
    rows = 2 if ids is None else ids + 1
    return Layout(rows, headings, finished, tests, place.get("responseid"))


def is_finished(text: str) -> bool:
    """Whether a value of Finished says that all pages were answered."""
    return text.casefold() in ("1", "true", "waar", "yes", "ja", "1.0")


_TESTS = {
    "status": lambda text: bool(_NO_RESPONDENT.fullmatch(text.casefold())),
    "distributionchannel": lambda text: text.casefold() in ("preview", "test"),
}


def _question(name: str, mark: str) -> str:
    """What the columns of a question share: its QID, or the name up to the number of the choice."""
    try:
        found = re.match(r"(?:\d+_)?QID\d+", str(json.loads(mark)["ImportId"]))
    except (ValueError, KeyError, TypeError):
        found = None
    return found[0] if found else re.sub(r"(_\d+)*(_TEXT)?$", "", name) or name


def asked_in(texts: Sequence[str]) -> str:
    """What the texts above a question's columns share, up to a dash between spaces."""
    plain = [_CHOICE.sub("", text) for text in texts]
    if len(plain) == 1:
        return plain[0]
    # Ruff takes it for a mistake in paths; it is meant for any texts, one character after the other.
    shared = commonprefix([text + " - " for text in plain])  # noqa: RUF071
    return shared[: shared.rfind(" - ")] if " - " in shared else ""
