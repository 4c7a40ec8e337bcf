"""The typeface: on pages and in pictures, late or not there; and that words are no wider than charts reckon."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from app import Settings
from components.charts.text import width, wrap
from data.store import TABLES_DIR, load
from delivery import files
from delivery.packages import FIGTREE
from tests.browser.conftest import served
from tests.browser.pages import arrived, download, until

#: What Figtree has not, and every machine has: signs, no letters.
SIGNS = set("≈■▲◆●")
SHIFT = """window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
    window.shift += entry.value; })).observe({ type: "layout-shift", buffered: true })"""
#: Whether the typeface is there.
LOADED = "[...document.fonts].some((face) => face.family === 'Figtree' && face.status === 'loaded')"
#: The share of points of a PNG that an SVG does not have so, where both are drawn at the size of the PNG.
DIFFERENCE = """async (urls) => {
    const images = urls.map((src) => Object.assign(new Image(), { src }));
    await Promise.all(images.map((image) => image.decode()));
    const [{ width, height }] = images;
    const [one, other] = images.map((image) => {
        const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
        context.drawImage(image, 0, 0, width, height);
        return new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    });
    return one.filter((point, place) => point !== other[place]).length / one.length;
}"""


@pytest.fixture
def _figtree() -> None:
    """Only where the typeface was fetched."""
    if not files.fetched(FIGTREE):
        pytest.skip("the typeface is not here; 'make fetch' fetches it")


@pytest.fixture
def without_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Address of a dashboard for which everything was prepared but the typeface."""
    for path in files.PREPARED.iterdir():
        if path not in files.kept(FIGTREE):
            (tmp_path / path.name).symlink_to(path)
    monkeypatch.setattr(files, "PREPARED", tmp_path)
    with served(Settings()) as url:
        yield url


def letters(page: Page, selector: str) -> dict[str, int]:
    """How many letters of the first of some elements, without those in it, are in which typeface."""
    session = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {
        f"{font['familyName']}{'' if font['isCustomFont'] else ' of the machine'}": font["glyphCount"] for font in fonts
    }


def is_figtree(found: dict[str, int]) -> bool:
    return bool(found) and all(name.startswith("Figtree") and "machine" not in name for name in found)


@pytest.mark.usefixtures("_figtree")
def test_pages_and_charts_are_set_in_figtree(page: Page) -> None:
    page.goto("/vraag/fase")
    arrived(page)
    for selector in ("h1", ".brand", ".message", ".graph .textpoint text", ".buttons button"):
        assert is_figtree(letters(page, selector)), selector


@pytest.mark.usefixtures("_figtree")
def test_figtree_has_every_character_of_our_texts(page: Page) -> None:
    texts = [*Path("data/source").glob("*.csv")]
    texts += [path for room in ("data/wording", "components", "callbacks") for path in Path(room).rglob("*.py")]
    used = {character for path in texts for character in path.read_text(encoding="utf-8") if character.isprintable()}
    page.goto("/toegankelijkheid")
    arrived(page)
    known = sorted(used - SIGNS - {" "})
    assert len(known) > 90
    assert "ë" in known
    page.evaluate("(text) => { document.querySelector('h1').textContent = text; }", "".join(known))
    found = letters(page, "h1")
    assert is_figtree(found), found
    assert sum(found.values()) == len(known)


@pytest.mark.usefixtures("_figtree")
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", ["/", "/vraag/fase", "/vraag/knelpunten?weergave=lijnen", "/citaten"])
def test_text_does_not_wait_for_the_typeface_and_does_not_jump(page: Page, path: str, width: int) -> None:
    held: list[Route] = []
    page.route(re.compile("figtree.woff2"), lambda route: held.append(route))
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(SHIFT)
    page.goto(path, wait_until="commit")
    until(page, "performance.getEntriesByName('first-contentful-paint').length")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert not page.evaluate(LOADED)
    # A chart measures its words, so it is drawn when they are what they will be.
    expect(page.locator(".graph .main-svg")).to_have_count(0)
    held[0].continue_()
    arrived(page)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(LOADED)
    # Now and then a line breaks elsewhere; mostly the typeface is there before the first text.
    assert page.evaluate("window.shift") < 0.05


@pytest.mark.usefixtures("_figtree")
def test_a_chart_comes_when_the_typeface_does_not(browser: Browser, base_url: str) -> None:
    # On a page of its own: the browser says in the console what does not come.
    page = browser.new_page()
    page.route(re.compile("figtree.woff2"), lambda route: route.abort())
    page.goto(f"{base_url}/vraag/fase")
    arrived(page)
    expect(page.locator(".graph .main-svg").first).to_be_visible()
    page.close()


def test_without_the_typeface_everything_is_there(page: Page, without_url: str, tmp_path: Path) -> None:
    page.goto(f"{without_url}/vraag/fase")
    arrived(page)
    expect(page.locator(".graph .main-svg").first).to_be_visible()
    assert page.evaluate("document.fonts.size") == 0
    assert "@font-face" not in download(page, "Download SVG", tmp_path).read_text(encoding="utf-8")
    assert download(page, "Download PNG", tmp_path).stat().st_size > 50_000


@pytest.mark.usefixtures("_figtree")
def test_pictures_carry_the_typeface(page: Page, tmp_path: Path) -> None:
    page.goto("/vraag/fase")
    arrived(page)
    svg = download(page, "Download SVG", tmp_path)
    png = download(page, "Download PNG", tmp_path).read_bytes()
    drawn = svg.read_text(encoding="utf-8")
    bare = re.sub("<style>@font-face.*?</style>", "", drawn)
    assert 20_000 < len(drawn) - len(bare) < 30_000
    assert "Figtree, Arial" in bare
    same, other = (page.evaluate(DIFFERENCE, [data_url(png), data_url(text.encode())]) for text in (drawn, bare))
    assert same < 0.003
    assert other > 0.01
    # By itself, where no page has a typeface for it.
    page.goto(data_url(drawn.encode()))
    assert is_figtree(letters(page, ".infolayer text, .textpoint text"))


@pytest.mark.parametrize("family", ["Figtree", "Arial"])
def test_words_are_no_wider_than_charts_reckon(page: Page, family: str) -> None:
    page.goto("/vraag/fase")
    arrived(page)
    questions = load(TABLES_DIR).questions.values()
    labels = [option.label for question in questions for option in question.options]
    values = [f"{number / 10:.1f}%".replace(".", ",") for number in range(1001)]
    values += [f"{value} (p)" for value in values] + [f"2018 {value}" for value in values]
    reckoned = [width(value, 100) for value in values]
    assert [
        value for value, own, most in zip(values, measured(page, values, family), reckoned, strict=True) if own > most
    ] == []
    for bold in (False, True):
        # On a phone and on a wide screen, in the sizes of a chart.
        for pixels in (250, 400):
            lines = [line for label in labels for line in wrap(label, pixels, 14, bold=bold)]
            widths = measured(page, lines, family, bold=bold)
            assert [line for line, own in zip(lines, widths, strict=True) if own * 0.14 > pixels] == []


def measured(page: Page, texts: list[str], family: str, *, bold: bool = False) -> list[float]:
    """How wide texts of 100 pixels are in the browser."""
    script = """([texts, font]) => {
        const context = document.createElement("canvas").getContext("2d");
        context.font = font;
        return texts.map((text) => context.measureText(text).width);
    }"""
    found: list[float] = page.evaluate(script, [texts, f"{700 if bold else 400} 100px {family}"])
    return found


def data_url(picture: bytes) -> str:
    kind = "png" if picture.startswith(b"\x89PNG") else "svg+xml"
    return f"data:image/{kind};base64,{base64.b64encode(picture).decode()}"
