"""Killed at any step, the old or the new set is served whole, and the next command works and cleans up."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from data.publishing import versions
from data.publishing.disk import locked
from data.survey.versions import MANIFEST
from tests.data.publishing.small import ONCE, changed, first_set, publish_changed, small, value_of, write

Killed = Callable[[int, str, Path, Path], int]
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def killed() -> Iterator[Killed]:
    """Carries a command out in a process that is killed before a step; how that ended."""
    command = [sys.executable, "-m", "tests.data.publishing.killed"]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603 - our own
        assert process.stdin is not None
        assert process.stdout is not None

        def ask(*line: object) -> int:
            assert process.stdin is not None
            assert process.stdout is not None
            print(*line, file=process.stdin, flush=True)
            return int(process.stdout.readline())

        yield ask
        process.stdin.close()


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a first set, and a source that differs from it."""
    folder = tmp_path_factory.mktemp("start")
    first_set(folder / "tables")
    write(changed(small(), 27.5), folder / "source")
    return folder


@pytest.mark.parametrize("command", ["publish", "rollback", "build", "build behind a version"])
def test_a_kill_at_any_step_leaves_the_old_or_the_new_set(
    killed: Killed, start: Path, tmp_path: Path, command: str
) -> None:
    before = tmp_path / "before"
    shutil.copytree(start / "tables", before)
    if command in ("rollback", "build behind a version"):
        publish_changed(before, 25.5)
    old = value_of(before)
    new = [27.5 if value == ONCE else value for value in value_of(start / "tables")]
    outcomes = {"publish": new, "build": new, "rollback": value_of(start / "tables"), "build behind a version": old}
    seen: list[bool] = []
    # Behind a version the same is done as elsewhere, so that it is enough to look at some of the steps.
    for step in count(1, 4 if command.endswith("version") else 1):
        root = tmp_path / f"killed-{step}"
        shutil.copytree(before, root)
        ended = killed(step, command.split()[0], root, start / "source")
        found = value_of(root)
        assert found in (old, outcomes[command]), step
        seen.append(found == outcomes[command])
        versions(root)
        if step % 12 == 0 or ended == 0:
            publish_changed(root, 28.5)
            assert 28.5 in value_of(root), step
        else:
            with locked(root):
                assert value_of(root) == found, step
        assert left_over(root) == set(), step
        if ended == 0:
            break
        assert ended == -9
        shutil.rmtree(root)
    assert step > 10
    # Once the new set is served it stays so.
    assert seen == sorted(seen)
    assert seen[-1]


def left_over(root: Path) -> set[str]:
    """What does not belong in the folder of the tables when nothing is being done."""
    names = {path.name for path in root.iterdir() if path.suffix != ".parquet"}
    unfinished = {path.name for path in (root / "versions").iterdir() if not (path / MANIFEST).exists()}
    return (names - {"versions", "current", "lock", "prepared", MANIFEST}) | unfinished
