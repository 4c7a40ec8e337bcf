"""A running dashboard follows what is published, and holds the versions that open pages began with."""

from __future__ import annotations

import gc
import logging
import weakref
from pathlib import Path

import pytest

from callbacks.large_files import on_disk, version_in
from data.publishing import build, rollback
from data.served import HELD, Served
from data.storage.copying import Copy
from data.storage.errors import problem
from data.store import Store, load
from data.views.choices import questions_of
from tests.data.publishing.small import first_set, publish_changed
from tests.object_storage import ObjectStorage, Published


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a first set."""
    return first_set(tmp_path / "tables")


@pytest.fixture(params=["folder", "storage"])
def published(request: pytest.FixtureRequest, root: Path) -> Published:
    """The first set, served from its folder or from a storage."""
    found = Published(root, request.getfixturevalue("address") if request.param == "storage" else None)
    found.push()
    return found


def test_the_newest_is_served_and_the_last_few_are_held(published: Published) -> None:
    root = published.folder
    ready: list[Store] = []
    served = Served(published.tables, ready.append)
    made = [served.newest.version]
    for value in (27.5, 28.5, 29.5):
        publish_changed(root, value)
        published.push()
        served.look()
        made.append(served.newest.version)
        # A large file is made from the same folder by a process of its own.
        assert on_disk(served.newest)
        assert version_in(str(served.newest.folder), made[-1]).version == made[-1]
    assert [store.version for store in ready] == made[1:]
    assert [served.of(version).version for version in made[1:]] == made[1:]
    assert served.of(made[0]) is served.of("") is served.newest
    assert HELD == 2
    rollback(root, "first", "anna")
    published.push()
    served.look()
    assert served.newest.version == made[0]
    gc.unfreeze()


def test_what_is_not_held_any_more_takes_no_room(published: Published) -> None:
    def ready(store: Store) -> None:
        assert questions_of(store).ids

    served = Served(published.tables, ready)
    questions_of(served.newest)
    first, folder = weakref.ref(served.newest), served.newest.folder
    assert folder
    for value in (27.5, 28.5, 29.5):
        publish_changed(published.folder, value)
        published.push()
        served.look()
    assert first() is None
    if published.address:
        assert len(list(folder.parent.iterdir())) == HELD + 1
        assert not folder.exists()
        del served
        gc.collect()
        assert not folder.parents[1].exists()
    gc.unfreeze()


def test_a_storage_that_is_gone_is_told_and_followed_again(
    root: Path, address: str, object_storage: ObjectStorage, caplog: pytest.LogCaptureFixture
) -> None:
    published = Published(root, address)
    published.push()
    served = Served(address)
    before = served.newest
    publish_changed(root, 27.5)
    published.push()
    object_storage.stop()
    try:
        served.look()
        assert served.newest is before
    finally:
        object_storage.start()
    (told,) = caplog.messages
    assert "the data that were served before stay: cannot reach s3://" in told
    served.look()
    assert served.newest.version == load(root).version != before.version
    assert caplog.messages[1:] == ["the storage with the data can be read again"]
    gc.unfreeze()


def test_that_a_storage_fails_is_told_once_and_it_is_asked_less_and_less_often(
    root: Path, address: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    Published(root, address).push()
    served = Served(address)

    def gone(_: Copy) -> None:
        raise problem(address, "network", f"attempt {len(pauses)}")

    pauses: list[float] = []

    with monkeypatch.context() as patched:
        patched.setattr(Copy, "refresh", gone)
        patched.setattr("data.served.FAILING", 1.0)
        for _ in range(5):
            served.look()
            pauses.append(served.pause)
    assert pauses == [0.4, 0.8, 1.0, 1.0, 1.0]
    assert len(caplog.messages) == 1
    served.look()
    assert served.pause == 0.2
    assert caplog.messages[1:] == ["the storage with the data can be read again"]
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
