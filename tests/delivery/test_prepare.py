"""What the installation prepares, and what is served where it could not."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import subprocess
import tarfile
from pathlib import Path

import brotli
import pytest
from plotly.offline import get_plotlyjs_version

from delivery import files, prepare
from delivery.__main__ import main
from delivery.files import StaticFile
from delivery.packages import FFLATE, FIGTREE, PACKAGES, PLOTLY, Package


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
    plain = b"\n".join(path.read_bytes() for path in script.sources)
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


def test_what_is_compressed_in_itself_is_not_compressed_again(script: StaticFile, prepared: Path) -> None:
    letters = StaticFile("a.woff2", script.sources)
    assert (letters.codings, script.codings) == ((), files.CODINGS)
    prepare.compress()
    assert not list(prepared.glob("*woff2*"))


@pytest.mark.usefixtures("prepared")
def test_without_npm_each_package_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    prepare.fetch()
    assert_one_sentence_each(capsys, ["npm is not installed"] * len(PACKAGES))
    assert files.content(files.plotly_script()).plain.count(b"plotly.js v") == 1
    assert files.typeface() == files.zip_script() == ()
    assert b"@font-face" not in files.content(files.styles()).plain
    assert files.picture_style() == ""


@pytest.mark.usefixtures("script")
def test_an_image_is_not_made_without_a_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert main(["fetch"]) == main([]) == 0
    assert main(["fetch", "--all"]) == 1
    monkeypatch.setattr(files, "fetched", lambda _: True)
    assert main(["fetch", "--all"]) == 0


def test_a_fetch_that_fails_is_one_sentence(
    prepared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise subprocess.CalledProcessError(1, "npm")

    monkeypatch.setattr("shutil.which", lambda _: "npm")
    monkeypatch.setattr("subprocess.run", fail)
    prepare.fetch()
    assert_one_sentence_each(capsys, [f"npm cannot fetch {package.name} {package.version}" for package in PACKAGES])
    assert not prepared.exists()


def test_another_archive_is_refused(
    prepared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(prepare, "_archive", lambda _: b"something else")
    prepare.fetch()
    assert_one_sentence_each(capsys, [f"{package.name} {package.version} is not what it was" for package in PACKAGES])
    assert not prepared.exists()


def test_what_is_wanted_is_taken_out_once_and_kept(prepared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = {"files/a.woff2": b"letters", "LICENSE": b"licence", "more": b"more"}
    archive = packed(inside)
    package = Package(
        "a", "1.2", sha512(archive), "MIT", {"files/a.woff2": "a-{}.woff2", "LICENSE": "a-{}.txt"}, "There is no a"
    )
    archives = [archive]
    monkeypatch.setattr(prepare, "PACKAGES", (package,))
    monkeypatch.setattr(prepare, "_archive", lambda _: archives.pop())
    for _ in range(2):
        prepare.fetch()
        prepare.compress()
    assert archives == []
    held = {path.name: path.read_bytes() for path in prepared.iterdir() if path.name.startswith("a-")}
    assert held == {"a-1.2.woff2": b"letters", "a-1.2.txt": b"licence"}
    assert files.fetched(package)


def test_the_part_of_plotly_is_of_the_version_that_python_uses() -> None:
    if not files.fetched(PLOTLY):
        pytest.skip("the part of plotly.js is not here; 'make fetch' fetches it")
    start = files.content(files.plotly_script()).plain[:200].decode()
    assert f"plotly.js (basic - minified) v{get_plotlyjs_version()}" in start


def test_the_typeface_comes_with_its_licence() -> None:
    if not files.fetched(FIGTREE):
        pytest.skip("the typeface is not here; 'make fetch' fetches it")
    letters, licence = (files.content(file).plain for file in files.typeface())
    assert letters.startswith(b"wOF2")
    assert len(letters) < 21_000
    assert b"SIL OPEN FONT LICENSE Version 1.1" in licence


def test_what_makes_a_zip_comes_with_its_licence() -> None:
    if not files.fetched(FFLATE):
        pytest.skip("fflate is not here; 'make fetch' fetches it")
    script, licence = (files.content(file).plain for file in files.zip_script())
    assert b".fflate=" in script
    assert len(script) < 40_000
    assert licence.startswith(b"MIT License")


def packed(inside: dict[str, bytes]) -> bytes:
    """An archive as npm packs it."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as archive:
        for name, content in inside.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return written.getvalue()


def sha512(archive: bytes) -> str:
    return base64.b64encode(hashlib.sha512(archive).digest()).decode()


def assert_one_sentence_each(capsys: pytest.CaptureFixture[str], reasons: list[str]) -> None:
    """A line per package: what is so without it, and why it is not there."""
    lines = capsys.readouterr().err.splitlines()
    for line, package, reason in zip(lines, PACKAGES, reasons, strict=True):
        assert line.startswith(f"{package.without}: {reason}")
        assert line.endswith("make fetch")
