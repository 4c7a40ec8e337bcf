"""Medians and ratios as a table, compared with the last run that was recorded."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.bench.subjects import APP, ORDINARY, ROOT, STATIC, dashboard

RECORDED = Path(__file__).with_name("recorded.json")
README = ROOT / "README.md"
MARKERS = "<!-- bench -->", "<!-- /bench -->"
LARGE, MEDIUM = dashboard("large"), dashboard("medium")
COLUMNS = [subject.name for subject in (APP, STATIC, ORDINARY, MEDIUM, LARGE)]
RATIOS = [(APP.name, STATIC.name), (APP.name, ORDINARY.name), (LARGE.name, APP.name)]
WORSE = 1.2
FUNCTION = "function "
Medians = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Metric:
    """One line of the table; of a rate more is better, of everything else less."""

    key: str
    words: str
    unit: str = "ms"
    more_is_better: bool = False


WAITS = {
    "year by mouse": "a year, by mouse",
    "year by keyboard": "a year, by keyboard",
    "year by touch": "a year, by touch",
    "answer by mouse": "an answer, by mouse",
    "view": "another view",
    "question": "another question",
    "search": "search in the quotes",
    "all quotes": "search in all quotes",
    "beside a file": "the same while a large file is made",
}
CHOICES = list(WAITS)[:6]
METRICS = (
    Metric("heading", "First visit on a slow line: heading"),
    Metric("content", "First visit: heading and message"),
    Metric("chart", "First visit: first bar of the chart"),
    Metric("requests to chart", "First visit: requests until the chart", ""),
    Metric("requests", "First visit: requests in all", ""),
    Metric("bytes to chart", "First visit: received until the chart", "kB"),
    Metric("bytes", "First visit: received in all", "kB"),
    Metric("shift", "First visit: layout shift", ""),
    Metric("start page", "Start page: heading, at full speed"),
    *(Metric(f"{key} 0", f"Wait: {words}") for key, words in WAITS.items()),
    *(Metric(f"{key} 40", f"Wait at 40 ms latency: {words}") for key, words in WAITS.items()),
    *(Metric(f"{key} requests", f"Requests per choice: {WAITS[key]}", "") for key in CHOICES),
    Metric("start", "Server: start until the first answer", "s"),
    Metric("memory", "Server: memory after the start", "MB"),
    Metric("memory later", "Server: memory after 200 answers", "MB"),
    Metric("rate", "Server: answers to choices per second", "/s", more_is_better=True),
)
LATENCY = (
    "Latency is that of a relay before the server, which holds everything for 20 ms each way, and the opening of a "
    "connection for a round trip. Chromium's own emulation is not used: its latency is the least time that an answer "
    "takes, so it hides the time of the server."
)


def machine(chromium: str) -> str:
    """What the run is made on, and how busy that is with other things: above half its cores, times mean little."""
    info = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*: (.*)", info.read_text()) if info.exists() else None
    processor = model[1] if model else platform.processor()
    # Asked before the first round, so that it is the load of others.
    python = platform.python_version()
    return f"{processor}, {os.cpu_count()} cores, Python {python}, Chromium {chromium}; load {os.getloadavg()[0]:.1f}"


def metrics(medians: Medians) -> list[Metric]:
    """All lines; which functions there are, is what was timed."""
    keys = dict.fromkeys(key for found in medians.values() for key in found if key.startswith(FUNCTION))
    return [*METRICS, *(Metric(key, f"Function: {key.removeprefix(FUNCTION)}", "µs") for key in keys)]


def ratios(medians: Medians) -> dict[str, dict[str, float]]:
    """Each subject against another, by "one / other" and metric, where both have a value that is not 0."""
    found: dict[str, dict[str, float]] = {}
    for one, other in RATIOS:
        ours, theirs = medians.get(one, {}), medians.get(other, {})
        found[f"{one} / {other}"] = {key: ours[key] / theirs[key] for key in ours if theirs.get(key)}
    return found


def markdown(medians: Medians) -> str:
    """The table: a median per subject, then the ratios."""
    compared = ratios(medians)
    head = ["", *COLUMNS, *compared]
    lines = [head, ["---", *["---:"] * (len(head) - 1)]]
    for metric in metrics(medians):
        values = [medians.get(name, {}).get(metric.key) for name in COLUMNS]
        if any(value is not None for value in values):
            unit = f" ({metric.unit})" if metric.unit else ""
            times = [row.get(metric.key) for row in compared.values()]
            lines.append([metric.words + unit, *map(number, values), *map(number, times)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def told(medians: Medians, about: str) -> str:
    """What the run was made on, how, and the table."""
    return f"{about}\n\n{LATENCY}\n\n{markdown(medians)}"


def number(value: float | None) -> str:
    """Three digits of a number, and nothing where there is none."""
    if value is None:
        return ""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def compared_with_recorded(medians: Medians) -> str:
    """What is worse than in the recorded run, in words."""
    if not RECORDED.exists():
        return "no run is recorded to compare with"
    return "\n".join(got_worse(medians)) or "no ratio is more than 20% worse than in the recorded run"


def got_worse(medians: Medians) -> Iterator[str]:
    """The ratios that are more than 20% worse than in the recorded run, or could not be measured this time."""
    before = ratios(json.loads(RECORDED.read_text(encoding="utf-8"))["medians"])
    for pair, now in ratios(medians).items():
        for metric in metrics(medians):
            old, new = before.get(pair, {}).get(metric.key), now.get(metric.key)
            if old and new is None and pair.split(" / ")[0] in medians:
                yield f"missing: {metric.words}, {pair}: was {number(old)}"
            elif old and new and (old / new if metric.more_is_better else new / old) > WORSE:
                yield f"worse: {metric.words}, {pair}: {number(new)} instead of {number(old)}"


def record(medians: Medians, about: str) -> None:
    """Write the run beside the code, and its table between the markers in the README."""
    content = {"machine": about, "medians": medians}
    RECORDED.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    before, after = text.split(MARKERS[0])[0], text.split(MARKERS[1])[1]
    README.write_text(f"{before}{MARKERS[0]}\n{told(medians, about)}\n{MARKERS[1]}{after}", encoding="utf-8")
