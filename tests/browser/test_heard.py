"""What is said after a choice, the way back, and what happens when the server does not answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.pages import arrived, open_question, unfold

WATCH = """() => { window.said = []; const region = document.querySelector(".said");
new MutationObserver(() => window.said.push(region.textContent))
    .observe(region, { childList: true, characterData: true, subtree: true }) }"""


@pytest.fixture
def lone(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page whose console may complain: of a server that does not answer."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def said(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.said")
    return found


def test_a_choice_is_said_with_its_message_and_a_view_with_its_name(page: Page) -> None:
    open_question(page, "fase")
    arrived(page)
    page.evaluate(WATCH)
    region = page.locator("#wijzigingen")
    page.get_by_role("radio", name="Lijnen").check()
    expect(region).to_have_text(re.compile("^Grafiek: lijnen. Van 2018 naar 2021: "))
    unfold(page)
    page.get_by_role("checkbox", name="Marges").check()
    expect(region).to_have_text(re.compile("^Met marges. Van 2018 naar 2021: "))
    for year in ("2018", "2019", "2020", "2021"):
        page.get_by_role("checkbox", name=year).uncheck()
    expect(region).to_have_text("U hebt geen jaar gekozen. Kies ten minste één jaar om de resultaten te zien.")
    assert len(said(page)) == 3


def test_typing_is_not_interrupted_on_any_page(page: Page) -> None:
    page.goto("/citaten")
    arrived(page)
    page.evaluate(WATCH)
    page.get_by_role("searchbox").press_sequentially("zzzzzzzzzz", delay=250)
    assert said(page) == []
    expect(page.locator("#wijzigingen")).to_have_text(
        re.compile("^Er is geen citaat met ‘zzzzzzzzzz’. Probeer een korter")
    )
    page.goto("/vergelijken")
    arrived(page)
    page.evaluate(WATCH)
    page.get_by_role("combobox", name="Zoek een antwoord").press_sequentially("qqqqqqqq", delay=250)
    assert said(page) == []
    expect(page.locator("#wijzigingen")).to_have_text("Dit antwoord is er niet.")
    page.get_by_role("combobox", name="Zoek een antwoord").fill("Sport (Aandacht per domein)")
    expect(page.locator("#wijzigingen")).to_have_text(
        re.compile("^Toegevoegd: Sport \\(Aandacht per domein\\). Van 2020")
    )
    # In the live region alone: what stands beside the field is no second one.
    expect(page.locator("[role=status], [aria-live]").filter(has_text="Toegevoegd")).to_have_count(1)


def test_the_arrow_keys_wait_in_the_chooser_until_enter_or_until_it_is_left(page: Page) -> None:
    open_question(page, "fase")
    arrived(page)
    chooser, heading = page.get_by_role("combobox", name="Vraag", exact=True), page.get_by_role("heading", level=1)
    chooser.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(chooser).to_have_value("partijen")
    expect(page.locator("#wijzigingen")).to_have_text("Druk op Enter om hierheen te gaan.")
    expect(page.get_by_text("Druk op Enter").last).to_be_visible()
    expect(heading).to_have_text("Fase van de implementatie")
    expect(page).to_have_url(re.compile("/vraag/fase$"))
    page.keyboard.press("Enter")
    expect(heading).to_have_text("Betrokken partijen")
    expect(heading).to_be_focused()
    expect(page).to_have_title("Betrokken partijen - Inclusietrends")
    expect(page.locator("#mededeling")).to_be_hidden()
    expect(page.locator("#wijzigingen")).to_have_text(re.compile("^Betrokken partijen. Van "))
    page.get_by_role("combobox", name="Vraag", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_text("Druk op Enter").last).to_be_visible()
    page.keyboard.press("Tab")
    expect(heading).to_have_text("Knelpunten bij de implementatie")
    expect(page).to_have_url(re.compile("/vraag/knelpunten$"))
    page.go_back()
    expect(heading).to_have_text("Betrokken partijen")


def test_the_arrow_keys_wait_before_dash_too(page: Page) -> None:
    held: list[Route] = []
    page.route(re.compile("dash_renderer"), lambda route: held.append(route))
    page.goto("/vraag/fase", wait_until="domcontentloaded")
    chooser = page.get_by_role("combobox", name="Vraag", exact=True)
    chooser.focus()
    page.keyboard.press("ArrowDown")
    with page.expect_response(re.compile("/pagina/")):
        held[0].continue_()
    page.wait_for_timeout(300)
    expect(page.get_by_role("heading", level=1)).to_have_text("Fase van de implementatie")
    expect(chooser).to_have_value("karakter")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Karakter van het inclusiebeleid")
    expect(page.locator("#boodschap")).to_contain_text("Van 2018")


def test_the_downloads_of_quotes_and_the_quotes_are_a_few_keys_away(page: Page) -> None:
    page.goto("/citaten?vraag=knelpunten")
    arrived(page)
    stops = 0
    target = page.get_by_role("button", name="Download CSV")
    while not target.evaluate("node => node === document.activeElement"):
        page.keyboard.press("Tab")
        stops += 1
        assert stops < 20
    open_question(page, "fase")
    arrived(page)
    page.get_by_role("link", name="Naar de citaten").press("Enter")
    expect(page.locator("#citaten")).to_be_focused()
    expect(page).to_have_url(re.compile("/vraag/fase$"))


def test_back_undoes_a_view_and_a_question_but_no_tick_or_letter(page: Page) -> None:
    page.goto("/vraag/fase")
    arrived(page)
    page.get_by_role("radio", name="Lijnen").check()
    expect(page).to_have_url(re.compile("weergave=lijnen$"))
    page.get_by_role("checkbox", name="2018").uncheck()
    expect(page).to_have_url(re.compile("jaren=2019"))
    page.get_by_role("checkbox", name="2019").uncheck()
    expect(page).to_have_url(re.compile("jaren=2020,2021&weergave=lijnen$"))
    page.get_by_role("searchbox").press_sequentially("woningen")
    expect(page.locator("#aantal")).to_have_text("1 citaat gevonden")
    page.get_by_role("combobox", name="Vraag", exact=True).select_option("vorm")
    expect(page.get_by_role("heading", level=1)).to_have_text("Voorkeursvorm van ondersteuning")
    expect(page).to_have_url(re.compile("/vraag/vorm"))
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fase van de implementatie")
    expect(page.get_by_role("checkbox", name="2019")).not_to_be_checked()
    expect(page.get_by_role("radio", name="Lijnen")).to_be_checked()
    expect(page.get_by_role("searchbox")).to_have_value("woningen")
    expect(page.locator("#aantal")).to_have_text("1 citaat gevonden")
    expect(page.locator("#boodschap")).to_contain_text("Van 2020 naar 2021")
    page.go_back()
    expect(page).to_have_url(re.compile("/vraag/fase$"))
    expect(page.get_by_role("radio", name="Staven")).to_be_checked()
    expect(page.get_by_role("checkbox", name="2018")).to_be_checked()
    expect(page.locator(".barlayer .point")).to_have_count(20)
    expect(page.locator("#aantal")).to_have_text("4 citaten gevonden")
    page.go_forward()
    expect(page.get_by_role("radio", name="Lijnen")).to_be_checked()
    expect(page.locator("#boodschap")).to_contain_text("Van 2020 naar 2021")
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text("Voorkeursvorm van ondersteuning")


def test_back_undoes_an_answer_that_was_added_or_removed(page: Page) -> None:
    page.goto("/vergelijken")
    arrived(page)
    for name in ("Sport (Aandacht per domein)", "Verkenningsfase (Fase van de implementatie)"):
        page.get_by_role("combobox", name="Zoek een antwoord").fill(name)
        expect(page.get_by_role("checkbox", name=name)).to_be_checked()
    answers = page.get_by_role("group", name="Antwoorden", exact=True).get_by_role("checkbox")
    answers.first.uncheck()
    expect(page).to_have_url(re.compile(r"antwoorden=domeinen.sport$"))
    for checked in (2, 1, 0):
        page.go_back()
        expect(answers).to_have_count(checked)
        for box in answers.all():
            expect(box).to_be_checked()
    page.go_forward()
    expect(answers).to_have_count(1)


def top(page: Page) -> float:
    return float(page.evaluate("window.scrollY"))


def test_back_finds_the_place_and_the_list_as_they_were(page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 700})
    page.goto("/citaten")
    arrived(page)
    page.get_by_role("button", name="Toon meer citaten").click()
    items = page.locator(".quote-list > li")
    expect(items).to_have_count(100)
    items.nth(80).scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    place = top(page)
    assert place > 2000
    items.nth(80).get_by_role("link").click()
    expect(page).to_have_url(re.compile("/citaten[?]"))
    expect(page.locator("#aantal")).to_have_text("1 citaat gevonden")
    assert top(page) == 0
    page.go_back()
    expect(items).to_have_count(100)
    expect(items.nth(80)).to_be_in_viewport()
    page.wait_for_timeout(300)
    assert abs(top(page) - place) < 5
    page.reload()
    expect(items).to_have_count(100)
    expect(items.nth(80)).to_be_in_viewport()


@pytest.mark.parametrize("path", ["/", "/verantwoording", "/vraag/knelpunten"])
def test_back_finds_the_place_on_a_long_page(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 700})
    page.goto(path)
    arrived(page)
    expect(page.locator("main")).to_be_visible()
    page.mouse.wheel(0, 1500)
    page.wait_for_timeout(400)
    place = top(page)
    assert place > 1000
    page.evaluate("document.querySelector('footer a[href^=\"/\"]:not([download])').click()")
    expect(page.get_by_role("heading", level=1)).to_have_text("Toegankelijkheid")
    expect(page).to_have_url(re.compile("/toegankelijkheid$"))
    assert top(page) == 0
    page.go_back()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Toegankelijkheid")
    page.wait_for_timeout(400)
    assert abs(top(page) - place) < 5


def test_a_download_is_busy_and_is_not_made_twice(page: Page) -> None:
    open_question(page, "fase")
    arrived(page)
    held: list[Route] = []
    page.route(re.compile("/cijfers/"), lambda route: held.append(route))
    button = page.get_by_role("button", name="Download CSV")
    button.click()
    expect(button).to_have_attribute("aria-busy", "true")
    expect(page.get_by_text("Het bestand wordt gemaakt…")).to_be_visible()
    for _ in range(2):
        button.dispatch_event("click")
    with page.expect_download():
        held[0].continue_()
    assert len(held) == 1
    expect(button).to_have_attribute("aria-busy", "false")
    expect(page.get_by_text("fase_2018-2021_staven.csv is gedownload.")).to_be_visible()


@pytest.mark.parametrize("how", ["offline", "502", "html"])
def test_a_choice_that_is_not_answered_says_so_and_can_be_tried_again(lone: Page, how: str) -> None:
    page = lone
    open_question(page, "fase")
    arrived(page)
    page.wait_for_load_state("networkidle")
    message = page.locator("#boodschap").inner_text()
    answers = re.compile("/resultaat/|/pagina/")
    fulfilled = {"status": 502, "body": "Bad gateway"} if how == "502" else {
        "status": 200, "body": "<!DOCTYPE html><p>Log in", "content_type": "text/html",
    }  # fmt: skip
    if how == "offline":
        page.context.set_offline(True)
    else:
        page.route(answers, lambda route: route.fulfill(**fulfilled))
    page.get_by_role("checkbox", name="2018").uncheck()
    notice = page.locator("#mededeling")
    expect(notice).to_contain_text("Deze keuze lukt nu niet.")
    expect(page.locator("#wijzigingen")).to_contain_text("Deze keuze lukt nu niet.")
    expect(page.locator("#boodschap")).to_have_text(message)
    expect(page).to_have_url(re.compile("/vraag/fase$"))
    chooser = page.get_by_role("combobox", name="Vraag", exact=True)
    chooser.select_option("vorm")
    expect(notice).to_contain_text("De pagina die u koos, komt nu niet.")
    expect(chooser).to_have_value("fase")
    expect(page.get_by_role("heading", level=1)).to_have_text("Fase van de implementatie")
    expect(page).to_have_url(re.compile("/vraag/fase$"))
    page.context.set_offline(False)
    page.unroute_all()
    notice.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Voorkeursvorm van ondersteuning")
    expect(notice).to_be_hidden()


def test_a_choice_is_tried_again_where_it_was_made(lone: Page) -> None:
    page = lone
    open_question(page, "fase")
    arrived(page)
    page.wait_for_load_state("networkidle")
    page.route(re.compile("/resultaat/"), lambda route: route.abort())
    year = page.get_by_role("checkbox", name="2018")
    year.focus()
    page.keyboard.press("Space")
    expect(page.locator("#mededeling")).to_be_visible()
    page.unroute_all()
    page.get_by_role("button", name="Probeer opnieuw").press("Enter")
    expect(page.locator("#boodschap")).to_contain_text("Van 2019 naar 2021")
    expect(page).to_have_url(re.compile("jaren=2019,2020,2021$"))
    expect(page.locator("#mededeling")).to_be_hidden()
    expect(year).to_be_focused()


def test_back_that_is_not_answered_leaves_address_and_page_as_they_are(lone: Page) -> None:
    page = lone
    page.goto("/verantwoording")
    arrived(page)
    page.get_by_role("link", name="Citaten", exact=True).click()
    expect(page.locator("#aantal")).to_have_text("125 citaten gevonden")
    page.route(re.compile("/pagina/"), lambda route: route.abort())
    page.get_by_role("link", name="Vergelijken", exact=True).click()
    expect(page.locator("#mededeling")).to_contain_text("De pagina die u koos, komt nu niet.")
    expect(page).to_have_url(re.compile("/citaten$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat gemeenten zeggen")


def test_a_key_that_is_dealt_with_late_is_still_a_key(page: Page) -> None:
    open_question(page, "fase")
    arrived(page)
    page.evaluate(
        """document.addEventListener("keydown", () => {
        for (const end = performance.now() + 250; performance.now() < end;); }, true)"""
    )
    chooser, heading = page.get_by_role("combobox", name="Vraag", exact=True), page.get_by_role("heading", level=1)
    chooser.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_text("Druk op Enter").last).to_be_visible()
    page.wait_for_timeout(500)
    expect(heading).to_have_text("Fase van de implementatie")
    page.keyboard.press("Enter")
    expect(heading).to_have_text("Karakter van het inclusiebeleid")


def test_a_page_that_is_asked_for_while_another_is_drawn_comes_too(page: Page) -> None:
    open_question(page, "fase")
    arrived(page)
    held: list[Route] = []
    page.route(re.compile("/pagina/[^/]+/verantwoording"), lambda route: held.append(route))
    # The second link is followed when the first page is there and Dash has yet to draw it.
    page.evaluate(
        """() => { const { set_props } = window.dash_clientside;
        window.dash_clientside.set_props = (id, values) => {
            set_props(id, values);
            if (typeof values.data === "string") {
                window.dash_clientside.set_props = set_props;
                document.querySelector("nav a[href^='/verantwoording']").click();
            } }; }"""
    )
    page.get_by_role("link", name="Citaten", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat gemeenten zeggen")
    page.wait_for_timeout(200)
    assert len(held) == 1
    held[0].continue_()
    expect(page.get_by_role("heading", level=1)).to_have_text("Verantwoording")


def test_what_a_download_says_is_seen_where_the_page_was_replaced_meanwhile(page: Page) -> None:
    scripts: list[Route] = []
    pictures: list[Route] = []
    page.route(re.compile("dash_renderer"), lambda route: scripts.append(route))
    page.route(re.compile("/beeld/"), lambda route: pictures.append(route))
    page.goto("/vraag/fase?jaren=geen", wait_until="domcontentloaded")
    page.get_by_role("button", name="Download PNG").click()
    expect(page.locator("#melding")).to_have_text(re.compile("^De afbeelding|^Het bestand"))
    scripts[0].continue_()
    arrived(page)
    pictures[0].continue_()
    expect(page.locator("#melding")).to_have_text(re.compile("^Er is niets om te downloaden."))
