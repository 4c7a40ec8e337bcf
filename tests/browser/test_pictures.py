"""The pictures that are downloaded: chosen on the page, each word in its place, and the same in other programs."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Page, expect

from data.store import TABLES_DIR, load
from data.views.filters import Picture, View
from tests.browser.pages import arrived, download, open_question
from tests.browser.test_charts import FOUR

#: The address of a picture -> the boxes of the letters of its texts, drawn at its own size, and that size.
DRAWN = """async (address) => {
    const { figure } = await (await fetch(address)).json();
    const { width, height } = figure.layout;
    const { toImage } = await inclusietrends.plotly();
    const place = document.createElement("div");
    place.style = "position: absolute; left: 0; top: 0";
    place.innerHTML = await toImage(figure, { format: "svg", width, height, imageDataOnly: true });
    document.body.append(place);
    const from = place.getBoundingClientRect();
    const boxes = [...place.querySelectorAll("text")].map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        const size = parseFloat(getComputedStyle(text).fontSize);
        return { text: text.textContent, size, left: left - from.left, right: right - from.left, top: top - from.top,
            bottom: bottom - from.top };
    });
    place.remove();
    return { boxes, width, height };
}"""
SVG = "{http://www.w3.org/2000/svg}"
#: How other programs make a PNG of an SVG; LibreOffice names the file itself.
PROGRAMS = {
    "rsvg-convert": ["rsvg-convert", "{svg}", "-o", "{png}"],
    "inkscape": ["inkscape", "--export-type=png", "--export-filename={png}", "{svg}"],
    "soffice": ["soffice", "-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "png",
                "--outdir", "{folder}", "{svg}"],
}  # fmt: skip


def wrong(drawn: dict[str, Any]) -> list[str]:
    """Texts of a picture that lie over another or reach over its edge."""
    boxes = drawn["boxes"]
    assert boxes
    found = []
    for number, box in enumerate(boxes):
        if box["left"] < 0 or box["right"] > drawn["width"] or box["top"] < 0 or box["bottom"] > drawn["height"]:
            found.append(f"'{box['text']}' leaves the picture")
        found += [f"'{box['text']}' lies over '{other['text']}'" for other in boxes[:number] if overlap(box, other)]
    return found


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether letters lie over each other: a line of text is higher than they are."""
    return bool(
        one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] + 0.2 * one["size"] < other["bottom"] - 0.2 * other["size"]
        and other["top"] + 0.2 * other["size"] < one["bottom"] - 0.2 * one["size"]
    )


# The picture is drawn in the page, whose policy is not that of a file.
@pytest.mark.browser_context_args(bypass_csp=True)
@pytest.mark.parametrize("picture", [Picture.SLIDE, Picture.HALF_PAGE, Picture.SQUARE])
@pytest.mark.parametrize("view", list(View))
def test_no_text_of_a_picture_lies_over_another_leaves_it_or_is_small(page: Page, view: View, picture: Picture) -> None:
    open_question(page, "fase")
    arrived(page)
    found = []
    paths = [f"/vraag/{question_id}?" for question_id in load(TABLES_DIR).questions]
    for path in [*paths, f"/vergelijken?antwoorden={FOUR}&"]:
        for margins in ("", "&marges=aan"):
            drawn = page.evaluate(DRAWN, f"/beeld{path}weergave={view}&afbeelding={picture}{margins}")
            found += [f"{path}{margins}: {line}" for line in wrong(drawn)]
            assert min(box["size"] for box in drawn["boxes"]) >= 18
    assert found == []


def test_what_is_chosen_of_a_picture_is_in_its_file_and_in_the_address(page: Page, tmp_path: Path) -> None:
    open_question(page, "fase", "?jaren=2018,2021")
    arrived(page)
    page.get_by_role("group", name="Afbeelding").get_by_role("radio", name="Vierkant").check()
    page.get_by_role("radiogroup", name="Titel").get_by_role("radio", name="Vraag").check()
    expect(page).to_have_url("/vraag/fase?jaren=2018,2021&afbeelding=vierkant&titel=vraag")
    path = download(page, "Download PNG", tmp_path)
    assert path.name == "fase_2018_2021_staven_vierkant.png"
    with Image.open(path) as image:
        assert image.size == (2160, 2160)
    svg = download(page, "Download SVG", tmp_path).read_text(encoding="utf-8")
    assert ">Fase van de implementatie</text>" in svg
    assert "Van 2018 naar 2021" not in svg
    page.reload()
    arrived(page)
    expect(page.get_by_role("radio", name="Vierkant")).to_be_checked()
    page.get_by_role("checkbox", name="2018").uncheck()
    expect(page).to_have_url("/vraag/fase?jaren=2021&afbeelding=vierkant&titel=vraag")


@pytest.mark.parametrize("view", list(View))
def test_a_drawn_picture_holds_its_words_as_plain_text(page: Page, tmp_path: Path, view: View) -> None:
    open_question(page, "fase", f"?weergave={view}&afbeelding=opmerkingen&titel=vraag")
    root = ElementTree.parse(download(page, "Download SVG", tmp_path)).getroot()  # noqa: S314 - our own
    assert (root.get("width"), root.get("height")) == ("1600", "900")
    assert [node.tag for node in root.iter(f"{SVG}svg")] == [f"{SVG}svg"], "no drawing within another"
    texts = list(root.iter(f"{SVG}text"))
    for text in texts:
        assert len(text) == 0, "no lines or styles within a text"
        assert all(re.fullmatch(r"-?[\d.]+", text.get(place, "")) for place in ("x", "y"))
    for node in root.iter():
        shares = [
            name for name in ("x", "y", "width", "height", "dx", "dy", "r", "cx", "cy") if "%" in node.get(name, "")
        ]
        assert shares == []
    words = " ".join(text.text or "" for text in texts)
    for part in (
        "Fase van de implementatie",
        "In welke fase bevindt uw gemeente zich",
        "Percentage van de deelnemende gemeenten, 2018",
        "Lokaal inclusieplan wordt uitgevoerd",
        "8,3%",
        "26,5%",
        "Bron: VNG, trendrapportage",
    ):
        assert part in words


@pytest.mark.browser_context_args(bypass_csp=True)
@pytest.mark.parametrize("program", list(PROGRAMS))
@pytest.mark.parametrize("query", ["?marges=aan", "?weergave=lijnen", "?weergave=verschil", "?weergave=tabel"])
def test_another_program_draws_it_as_the_browser_does(page: Page, tmp_path: Path, query: str, program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed: nothing to compare the browser's picture with")
    open_question(page, "fase", query)
    svg, drawn = download(page, "Download SVG", tmp_path), download(page, "Download PNG", tmp_path)
    other = tmp_path / "other" / f"{svg.stem}.png"
    other.parent.mkdir()
    values = {"svg": svg, "png": other, "folder": other.parent}
    command = [part.format(**values) for part in PROGRAMS[program]]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603  # a fixed command
    with Image.open(drawn) as first, Image.open(other) as second:
        ours, theirs = (image.convert("L").resize((1600, 900), Image.Resampling.BOX) for image in (first, second))
    arrived(page)
    texts = page.evaluate(DRAWN, f"/beeld/vraag/fase{query}")["boxes"]
    # Another typeface is a little wider or narrower: what begins or ends elsewhere still has ink in the middle.
    assert [box["text"] for box in texts if is_blank(theirs, box)] == []
    small = [image.resize((80, 45), Image.Resampling.BOX) for image in (ours, theirs)]
    assert ImageStat.Stat(ImageChops.difference(*small)).mean[0] < 6.5


def is_blank(image: Image.Image, box: dict[str, Any]) -> bool:
    """Whether a grey image has no ink within a box."""
    darkest, _ = image.crop((int(box["left"]), int(box["top"]), int(box["right"]) + 1, int(box["bottom"]))).getextrema()
    assert isinstance(darkest, int | float)
    return darkest > 200
