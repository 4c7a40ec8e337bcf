"""``python -m data``: *build* makes the first set from the source, *versions* lists who changed what and when,
*rollback* goes back, and *push* has an object storage serve what the folder does.
"""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

from data.building.command import add_tables
from data.building.source_files import SOURCE_DIR
from data.publishing.first import build
from data.publishing.history import Listed, rollback, versions
from data.publishing.publish import user
from data.publishing.push import push
from data.storage.errors import FORM, shown


def add(commands: Any) -> None:
    """Add the commands to a parser's subparsers."""
    added = {}
    for name, run, text in (
        ("build", run_build, "make the tables from the source"),
        ("versions", list_versions, "list who changed what and when; * is the version that is served"),
        ("rollback", go_back, "serve an earlier version again"),
        ("push", run_push, "serve what is published from an object storage, where other machines read it"),
    ):
        added[name] = commands.add_parser(name, help=text, description=text)
        add_tables(added[name], only_folder=True)
        added[name].set_defaults(run=run)
    added["build"].add_argument("--source", type=Path, default=SOURCE_DIR, help="folder with the CSV files")
    told = "its id, or 'first' for the set that is built; without it the version before the one that is served"
    added["rollback"].add_argument("version", nargs="?", help=told)
    added["push"].add_argument("storage", help=f"its address: {FORM}")
    told = "write all of it, also where it is there already or where the storage serves what comes from elsewhere"
    added["push"].add_argument("--replace", action="store_true", help=told)


def run_build(options: argparse.Namespace) -> int:
    """Make the first set; raises a DataError or OSError."""
    built = build(options.source, options.tables)
    print("\n".join(f"{name}: {count} rows" for name, count in built.rows.items()))
    if built.other:
        print(f"version {built.other} is served: 'python -m data rollback first' serves the tables that were built")
    return 0


def list_versions(options: argparse.Namespace) -> int:
    """Print the versions, the newest first."""
    for item in versions(options.tables):
        print(in_words(item))
    return 0


def go_back(options: argparse.Namespace) -> int:
    """Go back, and print what is served now."""
    made = rollback(options.tables, options.version, user())
    (listed,) = [item for item in versions(options.tables) if item.manifest.version == made]
    print(in_words(listed))
    return 0


def run_push(options: argparse.Namespace) -> int:
    """Push, and print what is served there; raises a DataError or OSError."""
    pushed = push(options.tables, options.storage, again=options.replace)
    where = shown(options.storage)
    print(f"{where}: version {pushed} is served" if pushed else f"{where} serves what {options.tables} does already")
    return 0


def in_words(item: Listed) -> str:
    """A version on a line, with what differs in it on lines below."""
    manifest = item.manifest
    when = f"{datetime.fromisoformat(manifest.made_at):%Y-%m-%d %H:%M}" if manifest.made_at else ""
    parts = ["*" if item.served else " ", manifest.version, when, manifest.made_by or "", manifest.action]
    return "\n".join(["  ".join(part for part in parts if part), *(f"     {line}" for line in manifest.summary)])
