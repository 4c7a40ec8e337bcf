"""Somebody signs in at a real provider, works, is told that the session has ended, goes on, and signs out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from delivery.guard import BACK
from tests.browser.conftest import serving
from tests.browser.pages import arrived, download
from tests.delivery.provider import Provider, person, running
from tests.delivery.visitor import dashboard

ROOT = "/onder/dit"


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with running() as found:
        yield found


@pytest.fixture(scope="module")
def inside(request: pytest.FixtureRequest, provider: Provider) -> Iterator[str]:
    """Address of a dashboard where one has to sign in, below a path where a test says so."""
    root = getattr(request, "param", "")
    with serving(dashboard(provider, path_prefix=root)) as url:
        provider.redirect_uris.append(f"{url}{root}{BACK}")
        yield url + root


@pytest.fixture
def visitor(page: Page, provider: Provider) -> Iterator[Page]:
    """A tab in which nothing is said on the console but that there is no session any more; the provider as at first."""
    provider.person, provider.denies = person(), ""
    tab = page.context.new_page()
    tab.set_default_timeout(30_000)
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    yield tab
    assert [words for words in said if not re.search(r"status of (401|400|403) ", words)] == []


def years(page: Page) -> list[str]:
    """Which years the table shows."""
    found = page.locator("main table").first.get_by_role("columnheader").all_inner_texts()
    return [words[:4] for words in found if re.match(r"20\d\d\b(?!-| naar)", words)]


def is_accessible(page: Page) -> bool:
    return bool(Axe().run(page).violations_count == 0)


@pytest.mark.parametrize("inside", ["", ROOT], indirect=True, ids=["plain", "below a path"])
def test_a_session_ends_and_is_begun_again_without_losing_what_was_chosen(
    visitor: Page, inside: str, tmp_path: Path
) -> None:
    visitor.goto(f"{inside}/vraag/fase?weergave=tabel")
    expect(visitor).to_have_url(f"{inside}/vraag/fase?weergave=tabel")
    arrived(visitor)
    expect(visitor.locator("footer")).to_contain_text("Ingelogd als Anna de Vries.")
    assert is_accessible(visitor)
    visitor.get_by_role("checkbox", name="2018").uncheck()
    expect(visitor).to_have_url(re.compile("jaren="))
    assert download(visitor, "Download CSV", tmp_path).stat().st_size > 500
    assert years(visitor) == ["2019", "2020", "2021"]
    visitor.context.clear_cookies()
    visitor.get_by_role("checkbox", name="2020").uncheck()
    told = visitor.locator(".told")
    expect(told).to_contain_text("Uw sessie is afgelopen.")
    assert is_accessible(visitor)
    with visitor.expect_navigation():
        told.get_by_role("button", name="Probeer opnieuw").press("Enter")
    arrived(visitor)
    expect(visitor.get_by_role("checkbox", name="2020")).not_to_be_checked()
    assert years(visitor) == ["2019", "2021"]
    assert visitor.url.startswith(f"{inside}/vraag/fase?")
    # A file, and another page.
    visitor.context.clear_cookies()
    visitor.get_by_role("button", name="Download Excel").click()
    expect(told).to_contain_text("Uw sessie is afgelopen.")
    before = visitor.url
    with visitor.expect_navigation():
        told.get_by_role("button").click()
    arrived(visitor)
    assert visitor.url == before
    visitor.context.clear_cookies()
    visitor.get_by_role("link", name="Citaten", exact=True).click()
    expect(told).to_contain_text("Uw sessie is afgelopen.")
    told.get_by_role("button").click()
    expect(visitor).to_have_url(f"{inside}/citaten")
    arrived(visitor)


def test_signing_out_by_keyboard(visitor: Page, inside: str, provider: Provider) -> None:
    visitor.goto(f"{inside}/citaten")
    arrived(visitor)
    visitor.get_by_role("button", name="Uitloggen").focus()
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("U bent uitgelogd")
    assert visitor.url.startswith(f"{inside}/_uitgelogd?state=")
    assert visitor.context.cookies() == []
    assert is_accessible(visitor)
    # Nobody reads on by going back.
    provider.denies = "access_denied"
    visitor.go_back()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("U bent niet ingelogd")
    provider.denies = ""
    visitor.get_by_role("link", name="Probeer opnieuw").click()
    expect(visitor).to_have_url(f"{inside}/citaten")


def test_who_is_refused_comes_in_with_another_account(visitor: Page, inside: str, provider: Provider) -> None:
    provider.person = {**person(), "name": "Piet", "email": "piet@elders.example"}
    visitor.goto(f"{inside}/verantwoording")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("U hebt geen toegang")
    expect(visitor.locator("main")).to_contain_text("U bent ingelogd als Piet")
    assert is_accessible(visitor)
    provider.person = person()
    visitor.get_by_role("link", name="Log in met een ander account").press("Enter")
    expect(visitor).to_have_url(f"{inside}/")
    expect(visitor.locator("footer")).to_contain_text("Anna de Vries")


def test_without_scripts_a_form_leads_to_the_provider_and_back(browser: Browser, inside: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{inside}/vraag/fase")
    page.get_by_role("checkbox", name="2018").uncheck()
    context.clear_cookies()
    page.get_by_role("button", name="Toon", exact=True).first.click()
    expect(page).to_have_url(re.compile(f"^{re.escape(inside)}/vraag/fase[?].*jaren=2019"))
    expect(page.get_by_role("checkbox", name="2018")).not_to_be_checked()
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("U bent uitgelogd")
    context.close()
