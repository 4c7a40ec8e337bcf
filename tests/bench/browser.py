"""Pages in Chromium, and the first visit to one; everything is found by its accessible name or its class."""

from __future__ import annotations

import re
import shutil
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Error, Page, Playwright

Samples = defaultdict[str, list[float]]
PROBE = Path(__file__).with_name("probe.js")
#: A slow line lets through so many bytes per second; its latency is that of the relay.
BANDWIDTH = 10_000_000 / 8
SLOWDOWN = 4
WORD = "geld"
MOST_WAIT = 60_000
#: Seconds after which a page asks for nothing more; a slow machine reads what came before it asks again.
SILENCE = 2


def launch(playwright: Playwright) -> Browser:
    """The Chromium of the system."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    return playwright.chromium.launch(executable_path=found, args=flags)


@contextmanager
def fresh_page(browser: Browser, touch: bool = False) -> Iterator[Page]:
    """A page with an empty cache and the probe in it."""
    # The policy of the page forbids eval, with which Playwright waits for a function.
    with browser.new_context(viewport={"width": 1280, "height": 900}, has_touch=touch, bypass_csp=True) as context:
        page = context.new_page()
        page.set_default_timeout(MOST_WAIT)
        page.add_init_script(path=PROBE)
        yield page


def cold_load(browser: Browser, url: str, samples: Samples) -> None:
    """The first visit, on a slow line and a slow machine."""
    with fresh_page(browser) as page:
        protocol = page.context.new_cdp_session(page)
        traffic = Traffic(protocol)
        line = {"offline": False, "latency": 0, "downloadThroughput": BANDWIDTH, "uploadThroughput": BANDWIDTH}
        protocol.send("Network.emulateNetworkConditions", line)
        protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        page.goto(url)
        page.wait_for_function("probe.seen.heading && probe.seen.content && probe.seen.chart")
        while traffic.silence() < SILENCE:
            page.wait_for_timeout(500)
        for name in ("heading", "content", "chart"):
            samples[name].append(page.evaluate(f"probe.seen.{name}"))
        samples["shift"].append(page.evaluate("probe.shift"))
        painted = page.evaluate("performance.timeOrigin + probe.seen.chart") / 1000
        for until, moment in (("", float("inf")), (" to chart", painted)):
            requests, size = traffic.until(moment)
            samples[f"requests{until}"].append(requests)
            samples[f"bytes{until}"].append(size / 1000)


class Traffic:
    """The answers that a page gets and their bytes, each with its moment."""

    def __init__(self, protocol: CDPSession) -> None:
        self.last = time.monotonic()
        #: Between the clock of the browser's events and that of the world.
        self.ahead = 0.0
        self.sizes: dict[str, float] = {}
        self.received: list[tuple[float, float]] = []
        self.answered: list[float] = []
        protocol.on("Network.requestWillBeSent", self.starts)
        protocol.on("Network.dataReceived", self.adds)
        protocol.on("Network.loadingFinished", self.ends)
        protocol.send("Network.enable")

    def starts(self, event: dict[str, Any]) -> None:
        """A request is sent; for what is inside the page already there is none."""
        if event["request"]["url"].startswith("http"):
            self.last = time.monotonic()
            self.ahead = event["wallTime"] - event["timestamp"]
            self.sizes.setdefault(event["requestId"], 0)

    def adds(self, event: dict[str, Any]) -> None:
        """A part of an answer is here."""
        if event["requestId"] in self.sizes:
            self.last = time.monotonic()
            self.sizes[event["requestId"]] += event["encodedDataLength"]
            self.received.append((event["timestamp"] + self.ahead, event["encodedDataLength"]))

    def ends(self, event: dict[str, Any]) -> None:
        """All of an answer is here: what its parts did not count are its headers."""
        if event["requestId"] in self.sizes:
            self.adds({**event, "encodedDataLength": event["encodedDataLength"] - self.sizes[event["requestId"]]})
            self.answered.append(event["timestamp"] + self.ahead)

    def silence(self) -> float:
        """Seconds since something was sent or received."""
        return time.monotonic() - self.last

    def until(self, moment: float) -> tuple[int, float]:
        """How many requests were answered, and how many bytes were received."""
        return sum(at <= moment for at in self.answered), sum(size for at, size in self.received if at <= moment)


def open_page(browser: Browser, url: str, samples: Samples, name: str) -> None:
    """The time to the heading of a page, at full speed."""
    with fresh_page(browser) as page:
        page.goto(url)
        page.wait_for_function("probe.seen.heading")
        samples[name].append(page.evaluate("probe.seen.heading"))


def armed(page: Page, kind: str, act: Callable[[], object], expected: str | None = None) -> None:
    """Start the clock of the page at what ``act`` does."""
    page.evaluate("([kind, expected]) => probe.arm(kind, expected)", [kind, expected])
    act()


def search(page: Page, samples: Samples, name: str, repeats: int) -> None:
    """From the last key of a word to the quotes that have it."""
    box = page.get_by_role("searchbox", name="Zoek in citaten")
    # Without a number the page is still being made, which takes long at the largest size.
    page.locator("#aantal").filter(has_text=re.compile(r"\d")).wait_for()
    box.fill("")
    everything = settled(page)
    box.fill(WORD)
    found = settled(page, everything)
    for _ in range(repeats):
        box.fill("")
        page.wait_for_function("(state) => probe.state('quotes') === state", arg=everything)
        box.focus()
        armed(page, "quotes", lambda: page.keyboard.type(WORD), found)
        samples[name].append(page.evaluate("probe.result"))


def settled(page: Page, before: str = "") -> str:
    """What the quotes are when they have been other ones than before, and have stayed the same for a second."""
    page.wait_for_function("(before) => probe.state('quotes') !== before", arg=before)
    last = ""
    while last != (last := page.evaluate("probe.state('quotes')")):
        page.wait_for_timeout(1_000)
    return last


def attempt(what: str, run: Callable[..., Any], *arguments: Any) -> Any:
    """The result of a measurement; one that fails is told of and leaves its cells empty."""
    try:
        return run(*arguments)
    except (Error, RuntimeError) as error:
        print(f"not measured: {what}: {str(error).splitlines()[0]}", file=sys.stderr)
        return None
