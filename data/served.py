"""What a running dashboard serves: the newest version of the data, and the last few that open pages began with."""

from __future__ import annotations

import gc
import logging
import weakref
from collections.abc import Callable
from pathlib import Path
from threading import Lock, Thread
from time import sleep

from data.storage.copying import Copy
from data.storage.errors import StorageError, is_address
from data.store import Store, load
from data.survey.errors import DataError
from data.survey.versions import mark

#: How many versions before the newest are kept.
HELD = 2
#: Seconds between two looks at what is published: in a folder, in a storage, and the most where that fails.
FOLDER, STORAGE, FAILING = 0.5, 5.0, 60.0


class Served:
    """Stores by version, the newest of which follows what is published.

    A new set is read and got ready beside the old one, and served from one moment on; one that cannot be read is told
    once in the log, and the old one stays.
    """

    def __init__(self, tables: Path | str, ready: Callable[[Store], object] = lambda _: None) -> None:
        """Read what is served in the folder ``tables``, as ``load`` does, or at this address of a storage;
        ``ready`` makes beforehand what many will ask of a set. Raises a DataError.
        """
        self._copy = Copy(tables) if isinstance(tables, str) and is_address(tables) else None
        self._root, self._ready = self._copy.root if self._copy else Path(tables), ready
        self._mark = mark(self._root)
        self._stores: tuple[Store, ...] = (load(self._root),)
        self._looking = Lock()
        self._told: str | None = None
        self.pause = STORAGE if self._copy else FOLDER

    @property
    def newest(self) -> Store:
        """What is served to who comes now."""
        return self._stores[0]

    def of(self, version: str) -> Store:
        """The store of a version; the newest where that is not held any more, or never was."""
        stores = self._stores
        return next((store for store in stores if store.version == version), stores[0])

    def look(self) -> None:
        """Serve another set where one was published since the last look."""
        with self._looking:
            if self._copy is not None and not self._copied(self._copy):
                return
            found = mark(self._root)
            if found == self._mark:
                return
            self._mark = found
            try:
                self._take(load(self._root))
            except (DataError, OSError) as error:
                logging.getLogger(__name__).error("the data that were served before stay: %s", error)

    def _copied(self, copy: Copy) -> bool:
        """Whether the copy holds what the storage serves; if not that is told once, and asked less and less often."""
        try:
            copy.refresh()
        except StorageError as error:
            if error.kind != self._told:
                logging.getLogger(__name__).error("the data that were served before stay: %s", error)
            self._told, self.pause = error.kind, min(FAILING, 2 * self.pause)
            return False
        if self._told is not None:
            logging.getLogger(__name__).warning("the storage with the data can be read again")
        self._told, self.pause = None, STORAGE
        return True

    def get_ready(self) -> None:
        """Do beforehand what the first readers would wait for."""
        self._ready(self.newest)
        _settle()

    def _take(self, store: Store) -> None:
        self._ready(store)
        others = (held for held in self._stores if held.version != store.version)
        self._stores = (store, *others)[: HELD + 1]
        if self._copy is not None:
            self._copy.keep(held.folder for held in self._stores)
        _settle()

    def follow(self) -> None:
        """Look from now on, until nobody has this any more."""
        Thread(target=_follow, args=(weakref.ref(self),), name="follows versions", daemon=True).start()


def _settle() -> None:
    """Leave what is kept from now on out of the garbage collection, for which one would now and then wait 0.1 s."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _follow(followed: weakref.ref[Served]) -> None:
    while (served := followed()) is not None:
        try:
            served.look()
        except Exception:  # noqa: BLE001, RUF100 - whatever is wrong with one set, the next is looked at
            logging.getLogger(__name__).exception("the data that were served before stay")
        pause = served.pause
        del served
        sleep(pause)
