"""``make load``: people click through the main job of a server as it runs in production, behind nginx where that is.

Prints how long answers took and what the server needed, and fails where 95% of the answers were not there within
250 ms, where one was an error, or where memory grew. ``make load ARGS="--minutes 30 --record"`` is the endurance test.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from data.store import TABLES_DIR
from tests.load import memory, report
from tests.production import PREFIX, ROOT, found_nginx, gunicorn, nginx

#: Seconds between two looks at the memory; people who come per second; seconds that a person gets for the last click.
PAUSE, SPAWNED, ENDING = 5, 20, 10
PEOPLE = ROOT / "tests" / "load" / "people.py"


@dataclass
class Taken:
    """What a run took: megabytes at each look, and seconds of the processor by who needed them."""

    megabytes: list[float] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)


@contextmanager
def served(folder: Path, tables: Path, workers: int) -> Iterator[tuple[int, str, str]]:
    """The process of a server, where people come in, and what is said of it."""
    settings = {"DATA_DIR": str(tables), "HOST": "127.0.0.1", "WORKERS": str(workers), "METRICS_PORT": ""}
    if not found_nginx():
        with gunicorn(folder, {**settings, "PATH_PREFIX": "", "TRUSTED_PROXIES": "0"}) as server:
            yield server.process.pid, f"http://127.0.0.1:{server.port}/", "without nginx"
        return
    behind = {**settings, "PATH_PREFIX": PREFIX, "TRUSTED_PROXIES": "1"}
    with gunicorn(folder, behind) as server, nginx(folder, [server.port]) as port:
        yield server.process.pid, f"http://127.0.0.1:{port}{PREFIX}", "behind nginx"


def run(url: str, pid: int, folder: Path, people: int, minutes: float) -> Taken:
    """Have people click, and look at the server meanwhile. Raises RuntimeError where Locust fails."""
    host, _, home = url.removeprefix("http://").partition("/")
    command = [
        sys.executable, "-m", "locust", "-f", str(PEOPLE), "--headless", "--only-summary", "--host", f"http://{host}",
        "--home", f"/{home}", "-u", str(people), "-r", str(SPAWNED), "-t", f"{round(minutes * 60)}s",
        "-s", str(ENDING), "--json-file", str(folder / "stats"), "--csv", str(folder / "run"),
        "--exit-code-on-error", "0",
    ]  # fmt: skip
    taken, before = Taken(), memory.processor_seconds(pid)
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    with (folder / "locust.log").open("wb") as log:
        locust = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=own)  # noqa: S603 - fixed
        while locust.poll() is None:
            time.sleep(PAUSE)
            taken.megabytes.append(memory.megabytes(pid))
            if len(taken.megabytes) % (60 // PAUSE) == 0:
                print(f"{len(taken.megabytes) * PAUSE // 60} min: {taken.megabytes[-1]:.0f} MB", flush=True)
            if locust.poll() is None:
                taken.seconds = {
                    "server": memory.processor_seconds(pid) - before,
                    "people": memory.processor_seconds(locust.pid),
                }
    if locust.returncode:
        raise RuntimeError(f"Locust ended with {locust.returncode}: {(folder / 'locust.log').read_text()[-3000:]}")
    return taken


def main() -> int:
    """Run, print, record where asked; 1 where something is not as it should be."""
    parser = argparse.ArgumentParser(prog="make load", description=__doc__)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)), help="one per core")
    parser.add_argument("--tables", type=Path, default=TABLES_DIR, help="a folder with other tables")
    parser.add_argument("--record", action="store_true", help="write the table in README")
    parser.add_argument("--note", default="", help="what to say of the run beside the table")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="load-") as name:
        folder = Path(name)
        about = report.machine()
        with served(folder, options.tables, options.workers) as (pid, url, how):
            print(f"{options.people} people for {options.minutes:g} minutes, {how}: {url}", flush=True)
            taken = run(url, pid, folder, options.people, options.minutes)
        kinds, errors = report.kinds(folder / "stats.json"), report.errors(folder)
    words = f"{options.people} people for {options.minutes:g} minutes, {options.workers} workers {how}. {options.note}"
    told = report.told(kinds, taken, f"{about}\n\n{words.strip()}", options.minutes)
    problems = [*errors, *report.problems(kinds, taken.megabytes)]
    print("\n".join(["", told, "", *(problems or ["all as it should be"])]))
    if options.record and not problems:
        report.record(told)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
