"""``python -m data check`` says what to look at in the source."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from data.building.check import check
from data.building.findings import findings
from data.building.source_files import SOURCE_DIR
from data.survey.errors import SourceFaultsError


def add(commands: Any) -> None:
    """Add the command to a parser's subparsers."""
    text = "check the source, and say what to look at"
    command = commands.add_parser("check", help=text, description=text)
    command.add_argument("--source", type=Path, default=SOURCE_DIR, help="folder with the CSV files")
    command.set_defaults(run=run_check)


def run_check(options: argparse.Namespace) -> int:
    """Check the source; raises SourceFaultsError."""
    source, faults = check(options.source)
    if faults:
        raise SourceFaultsError(faults)
    found = findings(source)
    print("\n".join(map(str, found)))
    print(f"{sum(map(len, source.values()))} rows checked: no faults, {len(found)} findings to look at")
    return 0
