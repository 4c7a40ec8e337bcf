"""From ``data/source`` to ``data/tables``, with the index of the quotes: the same source gives the same bytes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pyarrow as pa

from data.check import check
from data.derived import derive
from data.errors import SourceFaultsError
from data.parquet import arrow_schema, parquet
from data.prepared_quotes import INDEX_FILE, prepare, stamp, to_bytes
from data.schema import TABLES


def build(source_dir: Path, tables_dir: Path) -> dict[str, int]:
    """Check the source and write one Parquet file per table, and the index: the number of rows of each.

    All files are written aside first, so that a fault or a full disk leaves the old tables as they were.
    Raises SourceFaultsError (nothing written) or OSError.
    """
    source, faults = check(source_dir)
    if faults:
        raise SourceFaultsError(faults)
    source = derive(source)
    tables_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=tables_dir, prefix=".new-") as aside:
        tables = {
            name: pa.Table.from_pylist([row.values for row in source[name]], schema=arrow_schema(table))
            for name, table in TABLES.items()
        }
        files = {Path(f"{name}.parquet"): parquet(table) for name, table in tables.items()}
        question_ids = tables["questions"].sort_by("position")["question_id"].to_pylist()
        mark = stamp(files[Path("quotes.parquet")], question_ids)
        files[INDEX_FILE] = to_bytes(prepare(tables["quotes"], question_ids), mark)
        for path, content in files.items():
            (Path(aside) / path).parent.mkdir(exist_ok=True)
            (Path(aside) / path).write_bytes(content)
        for path in files:
            (tables_dir / path).parent.mkdir(exist_ok=True)
            os.replace(Path(aside) / path, tables_dir / path)
    return {name: len(source[name]) for name in TABLES}
