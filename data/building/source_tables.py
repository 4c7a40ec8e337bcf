"""From tables back to the source that they were built from, so that a set needs no source files to build on."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from data.building.derived import with_statuses
from data.building.source_files import Row, Source, Value
from data.survey.schema import TABLES, ObsStatus

#: Statuses that are given when the tables are built; the source says one only where that would give another.
_GIVEN = frozenset({ObsStatus.NORMAL, ObsStatus.BREAK, ObsStatus.LOW_RELIABILITY})


def source_of(tables: Mapping[str, pa.Table]) -> Source:
    """The rows of tables (all of ``TABLES``, in their types) as those of a source that gives the same tables again.

    Derived columns are left out, and so are inferred bases and statuses that would be given anyway. The line of a row
    is that of a CSV file with a line for each row.
    """
    source = {
        name: [Row(line, values) for line, values in enumerate(tables[name].to_pylist(), start=2)] for name in TABLES
    }
    given = with_statuses({**source, "results": [_without_status(row) for row in source["results"]]})
    statuses = zip(source["results"], given, strict=True)
    results = [_without_status(row) if row["obs_status"] == made["obs_status"] else row for row, made in statuses]
    measurements = [_without_inferred(row) for row in source["measurements"]]
    source |= {"results": results, "measurements": measurements}
    return {name: [_as_source(name, row) for row in rows] for name, rows in source.items()}


def _without_status(row: Row) -> Row:
    return _changed(row, {"obs_status": None}) if row["obs_status"] in _GIVEN else row


def _without_inferred(row: Row) -> Row:
    return _changed(row, {"base_n": None, "base_status": None}) if row["base_status"] == "reconstructed" else row


def _as_source(table: str, row: Row) -> Row:
    return Row(row.line, {column.name: row[column.name] for column in TABLES[table].source_columns})


def _changed(row: Row, values: dict[str, Value]) -> Row:
    return Row(row.line, {**row.values, **values})
