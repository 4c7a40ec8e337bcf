"""Journeys from the start page, and what stands around every page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import arrived


def test_from_the_start_page_to_an_answer(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hoe ver zijn gemeenten")
    assert page.get_by_role("main").get_by_role("heading", level=3).get_by_role("link").count() == 10
    picture = page.get_by_role("img", name="Grafiek: Fase van de implementatie.")
    assert picture.evaluate("node => node.decode().then(() => node.naturalHeight)") > 200
    page.get_by_role("heading", level=3).get_by_role("link", name="Fase van de implementatie").click()
    expect(page).to_have_url(re.compile(r"/vraag/fase$"))
    expect(page).to_have_title("Fase van de implementatie - Inclusietrends")
    expect(page.locator("#boodschap")).to_contain_text("van 8,3% naar 26,5% (+18,2 procentpunt, duidelijk)")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hoe ver zijn gemeenten")


def test_the_largest_changes_lead_to_their_question_and_years(page: Page) -> None:
    page.goto("/")
    recent = page.locator(".movements section").first
    headings = ["Van 2020 naar 2021", "Duidelijk veranderd", "Groot, maar niet zeker"]
    expect(recent.get_by_role("heading")).to_have_text(headings)
    clear, uncertain = recent.get_by_role("list").all()
    expect(clear.get_by_role("listitem")).to_have_count(1)
    expect(clear).to_contain_text("‘Toegankelijkheid informatie’ steeg van 81,8% in 2020 naar 93,7% in 2021")
    expect(uncertain.get_by_role("listitem").first).to_contain_text("(+7,9 procentpunt, waarschijnlijk)")
    expect(uncertain.get_by_role("listitem").last).to_contain_text("(−12,0 procentpunt, geen oordeel: n onbekend)")
    clear.get_by_role("link", name="Aandacht per domein").click()
    expect(page).to_have_url(re.compile(r"/vraag/domeinen\?jaren=2020,2021$"))
    expect(page.locator("#boodschap")).to_contain_text("van 81,8% naar 93,7%")


def test_the_menu_marks_the_page_that_is_shown(page: Page) -> None:
    page.goto("/")
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    marked = menu.locator("[aria-current=page]")
    expect(marked).to_have_text(["Overzicht"])
    arrived(page)
    for name in ("Vergelijken", "Citaten", "Verantwoording", "Overzicht"):
        menu.get_by_role("link", name=name).click()
        expect(marked).to_have_text([name])
        weights = menu.get_by_role("link").evaluate_all("(all) => all.map((one) => getComputedStyle(one).fontWeight)")
        assert sorted(weights) == ["400", "400", "400", "700"]
    page.go_back()
    expect(marked).to_have_text(["Verantwoording"])
    page.get_by_role("link", name="Inclusietrends").click()
    expect(marked).to_have_text(["Overzicht"])
    page.get_by_role("heading", level=3).get_by_role("link", name="Fase van de implementatie").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fase van de implementatie")
    expect(marked).to_have_count(0)


def test_the_start_page_tells_who_took_part_and_shows_ten_questions_in_three_screens(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/")
    part = page.locator(".taken-part > div")
    expect(part).to_have_count(4)
    expect(part.last).to_have_text("2021n ≈ 166 van 352 gemeenten (47,2%; afgeleid, zekerheid hoog)")
    bottom = page.locator(".item").last.evaluate("(card) => card.getBoundingClientRect().bottom")
    assert bottom <= 3 * 900
    page.set_viewport_size({"width": 390, "height": 844})
    tops = page.locator("nav a").evaluate_all("(links) => links.map((link) => link.getBoundingClientRect().top)")
    assert tops[0] == tops[1] < tops[2] == tops[3]


@pytest.mark.parametrize("width", [320, 390, 1440])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/citaten?vraag=knelpunten",
        "/vergelijken?antwoorden=fase.anders,domeinen.sport,inzet.meedoen-lvb",
        "/vraag/domeinen",
        "/vraag/partijen?weergave=tabel",
        "/verantwoording",
    ],
)
def test_no_page_scrolls_sideways(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    arrived(page)
    for summary in page.locator("summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_unknown_address_is_a_helpful_dutch_404(page: Page, base_url: str) -> None:
    assert page.request.get(f"{base_url}/nergens").status == 404
    page.goto("/")
    arrived(page)
    page.evaluate("history.pushState({}, '', '/nergens'); dispatchEvent(new PopStateEvent('popstate'))")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina bestaat niet")
    page.get_by_role("link", name="Naar het overzicht").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hoe ver zijn gemeenten")
