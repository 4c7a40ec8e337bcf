"""The largest changes over all questions, and the questions with a break now."""

from __future__ import annotations

from data import summaries
from data.overview import broken_now, largest_changes, largest_recent_changes, leading_answers, newest_pair
from data.store import Store
from tests.builders import question, store


def test_the_largest_recent_changes_leave_out_what_does_not_compare(survey: Store) -> None:
    recent = largest_recent_changes(survey)
    assert newest_pair(survey) == (2020, 2021)
    assert [(item.question.question_id, item.row.change) for item in recent] == [
        ("partijen", -12.0), ("domeinen", 11.9), ("inzet", -11.7), ("vorm", 11.4), ("domeinen", 11.2),
    ]  # fmt: skip
    assert {item.pair for item in recent} == {(2020, 2021)}
    assert [item.question_id for item in broken_now(survey)] == ["knelpunten", "bekendheid"]


def test_the_largest_changes_are_those_of_the_question_pages(survey: Store) -> None:
    changes = largest_changes(survey)
    assert [(item.question.question_id, item.row.change, item.pair) for item in changes[:2]] == [
        ("fase", -27.7, (2018, 2021)), ("knelpunten", 18.5, (2018, 2021)),
    ]  # fmt: skip
    assert summaries.movement(changes[0]) == (
        "‘Verkenningsfase’ daalde van 50,0% in 2018 naar 22,3% in 2021 (−27,7 procentpunt, duidelijk)."
    )


def test_the_leading_answers_share_one_axis_and_leave_out_blanks(survey: Store) -> None:
    view = leading_answers(survey, "fase")
    assert [row.label for row in view.rows] == [
        "Lokaal inclusieplan wordt uitgevoerd", "Verkenningsfase", "Onderzoeksfase",
    ]  # fmt: skip
    assert view.axis_max == 100
    assert "Verkenningsfase: 2018 50,0%, 2019 39,1%, 2020 20,4%, 2021 22,3%." in summaries.in_words(view)


def test_a_survey_of_one_year_has_no_changes() -> None:
    item = question({2021: "a"})
    tables = store(item, {"ja": [5.0], "nee": [95.0]})
    assert largest_recent_changes(tables) == []
    assert largest_changes(tables) == []
    assert broken_now(tables) == []
    assert len(leading_answers(tables, "v").rows) == 2
