"""``python -m data check`` says what to look at in the source."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from data.building.check import check
from data.building.findings import findings
from data.building.source_files import SOURCE_DIR
from data.store import TABLES_DIR
from data.survey.errors import SourceFaultsError


def add(commands: Any) -> None:
    """Add the command to a parser's subparsers."""
    text = "check the source, and say what to look at"
    command = commands.add_parser("check", help=text, description=text)
    command.add_argument("--source", type=Path, default=SOURCE_DIR, help="folder with the CSV files")
    command.set_defaults(run=run_check)


def add_tables(command: Any) -> None:
    """Add the option that says which tables a command is about: those that the dashboard would serve without it."""
    folder = os.environ.get("DATA_DIR") or TABLES_DIR
    command.add_argument(
        "--tables", type=Path, default=Path(folder), help=f"folder of the tables; without it {folder} (DATA_DIR)"
    )


def run_check(options: argparse.Namespace) -> int:
    """Check the source; raises SourceFaultsError."""
    source, faults = check(options.source)
    if faults:
        raise SourceFaultsError(faults)
    found = findings(source)
    print("\n".join(map(str, found)))
    print(f"{sum(map(len, source.values()))} rows checked: no faults, {len(found)} findings to look at")
    return 0
