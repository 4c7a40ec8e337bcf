"""What a server and the processes below it take: memory, and time of the processor."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from statistics import median

#: The last third of a run may take so much more than the third before it.
GROWTH = 1.05
TICKS = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[int]:
    """A process and all below it."""
    below = Path(f"/proc/{pid}/task/{pid}/children")
    children = below.read_text().split() if below.exists() else []
    return [pid, *(found for child in children for found in family(int(child)))]


def megabytes(pid: int) -> float:
    """Proportional set size of a process and all below it: what is shared counts once (``man 5 proc``)."""
    total = 0
    for member in family(pid):
        try:
            rollup = Path(f"/proc/{member}/smaps_rollup").read_text()
        except OSError:
            # It has ended meanwhile.
            continue
        total += int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1])  # type: ignore[index]  # every kernel writes it
    return total / 1024


def processor_seconds(pid: int) -> float:
    """Seconds of a core that a process and all below it took so far."""
    total = 0
    for member in family(pid):
        try:
            fields = Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += sum(map(int, fields[11:15]))
    return total / TICKS


def thirds(samples: Sequence[float]) -> tuple[float, float, float]:
    """Medians of the three thirds of a run; of three samples at least."""
    size = len(samples) // 3
    return median(samples[:size]), median(samples[size : 2 * size]), median(samples[2 * size :])


def is_flat(samples: Sequence[float]) -> bool:
    """Whether memory has stopped growing."""
    _, middle, last = thirds(samples)
    return last <= GROWTH * middle
