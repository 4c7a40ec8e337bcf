"""Figures that the browser draws: valid, complete, cut where years do not compare."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import plotly.graph_objects as go
import pytest
from playwright.sync_api import Page, expect

from callbacks.question import whole
from components import theme
from data.store import TABLES_DIR, Store, load
from data.views.filters import Filters, View, default
from data.views.question import question_view
from data.wording.numbers import decimal, points
from tests.builders import question, store

LONG = "Een heel lang antwoord met <b>tekens</b> & woorden dat maar doorgaat. " * 3
SURVEY = load(TABLES_DIR)

DRAW = """([whole, cases]) => cases.map((filters) => {
    const view = inclusietrends.view.choose(whole, filters);
    const { pageFigure, pictureFigure } = inclusietrends.frame;
    return { narrow: pageFigure(view, true), wide: pageFigure(view, false), picture: pictureFigure(view) };
})"""


@pytest.fixture(autouse=True)
def start(page: Page) -> None:
    page.goto("/toegankelijkheid")


def drawn(page: Page, survey: Store, question_id: str, *chosen: Filters) -> list[dict[str, dict[str, Any]]]:
    """The figures of each choice: on a phone, on a wide page, and as a picture."""
    cases = [
        {"years": c.years, "options": c.option_ids, "view": c.view, "sort": c.sort, "margins": c.margins}
        for c in chosen
    ]
    figures: list[dict[str, dict[str, Any]]] = page.evaluate(
        DRAW, [whole(survey, question_id, chosen[0].option_ids), cases]
    )
    return figures


def one(page: Page, question_id: str, view: View, place: str = "wide", **more: Any) -> dict[str, Any]:
    chosen = replace(default(SURVEY.questions[question_id]), view=view, **more)
    return drawn(page, SURVEY, question_id, chosen)[0][place]


def texts(figure: dict[str, Any]) -> str:
    """The words above what plotly.js draws, which itself writes none."""
    assert not any("text" in trace for trace in figure["data"])
    assert not any(
        axis["showticklabels"] for name, axis in figure["layout"].items() if "axis" in name and len(axis) > 2
    )
    return " ".join(element.text or "" for element in written(figure))


def written(figure: dict[str, Any]) -> list[Element]:
    """Each line of text."""
    root = ElementTree.fromstring(figure["words"])  # noqa: S314 - our own
    return list(root.iter("text"))


def valid(figure: dict[str, Any]) -> None:
    go.Figure({"data": figure["data"], "layout": figure["layout"]})


@pytest.mark.parametrize("margins", [False, True])
@pytest.mark.parametrize("view", list(View))
def test_every_figure_is_valid_and_prints_every_value(page: Page, view: View, margins: bool) -> None:
    for question_id, item in SURVEY.questions.items():
        chosen = replace(default(item), view=view, margins=margins)
        rows = question_view(SURVEY, question_id, chosen).rows
        for figure in drawn(page, SURVEY, question_id, chosen)[0].values():
            valid(figure)
            shown = texts(figure)
            for row in rows:
                if view is View.CHANGE and row.change is not None:
                    assert points(row.change) in shown
                    assert not margins or str(row.verdict or "geen marge") in shown
                if view is not View.CHANGE or (row.change is not None and not margins):
                    for cell in row.cells:
                        assert cell.percentage is None or f"{decimal(cell.percentage)}%" in shown


KEYS = ["fase.verkenningsfase", "domeinen.sport", "knelpunten.uitvoeringscapaciteit", "inzet.meedoen-lvb"]


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("margins", [False, True])
def test_every_figure_of_a_comparison_is_valid_and_cut_where_each_question_is(
    page: Page, view: View, margins: bool
) -> None:
    eight = [*KEYS, "vorm.anders", "partijen.ervaringsdeskundigen", "karakter.anders", "bekendheid.nee"]
    for keys in (KEYS, KEYS[:1], eight):
        chosen = replace(default(SURVEY.question("vergelijken")), option_ids=tuple(keys), view=view, margins=margins)
        figures = drawn(page, SURVEY, "vergelijken", chosen)[0]
        groups = {row.label: row.groups for row in question_view(SURVEY, "vergelijken", chosen).rows}
        for figure in figures.values():
            valid(figure)
            for trace in figure["data"]:
                if trace.get("mode") == "lines":
                    assert len({groups[trace["name"]][year] for year in trace["x"] if year is not None}) == 1


def test_intervals_end_where_they_are_calculated(page: Page) -> None:
    chosen: dict[str, Any] = {"years": (2018,), "option_ids": ("verkenningsfase",), "margins": True}
    filters = replace(default(SURVEY.questions["fase"]), **chosen)
    low, high = question_view(SURVEY, "fase", filters).rows[0].cells[0].interval or (0.0, 0.0)
    bar = one(page, "fase", View.BARS, **chosen)["data"][-1]
    assert bar["x"] == [round(high, 1)]
    assert bar["x"][0] - bar["error_x"]["arrayminus"][0] == pytest.approx(low, abs=0.05)
    line = one(page, "fase", View.LINES, **chosen)["data"]
    marker = next(trace for trace in line if trace["mode"] == "markers")
    assert marker["y"][0] + marker["error_y"]["array"][0] == pytest.approx(high, abs=0.05)
    changed: dict[str, Any] = {"option_ids": ("verkenningsfase",), "margins": True}
    trace = one(page, "fase", View.CHANGE, **changed)["data"][0]
    row = question_view(SURVEY, "fase", replace(default(SURVEY.questions["fase"]), **changed)).rows[0]
    interval = row.change_interval or (0.0, 0.0)
    assert trace["x"] == [-27.7]
    assert trace["x"][0] + trace["error_x"]["array"][0] == pytest.approx(interval[1], abs=0.05)
    assert trace["x"][0] - trace["error_x"]["arrayminus"][0] == pytest.approx(interval[0], abs=0.05)


def test_few_municipalities_are_not_drawn_as_firm(page: Page) -> None:
    item = question({2020: "a", 2021: "a"}, ("Ja",), bases={2020: 20, 2021: 200})
    tables = store(item, {"ja": [5.0, 7.5]}, {("ja", 2020): ("U", None)})
    bars, lines = drawn(page, tables, "v", default(item), replace(default(item), view=View.LINES))
    assert bars["wide"]["data"][0]["marker"]["pattern"]["shape"] == ["/", ""]
    assert "pattern" not in one(page, "fase", View.BARS)["data"][0]["marker"]
    assert "5,0% (k)" in texts(bars["wide"])
    marker = next(trace for trace in lines["wide"]["data"] if trace["mode"] == "markers")
    assert marker["marker"]["symbol"] == ["circle-open", "circle"]


def test_bars_have_the_published_lengths_and_the_colour_of_their_year(page: Page) -> None:
    figure = one(page, "fase", View.BARS, "narrow", years=(2018, 2021))
    colours = theme.year_colours((2018, 2019, 2020, 2021))
    (bars,) = figure["data"]
    drawn_bars = list(zip(bars["meta"], bars["x"], bars["marker"]["color"], strict=True))
    rows = question_view(SURVEY, "fase", replace(default(SURVEY.questions["fase"]), years=(2018, 2021))).rows
    assert drawn_bars == [
        ([row.label, cell.year], cell.percentage, colours[cell.year])
        for row in rows
        for cell in row.cells
        if cell.percentage is not None
    ]
    assert len(drawn_bars) == 10


def test_no_line_joins_years_that_do_not_compare(page: Page) -> None:
    for question_id, item in SURVEY.questions.items():
        for trace in one(page, question_id, View.LINES)["data"]:
            if trace["mode"] == "lines":
                assert len({item.groups[year] for year in trace["x"] if year is not None}) == 1
    assert "breuk" in texts(one(page, "knelpunten", View.LINES))
    assert "breuk" not in texts(one(page, "fase", View.LINES))


def test_a_line_over_a_year_of_another_group_is_dotted(page: Page) -> None:
    figure = one(page, "knelpunten", View.LINES, option_ids=("uitvoeringscapaciteit",))
    dashes = {tuple(trace["x"]): trace["line"]["dash"] for trace in figure["data"] if trace["mode"] == "lines"}
    assert dashes == {(2018, 2019): "solid", (2019, 2021): "dot"}


def test_up_to_four_lines_stand_together_and_more_are_small_multiples(page: Page) -> None:
    four = one(page, "karakter", View.LINES)
    assert [name for name in four["layout"] if name.startswith("xaxis")] == ["xaxis"]
    five = one(page, "fase", View.LINES)
    assert len([name for name in five["layout"] if name.startswith("xaxis")]) == 5


def test_a_value_near_zero_does_not_stand_on_the_years(page: Page) -> None:
    item = question({2018: "a", 2019: "a", 2020: "a"}, ("Ja",))
    for low, under in ((8.0, False), (40.0, True)):
        tables = store(item, {"ja": [80.0, low, 80.0]})
        figure = drawn(page, tables, "v", replace(default(item), view=View.LINES))[0]["wide"]
        ends, own = (
            [float(text.get("y", 0)) for text in written(figure) if text.text == w] for w in ("80,0%", f"{low:g},0%")
        )
        height = figure["layout"]["height"] - figure["layout"]["margin"]["t"] - figure["layout"]["margin"]["b"]
        point = height * (1 - low / figure["layout"]["yaxis"]["range"][1])
        assert len(ends) == 2
        assert (own[0] > point) is under


def test_words_stand_where_their_bars_are(page: Page) -> None:
    page.goto("/vraag/fase?jaren=2021")
    expect(page.locator(".barlayer .point")).to_have_count(5)
    for width in (1440, 1000, 390):
        page.set_viewport_size({"width": width, "height": 900})
        # The window's change of size is followed a moment later.
        page.wait_for_timeout(500)
        for value in ("22,3%", "7,2%"):
            word = page.locator("#grafiekwoorden text", has_text=re.compile(f"^{value}$")).bounding_box()
            assert word is not None
            boxes = [bar.bounding_box() for bar in page.locator(".barlayer .point").all()]
            beside = [
                box for box in boxes if box and abs(box["y"] + box["height"] / 2 - word["y"] - word["height"] / 2) < 4
            ]
            assert [0 < word["x"] - box["x"] - box["width"] < 10 for box in beside] == [True]


def test_a_long_series_prints_its_first_and_last_value_apart_from_the_line(page: Page) -> None:
    item = question(dict.fromkeys(range(2002, 2022), "a"), ("Ja",))
    tables = store(item, {"ja": [40.0 + place for place in range(20)]})
    lines = replace(default(item), view=View.LINES)
    figures = drawn(page, tables, "v", lines, replace(lines, years=item.years[:6]))
    for place in ("narrow", "wide"):
        assert "2002: 40,0%; 2021: 59,0%" in texts(figures[0][place])
        assert "50,0%" not in texts(figures[0][place])
        assert len([trace for trace in figures[0][place]["data"] if trace["mode"] == "lines"]) == 1
        assert "2002: " not in texts(figures[1][place])


def test_a_picture_stands_alone(page: Page) -> None:
    figure = one(page, "domeinen", View.BARS, "picture")
    words = texts(figure)
    for part in (
        "Aandacht per domein",
        "2018-2021, alle antwoorden",
        "Bron: VNG",
        "anders gesteld",
        "niet alle gekozen",
    ):
        assert part in words
    assert figure["layout"]["width"] * 9 == figure["layout"]["height"] * 16


def test_a_picture_grows_until_its_rows_fit(page: Page) -> None:
    labels = tuple(f"Antwoord {number} {LONG}" for number in range(15))
    item = question(dict.fromkeys(range(2012, 2022), "a"), labels)
    tables = store(item, {label.lower(): [float(place) for place in range(10)] for label in labels})
    for figures in drawn(page, tables, "v", *(replace(default(item), view=view) for view in View)):
        valid(figures["picture"])
        assert figures["picture"]["layout"]["width"] * 9 == figures["picture"]["layout"]["height"] * 16
        assert figures["picture"]["layout"]["height"] >= 900


def test_labels_cannot_bring_markup_into_a_figure(page: Page) -> None:
    item = question({2020: "a", 2021: "a"}, (LONG,))
    figures = drawn(page, store(item, {LONG.lower(): [1.0, 2.0]}), "v", default(item))[0]
    for place in ("wide", "picture"):
        # The whole label is text: nothing of it became an element.
        assert "<b>tekens</b>" in texts(figures[place])
        assert not any(list(text) for text in written(figures[place]))


def test_lines_of_text_are_no_longer_than_their_place(page: Page) -> None:
    wrapped = page.evaluate("(text) => inclusietrends.chartText.wrap(text, 255, 14)", "VN-verdrag " * 8 + "x" * 100)
    assert max(len(line) for line in wrapped) <= 255 // (14 * 0.62)
    assert re.sub(r"\s", "", "".join(wrapped)) == "VN-verdrag" * 8 + "x" * 100
    assert page.evaluate("inclusietrends.chartText.wrap('', 255, 14)") == [""]


def test_one_year_draws_in_every_view_that_can(page: Page) -> None:
    for view in (View.BARS, View.LINES, View.TABLE):
        valid(one(page, "fase", view, "narrow", years=(2021,)))


def test_nothing_is_ever_sent_elsewhere(page: Page) -> None:
    config = page.evaluate("inclusietrends.result.CONFIG")
    assert config["showSendToCloud"] is False
    assert config["plotlyServerURL"] == ""
    assert config["displayModeBar"] is False
