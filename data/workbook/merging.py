"""The survey with a year added: other years stay as they are, what an earlier import of the year made goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.building.source_files import Row, Source, Value
from data.survey.schema import EVERYONE, TABLES, ObsStatus
from data.workbook.answers import Answer
from data.workbook.groups import Group
from data.workbook.known import CAN_STOP, Known, slug
from data.workbook.questions import Asked, Survey
from data.workbook.results import Answers

#: Tables that lose all rows of a year which is imported again. Quotes are reviewed one by one, and stay.
OF_YEAR = ("waves", "measurements", "results", "group_bases", "overlaps", "notes")


def without(source: Source, year: int) -> Source:
    """A source without what is known of one year: also without questions, answers and groups of that year alone."""
    left = dict(source)
    for name in OF_YEAR:
        left[name] = [row for row in source[name] if row["year"] != year]
    left["overlaps"] = [row for row in left["overlaps"] if row["year_before"] != year]
    measured: dict[Value, set[int]] = {}
    for row in left["measurements"]:
        measured.setdefault(row["question_id"], set()).add(int(str(row["year"])))
    was = {row["question_id"] for row in source["measurements"]}
    left["questions"] = [
        row for row in source["questions"] if row["question_id"] in measured or row["question_id"] not in was
    ]
    kept = {row["question_id"] for row in left["questions"]}
    # An answer that began this year is known all the same where a later year has it too.
    latest = {question: max(years) for question, years in measured.items()}
    options = [
        row
        for row in source["answer_options"]
        if row["question_id"] in kept and (row["first_year"] != year or latest.get(row["question_id"], 0) > year)
    ]
    left["answer_options"] = [_going_on(row, measured.get(row["question_id"], set()), year) for row in options]
    ids = {(row["question_id"], row["option_id"]) for row in options}
    for name in ("results", "overlaps", "notes"):
        left[name] = [row for row in left[name] if row["question_id"] in kept and _known(row, ids)]
    notes = {row["note_id"] for row in left["notes"]}
    left["results"] = [
        row if row["note"] is None or row["note"] in notes else _with(row, note=None) for row in left["results"]
    ]
    used = {row["group"] for row in (*left["results"], *left["group_bases"])}
    left["groups"] = [row for row in source["groups"] if row["group_id"] in used]
    return left


def _known(row: Row, options: set[tuple[Value, Value]]) -> bool:
    return row["option_id"] is None or (row["question_id"], row["option_id"]) in options


def _going_on(row: Row, measured: set[int], year: int) -> Row:
    """An answer that the import of this year said had stopped has not, as far as the other years know."""
    last = row.values.get("last_year")
    if last is None or int(str(last)) >= year or any(int(str(last)) < other for other in measured):
        return row
    return _with(row, last_year=None)


def _with(row: Row, **values: Value) -> Row:
    return Row(row.line, {**row.values, **values})


def merged(
    known: Known, survey: Survey, asked: Mapping[str, Asked], answers: Answers, groups: Sequence[Group]
) -> Source:
    """The known source with the year of ``survey``; ``asked`` and ``answers`` are by the id of each question."""
    source = {name: list(rows) for name, rows in known.source.items()}
    _add(source, "waves", year=survey.year, title=survey.title, population=survey.population, source=survey.source)
    position = max((int(str(row["position"])) for row in source["questions"]), default=0)
    for item in asked.values():
        if item.new:
            position += 1
            _add(source, "questions", question_id=item.question, position=position, number=item.number,
                 title=_title(item, known), text=item.text)  # fmt: skip
        _add_question(source, known, item, list(answers[item.question].values()))
    _add_groups(source, known.year, groups)
    _leave_out_loose_ends(source)
    return _in_order(source)


def _leave_out_loose_ends(source: Source) -> None:
    """Statements and quotes of a year that is imported again stay, but for those about what is not there any more."""
    measured = {(row["question_id"], row["year"]) for row in source["measurements"]}
    options = {(row["question_id"], row["option_id"]) for row in source["answer_options"]}
    source["statements"] = [
        row
        for row in source["statements"]
        if _known(row, options)
        and all(year is None or (row["question_id"], year) in measured for year in (row["year"], row["until"]))
    ]
    questions = {row["question_id"] for row in source["questions"]}
    source["quotes"] = [row for row in source["quotes"] if row["question_id"] in questions]


def _title(item: Asked, known: Known) -> str:
    return f"{item.title} ({known.year})" if item.renamed else item.title


def _add(tables: Source, table: str, /, **values: Value) -> None:
    columns = [column.name for column in TABLES[table].source_columns]
    tables[table].append(Row(0, {name: values.get(name) for name in columns}))


def _add_question(source: Source, known: Known, item: Asked, answers: Sequence[Answer]) -> None:
    where: dict[str, Value] = {"question_id": item.question, "year": known.year}
    _add(source, "measurements", **where, answer_mode=item.mode, definition=item.definition,
         definition_status=item.definition_status, comparable_group=item.group, comparable_status=item.group_status,
         base_n=item.base_n, base_status=None if item.base_n is None else "reported",
         weighting=item.weighting, design_effect=item.design_effect)  # fmt: skip
    taken = {str(row["note_id"]) for row in source["notes"]}
    for option, kind, text in item.notes:
        _note(source, item, known.year, option, kind, text, taken)
    measured = [] if item.new else [year for year in known.measured[item.question] if year != known.year]
    known_options = {} if item.new else known.options[item.question]
    position = max((int(str(row["position"])) for row in known_options.values()), default=0)
    for answer in answers:
        if answer.new and not (item.new and answer.stopped):
            position += 1
            _add(source, "answer_options", question_id=item.question, option_id=answer.option, position=position,
                 label=answer.label, text=answer.text, first_year=None if item.new else known.year)  # fmt: skip
            for year in measured:
                status = ObsStatus.NOT_OFFERED if year < known.year else ObsStatus.NOT_PUBLISHED
                _add(source, "results", question_id=item.question, option_id=answer.option, year=year,
                     group=EVERYONE, obs_status=status)  # fmt: skip
    offered = {answer.option: answer for answer in answers if not (item.new and answer.stopped)}
    for option in {**known_options, **offered}:
        given = offered.get(option)
        note = None
        if given is not None and given.remark:
            note = _note(source, item, known.year, option, "anomaly", given.remark, taken)
        if given is not None and not given.stopped:
            _add(source, "results", **where, option_id=option, group=EVERYONE, percentage=given.percentage,
                 base_n=given.base_n, obs_status=given.status, note=note, source_label=given.source_label)  # fmt: skip
            continue
        out = option in known_options and not known.is_offered(known_options[option])
        status = (
            ObsStatus.NOT_OFFERED
            if out or _stop(source, item, option, measured, known.year)
            else ObsStatus.NOT_PUBLISHED
        )
        _add(source, "results", **where, option_id=option, group=EVERYONE, obs_status=status, note=note)


def _note(source: Source, item: Asked, year: int, option: str | None, kind: str, text: str, taken: set[str]) -> str:
    words = {"break": "breuk", "definition": "definitie", "anomaly": "opmerking"}
    note = slug(f"{item.question}-{year}-{words[kind]}", taken)
    taken.add(note)
    _add(source, "notes", note_id=note, question_id=item.question, option_id=option, year=year, kind=kind, text=text)
    return note


def _stop(source: Source, item: Asked, option: str, measured: Sequence[int], year: int) -> bool:
    """Say which was the last year of an answer that is not offered any more; False where the tables cannot say so."""
    if not CAN_STOP or not measured or max(measured) > year:
        return False
    rows = source["answer_options"]
    for place, row in enumerate(rows):
        if (row["question_id"], row["option_id"]) == (item.question, option):
            rows[place] = _with(row, last_year=max(measured))
    return True


def _add_groups(source: Source, year: int, groups: Sequence[Group]) -> None:
    there = {row["group_id"] for row in source["groups"]}
    position = max((int(str(row["position"])) for row in source["groups"]), default=0)
    for group in groups:
        if group.group not in there:
            position += 1
            _add(
                source, "groups", group_id=group.group, dimension=group.dimension, position=position, label=group.label
            )
        for question, block in group.blocks.items():
            where: dict[str, Value] = {"question_id": question, "year": year, "group": group.group}
            base = None if block.hidden else block.base_n
            _add(source, "group_bases", **where, base_n=base, population=group.population)
            for option, answer in block.answers.items():
                _add(
                    source, "results", **where, option_id=option, percentage=answer.percentage, obs_status=answer.status
                )


def _in_order(source: Source) -> Source:
    """The rows in the order of the questionnaire, and by year; each on a line of its own, as in a file."""
    questions = {row["question_id"]: int(str(row["position"])) for row in source["questions"]}
    options = {(row["question_id"], row["option_id"]): int(str(row["position"])) for row in source["answer_options"]}
    groups = {row["group_id"]: int(str(row["position"])) for row in source["groups"]}

    def place(row: Row) -> tuple[int, ...]:
        values = row.values
        option = options.get((row["question_id"], values["option_id"]), 0) if "option_id" in values else 0
        group = groups.get(values["group"], 0) if "group" in values else 0
        return questions[row["question_id"]], option, group, int(str(row["year"]))

    for name in ("measurements", "results", "group_bases"):
        source[name].sort(key=place)
    source["waves"].sort(key=lambda row: int(str(row["year"])))
    source["questions"].sort(key=lambda row: int(str(row["position"])))
    source["answer_options"].sort(key=lambda row: (questions[row["question_id"]], int(str(row["position"]))))
    return {name: [Row(line, row.values) for line, row in enumerate(rows, start=2)] for name, rows in source.items()}
