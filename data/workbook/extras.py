"""Reading *citaten* and *opmerkingen*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.building.names import folded, wording
from data.building.proposal import OpenAnswer
from data.workbook import values
from data.workbook.asked import Asked
from data.workbook.known import Known
from data.workbook.layout import KINDS
from data.workbook.records import Log, Record, hint
from data.workbook.results import Answers

#: Question ids by title as names are compared.
Titles = Mapping[str, Asked]


def titles(asked: Mapping[str, Asked], new: Mapping[str, Asked]) -> dict[str, Asked]:
    """Every question that was asked, by its title as names are compared."""
    return {**{folded(item.title): item for item in asked.values()}, **new}


def question_of(row: Record, known: Titles, log: Log) -> Asked | None:
    """The question that a row names; None where it names none that was asked, which is noted."""
    title = log.take(values.text, row["vraag"])
    if title is None:
        log.fault(row["vraag"].place, "‘vraag’ is niet ingevuld")
        return None
    found = known.get(folded(title))
    if found is None:
        names = [item.title for item in known.values()]
        log.fault(row["vraag"].place, f"de vraag ‘{title}’ is niet gesteld of niet bekend{hint(title, names)}")
    return found


def read_quotes(rows: Sequence[Record], known: Known, asked: Titles, log: Log) -> list[OpenAnswer]:
    """Quotes that wait for review; those that are published already are left out, which is told."""
    published = {wording(row["text"]) for row in known.source["quotes"] if row["year"] == known.year}
    found: list[OpenAnswer] = []
    for row in rows:
        question, text = question_of(row, asked, log), log.take(values.text, row["citaat"])
        theme, context = (log.take(values.text, row[name]) for name in ("thema", "inleiding"))
        if text is None:
            log.fault(row["citaat"].place, "‘citaat’ is niet ingevuld")
        elif question is not None and wording(text) in published:
            log.remark(row["citaat"].place, "dit citaat staat al in het dashboard, en is overgeslagen")
        elif question is not None:
            found.append(OpenAnswer(question.question, known.year, text, theme, context, row["citaat"].place))
    return found


def read_notes(rows: Sequence[Record], asked: Titles, answers: Answers, log: Log) -> None:
    """Add each note to the question that it is about; ``answers`` are those of each question by its new id."""
    for row in rows:
        question, text = question_of(row, asked, log), log.take(values.text, row["tekst"])
        kind = log.take(values.word(KINDS), row["soort"]) or "anomaly"
        label = log.take(values.text, row["antwoord"])
        if text is None:
            log.fault(row["tekst"].place, "‘tekst’ is niet ingevuld")
            continue
        if question is None:
            continue
        option = None
        if label is not None:
            labels = {folded(answer.label): answer.option for answer in answers[question.question].values()}
            option = labels.get(folded(label))
            if option is None:
                known = [answer.label for answer in answers[question.question].values()]
                log.fault(row["antwoord"].place, f"het antwoord ‘{label}’ is niet bekend{hint(label, known)}")
                continue
        question.notes.append((option, kind, text))
