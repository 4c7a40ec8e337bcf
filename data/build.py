"""From ``data/source`` to ``data/tables``: the same source gives the same bytes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pyarrow as pa

from data.check import check
from data.derived import derive
from data.errors import SourceFaultsError
from data.parquet import arrow_schema, parquet
from data.schema import TABLES


def build(source_dir: Path, tables_dir: Path) -> dict[str, int]:
    """Check the source and write one Parquet file per table: the number of rows of each.

    All files are written aside first, so that a fault or a full disk leaves the old tables as they were.
    Raises SourceFaultsError (nothing written) or OSError.
    """
    source, faults = check(source_dir)
    if faults:
        raise SourceFaultsError(faults)
    source = derive(source)
    tables_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=tables_dir, prefix=".new-") as aside:
        for table in TABLES.values():
            rows = [row.values for row in source[table.name]]
            arrow = pa.Table.from_pylist(rows, schema=arrow_schema(table))
            (Path(aside) / f"{table.name}.parquet").write_bytes(parquet(arrow))
        for name in TABLES:
            os.replace(Path(aside) / f"{name}.parquet", tables_dir / f"{name}.parquet")
    return {name: len(source[name]) for name in TABLES}
