"""What the template holds before anybody fills it in: questions, answers, and the values of the time before."""

from __future__ import annotations

from collections.abc import Iterator

from data.building.derived import with_bases
from data.building.source_files import Row, Value
from data.survey.schema import ObsStatus
from data.wording.numbers import BLANK_WORDS
from data.workbook import corrected
from data.workbook.corrected import Filled
from data.workbook.known import Known
from data.workbook.layout import (
    GROUPS,
    MODES,
    NEW_ANSWERS,
    NEW_QUESTIONS,
    NO,
    NOTES,
    QUESTIONS,
    RESULTS,
    SURENESS,
    SURVEY,
    SURVEY_ROWS,
    YES,
)


def prefilled(known: Known) -> dict[str, list[Filled]]:
    """The rows of each sheet that has any; of a year that is there already with its own values."""
    return {
        SURVEY.name: list(_survey(known)),
        RESULTS.name: list(_results(known)),
        QUESTIONS.name: list(_questions(known)),
        NEW_QUESTIONS.name: list(corrected.new_questions(known)),
        NEW_ANSWERS.name: list(corrected.new_answers(known)),
        NOTES.name: list(corrected.notes(known)),
        GROUPS.name: list(corrected.groups(known)),
    }


def _survey(known: Known) -> Iterator[Filled]:
    last = max(known.source["waves"], key=lambda row: int(str(row["year"])), default=None)
    title = str(last["title"]).replace(str(last["year"]), str(known.year)) if last else None
    given: Filled = {"jaar": known.year, "titel": title, **corrected.survey(known)}
    for name, told in SURVEY_ROWS.items():
        yield {"gegeven": name, "waarde": given.get(name), "toelichting": told}


def asked_before(known: Known) -> list[str]:
    """The questions that were asked in some other year, in the order of the questionnaire."""
    return [question for question in known.questions if known.measured[question]]


def _results(known: Known) -> Iterator[Filled]:
    for question in asked_before(known):
        for option, row in known.offered(question).items():
            yield {
                "vraag": known.questions[question]["title"],
                "antwoord": row["label"],
                "vorige keer": _before(known, question, option),
                "volledige tekst": row["text"],
                "vraagcode": question,
                "antwoordcode": option,
                **corrected.value(known, question, option),
            }


def _before(known: Known, question: str, option: str) -> Value:
    year = known.before_this(question)
    found = known.results.get((question, option, year)) if year is not None else None
    if found is None:
        return None
    if found["percentage"] is None:
        return BLANK_WORDS[ObsStatus(str(found["obs_status"]))]
    return found["percentage"]


def _questions(known: Known) -> Iterator[Filled]:
    modes = {code: name for name, code in MODES.items()}
    sure = {code: name for name, code in SURENESS.items()}
    bases = {(row["question_id"], row["year"]): row for row in with_bases(known.source)}
    for question in asked_before(known):
        year = known.before_this(question)
        measured = bases[question, year]
        yield {
            "vraag": known.questions[question]["title"],
            "vorige n": _base(measured),
            "hoe gemeten": modes[str(measured["answer_mode"])],
            "wat het percentage is": measured["definition"],
            "zekerheid omschrijving": sure[str(measured["definition_status"])],
            "vergelijken met": year,
            "vraagtekst": known.questions[question]["text"],
            "vraagcode": question,
            **_asked(known, question),
        }


def _asked(known: Known, question: str) -> Filled:
    """How a question was asked in this year, where it is there already."""
    if question in known.was_measured:
        return {"gesteld": YES, **corrected.measured(known, question), **corrected.compared(known, question)}
    return {"gesteld": NO} if known.was_measured else {}


def _base(measured: Row) -> Value:
    if measured["base_n"] is None:
        return "niet bekend"
    return measured["base_n"] if measured["base_status"] == "reported" else f"ongeveer {measured['base_n']}"


def years_before(known: Known) -> list[int]:
    """The years of the values in *vorige keer*, ascending."""
    found = {known.before_this(question) for question in asked_before(known)}
    return sorted(year for year in found if year is not None)
