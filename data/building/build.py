"""From ``data/source`` to ``data/tables``, and what is prepared from these.

The same source gives the same bytes, but for those of the index of the quotes, which depend on the version of SQLite.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from data.building.check import check
from data.building.derived import derive
from data.building.source_files import source_table
from data.overview.rows import NAME, overview_file
from data.quotes.index import INDEX_FILE
from data.store import CELLS_FILE, Store, cells_file, load
from data.survey.errors import SourceFaultsError
from data.survey.parquet import parquet
from data.survey.prepared import FOLDER
from data.survey.schema import TABLES


def index_file(store: Store) -> bytes:
    """The index of the quotes, with its stamp."""
    return store.all_quotes.index.database.serialize()


#: What is prepared from the tables, by the name of its file.
PREPARED: dict[str, Callable[[Store], bytes]] = {
    CELLS_FILE: cells_file,
    f"{NAME}.parquet": overview_file,
    INDEX_FILE: index_file,
}


def build(source_dir: Path, tables_dir: Path) -> dict[str, int]:
    """Check the source and write one Parquet file per table, and what is prepared: the number of rows of each table.

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
            (Path(aside) / f"{table.name}.parquet").write_bytes(parquet(source_table(source, table)))
        prepare(Path(aside))
        (tables_dir / FOLDER).mkdir(exist_ok=True)
        for path in (*(f"{name}.parquet" for name in TABLES), *(f"{FOLDER}/{name}" for name in PREPARED)):
            os.replace(Path(aside) / path, tables_dir / path)
    return {name: len(source[name]) for name in TABLES}


def prepare(tables_dir: Path) -> None:
    """Write beside tables what is prepared from them; raises a DataError where they cannot be read, or OSError."""
    store = load(tables_dir)
    (tables_dir / FOLDER).mkdir(exist_ok=True)
    for name, make in PREPARED.items():
        (tables_dir / FOLDER / name).write_bytes(make(store))
