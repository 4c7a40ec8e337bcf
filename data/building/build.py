"""From the source to the tables, and what is prepared from these.

The same source gives the same bytes, but for those of the index of the quotes, which depend on the version of SQLite.
:mod:`data.publishing` puts them where they are served.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from data.building.derived import derive
from data.building.source_files import Source, source_table
from data.overview.rows import NAME, overview_file
from data.quotes.index import INDEX_FILE, saved
from data.store import CELLS_FILE, Store, cells_file, read_set
from data.survey.parquet import parquet
from data.survey.prepared import FOLDER
from data.survey.schema import TABLES
from data.survey.versions import FIRST, TableSet


def index_file(store: Store) -> bytes:
    """The index of the quotes, with its stamp."""
    return saved(store.all_quotes.index)


#: What is prepared from the tables, by the name of its file.
PREPARED: dict[str, Callable[[Store], bytes]] = {
    CELLS_FILE: cells_file,
    f"{NAME}.parquet": overview_file,
    INDEX_FILE: index_file,
}


def write_tables(source: Source, folder: Path) -> None:
    """Write into an empty folder one Parquet file per table of a source without faults, and what is prepared.

    Raises OSError where the disk does not allow it.
    """
    source = derive(source)
    for table in TABLES.values():
        (folder / f"{table.name}.parquet").write_bytes(parquet(source_table(source, table)))
    prepare(folder)


def prepare(folder: Path) -> None:
    """Write beside tables what is prepared from them; raises a DataError where they cannot be read, or OSError."""
    store = read_set(TableSet(folder, FIRST, None))
    (folder / FOLDER).mkdir(exist_ok=True)
    for name, make in PREPARED.items():
        (folder / FOLDER / name).write_bytes(make(store))
