"""``make bench``: the dashboard beside two reference pages and at three sizes, in one run.

The subjects take turns in every round, each in a server of its own, so that a busy moment hits all of them; numbers are
medians. ``make bench ARGS=--quick`` is one round at the real size.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.bench import report
from tests.bench.browser import Samples, attempt, cold_load, fresh_page, launch, open_page, search
from tests.bench.choosing import CHOICES, choices
from tests.bench.generate import SIZES, generate
from tests.bench.relay import relay
from tests.bench.server import answers_per_second, large_file, time_functions
from tests.bench.static_page import plotly_bundle
from tests.bench.subjects import APP, CACHE, ORDINARY, STATIC, Subject, dashboard, running


def one_round(browser: Browser, subject: Subject, samples: Samples) -> None:
    """Start a subject, visit it, make choices on it, and stop it."""
    with running(subject) as server, relay(server.url) as far:
        print(f"{subject.name}: started in {server.seconds:.1f} s", flush=True)
        samples["start"].append(server.seconds)
        samples["memory"].append(server.megabytes)
        attempt(f"{subject.name}, first visit", cold_load, browser, far + subject.path, samples)
        if subject.tables:
            attempt(f"{subject.name}, start page", open_page, browser, server.url, samples, "start page")
        for latency, url in ((0, server.url), (40, far)):
            sent = attempt(f"{subject.name}, choices", choices, browser, subject, url, samples, latency)
            if subject.tables:
                attempt(f"{subject.name}, all quotes", search_everywhere, browser, url, samples, latency)
        answers_per_second(server.url, sent or [], samples)
        samples["memory later"].append(server.megabytes)


def search_everywhere(browser: Browser, url: str, samples: Samples, latency: int) -> None:
    """Search on the page with all quotes; and while a large file is made for somebody else, where there are many."""
    with fresh_page(browser) as page:
        page.goto(f"{url}/citaten")
        search(page, samples, f"all quotes {latency}", CHOICES)
        if latency == 0:
            with large_file(url) as being_made:
                if being_made:
                    search(page, samples, "beside a file 0", CHOICES)


def main() -> None:
    """Measure, print, compare, and record where asked."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one round, the real size only")
    parser.add_argument("--rounds", type=int, help="5, or 1 where quick")
    parser.add_argument("--record", action="store_true", help="write tests/bench/recorded.json and the table in README")
    options = parser.parse_args()
    sizes = [] if options.quick else [*SIZES]
    for size in sizes:
        generate(SIZES[size], CACHE / size)
    subjects = [APP, STATIC, ORDINARY, *map(dashboard, sizes)]
    print(f"the static page has plotly.js as the {plotly_bundle()[0]}")
    samples: dict[str, Samples] = {subject.name: defaultdict(list) for subject in subjects}
    with sync_playwright() as playwright:
        browser = launch(playwright)
        about = report.machine(browser.version)
        for turn in range(options.rounds or (1 if options.quick else 5)):
            print(f"round {turn + 1}")
            for subject in subjects:
                attempt(subject.name, one_round, browser, subject, samples[subject.name])
    for subject in subjects:
        if subject.tables:
            time_functions(subject.tables, subject.first, samples[subject.name])
    medians = {name: {key: median(values) for key, values in found.items()} for name, found in samples.items()}
    print(f"\n{report.told(medians, about)}\n")
    print(report.compared_with_recorded(medians))
    if options.record:
        report.record(medians, about)


if __name__ == "__main__":
    main()
