"""The survey with the year of a workbook: other years stay as they are, what an earlier import made of it goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.building.adding import Year
from data.building.source_files import Source, Value
from data.survey.schema import EVERYONE
from data.workbook.answers import Answer
from data.workbook.asked import Asked, Survey
from data.workbook.groups import Group
from data.workbook.known import Known
from data.workbook.results import Answers


def merged(
    known: Known, survey: Survey, asked: Mapping[str, Asked], answers: Answers, groups: Sequence[Group]
) -> Source:
    """The known source with the year of ``survey``; ``asked`` and ``answers`` are by the id of each question."""
    year = Year(known.source, known.before, survey.year)
    year.add("waves", year=survey.year, title=survey.title, population=survey.population, source=survey.source)
    for item in asked.values():
        if item.new:
            year.add_question(item.question, item.number, _title(item, known), item.text)
        _add_question(year, known, item, list(answers[item.question].values()))
    _add_groups(year, groups)
    year.keep_overlaps()
    return year.finished()


def _title(item: Asked, known: Known) -> str:
    return f"{item.title} ({known.year})" if item.renamed else item.title


def _add_question(year: Year, known: Known, item: Asked, answers: Sequence[Answer]) -> None:
    where: dict[str, Value] = {"question_id": item.question, "year": known.year}
    year.add("measurements", **where, answer_mode=item.mode, definition=item.definition,
             definition_status=item.definition_status, comparable_group=item.group,
             comparable_status=item.group_status, base_n=item.base_n,
             base_status=None if item.base_n is None else "reported",
             weighting=item.weighting, design_effect=item.design_effect)  # fmt: skip
    for option, kind, text in item.notes:
        year.add_note(item.question, option, kind, text)
    known_options = {} if item.new else known.options[item.question]
    offered = {answer.option for answer in answers}
    for option, row in known_options.items():
        if option not in offered and known.is_offered(row):
            year.stop(item.question, option)
    for answer in answers:
        if item.new and answer.stopped:
            continue
        if answer.new:
            year.add_option(item.question, answer.option, answer.label, answer.text,
                            first_year=None if item.new else known.year)  # fmt: skip
        note = year.add_note(item.question, answer.option, "anomaly", answer.remark) if answer.remark else None
        if answer.stopped:
            year.stop(item.question, answer.option)
        if not answer.stopped:
            year.add("results", **where, option_id=answer.option, group=EVERYONE, percentage=answer.percentage,
                     base_n=answer.base_n, obs_status=answer.status, note=note,
                     source_label=answer.source_label)  # fmt: skip


def _add_groups(year: Year, groups: Sequence[Group]) -> None:
    there = {row["group_id"] for row in year.rows["groups"]}
    position = max((int(str(row["position"])) for row in year.rows["groups"]), default=0)
    for group in groups:
        if group.group not in there:
            position += 1
            year.add("groups", group_id=group.group, dimension=group.dimension, position=position, label=group.label)
        for question, block in group.blocks.items():
            where: dict[str, Value] = {"question_id": question, "year": year.year, "group": group.group}
            year.add("group_bases", **where, base_n=None if block.closed else block.base_n, population=group.population)
            for option, answer in block.answers.items():
                if not answer.stopped:
                    year.add("results", **where, option_id=option, percentage=answer.percentage, base_n=answer.base_n,
                             obs_status=answer.status)  # fmt: skip
