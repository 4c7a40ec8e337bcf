"""The largest changes, the leading answers, and the questions with a break now."""

from __future__ import annotations

from data.overview.movements import MOST_YEARS, largest_changes, leading_answers, newest_pair
from data.store import Store
from data.views.filters import default
from data.views.question import question_view
from data.wording import sentences
from data.wording.messages import movement
from tests.builders import question, store


def test_the_newest_years(survey: Store) -> None:
    assert newest_pair(survey) == (2020, 2021)


def test_the_largest_changes_come_first_whatever_the_sign_after_those_that_are_clear(survey: Store) -> None:
    labels = [f"Antwoord {number}" for number in range(7)]
    item = question({2020: "a", 2021: "a"}, labels, bases={2020: 150, 2021: 160})
    firsts = [50.0, 50.0, 50.0, 1.0, 50.0, 50.0, 50.0]
    changes = [1.0, -13.0, None, 9.0, -2.0, 34.0, 0.0]
    values = {
        label.lower(): [first, None if change is None else first + change]
        for label, first, change in zip(labels, firsts, changes, strict=True)
    }
    moved = largest_changes(question_view(store(item, values), "v", default(item)))
    assert [(answer.change, answer.verdict) for answer, _ in moved] == [
        (34.0, "clear"), (9.0, "clear"), (-13.0, "likely"), (-2.0, "within"), (1.0, "within"),
    ], "what is clear comes first, and what did not change is no change"  # fmt: skip
    view = question_view(survey, "fase", default(survey.questions["fase"]))
    assert movement(*largest_changes(view)[0]) == (
        "‘Verkenningsfase’ daalde van 50,0% in 2018 naar 22,3% in 2021 (−27,7 procentpunt, duidelijk)."
    )


def test_no_change_is_named_where_it_is_not_established_that_years_compare(survey: Store) -> None:
    view = question_view(survey, "inzet", default(survey.questions["inzet"]))
    assert view.has_changes
    assert largest_changes(view) == []


def test_the_leading_answers_share_one_axis_and_leave_out_blanks(survey: Store) -> None:
    view = leading_answers(question_view(survey, "fase", default(survey.questions["fase"])))
    assert view.changes["label"].tolist() == [
        "Lokaal inclusieplan wordt uitgevoerd", "Verkenningsfase", "Onderzoeksfase",
    ]  # fmt: skip
    assert view.axis_max == 100
    assert "Verkenningsfase: 2018 50,0%, 2019 39,1%, 2020 20,4%, 2021 22,3%." in sentences.in_words(view.answers)
    assert sentences.selection(view) == "Percentage van de deelnemende gemeenten, 2018-2021, 3 van 6 antwoorden"


def test_where_the_newest_year_is_blank_an_older_one_leads() -> None:
    item = question({2020: "a", 2021: "a"})
    view = question_view(store(item, {"ja": [5.0, None], "nee": [95.0, None]}), "v", default(item))
    assert leading_answers(view).changes["label"].tolist() == ["Nee", "Ja"]


def test_of_many_years_the_newest_are_leading() -> None:
    years = range(2010, 2022)
    item = question(dict.fromkeys(years, "a"))
    tables = store(item, {"ja": [float(year - 2000) for year in years], "nee": [None] * len(years)})
    view = leading_answers(question_view(tables, "v", default(item)))
    assert view.years == tuple(range(2021 - MOST_YEARS + 1, 2022))
    assert view.cells["percentage"].tolist() == [16.0, 17.0, 18.0, 19.0, 20.0, 21.0]


def test_a_survey_of_one_year_has_no_changes() -> None:
    item = question({2021: "a"})
    view = question_view(store(item, {"ja": [5.0], "nee": [95.0]}), "v", default(item))
    assert largest_changes(view) == []
    assert leading_answers(view).changes["label"].tolist() == ["Nee", "Ja"]
