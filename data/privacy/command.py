"""``python -m data review``: what was decided about open answers goes in, or the published quotes come out for it."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from data.building.command import add_tables
from data.building.source_tables import source_of
from data.privacy.reading import read_review
from data.privacy.review import write_listed
from data.privacy.taking_in import listed, take_in
from data.publishing.publish import publish, served, user


def add(commands: Any) -> None:
    """Add the command to a parser's subparsers."""
    text = "publish what was decided about open answers, or write the published quotes to decide about"
    review = commands.add_parser("review", help=text, description=text)
    review.add_argument("file", nargs="?", type=Path, help="the file with decisions, such as review.csv")
    review.add_argument("--existing", action="store_true", help="write the quotes that are published already")
    review.add_argument("-o", "--output", type=Path, default=Path("review.csv"), help="where --existing writes them")
    add_tables(review, only_folder=True)
    review.set_defaults(run=run, usage=review.error)


def run(options: argparse.Namespace) -> int:
    """Do what is asked; raises a DataError or OSError."""
    if (options.file is None) != options.existing:
        options.usage("give a file with decisions, or --existing to write one")
    before = served(options.tables)
    source = source_of(before.tables)
    if options.existing:
        quotes = list(listed(source))
        write_listed(quotes, options.output)
        print(f"{options.output}: {len(quotes)} quotes to decide about")
        return 0
    review = read_review(options.file)
    after, summary = take_in(review, source, by=user(), on=date.today())
    print("\n".join(summary))
    if not review.decisions:
        print("nothing was decided, so nothing is published")
        return 0
    version = publish(
        options.tables, after, action="review", summary=summary, by=user(), expected_parent=before.version
    )
    print(f"version {version} is served")
    return 0
