"""The work that is done once, when the dashboard is installed: fetch what npm has, and compress all files."""

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

from delivery import files
from delivery.packages import PACKAGES, Package


class FetchError(Exception):
    """Why a package cannot be had."""


def fetch() -> bool:
    """Put what we want of each package in its place; one sentence on stderr where it cannot be had. Tells whether all
    of them are there.
    """
    for package in PACKAGES:
        if not files.fetched(package):
            try:
                for path, wanted in zip(files.kept(package), _unpacked(package, _archive(package)), strict=True):
                    _write(path, wanted)
            except (FetchError, OSError) as error:
                print(f"{package.without}: {error}. To try again: make fetch", file=sys.stderr)
    return all(files.fetched(package) for package in PACKAGES)


def compress() -> None:
    """Compress every file that is not compressed yet, and remove what belongs to an earlier content."""
    files.PREPARED.mkdir(exist_ok=True)
    keep = {path for package in PACKAGES for path in files.kept(package)}
    for file in files.all_files():
        held = files.content(file)
        for coding in file.codings:
            path = files.PREPARED / files.prepared_name(file, held.fingerprint, coding)
            keep.add(path)
            if not path.exists():
                _write(path, _compressed(held.plain, coding))
    for path in set(files.PREPARED.iterdir()) - keep:
        path.unlink()


def _archive(package: Package) -> bytes:
    """The package as npm finds it with the settings of this machine; raises FetchError."""
    npm = shutil.which("npm")
    if npm is None:
        raise FetchError("npm is not installed")
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", f"{package.name}@{package.version}", "--fetch-retries=1", "--loglevel=error"]
        try:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)  # noqa: S603 - a fixed command
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            raise FetchError(f"npm cannot fetch {package.name} {package.version}") from error
        return b"".join(path.read_bytes() for path in Path(folder).glob("*.tgz"))


def _unpacked(package: Package, archive: bytes) -> list[bytes]:
    """The files that we want of the archive; raises FetchError where the archive is not the one we know."""
    if base64.b64encode(hashlib.sha512(archive).digest()).decode() != package.sha512:
        raise FetchError(f"{package.name} {package.version} is not what it was when we reviewed it (its hash differs)")
    with tarfile.open(fileobj=io.BytesIO(archive)) as held:
        members = [held.extractfile(f"package/{name}") for name in package.wanted]
        return [member.read() for member in members if member is not None]


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
