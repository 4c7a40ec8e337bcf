"""A survey whose every text is an attack, in a browser: nothing runs, asks or shows what it should not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page

from app import Settings
from tests.browser.conftest import served
from tests.hostile import MARK, hostile


@pytest.fixture(scope="module")
def hostile_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a dashboard of that survey."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    hostile(folder)
    with served(Settings(tables_dir=folder)) as url:
        yield url


def test_no_text_of_a_survey_runs(page: Page, hostile_url: str) -> None:
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)

    def holds() -> None:
        assert page.evaluate(f"window.{MARK}") is None
        assert page.locator(f"{MARK}, img[src=x], a[href^=javascript], [onload], [onerror], [autofocus]").count() == 0

    for path in ("/", "/citaten?zoek=window", "/verantwoording", "/vergelijken"):
        page.goto(hostile_url + path)
        page.wait_for_load_state("networkidle")
        holds()
    # A page that Dash draws, a chart and its hover, a choice, a search and what is marked in it, a picture and a file.
    for view in ("lijnen", "verschil", "staven"):
        page.goto(f"{hostile_url}/vraag/knelpunten?weergave={view}&zoek=window")
        page.locator(".graph .main-svg").first.wait_for()
        page.wait_for_load_state("networkidle")
        box = page.locator(".graph").bounding_box()
        assert box
        for place in (0.3, 0.5, 0.6):
            page.mouse.move(box["x"] + box["width"] * place, box["y"] + box["height"] * place / 2)
            page.wait_for_timeout(80)
        holds()
    page.locator("#zoek").first.fill("img")
    page.wait_for_timeout(500)
    holds()
    with page.expect_download() as told:
        page.locator("button[data-file][data-format=svg]").first.click()
    text = Path(told.value.path()).read_text(encoding="utf-8")
    assert MARK in text
    assert f"<{MARK}" not in text
    assert "<img" not in text
    assert dialogs == []
