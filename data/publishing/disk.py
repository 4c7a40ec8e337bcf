"""Writing a set so that a power cut, a kill or a full disk leaves the old one or the new one: steps and lock."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

from data.quotes.index import INDEX_FILE
from data.survey.errors import DataError
from data.survey.prepared import FOLDER, digest
from data.survey.schema import TABLES
from data.survey.versions import (
    FIRST,
    MANIFEST,
    POINTER,
    VERSIONS,
    Manifest,
    folder_of,
    pointed,
    read_manifest,
    table_set,
)

LOCK = "lock"
#: How the name of a folder starts that is not whole yet, or not any more.
UNFINISHED = ".new-"
#: How the name of a first set starts that takes the place of the one before; what follows is the id served after it.
BUILT = "build-"
INDEX = f"{FOLDER}/{INDEX_FILE}"


class BusyError(DataError):
    """Another process is publishing."""

    def __init__(self, root: Path) -> None:
        super().__init__(f"{root} is being published to by another command: wait until that is done and try again")


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Be the only one that writes, with what a killed process left cleaned up; raises BusyError or OSError."""
    (root / VERSIONS).mkdir(parents=True, exist_ok=True)
    with (root / LOCK).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError(root) from error
        clean(root)
        yield


def clean(root: Path) -> None:
    """Remove what was not finished, and finish a first set that was being put in its place."""
    for unfinished in (root / VERSIONS).glob(f"{UNFINISHED}*"):
        shutil.rmtree(unfinished)
    _beside(root).unlink(missing_ok=True)
    for built in (root / VERSIONS).glob(f"{BUILT}*"):
        # Where the first set is served it is whole as long as the pointer is not at the new one.
        if pointed(root) == built.name or not is_first(root):
            put_in_place(root, built)
        else:
            remove(built)


def is_first(root: Path) -> bool:
    """Whether the files of the first set are the ones that are served."""
    return table_set(root, pointed(root)).folder == root


@contextmanager
def staged(root: Path) -> Iterator[Path]:
    """An empty folder to make a set in; it is gone afterwards, unless it was renamed."""
    folder = root / VERSIONS / (UNFINISHED + secrets.token_hex(4))
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def seal(folder: Path, manifest: Manifest) -> Manifest:
    """Write the manifest of a folder with the digests of its files, and have all of it on the disk.

    The index of the quotes has its digest in itself.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    files = {name: digest(path.read_bytes()) for name, path in names.items() if name != INDEX}
    sealed = replace(manifest, files=files)
    written = json.dumps(asdict(sealed), ensure_ascii=False, indent=1) + "\n"
    (folder / MANIFEST).write_text(written, encoding="utf-8")
    for path in (*paths, folder / MANIFEST, *(path for path in folder.rglob("*") if path.is_dir()), folder):
        sync(path)
    return sealed


def serve(root: Path, whole: Path, version: str) -> None:
    """Give a folder that is whole the name of its version, and serve it; nothing of it is left where that fails."""
    folder = folder_of(root, version)
    try:
        os.rename(whole, folder)
        sync(folder.parent)
        point(root, version)
    except OSError:
        if pointed(root) != version:
            remove(folder)
        raise


def point(root: Path, version: str) -> None:
    """Have a version served, in one step."""
    if version == FIRST:
        (root / POINTER).unlink(missing_ok=True)
    else:
        with _beside(root).open("w", encoding="utf-8") as file:
            file.write(f"{version}\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(_beside(root), root / POINTER)
    sync(root)


def put_in_place(root: Path, built: Path) -> None:
    """Copy a set into the folder of the first one, the manifest last, and serve what is to be served then.

    Whoever reads meanwhile reads the set at ``built``, or a version; so this may be broken off and done again.
    """
    manifest = read_manifest(built)
    files = {*(manifest.files if manifest else ()), *([INDEX] if (built / INDEX).exists() else [])}
    with staged(root) as aside:
        (root / FOLDER).mkdir(exist_ok=True)
        for number, name in enumerate([*sorted(files), MANIFEST]):
            shutil.copyfile(built / name, aside / str(number))
            sync(aside / str(number))
            os.replace(aside / str(number), root / name)
    for name in TABLES:
        if f"{name}.parquet" not in files:
            (root / f"{name}.parquet").unlink(missing_ok=True)
    sync(root / FOLDER)
    sync(root)
    if pointed(root) == built.name:
        point(root, built.name.removeprefix(BUILT) or FIRST)
    remove(built)


def remove(folder: Path) -> None:
    """Remove a folder that was whole: first its name, so that a part of it is never taken for the whole."""
    gone = folder.with_name(UNFINISHED + secrets.token_hex(4))
    os.rename(folder, gone)
    shutil.rmtree(gone)


def sync(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _beside(root: Path) -> Path:
    return root / f"{POINTER}.tmp"
