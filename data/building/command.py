"""``python -m data build`` makes the tables from the source; ``python -m data check`` says what to look at in it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from data.building.build import build
from data.building.check import check
from data.building.findings import findings
from data.building.source_files import SOURCE_DIR
from data.store import TABLES_DIR
from data.survey.errors import SourceFaultsError


def add(commands: Any) -> None:
    """Add both commands to a parser's subparsers."""
    for name, run, text in (
        ("build", run_build, "make the tables from the source"),
        ("check", run_check, "check the source, and say what to look at"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("--source", type=Path, default=SOURCE_DIR, help="folder with the CSV files")
        command.set_defaults(run=run)
        if name == "build":
            command.add_argument("--tables", type=Path, default=TABLES_DIR, help="folder for the Parquet files")


def run_build(options: argparse.Namespace) -> int:
    """Make the tables; raises a DataError or OSError."""
    counts = build(options.source, options.tables)
    print("\n".join(f"{name}: {count} rows" for name, count in counts.items()))
    return 0


def run_check(options: argparse.Namespace) -> int:
    """Check the source; raises SourceFaultsError."""
    source, faults = check(options.source)
    if faults:
        raise SourceFaultsError(faults)
    found = findings(source)
    print("\n".join(map(str, found)))
    print(f"{sum(map(len, source.values()))} rows checked: no faults, {len(found)} findings to look at")
    return 0
