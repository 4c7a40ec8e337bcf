"""What a person waits for, measured in Chromium; everything is found by its accessible name."""

from __future__ import annotations

import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Error, Page, Playwright, Request

from tests.bench.subjects import Subject

Samples = defaultdict[str, list[float]]
PROBE = Path(__file__).with_name("probe.js")
#: A slow line: bytes per second, and milliseconds of latency.
BANDWIDTH, LATENCY = 10_000_000 / 8, 40
SLOWDOWN = 4
WORD = "geld"
MOST_WAIT = 60_000


def launch(playwright: Playwright) -> Browser:
    """The Chromium of the system."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    return playwright.chromium.launch(executable_path=found, args=flags)


@contextmanager
def fresh_page(browser: Browser) -> Iterator[tuple[Page, CDPSession]]:
    """A page with an empty cache and the probe in it, and the protocol to slow it down with."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.set_default_timeout(MOST_WAIT)
        page.add_init_script(path=PROBE)
        protocol = context.new_cdp_session(page)
        protocol.send("Network.enable")
        yield page, protocol


def slow_line(protocol: CDPSession, latency: float, bandwidth: float = -1) -> None:
    """Slow the network down; -1 is as fast as it goes."""
    line = {"latency": latency, "downloadThroughput": bandwidth, "uploadThroughput": bandwidth}
    protocol.send("Network.emulateNetworkConditions", {"offline": False, **line})


def cold_load(browser: Browser, url: str, samples: Samples) -> None:
    """The first visit, on a slow line and a slow machine."""
    with fresh_page(browser) as (page, protocol):
        loaded: list[float] = []
        protocol.on("Network.loadingFinished", lambda event: loaded.append(event["encodedDataLength"]))
        slow_line(protocol, LATENCY, BANDWIDTH)
        protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        page.goto(url)
        page.wait_for_function("probe.seen.chart && probe.seen.content")
        page.wait_for_load_state("networkidle")
        samples["content"].append(page.evaluate("probe.seen.content"))
        samples["chart"].append(page.evaluate("probe.seen.chart"))
        samples["shift"].append(page.evaluate("probe.shift"))
        samples["bytes"].append(sum(loaded) / 1000)
        samples["requests"].append(len(loaded))


def open_page(browser: Browser, url: str, samples: Samples, name: str) -> None:
    """The time to the heading of a page, at full speed."""
    with fresh_page(browser) as (page, _):
        page.goto(url)
        page.wait_for_function("probe.seen.heading")
        samples[name].append(page.evaluate("probe.seen.heading"))


def year(page: Page, _subject: Subject, _turn: int) -> None:
    """Leave the newest year out, or take it in again."""
    armed(page, "chart", page.get_by_role("group", name="Jaren").get_by_role("checkbox").last.click)


def answer(page: Page, _subject: Subject, _turn: int) -> None:
    """Leave the first answer out, or take it in again."""
    armed(page, "chart", page.get_by_role("group", name="Antwoorden").get_by_role("checkbox").first.click)


def view(page: Page, _subject: Subject, turn: int) -> None:
    """Lines instead of bars, or bars again."""
    name = "Staven" if turn % 2 else "Lijnen"
    armed(page, "chart", page.get_by_role("radiogroup", name="Weergave").get_by_role("radio", name=name).click)


def question(page: Page, subject: Subject, turn: int) -> None:
    """The second question, or the first again: a select, the last key in a searched field, or Dash's own dropdown."""
    title = subject.titles[1 - turn % 2]
    chooser = page.get_by_label("Vraag", exact=True).or_(page.locator("#vraag")).first
    kind = chooser.evaluate("(element) => element.tagName")
    if kind == "SELECT":
        armed(page, "question", lambda: chooser.select_option(label=title))
    elif kind == "INPUT":
        chooser.fill(title[:-1])
        page.locator(f'datalist option[value="{title}"]').wait_for(state="attached")
        armed(page, "question", lambda: page.keyboard.type(title[-1]))
    else:
        chooser.click()
        armed(
            page, "question", page.get_by_role("option", name=title).or_(page.get_by_text(title, exact=True)).last.click
        )


def armed(page: Page, kind: str, act: Callable[[], object], expected: str | None = None) -> None:
    """Start the clock of the page at what ``act`` does."""
    page.evaluate("([kind, expected]) => probe.arm(kind, expected)", [kind, expected])
    act()


def search(page: Page, samples: Samples, name: str, repeats: int) -> None:
    """From the last key of a word to the quotes that have it."""
    box = page.get_by_role("searchbox", name="Zoek in citaten")
    # Without a number the page is still being made, which takes long at the largest size.
    page.locator("#aantal-citaten, #citaten-aantal").filter(has_text=re.compile(r"\d")).wait_for()
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


CLICKS = {"year": year, "answer": answer, "view": view, "question": question}


def click_through(
    browser: Browser, subject: Subject, url: str, samples: Samples, repeats: int, latency: int
) -> list[Request]:
    """Measure every kind of click; the requests to the server that they made."""
    sent: list[Request] = []
    with fresh_page(browser) as (page, protocol):
        page.goto(url + subject.path)
        page.wait_for_function("probe.seen.chart && probe.seen.content")
        page.wait_for_load_state("networkidle")
        slow_line(protocol, latency)
        page.on("request", lambda request: sent.append(request) if request.url.startswith("http") else None)
        for name, click in CLICKS.items():
            if name == "view" and not subject.tables:
                continue
            before = len(sent)
            for turn in range(repeats):
                click(page, subject, turn)
                samples[f"{name} {latency}"].append(page.evaluate("probe.result"))
            page.wait_for_load_state("networkidle")
            samples[f"{name} requests"].append((len(sent) - before) / repeats)
        search(page, samples, f"search {latency}", repeats)
        return sent


def attempt(what: str, run: Callable[..., Any], *arguments: Any) -> Any:
    """The result of a measurement; one that fails is told of and leaves its cells empty."""
    try:
        return run(*arguments)
    except (Error, RuntimeError) as error:
        print(f"not measured: {what}: {str(error).splitlines()[0]}", file=sys.stderr)
        return None
