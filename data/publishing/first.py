"""The first set, which is made from ``data/source`` and committed: made anew in its place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data.building.build import write_tables
from data.building.check import check
from data.publishing.disk import BUILT, is_first, locked, put_in_place, seal, serve, staged
from data.store import read_set
from data.survey.errors import SourceFaultsError
from data.survey.schema import TABLES
from data.survey.versions import FIRST, VERSIONS, Manifest, TableSet, pointed


@dataclass(frozen=True)
class Built:
    """The number of rows of each table, and the id of the version that is served where that is not what was built."""

    rows: dict[str, int]
    other: str | None


def build(source_dir: Path, root: Path) -> Built:
    """Check the source and make the first set anew.

    The new set stands aside whole and is served from there while it is copied. Its manifest, without user and time, is
    the same wherever the same source is built. Where another version is served, that stays so.
    Raises SourceFaultsError (nothing written), BusyError or OSError.
    """
    source, faults = check(source_dir)
    if faults:
        raise SourceFaultsError(faults)
    with locked(root):
        version = pointed(root)
        served = is_first(root)
        with staged(root) as folder:
            write_tables(source, folder)
            made = read_set(TableSet(folder, FIRST, None))
            seal(folder, Manifest(f"{FIRST}-{made.version}", "build"))
            built = BUILT + ("" if version == FIRST else version)
            if served:
                serve(root, folder, built)
            else:
                folder.rename(root / VERSIONS / built)
        put_in_place(root, root / VERSIONS / built)
    return Built({name: len(source[name]) for name in TABLES}, None if served else version)
