"""Percentages per background group, with what would give a municipality away left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from data.building.source_files import Row, Source
from data.building.years import added
from data.respondents.answers import CHOSEN, NOT_CHOSEN, Answered
from data.respondents.grouping import Dimension, Group
from data.respondents.percentages import Counted, Weights, counted
from data.respondents.plan import Plan
from data.statistics.exchanges import Member
from data.statistics.suppression import Breakdown, Hidden, suppress
from data.survey.schema import ObsStatus


def group_rows(
    plan: Plan, answers: Sequence[Answered], dimensions: Sequence[Dimension], weights: Weights | None, source: Source
) -> tuple[dict[str, list[Row]], list[str]]:
    """Rows of ``groups``, ``group_bases`` and ``results`` per group, and remarks (Dutch).

    A group without respondents to a question has no rows for it. What is hidden has status Q and no n.
    """
    rows: dict[str, list[Row]] = {"groups": _new_groups(dimensions, source), "group_bases": [], "results": []}
    if not dimensions:
        return rows, []
    tables = [_breakdown(item, dimensions) for item in answers]
    ranks = {
        group: max(of.get(group, 0) for table in tables for of in table.sizes.values())
        for table in tables
        for of in table.sizes.values()
        for group in of
    }
    hidden_groups = hidden_cells = 0
    for item, table in zip(answers, tables, strict=True):
        hidden = suppress(table, plan.threshold, ranks)
        hidden_groups, hidden_cells = hidden_groups + len(hidden.groups), hidden_cells + len(hidden.cells)
        for dimension in dimensions:
            for place, group in enumerate(dimension.groups):
                counts = counted(item, dimension.of == place, weights)
                if counts.base_n:
                    _add(rows, plan.year, item, group, counts, hidden)
    remarks = []
    if hidden_groups or hidden_cells:
        remarks.append(
            f"Groepen: {hidden_groups} keer is een groep bij een vraag verborgen, en {hidden_cells} keer een "
            "los percentage, "
            f"omdat anders te zien is wat minder dan {plan.threshold} gemeenten antwoordden."
        )
    return rows, remarks


def _new_groups(dimensions: Sequence[Dimension], source: Source) -> list[Row]:
    there = {row["group_id"] for row in source["groups"]}
    position = max((int(str(row["position"])) for row in source["groups"]), default=0)
    new = [
        (dimension.name, group) for dimension in dimensions for group in dimension.groups if group.group_id not in there
    ]
    return [
        added("groups", group_id=group.group_id, dimension=name, position=place, label=group.label)
        for place, (name, group) in enumerate(new, position + 1)
    ]


def _breakdown(item: Answered, dimensions: Sequence[Dimension]) -> Breakdown:
    """One question by group, with how many share the same groups of every dimension."""
    ids = [np.array([group.group_id for group in dimension.groups], object) for dimension in dimensions]
    combined = list(zip(*(names[dimension.of] for names, dimension in zip(ids, dimensions, strict=True)), strict=True))
    base = item.in_base
    chosen = (item.states == CHOSEN) & base[:, None]
    asked = (item.states >= NOT_CHOSEN) & base[:, None]
    places = {groups: place for place, groups in enumerate(sorted(set(combined)))}
    of = np.array([places[groups] for groups in combined], np.int64)
    own = item.plan.per_item and bool((asked.sum(axis=0) != base.sum()).any())

    def by_option(flags: np.ndarray[tuple[int, int], np.dtype[np.bool_]], place: int) -> dict[str, int]:
        return dict(zip(item.option_ids, map(int, flags[of == place].sum(axis=0)), strict=True))

    members = [
        Member(
            frozenset(groups),
            int(base[of == place].sum()),
            by_option(chosen, place),
            by_option(asked, place) if own else {},
        )
        for groups, place in places.items()
    ]
    breakdown = Breakdown({}, single=item.plan.kind == "single", members=members)
    sizes: dict[str, dict[str, int]] = {}
    for dimension in dimensions:
        sizes[dimension.name] = {
            group.group_id: sum(member.n for member in members if group.group_id in member.groups)
            for group in dimension.groups
        }
    return replace(
        breakdown,
        sizes=sizes,
        counts={option: _summed(members, option, "counts") for option in item.option_ids},
        own_sizes={option: _summed(members, option, "own_sizes") for option in item.option_ids} if own else {},
        populations={
            group.group_id: group.population
            for dimension in dimensions
            for group in dimension.groups
            if group.population is not None
        },
    )


def _summed(members: Sequence[Member], option: str, what: str) -> dict[str, int]:
    total: Counter[str] = Counter()
    for member in members:
        for group in member.groups:
            total[group] += getattr(member, what)[option]
    return dict(total)


def _add(rows: dict[str, list[Row]], year: int, item: Answered, group: Group, counts: Counted, hidden: Hidden) -> None:
    question, whole = item.plan.question_id, group.group_id in hidden.groups
    rows["group_bases"].append(
        added(
            "group_bases",
            question_id=question,
            year=year,
            group=group.group_id,
            base_n=None if whole else counts.base_n,
            population=group.population,
        )
    )
    for option, share, base in zip(item.option_ids, counts.percentages, counts.base, strict=True):
        closed = whole or (group.group_id, option) in hidden.cells
        status = ObsStatus.SUPPRESSED if closed else ObsStatus.NOT_PUBLISHED if share is None else None
        rows["results"].append(
            added(
                "results",
                question_id=question,
                option_id=option,
                year=year,
                group=group.group_id,
                percentage=None if closed else share,
                base_n=base if base and base != counts.base_n and not closed else None,
                obs_status=status,
            )
        )
