"""Publishing: a source in, a version out that is served from then on."""

from __future__ import annotations

import getpass
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from data.building.build import write_tables
from data.building.check import RULES
from data.building.source_files import Source
from data.publishing.disk import locked, seal, serve, staged
from data.store import load_served, read_set
from data.survey.errors import DataError, SourceFaultsError
from data.survey.parquet import parquet
from data.survey.versions import FIRST, Manifest, TableSet

#: Where a set keeps what next year's overlap needs, by year; it is never served.
PRIVATE = "private"


class OutdatedError(DataError):
    """What is served is not what the changes were made from."""

    def __init__(self, version: str) -> None:
        super().__init__(f"version {version} was published meanwhile: look at the differences with it and try again")


@dataclass(frozen=True)
class ServedTables:
    """The set that is served: its folder, id and tables, and the private answers per municipality by year."""

    folder: Path
    version: str
    tables: Mapping[str, pa.Table]
    private: Mapping[int, pa.Table]


def served(root: Path) -> ServedTables:
    """The set that is served from the folder of the tables; raises TableMissingError or TableDamagedError."""
    found, store = load_served(root)
    # Where another tool made the tables only their content tells one set from another.
    version = found.version if found.manifest else f"{FIRST}-{store.version}"
    return ServedTables(found.folder, version, store.tables, _private(found))


def publish(
    root: Path,
    source: Source,
    *,
    action: str,
    summary: Sequence[str],
    by: str,
    expected_parent: str,
    private: Mapping[int, pa.Table | None] | None = None,
) -> str:
    """Have a source served as a new version: its id.

    ``action`` is *import* or *review*, ``summary`` the lines that say what differs, ``by`` who does it,
    ``expected_parent`` the version that the differences are with. ``private`` has tables by year that are new, and None
    for a year whose table does not hold any more; all others are kept.
    Raises SourceFaultsError, OutdatedError, BusyError, another DataError or OSError; then nothing has changed.
    """
    faults = [fault for rule in RULES for fault in rule(source)]
    if faults:
        raise SourceFaultsError(faults)
    with locked(root):
        before = served(root)
        if before.version != expected_parent:
            raise OutdatedError(before.version)
        manifest = made_now(action, by, summary, before.version)
        with staged(root) as folder:
            write_tables(source, folder)
            for year, table in {**before.private, **(private or {})}.items():
                if table is not None:
                    (folder / PRIVATE).mkdir(exist_ok=True)
                    (folder / PRIVATE / f"{year}.parquet").write_bytes(parquet(table))
            read_set(TableSet(folder, manifest.version, seal(folder, manifest)), rules=True)
            serve(root, folder, manifest.version)
    return manifest.version


def made_now(action: str, by: str, summary: Sequence[str], parent: str | None, **more: Any) -> Manifest:
    """A manifest of a new version, made at this moment; its id says when."""
    now = datetime.now(UTC)
    made_at = now.astimezone().isoformat(timespec="seconds")
    return Manifest(f"{now:%Y%m%d-%H%M%S-%f}", action, {}, made_at, by, tuple(summary), parent, **more)


def user() -> str:
    """Who works here, as the system knows it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _private(found: TableSet) -> dict[int, pa.Table]:
    names = [name for name in (found.manifest.files if found.manifest else ()) if name.startswith(f"{PRIVATE}/")]
    return {int(Path(name).stem): pq.read_table(pa.BufferReader(found.content(name))) for name in names}
