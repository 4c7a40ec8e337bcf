"""What a browser sees of the server around the pages: the policy, the path in front, and that nothing goes elsewhere.

The console of every journey must stay empty, which what is against the policy would fill: so all of them test it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Response, expect

from app import Settings, create_app
from data.views.filters import View
from delivery.headers import STYLES
from tests.browser.conftest import served, serving
from tests.browser.pages import arrived, download, unfold

ROOT = "/onder/dit"
PAGES = ["/", "/citaten", "/verantwoording", "/toegankelijkheid", "/vergelijken?antwoorden=fase.verkenningsfase"]
VIEWS = [f"/vraag/fase?weergave={view}" for view in View]
FILES = ["Download PNG", "Download SVG", "Download CSV", "Download Excel"]
#: The hash of each style sheet in the document, as the policy writes it.
HASHES = """() => Promise.all([...document.querySelectorAll("style")].map(async ({ textContent }) => {
    const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(textContent));
    return "sha256-" + btoa(String.fromCharCode(...new Uint8Array(hash)));
}))"""


@pytest.fixture(scope="module", params=[False, True], ids=["path stays", "proxy strips it"])
def below_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """Address of a dashboard below a path, with a proxy in front that takes the path off or does not."""
    with stripped() if request.param else served(Settings(path_prefix=ROOT)) as url:
        yield url + ROOT


@contextmanager
def stripped() -> Iterator[str]:
    """A dashboard that never sees the path which it is below."""
    application: Callable[..., Any] = create_app(Settings(path_prefix=ROOT)).server

    def proxy(environ: dict[str, Any], start_response: Any) -> Any:
        assert environ["PATH_INFO"].startswith(f"{ROOT}/")
        return application({**environ, "PATH_INFO": environ["PATH_INFO"].removeprefix(ROOT)}, start_response)

    with serving(proxy) as url:
        yield url


@pytest.fixture
def answers(page: Page) -> list[Response]:
    """Every answer that the browser gets."""
    found: list[Response] = []
    page.on("response", lambda answer: found.append(answer))
    return found


def test_all_that_is_injected_is_known_and_nothing_known_is_left_over(page: Page) -> None:
    injected: set[str] = set()
    for path in [*PAGES, *VIEWS]:
        page.goto(path)
        arrived(page)
        injected |= set(page.evaluate(HASHES))
    assert injected == set(STYLES)


def test_pages_menus_views_and_files_keep_to_the_policy_and_to_this_host(
    page: Page, base_url: str, answers: list[Response], tmp_path: Path
) -> None:
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    for path in PAGES:
        page.goto(path)
        arrived(page)
        for details in page.locator("main details > summary").all():
            details.click()
    page.goto("/vraag/fase")
    arrived(page)
    unfold(page)
    for name in ("Lijnen", "Verschil", "Tabel", "Staven"):
        page.get_by_role("radio", name=name).check()
        expect(page).to_have_url(re.compile("fase$" if name == "Staven" else f"weergave={name.lower()}"))
        if name != "Tabel":
            page.locator(".graph .main-svg").first.hover(force=True)
    for name in FILES:
        assert download(page, name, tmp_path).stat().st_size > 500
    assert hosts - {""} == {urlsplit(base_url).netloc}
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert [
        answer.url for answer in answers if "content-security-policy" not in answer.headers and is_asked(answer)
    ] == []


def is_asked(answer: Response) -> bool:
    """Whether a server gave an answer."""
    return answer.url.startswith("http")


def test_a_journey_below_a_path(page: Page, below_url: str, answers: list[Response], tmp_path: Path) -> None:
    page.goto(f"{below_url}/")
    arrived(page)
    page.get_by_role("heading", level=3).get_by_role("link", name="Fase van de implementatie").click()
    expect(page).to_have_url(f"{below_url}/vraag/fase")
    expect(page.locator(".graph .main-svg").first).to_be_visible()
    page.get_by_role("checkbox", name="2020").uncheck()
    expect(page).to_have_url(re.compile(re.escape(f"{below_url}/vraag/fase?jaren=")))
    page.get_by_role("combobox", name="Vraag", exact=True).select_option("inzet")
    expect(page).to_have_url(re.compile(re.escape(f"{below_url}/vraag/inzet")))
    page.go_back()
    # The address is there at once, the page with its buttons after it.
    expect(page.get_by_role("heading", level=1)).to_have_text("Fase van de implementatie")
    expect(page).to_have_url(re.compile(re.escape(f"{below_url}/vraag/fase?jaren=")))
    for name in FILES:
        assert download(page, name, tmp_path).stat().st_size > 500
    for name in ("Vergelijken", "Verantwoording", "Overzicht", "Citaten"):
        link = page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name=name)
        link.click()
        expect(link).to_have_attribute("aria-current", "page")
        assert page.url.startswith(f"{below_url}/")
    page.get_by_role("searchbox", name="Zoek in citaten").fill("geld")
    expect(page).to_have_url(f"{below_url}/citaten?zoek=geld")
    page.reload()
    arrived(page)
    outside = [answer.url for answer in answers if is_asked(answer) and not answer.url.startswith(f"{below_url}/")]
    assert outside == []
    assert [answer.url for answer in answers if answer.status >= 400] == []
