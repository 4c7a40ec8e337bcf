"""Journeys through Vergelijken: examples, ticks, suggestions, and what is told."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.pages import arrived, download, open_question


def test_answers_of_different_questions_side_by_side(page: Page, tmp_path: Path) -> None:
    page.goto("/vergelijken")
    expect(page.get_by_text("U hebt nog geen antwoord gekozen.")).to_be_visible()
    field = page.get_by_role("combobox", name="Zoek een antwoord")
    field.fill("Sport (Aandacht per domein)")
    expect(page.get_by_text("Toegevoegd: Sport").first).to_be_visible()
    expect(field).to_have_value("")
    field.fill("Verkenningsfase (Fase van de implementatie)")
    answers = page.get_by_role("group", name="Antwoorden", exact=True)
    expect(answers.get_by_role("checkbox")).to_have_count(2)
    expect(page.get_by_role("img", name="Grafiek: Antwoorden vergelijken, lijnen")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?antwoorden=fase.verkenningsfase,domeinen.sport$"))
    answers.get_by_role("checkbox").first.uncheck()
    expect(page.locator("#boodschap")).not_to_contain_text("Verkenningsfase")
    answers.get_by_role("checkbox").first.check()
    page.get_by_role("radio", name="Tabel").check()
    expect(page.get_by_role("table").get_by_role("rowheader")).to_have_count(2)
    assert download(page, "Download PNG", tmp_path).stat().st_size > 10_000
    assert download(page, "Download PowerPoint", tmp_path).name == "vergelijken_2018-2021_tabel.pptx"
    assert download(page, "Download Excel", tmp_path).name == "vergelijken_2018-2021_tabel.xlsx"
    page.reload()
    expect(page.get_by_role("table").get_by_role("rowheader")).to_have_count(2)


def test_a_comparison_begins_with_an_example_a_tick_or_an_answer_of_a_question(page: Page) -> None:
    page.goto("/vergelijken")
    arrived(page)
    page.get_by_role("link", name="De grootste duidelijke veranderingen").click()
    expect(page.get_by_role("img", name="Grafiek: Antwoorden vergelijken, lijnen")).to_be_visible()
    expect(page.locator("#boodschap")).to_contain_text("Verkenningsfase")
    expect(page.get_by_role("link", name="De grootste duidelijke veranderingen")).to_be_hidden()
    page.goto("/vergelijken")
    page.get_by_role("link", name="Ervaringsdeskundigen, overal waar zij genoemd worden").click()
    answers = page.get_by_role("group", name="Antwoorden", exact=True)
    expect(answers.get_by_role("checkbox", name=re.compile("rvaringsdeskundigen"))).to_have_count(3)
    page.get_by_text("Kies uit alle antwoorden").click()
    page.get_by_text("Aandacht per domein", exact=True).click()
    sport = page.get_by_role("group", name="Aandacht per domein").get_by_role("checkbox", name="Sport")
    sport.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("domeinen.sport"))
    expect(sport).to_be_focused()
    expect(page.locator("#grafiek text", has_text=re.compile("Sport")).first).to_be_visible()
    page.reload()
    expect(answers.get_by_role("checkbox", name="Sport (Aandacht per domein)")).to_be_checked()
    open_question(page, "fase")
    page.get_by_text("Vergelijk een antwoord met andere vragen").click()
    page.get_by_role("checkbox", name="2018").uncheck()
    page.get_by_role("link", name="Vergelijk dit antwoord: Onderzoeksfase").click()
    expect(page).to_have_url(re.compile(r"/vergelijken\?antwoorden=fase.onderzoeksfase$"))
    expect(page.locator("#boodschap")).to_contain_text("Onderzoeksfase")


def test_more_answers_than_can_be_compared_are_told(page: Page) -> None:
    page.goto("/vergelijken")
    arrived(page)
    page.get_by_text("Aandacht per domein", exact=True).click()
    boxes = page.get_by_role("group", name="Aandacht per domein").get_by_role("checkbox")
    for number in range(9):
        boxes.nth(number).check()
    expect(page.get_by_text("U kunt hoogstens 8 antwoorden tegelijk vergelijken. Niet getoond: ‘")).to_be_visible()
    boxes.first.uncheck()
    expect(page.get_by_text("U kunt hoogstens 8 antwoorden tegelijk vergelijken.")).to_have_count(0)


def test_enter_takes_the_only_suggestion(page: Page) -> None:
    page.goto("/vergelijken")
    arrived(page)
    field = page.get_by_role("combobox", name="Zoek een antwoord")
    field.press_sequentially("uitvoeringscap")
    field.press("Enter")
    expect(page.get_by_text("Toegevoegd: Uitvoeringscapaciteit").first).to_be_visible()
    expect(field).to_be_focused()
    field.press_sequentially("anders")
    field.press("Enter")
    expect(page.get_by_text("Meer dan één keuze past bij deze tekst.")).to_be_visible()
    expect(field).to_have_value("anders")


def test_what_is_said_of_a_chosen_answer_stays_when_suggestions_come_after_it(page: Page) -> None:
    page.goto("/vergelijken")
    arrived(page)
    field = page.get_by_role("combobox", name="Zoek een antwoord")
    field.fill("Sport (Aandacht per domein)")
    expect(page.get_by_text("Toegevoegd: Sport").first).to_be_visible()
    expect(field).to_be_focused()
    page.keyboard.type("Verk")
    expect(page.locator("#vraag-keuzes option").first).to_be_attached()
    field.fill("Sport (Aandacht per domein)")
    expect(page.get_by_text("Dit antwoord is al gekozen.").first).to_be_visible()
