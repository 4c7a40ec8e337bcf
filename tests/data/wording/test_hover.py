"""What is said of a number to who points at it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.store import Store
from data.survey.questions import Question
from data.views.filters import default
from data.views.question import question_view
from data.wording.hover import hover
from tests.builders import question, store


def told(survey: Store, question_id: str, option_id: str, year: int) -> list[str]:
    """The lines about an answer in a year."""
    item = survey.questions[question_id]
    view = question_view(survey, question_id, replace(default(item), option_ids=(option_id,)))
    ((_, cells),) = view.answers
    return hover(next(cell for cell in cells if cell.year == year), item).split("\n")


def of_two_years(item: Question, values: list[float | None], status: str = "A") -> list[str]:
    """The lines about the second year of a question with one answer."""
    survey = store(item, {"ja": values}, {("ja", 2021): (status, None)})
    return told(survey, "v", "ja", 2021)


def test_a_number_is_told_with_all_that_is_known(survey: Store) -> None:
    assert told(survey, "fase", "verkenningsfase", 2019) == [
        "Verkenningsfase",
        "2019: 39,1%",
        "n ≈ 138, mogelijk 69 (afgeleid, zekerheid gemiddeld)",
        "Marge (95%): 29,4-49,7%",
        "Verandering sinds 2018: −10,9 procentpunt, binnen de marge",
    ]


def test_the_first_year_has_nothing_before_it(survey: Store) -> None:
    assert told(survey, "fase", "verkenningsfase", 2018)[-1] == "Eerste jaar in deze cijfers"


def test_years_that_do_not_compare_have_no_change(survey: Store) -> None:
    lines = told(survey, "knelpunten", "uitvoeringscapaciteit", 2020)
    assert lines[1] == "2020: 68,5%"
    assert lines[-1] == "Niet te vergelijken met 2019: breuk in de reeks"


def test_what_is_not_published_is_named_and_no_more() -> None:
    item = question({2020: "a", 2021: "a"}, ("Ja",), bases={2020: 100, 2021: 200})
    assert of_two_years(item, [5.0, None], "O") == ["Ja", "2021: niet gepubliceerd"]
    assert of_two_years(item, [None, 5.0])[-1] == "Verandering niet te berekenen: voor 2020 is er geen percentage"


@pytest.mark.parametrize(
    ("bases", "reason"),
    [
        (None, "n onbekend"),
        ({2020: 20, 2021: 200}, "minder dan 30 gemeenten"),
        ({2020: 200, 2021: 29}, "minder dan 30 gemeenten"),
    ],
)
def test_a_change_without_a_verdict_says_why(bases: dict[int, int] | None, reason: str) -> None:
    lines = of_two_years(question({2020: "a", 2021: "a"}, ("Ja",), bases=bases), [5.0, 7.5])
    expected = f"Verandering sinds 2020: +2,5 procentpunt, geen oordeel: {reason}"
    assert lines[-1] == expected


def test_n_is_told_as_it_is_known() -> None:
    assert "n onbekend" in of_two_years(question({2020: "a", 2021: "a"}, ("Ja",)), [5.0, 7.5])
    reported = question({2020: "a", 2021: "a"}, ("Ja",), bases={2020: 100, 2021: 200})
    lines = of_two_years(reported, [5.0, 7.5])
    assert "n = 200" in lines
    assert "15 gemeenten" in lines


def test_a_place_in_a_chart_says_how_sure_it_is_on_the_scale_of_its_note(survey: Store) -> None:
    lines = told(survey, "knelpunten", "betrekken-maatschappelijke-organisaties", 2021)
    assert "(p) plaats in de grafiek van het rapport door ons afgeleid, zekerheid hoog" in lines


def test_a_mark_is_explained() -> None:
    item = question({2020: "a", 2021: "a"}, ("Ja",), bases={2020: 100, 2021: 20})
    assert of_two_years(item, [5.0, 7.5], "U")[1:3] == ["2021: 7,5% (k)", "(k) minder dan 30 gemeenten: onzeker"]
    # A break is told with the change, and not marked.
    broken = question({2020: "a", 2021: "b"}, ("Ja",), bases={2020: 100, 2021: 200})
    lines = of_two_years(broken, [5.0, 7.5], "B")
    assert lines[1] == "2021: 7,5%"
    assert sum("breuk" in line for line in lines) == 1


def test_an_answer_of_a_comparison_is_told_by_its_own_question(survey: Store) -> None:
    chosen = replace(default(survey.question("vergelijken")), option_ids=("fase.verkenningsfase", "inzet.meedoen-lvb"))
    view = question_view(survey, "vergelijken", chosen)
    texts = {
        (cell.option_id, cell.year): hover(cell, view.questions[cell.question_id])
        for _, cells in view.answers
        for cell in cells
    }
    assert "n ≈ 96 (afgeleid, zekerheid hoog)" in texts["fase.verkenningsfase", 2018]
    assert texts["inzet.meedoen-lvb", 2018].endswith("2018: niet gevraagd")
