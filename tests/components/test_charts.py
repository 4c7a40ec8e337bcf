"""Figures: valid, complete, cut where years do not compare."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest

from components import theme
from components.charts import BUILDERS, page_figure, picture_figure
from components.charts.frame import NARROW, WIDE
from data.filters import View, default
from data.store import Store
from data.views import QuestionView, question_view
from data.wording import points
from tests.builders import question, store

LONG = "Een heel lang antwoord met <b>tekens</b> & woorden dat maar doorgaat. " * 3


def seen(survey: Store, question_id: str, view: View, **more: Any) -> QuestionView:
    return question_view(survey, question_id, replace(default(survey.questions[question_id]), view=view, **more))


def texts(figure: dict[str, Any]) -> str:
    notes = [str(note["text"]) for note in figure["layout"]["annotations"]]
    values = [str(text) for trace in figure["data"] for text in trace.get("text", [])]
    return " ".join(notes + values).replace("<br>", " ")


def test_every_view_has_a_builder() -> None:
    assert set(BUILDERS) == set(View)


@pytest.mark.parametrize("view", list(View))
def test_every_figure_is_valid_and_prints_every_value(survey: Store, view: View) -> None:
    for question_id in survey.questions:
        item = seen(survey, question_id, view)
        for figure in (page_figure(item, NARROW), page_figure(item, WIDE), picture_figure(item)):
            go.Figure(figure)
            shown = texts(figure)
            for row in item.rows:
                for cell in row.cells:
                    if cell.percentage is not None and (view is not View.CHANGE or row.change is not None):
                        assert f"{cell.percentage:.1f}".replace(".", ",") + "%" in shown


@pytest.mark.parametrize("view", [View.BARS, View.LINES, View.CHANGE, View.TABLE])
def test_margins_are_drawn_and_every_value_stays_readable(survey: Store, view: View) -> None:
    for question_id in survey.questions:
        item = seen(survey, question_id, view, margins=True)
        for figure in (page_figure(item, NARROW), page_figure(item, WIDE), picture_figure(item)):
            go.Figure(figure)
            shown = texts(figure)
            for row in item.rows:
                if row.change is not None and view is View.CHANGE:
                    assert points(row.change) in shown
                    assert (str(row.verdict) in shown) if row.verdict else ("geen marge" in shown)


def test_intervals_end_where_they_are_calculated(survey: Store) -> None:
    item = seen(survey, "fase", View.BARS, margins=True, years=(2018,), option_ids=("verkenningsfase",))
    low, high = item.rows[0].cells[0].interval or (0.0, 0.0)
    drawn = page_figure(item, WIDE)["data"][-1]
    assert drawn["x"] == [high]
    assert drawn["x"][0] - drawn["error_x"]["arrayminus"][0] == pytest.approx(low)
    line = seen(survey, "fase", View.LINES, margins=True, years=(2018,), option_ids=("verkenningsfase",))
    marker = next(trace for trace in page_figure(line, WIDE)["data"] if trace["mode"] == "markers")
    assert marker["y"][0] + marker["error_y"]["array"][0] == pytest.approx(high)
    changed = seen(survey, "fase", View.CHANGE, margins=True, option_ids=("verkenningsfase",))
    trace = page_figure(changed, WIDE)["data"][0]
    interval = changed.rows[0].change_interval or (0.0, 0.0)
    assert trace["x"] == [-27.7, interval[1]]
    assert trace["x"][0] - trace["error_x"]["arrayminus"][0] == pytest.approx(interval[0])


def test_few_municipalities_are_not_drawn_as_firm() -> None:
    item = question({2020: "a", 2021: "a"}, ("Ja",), bases={2020: 20, 2021: 200})
    tables = store(item, {"ja": [5.0, 7.5]}, {("ja", 2020): ("U", None)})
    drawn = page_figure(question_view(tables, "v", default(item)), WIDE)
    assert [trace["marker"]["pattern"]["shape"] for trace in drawn["data"]] == [["/"], [""]]
    assert "5,0% (k)" in texts(drawn)
    line = page_figure(question_view(tables, "v", replace(default(item), view=View.LINES)), WIDE)
    marker = next(trace for trace in line["data"] if trace["mode"] == "markers")
    assert marker["marker"]["symbol"] == ["circle-open", "circle"]


def test_bars_have_the_published_lengths_and_the_colour_of_their_year(survey: Store) -> None:
    figure = page_figure(seen(survey, "fase", View.BARS, years=(2018, 2021)), NARROW)
    colours = theme.year_colours((2018, 2019, 2020, 2021))
    assert [(trace["name"], trace["marker"]["color"]) for trace in figure["data"]] == [
        ("2018", colours[2018]),
        ("2021", colours[2021]),
    ]
    assert list(figure["data"][1]["x"]) == [22.3, 18.1, 17.5, 7.2, 26.5]


def test_no_line_joins_years_that_do_not_compare(survey: Store) -> None:
    for question_id, item in survey.questions.items():
        for trace in page_figure(seen(survey, question_id, View.LINES), WIDE)["data"]:
            if trace["mode"] == "lines":
                assert len({item.groups[year] for year in trace["x"]}) == 1
    assert "breuk" in texts(page_figure(seen(survey, "knelpunten", View.LINES), WIDE))
    assert "breuk" not in texts(page_figure(seen(survey, "fase", View.LINES), WIDE))


def test_a_line_over_a_year_of_another_group_is_dotted(survey: Store) -> None:
    figure = page_figure(seen(survey, "knelpunten", View.LINES, option_ids=("uitvoeringscapaciteit",)), WIDE)
    dashes = {tuple(trace["x"]): trace["line"]["dash"] for trace in figure["data"] if trace["mode"] == "lines"}
    assert dashes == {(2018, 2019): "solid", (2019, 2021): "dot"}


def test_up_to_four_lines_stand_together_and_more_are_small_multiples(survey: Store) -> None:
    four = page_figure(seen(survey, "karakter", View.LINES), WIDE)
    assert [name for name in four["layout"] if name.startswith("xaxis")] == ["xaxis"]
    five = page_figure(seen(survey, "fase", View.LINES), WIDE)
    assert len([name for name in five["layout"] if name.startswith("xaxis")]) == 5


def test_a_picture_stands_alone(survey: Store) -> None:
    figure = picture_figure(seen(survey, "domeinen", View.BARS))
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


def test_a_picture_grows_until_its_rows_fit() -> None:
    labels = tuple(f"Antwoord {number} {LONG}" for number in range(15))
    item = question(dict.fromkeys(range(2012, 2022), "a"), labels)
    tables = store(item, {label.lower(): [float(place) for place in range(10)] for label in labels})
    for view in View:
        figure = picture_figure(question_view(tables, "v", replace(default(item), view=view)))
        go.Figure(figure)
        assert figure["layout"]["width"] * 9 == figure["layout"]["height"] * 16
        assert figure["layout"]["height"] >= 900


def test_labels_cannot_bring_markup_into_a_figure() -> None:
    item = question({2020: "a", 2021: "a"}, (LONG,))
    view = question_view(store(item, {LONG.lower(): [1.0, 2.0]}), "v", default(item))
    assert "<b>tekens</b>" not in texts(page_figure(view, WIDE))
    assert "&lt;b&gt;tekens" in texts(page_figure(view, WIDE))


def test_one_year_draws_in_every_view_that_can(survey: Store) -> None:
    for view in (View.BARS, View.LINES, View.TABLE):
        go.Figure(page_figure(seen(survey, "fase", view, years=(2021,)), NARROW))
