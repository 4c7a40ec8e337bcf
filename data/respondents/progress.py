"""How far reading is, on a terminal: a few lines of our own, as a library would be for this alone."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

#: Seconds before anything is shown, and between two showings.
QUIET, PAUSE = 2.0, 0.2
WIDTH = 30


class Progress:
    """A bar on a terminal (nothing elsewhere); ``step`` is called often and costs next to nothing."""

    def __init__(self, what: str, stream: TextIO | None = None) -> None:
        self.what = what
        self.stream = sys.stderr if stream is None else stream
        self.shows = self.stream.isatty()
        self.next = time.monotonic() + QUIET
        self.total = 0
        self.done: Callable[[], int] = int
        self.shown = False

    def of(self, total: int, done: Callable[[], int]) -> None:
        """Say how much there is to do, and how to ask how much is done."""
        self.total, self.done = total, done

    def step(self) -> None:
        """Show how far it is, where that was not shown just now."""
        if self.shows and self.total and time.monotonic() >= self.next:
            self.next = time.monotonic() + PAUSE
            part = min(self.done() / self.total, 1)
            bar = "#" * round(part * WIDTH)
            self.stream.write(f"\r{self.what} [{bar:<{WIDTH}}] {part:.0%}")
            self.stream.flush()
            self.shown = True

    def end(self) -> None:
        """Wipe the bar."""
        if self.shown:
            self.stream.write("\r\033[K")
            self.stream.flush()
