"""Proves the Dockerfile where no engine runs (``make container``): its own steps make a container, and that is run.

Each stage is a layer over this machine (an overlay file system) in which the steps run as they are written; nothing
outside a folder of ours changes. Of the images that they begin with, this machine's Python and npm take the place. What
comes out is run as its user, read-only but for ``/tmp``, without any right of root. With ``--quick`` no package is
installed or fetched: those of this checkout are taken. Status 77, and why, where this machine cannot do that.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.container.layers import Build, CannotError
from tests.container.reading import ROOT, stages
from tests.container.running import Container, NotProvenError, prove

CANNOT = 77


def cannot() -> str:
    """Why this machine cannot do it; empty where it can."""
    if not sys.platform.startswith("linux"):
        return "the proof of the Dockerfile needs Linux"
    if os.geteuid():
        return "the proof of the Dockerfile needs root, to mount its layers"
    if "overlay" not in Path("/proc/filesystems").read_text(encoding="utf-8"):
        return "the proof of the Dockerfile needs overlay file systems"
    missing = [name for name in ("unshare", "setpriv", "chroot") if not shutil.which(name)]
    return f"the proof of the Dockerfile needs {missing[0]}" if missing else ""


def main(arguments: list[str]) -> int:
    """The exit status of the command."""
    reason = cannot()
    if reason:
        print(reason)
        return CANNOT
    if "--mounted" not in arguments:
        # What is mounted is seen by this process only, and goes with it.
        again = [sys.executable, "-m", "tests.container", *arguments, "--mounted"]
        return subprocess.run(["unshare", "--mount", *again], cwd=ROOT, check=False).returncode  # noqa: S603, S607
    parts = stages((ROOT / "Dockerfile").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:  # on a disk
        try:
            build = Build(Path(folder), quick="--quick" in arguments)
            layer = [build.make(part) for part in parts][-1]
            last = parts[-1]
            made = Container(
                layer.root, last.last("USER"), last.last("WORKDIR"), last.environment(), json.loads(last.last("CMD"))
            )
            prove(made, quick="--quick" in arguments)
        except NotProvenError as error:
            print(error, file=sys.stderr)
            return 1
        except CannotError as error:
            print(error)
            return CANNOT
        finally:
            subprocess.run(["umount", "-R", "-l", *map(str, Path(folder).glob("*/root"))], check=False)  # noqa: S603, S607
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
