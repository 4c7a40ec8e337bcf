"""What a running dashboard serves: the newest version of the data, and the last few that open pages began with."""

from __future__ import annotations

import gc
import logging
import weakref
from collections.abc import Callable
from pathlib import Path
from threading import Lock, Thread
from time import sleep

from data.store import Store, load
from data.survey.errors import DataError
from data.survey.versions import mark

#: How many versions before the newest are kept, and seconds between two looks at the pointer.
HELD, PAUSE = 2, 0.5


class Served:
    """Stores by version, the newest of which follows what is published.

    A new set is read and got ready beside the old one, and served from one moment on; one that cannot be read is told
    once in the log, and the old one stays.
    """

    def __init__(self, root: Path, ready: Callable[[Store], object] = lambda _: None) -> None:
        """Read what is served in ``root``, as ``load`` does; ``ready`` makes beforehand what many will ask of a set."""
        self._root, self._ready = root, ready
        self._mark = mark(root)
        self._stores: tuple[Store, ...] = (load(root),)
        self._looking = Lock()

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
            found = mark(self._root)
            if found == self._mark:
                return
            self._mark = found
            try:
                self._take(load(self._root))
            except (DataError, OSError) as error:
                logging.getLogger(__name__).error("the data that were served before stay: %s", error)

    def get_ready(self, store: Store | None = None) -> None:
        """Do beforehand what the first readers of a set would wait for, by default of the newest.

        What is kept from then on is left out of the garbage collection, for which one would now and then wait 0.1 s.
        """
        self._ready(store or self.newest)
        gc.collect()
        gc.freeze()

    def _take(self, store: Store) -> None:
        self.get_ready(store)
        others = (held for held in self._stores if held.version != store.version)
        self._stores = (store, *others)[: HELD + 1]

    def follow(self) -> None:
        """Look from now on, until nobody has this any more."""
        Thread(target=_follow, args=(weakref.ref(self),), name="follows versions", daemon=True).start()


def _follow(followed: weakref.ref[Served]) -> None:
    while (served := followed()) is not None:
        try:
            served.look()
        except Exception:  # noqa: BLE001, RUF100 - whatever is wrong with one set, the next is looked at
            logging.getLogger(__name__).exception("the data that were served before stay")
        del served
        sleep(PAUSE)
