"""The largest changes, the leading answers, and the questions with a break now."""

from __future__ import annotations

from data.overview.movements import MOST_YEARS, broken_now, largest_changes, leading_answers, newest_pair
from data.store import Store
from data.views.filters import default
from data.views.question import question_view
from data.wording import sentences
from tests.builders import question, store


def test_the_newest_years_and_what_has_a_break_between_them(survey: Store) -> None:
    assert newest_pair(survey) == (2020, 2021)
    assert [item.question_id for item in broken_now(survey)] == ["knelpunten", "bekendheid"]


def test_the_largest_changes_of_a_view_come_first_whatever_the_sign(survey: Store) -> None:
    labels = [f"Antwoord {number}" for number in range(7)]
    item = question({2020: "a", 2021: "a"}, labels)
    changes = [1.0, -9.0, None, 3.0, -2.0, 4.0, 0.5]
    values = {label.lower(): [50.0, None if c is None else 50 + c] for label, c in zip(labels, changes, strict=True)}
    moved = largest_changes(question_view(store(item, values), "v", default(item)))
    assert [answer.change for answer, _ in moved] == [-9.0, 4.0, 3.0, -2.0, 1.0]
    view = question_view(survey, "fase", default(survey.questions["fase"]))
    assert sentences.movement(*largest_changes(view)[0]) == (
        "‘Verkenningsfase’ daalde van 50,0% in 2018 naar 22,3% in 2021 (−27,7 procentpunt, duidelijk)."
    )


def test_the_leading_answers_share_one_axis_and_leave_out_blanks(survey: Store) -> None:
    view = leading_answers(question_view(survey, "fase", default(survey.questions["fase"])))
    assert view.changes["label"].tolist() == [
        "Lokaal inclusieplan wordt uitgevoerd", "Verkenningsfase", "Onderzoeksfase",
    ]  # fmt: skip
    assert view.axis_max == 100
    assert "Verkenningsfase: 2018 50,0%, 2019 39,1%, 2020 20,4%, 2021 22,3%." in sentences.in_words(view)
    assert sentences.selection(view) == "Percentage van de gemeenten, 2018-2021, 3 van 6 antwoorden"


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
