"""Journeys through the results of groups of municipalities."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import arrived, download, open_question
from tests.browser.test_first_page import OUTLINE
from tests.browser.test_layout import places


def test_a_group_is_chosen_and_goes_along(page: Page, grouped_url: str, tmp_path: Path) -> None:
    page.goto(f"{grouped_url}/vraag/fase")
    arrived(page)
    group = page.get_by_role("combobox", name="Groep", exact=True)
    expect(group).to_have_value("alle")
    group.select_option("provincie-utrecht")
    expect(page).to_have_url(re.compile(r"/vraag/fase\?groep=provincie-utrecht$"))
    expect(page.locator("#boodschap")).to_contain_text("Provincie Utrecht: van 2020 naar 2021")
    expect(
        page.get_by_role("img", name="Grafiek: Fase van de implementatie, Provincie Utrecht, staven")
    ).to_be_visible()
    expect(page.locator("#wijzigingen")).to_contain_text("Groep: Utrecht.")
    expect(page.get_by_text("In 2018 en 2019 zijn er geen cijfers per groep")).to_be_visible()
    assert download(page, "Download CSV", tmp_path).name == "fase_provincie-utrecht_2020-2021_staven.csv"
    assert download(page, "Download PNG", tmp_path).stat().st_size > 10_000
    page.get_by_role("combobox", name="Vraag", exact=True).select_option("karakter")
    page.get_by_role("combobox", name="Vraag", exact=True).press("Enter")
    expect(page).to_have_url(re.compile(r"/vraag/karakter\?groep=provincie-utrecht$"))
    expect(group).to_have_value("provincie-utrecht")
    group.select_option("alle")
    expect(page).to_have_url(re.compile(r"/vraag/karakter$"))
    page.go_back()
    expect(group).to_have_value("provincie-utrecht")
    page.get_by_role("combobox", name="Vraag", exact=True).select_option("inzet")
    page.get_by_role("combobox", name="Vraag", exact=True).press("Enter")
    expect(page).to_have_url(re.compile(r"/vraag/inzet$"))
    expect(group).to_have_count(0)


def test_groups_stand_beside_each_other_and_hidden_ones_say_why(page: Page, grouped_url: str) -> None:
    page.goto(f"{grouped_url}/vraag/fase?groep=grootte-0")
    expect(page.get_by_text("De cijfers van deze groep zijn afgeschermd")).to_be_visible()
    sizes = page.get_by_role("region", name="Groepen naast elkaar: Gemeentegrootte")
    expect(sizes.get_by_role("rowheader")).to_have_count(8)
    expect(sizes.get_by_role("columnheader")).to_have_count(6)
    expect(sizes.get_by_role("row", name="minder dan 5.000 inwoners")).to_contain_text("afgeschermd")
    expect(page.get_by_text(re.compile("‘Verkenningsfase’ verschilt duidelijk tussen de groepen"))).to_be_visible()
    provinces = page.get_by_role("region", name="Groepen naast elkaar: Provincie")
    expect(provinces).to_be_hidden()
    arrived(page)
    page.get_by_text("Provincie: cijfers per groep").click()
    expect(provinces.get_by_role("rowheader")).to_have_count(12)
    page.get_by_role("checkbox", name="2021").uncheck()
    expect(page.get_by_role("heading", name="Provincie: alle groepen in 2020")).to_be_visible()
    expect(provinces).to_be_visible()


def test_an_unknown_group_is_told_and_without_groups_there_is_no_filter(page: Page, grouped_url: str) -> None:
    page.goto(f"{grouped_url}/vraag/fase?groep=amsterdam")
    expect(page.get_by_text("De groep ‘amsterdam’ is er niet bij deze vraag.").first).to_be_visible()
    open_question(page, "fase")
    expect(page.get_by_role("combobox", name="Groep")).to_have_count(0)
    expect(page.get_by_text("per groep")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize(
    "query", ["", "?groep=grootte-100000", "?groep=grootte-0", "?groep=provincie-utrecht&weergave=tabel"]
)
def test_axe_finds_nothing(page: Page, grouped_url: str, query: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{grouped_url}/vraag/fase{query}")
    arrived(page)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "height", "least"), [(1440, 900, 400), (1280, 720, 380), (390, 844, 440)])
def test_years_and_chart_are_in_view_together_with_the_groups(
    page: Page, grouped_url: str, width: int, height: int, least: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    for query in ("", "?groep=grootte-20000"):
        page.goto(f"{grouped_url}/vraag/knelpunten{query}")
        expect(page.locator(".main-svg").first).to_be_visible()
        before = places(page)
        assert width != 1440 or height - before["top"] >= 250
        page.evaluate("(top) => scrollTo(0, top)", before["top"] - before["height"])
        after = places(page)
        assert 0 <= after["years"] < after["end"] <= height
        seen = min(height, after["bottom"]) - max(after["bar"], after["top"])
        assert seen >= min(least, after["bottom"] - after["top"]) - 1


def test_dash_draws_the_page_that_the_first_answer_held(browser: Browser, page: Page, grouped_url: str) -> None:
    address = f"{grouped_url}/vraag/fase?groep=provincie-utrecht"
    with browser.new_context(java_script_enabled=False) as context:
        first = context.new_page()
        first.goto(address)
        written = first.locator("[data-first]").evaluate(OUTLINE)
        group = first.get_by_role("combobox", name="Groep", exact=True)
        expect(group).to_have_value("provincie-utrecht")
        group.select_option("provincie-zeeland")
        first.get_by_role("button", name="Toon", exact=True).click()
        expect(first.locator("#boodschap")).to_contain_text("Provincie Zeeland: ")
    page.goto(address)
    arrived(page)
    expect(page.locator(".main-svg").first).to_be_visible()
    drawn = page.locator("#react-entry-point").evaluate(OUTLINE)
    assert drawn == written
