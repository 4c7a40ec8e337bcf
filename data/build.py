"""From ``data/source`` to ``data/tables``: the same source gives the same bytes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data.check import check
from data.errors import SourceFaultsError
from data.schema import TABLES, Kind, ObsStatus, Table
from data.source_files import Row, Source, Value

ARROW_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.YEAR: pa.int16(),
    Kind.COUNT: pa.int32(),
    Kind.PERCENTAGE: pa.float64(),
}


def arrow_schema(table: Table) -> pa.Schema:
    """The Parquet columns of a table."""
    return pa.schema([pa.field(column.name, ARROW_TYPES[column.kind]) for column in table.columns])


def build(source_dir: Path, tables_dir: Path) -> dict[str, int]:
    """Check the source and write one Parquet file per table: the number of rows of each.

    All files are written aside first, so that a fault or a full disk leaves the old tables as they were.
    Raises SourceFaultsError (nothing written) or OSError.
    """
    source, faults = check(source_dir)
    if faults:
        raise SourceFaultsError(faults)
    source["results"] = with_breaks(source)
    tables_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=tables_dir, prefix=".new-") as aside:
        for table in TABLES.values():
            rows = [row.values for row in source[table.name]]
            arrow = pa.Table.from_pylist(rows, schema=arrow_schema(table))
            pq.write_table(arrow, Path(aside) / f"{table.name}.parquet", compression="zstd")
        for name in TABLES:
            os.replace(Path(aside) / f"{name}.parquet", tables_dir / f"{name}.parquet")
    return {name: len(source[name]) for name in TABLES}


def with_breaks(source: Source) -> list[Row]:
    """Rows of results with the blank statuses filled in.

    B where the option's last published year before this one belongs to another comparable group, else A.
    """
    groups = {(row["question_id"], row["year"]): row["comparable_group"] for row in source["measurements"]}
    latest: dict[tuple[Value, Value], Value] = {}
    rows: list[Row] = []
    for row in sorted(source["results"], key=lambda row: int(str(row["year"]))):
        option = (row["question_id"], row["option_id"])
        group = groups[row["question_id"], row["year"]]
        status = row["obs_status"]
        if status is None:
            status = ObsStatus.NORMAL if latest.get(option, group) == group else ObsStatus.BREAK
        if row["percentage"] is not None:
            latest[option] = group
        rows.append(Row(row.line, {**row.values, "obs_status": str(status)}))
    return sorted(rows, key=lambda row: row.line)
