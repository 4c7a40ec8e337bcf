"""From a filled-in workbook, or a folder of CSV files, to a proposal with everything that is wrong told at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from data.building.check import RULES
from data.building.proposal import Proposal
from data.building.source_files import Source
from data.building.wordings import Wordings
from data.survey.schema import EVERYONE
from data.workbook import excel, text_files
from data.workbook.answers import check_answers
from data.workbook.asked import Asked, Survey
from data.workbook.extras import read_notes, read_quotes, titles
from data.workbook.grids import Grid, UnreadableError
from data.workbook.groups import read_groups
from data.workbook.known import Known
from data.workbook.layout import (
    EXPLANATION,
    GROUPS,
    NEW_ANSWERS,
    NEW_QUESTIONS,
    NOTES,
    QUESTIONS,
    QUOTES,
    RESULTS,
    SHEETS,
    SURVEY,
    Sheet,
)
from data.workbook.merging import merged
from data.workbook.questions import read_new_questions, read_questions, read_survey
from data.workbook.records import Log, Record, hint, records
from data.workbook.results import Answers, read_new_answers, read_results


def read(path: Path, current: Source, *, replace: bool, confirmed: Mapping[str, str]) -> Proposal:
    """What a workbook (.xlsx) or a folder of CSV files would make of the survey ``current``.

    ``confirmed`` holds what a person says of changed words, by the key of the question. With ``replace`` the year may
    be there already: what is known of it is then replaced, its quotes excepted. As long as a change of words waits to
    be confirmed, it counts as *same*. Raises OSError where the file cannot be opened.
    """
    log = Log()
    try:
        grids = text_files.grids(path) if path.is_dir() else excel.grids(path)
    except UnreadableError as error:
        return Proposal(0, None, [str(error)])
    rows = _sheets(grids, log)
    years = [int(str(row["year"])) for row in current["waves"]]
    survey = read_survey(rows[SURVEY.name], max(years, default=2000) + 1, SURVEY.name, log)
    exists = survey.year in years
    if exists and not replace:
        log.fault(SURVEY.name, f"{survey.year} staat al in het dashboard: vervang het met --replace")
    known = Known.of(current, survey.year)
    return _proposal(rows, survey, known, Wordings(confirmed), log)


def _proposal(rows: Mapping[str, list[Record]], survey: Survey, known: Known, wordings: Wordings, log: Log) -> Proposal:
    asked, left_out = read_questions(rows[QUESTIONS.name], known, wordings, QUESTIONS.name, log)
    new = read_new_questions(rows[NEW_QUESTIONS.name], known, log)
    answers = read_results(rows[RESULTS.name], known, asked, left_out, wordings, RESULTS.name, log)
    added, of_new = read_new_answers(rows[NEW_ANSWERS.name], known, asked, new, log)
    items, found = _by_new_id(asked, new, answers, added, of_new)
    for question, item in items.items():
        were = known.was.get((question, EVERYONE), {}).values()
        was = sum(float(row["percentage"]) for row in were if row["percentage"] is not None)
        check_answers(item, list(found[question].values()), survey.population, log, was=was)
    by_title = titles(asked, new)
    groups = read_groups(rows[GROUPS.name], known, by_title, found, log)
    quotes = read_quotes(rows[QUOTES.name], known, by_title, log)
    read_notes(rows[NOTES.name], by_title, found, log)
    log.faults += [*wordings.faults, *wordings.left_over()]
    source = None
    if not log.faults:
        source = merged(known, survey, items, found, groups)
        # What no check above foresaw is told in the words of the rules of the source.
        log.faults += [f"na het samenvoegen: {fault}" for rule in RULES for fault in rule(source)]
    return Proposal(survey.year, None if log.faults else source, log.faults, wordings.asked, log.remarks, quotes)


def _by_new_id(
    asked: Mapping[str, Asked], new: Mapping[str, Asked], answers: Answers, added: Answers, of_new: Answers
) -> tuple[dict[str, Asked], Answers]:
    """Questions and their answers by the id that these will have."""
    items = {item.question: item for item in (*asked.values(), *new.values())}
    found = {item.question: {**answers[old], **added.get(old, {})} for old, item in asked.items()}
    found |= {item.question: of_new[title] for title, item in new.items()}
    return items, {
        question: {answer.option: answer for answer in by_old.values()} for question, by_old in found.items()
    }


def _sheets(grids: list[Grid], log: Log) -> dict[str, list[Record]]:
    """The rows of each sheet; notes sheets that lack, that are there twice, and that are not known."""
    by_name: dict[str, Grid] = {}
    for grid in grids:
        name = grid.name.strip().lower()
        if name in by_name:
            log.fault(grid.shown, "dit blad staat er twee keer")
        by_name.setdefault(name, grid)
    known = [sheet.name for sheet in SHEETS]
    absent = [name for name in known if name not in by_name]
    for name, grid in by_name.items():
        if name in known or name == EXPLANATION or not any(not cell.empty for row in grid.rows for cell in row):
            continue
        if near := hint(name, absent):
            log.fault(grid.shown, f"dit blad is niet bekend{near}")
        else:
            log.remark(grid.shown, "dit blad is niet bekend en niet gelezen")
    return {sheet.name: _rows(by_name.get(sheet.name), sheet, log) for sheet in SHEETS}


def _rows(grid: Grid | None, sheet: Sheet, log: Log) -> list[Record]:
    if grid is not None and any(not cell.empty for row in grid.rows for cell in row):
        return records(grid, sheet, log)
    if not sheet.optional:
        log.fault(sheet.name, "dit blad ontbreekt of is leeg")
    return []
