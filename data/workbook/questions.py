"""Reading *peiling*, *vragen* and *nieuwe vragen*: what was asked, how, and what it compares with."""

from __future__ import annotations

from collections.abc import Sequence

from data.building.names import folded, slug, wording
from data.building.wordings import CHANGED, NEW, Wordings
from data.building.years import own_group
from data.workbook import values
from data.workbook.asked import Asked, Survey
from data.workbook.grids import Cell
from data.workbook.known import Known
from data.workbook.layout import MODES, NO, SURENESS, SURVEY_ROWS, UNSURE, YES
from data.workbook.naming import named
from data.workbook.records import CellError, Log, Record, hint

#: What stands for a number of municipalities that lacks, so that the rest is read all the same.
NO_POPULATION = 10**8


def read_survey(rows: Sequence[Record], next_year: int, sheet: str, log: Log) -> Survey:
    """What *peiling* says; what lacks is noted, and stands for itself so that the rest is read: ``next_year``."""
    found: dict[str, Record] = {}
    for row in rows:
        name = (log.take(values.text, row["gegeven"]) or "").lower()
        if name in found:
            log.fault(row["gegeven"].place, f"‘{name}’ staat er twee keer")
        elif name in SURVEY_ROWS:
            found[name] = row
        elif name or not row["waarde"].empty:
            log.fault(row["gegeven"].place, f"‘{name}’ is niet bekend{hint(name, SURVEY_ROWS)}")
    for name in SURVEY_ROWS:
        if name not in found:
            log.fault(sheet, f"de rij ‘{name}’ ontbreekt")
        elif found[name]["waarde"].empty:
            log.fault(found[name]["waarde"].place, f"‘{name}’ is niet ingevuld")
    readable = {name: row["waarde"] for name, row in found.items() if not row["waarde"].empty}
    year = log.take(values.year, readable["jaar"]) if "jaar" in readable else None
    population = log.take(values.base, readable["aantal gemeenten"]) if "aantal gemeenten" in readable else None
    title, source = (log.take(values.text, readable[name]) if name in readable else None for name in ("titel", "bron"))
    return Survey(year or next_year, title or "", population or NO_POPULATION, source or "")


def read_questions(
    rows: Sequence[Record], known: Known, wordings: Wordings, sheet: str, log: Log
) -> tuple[dict[str, Asked], set[str]]:
    """The known questions that were asked, by the id they had, and those of which it is said that they were not."""
    found: dict[str, Asked] = {}
    seen: set[str] = set()
    left_out: set[str] = set()
    for row in rows:
        question = find_question(row, known, log)
        if question is None:
            continue
        if question in seen:
            log.fault(row.start, f"de vraag ‘{known.questions[question]['title']}’ staat er twee keer")
            continue
        seen.add(question)
        asked = log.take(values.word({YES: True, NO: False}), row["gesteld"])
        if row["gesteld"].empty:
            log.fault(row["gesteld"].place, "is niet ingevuld: is de vraag dit jaar gesteld (ja of nee)?")
        elif asked:
            found[question] = _asked(question, row, known, wordings, log)
        elif asked is False:
            left_out.add(question)
    for question, known_row in known.questions.items():
        if question not in seen and rows and known.measured[question]:
            log.fault(
                sheet, f"de vraag ‘{known_row['title']}’ ontbreekt: zeg bij ‘gesteld’ nee als zij niet is gesteld"
            )
    return found, left_out


def find_question(row: Record, known: Known, log: Log) -> str | None:
    """The known question of a row, by its code, else by its title; None where there is none, which is noted."""
    titles = {question: str(item["title"]) for question, item in known.questions.items()}
    return named(row, "vraag", titles, lambda title: known.titles.get(folded(title)), log, ("de vraag", "{}"))


def _asked(question: str, row: Record, known: Known, wordings: Wordings, log: Log) -> Asked:
    known_row = known.questions[question]
    asked = Asked(question, str(known_row["title"]), row.start, str(known_row["text"]))
    _read_measurement(asked, row, log)
    _read_comparability(asked, row, known, log)
    text = log.take(values.text, row["nieuwe vraagtekst"]) or log.take(values.text, row["vraagtekst"]) or asked.text
    decision = wordings.decision(question, f"vraagtekst van ‘{asked.title}’", asked.text, text)
    if decision == NEW:
        asked.renamed, asked.new, asked.text = question, True, text
        asked.question = slug(f"{question}-{known.year}", known.questions)
        asked.group, asked.group_status = "a", "stated"
        asked.notes = [note for note in asked.notes if note[1] != "break"]
    elif decision == CHANGED:
        broken(asked, known, f"De vraag luidde ‘{asked.text}’ en luidt in {known.year} ‘{text}’.")
    elif wording(text) != wording(asked.text):
        asked.notes.append((None, "definition", f"In {known.year} luidde de vraag: ‘{text}’"))
    return asked


def broken(asked: Asked, known: Known, why: str, option: str | None = None) -> None:
    """Let the series break in this year: a comparable group of its own, and a note that explains it."""
    if asked.new:
        return
    groups = {str(row["comparable_group"]) for row in known.measured[asked.question].values()}
    if asked.group in groups:
        was = known.was_measured.get(asked.question)
        asked.group = own_group(groups, known.year, was["comparable_group"] if was else None)
    asked.group_status = "stated"
    text = f"{why.rstrip('. ')}. Vergelijk {known.year} daarom niet met eerdere jaren."
    if any((row["question_id"], row["text"]) == (asked.question, why) for row in known.notes_were):
        text = why
    asked.notes.append((option, "break", text))


def _read_measurement(asked: Asked, row: Record, log: Log) -> None:
    asked.base_n, asked.base_place = log.take(values.base, row["n"]), row["n"].place
    asked.mode = log.take(values.word(MODES), row["hoe gemeten"]) or ""
    if row["hoe gemeten"].empty:
        log.fault(row["hoe gemeten"].place, f"is niet ingevuld: kies {', '.join(MODES)}")
    asked.definition_status = log.take(values.word(SURENESS), row["zekerheid omschrijving"]) or "stated"
    asked.definition = log.take(values.text, row["wat het percentage is"]) or ""
    if row["wat het percentage is"].empty:
        log.fault(row["wat het percentage is"].place, "is niet ingevuld: zeg waarvan het percentage een deel is")
    asked.sum_reason = log.take(values.text, row["som wijkt af omdat"])
    asked.weighting = log.take(values.text, row["gewogen naar"])
    asked.design_effect = log.take(_design_effect, row["ontwerpeffect"])
    if asked.design_effect is not None and not asked.weighting:
        log.fault(row["ontwerpeffect"].place, "staat er zonder weging: vul ook ‘gewogen naar’ in")


def _design_effect(cell: Cell) -> float | None:
    found = values.number(cell)
    if found is not None and not 1 <= found <= 1000:
        raise CellError(f"{str(found).replace('.', ',')} is geen ontwerpeffect: verwacht een getal van 1 of hoger")
    return found


def _read_comparability(asked: Asked, row: Record, known: Known, log: Log) -> None:
    """The comparable group: that of the year it compares with, or one of its own with a note of the break."""
    cell = row["vergelijkbaar"]
    measured = known.measured[asked.question]
    if not measured:
        return
    answer = log.take(values.word({YES: YES, NO: NO, UNSURE: UNSURE}), cell)
    if cell.empty:
        log.fault(cell.place, "is niet ingevuld: is dit jaar te vergelijken (ja, nee of niet bekend)?")
    year = log.take(values.year, row["vergelijken met"]) or known.before_this(asked.question)
    if year not in measured:
        years = ", ".join(map(str, measured))
        log.fault(row["vergelijken met"].place, f"in {year} is deze vraag niet gesteld: verwacht een van {years}")
        return
    asked.group, asked.group_status = str(measured[year]["comparable_group"]), "stated"
    why = log.take(values.text, row["waarom niet vergelijkbaar"])
    if answer == NO:
        if why is None and _explained(asked, known):
            asked.group = str(known.was_measured[asked.question]["comparable_group"])
        elif why is None:
            log.fault(row["waarom niet vergelijkbaar"].place, "is niet ingevuld: zeg wat er anders is dan eerder")
        else:
            broken(asked, known, why)
    elif answer == UNSURE:
        asked.group_status = "not_stated"
    was = known.was_measured.get(asked.question)
    if was and was["comparable_group"] == asked.group and (was["comparable_status"] == "inferred" or answer == NO):
        asked.group_status = str(was["comparable_status"])
    if answer in (YES, UNSURE) and why:
        log.fault(row["waarom niet vergelijkbaar"].place, "staat er, maar ‘vergelijkbaar’ is geen nee; wat is het?")
    elif answer == YES and asked.mode and asked.mode != measured[year]["answer_mode"]:
        log.remark(cell.place, f"‘{asked.title}’ heet vergelijkbaar met {year}, maar is nu anders gemeten")


def _explained(asked: Asked, known: Known) -> bool:
    """Whether the year compares with no other one as it is, which is explained with another year."""
    was = known.was_measured.get(asked.question)
    others = {row["comparable_group"] for row in known.measured[asked.question].values()}
    told = any((row["question_id"], row["kind"]) == (asked.question, "break") for row in known.source["notes"])
    return was is not None and was["comparable_group"] not in others and told


def read_new_questions(rows: Sequence[Record], known: Known, log: Log) -> dict[str, Asked]:
    """New questions by their title as names are compared."""
    found: dict[str, Asked] = {}
    taken = set(known.questions)
    for row in rows:
        title, text = log.take(values.text, row["titel"]), log.take(values.text, row["vraagtekst"])
        for name, value in (("titel", title), ("vraagtekst", text)):
            if row[name].empty and value is None:
                log.fault(row[name].place, f"de {name} van deze nieuwe vraag is niet ingevuld")
        if title is None or text is None:
            continue
        if folded(title) in known.titles or folded(title) in found:
            log.fault(row["titel"].place, f"er is al een vraag ‘{title}’: geef deze een andere titel")
            continue
        asked = Asked(
            known.question_was(title) or slug(title, taken),
            title,
            row.start,
            text,
            log.take(values.base, row["nummer"]),
            new=True,
        )
        _read_measurement(asked, row, log)
        taken.add(asked.question)
        found[folded(title)] = asked
    return found
