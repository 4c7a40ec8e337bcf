"""The groups of municipalities that have results of their own, from the tables that hold them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.survey.questions import GroupBase, Subgroup
from data.survey.schema import EVERYONE

_KEY = ["question_id", "group", "year"]


def group_order(groups: pd.DataFrame) -> pd.DataFrame:
    """The groups in order: dimensions as they first occur in the table, and the groups of each by position."""
    dimension = pd.Series(pd.factorize(groups["dimension"])[0], groups.index)
    places = groups.assign(place=dimension).sort_values(["place", "position"], kind="stable", ignore_index=True)
    return places.drop(columns="place")


def subgroups(tables: Mapping[str, pa.Table]) -> dict[str, tuple[Subgroup, ...]]:
    """The groups with results of each question that has any, in order."""
    results = tables["results"]
    told = results.filter(pc.not_equal(results["group"], EVERYONE)).group_by(_KEY).aggregate([]).to_pylist()
    if not told:
        return {}
    measured = set(zip(*(tables["measurements"][name].to_pylist() for name in ("question_id", "year")), strict=True))
    bases = {tuple(row[name] for name in _KEY): row for row in tables["group_bases"].to_pylist()}
    found: defaultdict[tuple[str, str], list[GroupBase]] = defaultdict(list)
    for question_id, group_id, year in sorted(tuple(row[name] for name in _KEY) for row in told):
        if (question_id, year) in measured:
            base = bases.get((question_id, group_id, year), {})
            found[question_id, group_id].append(GroupBase(year, base.get("base_n"), base.get("population")))
    ordered = group_order(tables["groups"].to_pandas()).to_dict("records")
    return {
        question_id: tuple(
            Subgroup(row["group_id"], row["dimension"], row["label"], tuple(found[question_id, row["group_id"]]))
            for row in ordered
            if (question_id, row["group_id"]) in found
        )
        for question_id in dict.fromkeys(question_id for question_id, _ in found)
    }
