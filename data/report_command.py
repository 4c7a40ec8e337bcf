"""``python -m data report`` writes the trend report of the survey for Word.

The only module of data that knows of components, which makes the report: like ``app.py`` it puts parts of the house
together for a command, and import-linter names it as the exception.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from data.building.command import add_tables
from data.overview.whole import whole_survey
from data.store import load
from data.survey.errors import DataError

#: The older report beside a newer one in its place: what was changed outside its marked places is found there.
BEFORE = ".vorige"


class ReportExistsError(DataError):
    """There is a report already, in which somebody wrote."""

    def __init__(self, path: Path, titles: list[str]) -> None:
        """Name the file and where in it was written."""
        written = ", ".join(titles[:3]) + (" and more" if len(titles) > 3 else "")
        super().__init__(
            f"{path} holds texts of its authors ({written}): add --update to keep them, or choose another file"
        )


def add(commands: Any) -> None:
    """Add the command to a parser's subparsers."""
    text = "write the trend report for Word"
    command = commands.add_parser("report", help=text, description=text)
    command.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the report, as .docx")
    command.add_argument(
        "--update",
        nargs="?",
        type=Path,
        const="",
        metavar="OLD",
        help="keep what its authors wrote in the marked places of an older report: OLD, or without it the one in FILE",
    )
    add_tables(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the report, and say what was kept; raises a DataError or OSError."""
    # It takes a second to import: other commands do without.
    from components.exports.report import filled, trend_report

    output: Path = options.output
    older = None if options.update is None else output if str(options.update) in ("", ".") else options.update
    if older is None and output.exists():
        titles = filled(output.read_bytes())
        if titles:
            raise ReportExistsError(output, titles)
    content, kept = trend_report(whole_survey(load(options.tables)), old=older.read_bytes() if older else None)
    aside = output.with_name(output.name + ".new")
    aside.write_bytes(content)
    if older and older == output:
        os.replace(output, output.with_name(output.stem + BEFORE + output.suffix))
    os.replace(aside, output)
    print(f"{output}: written")
    for title in kept.placed:
        print(f"Bewaard: {title}")
    for title in kept.without_place:
        print(f"Zonder plaats, nu achteraan: {title}")
    if kept.comments:
        print(f"Opmerkingen bij tekst die nieuw is gemaakt, nog te lezen in het vorige rapport: {kept.comments}")
    return 0
