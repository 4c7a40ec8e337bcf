"""A folder of our own with what is published in a storage, so that it is read as any other folder with tables is."""

from __future__ import annotations

import os
import shutil
import weakref
from collections.abc import Iterable
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic

from data.storage.errors import StorageError, problem
from data.storage.layout import CURRENT, FILE, NAME
from data.storage.storage import Storage
from data.survey.prepared import digest
from data.survey.versions import MANIFEST, POINTER, VERSIONS, manifest_of

#: Seconds in which a storage must say what is served, and give all of it.
SAYS, GIVES = 20, 90
#: A folder in which a set is made.
UNFINISHED = ".new"


class Copy:
    """A temporary folder that holds what a storage serves, and goes with this object; one thread at a time refreshes.

    Its sets are never changed, so a large file can be made from one while another is served.
    """

    def __init__(self, address: str) -> None:
        """Copy what is served; raises StorageError."""
        self._storage = Storage(address)
        self._served = ""
        try:
            self.root = Path(mkdtemp(prefix="tables-"))
        except OSError as error:
            raise self._no_room(error) from error
        self._remove = weakref.finalize(self, shutil.rmtree, self.root, ignore_errors=True)
        try:
            self.refresh()
        except BaseException:
            self.close()
            raise

    def refresh(self) -> None:
        """Have what is served now; raises StorageError, and then all stays as it was.

        Where another set was published while one is copied, and that one was removed or damaged, the other is taken.
        """
        name = self._current()
        while name != self._served:
            try:
                self._take(name)
            except StorageError:
                before, name = name, self._current()
                if name == before:
                    raise
            except OSError as error:
                raise self._no_room(error) from error

    def keep(self, folders: Iterable[Path | None]) -> None:
        """Remove all sets but those in some folders."""
        kept = {self.root / VERSIONS / self._served, *folders}
        for folder in (self.root / VERSIONS).iterdir():
            if folder not in kept:
                shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Remove the folder, and end the process that asks the storage."""
        self._storage.close()
        self._remove()

    def _current(self) -> str:
        content = self._storage.get(CURRENT, SAYS)
        if content is None:
            raise problem(self._storage.address, "empty", f"it has no '{CURRENT}'")
        name = content.decode(errors="replace").strip()
        if not NAME.fullmatch(name):
            raise self._damaged(f"'{CURRENT}' does not hold the name of a set")
        return name

    def _take(self, name: str) -> None:
        """Copy a set and serve it."""
        aside, folder = self.root / UNFINISHED, self.root / VERSIONS / name
        if not folder.exists():
            shutil.rmtree(aside, ignore_errors=True)
            for path, content in self._contents(name):
                (aside / path).parent.mkdir(parents=True, exist_ok=True)
                (aside / path).write_bytes(content)
            folder.parent.mkdir(exist_ok=True)
            aside.rename(folder)
        beside = self.root / f"{POINTER}.new"
        beside.write_text(name, encoding="utf-8")
        os.replace(beside, self.root / POINTER)
        self._served = name

    def _contents(self, name: str) -> Iterable[tuple[str, bytes]]:
        """The files of a set, each as its manifest says, and the manifest."""
        end = monotonic() + GIVES
        content = self._get(f"{name}/{MANIFEST}", end)
        try:
            files = manifest_of(content).files
        except ValueError as error:
            raise self._damaged(f"'{name}/{MANIFEST}': {error}") from error
        yield MANIFEST, content
        for path, expected in files.items():
            if not FILE.fullmatch(path):
                raise self._damaged(f"'{name}/{MANIFEST}' names a file that cannot be part of a set")
            content = self._get(f"{name}/{path}", end)
            if digest(content) != expected:
                raise self._damaged(f"'{name}/{path}' is not the file that '{MANIFEST}' names: cut off or altered")
            yield path, content

    def _get(self, path: str, end: float) -> bytes:
        content = self._storage.get(path, max(1, end - monotonic()))
        if content is None:
            raise self._damaged(f"it has no '{path}'")
        return content

    def _no_room(self, error: OSError) -> StorageError:
        return problem(self._storage.address, "disk", error.strerror or str(error))

    def _damaged(self, reason: str) -> StorageError:
        return problem(self._storage.address, "damaged", reason)
