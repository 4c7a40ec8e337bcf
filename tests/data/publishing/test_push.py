"""Pushing to a storage: broken off anywhere the old or the new set is served whole, and nobody is overwritten."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from data.__main__ import main
from data.publishing import build, publish, rollback, served
from data.publishing.push import push
from data.storage.copying import Copy
from data.storage.storage import Storage
from data.store import TABLES_DIR, load
from data.survey.errors import DataError
from data.survey.versions import FIRST, MANIFEST
from tests.builders import copied
from tests.data.publishing.small import changed, first_set, publish_changed, small, value_of
from tests.data.publishing.test_publish import PRIVATE


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a first set."""
    return first_set(tmp_path / "tables")


@pytest.fixture(autouse=True)
def one_process(monkeypatch: pytest.MonkeyPatch, kept_storage: Callable[[str], Storage]) -> None:
    """Machines that start in a test ask the storage from one process too."""
    monkeypatch.setattr("data.storage.copying.Storage", kept_storage)


def values(address: str) -> list[float]:
    """What a machine that starts now serves, as ``value_of`` tells it."""
    with closing(Copy(address)) as copy:
        return value_of(copy.root)


class BrokenOffError(Exception):
    """A push was broken off."""


def test_broken_off_before_any_write_a_whole_set_is_served(
    root: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    push(root, address)
    old = value_of(root)
    made = publish_changed(root, 27.5)
    reader = Copy(address)
    writes, allowed = 0, 0

    def counted(name: str) -> None:
        real = getattr(Storage, name)

        def write(storage: Storage, *values: object) -> None:
            nonlocal writes
            writes += 1
            if writes > allowed:
                raise BrokenOffError
            real(storage, *values)

        monkeypatch.setattr(Storage, name, write)

    for name in ("put", "copy"):
        counted(name)
    while True:
        writes = 0
        try:
            assert push(root, address) == made
            break
        except BrokenOffError:
            reader.refresh()
            assert value_of(reader.root) == old, allowed
            allowed += 1
    # Every file with its manifest and pointer, and then the pointer of all: where only that is left, only that is done.
    assert allowed > 15
    assert writes == 1
    reader.refresh()
    assert 27.5 in value_of(reader.root)
    assert values(address) == value_of(root)
    assert push(root, address) is None
    reader.close()


def test_going_back_is_pushed_as_any_version(root: Path, address: str) -> None:
    publish_changed(root, 27.5)
    push(root, address)
    rollback(root, None, "anna")
    version = push(root, address)
    assert version == served(root).version
    assert values(address) == value_of(root)
    assert 27.5 not in values(address)


def test_nothing_private_leaves_the_folder(root: Path, address: str) -> None:
    before = served(root).version
    publish(
        root, changed(small(), 27.5), action="import", summary=[], by="anna", expected_parent=before,
        private={2021: PRIVATE},
    )  # fmt: skip
    assert served(root).private
    push(root, address)
    with closing(Copy(address)) as copy:
        assert value_of(copy.root) == value_of(root)
        assert not list(copy.root.rglob("private"))
        assert "private" not in next(copy.root.rglob(MANIFEST)).read_text()


def test_what_another_publisher_serves_is_not_overwritten(root: Path, address: str, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(root, other)
    push(root, address)
    theirs = publish_changed(other, 28.5)
    push(other, address)
    publish_changed(root, 27.5)
    with pytest.raises(DataError, match=f"serves version {theirs}, which is not in {root}: push from the folder where"):
        push(root, address)
    assert 28.5 in values(address)
    push(root, address, again=True)
    assert 27.5 in values(address)


def test_a_first_set_that_was_built_anew_takes_the_place_of_another(root: Path, address: str) -> None:
    push(root, address)
    path = root.with_name("tables source") / "results.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",26.5,", ",30.5,"), encoding="utf-8")
    build(path.parent, root)
    push(root, address)
    assert 30.5 in values(address)


def test_tables_of_another_tool_are_pushed_with_a_manifest(tmp_path: Path, address: str) -> None:
    folder = copied(tmp_path / "tables")
    assert push(folder, address) == f"{FIRST}-{load(TABLES_DIR).version}"
    with closing(Copy(address)) as copy:
        assert load(copy.root).version == load(TABLES_DIR).version
    assert push(folder, address) is None


def test_what_is_damaged_in_the_folder_is_not_pushed(root: Path, address: str) -> None:
    (root / "results.parquet").write_bytes(b"PAR1")
    with pytest.raises(DataError, match=r"results\.parquet is damaged"):
        push(root, address)


def test_the_commands_know_a_storage(root: Path, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    where = address.partition("?")[0]
    arguments = ["--tables", str(root)]
    assert main(["push", address, *arguments]) == 0
    assert capsys.readouterr().out == f"{where}: version {served(root).version} is served\n"
    assert main(["push", address, *arguments]) == 0
    assert capsys.readouterr().out == f"{where} serves what {root} does already\n"
    # What only reads works on both.
    assert main(["check", "--source", str(root.with_name("tables source")), "--tables", address]) == 0
    assert f"served tables in {where}: version first-" in capsys.readouterr().out
    for command in (
        ["build"],
        ["rollback"],
        ["versions"],
        ["import", "x.xlsx"],
        ["review", "x.csv"],
        ["push", address],
    ):
        assert main([*command, "--tables", address]) == 1
        told = capsys.readouterr().err
        assert told.startswith(f"this works on a folder, and not on {where}: "), command
        assert told.count("\n") == 1
        assert "endpoint" not in told


def test_a_push_mends_what_was_damaged_in_the_storage(root: Path, address: str) -> None:
    push(root, address)
    with closing(Storage(address)) as storage:
        for content in (b"", b"\xff\n", b"set-none"):
            storage.put("current", content, 60)
            with pytest.raises(DataError, match=r"is damaged.*write it again with 'python -m data push s3:"):
                push(root, address)
    push(root, address, again=True)
    assert values(address) == value_of(root)
