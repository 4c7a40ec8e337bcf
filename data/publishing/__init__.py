"""Versions of a set of tables: made aside, checked, served by one rename, listed and gone back to.

The law of this room: a set is whole and on the disk before ``current`` points at it, and is never changed after that.
One process at a time writes, which the lock sees to; whoever reads never waits, and no version is ever lost. Nothing is
known here of where rows come from: a source comes in, an id goes out. :mod:`data.survey.versions` says how a set lies
on the disk and reads it.
"""

from data.publishing.disk import BusyError
from data.publishing.first import build
from data.publishing.history import Listed, rollback, versions
from data.publishing.publish import OutdatedError, ServedTables, publish, served, user

__all__ = [
    "BusyError",
    "Listed",
    "OutdatedError",
    "ServedTables",
    "build",
    "publish",
    "rollback",
    "served",
    "user",
    "versions",
]
