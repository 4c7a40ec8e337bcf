"""``python -m data build`` makes the tables from the source; ``python -m data check`` says what to look at in it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from data.building.build import build
from data.building.check import check
from data.building.findings import findings
from data.building.source_files import SOURCE_DIR
from data.store import TABLES_DIR
from data.survey.errors import DataError, SourceFaultsError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 0, or 1 where the data or the disk do not allow it."""
    parser = argparse.ArgumentParser(prog="python -m data", description="Build and check the tables of the survey.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("build", "make the tables from the source"),
        ("check", "check the source, and say what to look at"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("--source", type=Path, default=SOURCE_DIR, help="folder with the CSV files")
        if name == "build":
            command.add_argument("--tables", type=Path, default=TABLES_DIR, help="folder for the Parquet files")
    options = parser.parse_args(arguments)
    try:
        if options.command == "build":
            counts = build(options.source, options.tables)
            print("\n".join(f"{name}: {count} rows" for name, count in counts.items()))
        else:
            source, faults = check(options.source)
            if faults:
                raise SourceFaultsError(faults)
            found = findings(source)
            print("\n".join(map(str, found)))
            print(f"{sum(map(len, source.values()))} rows checked: no faults, {len(found)} findings to look at")
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"cannot write the tables: {error}; choose another folder with --tables", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
