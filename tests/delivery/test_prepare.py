"""What the installation prepares, and what is served where it could not."""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path

import brotli
import pytest
from plotly.offline import get_plotlyjs_version

from delivery import files, prepare
from delivery.files import StaticFile


@pytest.fixture
def prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in place of the one that the installation made."""
    monkeypatch.setattr(files, "PREPARED", tmp_path / "prepared")
    return tmp_path / "prepared"


@pytest.fixture
def script(prepared: Path, monkeypatch: pytest.MonkeyPatch) -> StaticFile:
    """The only file to prepare: a script of two sources."""
    for name in ("one.js", "two.js"):
        (prepared.parent / name).write_text(f"/* {name} */\n" * 200, encoding="utf-8")
    file = StaticFile("both.js", (prepared.parent / "one.js", prepared.parent / "two.js"))
    monkeypatch.setattr(files, "all_files", lambda: [file])
    return file


def test_files_are_compressed_once(script: StaticFile, prepared: Path) -> None:
    prepare.compress()
    plain = b"".join(path.read_bytes() + b"\n" for path in script.sources)
    encoded = {path.suffix[1:]: path for path in prepared.iterdir()}
    assert brotli.decompress(encoded["br"].read_bytes()) == plain
    assert gzip.decompress(encoded["gzip"].read_bytes()) == plain
    written = {path: path.stat().st_mtime_ns for path in prepared.iterdir()}
    prepare.compress()
    assert {path: path.stat().st_mtime_ns for path in prepared.iterdir()} == written


def test_a_changed_source_has_another_address_and_no_stale_copy(script: StaticFile, prepared: Path) -> None:
    prepare.compress()
    before = files.address(script)
    old = set(prepared.iterdir())
    script.sources[0].write_text("changed", encoding="utf-8")
    assert files.address(script) != before
    assert files.content(script).encoded == {}
    assert b"changed" in files.content(script).plain
    prepare.compress()
    assert set(prepared.iterdir()).isdisjoint(old)


@pytest.mark.usefixtures("prepared")
def test_without_npm_all_of_plotly_is_served(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    prepare.fetch_plotly()
    assert_one_sentence(capsys, "npm is not installed")
    assert not files.partial_plotly().exists()
    assert files.content(files.plotly_script()).plain.count(b"plotly.js v") == 1


def test_a_fetch_that_fails_is_one_sentence(
    prepared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise subprocess.CalledProcessError(1, "npm")

    monkeypatch.setattr("shutil.which", lambda _: "npm")
    monkeypatch.setattr("subprocess.run", fail)
    prepare.fetch_plotly()
    assert_one_sentence(capsys, "npm cannot fetch plotly.js-basic-dist-min")
    assert not prepared.exists()


def test_another_archive_is_refused(
    prepared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(prepare, "_archive", lambda: b"something else")
    prepare.fetch_plotly()
    assert_one_sentence(capsys, "its hash differs")
    assert not prepared.exists()


def test_the_part_of_plotly_is_of_the_version_that_python_uses() -> None:
    if not files.partial_plotly().exists():
        pytest.skip("the part of plotly.js is not here; 'make plotly' fetches it")
    start = files.content(files.plotly_script()).plain[:200].decode()
    assert f"plotly.js (basic - minified) v{get_plotlyjs_version()}" in start


def assert_one_sentence(capsys: pytest.CaptureFixture[str], reason: str) -> None:
    error = capsys.readouterr().err
    assert reason in error
    assert "All of plotly.js is served" in error
    assert len(error.strip().splitlines()) == 1
