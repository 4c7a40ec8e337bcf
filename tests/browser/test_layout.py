"""What is on the screen together: the controls that are used all the time, the message and the chart."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from data.overview.examples import examples
from data.store import TABLES_DIR, load
from tests.browser.pages import arrived, open_question, unfold, until

STORE = load(TABLES_DIR)
#: Every question, and comparisons of two, three, four and eight answers.
COMPARED = [
    ("fase.verkenningsfase", "domeinen.sport"),
    *(example.option_ids for example in examples(STORE)),
    tuple(f"{question_id}.{item.option_ids[0]}" for question_id, item in STORE.questions.items())[:8],
]
PATHS = [*(f"/vraag/{id_}" for id_ in STORE.questions), *(f"/vergelijken?antwoorden={','.join(c)}" for c in COMPARED)]
#: Of the window: where the bar ends, where the chart begins and ends, where the message begins, the top of the years.
PLACES = """() => {
    const box = (name) => document.querySelector(name).getBoundingClientRect();
    const years = document.querySelector("[aria-label=Jaren]").getBoundingClientRect();
    return { bar: box(".toolbar").bottom, height: box(".toolbar").height, top: box(".graph").top,
        bottom: box(".graph").bottom, message: box(".message").top, years: years.top, end: years.bottom };
}"""


def places(page: Page) -> dict[str, float]:
    found: dict[str, float] = page.evaluate(PLACES)
    return found


@pytest.mark.parametrize(("width", "height", "least"), [(1440, 900, 400), (1280, 720, 380), (390, 844, 500)])
def test_years_and_chart_are_in_view_together(page: Page, width: int, height: int, least: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    too_little = []
    for path in PATHS:
        page.goto(path)
        expect(page.locator(".main-svg").first).to_be_visible()
        before = places(page)
        if width == 1440 and (before["message"] < 0 or height - before["top"] < 250):
            too_little.append(f"{path}: {height - before['top']:.0f} on the first screen")
        page.evaluate("(top) => scrollTo(0, top)", before["top"] - before["height"])
        after = places(page)
        assert 0 <= after["years"] < after["end"] <= height
        seen = min(height, after["bottom"]) - max(after["bar"], after["top"])
        # A chart of few answers is not as high as that: all of it is seen.
        if seen < min(least, after["bottom"] - after["top"]) - 1:
            too_little.append(f"{path}: {seen:.0f}")
    assert too_little == []


@pytest.mark.parametrize(("width", "height"), [(320, 256), (844, 390), (1280, 500)])
def test_nothing_stays_in_view_where_there_is_no_room_for_it(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_question(page, "knelpunten", "?sorteren=percentage")
    arrived(page)
    page.locator("#bronregel").scroll_into_view_if_needed()
    assert places(page)["bar"] < 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


#: The focused control: whether its middle and its upper edge are what one sees there.
COVERED = """() => {
    const focus = document.activeElement;
    const { left, top, width, height } = focus.getBoundingClientRect();
    const seen = [top + 2, top + height / 2].every((y) => {
        const at = document.elementFromPoint(left + Math.min(width / 2, 20), y);
        return at && (focus.contains(at) || at.contains(focus) || at.control === focus);
    });
    return seen || height > innerHeight / 2 ? null : focus.outerHTML.slice(0, 80);
}"""


@pytest.mark.parametrize(
    ("width", "height", "folded"), [(1440, 900, True), (1000, 700, True), (1000, 700, False), (390, 844, False)]
)
def test_the_focus_is_never_behind_the_bar(page: Page, width: int, height: int, folded: bool) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_question(page, "knelpunten")
    arrived(page)
    if not folded:
        unfold(page)
    page.get_by_text("Cijfers in een tabel").click()
    page.get_by_role("searchbox").focus()
    found = []
    for key in ("Shift+Tab", "Tab"):
        for _ in range(45):
            page.keyboard.press(key)
            found.append(page.evaluate(COVERED))
    assert [item for item in found if item] == []


def test_a_key_in_the_bar_leaves_the_page_where_it_is(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    open_question(page, "knelpunten")
    arrived(page)
    expect(page.locator(".main-svg").first).to_be_visible()
    page.evaluate("scrollTo(0, 500)")
    year = page.get_by_role("checkbox", name="2018")
    year.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("jaren=2019,2020,2021"))
    page.get_by_role("radio", name="Staven").focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("weergave=lijnen"))
    page.get_by_role("combobox", name="Vraag", exact=True).focus()
    assert page.evaluate("scrollY") == 500
    assert places(page)["years"] >= 0


def test_what_is_folded_stays_as_the_reader_left_it(page: Page) -> None:
    held: list[Route] = []
    page.route(re.compile("dash_renderer"), lambda route: held.append(route))
    page.goto("/vraag/fase", wait_until="domcontentloaded")
    more = page.locator("#meer-keuzes")
    expect(more).not_to_have_attribute("open", "")
    unfold(page)
    page.get_by_text("Hoe is dit gemeten?").click()
    page.get_by_role("checkbox", name="Marges").check()
    expect(page).to_have_url(re.compile(r"\?marges=aan$"))
    until(page, "!document.querySelector('[data-first] .room')")
    held[0].continue_()
    arrived(page)
    expect(more).to_have_attribute("open", "")
    expect(page.locator("#gemeten")).to_have_attribute("open", "")
    page.get_by_role("radio", name="Verschil").check()
    expect(page).to_have_url(re.compile("weergave=verschil"))
    expect(more).to_have_attribute("open", "")
    page.get_by_role("combobox", name="Vraag", exact=True).select_option("vorm")
    expect(page.get_by_role("heading", level=1)).to_have_text("Voorkeursvorm van ondersteuning")
    expect(more).to_have_attribute("open", "")


@pytest.mark.parametrize("query", ["?antwoorden=anders", "?sorteren=percentage", "?marges=aan", "?aantallen=aan"])
def test_an_address_with_something_chosen_among_the_folded_controls_shows_it(page: Page, query: str) -> None:
    open_question(page, "knelpunten", query)
    expect(page.get_by_role("group", name="Antwoorden", exact=True)).to_be_visible()


def test_controls_are_as_large_as_they_should_be(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_question(page, "knelpunten")
    unfold(page)
    boxes: list[Any] = page.evaluate(
        """() => [...document.querySelectorAll(".toolbar :is(select, summary, button, .form-check)")]
        .filter((node) => node.checkVisibility())
        .map((node) => [node.textContent.slice(0, 30), node.getBoundingClientRect().height])"""
    )
    assert len(boxes) > 20
    assert [name for name, height in boxes if height < 24] == []
    checks = page.locator(".toolbar .form-check").evaluate_all("(all) => all.map((one) => one.offsetHeight)")
    assert min(checks) >= 32
