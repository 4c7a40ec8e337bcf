"""The work that is done once, when the dashboard is installed: fetch the part of plotly.js, and compress all files."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import brotli
from plotly.offline import get_plotlyjs_version

from delivery import files

PACKAGE = "plotly.js-basic-dist-min"
#: Of the package's archive, in the version that the installed plotly names; a newer plotly needs another.
SHA512 = "1oNF8PeQx2hv/y7tqEVWKD3JGwn/MGEMQ8mL9HUwsaqG9FGy/OU5FHUHvzqbqxN4mnwZGI9abTiE775C4kkjMQ=="


class FetchError(Exception):
    """Why the part of plotly.js cannot be had."""


def fetch_plotly() -> None:
    """Put the part of plotly.js in its place, unless it is there; one sentence on stderr where it cannot be had."""
    target = files.partial_plotly()
    if target.exists():
        return
    try:
        _write(target, _script(_archive()))
    except (FetchError, OSError) as error:
        print(f"All of plotly.js is served, which is larger: {error}. To try again: make plotly", file=sys.stderr)


def compress() -> None:
    """Compress every file that is not compressed yet, and remove what belongs to an earlier content."""
    files.PREPARED.mkdir(exist_ok=True)
    keep = {files.partial_plotly()}
    for file in files.all_files():
        held = files.content(file)
        for coding in files.CODINGS:
            path = files.PREPARED / files.prepared_name(file, held.fingerprint, coding)
            keep.add(path)
            if not path.exists():
                _write(path, _compressed(held.plain, coding))
    for path in set(files.PREPARED.iterdir()) - keep:
        path.unlink()


def _archive() -> bytes:
    """The package as npm finds it with the settings of this machine; raises FetchError."""
    npm = shutil.which("npm")
    if npm is None:
        raise FetchError("npm is not installed")
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", f"{PACKAGE}@{get_plotlyjs_version()}", "--fetch-retries=1", "--loglevel=error"]
        try:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)  # noqa: S603 - a fixed command
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            raise FetchError(f"npm cannot fetch {PACKAGE} {get_plotlyjs_version()}") from error
        return b"".join(path.read_bytes() for path in Path(folder).glob("*.tgz"))


def _script(archive: bytes) -> bytes:
    """The script in the archive; raises FetchError where the archive is not the one we know."""
    if base64.b64encode(hashlib.sha512(archive).digest()).decode() != SHA512:
        raise FetchError(
            f"{PACKAGE} {get_plotlyjs_version()} is not what it was when we reviewed it (its hash differs)"
        )
    with tarfile.open(fileobj=io.BytesIO(archive)) as package:
        member = package.extractfile("package/plotly-basic.min.js")
        assert member is not None  # noqa: S101 - the hash says that it is there
        return member.read()


def _compressed(plain: bytes, coding: str) -> bytes:
    if coding == "br":
        compressed: bytes = brotli.compress(plain, quality=11)
        return compressed
    return gzip.compress(plain, compresslevel=9, mtime=0)


def _write(path: Path, written: bytes) -> None:
    """Write a file whole or not at all: one that was cut off would be served."""
    path.parent.mkdir(exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(written)
    part.replace(path)
