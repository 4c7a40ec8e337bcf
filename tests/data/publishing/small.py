"""A survey of one question, quick to publish, as a source and as the first set of a folder."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from data.building.source_files import Row, Source
from data.building.source_tables import source_of
from data.publishing import build, publish, served
from data.store import TABLES_DIR, load
from data.survey.schema import TABLES

QUESTION = "fase"
#: A percentage that is in the source once.
ONCE = 26.5


@cache
def small() -> Source:
    """The rows of one question of the committed tables."""
    source = source_of(load(TABLES_DIR).tables)
    return {
        name: [row for row in rows if row.values.get("question_id", QUESTION) == QUESTION]
        for name, rows in source.items()
    }


def changed(source: Source, value: float) -> Source:
    """A source with another percentage in one place."""
    rows = [
        Row(row.line, {**row.values, "percentage": value}) if row["percentage"] == ONCE else row
        for row in source["results"]
    ]
    return {**source, "results": rows}


def write(source: Source, folder: Path) -> Path:
    """A source as CSV files."""
    folder.mkdir()
    for name, table in TABLES.items():
        names = [column.name for column in table.source_columns]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(names)
            rows.writerows([row[column] for column in names] for row in source[name])
    return folder


def first_set(folder: Path) -> Path:
    """A folder with the small survey as its first set."""
    build(write(small(), folder.with_name(f"{folder.name} source")), folder)
    return folder


def publish_changed(root: Path, value: float, by: str = "anna") -> str:
    """Publish the small survey with another percentage, after what is served: the id."""
    told = [f"{ONCE} wordt {value}"]
    before = served(root).version
    return publish(root, changed(small(), value), action="import", summary=told, by=by, expected_parent=before)


def value_of(root: Path) -> list[float]:
    """The percentages of the answer that differs between versions, by year: what tells which set is served."""
    cells = load(root).cells
    return cells[cells["option_id"] == "lokaal-inclusieplan-wordt-uitgevoerd"]["percentage"].tolist()
