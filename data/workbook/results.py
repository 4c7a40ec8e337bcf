"""Reading *resultaten* and *nieuwe antwoorden*: every answer of every question that was asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from data.building.names import folded, slug, wording
from data.building.source_files import Row
from data.building.wordings import CHANGED, NEW, SAME, Wordings
from data.survey.schema import EVERYONE
from data.wording.numbers import decimal
from data.workbook import values
from data.workbook.answers import Answer, read_answer
from data.workbook.asked import Asked
from data.workbook.known import Known
from data.workbook.naming import named
from data.workbook.questions import broken, find_question
from data.workbook.records import CellError, Log, Record, hint

#: Answers by the id that the question had, then by the id that the answer had.
Answers = dict[str, dict[str, Answer]]
VALUES = ("percentage", "aantal", "waarom geen waarde", "eigen n")


def read_results(
    rows: Sequence[Record],
    known: Known,
    asked: Mapping[str, Asked],
    left_out: Collection[str],
    wordings: Wordings,
    sheet: str,
    log: Log,
) -> Answers:
    """The answers of known questions; notes rows that are there twice, that lack, or that belong to no question.

    ``left_out`` are questions that were not asked: their rows are empty.
    """
    found: Answers = {question: {} for question in asked}
    seen: set[tuple[str, str]] = set()
    for row in rows:
        question = find_question(row, known, log)
        option = find_option(row, question, known, log) if question else None
        if question is None or option is None:
            continue
        if (question, option) in seen:
            label = known.options[question][option]["label"]
            log.fault(row.start, f"‘{label}’ van ‘{known.questions[question]['title']}’ staat er twee keer")
            continue
        seen.add((question, option))
        if question not in asked:
            filled = next((row[name] for name in VALUES if not row[name].empty), None)
            if filled is not None and question in left_out:
                log.fault(filled.place, "staat bij een vraag die volgens ‘vragen’ niet is gesteld; wat klopt?")
            continue
        _compare_before(row, question, option, known, log)
        item = asked[question]
        answer = read_answer(row, item.base_n, log, weighted=item.weighting is not None)
        found[question][option] = _worded(answer, row, option, item, question, known, wordings, log)
    for question, item in asked.items():
        for option, known_row in known.offered(question).items():
            if (question, option) not in seen:
                text = (
                    f"het antwoord ‘{known_row['label']}’ van ‘{item.title}’ ontbreekt: kies ‘vervallen’ als het weg is"
                )
                log.fault(sheet, text)
    return found


def find_option(row: Record, question: str, known: Known, log: Log) -> str | None:
    """The known answer of a row, by its code, else its label or full text; None, which is noted, without one."""
    options = known.options[question]
    labels = {option: str(item["label"]) for option, item in options.items()}
    after = " bij deze vraag{} Een nieuw antwoord hoort in ‘nieuwe antwoorden’."
    return named(row, "antwoord", labels, lambda label: option_of(label, options), log, ("het antwoord", after))


def option_of(label: str, options: Mapping[str, Row]) -> str | None:
    """The answer with a label, else with a full text; None where there is none."""
    for column in ("label", "text"):
        for option, row in options.items():
            if row[column] is not None and folded(row[column]) == folded(label):
                return option
    return None


def _compare_before(row: Record, question: str, option: str, known: Known, log: Log) -> None:
    """The value of the year before, where the row gives it, tells rows that were shifted or sorted in part."""
    year = known.before_this(question)
    before = known.results.get((question, option, year)) if year is not None else None
    try:
        given = values.percentage(row["vorige keer"])
    except CellError:
        return
    if given is None or before is None:
        return
    expected = before["percentage"]
    if expected is None or abs(float(expected) - given.value) > 0.01:
        was = "had dit antwoord geen waarde" if expected is None else f"was het {decimal(float(expected))}"
        told = f"hier staat {decimal(given.value)} als vorige keer, maar in {year} {was}"
        log.fault(row["vorige keer"].place, f"{told}; zijn rijen verschoven? (deze cel mag leeg zijn)")


def _worded(
    answer: Answer,
    row: Record,
    option: str,
    asked: Asked,
    question: str,
    known: Known,
    wordings: Wordings,
    log: Log,
) -> Answer:
    """The answer with its words: those it had, or others, with what a person says that these mean."""
    known_row = known.options[question][option]
    label, text = str(known_row["label"]), known_row["text"]
    answer.option, answer.label, answer.text = option, label, None if text is None else str(text)
    answer.new = asked.new
    if not known.is_offered(known_row) and not answer.stopped and not asked.new:
        log.fault(
            answer.place, f"‘{label}’ stond in {known.year} niet in de vragenlijst: laat het leeg, of noem het anders"
        )
    new = _new_words(row, label, answer.text, log)
    if new is None or answer.stopped:
        return answer
    old = (
        text
        if text is not None
        and wording(new) != wording(label)
        and row["nieuwe tekst van het antwoord"].empty
        and not row["volledige tekst"].empty
        and wording(new) == wording(row["volledige tekst"].value)
        else label
    )
    was = known.was.get((question, EVERYONE), {}).get(option)
    # What is in the dashboard so was decided about.
    decided = was is not None and was["source_label"] is not None and wording(was["source_label"]) == wording(new)
    decision = (
        SAME if decided else wordings.decision(question, f"antwoord ‘{label}’ van ‘{asked.title}’", str(old), new)
    )
    if decision == NEW:
        answer.option = slug(new, known.options[question])
        answer.label, answer.text, answer.new = new, None, True
    elif decision in (SAME, CHANGED):
        answer.source_label = new
        if decision == CHANGED:
            broken(asked, known, f"Het antwoord ‘{old}’ luidt in {known.year} ‘{new}’.", option)
    return answer


def _new_words(row: Record, label: str, text: str | None, log: Log) -> str | None:
    """The words of an answer where they are others than those that are known: said as such, or written over them."""
    for column, old in (("nieuwe tekst van het antwoord", None), ("antwoord", label), ("volledige tekst", text)):
        new = log.take(values.text, row[column])
        if new is not None and old is None and column == "volledige tekst":
            continue
        if new is not None and wording(new) not in (wording(label), wording(text or label)):
            return new
    return None


def read_new_answers(
    rows: Sequence[Record], known: Known, asked: Mapping[str, Asked], new: Mapping[str, Asked], log: Log
) -> tuple[Answers, Answers]:
    """New answers of known questions, by the id these had, and those of new questions by title."""
    of_known: Answers = {}
    of_new: Answers = {title: {} for title in new}
    for row in rows:
        title, label = log.take(values.text, row["vraag"]), log.take(values.text, row["antwoord"])
        item, into = None, None
        if title is None or label is None:
            lacking = "vraag" if title is None else "antwoord"
            log.fault(row[lacking].place, f"‘{lacking}’ is niet ingevuld")
            continue
        if folded(title) in new:
            item, into = new[folded(title)], of_new[folded(title)]
        elif question := known.titles.get(folded(title)):
            if question not in asked:
                log.fault(row["vraag"].place, f"de vraag ‘{title}’ is volgens ‘vragen’ niet gesteld; wat klopt?")
                continue
            item, into = asked[question], of_known.setdefault(question, {})
            if same := option_of(label, known.options[question]):
                log.fault(
                    row["antwoord"].place, f"‘{label}’ is een bekend antwoord ({same}): vul het in bij ‘resultaten’"
                )
                continue
        if item is None or into is None:
            titles = [str(row["title"]) for row in known.questions.values()] + [asked.title for asked in new.values()]
            log.fault(row["vraag"].place, f"de vraag ‘{title}’ is niet bekend{hint(title, titles)}")
            continue
        if folded(label) in into:
            log.fault(row["antwoord"].place, f"het nieuwe antwoord ‘{label}’ van ‘{title}’ staat er twee keer")
            continue
        answer = read_answer(row, item.base_n, log, weighted=item.weighting is not None)
        taken = {*known.options.get(item.question, ()), *(other.option for other in into.values())}
        answer.option = known.option_was(item.question, label) or slug(label, taken)
        answer.label, answer.new = label, True
        answer.text = log.take(values.text, row["volledige tekst"])
        into[folded(label)] = answer
    for title, item in new.items():
        if not of_new[title]:
            log.fault(item.place, f"de nieuwe vraag ‘{item.title}’ heeft geen antwoorden in ‘nieuwe antwoorden’")
    return of_known, of_new
