"""What journeys share."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from playwright.sync_api import Page, expect


def until(page: Page, expression: str, arg: object = None) -> None:
    """Wait until something is so in the browser. Playwright's own function needs eval, which our pages forbid."""
    last = monotonic() + 10
    while not page.evaluate(expression, arg):
        assert monotonic() < last, f"it never comes to {expression}"
        page.wait_for_timeout(20)


def arrived(page: Page) -> None:
    """Wait until Dash has taken over the page that the first answer held."""
    until(page, "window.inclusietrends?.arrived")


def open_question(page: Page, question_id: str, query: str = "") -> None:
    """The page of a question, which stands there with its chooser."""
    page.goto(f"/vraag/{question_id}{query}")
    expect(page.get_by_role("combobox", name="Vraag", exact=True)).to_have_value(question_id)


def unfold(page: Page, name: str = "Antwoorden en meer keuzes") -> None:
    """Open the controls of the bar that are folded away, where they are."""
    more = page.get_by_text(name, exact=True)
    if more.locator("..").get_attribute("open") is None:
        more.click()


def download(page: Page, name: str, folder: Path) -> Path:
    """The file that a button gives, saved under the name that it has."""
    with page.expect_download() as event:
        page.get_by_role("button", name=name).click()
    path = folder / event.value.suggested_filename
    event.value.save_as(path)
    return path
