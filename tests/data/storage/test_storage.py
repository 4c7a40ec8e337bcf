"""What a storage does not give as it should is told in a sentence, in time, without secrets; S3 is a real one here."""

from __future__ import annotations

import errno
import os
import re
import socket
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import app
from data.publishing.push import push
from data.storage import copying
from data.storage.copying import Copy
from data.storage.errors import StorageError, is_address, shown
from data.storage.layout import CURRENT
from data.storage.process import reason
from data.storage.storage import Storage
from data.survey.versions import MANIFEST
from tests.data.publishing.small import first_set, publish_changed, value_of
from tests.object_storage import BUCKET, SECRET, ObjectStorage


@pytest.fixture
def root(tmp_path: Path, address: str) -> Path:
    """A folder with a first set, which is served from the storage too."""
    found = first_set(tmp_path / "tables")
    push(found, address)
    return found


def sentence(address: str) -> str:
    """What is told of an address where the dashboard does not start."""
    with pytest.raises(StorageError) as told:
        Copy(address)
    found = str(told.value)
    assert "\n" not in found
    assert SECRET not in found
    return found


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("ftp://bucket/path", r"cannot use the address ftp://bucket/path \(it begins with none of s3://, abfs://"),
        ("file:///tmp", "cannot use the address file:///tmp"),
        ("s3://", "names no bucket or container"),
        ("s3:///path", "Missing bucket name"),
        ("s3://bucket/path?endpoint=x&scheme=http", "Unexpected query parameter in S3 URI: 'endpoint'"),
        (f"s3://key:a/{SECRET}@bucket/path", "cannot use the address s3://key@bucket/path .*write it as s3://bucket"),
        ("abfs://container/path", "valid account name"),
    ],
)
def test_an_address_that_cannot_be_used_is_told(address: str, expected: str) -> None:
    assert re.search(expected, sentence(address))


def test_without_a_token_from_azure_it_is_told_though_the_library_ends_its_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in [name for name in os.environ if name.startswith("AZURE_")]:
        monkeypatch.delenv(name)
    told = sentence("abfs://container@account.dfs.core.windows.net/x?credential_kind=workload_identity")
    assert "abfs://container@account.dfs.core.windows.net/x gives no access (WorkloadIdentityCredential" in told


def test_what_is_wrong_with_a_storage_is_told(
    object_storage: ObjectStorage, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = shown(address)
    assert sentence(address).startswith(f"nothing is published at {where} (it has no 'current'): ")
    assert "s3://nobody/x: there is no such bucket" in sentence(object_storage.address_of("nobody/x"))
    # Secrets may stand in the address too, and are told nowhere.
    assert f"s3://key@{BUCKET}/x gives no access" in sentence(
        object_storage.address_of(f"key:wrong-{SECRET}@{BUCKET}/x")
    )
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another")
    assert f"{where} gives no access (" in sentence(address)
    with closing(Storage(address)) as storage, pytest.raises(StorageError, match="gives no access"):
        storage.put("x", b"x", 60)


@pytest.mark.usefixtures("address")
def test_a_storage_that_never_answers_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "SAYS", 3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        told = sentence(f"s3://x/y?endpoint_override=127.0.0.1:{silent.getsockname()[1]}&scheme=http")
        assert told.startswith("s3://x/y does not answer (in 3 seconds): ")


def test_what_was_copied_is_what_was_pushed_byte_by_byte(root: Path, address: str) -> None:
    with closing(Copy(address)) as copy:
        (folder,) = (copy.root / "versions").iterdir()
        for path in root.rglob("*.parquet"):
            assert (folder / path.relative_to(root)).read_bytes() == path.read_bytes()
        assert (folder / "prepared/quotes.sqlite").read_bytes() == (root / "prepared/quotes.sqlite").read_bytes()
        assert value_of(copy.root) == value_of(root)
        place = copy.root
    assert not place.exists()


@pytest.fixture
def storage(address: str) -> Iterator[Storage]:
    """The storage, to change something in it."""
    with closing(Storage(address)) as found:
        yield found


def named(storage: Storage) -> str:
    """The name of the set that is served."""
    return (storage.get(CURRENT, 60) or b"").decode()


def test_a_set_that_is_not_whole_is_not_served(root: Path, address: str, storage: Storage) -> None:
    before = named(storage)
    reader = Copy(address)
    old = value_of(reader.root)
    publish_changed(root, 27.5)
    push(root, address)
    name = named(storage)
    manifest = storage.get(f"{name}/{MANIFEST}", 60) or b""
    results = storage.get(f"{name}/results.parquet", 60) or b""
    for path, content, expected in [
        (f"{name}/results.parquet", results[:-1], "'.*results.parquet' is not the file that 'manifest.json' names"),
        (f"{name}/results.parquet", b"", "cut off or altered"),
        (f"{name}/{MANIFEST}", b"{}", "it is no manifest of this version"),
        (f"{name}/{MANIFEST}", manifest.replace(b'"results.parquet"', b'"../results.parquet"'), "cannot be part of a"),
        (f"{name}/{MANIFEST}", manifest.replace(b'"results.parquet"', b'"nothing.parquet"'), "it has no '.*nothing.pa"),
        (CURRENT, b"../../etc", "'current' does not hold the name of a set"),
        (CURRENT, b"", "'current' does not hold the name of a set"),
        (CURRENT, b"set-of-nobody", "it has no 'set-of-nobody/manifest.json'"),
    ]:
        held = storage.get(path, 60) or b""
        storage.put(path, content, 60)
        with pytest.raises(StorageError, match=f"is damaged .*{expected}.* --replace"):
            reader.refresh()
        assert value_of(reader.root) == old
        storage.put(path, held, 60)
    reader.refresh()
    assert 27.5 in value_of(reader.root)
    assert len(list(reader.root.iterdir())) == 2
    # What was copied before is not asked again.
    storage.put(f"{before}/{MANIFEST}", b"", 60)
    storage.put(CURRENT, before.encode(), 60)
    reader.refresh()
    assert value_of(reader.root) == old
    assert "it is no manifest of this version" in sentence(address)
    reader.close()


def test_a_set_that_was_removed_while_it_is_copied_gives_way_to_the_one_that_is_served_now(
    root: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Copy(address)
    publish_changed(root, 27.5)
    push(root, address)
    publish_changed(root, 28.5)
    real = Storage.get

    def get(asked: Storage, path: str, seconds: float) -> bytes | None:
        """While the results of the first are asked, the second is published and the first is taken away."""
        if path.endswith("results.parquet"):
            monkeypatch.setattr(Storage, "get", real)
            push(root, address)
            return None
        return real(asked, path, seconds)

    monkeypatch.setattr(Storage, "get", get)
    reader.refresh()
    assert 28.5 in value_of(reader.root)
    reader.close()


def test_without_room_for_a_copy_it_is_told_and_what_was_there_stays(
    root: Path, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Copy(address)) as reader:
        publish_changed(root, 27.5)
        push(root, address)

        def full(_: Path, __: bytes) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as patched:
            patched.setattr(Path, "write_bytes", full)
            with pytest.raises(StorageError, match=r"copy of .* \(No space left on device"):
                reader.refresh()
        assert 27.5 not in value_of(reader.root)
        reader.refresh()
        assert 27.5 in value_of(reader.root)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    assert "set TMPDIR to a folder that may be written to" in sentence(address)


def test_the_dashboard_starts_with_one_sentence_or_not_at_all(
    address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA_DIR", address)
    assert app.main() == 1
    told = capsys.readouterr().err
    assert told.startswith("nothing is published at s3://")
    assert told.count("\n") == 1
    assert "endpoint_override" not in told


def test_no_secret_is_shown() -> None:
    for given, expected in [
        ("s3://bucket/path?endpoint_override=x", "s3://bucket/path"),
        ("s3://key:secret@bucket/path", "s3://key@bucket/path"),
        ("s3://key:se/cr@et@bucket/path", "s3://key@bucket/path"),
        ("abfs://container@account.dfs.core.windows.net/x?sv=1&sig=abc", "abfs://container@account.dfs.core.windows.net/x"),
        ("abfs://account:key@127.0.0.1:10000/container/x", "abfs://account@127.0.0.1:10000/container/x"),
    ]:  # fmt: skip
        assert shown(given) == expected
        assert reason(f"Cannot parse '{given}'\nmore", given) == f"Cannot parse '{expected}'"
        assert is_address(given)
    assert reason("failed for 'https://a/b?sig=abc&sv=1'. Because (Request ID: 1)", "s3://x") == (
        "failed for 'https://a/b'. Because"
    )
    assert reason("When reading: AWS Error; Details: Failed to connect", "s3://x") == "Failed to connect"
    assert not is_address("data/tables")
    assert not is_address(Path("s3://x"))
