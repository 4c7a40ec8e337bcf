"""What the template of a year that is there already holds besides: its own values, for who corrects them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.building.source_files import Row, Value
from data.survey.schema import EVERYONE, ObsStatus
from data.workbook.answers import SUM
from data.workbook.known import Known
from data.workbook.layout import KINDS, MODES, NO, REASONS, STOPPED, SURENESS, UNSURE, YES

#: A row of a sheet, by column; what is not named is empty.
Filled = dict[str, Value]
_MODES = {code: name for name, code in MODES.items()}
_SURE = {code: name for name, code in SURENESS.items()}
_KINDS = {code: name for name, code in KINDS.items()}
_REASONS: dict[str, str] = {**{status: name for name, status in REASONS.items()}, ObsStatus.NOT_OFFERED: STOPPED}
_SUM_NOTE = re.compile(re.escape(SUM) + r" [\d,]+\. (?P<reason>.*)\.")


def survey(known: Known) -> Filled:
    """The values of *peiling* by name; none where the year is not there."""
    columns = {"titel": "title", "aantal gemeenten": "population", "bron": "source"}
    for row in known.before["waves"]:
        if row["year"] == known.year:
            return {name: row[column] for name, column in columns.items()}
    return {}


def value(known: Known, question: str, option: str, group: str = EVERYONE) -> Filled:
    """What *resultaten* and *groepen* hold of an answer."""
    row = known.was.get((question, group), {}).get(option)
    if row is None:
        return {}
    notes = {note["note_id"]: note["text"] for note in known.before["notes"]}
    return {
        "percentage": row["percentage"],
        "eigen n": row["base_n"],
        "waarom geen waarde": _REASONS[str(row["obs_status"])] if row["percentage"] is None else None,
        "opmerking": notes.get(row["note"]),
        "nieuwe tekst van het antwoord": row["source_label"],
    }


def measured(known: Known, question: str) -> Filled:
    """What *vragen* and *nieuwe vragen* hold of how a question was asked; without values of *vergelijkbaar*."""
    row = known.was_measured[question]
    sums = [found["reason"] for note in _notes(known, question) if (found := _SUM_NOTE.fullmatch(str(note["text"])))]
    return {
        "n": row["base_n"],
        "hoe gemeten": _MODES[str(row["answer_mode"])],
        "wat het percentage is": row["definition"],
        "zekerheid omschrijving": _SURE[str(row["definition_status"])],
        "som wijkt af omdat": next(iter(sums), None),
        "gewogen naar": row["weighting"],
        "ontwerpeffect": row["design_effect"],
    }


def _notes(known: Known, question: str) -> list[Row]:
    return [row for row in known.notes_were if row["question_id"] == question]


def compared(known: Known, question: str) -> Filled:
    """What *vragen* holds of what a known question compares with."""
    row, others = known.was_measured[question], known.measured[question]
    same = [year for year, other in others.items() if other["comparable_group"] == row["comparable_group"]]
    if same:
        unsure = row["comparable_status"] == "not_stated"
        earlier = [year for year in same if year < known.year]
        return {"vergelijkbaar": UNSURE if unsure else YES, "vergelijken met": (earlier or same[:1])[-1]}
    why = break_note(known, question)
    return {"vergelijkbaar": NO, "waarom niet vergelijkbaar": why["text"] if why else None}


def break_note(known: Known, question: str) -> Row | None:
    """The note of why a question does not compare with any other year."""
    group, others = known.was_measured[question]["comparable_group"], known.measured.get(question, {})
    if any(other["comparable_group"] == group for other in others.values()):
        return None
    notes = [row for row in _notes(known, question) if row["kind"] == "break"]
    return min(notes, key=lambda row: row["option_id"] is not None, default=None)


def new_questions(known: Known) -> Iterator[Filled]:
    """The rows of *nieuwe vragen*: those of this year alone."""
    for row in known.own_questions():
        yield {
            "titel": row["title"],
            "vraagtekst": row["text"],
            "nummer": row["number"],
            **measured(known, str(row["question_id"])),
        }


def new_answers(known: Known) -> Iterator[Filled]:
    """The rows of *nieuwe antwoorden*: those of this year alone."""
    for question in known.before["questions"]:
        for row in known.own_options(str(question["question_id"])):
            yield {
                "vraag": question["title"],
                "antwoord": row["label"],
                "volledige tekst": row["text"],
                **value(known, str(row["question_id"]), str(row["option_id"])),
            }


def notes(known: Known) -> Iterator[Filled]:
    """The rows of *opmerkingen*: notes of the year that stand on no other sheet."""
    pointed = {row["note"] for answers in known.was.values() for row in answers.values()}
    titles = {row["question_id"]: row["title"] for row in known.before["questions"]}
    labels = {(row["question_id"], row["option_id"]): row["label"] for row in known.before["answer_options"]}
    for row in known.notes_were:
        question = str(row["question_id"])
        elsewhere = question not in known.was_measured or row is break_note(known, question)
        if not elsewhere and row["note_id"] not in pointed and not _SUM_NOTE.fullmatch(str(row["text"])):
            yield {
                "vraag": titles[question],
                "antwoord": labels.get((question, row["option_id"])),
                "soort": _KINDS.get(str(row["kind"])),
                "tekst": row["text"],
            }


def groups(known: Known) -> Iterator[Filled]:
    """The rows of *groepen*."""
    bases = {
        (row["group"], row["question_id"]): row for row in known.before["group_bases"] if row["year"] == known.year
    }
    for group in sorted(known.before["groups"], key=lambda row: int(str(row["position"]))):
        for question in known.before["questions"]:
            base = bases.get((group["group_id"], question["question_id"]))
            for row in known.before["answer_options"] if base else ():
                if row["question_id"] != question["question_id"]:
                    continue
                given = value(known, str(question["question_id"]), str(row["option_id"]), str(group["group_id"]))
                if base is not None and given and given["waarom geen waarde"] != STOPPED:
                    yield {
                        "indeling": group["dimension"],
                        "groep": group["label"],
                        "gemeenten in groep": base["population"],
                        "vraag": question["title"],
                        "n": base["base_n"],
                        "antwoord": row["label"],
                        **given,
                    }
