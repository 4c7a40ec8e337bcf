"""``python -m data``: *template* gives a workbook to fill in, *import* publishes it or a file of the survey tool, and
*map* proposes what the columns of such a file mean.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from data.building.check import RULES
from data.building.command import add_tables
from data.building.proposal import Proposal
from data.importing import rooms
from data.importing.differences import differences
from data.importing.rooms import Served
from data.privacy.review import write_review
from data.respondents.proposing import propose
from data.survey.errors import DataError, SourceFaultsError
from data.survey.schema import TABLES
from data.workbook.template import template

#: How many lines of differences are shown, and kept as the summary of a version.
SHOWN, KEPT = 60, 20
#: Files that have a row per respondent, whatever they hold: a mapping says what their columns mean.
RESPONDENTS = (".csv", ".sav", ".zsav", ".tsv", ".txt")
CHOICES = (
    "same: het is hetzelfde, in andere woorden; changed: het is veranderd, en de reeks van de hele vraag "
    "krijgt een breuk; new: het is iets nieuws, en het oude vervalt"
)


def add(commands: Any) -> None:
    """Add the commands to a parser's subparsers."""
    text = "write a workbook to fill in with the results of a year"
    made = _command(commands, "template", run_template, text)
    made.add_argument("year", type=_year, help="the year of the survey")
    made.add_argument("-o", "--output", type=Path, help="the file to write; peiling-YEAR.xlsx without it")
    text = "read a workbook, a folder of CSV files or an export of a survey tool, and publish it"
    made = _command(commands, "import", run_import, text)
    made.add_argument("file", type=Path, help="the workbook, the folder, or the export")
    made.add_argument("--mapping", type=Path, help="what the columns of an export mean, as 'map' proposes it")
    made.add_argument("--year", type=_year, help="the year that the file must be of")
    made.add_argument("--dry-run", action="store_true", help="only say what is wrong and what would change")
    made.add_argument("--confirm", action="append", default=[], metavar="KEY=same|changed|new", type=_confirmation,
                      help="what a change of words means, by the key that was printed; may be repeated")  # fmt: skip
    made.add_argument("--replace", action="store_true", help="replace a year that is there already")
    text = "propose what the columns of an export mean, for a person to finish"
    made = _command(commands, "map", run_map, text)
    made.add_argument("file", type=Path, help="the export, with a row per respondent")
    made.add_argument("-o", "--output", type=Path, required=True, help="the mapping file to write (TOML)")


def _command(commands: Any, name: str, run: Any, text: str) -> Any:
    made = commands.add_parser(name, help=text, description=text)
    add_tables(made, only_folder=name == "import")
    made.set_defaults(run=run)
    return made


def _year(text: str) -> int:
    if not (text.isdecimal() and text.isascii() and 1900 <= int(text) <= 2099):
        raise argparse.ArgumentTypeError(f"'{text}' is not a year of four digits")
    return int(text)


def _confirmation(text: str) -> tuple[str, str]:
    key, _, choice = text.partition("=")
    if choice not in ("same", "changed", "new"):
        raise argparse.ArgumentTypeError(f"'{text}' is not KEY=same, KEY=changed or KEY=new")
    return key.strip(), choice


def run_template(options: argparse.Namespace) -> int:
    """Write the workbook; a file that is there already stays. Raises a DataError or OSError."""
    path = options.output or Path(f"peiling-{options.year}.xlsx")
    source = rooms.served(options.tables).source
    _write(path, template(options.year, source))
    if any(row["year"] == options.year for row in source["waves"]):
        told, more = f"{options.year} staat al in het dashboard: wijzig hierin wat niet klopt", "--replace --dry-run"
    else:
        told, more = "vul dit bestand in", "--dry-run"
    print(f"{path}: {told}, en controleer het met: python -m data import {path} {more}")
    return 0


def run_map(options: argparse.Namespace) -> int:
    """Write the mapping; a file that is there already stays. Raises a DataError or OSError."""
    text = propose(options.file, rooms.served(options.tables).source)
    _write(options.output, text.encode())
    print(f"{options.output}: controleer dit bestand, vul het aan, en lees het in met --mapping {options.output}")
    return 0


def _write(path: Path, content: bytes) -> None:
    """Write a file that is not there yet: somebody may have worked in one that is."""
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise FileThereError(path) from None


class FileThereError(DataError):
    """A file that would be written is there already."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already: choose another name with -o, or remove it first")


def run_import(options: argparse.Namespace) -> int:
    """Say what is wrong or would change, and publish where nothing stands in the way: the exit status."""
    now = rooms.served(options.tables)
    proposal = _read(options, now)
    faults = list(proposal.faults)
    if options.year and proposal.year and proposal.year != options.year:
        faults.insert(0, f"{options.file.name}: de peiling is van {proposal.year}, en niet van {options.year}")
    _told("Gelezen en opgelost:", proposal.remarks)
    if faults or proposal.source is None:
        print("\n".join(faults), file=sys.stderr)
        print(f"{_count(len(faults), 'fout', 'fouten')}: verbeter dit en probeer het opnieuw", file=sys.stderr)
        return 1
    lines = differences(now.source, proposal.source, SHOWN)
    _told("Wat er verandert:", lines or ["niets"])
    if proposal.open_answers:
        waiting = _count(len(proposal.open_answers), "open antwoord wacht", "open antwoorden wachten")
        print(f"\n{waiting} op beoordeling")
    _ask(proposal)
    exists = any(row["year"] == proposal.year for row in now.source["waves"])
    if exists and not options.replace:
        print(f"\n{proposal.year} staat al in het dashboard: vervang het met --replace", file=sys.stderr)
        return 1
    if options.dry_run:
        # As publishing does, so that what goes through the trial is published too.
        if broken := [fault for rule in RULES for fault in rule(proposal.source)]:
            raise SourceFaultsError(broken)
        print("\nProef: er is niets gepubliceerd")
        return 0
    if proposal.to_confirm:
        print("\nEr is niets gepubliceerd: bevestig eerst wat hierboven staat", file=sys.stderr)
        return 1
    if _changes_nothing(proposal, now):
        print("\nEr is niets gepubliceerd: dit staat al zo in het dashboard")
        return 0
    _publish(options, proposal, now)
    return 0


def _changes_nothing(proposal: Proposal, now: Served) -> bool:
    """Whether every row stays as it is, and nothing comes along that is not in the tables."""
    if proposal.source is None or proposal.open_answers or proposal.private is not None:
        return False
    before, after = (
        {(name, *(row[column] for column in TABLES[name].key)): row.values for name in source for row in source[name]}
        for source in (now.source, proposal.source)
    )
    return before == after and proposal.year not in now.private


def _read(options: argparse.Namespace, now: Served) -> Proposal:
    path = options.file
    if not path.exists():
        return Proposal(0, None, [f"{path}: dit bestand is er niet"])
    if options.mapping is None and not path.is_dir() and path.suffix.lower() in RESPONDENTS:
        text = (
            f"bij een bestand met een rij per gemeente hoort --mapping; maak die met: python -m data map {path} -o ..."
        )
        return Proposal(0, None, [f"{path.name}: {text}"])
    return rooms.read(path, options.mapping, now, confirmed=dict(options.confirm))


def _publish(options: argparse.Namespace, proposal: Proposal, now: Served) -> None:
    """Write what waits for review, and publish; where publishing fails nothing is left behind.

    Until it is published the review has a name of its own: where this is killed, the next run writes over it.
    """
    unpublished = options.file.parent / f"review-{proposal.year}.csv.unpublished"
    if proposal.open_answers:
        write_review(proposal.open_answers, unpublished)
    try:
        version = rooms.publish(options.tables, proposal, _summary(now, proposal), now.version)
    except BaseException:
        unpublished.unlink(missing_ok=True)
        raise
    print(f"\nGepubliceerd: {proposal.year}, versie {version}")
    if proposal.open_answers:
        review = unpublished.rename(_review_file(options.file, proposal.year))
        print(f"Open antwoorden wachten op beoordeling: {review}")
    unpublished.unlink(missing_ok=True)


def _summary(now: Served, proposal: Proposal) -> list[str]:
    return differences(now.source, proposal.source, KEPT) if proposal.source else []


def _review_file(path: Path, year: int) -> Path:
    """A name next to the imported file that is free: a review that is there may hold decisions."""
    names = (f"review-{year}{f'-{number}' if number > 1 else ''}.csv" for number in range(1, 10_000))
    return next(found for name in names if not (found := path.parent / name).exists())


def _told(heading: str, lines: Sequence[str]) -> None:
    if lines:
        print("\n".join(["", heading, *(f"  {line}" for line in lines)]))


def _ask(proposal: Proposal) -> None:
    """Print what has to be confirmed, old against new, with the keys."""
    if not proposal.to_confirm:
        return
    print(f"\nAndere woorden dan eerder. Wat betekent dit? ({CHOICES})")
    for item in proposal.to_confirm:
        print(f"  {item.subject}\n    oud:   {item.old}\n    nieuw: {item.new}")
        print(f"    --confirm {item.key}={'|'.join(item.choices)}")


def _count(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
