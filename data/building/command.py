"""``python -m data check`` says what to look at in the source, and whether the tables that are served are right."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from data.building.build import PREPARED
from data.building.check import RULES, check
from data.building.findings import findings
from data.building.source_files import SOURCE_DIR
from data.building.source_tables import source_of
from data.quotes.index import INDEX_FILE
from data.storage.copying import Copy
from data.storage.errors import is_address, shown
from data.store import TABLES_DIR, hold, load_served
from data.survey.errors import DataError, SourceFaultsError, TableDamagedError
from data.survey.prepared import FOLDER


def add(commands: Any) -> None:
    """Add the command to a parser's subparsers."""
    text = "check the source and the tables that are served, and say what to look at"
    command = commands.add_parser("check", help=text, description=text)
    command.add_argument("--source", type=Path, default=SOURCE_DIR, help="folder with the CSV files")
    add_tables(command)
    command.set_defaults(run=run_check)


def add_tables(command: Any, *, only_folder: bool = False) -> None:
    """Add the option that says which tables a command is about: those that the dashboard would serve without it.

    ``options.tables`` is a folder where the command runs: one that needs no more than to read is given a copy of what
    an object storage holds, and ``options.shown`` is what people call it; with ``only_folder`` it is refused.
    """
    given = os.environ.get("DATA_DIR") or str(TABLES_DIR)
    told = f"folder of the tables{'' if only_folder else ' or address of the storage'}"
    default = shown(given).replace("%", "%%")
    command.add_argument("--tables", default=given, help=f"{told}; without it {default} (DATA_DIR)")
    command.set_defaults(only_folder=only_folder)


class OnlyFolderError(DataError):
    """A command works on a folder, and was pointed at a storage."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"this works on a folder, and not on {shown(address)}: name the folder where tables are published with "
            "--tables, and serve them from the storage with 'python -m data push'"
        )


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[argparse.Namespace]:
    """Options whose tables are in a folder; raises OnlyFolderError or StorageError."""
    address = getattr(options, "tables", None)
    if address is None:
        yield options
    elif not is_address(address):
        yield argparse.Namespace(**{**vars(options), "tables": Path(address), "shown": address})
    elif options.only_folder:
        raise OnlyFolderError(address)
    else:
        with closing(Copy(address)) as copy:
            yield argparse.Namespace(**{**vars(options), "tables": copy.root, "shown": shown(address)})


def run_check(options: argparse.Namespace) -> int:
    """Check both, and say of each what is wrong with it; 1 where something is."""
    status = 0
    for name, shown_as, folder, examine in (
        ("source", options.source, options.source, check_source),
        ("served tables", options.shown, options.tables, check_tables),
    ):
        try:
            print(f"{name} in {shown_as}: {examine(folder)}")
        except DataError as error:
            print(f"{name} in {shown_as}:\n{error}", file=sys.stderr)
            status = 1
    return status


def check_source(folder: Path) -> str:
    """What there is to say of a source; raises SourceFaultsError."""
    source, faults = check(folder)
    if faults:
        raise SourceFaultsError(faults)
    found = findings(source)
    print("\n".join(map(str, found)))
    return f"{sum(map(len, source.values()))} rows checked: no faults, {len(found)} findings to look at"


def check_tables(root: Path) -> str:
    """What there is to say of the set that is served: its files are those of its manifest, its rows keep the rules of a
    source, and what is prepared is what they give. Raises a DataError; the lines that it tells are rows of tables.
    """
    found, store = load_served(root)
    hold(found.folder, store.tables)
    faults = [fault for rule in RULES for fault in rule(source_of(store.tables))]
    if faults:
        raise SourceFaultsError(faults)
    for name, make in PREPARED.items():
        # The index of the quotes has a seal, and is made again where it does not fit.
        made = None if name == INDEX_FILE else found.content(f"{FOLDER}/{name}")
        if made is not None and not _same(made, make(store)):
            raise TableDamagedError(found.folder / FOLDER / name, "it is not what the tables give")
    rows = sum(table.num_rows for table in store.tables.values())
    known = "as they were made" if found.manifest else "without a manifest, so nobody knows whether they were altered"
    return f"version {found.version}, {rows} rows checked: no faults, {known}"


def _same(one: bytes, other: bytes) -> bool:
    same: bool = pq.read_table(pa.BufferReader(one)).equals(pq.read_table(pa.BufferReader(other)))
    return same
