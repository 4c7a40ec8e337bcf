"""What a person does, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.pages import arrived, download, open_question, unfold, until

YEARS = ("2018", "2019", "2020", "2021")


def bars(page: Page) -> int:
    return page.locator(".barlayer .point").count()


def test_the_controls_have_the_promised_names(page: Page) -> None:
    open_question(page, "fase")
    years = page.get_by_role("group", name="Jaren", exact=True)
    assert years.get_by_role("checkbox").count() == 4
    for year in YEARS:
        expect(years.get_by_role("checkbox", name=year, exact=True)).to_be_checked()
    unfold(page)
    assert page.get_by_role("group", name="Antwoorden", exact=True).get_by_role("checkbox").count() == 6
    views = page.get_by_role("radiogroup", name="Weergave", exact=True)
    for view in ("Staven", "Lijnen", "Verschil", "Tabel"):
        expect(views.get_by_role("radio", name=view, exact=True)).to_be_visible()
    expect(page.get_by_role("group", name="Sorteren op", exact=True)).to_be_visible()
    expect(page.get_by_role("searchbox", name="Zoek in citaten", exact=True)).to_be_visible()
    for name in ("PNG", "SVG", "PowerPoint", "CSV", "Excel"):
        expect(page.get_by_role("button", name=f"Download {name}", exact=True)).to_be_visible()
    for name in ("Alle vragen in PowerPoint", "Kopieer link"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()


def test_taking_a_year_away_takes_its_bars_away_and_a_reload_restores_the_view(page: Page) -> None:
    open_question(page, "fase")
    expect(page.locator(".barlayer .point")).to_have_count(20)
    year = page.get_by_role("checkbox", name="2018")
    year.focus()
    page.keyboard.press("Space")
    expect(page.locator(".barlayer .point")).to_have_count(15)
    expect(year).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?jaren=2019,2020,2021$"))
    page.get_by_role("radio", name="Tabel").check()
    table = page.get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_text(
        [
            "Antwoord",
            "2019n ≈ 138, mogelijk 69 (afgeleid, zekerheid gemiddeld)",
            "2020n ≈ 157 (afgeleid, zekerheid gemiddeld)",
            "2021n ≈ 166 (afgeleid, zekerheid hoog)",
            "Verschil 2019-2021 (procentpunt)",
        ]
    )
    expect(page).to_have_url(re.compile(r"weergave=tabel$"))
    page.reload()
    expect(page.get_by_role("checkbox", name="2018")).not_to_be_checked()
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("Verkenningsfase"))).to_contain_text("22,3%")


def test_switching_views(page: Page) -> None:
    open_question(page, "knelpunten")
    page.get_by_role("radio", name="Lijnen").check()
    expect(page.locator("#grafiek text", has_text="breuk").first).to_be_visible()
    page.get_by_role("radio", name="Verschil").check()
    unfold(page)
    expect(page.get_by_role("radio", name="Percentage")).to_be_disabled()
    expect(page.locator("#grafiek text", has_text="+18,5")).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("Knelpunten"))).to_be_visible()


def test_margins_are_switched_on_and_stay(page: Page) -> None:
    open_question(page, "fase")
    unfold(page)
    margins = page.get_by_role("checkbox", name="Marges", exact=True)
    margins.focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("Een marge laat zien")).to_be_visible()
    expect(page.locator(".xerror").first).to_be_attached()
    expect(page).to_have_url(re.compile(r"\?marges=aan$"))
    page.get_by_role("radio", name="Verschil").check()
    expect(page.locator("#grafiek text", has_text="−40,1 tot −14,8")).to_be_visible()
    page.reload()
    expect(margins).to_be_checked()


def test_counts_stand_beside_the_percentages_on_request(page: Page) -> None:
    open_question(page, "fase")
    bars = page.locator("#grafiek text", has_text="26,5%")
    expect(bars).to_have_text(re.compile("26,5%$"))
    unfold(page)
    page.get_by_role("checkbox", name="Aantallen", exact=True).check()
    expect(bars).to_have_text(re.compile(r"26,5% \(44\)$"))
    expect(page.get_by_role("figure")).to_contain_text("tussen haakjes het aantal")
    expect(page).to_have_url(re.compile(r"\?aantallen=aan$"))
    page.get_by_role("radio", name="Lijnen").check()
    expect(page.get_by_role("figure")).to_contain_text("Aantallen staan in de tabel")
    page.get_by_text("Cijfers in een tabel").click()
    expect(page.get_by_role("row", name=re.compile("wordt uitgevoerd"))).to_contain_text("44 gemeenten")


def test_one_click_from_a_chart_to_what_accounts_for_it_and_on_to_the_tables(page: Page, tmp_path: Path) -> None:
    open_question(page, "knelpunten")
    page.get_by_role("link", name="Verantwoording van deze cijfers").click()
    part = page.get_by_role("heading", name="Knelpunten bij de implementatie", exact=True)
    expect(part).to_be_focused()
    expect(part).to_be_in_viewport()
    expect(page.get_by_role("region", name="Jaren van Knelpunten")).to_contain_text("n ≈ 154 van 352 gemeenten")
    page.get_by_role("link", name="Uitspraken van het rapport nagerekend").click()
    statements = page.get_by_role("region", name="Uitspraken van het rapport")
    website = statements.get_by_role("row", name="70% wil een (interactieve) website")
    expect(website).to_contain_text("71,1%")
    expect(website).to_contain_text("klopt niet")
    highest = statements.get_by_role("row", name="Hulp bij het betrekken van ervaringsdeskundigen is het meest gewenst")
    expect(highest.get_by_role("cell")).to_have_text([re.compile(r"41,2% tegen 36,0%"), "klopt", "binnen de marge"])
    with page.expect_download() as event:
        page.get_by_role("link", name="results.parquet").click()
    event.value.save_as(tmp_path / "results.parquet")
    assert (tmp_path / "results.parquet").read_bytes() == Path("data/tables/results.parquet").read_bytes()
    page.goto("/verantwoording#vraag-inzet")
    expect(page.get_by_role("heading", name="Waarvoor gemeenten het VN-verdrag gebruiken")).to_be_in_viewport()


def test_a_chart_that_comes_after_the_table_stands_above_the_notes(page: Page) -> None:
    open_question(page, "fase", "?weergave=tabel")
    page.get_by_role("radio", name="Staven").check()
    expect(page.locator(".barlayer .point")).to_have_count(20)
    chart, notes = page.locator(".main-svg").first.bounding_box(), page.locator("#opmerkingen").bounding_box()
    assert chart is not None
    assert notes is not None
    assert chart["height"] > 300
    assert chart["y"] + chart["height"] <= notes["y"]


def test_nothing_chosen_says_so_and_leads_back(page: Page) -> None:
    open_question(page, "fase", "?jaren=2021")
    # Before that a button of the form loads the page, as without scripts, and the focus begins anew.
    arrived(page)
    page.get_by_role("checkbox", name="2021").uncheck()
    expect(page.get_by_text("U hebt geen jaar gekozen.")).to_be_visible()
    expect(page.locator(".main-svg").first).to_be_hidden()
    page.get_by_role("button", name="Download PNG").click()
    expect(page.get_by_text("Er is niets om te downloaden.")).to_be_visible()
    everything = page.get_by_role("button", name="Alle jaren")
    everything.press("Enter")
    expect(page.locator(".barlayer .point")).to_have_count(20)
    expect(everything).to_be_focused()
    expect(page).to_have_url(re.compile("/vraag/fase$"))
    page.get_by_role("searchbox", name="Zoek in citaten").press("Enter")
    expect(page).to_have_url(re.compile("/vraag/fase$"))


def test_another_question_keeps_the_years_that_exist_and_has_the_focus_at_its_heading(page: Page) -> None:
    open_question(page, "fase", "?jaren=2019,2021")
    arrived(page)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    chooser = page.get_by_role("combobox", name="Vraag", exact=True)
    chooser.focus()
    chooser.select_option("inzet")
    expect(page.get_by_role("heading", level=1)).to_have_text("Waarvoor gemeenten het VN-verdrag gebruiken")
    expect(page).to_have_url(re.compile(r"/vraag/inzet\?jaren=2021$"))
    expect(page.get_by_role("checkbox", name="2021")).to_be_checked()
    expect(page.get_by_role("checkbox", name="2020")).not_to_be_checked()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert len(asked) == 1


def test_one_chart_serves_all_pages_and_keeps_to_their_width(page: Page) -> None:
    open_question(page, "fase")
    arrived(page)
    expect(page.locator(".barlayer .point")).to_have_count(20)
    page.evaluate("window.before = document.getElementById('grafiek')")
    page.get_by_role("combobox", name="Vraag", exact=True).select_option("vorm")
    expect(page.get_by_role("heading", level=1)).to_have_text("Voorkeursvorm van ondersteuning")
    expect(page.locator(".main-svg").first).to_be_visible()
    assert page.evaluate("window.before === document.getElementById('grafiek')")
    page.get_by_role("radio", name="Tabel").check()
    expect(page.locator(".main-svg").first).to_be_hidden()
    page.set_viewport_size({"width": 1000, "height": 900})
    page.get_by_role("radio", name="Staven").check()
    expect(page.locator(".main-svg").first).to_be_visible()
    until(
        page,
        """() => { const width = (name) => document.querySelector(name).getBoundingClientRect().width;
        return Math.abs(width(".graph .main-svg") - width(".chart")) < 2; }""",
    )


@pytest.mark.parametrize("view", ["staven", "lijnen", "verschil", "tabel"])
def test_the_picture_is_large_and_not_blank(page: Page, tmp_path: Path, view: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    open_question(page, "fase", f"?weergave={view}")
    path = download(page, "Download PNG", tmp_path)
    years = "2018_2021" if view == "verschil" else "2018-2021"
    assert path.name == f"fase_{years}_{view}.png"
    with Image.open(path) as image:
        assert image.size == (3200, 1800)
        colours = image.convert("RGB").getcolors(maxcolors=1_000_000)
        assert colours is not None
        assert len(colours) > 20
        painted = sum(count for count, colour in colours if colour != (255, 255, 255))
        assert painted > 0.01 * 3200 * 1800


def test_the_other_files(page: Page, tmp_path: Path) -> None:
    open_question(page, "domeinen", "?jaren=2020,2021")
    svg = download(page, "Download SVG", tmp_path).read_text(encoding="utf-8")
    assert "Toegankelijkheid informatie" in svg
    assert 'width="1600"' in svg
    text = download(page, "Download CSV", tmp_path).read_text(encoding="utf-8-sig")
    assert text.splitlines()[0].startswith(
        "Vraag;Vraagtekst;Antwoord;Jaar;Percentage (% van de deelnemende gemeenten);Ondergrens (%);"
    )
    assert download(page, "Download Excel", tmp_path).name == "domeinen_2020-2021_staven.xlsx"


def test_a_malformed_link_is_mended_with_a_notice(page: Page) -> None:
    open_question(page, "fase", "?jaren=2016,2021&weergave=taart&utm_source=brief")
    expect(page.get_by_role("note")).to_contain_text("Het jaar ‘2016’ is er niet bij deze vraag.")
    expect(page.get_by_role("note")).to_contain_text("De weergave ‘taart’ bestaat niet.")
    expect(page.locator(".barlayer .point")).to_have_count(5)
