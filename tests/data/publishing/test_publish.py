"""Publishing, listing, going back; and what keeps a set from being published."""

from __future__ import annotations

import fcntl
import json
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pytest

from data.__main__ import main
from data.building.source_files import SOURCE_DIR
from data.publishing import BusyError, OutdatedError, build, publish, rollback, served, user, versions
from data.publishing.history import NoSuchVersionError
from data.store import TABLES_DIR, load
from data.survey.errors import SourceFaultsError, TableDamagedError, TableMissingError
from data.survey.versions import MANIFEST, VERSIONS, read_manifest, served_set
from tests.builders import copied
from tests.data.publishing.small import ONCE, changed, first_set, publish_changed, small, value_of

ROOT = Path(__file__).parents[3]
PRIVATE = pa.table({"municipality": ["GM0344"], "question_id": ["fase"], "option_id": ["geen"], "chosen": [True]})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a first set."""
    return first_set(tmp_path / "tables")


def test_the_committed_set_is_the_same_wherever_it_is_built(tmp_path: Path) -> None:
    build(SOURCE_DIR, tmp_path)
    assert (tmp_path / MANIFEST).read_bytes() == (TABLES_DIR / MANIFEST).read_bytes()
    manifest = read_manifest(tmp_path)
    assert manifest is not None
    assert (manifest.made_at, manifest.made_by, manifest.parent) == (None, None, None)
    assert manifest.version == f"first-{load(tmp_path).version}"


def test_what_is_published_is_served_and_listed_with_who_and_when(root: Path) -> None:
    first = served(root).version
    made = publish_changed(root, 27.5)
    assert 27.5 in value_of(root)
    assert served(root).version == made
    newest, oldest = versions(root)
    assert (newest.served, oldest.served) == (True, False)
    assert (newest.manifest.version, oldest.manifest.version) == (made, first)
    assert newest.manifest.made_by == "anna"
    assert newest.manifest.made_at
    assert newest.manifest.summary == ("26.5 wordt 27.5",)
    assert (newest.manifest.action, newest.manifest.parent) == ("import", first)
    # A set of its own, whole and by itself.
    assert load(root / VERSIONS / made).version == load(root).version


def test_going_back_goes_one_version_at_a_time_and_can_be_undone(root: Path) -> None:
    original = value_of(root)
    made = [publish_changed(root, value) for value in (27.5, 28.5)]
    rollback(root, None, "bert")
    assert 27.5 in value_of(root)
    rollback(root, None, "bert")
    assert value_of(root) == original
    with pytest.raises(NoSuchVersionError, match="nothing before the first set"):
        rollback(root, None, "bert")
    rollback(root, made[1], "bert")
    assert 28.5 in value_of(root)
    rollback(root, "first", "bert")
    assert value_of(root) == original
    listed = versions(root)
    assert [item.manifest.action for item in listed] == ["rollback"] * 4 + ["import"] * 2 + ["build"]
    assert [item.served for item in listed] == [True] + [False] * 6
    assert listed[0].manifest.summary == ("Terug naar first.",)
    # On what was gone back to, the next version is built.
    publish_changed(root, 29.5)
    assert 29.5 in value_of(root)


@pytest.mark.parametrize("version", ["nooit", "../tables", "first-x", ""])
def test_going_back_to_what_is_served_or_not_there_is_refused(root: Path, version: str) -> None:
    before = served(root).version
    with pytest.raises(NoSuchVersionError):
        rollback(root, version, "bert")
    assert served(root).version == before


def test_a_broken_version_can_be_gone_back_from_and_not_to(root: Path) -> None:
    original = value_of(root)
    first, second = (publish_changed(root, value) for value in (27.5, 28.5))
    for version in (first, second):
        (root / VERSIONS / version / "results.parquet").write_bytes(b"PAR1")
    with pytest.raises(TableDamagedError, match="go back with 'python -m data rollback'"):
        load(root)
    with pytest.raises(TableDamagedError):
        rollback(root, None, "bert")
    (root / "current").write_text("%%%")
    with pytest.raises(TableDamagedError, match="does not hold the id of a version"):
        load(root)
    rollback(root, "first", "bert")
    assert value_of(root) == original


def test_the_first_set_can_be_built_behind_a_version(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = publish_changed(root, 27.5)
    source = root.with_name("tables source")
    path = source / "results.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(f",{ONCE},", ",30.5,"), encoding="utf-8")
    assert main(["build", "--source", str(source), "--tables", str(root)]) == 0
    assert f"version {made} is served: 'python -m data rollback first'" in capsys.readouterr().out
    assert 27.5 in value_of(root)
    assert main(["rollback", "--tables", str(root)]) == 0
    assert 30.5 in value_of(root)
    main(["build", "--source", str(source), "--tables", str(root)])
    assert "is served" not in capsys.readouterr().out.split("rows")[-1]
    assert main(["versions", "--tables", str(root)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("* ")
    assert lines[0].endswith(f"{user()}  rollback")
    assert "     Terug naar first." in lines
    assert lines[-1].split() == [f"first-{load(root).version}", "build"]
    assert main(["rollback", "onzin", "--tables", str(root)]) == 1
    assert "'python -m data versions' lists them" in capsys.readouterr().err


def test_only_one_publishes_at_a_time_and_only_on_what_it_has_seen(root: Path) -> None:
    seen = served(root).version
    with (root / "lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(BusyError, match="wait until that is done"):
            publish_changed(root, 27.5)
    assert served(root).version == seen
    publish_changed(root, 27.5)
    with pytest.raises(OutdatedError, match="was published meanwhile"):
        publish(root, small(), action="import", summary=[], by="bert", expected_parent=seen)
    assert 27.5 in value_of(root)


def test_a_source_with_faults_is_not_published(root: Path) -> None:
    source, before = small(), served(root).version
    twice = {**source, "results": [*source["results"], source["results"][-1]]}
    with pytest.raises(SourceFaultsError, match="a key of its own"):
        publish(root, twice, action="import", summary=[], by="anna", expected_parent=before)
    assert [item.manifest.version for item in versions(root)] == [before]


def test_private_answers_go_from_version_to_version_and_are_never_served(root: Path) -> None:
    def publish_private(value: float, private: dict[int, pa.Table | None]) -> None:
        before = served(root).version
        source = changed(small(), value)
        publish(root, source, action="import", summary=[], by="anna", expected_parent=before, private=private)

    publish_private(27.5, {2022: PRIVATE})
    publish_changed(root, 28.5)
    assert served(root).private == {2022: PRIVATE}
    publish_private(29.5, {2021: PRIVATE, 2022: None})
    assert served(root).private == {2021: PRIVATE}
    store = load(root)
    assert not any("private" in name for name in (*store.tables, *store.files))
    path = served_set(root).folder / "private" / "2021.parquet"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(TableDamagedError):
        served(root)


def test_a_full_disk_leaves_everything_as_it_was(root: Path) -> None:
    """A file that may not grow fails as a disk does that has no room: at each size another step."""
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    script = (
        "import resource, sys; from pathlib import Path; from tests.data.publishing.small import *\n"
        "small(); root = Path(sys.argv[1]); done = 0\n"
        "for size in (0, 10, 1_000, 2_500, 5_000, 9_000, 20_000):\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))\n"
        "    try: publish_changed(root, 27.5); done = size\n"
        "    except OSError: continue\n"
        "    break\n"
        "print(done)"
    )
    process = subprocess.run([sys.executable, "-c", script, str(root)], cwd=ROOT, capture_output=True, text=True)  # noqa: S603 - our own
    assert process.stdout.strip() == "0", process.stderr
    after = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert after == before
    assert list((root / VERSIONS).iterdir()) == []
    publish_changed(root, 27.5)
    assert 27.5 in value_of(root)


def test_a_full_file_system_leaves_everything_as_it_was(tmp_path: Path, root: Path) -> None:
    """The same on a disk of its own, which is full."""
    disk = tmp_path / "disk"
    disk.mkdir()
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file()) // 1024 + 250
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "none", str(disk)], capture_output=True)  # noqa: S603, S607 - fixed
    if mounted.returncode:
        pytest.skip("a disk of its own needs the permission to mount one")
    try:
        shutil.copytree(root, disk / "tables")
        original = value_of(root)
        fill(disk / "ballast")
        with pytest.raises(OSError, match="No space left"):
            publish_changed(disk / "tables", 27.5)
        assert value_of(disk / "tables") == original
        (disk / "ballast").unlink()
        publish_changed(disk / "tables", 27.5)
        assert 27.5 in value_of(disk / "tables")
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)  # noqa: S603, S607 - fixed


def fill(path: Path) -> None:
    """Write a file that leaves no room on its disk."""
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(1024))


def test_no_byte_of_a_set_can_be_another_one(root: Path) -> None:
    for path in [path for path in root.rglob("*.parquet") if path.name not in {"lock"}]:
        held = path.read_bytes()
        for content in (held[:-1], held[: len(held) // 2], b"", _flipped(held, len(held) // 2), _flipped(held, 5)):
            path.write_bytes(content)
            with pytest.raises(TableDamagedError, match="cut off, altered or of another set"):
                load(root)
        path.unlink()
        with pytest.raises(TableMissingError):
            load(root)
        path.write_bytes(held)


def _flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def test_a_file_that_the_manifest_does_not_name_is_no_part_of_a_set(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    shutil.copytree(TABLES_DIR, folder)
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    del manifest["files"]["groups.parquet"]
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(TableDamagedError, match=r"manifest\.json does not name it"):
        load(folder)
    (folder / "groups.parquet").unlink()
    load(folder)
    (folder / MANIFEST).write_text("{}", encoding="utf-8")
    with pytest.raises(TableDamagedError, match="no manifest"):
        load(folder)


def test_tables_of_another_tool_can_be_published_on(tmp_path: Path) -> None:
    folder = copied(tmp_path / "tables")
    before = served(folder).version
    assert before == f"first-{load(TABLES_DIR).version}"
    made = publish(folder, small(), action="import", summary=[], by="anna", expected_parent=before)
    assert list(load(folder).questions) == ["fase"]
    rollback(folder, "first", "anna")
    assert len(load(folder).questions) == 10
    assert made in {item.manifest.version for item in versions(folder)}


def test_without_permission_it_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(TableMissingError, match=r"no permission.*permission to read it"):
        load(root)
