"""What an import calls of the rooms below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from data import publishing
from data.building.proposal import Proposal
from data.building.source_files import Source
from data.building.source_tables import source_of
from data.building.years import unchanged
from data.respondents.reading import read as read_respondents
from data.workbook.reading import read as read_workbook


@dataclass(frozen=True)
class Served:
    """What is served: the id of the version, its source, and the private answers by year."""

    version: str
    source: Source
    private: Mapping[int, pa.Table]


def served(root: Path) -> Served:
    """The set that is served from the folder of the tables; raises a DataError."""
    found = publishing.served(root)
    return Served(found.version, source_of(found.tables), found.private)


def publish(root: Path, proposal: Proposal, summary: Sequence[str], parent: str) -> str:
    """Publish what a proposal without faults holds: the id of the new version.

    Raises a DataError or OSError; nothing has changed then.
    """
    assert proposal.source is not None  # noqa: S101 - the caller has told the faults
    return publishing.publish(
        root,
        proposal.source,
        action="import",
        summary=summary,
        by=publishing.user(),
        expected_parent=parent,
        # What municipalities chose in this year before does not hold any more.
        private={proposal.year: proposal.private},
    )


def read(path: Path, mapping: Path | None, now: Served, *, confirmed: Mapping[str, str]) -> Proposal:
    """What a file would make of the survey; a year that is there already is replaced.

    With a ``mapping`` the file has a row per respondent. Raises OSError.
    """
    if mapping is None:
        return _with_private(read_workbook(path, now.source, replace=True, confirmed=confirmed), now)
    return read_respondents(path, mapping, now.source, replace=True, confirmed=confirmed, private=now.private)


def _with_private(proposal: Proposal, now: Served) -> Proposal:
    """A corrected year keeps what municipalities chose, of the questions whose answers are what they were."""
    table = now.private.get(proposal.year)
    if proposal.source is None or table is None:
        return proposal
    same = unchanged(now.source, proposal.source, proposal.year)
    return replace(proposal, private=table.filter(pc.is_in(table["question_id"], pa.array(sorted(same), pa.string()))))
