"""What a person does with the quotes, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import arrived, download, open_question


def test_searching_the_quotes(page: Page) -> None:
    open_question(page, "knelpunten")
    # What is being typed would be typed in two pages.
    arrived(page)
    page.get_by_role("searchbox", name="Zoek in citaten").fill("deskundige")
    expect(page.locator("mark").first).to_be_visible()
    expect(page.locator("mark").first).to_contain_text(re.compile("deskundige", re.IGNORECASE))
    page.get_by_label("Thema", exact=True).select_option("Wij zijn te klein")
    expect(page.get_by_text("1 citaat gevonden")).to_be_visible()
    expect(page).to_have_url(re.compile("zoek=deskundige&thema=Wij"))
    page.get_by_role("searchbox", name="Zoek in citaten").fill("zzzz")
    expect(page.get_by_text("Er is geen citaat met ‘zzzz’.")).to_be_visible()
    expect(page).to_have_url(re.compile("zoek=zzzz"))
    page.reload()
    expect(page.get_by_role("searchbox", name="Zoek in citaten")).to_have_value("zzzz")


def test_all_quotes_with_facets_words_links_and_files(page: Page, tmp_path: Path) -> None:
    page.goto("/citaten")
    count = page.locator("#aantal")
    expect(count).to_have_text("125 citaten gevonden")
    expect(page.locator(".quote-list > li")).to_have_count(50)
    page.get_by_role("button", name="Toon meer citaten").click()
    expect(page.locator(".quote-list > li")).to_have_count(100)
    expect(page.locator(".quote-list > li").nth(50)).to_be_focused()
    question = page.get_by_label("Vraag", exact=True)
    expect(question.locator("option", has_text="Knelpunten bij de implementatie (41)")).to_be_attached()
    question.select_option("knelpunten")
    expect(count).to_have_text("41 citaten gevonden")
    expect(page).to_have_url(re.compile(r"/citaten\?vraag=knelpunten$"))
    page.get_by_label("Thema", exact=True).select_option("Startangst")
    expect(count).to_have_text("2 citaten gevonden")
    question.select_option("vorm")
    expect(page.get_by_label("Thema", exact=True)).to_have_value("alle")
    page.get_by_role("button", name=re.compile(r"^informatie \(")).click()
    expect(page.get_by_role("searchbox", name="Zoek in citaten")).to_have_value("informatie")
    expect(page.locator("mark").first).to_have_text(re.compile("informatie", re.IGNORECASE))
    for name in ("CSV", "Excel", "Word"):
        assert download(page, f"Download {name}", tmp_path).stat().st_size > 500
    page.get_by_role("link", name="Link naar dit citaat").first.click()
    expect(count).to_have_text("1 citaat gevonden")
    page.reload()
    expect(count).to_have_text("1 citaat gevonden")
    page.go_back()
    expect(page.get_by_role("searchbox", name="Zoek in citaten")).to_have_value("informatie")


def test_a_large_file_of_quotes_tells_how_far_it_is(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("callbacks.quote_files.MADE_AT_ONCE", 10)
    page.goto("/citaten")
    arrived(page)
    page.evaluate(
        """() => { window.said = []; const status = document.getElementById("melding");
        new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true }) }"""
    )
    path = download(page, "Download CSV", tmp_path)
    assert path.read_text(encoding="utf-8-sig").count("bron: VNG") == 125
    said = page.evaluate("window.said")
    assert said == ["Het bestand wordt gemaakt…", "Het bestand wordt gemaakt: 80%…", "citaten.csv is gedownload."]
    page.get_by_role("searchbox").fill("zzzz")
    expect(page.locator("#aantal")).to_have_text("0 citaten gevonden")
    page.get_by_role("button", name="Download Word").click()
    expect(page.get_by_text("Er is niets om te downloaden.")).to_be_visible()


def test_a_typing_error_leads_to_the_right_word(page: Page) -> None:
    page.goto("/citaten?zoek=ervaringsdeskundigne")
    expect(page.locator("#aantal")).to_have_text("0 citaten gevonden")
    page.get_by_role("link", name="ervaringsdeskundigen", exact=True).click()
    expect(page.locator("mark").first).to_be_visible()
    open_question(page, "partijen", "?zoek=ervaringsdeskundigne")
    page.get_by_role("link", name="ervaringsdeskundigen", exact=True).click()
    expect(page.locator("mark").first).to_be_visible()


def test_from_an_answer_to_the_quotes_that_speak_of_it(page: Page) -> None:
    open_question(page, "knelpunten")
    expect(page.get_by_text("Deze koppeling is redactioneel")).to_be_visible()
    page.locator("#resultaat").get_by_role("link", name="Conflicterende regelgeving", exact=True).click()
    expect(page.locator("#aantal")).to_have_text("5 citaten gevonden")


def test_copying_a_link_and_a_quote(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_question(page, "fase", "?jaren=2021")
    arrived(page)
    page.get_by_role("button", name="Kopieer link").click()
    expect(page.get_by_text("De link is gekopieerd.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/vraag/fase?jaren=2021")
    # A browser that translates the page changes the words on screen, and puts parts of its own around them.
    page.evaluate(
        """() => document.querySelectorAll("button, .status").forEach((node) =>
        node.childNodes.forEach((text) => { const font = document.createElement("font");
        font.textContent = "translated"; text.replaceWith(font); }))"""
    )
    page.get_by_role("button", name="Kopieer met bronvermelding: “We werken op basis van een …”").click()
    told = page.get_by_role("status").filter(has_text="Gekopieerd: “We werken op basis van een …”")
    expect(told).to_be_visible()
    assert "bron: VNG" in page.evaluate("navigator.clipboard.readText()")
