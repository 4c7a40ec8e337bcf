"""The numbers of a run as a table, and what in them is not as it should be."""

from __future__ import annotations

import csv
import json
import os
import platform
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tests.load.memory import is_flat, thirds

if TYPE_CHECKING:
    from tests.load.load import Taken

README = Path(__file__).parents[2] / "README.md"
MARKERS = "<!-- load -->", "<!-- /load -->"
#: Milliseconds within which so many of the answers must be there.
WITHIN, SHARE = 250, 0.95
#: These are ready-made, and would make the share look better.
FILES, ALL = "script, style, font", "all but scripts, styles, font"

#: Milliseconds -> how many answers took so long, as Locust rounds them (two digits).
Times = Mapping[float, int]


def machine() -> str:
    """What the run is made on, and how busy that is with other things."""
    info = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*: (.*)", info.read_text()) if info.exists() else None
    cores, python, load = len(os.sched_getaffinity(0)), platform.python_version(), os.getloadavg()[0]
    return f"{model[1] if model else platform.processor()}, {cores} cores, Python {python}; load before it {load:.1f}"


def kinds(stats: Path) -> dict[str, Times]:
    """Times by kind of answer, from what Locust wrote, and those of all that are made when they are asked."""
    found = {
        entry["name"]: {float(time): count for time, count in entry["response_times"].items()}
        for entry in json.loads(stats.read_text(encoding="utf-8"))
    }
    total: dict[float, int] = {}
    for times in (times for kind, times in found.items() if kind != FILES):
        for time, count in times.items():
            total[time] = total.get(time, 0) + count
    return {**dict(sorted(found.items())), ALL: total}


def quantile(times: Times, share: float) -> float:
    """The milliseconds within which a share of the answers was there."""
    wanted, seen = share * sum(times.values()), 0
    for time in sorted(times):
        seen += times[time]
        if seen >= wanted:
            return time
    return 0.0


def errors(folder: Path) -> list[str]:
    """What Locust tells of answers that were none, and of what people could not do."""
    told = []
    for name, words in (("failures", "Error"), ("exceptions", "Message")):
        with (folder / f"run_{name}.csv").open(newline="", encoding="utf-8") as rows:
            for row in csv.DictReader(rows):
                count = row.get("Occurrences") or row.get("Count")
                told.append(f"{count} times {row.get('Name', 'a person')}: {row[words]}")
    return told


def problems(kinds: Mapping[str, Times], megabytes: Sequence[float]) -> list[str]:
    """What is not as it should be."""
    late = quantile(kinds[ALL], SHARE)
    found = [f"{SHARE:.0%} of the answers took up to {late:.0f} ms, not {WITHIN}"] if late > WITHIN else []
    if len(megabytes) < 3:
        return [*found, "the run was too short to see what memory does"]
    if not is_flat(megabytes):
        found.append(f"memory grew: {', '.join(f'{part:.0f}' for part in thirds(megabytes))} MB in thirds of the run")
    return found


def told(kinds: Mapping[str, Times], taken: Taken, about: str, minutes: float) -> str:
    """What was run on what, the times, and what the server needed."""
    lines = [
        "| answers | number | half within (ms) | 95% within (ms) | 99% within (ms) |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for kind, times in kinds.items():
        values = [sum(times.values()), *(quantile(times, share) for share in (0.5, 0.95, 0.99))]
        lines.append(f"| {kind} | {' | '.join(f'{value:.0f}' for value in values)} |")
    seconds = minutes * 60
    cores = ", ".join(f"{who} {spent / seconds:.2f}" for who, spent in taken.seconds.items())
    memory = ", ".join(f"{part:.0f}" for part in thirds(taken.megabytes)) if len(taken.megabytes) > 2 else "-"
    rate = sum(sum(times.values()) for kind, times in kinds.items() if kind != ALL) / seconds
    needed = (
        f"{rate:.0f} answers per second; cores used: {cores}; memory of all workers in thirds of the run: {memory} MB."
    )
    return "\n".join([about, "", *lines, "", needed])


def record(text: str) -> None:
    """Write a run between the markers in the README."""
    whole = README.read_text(encoding="utf-8")
    before, after = whole.split(MARKERS[0])[0], whole.split(MARKERS[1])[1]
    README.write_text(f"{before}{MARKERS[0]}\n{text}\n{MARKERS[1]}{after}", encoding="utf-8")
