"""Fixtures for all tests."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data import served
from data.storage.storage import Storage
from data.store import TABLES_DIR, Store, load
from tests.object_storage import BUCKET, CREDENTIALS, ObjectStorage

#: The report's text is not part of the project; tests that compare with it are skipped where it is absent.
REPORT = Path(
    os.environ.get("REPORT_TEXT") or Path(__file__).parents[2] / "shared" / "source" / "trendrapportage-2018-2021.txt"
)


@pytest.fixture(scope="session")
def survey() -> Store:
    """The committed tables of the real survey."""
    return load(TABLES_DIR)


@pytest.fixture(scope="session")
def report() -> list[str]:
    """Lines of the report, so that report[n] is line n."""
    if not REPORT.exists():
        pytest.skip("the text of the report is not here; set REPORT_TEXT to its path to compare with it")
    return ["", *REPORT.read_text(encoding="utf-8").split("\n")]


@pytest.fixture(scope="session")
def object_storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectStorage]:
    """A storage that speaks S3, which runs."""
    found = ObjectStorage(tmp_path_factory.mktemp("storage"))
    found.start()
    yield found
    found.stop()


@pytest.fixture
def kept_storage() -> Iterator[Callable[[str], Storage]]:
    """Opens a storage as pushing does, in one process for a whole test, for each takes a while to start."""
    known: dict[str, Storage] = {}

    class Kept(Storage):
        def close(self) -> None:
            """Leave it open."""

    yield lambda address: known.setdefault(address, Kept(address))
    for kept in known.values():
        Storage.close(kept)


@pytest.fixture
def address(
    object_storage: ObjectStorage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kept_storage: Callable[[str], Storage],
) -> str:
    """An address in it where nothing is, which this process may read and write, and is looked at often."""
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(served, "STORAGE", 0.2)
    monkeypatch.setattr(served, "FAILING", 0.2)
    monkeypatch.setattr("data.publishing.push.Storage", kept_storage)
    return object_storage.address_of(f"{BUCKET}/{tmp_path.name}")
