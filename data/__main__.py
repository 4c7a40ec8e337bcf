"""``python -m data <command>``: everything that is done to the tables outside the dashboard."""

from __future__ import annotations

import argparse
import sys

from data import report_command as report
from data.building import command as building
from data.building.command import opened
from data.importing import command as importing
from data.privacy import command as privacy
from data.publishing import command as publishing
from data.survey.errors import DataError

#: The rooms that have commands; each adds its own.
ROOMS = (importing, publishing, building, privacy, report)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 0, or 1 where the data or the disk do not allow it."""
    parser = argparse.ArgumentParser(prog="python -m data", description="Build, check and publish the survey's tables.")
    commands = parser.add_subparsers(required=True, metavar="command")
    for room in ROOMS:
        room.add(commands)
    options = parser.parse_args(arguments)
    try:
        with opened(options) as ready:
            return int(ready.run(ready))
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"cannot read or write: {error}; choose another file or folder", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
