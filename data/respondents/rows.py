"""The rows that a year of respondents adds to the survey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.building.adding import Year
from data.building.source_files import Row, Source
from data.building.years import own_group
from data.respondents.known import Known
from data.respondents.percentages import Counted
from data.respondents.plan import QuestionPlan
from data.survey.schema import EVERYONE, ObsStatus


@dataclass(frozen=True)
class Measured:
    """One question as it was counted among everyone; ``design_effect`` is None where nothing was weighted."""

    plan: QuestionPlan
    option_ids: Sequence[str]
    counted: Counted
    design_effect: float | None


def with_year(known: Known, measured: Sequence[Measured], more: Mapping[str, Sequence[Row]]) -> Source:
    """The source with the year: ``more`` are rows of groups, their results and bases, and overlaps, by table."""
    plan, year = known.plan, Year(known.source, known.before, known.year)
    for name, rows in more.items():
        year.rows[name] += rows
    year.add("waves", year=plan.year, title=plan.title, population=plan.population, source=plan.source)
    for new in plan.new_questions:
        year.add_question(new.question_id, new.number, new.title, new.text)
    for option in plan.new_options:
        # An answer that is new in an old question was not offered before.
        first = known.year if option.question_id in known.questions else None
        year.add_option(option.question_id, option.option_id, option.label, option.text, first_year=first)
    for item in measured:
        _add_question(known, item, year)
    return year.finished()


def _add_question(known: Known, item: Measured, year: Year) -> None:
    plan, question = item.plan, item.plan.question_id
    year.add(
        "measurements",
        question_id=question,
        year=known.year,
        answer_mode=plan.kind,
        definition=plan.definition,
        definition_status=plan.definition_status,
        comparable_group=_comparable_group(known, plan),
        comparable_status="stated",
        base_n=item.counted.base_n,
        base_status="reported",
        design_effect=item.design_effect,
        weighting=known.plan.weighting if item.design_effect is not None else None,
    )
    if plan.break_note:
        year.add_note(question, None, "break", plan.break_note)
    for option, share, base in zip(item.option_ids, item.counted.percentages, item.counted.base, strict=True):
        own = base if base != item.counted.base_n and base else None
        status = ObsStatus.NOT_PUBLISHED if share is None else None
        year.add("results", question_id=question, option_id=option, year=known.year, group=EVERYONE, percentage=share,
                 base_n=own, obs_status=status)  # fmt: skip
    for option in known.offered(question):
        if option not in item.option_ids:
            year.stop(question, option)


def _comparable_group(known: Known, plan: QuestionPlan) -> str:
    """The group of the year that it compares with; else one that no other year has."""
    measured = known.measured.get(plan.question_id, {})
    if plan.comparable_with in measured and not plan.break_note:
        return str(measured[plan.comparable_with]["comparable_group"])
    return own_group((row["comparable_group"] for row in measured.values()), known.year)
