"""Who takes part again: the answers of each municipality, kept aside, and what they changed between two years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd
import pyarrow as pa

from data.building.source_files import Row
from data.building.years import added
from data.respondents.answers import CHOSEN, NOT_CHOSEN, Answered
from data.respondents.municipalities import Municipalities

KEYS = ["municipality", "question_id", "option_id"]


def private_table(answers: Iterable[Answered], places: Municipalities) -> pa.Table:
    """What each municipality chose: columns municipality, question_id, option_id (text) and chosen (flag).

    It has a row for each answer that a municipality could have chosen, so that who was not asked has none.
    """
    parts = []
    named = np.array([key is not None for key in places.keys], np.bool_)
    for item in answers:
        rows, options = np.nonzero((item.states >= NOT_CHOSEN) & (item.in_base & named)[:, None])
        parts.append(
            pd.DataFrame(
                {
                    "municipality": places.keys[rows],
                    "question_id": item.plan.question_id,
                    "option_id": np.array(item.option_ids, object)[options],
                    "chosen": item.states[rows, options] == CHOSEN,
                }
            )
        )
    frame = pd.concat(parts).sort_values(KEYS) if parts else pd.DataFrame(columns=[*KEYS, "chosen"])
    schema = pa.schema([(name, pa.string()) for name in KEYS] + [("chosen", pa.bool_())])
    return pa.Table.from_pandas(frame, schema=schema, preserve_index=False)


def overlap_rows(
    year: int, table: pa.Table, private: Mapping[int, pa.Table], threshold: int
) -> tuple[list[Row], list[str]]:
    """Rows of ``overlaps`` with every other year of which the answers are kept, and remarks (Dutch).

    Fewer than ``threshold`` municipalities in both years are not told.
    """
    rows: list[Row] = []
    remarks: list[str] = []
    for other in sorted(set(private) - {year}):
        before, after = (private[other], table) if other < year else (table, private[other])
        both = before.to_pandas().merge(after.to_pandas(), on=KEYS, suffixes=("_before", "_after"))
        count = both["municipality"].nunique()
        remarks.append(f"{count} gemeenten deden in {min(other, year)} en in {max(other, year)} mee.")
        was, is_ = both["chosen_before"].astype(bool), both["chosen_after"].astype(bool)
        parts = pd.DataFrame({"both": was & is_, "before": was & ~is_, "after": ~was & is_})
        for (question, option), one in parts.groupby([both["question_id"], both["option_id"]]):
            if len(one) >= threshold:
                rows.append(
                    added(
                        "overlaps",
                        question_id=str(question),
                        option_id=str(option),
                        year_before=min(other, year),
                        year=max(other, year),
                        both_n=len(one),
                        both_chose=int(one["both"].sum()),
                        chose_before=int(one["before"].sum()),
                        chose_after=int(one["after"].sum()),
                    )
                )
    return rows, remarks
