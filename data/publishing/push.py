"""Putting what is published in a folder into a storage, where other machines read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from data.publishing.disk import INDEX, locked
from data.publishing.history import versions
from data.publishing.publish import PRIVATE
from data.storage.errors import problem, shown
from data.storage.layout import CURRENT, NAME, name_of, written
from data.storage.storage import Storage
from data.store import load_served
from data.survey.errors import DataError
from data.survey.prepared import digest
from data.survey.schema import TABLES
from data.survey.versions import FIRST, MANIFEST, Manifest, TableSet, manifest_of

#: Seconds for a file.
TAKES = 300


class OtherPublisherError(DataError):
    """What a storage serves does not come from this folder."""

    def __init__(self, address: str, version: str, root: Path) -> None:
        super().__init__(
            f"{shown(address)} serves version {version}, which is not in {root}: push from the folder where it was "
            "made, or serve the tables of this folder there with --replace"
        )


def push(root: Path, address: str, *, again: bool = False) -> str | None:
    """Have what is served from a folder served from a storage too: its version; None where it is there already.

    All files of a set are written before its manifest, and ``current`` last; so breaking off leaves what was served
    before, and the next push does all of it. Two pushes from a folder do not run at once; of two from different folders
    at the same moment the last is served, for pyarrow cannot write on a condition. A first set is made from the source,
    so one of another content may always be replaced. With ``again`` everything is written, whatever is there.
    Raises OtherPublisherError, StorageError, BusyError, another DataError or OSError.
    """
    storage = Storage(address)
    try:
        with locked(root):
            contents, manifest = _published(root)
            name = name_of(manifest)
            if not again and _is_there(storage, name, root):
                return None
            if again or storage.get(f"{name}/{MANIFEST}", TAKES) != written(manifest):
                for path, content in contents.items():
                    storage.put(f"{name}/{path}", content, TAKES)
                storage.put(f"{name}/{CURRENT}", name.encode(), TAKES)
                storage.put(f"{name}/{MANIFEST}", written(manifest), TAKES)
            # A file that is written over may be empty for a moment; one that is copied over is not.
            storage.copy(f"{name}/{CURRENT}", CURRENT, TAKES)
    finally:
        storage.close()
    return manifest.version


def _published(root: Path) -> tuple[dict[str, bytes], Manifest]:
    """The files of the set that is served, without what is private, and their manifest."""
    found, store = load_served(root)
    contents = dict(_contents(found))
    manifest = next((item.manifest for item in versions(root) if item.served), Manifest(FIRST, "build"))
    version = f"{FIRST}-{store.version}" if manifest.version == FIRST else manifest.version
    files = {path: digest(content) for path, content in contents.items()}
    return contents, replace(manifest, version=version, files=files, same_as=None)


def _contents(found: TableSet) -> Iterator[tuple[str, bytes]]:
    paths = found.manifest.files if found.manifest else [f"{name}.parquet" for name in TABLES]
    for path in paths:
        content = None if path.startswith(f"{PRIVATE}/") else found.content(path)
        if content is not None:
            yield path, content
    # The index has its digest in itself, and not in the manifest of a folder.
    if (found.folder / INDEX).exists():
        yield INDEX, (found.folder / INDEX).read_bytes()


def _is_there(storage: Storage, name: str, root: Path) -> bool:
    """Whether a set is what the storage serves; raises OtherPublisherError where that comes from elsewhere."""
    content = storage.get(CURRENT, TAKES)
    served = (content or b"").decode(errors="replace").strip()
    if served == name:
        return True
    if content is not None:
        version = _version(storage, served)
        known = {item.manifest.version for item in versions(root)}
        if version not in known and not version.startswith(FIRST):
            raise OtherPublisherError(storage.address, version, root)
    return False


def _version(storage: Storage, served: str) -> str:
    """The version of the set that a storage serves; raises StorageError where that cannot be told."""
    try:
        if not NAME.fullmatch(served):
            raise ValueError(f"'{CURRENT}' does not hold the name of a set")
        return manifest_of(storage.get(f"{served}/{MANIFEST}", TAKES) or b"").version
    except ValueError as error:
        raise problem(storage.address, "damaged", str(error)) from error
