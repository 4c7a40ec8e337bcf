"""The view from which everything is drawn."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from data.statistics import effective_n, newcombe, wilson
from data.store import Store
from data.survey.questions import Note
from data.views.cells import cells_of
from data.views.changes import Verdict, changes
from data.views.filters import Sort, View, default
from data.views.question import question_view
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


def test_a_change_is_clear_only_where_all_answers_together_say_so() -> None:
    labels = tuple("ABCDEFGHIJ")
    item = question({2020: "a", 2021: "a"}, labels, bases={2020: 120, 2021: 120})
    values = {label.lower(): [40.0, 42.0] for label in labels}
    values["a"] = [40.0, 52.5]
    tables = store(item, values)
    alone = question({2020: "a", 2021: "a"}, ("A",), bases={2020: 120, 2021: 120})
    assert question_view(store(alone, {"a": values["a"]}), "v", default(alone)).rows[0].verdict is Verdict.CLEAR
    together = question_view(tables, "v", default(item))
    assert {row.verdict for row in together.rows} == {Verdict.WITHIN}
    one = question_view(tables, "v", replace(default(item), option_ids=("a",)))
    assert one.rows[0].verdict is Verdict.WITHIN, "the verdict does not depend on which answers are on screen"


def test_a_margin_agrees_with_its_verdict(survey: Store) -> None:
    judged = 0
    for item in survey.questions.values():
        for pair in combinations(item.years, 2):
            for row in question_view(survey, item.question_id, replace(default(item), years=pair)).rows:
                if row.verdict and row.change_interval:
                    low, high = row.change_interval
                    assert (low > 0 or high < 0) is (row.verdict is Verdict.CLEAR), (item.question_id, pair, row)
                    judged += 1
    assert judged > 200


def test_where_another_base_comes_into_question_the_smallest_makes_the_margins(survey: Store) -> None:
    cell = question_view(survey, "karakter", default(survey.questions["karakter"])).rows[0].cell(2019)
    assert (cell.base_n, cell.effective_n) == (142, effective_n(71, 355))


def test_no_verdict_across_a_break_or_without_a_base(survey: Store) -> None:
    broken = question_view(survey, "domeinen", replace(default(survey.questions["domeinen"]), years=(2019, 2020)))
    assert {(row.change, row.verdict) for row in broken.rows} == {(None, None)}
    without = question_view(survey, "partijen", replace(default(survey.questions["partijen"]), years=(2020, 2021)))
    assert {row.verdict for row in without.rows} == {None}
    assert {row.change_interval for row in without.rows} == {None}
    assert any(row.change for row in without.rows)


def rounded(limits: tuple[Any, Any]) -> tuple[float, float]:
    low, high = limits
    return round(float(low), 1), round(float(high), 1)


def test_intervals_use_the_base_of_the_year_and_all_municipalities(survey: Store) -> None:
    row = question_view(survey, "fase", default(survey.questions["fase"])).rows[0]
    assert row.cell(2018).base_n == 96
    assert row.cell(2018).interval == rounded(wilson(50.0, effective_n(96, 380)))
    changed = newcombe(50.0, effective_n(96, 380), 22.3, effective_n(166, 352), 0.05 / 5)
    assert row.change_interval == rounded(changed)
    assert question_view(survey, "inzet", default(survey.questions["inzet"])).rows[0].cell(2021).interval is None


def test_the_changes_of_many_pairs_are_those_of_each(survey: Store) -> None:
    for question_id, item in survey.questions.items():
        cells = cells_of(survey, question_id)
        pairs = [(a, b) for a, b in combinations(item.years, 2) if item.groups[a] == item.groups[b]]
        together = changes(cells, item.option_ids, pairs)
        assert together == {pair: changes(cells, item.option_ids, [pair])[pair] for pair in pairs}
    assert changes(cells, item.option_ids, []) == {}


def test_nobody_can_spoil_the_cells_of_another(survey: Store) -> None:
    with pytest.raises(TypeError):
        cells_of(survey, "fase")["x", 1] = cells_of(survey, "fase")["anders", 2018]  # type: ignore[index]  # as meant
