"""New data are published while pages are open."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response, expect

from app import Settings
from data.publishing import rollback
from data.store import TABLES_DIR
from tests.browser.conftest import served
from tests.browser.pages import arrived
from tests.builders import republish

TOLD = "Er zijn nieuwe cijfers gepubliceerd. U ziet nog de vorige."
LOAD = "Laad de nieuwe cijfers"


@dataclass
class Running:
    """Where a dashboard is, and the folder of its tables."""

    url: str
    tables: Path


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """A dashboard over tables of its own."""
    tables = tmp_path / "tables"
    shutil.copytree(TABLES_DIR, tables)
    with served(Settings(tables_dir=tables)) as url:
        yield Running(url, tables)


def until_newer(page: Page, url: str, before: str) -> float:
    """Wait until answers say that there is a newer version than ``before``: after how many seconds they did."""
    start = monotonic()
    while monotonic() - start < 5:
        if page.request.get(f"{url}/resultaat/{before}/vraag/fase").headers["data-newest"] != before:
            break
    return monotonic() - start


def version(page: Page) -> str:
    return page.locator("[data-version]").get_attribute("data-version") or ""


def test_an_open_page_keeps_its_numbers_and_says_that_there_are_newer_ones(page: Page, running: Running) -> None:
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto(f"{running.url}/vraag/fase?weergave=tabel")
    arrived(page)
    row = page.get_by_role("row", name=re.compile("Verkenningsfase"))
    expect(row).to_contain_text("50,0%")
    before = version(page)
    republish(running.tables, 50.0, 51.5)
    assert until_newer(page, running.url, before) < 2
    newer = page.get_by_text(TOLD)
    expect(newer).to_have_count(0)
    year = page.get_by_role("checkbox", name="2020")
    year.focus()
    page.keyboard.press("Space")
    expect(newer).to_be_visible()
    expect(page.get_by_role("columnheader", name=re.compile("^2020"))).to_have_count(0)
    expect(row).to_contain_text("50,0%")
    expect(year).to_be_focused()
    assert Axe().run(page).violations_count == 0
    # Another page that is gone to from here is of the same version, and says so too.
    page.get_by_role("link", name="Overzicht").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Hoe ver"))
    assert version(page) == before
    expect(page.get_by_text(TOLD)).to_be_visible()
    expect(page).to_have_url(re.compile("^[^/]+//[^/]+/$"))
    page.go_back()
    expect(row).to_contain_text("50,0%")
    address = page.url
    button = page.get_by_role("button", name=LOAD)
    button.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(row).to_contain_text("51,5%")
    assert page.url == address
    arrived(page)
    expect(button).to_have_count(0)
    assert version(page) != before
    assert failed == []


def test_files_and_pictures_are_those_of_the_page(page: Page, running: Running) -> None:
    page.goto(f"{running.url}/vraag/fase?weergave=tabel")
    arrived(page)
    before = version(page)
    republish(running.tables, 50.0, 51.5)
    until_newer(page, running.url, before)
    asked: list[Response] = []
    page.on("response", lambda answer: asked.append(answer))
    with page.expect_download() as event:
        page.get_by_role("button", name="Download CSV").click()
    assert ";50,0;" in event.value.path().read_text(encoding="utf-8-sig")
    with page.expect_download():
        page.get_by_role("button", name="Download SVG").click()
    assert [answer.headers.get("data-version") for answer in asked if "/beeld/" in answer.url] == [before]


def test_a_page_whose_version_is_not_held_any_more_is_asked_for_anew(page: Page, running: Running) -> None:
    page.goto(f"{running.url}/vraag/fase?weergave=tabel")
    arrived(page)
    before = newest = version(page)
    for value in (51.5, 52.5, 53.5):
        republish(running.tables, value - 1 if value > 51.5 else 50.0, value)
        until_newer(page, running.url, newest)
        newest = page.request.get(running.url).headers["data-newest"]
    page.get_by_role("checkbox", name="2020").uncheck()
    row = page.get_by_role("row", name=re.compile("Verkenningsfase"))
    expect(row).to_contain_text("53,5%")
    expect(page.get_by_role("columnheader", name=re.compile("^2020"))).to_have_count(0)
    assert version(page) == newest != before
    rollback(running.tables, "first", "anna")
    until_newer(page, running.url, newest)
    page.reload()
    expect(row).to_contain_text("50,0%")
    assert version(page) == before
