"""The small charts of the start page: well-formed pictures that show the numbers of the view."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from components import theme
from components.small_chart import CHARACTERS, Picture, small_chart
from data.overview.rows import OverviewRow, overview
from data.store import Store
from data.survey.schema import ObsStatus

SVG = "{http://www.w3.org/2000/svg}"


def drawn(picture: Picture) -> tuple[Element, Element]:
    """The picture, and the part of it that is as wide as 100 %."""
    root = ElementTree.fromstring(picture.svg)  # noqa: S314 - our own picture
    bars = root.find(f"{SVG}svg")
    assert bars is not None
    return root, bars


def texts(element: Element) -> list[str]:
    return [text.text or "" for text in element.findall(f"{SVG}text")]


def row_of(survey: Store, question_id: str) -> OverviewRow:
    return overview(survey).by_id[question_id]


def test_the_bars_values_and_years_are_those_of_the_view(survey: Store) -> None:
    waves = tuple(survey.populations)
    for row in overview(survey).rows:
        root, bars = drawn(small_chart(row, waves))
        cells = [item for answer in row.answers for item in answer.cells]
        known = [item for item in cells if item.percentage is not None]
        rects = bars.findall(f"{SVG}rect")
        assert [float(rect.attrib["width"].rstrip("%")) for rect in rects] == [item.percentage for item in known]
        assert [rect.attrib["fill"] for rect in rects] == [theme.year_colours(waves)[item.year] for item in known]
        assert texts(bars) == [*(item.words for item in cells), "0%", "50%", "100%"]
        assert [text for text in texts(root) if text.isdecimal()] == [str(item.year) for item in cells]


def test_every_break_is_a_dotted_line_in_each_answer(survey: Store) -> None:
    for row in overview(survey).rows:
        root, _ = drawn(small_chart(row, tuple(survey.populations)))
        dotted = [line for line in root.findall(f"{SVG}line") if "stroke-dasharray" in line.attrib]
        assert len(dotted) == (len(row.runs) - 1) * len(row.answers)
    assert len(row_of(survey, "knelpunten").runs) == 3


def test_nothing_is_drawn_over_the_edge_or_over_another_text(survey: Store) -> None:
    row = row_of(survey, "fase")
    long = replace(row.answers[0], label="Gemeentelijke samenwerking " * 7 + "x" * 11)
    picture = small_chart(replace(row, answers=(long, *row.answers[1:])), tuple(survey.populations))
    root, bars = drawn(picture)
    labels = [text for text in root.findall(f"{SVG}text") if text.attrib.get("font-weight")]
    assert all(len(text.text or "") <= CHARACTERS for text in labels)
    assert "".join(text.text or "" for text in labels).replace(" ", "").startswith(long.label.replace(" ", ""))
    for column in (root.findall(f"{SVG}text"), bars.findall(f"{SVG}text")[:-2]):
        heights = [float(text.attrib["y"]) for text in column]
        assert all(after - before >= 18 for before, after in pairwise(heights))
        assert heights[-1] < picture.height


def test_what_means_something_in_xml_or_nothing_at_all_is_written_safely(survey: Store) -> None:
    row = row_of(survey, "fase")
    answer = replace(row.answers[0], label='<b> & "ja"\x01')
    root, _ = drawn(small_chart(replace(row, answers=(answer,)), tuple(survey.populations)))
    assert texts(root)[0] == '<b> & "ja"'


def test_a_bar_of_few_municipalities_is_hatched(survey: Store) -> None:
    row = row_of(survey, "fase")
    few = replace(row.answers[0].cells[0], obs_status=ObsStatus.LOW_RELIABILITY)
    answer = replace(row.answers[0], cells=(few, *row.answers[0].cells[1:]))
    root, bars = drawn(small_chart(replace(row, answers=(answer,)), tuple(survey.populations)))
    first = bars.findall(f"{SVG}rect")[0]
    pattern = first.attrib["fill"].removeprefix("url(#").removesuffix(")")
    assert pattern in [item.attrib["id"] for item in root.iter(f"{SVG}pattern")]


def test_another_picture_is_another_version(survey: Store) -> None:
    waves = tuple(survey.populations)
    first, again, other = (small_chart(row_of(survey, name), waves).version for name in ("fase", "fase", "vorm"))
    assert first == again != other
