"""Which versions there are, and going back to one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data.publishing.disk import BUILT, UNFINISHED, locked, seal, serve, staged
from data.publishing.publish import made_now
from data.store import read_set
from data.survey.errors import DataError
from data.survey.versions import FIRST, VERSIONS, Manifest, pointed, read_manifest, served_set, table_set


class NoSuchVersionError(DataError):
    """There is nothing to go back to, or not what was asked for."""


@dataclass(frozen=True)
class Listed:
    """A version, and whether it is the one that is served."""

    manifest: Manifest
    served: bool


def versions(root: Path) -> list[Listed]:
    """All versions, the newest first and the first set last; raises TableMissingError or TableDamagedError."""
    current = _pointed(root) or ""
    folders = [path for path in (root / VERSIONS).glob("*") if not path.name.startswith((UNFINISHED, BUILT))]
    found = [manifest for folder in folders if (manifest := read_manifest(folder))]
    first = read_manifest(root) or Manifest(FIRST, "build")
    found.sort(key=lambda manifest: manifest.version, reverse=True)
    is_first = current.startswith((FIRST, BUILT))
    return [*(Listed(item, item.version == current) for item in found), Listed(first, is_first)]


def rollback(root: Path, version: str | None, by: str) -> str:
    """Have an earlier version served again, by default the one before what is shown: the id of the version that tells.

    That one has no files of its own and shows those of the other, so that nothing is forgotten: who went back is in the
    list too, and can be undone in the same way. Raises NoSuchVersionError, BusyError, another DataError or OSError.
    """
    with locked(root):
        if version and not (version.startswith(FIRST) or version in {item.manifest.version for item in versions(root)}):
            raise NoSuchVersionError(f"there is no version {version}: 'python -m data versions' lists them")
        wanted = table_set(root, version or _before(root))
        if wanted.folder == _shown(root):
            raise NoSuchVersionError(f"{version or wanted.version} is what is served already")
        read_set(wanted, rules=True)
        target = FIRST if wanted.folder == root else wanted.folder.name
        summary = [f"Terug naar {target}."]
        manifest = made_now("rollback", by, summary, _pointed(root), same_as=target)
        with staged(root) as folder:
            seal(folder, manifest)
            serve(root, folder, manifest.version)
    return manifest.version


def _before(root: Path) -> str:
    """The version that what is shown now was made from."""
    manifest = served_set(root).manifest
    if manifest is None or manifest.parent is None:
        raise NoSuchVersionError("there is nothing before the first set")
    return manifest.parent


def _shown(root: Path) -> Path | None:
    """The folder with the files that are served; None where that cannot be told, which is a reason to go back."""
    try:
        return served_set(root).folder
    except DataError:
        return None


def _pointed(root: Path) -> str | None:
    try:
        return pointed(root)
    except DataError:
        return None
