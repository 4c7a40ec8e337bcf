"""The view from which everything is drawn."""

from __future__ import annotations

from dataclasses import replace

from data.filters import Sort, View, default
from data.questions import Note
from data.store import Store
from data.views import question_view
from tests.builders import question, store

BROKEN = {2018: "a", 2019: "a", 2020: "b", 2021: "b"}


def test_differences_are_made_within_a_group_and_rounded() -> None:
    item = question(BROKEN)
    view = question_view(
        store(item, {"ja": [10.0, 20.0, 40.1, 50.3], "nee": [1.0, 2.0, None, 4.0]}), "v", default(item)
    )
    assert view.pair == (2020, 2021)
    assert [row.change for row in view.rows] == [10.2, None]


def test_the_view_of_changes_shows_the_pair_only_with_the_largest_first() -> None:
    item = question(dict.fromkeys((2018, 2019, 2021), "a"), ("A", "B", "C"))
    tables = store(item, {"a": [10.0, 50.0, 11.0], "b": [30.0, 0.0, 10.0], "c": [None, 5.0, 6.0]})
    view = question_view(tables, "v", replace(default(item), view=View.CHANGE))
    assert view.years == (2018, 2021)
    assert [(row.label, row.change) for row in view.rows] == [("B", -20.0), ("A", 1.0), ("C", None)]


def test_sorting_by_percentage_puts_blanks_last_and_keeps_ties() -> None:
    item = question({2021: "a"}, ("A", "B", "C", "D"))
    tables = store(item, {"a": [None], "b": [5.0], "c": [9.0], "d": [5.0]})
    view = question_view(tables, "v", replace(default(item), sort=Sort.PERCENTAGE))
    assert [row.label for row in view.rows] == ["C", "B", "D", "A"]


def test_only_notes_that_apply_are_shown() -> None:
    notes = (
        Note("breuk", None, 2020, "break", "", None),
        Note("jaar", None, 2019, "definition", "", None),
        Note("optie", "nee", None, "anomaly", "", None),
        Note("plaats", "nee", 2018, "alignment", "", None),
    )
    item = question(BROKEN, notes=notes)
    tables = store(item, {"ja": [1.0] * 4, "nee": [2.0] * 4}, {("ja", 2018): ("V", "plaats")})

    def shown(years: tuple[int, ...], options: tuple[str, ...]) -> list[str]:
        filters = replace(default(item), years=years, option_ids=options)
        return [note.note_id for note in question_view(tables, "v", filters).notes]

    assert shown((2018, 2019, 2020, 2021), ("ja", "nee")) == ["breuk", "jaar", "optie", "plaats"]
    assert shown((2020, 2021), ("ja",)) == []
    assert shown((2019, 2021), ("ja",)) == ["breuk", "jaar"]
    assert shown((2018,), ("nee",)) == ["optie"]
    assert shown((2018,), ("ja",)) == ["plaats"]
    assert shown((), ("ja",)) == []


def test_the_axis_belongs_to_the_question_and_not_to_the_choice(survey: Store) -> None:
    item = survey.questions["fase"]
    ends = {
        question_view(survey, "fase", replace(default(item), years=years)).axis_max
        for years in ((2018,), (2021,), item.years)
    }
    assert ends == {50}


def test_every_question_has_a_view_in_every_form(survey: Store) -> None:
    for item in survey.questions.values():
        for form in View:
            view = question_view(survey, item.question_id, replace(default(item), view=form))
            assert view.has_data
            assert len(view.rows) == len(item.options)
