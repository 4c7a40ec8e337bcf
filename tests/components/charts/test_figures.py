"""What holds of every figure: valid, complete, safe, and the same chart as a picture that stands alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.charts import BUILDERS, page_figure, picture_figure
from components.charts.config import CONFIG
from data.statistics import Verdict
from data.store import Store
from data.survey.schema import ObsStatus
from data.views.filters import Picture, View, default
from data.views.question import question_view
from data.wording.numbers import BLANK_WORDS, VERDICTS, percentage, points
from tests.builders import question, store
from tests.components.charts.reading import page, seen, valid, words

LONG = 'Een heel lang antwoord met <b>tekens</b> & "woorden" &lt; dat maar doorgaat. ' * 3
KEYS = ("fase.verkenningsfase", "domeinen.sport", "knelpunten.uitvoeringscapaciteit", "inzet.meedoen-lvb")
EIGHT = (*KEYS, "vorm.anders", "partijen.ervaringsdeskundigen", "karakter.anders", "bekendheid.nee")


def test_every_view_has_a_builder() -> None:
    assert set(BUILDERS) == set(View)


@pytest.mark.parametrize("margins", [False, True])
@pytest.mark.parametrize("view", list(View))
def test_every_figure_is_valid_and_prints_every_value(survey: Store, view: View, margins: bool) -> None:
    for question_id in survey.questions:
        item = seen(survey, question_id, view, margins=margins)
        valid(picture_figure(item))
        whole = picture_figure(seen(survey, question_id, view, margins=margins, picture=Picture.NOTES))
        for figure in (page_figure(item, narrow=True), page_figure(item, narrow=False), whole):
            valid(figure)
            shown = words(figure)
            for answer, cells in item.answers:
                if view is View.CHANGE and answer.changed:
                    assert points(answer.change) in shown
                    verdict = VERDICTS[Verdict(answer.verdict)] if answer.verdict else "geen marge"
                    assert not margins or verdict in shown
                if view is not View.CHANGE or (answer.changed and not margins):
                    assert all(percentage(cell.percentage) in shown for cell in cells if cell.published)


@pytest.mark.parametrize("view", list(View))
def test_counts_stand_with_the_percentages_but_not_at_lines(survey: Store, view: View) -> None:
    item = seen(survey, "fase", view, counts=True)
    for figure in (page_figure(item, narrow=True), page_figure(item, narrow=False), picture_figure(item)):
        valid(figure)
        shown = words(figure)
        count = "44 gemeenten" if view is View.TABLE else "26,5% (44)"
        assert (count in shown) == (view is not View.LINES)
        assert "39,1% (" not in shown, "two n come into question in 2019"


@pytest.mark.parametrize("margins", [False, True])
@pytest.mark.parametrize("view", list(View))
def test_every_figure_of_a_comparison_is_valid(survey: Store, view: View, margins: bool) -> None:
    for keys in (KEYS, KEYS[:1], EIGHT):
        item = seen(survey, "vergelijken", view, option_ids=keys, margins=margins)
        for figure in (page_figure(item, narrow=True), page_figure(item, narrow=False), picture_figure(item)):
            valid(figure)


@pytest.mark.parametrize("view", [View.BARS, View.LINES, View.TABLE])
def test_one_year_draws_in_every_view_that_can(survey: Store, view: View) -> None:
    for narrow in (False, True):
        figure = page(survey, "fase", view, narrow=narrow, years=(2021,))
        valid(figure)
        assert "26,5%" in words(figure)


@pytest.mark.parametrize("view", list(View))
def test_nothing_chosen_and_nothing_published_draw_too(survey: Store, view: View) -> None:
    valid(page(survey, "fase", view, option_ids=()))
    figure = page(survey, "fase", view, option_ids=("anders",))
    valid(figure)
    assert view is View.LINES or BLANK_WORDS[ObsStatus.NOT_PUBLISHED] in words(figure)


@pytest.mark.parametrize("view", list(View))
def test_labels_cannot_bring_markup_into_a_figure(view: View) -> None:
    item = question({2020: "a", 2021: "a"}, (LONG,))
    shown = question_view(store(item, {LONG.lower(): [1.0, 2.0]}), "v", replace(default(item), view=view))
    for figure in (page_figure(shown, narrow=False), page_figure(shown, narrow=True), picture_figure(shown)):
        # The whole label is text; reading it fails where something of it is markup.
        assert "".join(LONG.split()) in "".join(words(figure).split())


def test_a_page_figure_is_as_high_as_its_rows_and_as_wide_as_its_place(survey: Store) -> None:
    few = page(survey, "fase", View.BARS, option_ids=("verkenningsfase",))["layout"]
    many = page(survey, "fase", View.BARS)["layout"]
    assert few["height"] < many["height"]
    assert "width" not in few
    assert CONFIG["responsive"]


@pytest.mark.parametrize("view", [View.BARS, View.LINES, View.CHANGE])
def test_every_bar_and_point_tells_what_is_known_of_it(survey: Store, view: View) -> None:
    item = seen(survey, "fase", view)
    figure = page_figure(item, narrow=True)
    told = [text for trace in figure["data"] if "marker" in trace for text in trace.get("hovertext", []) if text]
    shown = [cell for _, cells in item.answers for cell in cells if cell.published]
    assert len(told) == len(shown)
    for cell in shown:
        assert any(f"{cell.year}: {percentage(cell.percentage)}<br>" in text for text in told)


def test_what_is_pointed_at_fits_a_phone(survey: Store) -> None:
    for trace in page(survey, "knelpunten", View.BARS, narrow=True)["data"]:
        for text in trace.get("hovertext", []):
            assert max(map(len, text.split("<br>"))) <= 230 // (13 * 0.62)


def test_nothing_is_ever_sent_elsewhere(survey: Store) -> None:
    for figure in (page(survey, "fase", View.BARS), picture_figure(seen(survey, "fase", View.BARS))):
        assert figure["config"] is CONFIG
    assert CONFIG["showSendToCloud"] is False
    assert CONFIG["plotlyServerURL"] == ""
    assert CONFIG["displayModeBar"] is False


def test_a_chart_is_drawn_on_one_pair_of_axes_with_few_traces(survey: Store) -> None:
    for view in (View.BARS, View.LINES, View.CHANGE):
        figure = page(survey, "knelpunten", view, margins=True)
        assert [name for name in figure["layout"] if "axis" in name] == ["xaxis", "yaxis"]
        assert len(figure["data"]) <= 6
        assert "annotations" not in figure["layout"]
