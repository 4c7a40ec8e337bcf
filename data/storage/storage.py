"""A storage as it is asked from here: every question has a time limit, and what goes wrong is a sentence."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import weakref
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from data.storage.errors import problem

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "data.storage.process")


class Storage:
    """The files below an address; one thread at a time asks. A process that has ended is started again when asked."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._process: _Process | None = None

    def get(self, path: str, seconds: float) -> bytes | None:
        """The content of a file; None where there is none. Raises StorageError, also where it takes longer."""
        return self._ask(["get", path], None, seconds)

    def put(self, path: str, content: bytes, seconds: float) -> None:
        """Write a file; raises StorageError."""
        self._ask(["put", path], content, seconds)

    def copy(self, path: str, other: str, seconds: float) -> None:
        """Have the content of a file in another one too, in one step; raises StorageError."""
        self._ask(["copy", path, other], None, seconds)

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None:
            self._process.end()
            self._process = None

    def _ask(self, question: list[str], content: bytes | None, seconds: float) -> bytes | None:
        self._process = self._process or _Process(self.address)
        try:
            told, found = self._process.ask(question, content, seconds)
        except TimeoutError:
            self.close()
            raise problem(self.address, "slow", f"in {seconds:.0f} seconds") from None
        except (EOFError, OSError):
            kind, reason = self._process.last_words()
            self.close()
            raise problem(self.address, kind, reason) from None
        if told[0] == "ok":
            return found
        if told[0] == "missing":
            return None
        raise problem(self.address, told[0], told[1])


class _Process:
    """A process that is running, and the two ends of the pipes to it."""

    def __init__(self, address: str) -> None:
        self._errors = TemporaryFile()  # noqa: SIM115 - it lives as long as the process
        self._popen = subprocess.Popen(  # noqa: S603 - our own
            COMMAND, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors
        )
        assert self._popen.stdin is not None  # noqa: S101 - both are pipes
        assert self._popen.stdout is not None  # noqa: S101
        with self._popen.stdin as questions, self._popen.stdout as answers:
            self._questions = Connection(os.dup(questions.fileno()), readable=False)
            self._answers = Connection(os.dup(answers.fileno()), writable=False)
        self.end = weakref.finalize(self, _end, self._popen, self._questions, self._answers, self._errors)
        # At the end of this process it ends by itself.
        self.end.atexit = False
        self._questions.send_bytes(address.encode())

    def ask(self, question: list[str], content: bytes | None, seconds: float) -> tuple[list[str], bytes]:
        """Its answer; raises TimeoutError, and EOFError or OSError where it has ended."""
        self._questions.send_bytes(json.dumps(question).encode())
        if content is not None:
            self._questions.send_bytes(content)
        if not self._answers.poll(seconds):
            raise TimeoutError
        told: list[str] = json.loads(self._answers.recv_bytes())
        return told, self._answers.recv_bytes() if told == ["ok"] and question[0] == "get" else b""

    def last_words(self) -> tuple[str, str]:
        """Why it ended: a kind of error and its reason. Where Azure gives no token, pyarrow ends the process."""
        status = self._popen.wait()
        self._errors.seek(0)
        thrown = re.search(r"what\(\):\s*(.*)", self._errors.read().decode(errors="replace"))
        return ("denied", thrown[1]) if thrown else ("other", f"its process ended with status {status}")


def _end(process: subprocess.Popen[bytes], *pipes: Any) -> None:
    process.kill()
    process.wait()
    for pipe in pipes:
        pipe.close()
