"""A slide holds what is on screen: the same numbers in a chart that PowerPoint draws, the same words around it."""

from __future__ import annotations

import io
import re
import time
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from components import theme
from components.exports.deck import Deck
from components.exports.explanation import explanation
from components.exports.powerpoint import add_slide, powerpoint
from components.exports.survey_deck import survey_deck
from data.overview.whole import WholeSurvey, whole_survey
from data.store import TABLES_DIR, load
from data.survey.comparing import COMPARING
from data.survey.schema import ObsStatus
from data.views.filters import View, default
from data.views.frames import Cell, QuestionView
from data.views.question import question_view
from data.wording.certainty import comparison, share
from data.wording.messages import message
from data.wording.numbers import change as change_words
from data.wording.numbers import marks
from data.wording.sources import source
from tests.builders import question, store, store_of
from tests.components.exports.office import NAMES, assert_whole, charts, pages
from tests.components.test_one_truth import some_views

SURVEY = load(TABLES_DIR)
EVERY = [*SURVEY.questions, COMPARING]


def view_of(question_id: str, **chosen: Any) -> QuestionView:
    return question_view(SURVEY, question_id, replace(default(SURVEY.question(question_id)), **chosen))


def slide_of(content: bytes) -> Any:
    (slide,) = Presentation(io.BytesIO(content)).slides
    return slide


def texts(slide: Any) -> list[str]:
    """The text of each shape in reading order, and of a chart or a table what it is for who does not see it."""
    return [
        shape.text_frame.text if shape.has_text_frame else shape._element.nvGraphicFramePr.cNvPr.get("descr")
        for shape in slide.shapes
    ]


def shown_cells(view: QuestionView, names: set[str]) -> dict[tuple[str, int], Cell]:
    """The published cells of the answers with some labels."""
    return {
        (answer.label, cell.year): cell
        for answer, cells in view.answers
        for cell in cells
        if cell.published and answer.label in names
    }


@pytest.mark.parametrize("question_id", EVERY)
def test_the_values_of_charts_are_those_of_the_view(question_id: str) -> None:
    for view in some_views(question_id):
        content = powerpoint(view)
        found = charts(content)
        for chart in found:
            # What PowerPoint shows is what who edits it finds in the workbook.
            heads, *rows = chart.sheet
            assert [row[0] for row in rows if row[0]] != []
            for number, (name, values) in enumerate(chart.series, start=1):
                assert heads[number] == name
                assert [row[number] for row in rows[: len(values)]] == values
        if view.filters.view is View.TABLE:
            assert found == []
        elif view.filters.view is View.CHANGE:
            (chart,) = found
            drawn = {category: value for (category, _), value in chart.values().items()}
            for answer, _ in view.answers:
                named = [category for category in chart.categories if category.startswith(f"{answer.label} ")]
                assert len(named) <= 1
                assert [drawn.get(name) for name in named] == [answer.change if answer.changed else None] * len(named)
        else:
            told = {answer.label for answer, _ in view.answers if answer.published}
            drawn_cells: dict[tuple[str, int], float] = {}
            for chart in found:
                drawn_cells |= cells_in(chart, view.filters.view, sorted(told, key=len, reverse=True))
            known = shown_cells(view, {label for label, _ in drawn_cells})
            assert drawn_cells == {key: cell.percentage for key, cell in known.items()}
            # Where not all of them have room, it is said how many there are.
            assert len({label for label, _ in drawn_cells}) == len(told) or re.search(
                r"\d+ (hoogste )?antwoord", content_words(content)
            )


def cells_in(chart: Any, kind: View, labels: list[str]) -> dict[tuple[str, int], float]:
    """The percentages of a chart by answer and year."""
    if kind is View.BARS:
        return {(category, int(name)): value for (category, name), value in chart.values().items()}
    return {
        (next(label for label in labels if name.startswith(label)), int(year)): value
        for (year, name), value in chart.values().items()
    }


def content_words(content: bytes) -> str:
    return " ".join(texts(slide_of(content)))


@pytest.mark.parametrize("question_id", EVERY)
def test_a_slide_says_what_the_page_says(question_id: str) -> None:
    for view in some_views(question_id):
        slide = slide_of(powerpoint(view))
        said, notes = texts(slide), slide.notes_slide.notes_text_frame.text
        assert slide.shapes.title.text in (message(view), view.question.title)
        assert slide.shapes.title.text == message(view) or len(message(view)) > 300
        assert said[0] == slide.shapes.title.text
        assert " ".join(said[1].split("\n")[0].rstrip("…").split()) in " ".join(view.question.text.split())
        assert source(view.sources, view.years) in said[-1]
        for text in (message(view), comparison(view), share(view), *(text for _, text in explanation(view))):
            assert text in notes


@pytest.mark.parametrize("question_id", EVERY)
def test_statuses_have_their_marks_and_what_misses_is_said(question_id: str) -> None:
    for view in some_views(question_id):
        content = powerpoint(view)
        said, found = content_words(content), charts(content)
        if view.filters.view not in (View.BARS, View.LINES):
            continue
        names = {
            label
            for chart in found
            for label, _ in cells_in(
                chart, view.filters.view, sorted({a.label for a, _ in view.answers}, key=len, reverse=True)
            )
        }
        for answer, cells in view.answers:
            for cell in cells if answer.label in names else ():
                for mark, meaning in marks(cell) if cell.obs_status != ObsStatus.BREAK else ():
                    if mark != "b":
                        assert any(f"({mark})" in code for chart in found for code in chart.formats)
                        assert f"({mark}) {meaning}." in said
                assert cell.published or re.search(rf"{cell.year}[^.]* niet (gevraagd|gepubliceerd)", said)


def test_years_that_do_not_compare_have_a_gap_between_them() -> None:
    bars = charts(powerpoint(view_of("domeinen")))
    assert {tuple(name for name, _ in chart.series) for chart in bars} == {("2018", "2019", "breuk", "2020", "2021")}
    assert {value for chart in bars for name, values in chart.series if name == "breuk" for value in values} == {None}
    lines = charts(powerpoint(view_of("domeinen", view=View.LINES)))
    for chart in lines:
        assert [[value is not None for value in values] for _, values in chart.series] == [
            [True, True, False, False],
            [False, False, True, True],
        ]


def test_a_line_goes_on_dotted_over_a_year_that_does_not_compare() -> None:
    view = view_of("knelpunten", view=View.LINES, option_ids=("uitvoeringscapaciteit", "anders"))
    (chart,) = charts(powerpoint(view))
    first = chart.root.find(".//c:ser", NAMES)
    assert [value is None for value in chart.series[0][1]] == [False, False, True, False]
    assert chart.root.find(".//c:dispBlanksAs", NAMES).get("val") == "span"
    (dotted,) = first.findall("c:dPt", NAMES)
    assert dotted.find("c:idx", NAMES).get("val") == "3"
    assert dotted.find(".//a:prstDash", NAMES).get("val") == "sysDot"
    # A year that misses within its own group is no reason to go on.
    item = question({2019: "a", 2020: "a", 2021: "a"})
    survey = store(item, {"ja": [40.0, None, 60.0], "nee": [60.0, 30.0, 40.0]})
    (chart,) = charts(powerpoint(question_view(survey, "v", replace(default(item), view=View.LINES))))
    assert chart.series == [
        ("Ja", [40.0, None, None]),
        ("Ja (2021)", [None, None, 60.0]),
        ("Nee", [60.0, 30.0, 40.0]),
    ]


def test_margins_are_intervals_from_columns_of_the_workbook() -> None:
    view = view_of("fase", margins=True, option_ids=("verkenningsfase",))
    (chart,) = charts(powerpoint(view))
    (cells,) = (cells for _, cells in view.answers)
    plus = [float(v.text) for v in chart.root.iterfind(".//c:errBars/c:plus//c:v", NAMES)]
    minus = [float(v.text) for v in chart.root.iterfind(".//c:errBars/c:minus//c:v", NAMES)]
    assert plus == pytest.approx([cell.high - cell.percentage for cell in cells], abs=1e-3)
    assert minus == pytest.approx([cell.percentage - cell.low for cell in cells], abs=1e-3)
    assert chart.sheet[0][5:7] == ["2018: tot de bovengrens", "2018: tot de ondergrens"]
    assert chart.sheet[1][5:7] == [plus[0], minus[0]]
    (change,) = charts(powerpoint(replace(view, filters=replace(view.filters, view=View.CHANGE))))
    assert any("tot" in code for code in change.formats)


def test_a_table_is_a_table_with_a_header_row() -> None:
    view = view_of("fase", view=View.TABLE)
    slide = slide_of(powerpoint(view))
    (frame,) = [shape for shape in slide.shapes if shape.has_table]
    assert frame.table.first_row
    rows = [[cell.text for cell in row.cells] for row in frame.table.rows]
    assert rows[0] == ["Antwoord", "2018", "2019", "2020", "2021", "Verschil 2018-2021 (procentpunt)"]
    assert rows[1] == ["Verkenningsfase", "50,0%", "39,1%", "20,4%", "22,3%", "−27,7\nduidelijk"]
    assert len(rows) == 1 + len(view.answers)


@pytest.mark.parametrize("view", View)
def test_a_chart_is_read_between_the_question_and_the_notes(view: View) -> None:
    slide = slide_of(powerpoint(view_of("fase", view=view)))
    kinds = [shape.is_placeholder for shape in slide.shapes]
    assert kinds == [True, True, *[False] * (len(kinds) - 3), True]
    assert [shape.placeholder_format.idx for shape in slide.placeholders] == [0, 13, 14]
    for shape in slide.shapes:
        if not shape.is_placeholder:
            alt = shape._element.nvGraphicFramePr.cNvPr.get("descr")
            assert alt.startswith(f"Grafiek: Fase van de implementatie, {view}. ")
            assert re.search(r"\d,\d%", alt)


def test_a_deck_is_dutch_and_has_the_colours_of_the_product_in_its_theme() -> None:
    content = powerpoint(view_of("fase"))
    deck = Presentation(io.BytesIO(content))
    assert (deck.core_properties.language, deck.core_properties.title) == ("nl-NL", "Fase van de implementatie")
    for part in deck.part.package.iter_parts():
        if part.partname.endswith(".xml") and part.partname.startswith("/ppt/"):
            assert b'lang="en' not in part.blob
        if "theme" in part.partname:
            accents = re.findall(rb'<a:accent\d><a:srgbClr val="(\w+)"/>', part.blob)
            years = [colour.lstrip("#").upper().encode() for colour in theme.YEAR_SCALES[4]]
            assert accents[:4] == years
    (chart,) = charts(content)
    used = [fill.get("val") for fill in chart.root.iterfind(".//c:ser/c:spPr/a:solidFill/a:schemeClr", NAMES)]
    assert used == ["accent1", "accent2", "accent3", "accent4"]


def test_every_part_is_valid(tmp_path: Path) -> None:
    deck = Deck("Alles", tuple(SURVEY.populations))
    keys = {"option_ids": ("bekendheid.nee", "fase.verkenningsfase", "knelpunten.anders")}
    for question_id in EVERY:
        for kind, margins in product(View, (False, True)):
            chosen = keys if question_id == COMPARING else {}
            add_slide(deck, view_of(question_id, view=kind, margins=margins, counts=not margins, **chosen))
    content = deck.content()
    assert len(Presentation(io.BytesIO(content)).slides) == 8 * len(EVERY)
    assert_whole(content, tmp_path, "pptx")


@pytest.mark.parametrize("view", View)
def test_many_years_and_few_municipalities_are_drawn(view: View, tmp_path: Path) -> None:
    years = range(2000, 2022)
    item = question(dict.fromkeys(years, "a"), bases=dict.fromkeys(years, 20))
    values: dict[str, list[float | None]] = {"ja": [40.0] * 22, "nee": [60.0] * 22}
    statuses = {("ja", year): ("U", None) for year in years}
    survey = store(item, values, statuses)
    content = powerpoint(question_view(survey, "v", replace(default(item), view=view)))
    assert_whole(content, tmp_path, "pptx")
    if view is View.BARS:
        assert b"wdUpDiag" in b"".join(chart_xml(content))


def chart_xml(content: bytes) -> list[bytes]:
    deck = Presentation(io.BytesIO(content))
    return [part.blob for part in deck.part.package.iter_parts() if "/charts/" in part.partname]


def test_changes_say_from_what_to_what_and_how_sure() -> None:
    view = view_of("fase", view=View.CHANGE)
    (chart,) = charts(powerpoint(view))
    assert chart.categories[0] == "Verkenningsfase van 50,0% naar 22,3%, duidelijk"
    assert chart.categories[-1] == "Anders niet te berekenen (2018: niet gepubliceerd; 2021: niet gepubliceerd)"
    assert chart.sheet[0] == ["Antwoord", "Verschil 2018-2021 (procentpunt)", "2018 (%)", "2021 (%)"]
    assert chart.sheet[1][1:] == [-27.7, 50.0, 22.3]
    told = texts(slide_of(powerpoint(view)))[2]
    assert all(change_words(answer.change) in told for answer, _ in view.answers if answer.changed)


@pytest.fixture(scope="module")
def whole() -> WholeSurvey:
    return whole_survey(SURVEY)


def test_the_deck_of_all_questions_has_what_moved_most_a_slide_each_and_the_method(whole: WholeSurvey) -> None:
    begun = time.process_time()
    content = survey_deck(whole)
    assert time.process_time() - begun < 5
    titles = [slide.shapes.title.text for slide in Presentation(io.BytesIO(content)).slides]
    assert titles[:3] == [
        "Hoe ver zijn gemeenten met het VN-verdrag Handicap?",
        "Wat veranderde het meest van 2018 naar 2021",
        "Wat veranderde het meest van 2020 naar 2021",
    ]
    assert titles[3:13] == [message(view) for view in whole.views]
    assert titles[13:] == ["Zoveel gemeenten deden mee", "Hoe zeker zijn de veranderingen"]
    moved = "\n".join(texts(Presentation(io.BytesIO(content)).slides[1]))
    for item in whole.changes.overall.clear:
        assert item.text in moved


def test_the_deck_is_valid_and_opens(whole: WholeSurvey, tmp_path: Path) -> None:
    content = survey_deck(whole)
    assert_whole(content, tmp_path, "pptx")
    assert pages(content, "pptx", tmp_path) == 15


def test_a_question_without_numbers_has_no_slide() -> None:
    asked = question({2020: "a", 2021: "a"}, bases={2020: 100, 2021: 100})
    blank = replace(question({2021: "a"}, question_id="w"), title="Leeg")
    survey = store_of(
        [(asked, {"ja": [50.0, 60.0], "nee": [50.0, 40.0]}, {}), (blank, {"ja": [None], "nee": [None]}, {})]
    )
    deck = Presentation(io.BytesIO(survey_deck(whole_survey(survey))))
    assert len(deck.slides) == 5
