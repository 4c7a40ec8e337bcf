"""For everyone: rules of axe, the keyboard, the accessibility tree, zoom, spacing, forced colours and paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from data.views.filters import View
from tests.browser.pages import arrived, unfold

SNAPSHOT = Path(__file__).with_name("question.aria.yml")
PATHS = [
    "/",
    "/vraag/fase",
    *(f"/vraag/knelpunten?weergave={view}&marges=aan" for view in View),
    "/vraag/fase?jaren=2016&weergave=taart",
    "/vraag/fase?jaren=geen",
    "/vraag/bekendheid",
    "/citaten?vraag=knelpunten&zoek=geen",
    "/citaten?zoek=zzzz",
    "/vergelijken",
    "/vergelijken?antwoorden=fase.verkenningsfase,domeinen.sport",
    "/verantwoording",
    "/toegankelijkheid",
    "/nergens",
]


def settled(page: Page, path: str) -> None:
    """The page at a path with its chart drawn."""
    page.goto("/" if path == "/nergens" else path)
    if path == "/nergens":
        arrived(page)
        # Asked from the server it is a 404, which the browser writes in the console.
        page.evaluate("history.pushState({}, '', '/nergens'); dispatchEvent(new PopStateEvent('popstate'))")
        expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina bestaat niet")
    arrived(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    if "/vraag/" in path and "geen" not in path and "tabel" not in path:
        expect(page.locator(".main-svg").first).to_be_visible()


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(page: Page, path: str) -> None:
    for width in (320, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        settled(page, path)
        page.evaluate("document.querySelectorAll('details').forEach(node => { node.open = true })")
        results = Axe().run(page)
        assert results.violations_count == 0, f"{width} pixels wide: {results.generate_report()}"


@pytest.mark.parametrize("path", ["/", "/vraag/vraag-0001", "/citaten", "/verantwoording?vraag=vraag-0001"])
def test_axe_finds_nothing_where_questions_are_many(page: Page, many_url: str, path: str) -> None:
    settled(page, many_url + path)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def focused(page: Page) -> Locator:
    return page.locator(":focus")


def tab_to(page: Page, target: Locator, most: int = 60) -> None:
    """Press Tab until a control has the focus, and see each time that the focus shows."""
    for _ in range(most):
        page.keyboard.press("Tab")
        style = focused(page).evaluate(
            "node => { const s = getComputedStyle(node); return [s.outlineStyle, s.outlineColor, s.boxShadow] }"
        )
        assert style[0] == "solid"
        assert style[1] == "rgb(11, 12, 12)"
        assert "rgb(255, 221, 0)" in style[2]
        if target.evaluate("node => node === document.activeElement"):
            return
    raise AssertionError("the keyboard does not get there")


def test_the_whole_job_by_keyboard_alone(page: Page, tmp_path: Path) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    settled(page, "/vraag/fase")
    expect(page.locator(".barlayer .point")).to_have_count(20)
    tab_to(page, page.get_by_role("link", name="Naar de inhoud"))
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    chooser = page.get_by_role("combobox", name="Vraag", exact=True)
    tab_to(page, chooser)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Karakter van het inclusiebeleid")
    expect(heading).to_be_focused()
    year = page.get_by_role("checkbox", name="2019")
    tab_to(page, year)
    page.keyboard.press("Space")
    expect(page.locator(".barlayer .point")).to_have_count(12)
    expect(year).to_be_focused()
    tab_to(page, page.get_by_role("radio", name="Staven"))
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Lijnen")).to_be_focused()
    expect(page.get_by_role("img", name="Grafiek: Karakter van het inclusiebeleid, lijnen")).to_be_visible()
    tab_to(page, page.get_by_text("Antwoorden en meer keuzes"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("radio", name="Vragenlijst"))
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Percentage")).to_be_checked()
    tab_to(page, page.get_by_role("checkbox", name="Marges"))
    page.keyboard.press("Space")
    expect(page.locator(".yerror").first).to_be_attached()
    answer = page.get_by_role("checkbox", name="Anders", exact=True)
    tab_to(page, answer)
    page.keyboard.press("Space")
    expect(page).to_have_url(
        re.compile(
            r"/vraag/karakter\?jaren=2018,2020,2021&antwoorden=[^&]*burgers&weergave=lijnen&sorteren=percentage&marges=aan"
        )
    )
    expect(answer).to_be_focused()
    numbers = page.get_by_text("Cijfers in een tabel")
    tab_to(page, numbers)
    page.keyboard.press("Enter")
    expect(page.get_by_role("table")).to_be_visible()
    for name in ("Download PNG", "Download SVG", "Download PowerPoint", "Download CSV", "Download Excel"):
        tab_to(page, page.get_by_role("button", name=name))
        with page.expect_download() as event:
            page.keyboard.press("Enter")
        event.value.save_as(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 100
    tab_to(page, page.get_by_role("button", name="Kopieer link"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("De link is gekopieerd.")).to_be_visible()
    search = page.get_by_role("searchbox", name="Zoek in citaten")
    tab_to(page, search)
    page.keyboard.type("doelgroep")
    expect(page.locator("mark").first).to_be_visible()
    expect(search).to_be_focused()
    tab_to(page, page.get_by_role("button", name="Kopieer met bronvermelding").first)
    tab_to(page, page.get_by_role("link", name="Toegankelijkheid"))


def test_the_result_is_one_key_away(page: Page) -> None:
    settled(page, "/vraag/fase")
    tab_to(page, page.get_by_role("link", name="Naar het resultaat"))
    page.keyboard.press("Enter")
    expect(page.locator("#resultaat")).to_be_focused()
    expect(page).to_have_url(re.compile(r"/vraag/fase$"))


def test_what_changed_is_said_once_after_typing_stops(page: Page) -> None:
    settled(page, "/vraag/knelpunten")
    said = page.locator("#wijzigingen")
    expect(said).to_be_empty()
    page.evaluate(
        """() => { window.said = []; const region = document.getElementById("wijzigingen");
        new MutationObserver(() => window.said.push(region.textContent))
            .observe(region, { childList: true, characterData: true, subtree: true }) }"""
    )
    page.get_by_role("checkbox", name="2018").uncheck()
    expect(said).to_have_text(re.compile("^Van 2019 naar 2021: .* 3 jaren, 10 antwoorden.$"))
    expect(said).to_contain_text(page.locator("#boodschap").inner_text())
    page.get_by_role("searchbox", name="Zoek in citaten").press_sequentially("deskundige", delay=40)
    expect(said).to_have_text("4 citaten gevonden.")
    assert len(page.evaluate("window.said")) == 2


def test_the_table_follows_the_choices_in_every_view(page: Page) -> None:
    page.goto("/vraag/fase")
    page.get_by_text("Cijfers in een tabel").click()
    table = page.get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_count(6)
    page.get_by_role("checkbox", name="2018").uncheck()
    expect(table.get_by_role("columnheader")).to_have_count(5)
    page.get_by_role("radio", name="Lijnen").check()
    expect(table).to_be_visible()
    unfold(page)
    page.get_by_role("checkbox", name="Verkenningsfase").uncheck()
    expect(table.get_by_role("rowheader")).to_have_count(5)


def test_the_accessibility_tree_of_the_question_page(page: Page) -> None:
    settled(page, "/vraag/fase?jaren=2020,2021")
    unfold(page)
    page.get_by_text("Cijfers in een tabel").click()
    expect(page.locator("body")).to_match_aria_snapshot(SNAPSHOT.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", ["/", "/vraag/domeinen?weergave=tabel", "/vraag/partijen", "/verantwoording"])
def test_wider_text_spacing_loses_nothing(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    settled(page, path)
    page.evaluate(
        "(rules) => new CSSStyleSheet().replace(rules).then((sheet) => void (document.adoptedStyleSheets = [sheet]))",
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
        " p { margin-bottom: 2em !important }",
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    clipped = page.evaluate(
        """() => [...document.querySelectorAll("main :is(p, li, h1, h2, h3, label, button, a, th, td, legend)")]
        .filter(node => node.clientWidth && !node.closest(".visually-hidden")
            && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1)
            && getComputedStyle(node).overflow !== "visible").map(node => node.textContent)"""
    )
    assert clipped == []


@pytest.mark.parametrize("path", ["/", "/citaten", "/vraag/knelpunten", "/verantwoording", "/toegankelijkheid"])
def test_targets_are_at_least_24_pixels(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    settled(page, path)
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, select, input, summary, header a, footer a")]
        .filter(node => node.offsetParent).map(node => [node.textContent || node.id, node.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24).map(([name]) => name)"""
    )
    assert small == []


def test_nothing_moves(page: Page) -> None:
    settled(page, "/vraag/fase")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(node => { const s = getComputedStyle(node);
        return s.animationName !== "none" || parseFloat(s.transitionDuration) > 0 }).map(node => node.className)"""
    )
    assert moving == []


def test_forced_colours_keep_the_chart_readable_and_the_focus_visible(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    settled(page, "/vraag/fase")
    chart = page.locator(".chart")
    assert chart.evaluate("node => getComputedStyle(node).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".chart text").first.evaluate("node => getComputedStyle(node).fill") == "rgb(31, 41, 55)"
    page.keyboard.press("Tab")
    assert focused(page).evaluate("node => getComputedStyle(node).outlineStyle") == "solid"


def test_a_question_is_printed_with_chart_table_notes_and_source_and_nothing_else(page: Page) -> None:
    settled(page, "/vraag/knelpunten")
    page.set_viewport_size({"width": 680, "height": 960})
    page.emulate_media(media="print")
    for kept in (".message", ".chart", ".data-table", ".notes", ".source-line"):
        expect(page.locator(kept).first).to_be_visible()
    for left_out in (".filters", ".quotes", ".buttons", ".site-footer", "nav"):
        expect(page.locator(left_out).first).to_be_hidden()
    box = page.locator(".main-svg").first.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 680
    assert len(page.pdf(prefer_css_page_size=True)) > 10_000


def test_the_statement_is_reachable_from_every_page(page: Page) -> None:
    page.goto("/vraag/fase")
    page.get_by_role("link", name="Toegankelijkheid").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Toegankelijkheid")
    expect(page.get_by_text("Status C")).to_be_visible()
