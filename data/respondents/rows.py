"""The rows that a year of respondents adds to the survey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.building.source_files import Row, Source, Value
from data.building.years import added, changed, in_order
from data.respondents.known import Known
from data.respondents.percentages import Counted
from data.respondents.plan import QuestionPlan
from data.survey.schema import EVERYONE, TABLES, ObsStatus

#: Whether the tables can say that an answer stopped.
CAN_STOP = "last_year" in TABLES["answer_options"].column_names


@dataclass(frozen=True)
class Measured:
    """One question as it was counted among everyone; ``design_effect`` is None where nothing was weighted."""

    plan: QuestionPlan
    option_ids: Sequence[str]
    counted: Counted
    design_effect: float | None


def with_year(known: Known, measured: Sequence[Measured], more: Mapping[str, Sequence[Row]]) -> Source:
    """The source with the year: ``more`` are rows of groups, their results and bases, and overlaps, by table."""
    plan = known.plan
    source = {name: [*rows, *more.get(name, ())] for name, rows in known.source.items()}
    source["waves"].append(
        added("waves", year=plan.year, title=plan.title, population=plan.population, source=plan.source)
    )
    _add_new(known, source)
    for item in measured:
        _add_question(known, item, source)
    return in_order(source)


def _add_new(known: Known, source: Source) -> None:
    """Rows of new questions and new answers; an answer that is new in an old question was not offered before."""
    position = max((int(str(row["position"])) for row in source["questions"]), default=0)
    for place, new in enumerate(known.plan.new_questions, position + 1):
        row = added(
            "questions", question_id=new.question_id, position=place, number=new.number, title=new.title, text=new.text
        )
        source["questions"].append(row)
    for option in known.plan.new_options:
        there = known.options.get(option.question_id, {})
        earlier = [year for year in known.measured.get(option.question_id, {}) if year != known.plan.year]
        places = [
            int(str(row["position"])) for row in source["answer_options"] if row["question_id"] == option.question_id
        ]
        source["answer_options"].append(
            added(
                "answer_options",
                question_id=option.question_id,
                option_id=option.option_id,
                position=max(places, default=0) + 1,
                label=option.label,
                text=option.text,
                first_year=known.plan.year if there else None,
            )
        )
        for year in earlier:
            status = ObsStatus.NOT_OFFERED if year < known.plan.year else ObsStatus.NOT_PUBLISHED
            source["results"].append(_result(option.question_id, option.option_id, year, obs_status=status))


def _result(question: str, option: str, year: int, **values: Value) -> Row:
    return added("results", **{"question_id": question, "option_id": option, "year": year, "group": EVERYONE, **values})


def _add_question(known: Known, item: Measured, source: Source) -> None:
    plan, question, year = item.plan, item.plan.question_id, known.plan.year
    group = _comparable_group(known, plan)
    source["measurements"].append(
        added(
            "measurements",
            question_id=question,
            year=year,
            answer_mode=plan.kind,
            definition=plan.definition,
            definition_status=plan.definition_status,
            comparable_group=group,
            comparable_status="stated",
            base_n=item.counted.base_n,
            base_status="reported",
            design_effect=item.design_effect,
            weighting=known.plan.weighting if item.design_effect is not None else None,
        )
    )
    if plan.break_note:
        note = f"{question}-{year}-breuk"
        source["notes"].append(
            added("notes", note_id=note, question_id=question, year=year, kind="break", text=plan.break_note)
        )
    for option, share, base in zip(item.option_ids, item.counted.percentages, item.counted.base, strict=True):
        own = base if base != item.counted.base_n and base else None
        status = ObsStatus.NOT_PUBLISHED if share is None else None
        source["results"].append(_result(question, option, year, percentage=share, base_n=own, obs_status=status))
    for option in known.all_options(question):
        if option not in item.option_ids:
            source["results"].append(
                _result(
                    question, option, year, obs_status=ObsStatus.NOT_OFFERED if CAN_STOP else ObsStatus.NOT_PUBLISHED
                )
            )
            _stop(known, question, option, source)


def _stop(known: Known, question: str, option: str, source: Source) -> None:
    """Say which was the last year of an answer that is not offered any more, where the tables can say so."""
    earlier = [year for year in known.measured.get(question, {}) if year < known.plan.year]
    if not CAN_STOP or not earlier:
        return
    for place, row in enumerate(source["answer_options"]):
        if (row["question_id"], row["option_id"]) == (question, option) and row["last_year"] is None:
            source["answer_options"][place] = changed(row, last_year=earlier[-1])


def _comparable_group(known: Known, plan: QuestionPlan) -> str:
    """The group of the year that it compares with; else one that no other year has."""
    measured = known.measured.get(plan.question_id, {})
    if plan.comparable_with in measured and not plan.break_note:
        return str(measured[plan.comparable_with]["comparable_group"])
    taken = {str(row["comparable_group"]) for row in measured.values()}
    letters = (chr(code) for code in range(ord("a"), ord("z") + 1))
    return next((letter for letter in letters if letter not in taken), f"jaar-{known.plan.year}")
