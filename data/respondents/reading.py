"""From a file with a row per respondent and a mapping file to a proposal for the survey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace as replaced
from pathlib import Path

import pyarrow as pa

from data.building.proposal import Confirmation, Proposal
from data.building.source_files import Source
from data.respondents.answers import Answered, answered
from data.respondents.breakdowns import group_rows
from data.respondents.checking import check_plan, missing_columns
from data.respondents.counting import counting
from data.respondents.form import Export, UnreadableError
from data.respondents.grouping import dimensions
from data.respondents.known import Known
from data.respondents.mapping import read_mapping
from data.respondents.municipalities import Municipalities
from data.respondents.opening import open_export
from data.respondents.opens import open_answers
from data.respondents.overlaps import overlap_rows, private_table
from data.respondents.percentages import Weights, counted, design_effect, weights_of
from data.respondents.rows import Measured, with_year
from data.respondents.wordings import hold_wordings


def read(
    path: Path,
    mapping_path: Path,
    current: Source,
    *,
    replace: bool,
    confirmed: Mapping[str, str],
    private: Mapping[int, pa.Table],
) -> Proposal:
    """What the file of respondents at ``path`` makes of the survey; see :class:`Proposal`.

    ``replace`` lets a year that exists be replaced. ``confirmed`` says by key what changed words mean. ``private`` has
    what each municipality chose by year. Raises OSError; whatever is wrong in a file is a fault of the proposal.
    """
    plan, faults = read_mapping(mapping_path)
    if plan is None:
        return Proposal(0, None, faults)
    if plan.year and any(row["year"] == plan.year for row in current["waves"]) and not replace:
        faults.append(f"{plan.file}: de peiling van {plan.year} is er al. Geef --replace op om haar te vervangen.")
    try:
        export = open_export(path, plan.format, plan.sheet)
    except UnreadableError as error:
        return Proposal(plan.year, None, [*faults, str(error)])
    known = Known.of(current, plan)
    unfinished = bool(faults)
    faults += check_plan(known, export)
    if unfinished:
        faults += counting(plan, export)[2]
        return Proposal(plan.year, None, faults, remarks=export.remarks)
    worded = hold_wordings(known, export, confirmed)
    known = replaced(known, plan=replaced(plan, questions=worded.questions))
    export, remarks, found = counting(known.plan, export)
    faults += [*worded.faults, *found]
    return _proposal(known, export, faults, [*export.remarks, *remarks], worded.to_confirm, private)


def _proposal(
    known: Known,
    export: Export,
    faults: list[str],
    remarks: list[str],
    to_confirm: Sequence[Confirmation],
    private: Mapping[int, pa.Table],
) -> Proposal:
    plan = known.plan
    weights: Weights | None = None
    if plan.weight in export.headings:
        weights, found = weights_of(plan, export)
        faults += found
    answers: dict[str, Answered] = {}
    for question in plan.questions:
        if not missing_columns(question.used_columns, export):
            answers[question.question_id], found = answered(question, export, known.words(question.question_id))
            faults += found
    places = Municipalities(plan, export) if plan.municipality in export.headings else None
    if places:
        faults += places.faults
        remarks += places.remarks
    divided, found, said = dimensions(known, export, places)
    faults += found
    remarks += said
    measured = [_measured(item, weights, faults, known) for item in answers.values()] if not faults else []
    words, said = open_answers(known, export, answers)
    remarks += said
    if faults:
        return Proposal(plan.year, None, faults, to_confirm, remarks, words)
    more, said = group_rows(plan, list(answers.values()), divided, weights, known.source)
    remarks += said
    kept = private_table(answers.values(), places) if places else None
    if kept is not None:
        more["overlaps"], said = overlap_rows(plan.year, kept, private, plan.threshold)
        remarks += said
    return Proposal(plan.year, with_year(known, measured, more), (), to_confirm, remarks, words, kept)


def _measured(item: Answered, weights: Weights | None, faults: list[str], known: Known) -> Measured:
    """Count one question among everyone."""
    question, plan = item.plan.question_id, known.plan
    counts = counted(item, weights=weights)
    if not counts.base_n:
        faults.append(
            f"{plan.file}, [[question]] {question}: niemand heeft deze vraag beantwoord. Klopt shown, en missing?"
        )
    if counts.base_n > plan.population:
        faults.append(
            f"{plan.file}, [[question]] {question}: n is {counts.base_n}, en er zijn {plan.population} gemeenten "
            "(population). Tellen er rijen dubbel?"
        )
    return Measured(
        item.plan, item.option_ids, counts, None if weights is None else design_effect(weights[item.in_base])
    )
