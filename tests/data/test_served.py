"""A running dashboard follows what is published, and holds the versions that open pages began with."""

from __future__ import annotations

import gc
import logging
import weakref
from pathlib import Path

import pytest

from data.publishing import build, rollback
from data.served import HELD, Served
from data.store import Store
from data.views.choices import questions_of
from tests.data.publishing.small import first_set, publish_changed


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a first set."""
    return first_set(tmp_path / "tables")


def test_the_newest_is_served_and_the_last_few_are_held(root: Path) -> None:
    ready: list[Store] = []
    served = Served(root, ready.append)
    made = [served.newest.version]
    for value in (27.5, 28.5, 29.5):
        publish_changed(root, value)
        served.look()
        made.append(served.newest.version)
    assert [store.version for store in ready] == made[1:]
    assert [served.of(version).version for version in made[1:]] == made[1:]
    assert served.of(made[0]) is served.of("") is served.newest
    assert HELD == 2
    rollback(root, "first", "anna")
    served.look()
    assert served.newest.version == made[0]
    gc.unfreeze()


def test_what_is_not_held_any_more_takes_no_memory(root: Path) -> None:
    def ready(store: Store) -> None:
        assert questions_of(store).ids

    served = Served(root, ready)
    questions_of(served.newest)
    first = weakref.ref(served.newest)
    for value in (27.5, 28.5, 29.5):
        publish_changed(root, value)
        served.look()
    assert first() is None
    gc.unfreeze()


def test_a_broken_set_is_told_once_and_the_old_one_stays(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    served = Served(root)
    before = served.newest
    made = publish_changed(root, 27.5)
    path = root / "versions" / made / "results.parquet"
    held = path.read_bytes()
    path.write_bytes(held[:-1])
    with caplog.at_level(logging.ERROR):
        served.look()
        served.look()
    assert served.newest is before
    assert len(caplog.records) == 1
    assert "results.parquet is damaged" in caplog.text
    path.write_bytes(held)
    publish_changed(root, 28.5)
    served.look()
    assert served.newest is not before
    gc.unfreeze()


def test_the_first_set_built_anew_is_followed(root: Path) -> None:
    served = Served(root)
    source = root.with_name("tables source")
    path = source / "results.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",26.5,", ",30.5,"), encoding="utf-8")
    build(source, root)
    before = served.newest.version
    served.look()
    assert served.newest.version != before
    assert served.newest.folder == root
    gc.unfreeze()
