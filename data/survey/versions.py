"""A set of tables on disk and its versions, as they are read: which one is served, and what its manifest holds.

The folder of the tables holds the first set itself, and may hold ``versions/<id>/`` and ``current``, a text with the id
of the version that is served; without it the first set is. A version without files of its own is that of another one
again: somebody went back. :mod:`data.publishing` writes all this.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from data.survey.errors import TableDamagedError, TableMissingError
from data.survey.prepared import digest

MANIFEST, POINTER, VERSIONS = "manifest.json", "current", "versions"
#: How the id of the first set starts; what follows is the digest of its content.
FIRST = "first"


@dataclass(frozen=True)
class Manifest:
    """What a set is: its version, how, when and by whom it was made from which ``parent``, the SHA-256 of its files.

    ``made_at`` and ``made_by`` are None in the first set, which is the same wherever it is made. ``same_as`` is the
    version whose files this one shows again.
    """

    version: str
    action: str
    files: Mapping[str, str] = field(default_factory=dict)
    made_at: str | None = None
    made_by: str | None = None
    summary: tuple[str, ...] = ()
    parent: str | None = None
    same_as: str | None = None


@dataclass(frozen=True)
class TableSet:
    """The folder with the files of a set, its id, and its manifest; None where another tool made the set."""

    folder: Path
    version: str
    manifest: Manifest | None

    def fits(self, digests: Mapping[str, str]) -> bool:
        """Whether the tables have these digests, as far as the manifest tells."""
        files = self.manifest.files if self.manifest else {}
        return all(files.get(f"{table}.parquet", known) == known for table, known in digests.items())

    def content(self, path: str) -> bytes | None:
        """A file of the set; None where the set has none. Raises TableMissingError or TableDamagedError.

        Without a manifest whatever is in the folder belongs to the set, but for what was prepared: nothing says whether
        that was altered.
        """
        expected = None if self.manifest is None else self.manifest.files.get(path)
        where = self.folder / path
        try:
            found = where.read_bytes()
        except FileNotFoundError as error:
            if expected is not None:
                raise TableMissingError(where) from error
            return None
        except OSError as error:
            raise TableMissingError(where, error) from error
        if self.manifest is None:
            return found if where.parent == self.folder else None
        if expected is None:
            raise TableDamagedError(where, f"{MANIFEST} does not name it, so it belongs to another set")
        if digest(found) != expected:
            raise TableDamagedError(
                where, f"it is not the file that {MANIFEST} names: cut off, altered or of another set"
            )
        return found


def in_folder(folder: Path) -> TableSet:
    """The set in a folder itself, whatever is served; raises TableMissingError or TableDamagedError."""
    manifest = read_manifest(folder)
    return TableSet(folder, manifest.version if manifest else FIRST, manifest)


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of the set in a folder; None where it has none. Raises TableMissingError or TableDamagedError."""
    path = folder / MANIFEST
    try:
        return manifest_of(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise TableMissingError(path, error) from error
    except ValueError as error:
        raise TableDamagedError(path, str(error)) from error


def manifest_of(content: bytes) -> Manifest:
    """The manifest in the content of a file; raises ValueError, which says what is wrong."""
    try:
        values = json.loads(content)
        return Manifest(**{**values, "summary": tuple(values["summary"]), "files": dict(values["files"])})
    except (ValueError, TypeError, KeyError) as error:
        raise ValueError("it is no manifest of this version") from error


def pointed(root: Path) -> str:
    """The id that ``current`` holds; :data:`FIRST` where there is no such file."""
    path = root / POINTER
    try:
        text = path.read_text(encoding="utf-8", errors="replace").strip()
    except FileNotFoundError:
        return FIRST
    except OSError as error:
        raise TableMissingError(path, error) from error
    if not re.fullmatch(r"[a-z0-9-]+", text):
        raise TableDamagedError(path, "it does not hold the id of a version")
    return text


def folder_of(root: Path, version: str) -> Path:
    """Where the set of a version stands."""
    return root if version.startswith(FIRST) else root / VERSIONS / version


def served_set(root: Path) -> TableSet:
    """The set that is served; raises TableMissingError or TableDamagedError."""
    return table_set(root, pointed(root))


def table_set(root: Path, version: str) -> TableSet:
    """The set of a version, or the one that it shows again; raises TableMissingError or TableDamagedError."""
    found = in_folder(folder_of(root, version))
    if found.manifest is None and found.folder != root:
        raise TableMissingError(found.folder / MANIFEST)
    if found.manifest is not None and found.manifest.same_as:
        return replace(in_folder(folder_of(root, found.manifest.same_as)), version=version)
    return found


def mark(root: Path) -> tuple[object, ...]:
    """What is another one as soon as another set is served, and quick to ask."""
    found: list[object] = []
    for path in (root / POINTER, root / MANIFEST):
        try:
            status = path.stat()
            found += [status.st_ino, status.st_mtime_ns, status.st_size]
        except OSError:
            found.append(None)
    return tuple(found)
