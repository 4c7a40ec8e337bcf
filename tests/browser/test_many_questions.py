"""Journeys through a survey with more questions than a list shows: one is sought by its words, on every page."""

from __future__ import annotations

import re
from io import BytesIO

import pyarrow.parquet as pq
from playwright.sync_api import Page, expect

from data.views.choices import FEW
from tests.browser.pages import arrived


def titles(page: Page, many_url: str) -> list[str]:
    """Titles of all questions, from the table that the dashboard gives along."""
    table = page.request.get(f"{many_url}/bestanden/questions.parquet").body()
    return [str(title) for title in pq.read_table(BytesIO(table)).column("title").to_pylist()]


def test_a_question_that_is_typed_opens_and_keeps_the_view(page: Page, many_url: str) -> None:
    _, second, *_ = titles(page, many_url)
    page.goto(f"{many_url}/vraag/vraag-0001?weergave=lijnen")
    arrived(page)
    field = page.get_by_role("combobox", name="Vraag", exact=True)
    field.fill("zzzz")
    expect(page.get_by_text("Deze vraag is er niet.")).to_be_visible()
    field.fill(second)
    expect(page.get_by_role("heading", level=1)).to_have_text(second)
    expect(page).to_have_url(re.compile(r"/vraag/vraag-0002\?weergave=lijnen$"))
    expect(page.get_by_role("combobox", name="Vraag", exact=True)).to_have_value(second)
    expect(page.get_by_text("Deze vraag is er niet.")).to_have_count(0)


def test_a_question_that_is_typed_is_chosen_among_all_quotes(page: Page, many_url: str) -> None:
    page.goto(f"{many_url}/citaten")
    arrived(page)
    listed = page.get_by_role("combobox", name="Vraag", exact=True)
    # Dash begins with a choice that nobody sees, and all questions together are one.
    expect(listed.locator("option")).to_have_count(FEW + 2)
    named = listed.locator("option").evaluate_all("(options) => options.map((option) => option.text)")
    unlisted = next(name for name in titles(page, many_url) if not any(text.startswith(name) for text in named))
    page.get_by_role("combobox", name="Zoek een vraag").fill(unlisted)
    expect(page).to_have_url(re.compile(r"/citaten\?vraag=vraag-00\d\d$"))
    expect(listed.locator("option:checked")).to_have_text(re.compile(rf"^{re.escape(unlisted)} \(\d+\)$"))
    count = re.search(r"\((\d+)\)$", listed.locator("option:checked").inner_text())
    assert count
    expect(page.locator("#aantal")).to_have_text(re.compile(rf"^{count[1]} citaat|^{count[1]} citaten"))
    expect(page.get_by_role("combobox", name="Zoek een vraag")).to_have_value("")
    listed.select_option("alle")
    expect(page).to_have_url(re.compile(r"/citaten$"))


def test_a_question_that_is_typed_is_accounted_for(page: Page, many_url: str) -> None:
    _, second, *_ = titles(page, many_url)
    page.goto(f"{many_url}/verantwoording")
    arrived(page)
    expect(page.get_by_text("Kies eerst een vraag")).to_have_count(2)
    page.get_by_role("combobox", name="Kies een vraag").fill(second)
    expect(page.get_by_role("heading", level=3, name=second)).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?vraag=vraag-0002$"))


def test_questions_are_sought_on_the_start_page(page: Page, many_url: str) -> None:
    page.goto(many_url)
    arrived(page)
    expect(page.locator("#aantal")).to_have_text(f"{FEW + 20} vragen")
    page.get_by_role("searchbox", name="Zoek een vraag").fill(titles(page, many_url)[-1])
    expect(page.locator("#aantal")).to_have_text(re.compile(r"^1 vraag$"))
    page.get_by_role("heading", level=3).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(titles(page, many_url)[-1])
