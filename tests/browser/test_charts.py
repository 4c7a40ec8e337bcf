"""What a person sees of the charts: words beside their bars, and what is told where one points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from data.store import TABLES_DIR, load
from tests.browser.pages import arrived, unfold, until

#: Boxes of the bars, of the lines of all words, and of the chart, as they are on the screen; without the spaces that
#: keep a word apart from its bar.
SEEN = """() => {
    const box = (node) => { const { left, right, top, bottom } = node.getBoundingClientRect();
        return { left, right, top, bottom, middle: (top + bottom) / 2 } };
    const letters = (node) => {
        const text = node.firstChild.data;
        const range = document.createRange();
        range.setStart(node.firstChild, text.length - text.trimStart().length);
        range.setEnd(node.firstChild, text.trimEnd().length);
        return { ...box(range), text: text.trim() };
    };
    const words = [...document.querySelectorAll(".graph .textpoint text")];
    const lines = words.flatMap((word) => word.querySelector("tspan") ? [...word.querySelectorAll("tspan")] : [word]);
    return {
        bars: [...document.querySelectorAll(".barlayer .point")].map(box),
        words: lines.map(letters),
        chart: box(document.querySelector(".graph .main-svg")),
    };
}"""
#: The values that do not stand behind a bar, at its height; all of them where there is not one for each bar.
ASIDE = f"""() => {{
    const {{ bars, words }} = ({SEEN})();
    const values = words.filter((word) => /^\\d+,\\d%/.test(word.text));
    const beside = (word) => (bar) => Math.abs(bar.middle - word.middle) < 4
        && word.left >= bar.right && word.left <= bar.right + 12;
    return bars.length && values.length === bars.length ? values.filter((word) => !bars.some(beside(word))) : words;
}}"""
QUESTIONS = tuple(load(TABLES_DIR).questions)


def open_chart(page: Page, address: str) -> None:
    """Open the page at an address and wait until its chart is drawn."""
    page.goto(address)
    arrived(page)
    page.locator(".textpoint").first.wait_for(state="attached")


def words_stand_beside_bars(page: Page) -> None:
    until(page, f"({ASIDE})().length === 0")


@pytest.mark.parametrize("query", ["", "?jaren=2021"])
@pytest.mark.parametrize("width", [1440, 1000, 390])
def test_words_stand_beside_their_bars(page: Page, width: int, query: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_chart(page, f"/vraag/fase{query}")
    words_stand_beside_bars(page)


def test_words_stay_beside_their_bars_when_the_window_changes(page: Page) -> None:
    open_chart(page, "/vraag/fase")
    first = page.locator(".main-svg").first
    for width in (1440, 1000, 390, 1000):
        page.set_viewport_size({"width": width, "height": 900})
        until(
            page,
            """() => { const [graph, chart] = [".graph", ".graph .main-svg"].map((name) =>
            document.querySelector(name).getBoundingClientRect().width); return Math.abs(graph - chart) < 1; }""",
        )
        words_stand_beside_bars(page)
    expect(first).to_be_visible()


@pytest.mark.parametrize("query", ["", "?marges=aan", "?weergave=lijnen", "?weergave=verschil"])
def test_printed_words_stand_where_they_belong(page: Page, query: str) -> None:
    page.set_viewport_size({"width": 680, "height": 960})
    open_chart(page, f"/vraag/domeinen{query}")
    page.emulate_media(media="print")
    if not query:
        words_stand_beside_bars(page)
    assert wrong(page) == []


#: Pixels between the margins of a page of A4.
A4 = (210 - 2 * 9) / 25.4 * 96
#: The sizes of the letters on paper, in pixels.
PRINTED = """() => [...document.querySelectorAll("main *")].filter((node) => node.checkVisibility()
    && [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim()))
    .map((node) => parseFloat(getComputedStyle(node).fontSize) * node.currentCSSZoom)"""


@pytest.mark.parametrize("width", [390, 768, 1024, 1270, 1440])
def test_a_printed_chart_fits_on_paper_from_any_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for address in ("/vraag/knelpunten?marges=aan", f"/vergelijken?antwoorden={FOUR}&weergave=staven"):
        open_chart(page, address)
        page.emulate_media(media="print")
        drawn = page.locator(".graph .main-svg").first.bounding_box()
        assert drawn is not None
        assert drawn["width"] <= A4
        assert width < 768 or drawn["width"] > 0.7 * A4
        assert wrong(page) == []
        # On A4 nothing is wider than the paper, so that no program prints the page smaller than it is.
        page.set_viewport_size({"width": int(A4), "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= A4
        assert min(page.evaluate(PRINTED)) >= 7 * 96 / 72
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": width, "height": 900})


def test_the_reader_chooses_which_way_up_the_paper_is(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    open_chart(page, "/vraag/knelpunten")
    drawn = page.locator(".graph .main-svg").first.bounding_box()
    sizes = []
    for landscape in (False, True):
        printed = page.pdf(format="A4", landscape=landscape)
        found = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
        assert found
        sizes.append(float(found[1]) > float(found[2]))
    assert sizes == [False, True]
    assert page.locator(".graph .main-svg").first.bounding_box() == drawn, "the paper's width draws no other chart"


def told(page: Page) -> str:
    """What is shown to who points at something."""
    lines: list[str] = page.locator(".hoverlayer tspan").all_text_contents()
    return " ".join(lines)


def tells(page: Page, *parts: str) -> None:
    """Expect that what is shown holds these parts, and lies within the window."""
    expect(page.locator(".hoverlayer")).to_contain_text(parts[1])
    shown = told(page)
    for part in parts:
        assert part in shown
    box = page.locator(".hoverlayer .hovertext").bounding_box()
    window = page.viewport_size
    assert box is not None
    assert window is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= window["width"]


OF_2019 = (
    "Verkenningsfase",
    "2019: 39,1%",
    "n ≈ 138, mogelijk 69 (afgeleid, zekerheid gemiddeld)",
    "Marge (95%): 29,4-49,7%",
    "Verandering sinds 2018: −10,9 procentpunt, binnen de marge",
)
OF_2020 = ("Verkenningsfase", "2020: 20,4%", "Verandering sinds 2019: −18,7 procentpunt, duidelijk")
OF_2018 = (
    "Verkenningsfase",
    "2018: 50,0%",
    "n ≈ 96 (afgeleid, zekerheid hoog)",
    "48 gemeenten",
    "Eerste jaar in deze cijfers",
)


def marks(page: Page, kind: str) -> Locator:
    """What is drawn; plotly.js lays a sheet over all of it that catches the pointer, so that one points by force."""
    return page.locator(f".graph .{kind}")


@pytest.mark.parametrize("width", [1440, 390])
def test_pointing_at_a_bar_tells_all_that_is_known_of_it(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_chart(page, "/vraag/fase")
    for place, parts in ((1, OF_2019), (2, OF_2020), (0, OF_2018)):
        marks(page, "barlayer .point").nth(place).hover(force=True)
        tells(page, *parts)


def test_pointing_at_a_value_tells_the_same(page: Page) -> None:
    # The choices that an address holds are unfolded above the chart.
    page.set_viewport_size({"width": 1440, "height": 1400})
    open_chart(page, "/vraag/fase?marges=aan")
    marks(page, "textpoint").filter(has_text="39,1%").hover(force=True, position={"x": 12, "y": 8})
    tells(page, *OF_2019)


@pytest.fixture
def phone(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page on a telephone."""
    context = browser.new_context(
        base_url=base_url, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    )
    yield context.new_page()
    context.close()


def test_a_tap_tells_the_same(phone: Page) -> None:
    open_chart(phone, "/vraag/fase")
    for place, parts in ((1, OF_2019), (0, OF_2018)):
        marks(phone, "barlayer .point").nth(place).tap(force=True)
        tells(phone, *parts)


def test_pointing_at_a_point_of_a_line_tells_the_same(page: Page) -> None:
    open_chart(page, "/vraag/fase?weergave=lijnen")
    for place, parts in ((1, OF_2019), (0, OF_2018)):
        marks(page, "scatterlayer .point").nth(place).hover(force=True)
        tells(page, *parts)


def test_both_points_of_a_change_tell_their_own(page: Page) -> None:
    open_chart(page, "/vraag/fase?weergave=verschil")
    of_2021 = ("Verkenningsfase", "2021: 22,3%", "Verandering sinds 2018: −27,7 procentpunt, duidelijk")
    for place, parts in ((0, OF_2018[:-1]), (1, of_2021)):
        marks(page, "scatterlayer .point").nth(place).hover(force=True)
        tells(page, *parts)


def test_an_interval_of_a_change_tells_of_both_years(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 1400})
    open_chart(page, "/vraag/fase?weergave=verschil&marges=aan")
    marks(page, "scatterlayer .point").first.hover(force=True)
    tells(page, "Verkenningsfase", "2018: 50,0%", "2021: 22,3%")


def wrong(page: Page) -> list[str]:
    """Words that lie over another or leave the chart."""
    seen: dict[str, Any] = page.evaluate(SEEN)
    words, chart = seen["words"], seen["chart"]
    assert words
    found = []
    for number, word in enumerate(words):
        if (
            word["left"] < chart["left"]
            or word["right"] > chart["right"]
            or word["top"] < chart["top"] - SLACK
            or word["bottom"] > chart["bottom"] + SLACK
        ):
            found.append(f"'{word['text']}' leaves the chart")
        found += [f"'{word['text']}' lies over '{other['text']}'" for other in words[:number] if overlap(word, other)]
    return found


#: A line of text is higher than its letters by this much, above as well as below.
SLACK = 2


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    return (
        one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] + SLACK < other["bottom"] - SLACK
        and other["top"] + SLACK < one["bottom"] - SLACK
    )


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_no_word_lies_over_another_or_leaves_the_chart(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    found = []
    for question_id in QUESTIONS:
        open_chart(page, f"/vraag/{question_id}?weergave=verschil")
        found += [f"{question_id}: {line}" for line in wrong(page)]
        unfold(page)
        margins = page.get_by_role("checkbox", name="Marges")
        for control, query in (
            (margins.check, "?weergave=verschil&marges=aan"),
            (page.get_by_role("radio", name="Lijnen").check, "?weergave=lijnen&marges=aan"),
            (margins.uncheck, "?weergave=lijnen"),
            (page.get_by_role("radio", name="Staven").check, ""),
            (margins.check, "?marges=aan"),
        ):
            control()
            # The address follows the chart.
            expect(page).to_have_url(f"/vraag/{question_id}{query}")
            found += [f"{question_id}{query}: {line}" for line in wrong(page)]
    assert found == []


FOUR = "fase.verkenningsfase,domeinen.sport,knelpunten.uitvoeringscapaciteit,inzet.meedoen-lvb"
EIGHT = f"{FOUR},vorm.anders,partijen.ervaringsdeskundigen,karakter.anders,bekendheid.nee"


@pytest.mark.parametrize("width", [1440, 390])
def test_nor_does_it_where_answers_are_compared(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    found = []
    for answers in (FOUR, EIGHT):
        for query in ("", "&weergave=lijnen&marges=aan", "&weergave=staven", "&weergave=verschil"):
            open_chart(page, f"/vergelijken?antwoorden={answers}{query}")
            found += [f"{answers}{query}: {line}" for line in wrong(page)]
    assert found == []


def test_a_chart_is_changed_and_not_made_anew(page: Page) -> None:
    open_chart(page, "/vraag/fase")
    graph = page.locator(".graph")
    drawn = page.locator(".graph .main-svg").first.element_handle()
    high = graph.bounding_box()
    page.get_by_role("checkbox", name="2018").uncheck()
    page.get_by_role("checkbox", name="2019").uncheck()
    expect(page.locator(".barlayer .point")).to_have_count(10)
    words_stand_beside_bars(page)
    low = graph.bounding_box()
    assert high is not None
    assert low is not None
    assert low["height"] < high["height"] - 40
    assert page.locator(".graph .main-svg").first.bounding_box() == pytest.approx(low, abs=1)
    page.get_by_role("radio", name="Lijnen").check()
    expect(page.locator(".barlayer .point")).to_have_count(0)
    expect(page.locator(".scatterlayer .point").first).to_be_visible()
    assert drawn is not None
    assert drawn.evaluate("node => node.isConnected")
    assert wrong(page) == []
