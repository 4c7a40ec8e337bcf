"""Answers in respondents' own words, which wait for a person to review them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from data.building.proposal import OpenAnswer
from data.respondents.answers import Answered
from data.respondents.door import letters, words
from data.respondents.form import Export
from data.respondents.known import Known
from data.respondents.plan import NOT_ASKED, SEEN
from data.respondents.values import key, keys

#: What people write to say nothing, by its letters.
NOTHING = words(
    "nvt na nietvantoepassing notapplicable geen nee no none neen niets nothing niks weetniet weetikniet geenidee "
    "geenopmerkingen geenopmerking geentoelichting geenantwoord geenaanvulling geenaanvullingen x xx xxx "
    "onbekend idem zieboven anders other anderenamelijk andersnamelijk"
)


def open_answers(known: Known, export: Export, answered: Mapping[str, Answered]) -> tuple[list[OpenAnswer], list[str]]:
    """The open answers of the file in its order, and remarks about what was left out.

    In a column that holds answers of a list too, only own words are open answers.
    """
    found: list[OpenAnswer] = []
    remarks: list[str] = []
    empty = 0
    missing = {letters(text) for item in known.plan.questions for text in item.missing}
    codes_of_none = keys((*SEEN.get(export.format, ()), *NOT_ASKED.get(export.format, ())))
    for plan in known.plan.open_answers:
        if plan.column not in export.headings:
            continue
        codes, texts = export.column(plan.column)
        own = next((item.own_words[plan.column] for item in answered.values() if plan.column in item.own_words), None)
        said: Sequence[str] = texts if own is None else own
        heading = export.headings[plan.column]
        for row in np.flatnonzero(codes >= 0):
            text = said[codes[row]]
            if not text or texts[codes[row]] in heading.missing or key(text) in codes_of_none:
                continue
            if not letters(text) or letters(text) in NOTHING or letters(text) in missing:
                empty += 1
                continue
            found.append(
                OpenAnswer(
                    plan.question_id,
                    known.plan.year,
                    text,
                    plan.theme,
                    _context(heading.text, heading.item),
                    export.place(int(row), plan.column),
                )
            )
    if empty:
        remarks.append(f"{export.file}: {empty} open antwoorden zeggen niets ('nvt', '-', 'geen') en zijn weggelaten.")
    return sorted(found, key=lambda answer: int(answer.place.split(", rij ")[-1].split(",")[0])), remarks


def _context(text: str, item: str) -> str | None:
    return ": ".join(filter(None, (text, item))) or None
