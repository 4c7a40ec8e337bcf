"""A process that is killed at a step of publishing: ``python -m tests.data.publishing.killed``.

Each line of its input is ``number command folder source``: a copy of this process carries the command out and is killed
before its step with that number. The answer is how that ended: -9, or 0 where the command has fewer steps.

The contents of the files of a command are calculated once; at each step they are written anew, as many files.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from data.building.build import write_tables
from data.building.source_files import read_source
from data.publishing import build, first, rollback
from tests.data.publishing.small import changed, publish_changed, small

#: The package has a function of this name.
publishing = import_module("data.publishing.publish")
COMMANDS: dict[str, Callable[[Path, Path], object]] = {
    "publish": lambda root, _: publish_changed(root, 27.5),
    "rollback": lambda root, _: rollback(root, None, "anna"),
    "build": lambda root, source: build(source, root),
}
#: What changes the disk, as Python says it before it does so.
CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir"}
WRITING = os.O_WRONLY | os.O_RDWR


def kill_at(step: int, root: Path) -> None:
    """Have this process killed before the step with a number that changes, or secures, something in a folder."""
    done = 0

    def count() -> None:
        nonlocal done
        done += 1
        if done == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(event: str, values: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(values[2], int) and values[2] & WRITING
        if (writes or event in CHANGES) and str(values[0]).startswith(str(root)):
            count()

    fsync = os.fsync

    def counted(fd: Any) -> None:
        count()
        fsync(fd)

    os.fsync = counted
    sys.addaudithook(hook)


def in_a_copy(run: Callable[[], object]) -> int:
    """Run something in a copy of this process: how that ended. Whatever starts threads must run so."""
    child = os.fork()
    if child == 0:
        run()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def answer(step: int, command: str, root: Path, source: Path, made: Path) -> int:
    """How a command ended that was killed before a step; ``made`` is where the contents of its files are kept."""

    def calculate() -> None:
        write_tables(changed(small(), 27.5) if command == "publish" else read_source(source)[0], made)

    def copy(_: object, folder: Path) -> None:
        shutil.copytree(made, folder, dirs_exist_ok=True)

    def run() -> None:
        for module in (publishing, first):
            setattr(module, "write_tables", copy)  # noqa: B010 - mypy knows of no other
        kill_at(step, root)
        COMMANDS[command](root, source)

    if not made.exists():
        made.mkdir()
        in_a_copy(calculate)
    return in_a_copy(run)


def main() -> None:
    """Answer each line."""
    with tempfile.TemporaryDirectory() as folder:
        for line in sys.stdin:
            step, command, root, source = line.split()
            print(answer(int(step), command, Path(root), Path(source), Path(folder) / command), flush=True)


if __name__ == "__main__":
    main()
