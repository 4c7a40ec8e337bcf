"""Everything at once: the file holds what its list says, of one version; it can be stopped, and the page goes on."""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import APIRequestContext, Page, expect

from app import Settings
from data.files import file_names
from data.store import TABLES_DIR, load
from delivery.files import fetched
from delivery.packages import FFLATE
from tests.browser.conftest import served
from tests.browser.pages import arrived, download
from tests.browser.test_versions import until_newer, version
from tests.builders import republish

pytestmark = pytest.mark.skipif(not fetched(FFLATE), reason="fflate is not here; 'make fetch' fetches it")
ALL, STOP = "Download alles", "Stop"
#: Milliseconds in which a file is made.
MOST = 60_000
SIZES = {"Voor een dia": (3200, 1800), "Vierkant": (2160, 2160)}
#: Lets so many pictures be asked for; the next one waits until there may be more, or until it is stopped.
HELD = """(most) => {
    const { fetch } = window;
    let asked = 0;
    window.most = most;
    window.fetch = async (address, options) => {
        const place = /alles.*vraag/.test(address) ? ++asked : 0;
        while (place > window.most && !options.signal.aborted) {
            await new Promise((over) => setTimeout(over, 20));
        }
        return fetch(address, options);
    };
}"""
#: Answers a request for the picture of a question once as the script says.
ONCE = """([id, answer]) => {
    const { fetch } = window;
    let asked = 0;
    window.fetch = async (address, ...more) => {
        const found = await fetch(address, ...more);
        const isIt = address.includes(`/vraag/${id}?`) && !asked++;
        return isIt ? new Response("no", { ...answer, headers: found.headers }) : found;
    };
}"""


def open_downloads(page: Page, url: str = "", query: str = "") -> None:
    """The page with the button, when it can be pressed."""
    page.set_default_timeout(MOST)
    page.goto(f"{url}/verantwoording{query}#downloads")
    arrived(page)


def asked_for(page: Page, count: int) -> None:
    """So many pictures are there, and the next one waits."""
    page.evaluate("(most) => (window.most = most)", count)
    expect(page.get_by_text(f"{count} van 10 afbeeldingen").first).to_be_visible(timeout=MOST)


def release(page: Page) -> None:
    page.evaluate("window.most = Infinity")


def rows_of(archive: zipfile.ZipFile) -> list[dict[str, str]]:
    """The rows of the list of contents."""
    return list(csv.DictReader(io.StringIO(archive.read("inhoud.csv").decode("utf-8-sig")), delimiter=";"))


def assert_whole(path: Path, size: tuple[int, int], request: APIRequestContext, url: str) -> None:
    """Every file is what the list says, every picture is drawn, and every table is the one that the server gives."""
    survey = load(TABLES_DIR)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        rows = rows_of(archive)
        assert sorted(row["bestand"] for row in rows) == sorted(names)
        assert {row["versie van de gegevens"] for row in rows} == {survey.version}
        pictures = [name for name in names if name.endswith(".png")]
        questions = {row["bestand"]: row["vraag"] for row in rows}
        assert [questions[name] for name in pictures] == [item.title for item in survey.questions.values()]
        for name in pictures:
            with Image.open(io.BytesIO(archive.read(name))) as image:
                assert image.size == size
                colours = image.convert("RGB").resize((400, 300)).getcolors(120_000) or []
            assert len(colours) > 100, f"{name} is blank"
            assert max(count for count, _ in colours) < 0.98 * 120_000, f"{name} is blank"
        assert len({archive.read(name) for name in pictures}) == len(pictures)
        for name in file_names():
            assert archive.read(f"tabellen/{name}") == request.get(f"{url}/bestanden/{survey.version}/{name}").body()
        assert len(names) == len(pictures) + len(file_names()) + 1


@pytest.mark.parametrize("picture", list(SIZES))
def test_the_file_holds_what_its_list_says(page: Page, base_url: str, tmp_path: Path, picture: str) -> None:
    open_downloads(page)
    page.get_by_role("radio", name=picture).check()
    page.get_by_role("radiogroup", name="Titel").get_by_role("radio", name="Vraag").check()
    kind = "" if picture == "Voor een dia" else "-vierkant"
    expect(page).to_have_url(re.compile(r"/verantwoording\?.*titel=vraag"))
    path = download(page, ALL, tmp_path)
    assert path.name == f"inclusietrends-2018-2021{kind}.zip"
    assert_whole(path, SIZES[picture], page.request, base_url)
    expect(page.get_by_text(f"{path.name} is gedownload.")).to_be_visible()
    expect(page.get_by_role("button", name=STOP)).to_be_hidden()
    page.reload()
    arrived(page)
    expect(page.get_by_role("radio", name=picture)).to_be_checked()


def test_how_far_it_is_shows_is_heard_at_times_and_stops(page: Page) -> None:
    open_downloads(page)
    page.evaluate(HELD, 0)
    downloads: list[object] = []
    page.on("download", lambda event: downloads.append(event))
    page.evaluate("""() => {
        window.heard = [];
        const said = document.querySelector(".said");
        new MutationObserver(() => heard.push(said.textContent)).observe(said, { childList: true });
    }""")
    button = page.get_by_role("button", name=ALL)
    button.focus()
    page.keyboard.press("Enter")
    asked_for(page, 3)
    expect(button).to_have_attribute("aria-busy", "true")
    expect(page.get_by_text("Het bestand wordt gemaakt…")).to_be_visible()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    # Pressed again it does nothing.
    page.keyboard.press("Enter")
    asked_for(page, 6)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=STOP)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Gestopt. Er is niets gedownload.")).to_be_visible()
    expect(page.get_by_role("button", name=STOP)).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-busy", "false")
    heard = [text for text in page.evaluate("heard") if "afbeeldingen" in text]
    assert heard
    assert {int(text.split()[0]) % 3 for text in heard} == {0}
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(1500)
    assert (downloads, asked) == ([], [])
    release(page)
    with page.expect_download():
        button.click()


def test_a_reader_goes_on_elsewhere_meanwhile(page: Page, base_url: str, tmp_path: Path) -> None:
    open_downloads(page)
    page.evaluate(HELD, 0)
    page.get_by_role("button", name=ALL).click()
    asked_for(page, 2)
    page.get_by_role("link", name="Overzicht").click()
    page.get_by_role("heading", level=3).get_by_role("link", name="Fase van de implementatie").click()
    expect(page.locator(".barlayer .point")).to_have_count(20)
    page.get_by_role("checkbox", name="2019").uncheck()
    expect(page.locator(".barlayer .point")).to_have_count(15)
    page.get_by_role("link", name="Verantwoording", exact=True).click()
    # The button that is there now says how far it is, and does not begin again.
    asked_for(page, 4)
    page.get_by_role("button", name=ALL).click()
    expect(page.get_by_text("Dit bestand wordt al gemaakt.")).to_be_visible()
    page.get_by_role("link", name="Citaten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat gemeenten zeggen")
    with page.expect_download() as event:
        release(page)
    event.value.save_as(tmp_path / "all.zip")
    expect(page.locator(".told").get_by_text("inclusietrends-2018-2021.zip is gedownload.")).to_be_visible()
    assert_whole(tmp_path / "all.zip", SIZES["Voor een dia"], page.request, base_url)


def test_a_server_that_is_busy_is_asked_again_and_a_picture_that_fails_is_told(page: Page, tmp_path: Path) -> None:
    open_downloads(page)
    page.evaluate(ONCE, ["fase", {"status": 503}])
    with zipfile.ZipFile(download(page, ALL, tmp_path)) as archive:
        assert len(rows_of(archive)) == len(archive.namelist())
    downloads: list[object] = []
    page.on("download", lambda event: downloads.append(event))
    page.evaluate(ONCE, ["knelpunten", {"status": 200}])
    page.get_by_role("button", name=ALL).click()
    told = "De afbeelding van ‘Knelpunten bij de implementatie’ lukt niet. Er is niets gedownload."
    expect(page.get_by_text(told)).to_be_visible(timeout=MOST)
    page.evaluate(ONCE, ["karakter", {"status": 500}])
    page.get_by_role("button", name=ALL).click()
    expect(page.get_by_text("Het downloaden lukt nu niet.")).to_be_visible(timeout=MOST)
    assert downloads == []


def test_where_no_zip_can_be_made_it_is_said(page: Page) -> None:
    open_downloads(page)
    page.evaluate("document.querySelector('meta[name=zip]').remove()")
    page.get_by_role("button", name=ALL).click()
    expect(page.get_by_text("op deze server ontbreekt wat een zip-bestand maakt")).to_be_visible()


def test_all_of_it_is_of_the_version_of_the_page(page: Page, tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    shutil.copytree(TABLES_DIR, tables)
    with served(Settings(tables_dir=tables)) as url:
        open_downloads(page, url)
        before = newest = version(page)
        page.evaluate(HELD, 0)
        with page.expect_download() as event:
            page.get_by_role("button", name=ALL).click()
            asked_for(page, 3)
            republish(tables, 50.0, 51.5)
            until_newer(page, url, before)
            release(page)
        with zipfile.ZipFile(event.value.path()) as archive:
            assert {row["versie van de gegevens"] for row in rows_of(archive)} == {before}
            assert ";50,0;" in archive.read("tabellen/results.csv").decode()
        for value in (52.5, 53.5):
            newest = page.request.get(url).headers["data-newest"]
            republish(tables, value - 1, value)
            until_newer(page, url, newest)
        # The version of the page is not held any more.
        page.get_by_role("button", name=ALL).click()
        expect(page.get_by_text("Er zijn intussen nieuwe cijfers. Er is niets gedownload.")).to_be_visible()


def test_it_can_be_found_from_the_start_page(page: Page) -> None:
    page.goto("/")
    arrived(page)
    page.get_by_role("link", name="Alle afbeeldingen en tabellen downloaden").click()
    expect(page.get_by_role("heading", name="Alles downloaden")).to_be_focused()
    expect(page.get_by_role("button", name=ALL)).to_be_in_viewport()
