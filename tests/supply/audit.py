"""Asks whether weaknesses are known of what is installed for running: pip-audit for Python, npm for what is fetched."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from delivery.packages import PACKAGES
from tests.supply.parts import LOCK

# Without --strict a package that could not be looked up counts as one without weaknesses.
_PIP_AUDIT = ("-m", "pip_audit", "--strict", "--disable-pip", "--require-hashes", "--progress-spinner", "off")


def audit(arguments: Sequence[str]) -> int:
    """0 where both were asked and know of nothing; what they know is told. ``arguments`` are for pip-audit."""
    print("Python:", flush=True)
    of_python = subprocess.run([sys.executable, *_PIP_AUDIT, "-r", str(LOCK), *arguments], check=False)  # noqa: S603 - from the command line
    print("npm:", flush=True)
    return max(of_python.returncode, of_npm())


def of_npm() -> int:
    """The audit of npm itself, over a project that asks for exactly what we fetch."""
    npm = shutil.which("npm")
    if npm is None:
        print("npm is not installed, so nothing was asked of what is fetched with it", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        project = {"dependencies": {package.name: package.version for package in PACKAGES}}
        (Path(folder) / "package.json").write_text(json.dumps(project), encoding="utf-8")
        for command in (("install", "--package-lock-only", "--ignore-scripts", "--silent"), ("audit",)):
            done = subprocess.run([npm, *command], cwd=folder, check=False)  # noqa: S603 - names of our own
            if done.returncode:
                return done.returncode
    return 0
