"""The committed survey with groups: eight size classes and twelve provinces, in its two newest years.

Municipalities are invented, and choose answers as often as all together did; of the questions in ``DEPENDING``
larger ones choose the first answer more often. Groups of fewer than five are suppressed, and as many others as it
takes that none of these can be calculated.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data.building.build import prepare
from data.store import TABLES_DIR, Store, load
from data.survey.parquet import arrow_schema, parquet
from data.survey.questions import Question
from data.survey.schema import FIRM_BASE, TABLES

YEARS, LEAST = (2020, 2021), 5
DEPENDING = ("fase",)
SIZES = {
    "grootte-0": ("minder dan 5.000 inwoners", 4),
    "grootte-5000": ("5.000 tot 10.000 inwoners", 12),
    "grootte-10000": ("10.000 tot 20.000 inwoners", 68),
    "grootte-20000": ("20.000 tot 50.000 inwoners", 180),
    "grootte-50000": ("50.000 tot 100.000 inwoners", 56),
    "grootte-100000": ("100.000 tot 150.000 inwoners", 14),
    "grootte-150000": ("150.000 tot 250.000 inwoners", 14),
    "grootte-250000": ("250.000 inwoners of meer", 4),
}
PROVINCES = {
    "Drenthe": 12,
    "Flevoland": 6,
    "Friesland": 18,
    "Gelderland": 51,
    "Groningen": 10,
    "Limburg": 31,
    "Noord-Brabant": 61,
    "Noord-Holland": 47,
    "Overijssel": 25,
    "Utrecht": 26,
    "Zeeland": 13,
    "Zuid-Holland": 52,
}
GROUPS: dict[str, tuple[str, str, int]] = {
    **{group_id: ("Gemeentegrootte", label, count) for group_id, (label, count) in SIZES.items()},
    **{f"provincie-{label.lower()}": ("Provincie", label, count) for label, count in PROVINCES.items()},
}
Row = dict[str, Any]


def grouped(folder: Path) -> Store:
    """Write the tables of the survey with groups to a folder."""
    survey, rng = load(TABLES_DIR), np.random.default_rng(16)
    tables = {name: table.to_pylist() for name, table in survey.tables.items()}
    tables["groups"] = [
        {"group_id": group_id, "dimension": dimension, "position": place, "label": label}
        for place, (group_id, (dimension, label, _)) in enumerate(GROUPS.items(), start=1)
    ]
    for question in survey.questions.values():
        for year in set(YEARS) & set(question.years):
            if question.by_year[year].base_n is not None:
                results = [
                    row
                    for row in survey.tables["results"].to_pylist()
                    if (row["question_id"], row["year"]) == (question.question_id, year)
                ]
                add(tables, question, year, results, rng)
    folder.mkdir(exist_ok=True)
    for name, rows in tables.items():
        table = pa.Table.from_pylist(rows, schema=arrow_schema(TABLES[name]))
        (folder / f"{name}.parquet").write_bytes(parquet(table))
    prepare(folder)
    return load(folder)


def add(tables: dict[str, list[Row]], question: Question, year: int, results: list[Row], rng: Any) -> None:
    """The results of every group for a question in a year."""
    n = question.by_year[year].base_n or 0
    took_part = rng.permutation(352)[:n]
    for dimension in dict.fromkeys(dimension for dimension, _, _ in GROUPS.values()):
        ids = [group_id for group_id, (of, _, _) in GROUPS.items() if of == dimension]
        counts = [GROUPS[group_id][2] for group_id in ids]
        group_of = np.repeat(np.arange(len(ids)), counts)[took_part]
        sizes = np.bincount(group_of, minlength=len(ids))
        hidden = suppressed(sizes)
        for group_id, size, population, is_hidden in zip(ids, sizes.tolist(), counts, hidden, strict=True):
            where = {"question_id": question.question_id, "year": year, "group": group_id}
            tables["group_bases"].append({**where, "base_n": None if is_hidden else size, "population": population})
        free = np.ones(n, bool)
        for place, row in enumerate(results):
            depends = dimension == "Gemeentegrootte" and question.question_id in DEPENDING and place == 0
            share = 0 if row["percentage"] is None else row["percentage"] / 100
            weights = np.where(free, np.exp(1.2 * group_of) if depends else 1.0, 0.0)
            count = min(round(share * n), int(free.sum()))
            chose = rng.choice(n, count, replace=False, p=weights / weights.sum())
            free[chose] = question.by_year[year].answer_mode != "single"
            chosen = np.bincount(group_of[chose], minlength=len(ids))
            for group_id, size, number, is_hidden in zip(ids, sizes.tolist(), chosen.tolist(), hidden, strict=True):
                tables["results"].append({**row, "group": group_id, "note": None, "source_line": None,
                                          **cell(row, size, number, hidden=is_hidden)})  # fmt: skip


def cell(row: Row, size: int, count: int, *, hidden: bool) -> Row:
    """Percentage and status of a group, where all together have a percentage."""
    if row["percentage"] is None:
        return {"percentage": None, "obs_status": row["obs_status"], "base_n": None}
    if hidden:
        return {"percentage": None, "obs_status": "Q", "base_n": None}
    return {
        "percentage": round(100 * count / size, 1),
        "obs_status": "U" if size < FIRM_BASE else "A",
        "base_n": None,
    }


def suppressed(sizes: npt.NDArray[np.int_]) -> list[bool]:
    """Which groups are hidden: the small ones, and then the smallest others until what is hidden is no small group."""
    hidden = sizes < LEAST
    while hidden.any() and (hidden.sum() < 2 or sizes[hidden].sum() < LEAST):
        hidden[np.where(hidden, sizes.max() + 1, sizes).argmin()] = True
    found: list[bool] = hidden.tolist()
    return found
