"""The first answer of the server: whole without scripts, alive before Dash, and what Dash will draw."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.pages import arrived, unfold, until

PATHS = (
    "/",
    "/vraag/fase",
    "/vraag/knelpunten?weergave=tabel&marges=aan&thema=Startangst",
    "/vergelijken?antwoorden=fase.verkenningsfase,domeinen.sport",
    "/citaten?zoek=geld",
    "/verantwoording",
    "/toegankelijkheid",
)
#: Page -> its elements with their attributes and texts, without what only one of both writes.
OUTLINE = """(root) => {
    /* The menu remembers the address; announcements are for later. */
    root.querySelectorAll("nav a").forEach((link) => link.removeAttribute("href"));
    /* Suggestions are asked for, and plotly.js draws the chart. */
    root.querySelectorAll("datalist, .graph").forEach((list) => list.replaceChildren());
    root.querySelectorAll(".graph").forEach((graph) => (graph.className = "graph"));
    root.normalize();
    const own = ["value", "checked", "selected", "style", "data-dash-is-loading", "loading"];
    const outline = (node) => node.nodeType === Node.TEXT_NODE ? node.textContent : [node.localName,
        [...node.attributes].filter(({ name }) => !own.includes(name)).map((a) => `${a.name}=${a.value}`).sort(),
        [...node.childNodes].filter((n) => n.nodeType === Node.ELEMENT_NODE || n.textContent).map(outline)];
    return JSON.stringify([...root.children].map(outline));
}"""


@pytest.fixture
def without_scripts(browser: Browser, base_url: str) -> Iterator[Page]:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def without_dash(page: Page) -> Page:
    """A page to which Dash does not come."""
    page.route(re.compile("dash_renderer"), lambda route: route.fulfill(body="", content_type="text/javascript"))
    return page


def test_without_scripts_title_sentence_table_and_quotes_are_there(without_scripts: Page) -> None:
    page = without_scripts
    page.goto("/vraag/fase?jaren=2020,2021")
    expect(page).to_have_title("Fase van de implementatie - Inclusietrends")
    expect(page.locator("#boodschap")).to_contain_text("Van 2020 naar 2021: ")
    page.get_by_text("Cijfers in een tabel").click()
    expect(page.get_by_role("row", name=re.compile("Verkenningsfase"))).to_contain_text("22,3%")
    expect(page.locator(".quote-list > li")).to_have_count(4)
    page.get_by_role("checkbox", name="2020").uncheck()
    page.get_by_role("radio", name="Tabel").check()
    page.get_by_role("button", name="Toon", exact=True).click()
    expect(page.locator("#boodschap")).to_contain_text("In 2021 staat")
    expect(page.get_by_role("table")).to_be_visible()
    page.get_by_role("button", name="Alle jaren").click()
    expect(page.locator("#boodschap")).to_contain_text("Van 2018 naar 2021: ")
    page.get_by_role("searchbox").fill("woningen")
    page.get_by_role("combobox", name="Vraag").select_option("partijen")
    page.get_by_role("button", name="Toon", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Betrokken partijen")
    expect(page.get_by_role("searchbox")).to_have_value("woningen")
    expect(page.get_by_role("link", name="de cijfers")).to_be_visible()


@pytest.mark.parametrize("path", PATHS)
def test_dash_draws_the_page_that_the_first_answer_held(browser: Browser, base_url: str, page: Page, path: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    first = context.new_page()
    first.goto(path)
    written = first.locator("[data-first]").evaluate(OUTLINE)
    context.close()
    page.goto(path)
    arrived(page)
    page.wait_for_load_state("networkidle")
    drawn = page.locator("#react-entry-point").evaluate(OUTLINE)
    assert drawn == written


def test_a_choice_before_dash_is_followed_and_kept(without_dash: Page) -> None:
    page = without_dash
    page.goto("/vraag/fase")
    page.get_by_role("checkbox", name="2018").uncheck()
    expect(page.locator(".barlayer .point")).to_have_count(15)
    expect(page).to_have_url(re.compile(r"\?jaren=2019,2020,2021$"))
    page.get_by_role("radio", name="Tabel").check()
    expect(page.get_by_role("table")).to_be_visible()
    page.get_by_role("button", name="Alle jaren").click()
    expect(page.get_by_role("checkbox", name="2018")).to_be_checked()
    expect(page.get_by_role("radio", name="Tabel")).to_be_checked()
    expect(page.get_by_role("columnheader", name=re.compile("^2018"))).to_be_visible()


def test_a_search_before_dash_is_answered(without_dash: Page) -> None:
    page = without_dash
    page.goto("/vraag/knelpunten")
    page.get_by_role("searchbox", name="Zoek in citaten").fill("deskundige")
    expect(page.locator("mark").first).to_be_visible()
    page.get_by_label("Thema", exact=True).select_option("Wij zijn te klein")
    expect(page.locator("#aantal")).to_have_text("1 citaat gevonden")
    page.goto("/citaten")
    page.get_by_role("button", name="Toon meer citaten").click()
    expect(page.locator(".quote-list > li")).to_have_count(100)


def test_dash_keeps_what_was_chosen_and_typed_before_it(page: Page) -> None:
    held: list[Route] = []
    page.route(re.compile("dash_renderer"), lambda route: held.append(route))
    page.goto("/citaten", wait_until="domcontentloaded")
    page.get_by_label("Vraag", exact=True).select_option("knelpunten")
    page.get_by_role("searchbox").fill("deskundige")
    expect(page.locator("#aantal")).to_have_text("4 citaten gevonden")
    held[0].continue_()
    arrived(page)
    expect(page.get_by_label("Vraag", exact=True)).to_have_value("knelpunten")
    expect(page.get_by_label("Thema", exact=True)).to_have_value("alle")
    expect(page.get_by_role("searchbox")).to_have_value("deskundige")
    expect(page.locator("#aantal")).to_have_text("4 citaten gevonden")


def test_another_question_that_was_asked_for_before_dash_comes_with_it(page: Page) -> None:
    held: list[Route] = []
    page.route(re.compile("dash_renderer"), lambda route: held.append(route))
    page.goto("/vraag/fase?jaren=2019,2021", wait_until="domcontentloaded")
    chooser = page.get_by_role("combobox", name="Vraag", exact=True)
    chooser.focus()
    chooser.select_option("inzet")
    held[0].continue_()
    expect(page.get_by_role("heading", level=1)).to_have_text("Waarvoor gemeenten het VN-verdrag gebruiken")
    expect(page).to_have_url(re.compile(r"/vraag/inzet\?jaren=2021$"))
    expect(page.locator("#boodschap")).to_contain_text("In 2021")
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_a_choice_is_asked_for_when_its_control_is_reached_and_once(page: Page) -> None:
    page.goto("/vraag/knelpunten")
    arrived(page)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    year = page.get_by_role("checkbox", name="2018")
    with page.expect_response(re.compile("/resultaat/")):
        year.hover()
    assert len(asked) == 1
    year.uncheck()
    expect(page.locator("#vergelijkbaarheid")).to_contain_text("Verschillen gaan over 2019 en 2021.")
    year.check()
    expect(page.locator("#vergelijkbaarheid")).to_contain_text("Verschillen gaan over 2018 en 2021.")
    year.uncheck()
    expect(page.locator("#vergelijkbaarheid")).to_contain_text("Verschillen gaan over 2019 en 2021.")
    # The state from before was the first that the page asked for.
    assert len(asked) == 1


def test_every_kind_of_choice_is_answered_by_the_server(page: Page) -> None:
    page.goto("/vraag/knelpunten")
    arrived(page)
    page.get_by_role("checkbox", name="2018").uncheck()
    expect(page.locator("#vergelijkbaarheid")).to_contain_text("Verschillen gaan over 2019 en 2021.")
    page.get_by_role("radio", name="Lijnen").check()
    expect(page.get_by_role("img", name="Grafiek: Knelpunten bij de implementatie, lijnen")).to_be_visible()
    unfold(page)
    page.get_by_role("radio", name="Percentage").check()
    page.get_by_role("checkbox", name="Marges").check()
    page.get_by_role("checkbox", name="Anders").uncheck()
    page.get_by_role("radio", name="Verschil").check()
    expect(page.locator("#grafiek text", has_text="procentpunt").first).to_be_visible()
    expect(page).to_have_url(re.compile("sorteren=percentage&marges=aan$"))
    expect(page.get_by_role("radio", name="Percentage")).to_be_disabled()
    page.get_by_role("radio", name="Staven").check()
    expect(page.get_by_role("radio", name="Percentage")).to_be_checked()
    expect(page).to_have_url(re.compile("sorteren=percentage&marges=aan$"))


def test_a_chart_that_cannot_come_keeps_nothing_else_away(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.route(re.compile("plotly.js"), lambda route: route.abort())
    page.goto("/vraag/fase")
    arrived(page)
    page.get_by_role("radio", name="Tabel").check()
    expect(page.get_by_role("row", name=re.compile("Verkenningsfase"))).to_contain_text("22,3%")
    page.get_by_role("searchbox", name="Zoek in citaten").fill("woningen")
    expect(page.locator("#aantal")).to_have_text("1 citaat gevonden")
    context.close()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/vraag/fase",
        "/vraag/knelpunten?weergave=lijnen",
        "/vraag/domeinen?marges=aan",
        "/vergelijken?antwoorden=fase.verkenningsfase,domeinen.sport",
    ],
)
def test_nothing_jumps(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(
        """window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
        window.shift += entry.value; })).observe({ type: "layout-shift", buffered: true })"""
    )
    page.goto(path)
    arrived(page)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shift") < 0.02


def test_typing_asks_once_for_each_key_and_ends_with_the_last(page: Page) -> None:
    page.goto("/vraag/knelpunten")
    arrived(page)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("searchbox", name="Zoek in citaten").press_sequentially("deskundigen", delay=5)
    expect(page).to_have_url(re.compile("zoek=deskundigen$"))
    expect(page.locator("mark").first).to_have_text(re.compile("deskundige", re.IGNORECASE))
    page.wait_for_load_state("networkidle")
    assert len(asked) == len(set(asked)) <= len("deskundigen")
    count = page.locator("#aantal").text_content()
    page.reload()
    expect(page.locator("#aantal")).to_have_text(str(count))


def test_an_answer_that_comes_late_does_not_replace_a_newer_one(page: Page) -> None:
    page.goto("/vraag/knelpunten")
    arrived(page)
    held: list[Route] = []
    page.route(re.compile("zoek=de&|zoek=de$"), lambda route: held.append(route))
    field = page.get_by_role("searchbox", name="Zoek in citaten")
    with page.expect_request(re.compile("zoek=de&|zoek=de$")):
        field.fill("de")
    field.fill("deskundigen")
    expect(page.locator("#aantal")).to_have_text("4 citaten gevonden")
    with page.expect_response(re.compile("zoek=de&|zoek=de$")) as late:
        held[0].continue_()
    late.value.finished()
    expect(page.locator("#aantal")).to_have_text("4 citaten gevonden")


def test_a_server_that_does_not_answer_is_told(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.goto("/vraag/knelpunten")
    arrived(page)
    page.wait_for_load_state("networkidle")
    context.set_offline(True)
    page.get_by_role("searchbox", name="Zoek in citaten").fill("geld")
    expect(page.get_by_text("Zoeken lukt nu niet.").last).to_be_visible()
    page.get_by_role("button", name="Download CSV").click()
    expect(page.get_by_text("Het downloaden lukt nu niet.")).to_be_visible()
    context.set_offline(False)
    page.get_by_role("searchbox", name="Zoek in citaten").fill("geld ")
    expect(page.locator("#aantal")).to_have_text("2 citaten gevonden")
    context.close()


def test_a_search_that_was_left_does_not_come_back_on_another_page(page: Page) -> None:
    page.goto("/vraag/knelpunten")
    arrived(page)
    held: list[Route] = []
    page.route(re.compile("lijst/.*/vraag/knelpunten"), lambda route: held.append(route))
    page.get_by_role("searchbox", name="Zoek in citaten").fill("zzzz")
    page.get_by_role("combobox", name="Vraag", exact=True).select_option("bekendheid")
    expect(page.get_by_text("Bij deze vraag zijn er geen citaten.")).to_be_visible()
    with page.expect_response(re.compile("lijst/.*/vraag/knelpunten")) as late:
        held[0].continue_()
    late.value.finished()
    expect(page.get_by_text("Bij deze vraag zijn er geen citaten.")).to_be_visible()


def test_pictures_far_below_come_when_they_are_near_or_printed(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 400})
    page.goto("/")
    arrived(page)
    pictures = page.locator("main img")
    expect(pictures).to_have_count(10)
    pictures.nth(4).scroll_into_view_if_needed()
    until(page, "document.images[4].complete && document.images[4].naturalWidth")
    page.pdf()
    until(page, "[...document.images].every((picture) => picture.complete && picture.naturalWidth)")
