"""The number of municipalities that took part is the largest n that is known in a wave."""

from __future__ import annotations

from data.overview.participation import participation
from data.store import Store
from tests.builders import question, store_of


def test_of_each_wave_the_largest_known_n_counts_with_how_sure_it_is(survey: Store) -> None:
    found = participation(survey)
    assert [item.year for item in found] == list(survey.populations)
    for item in found:
        known = [q.by_year[item.year].base_n or 0 for q in survey.questions.values() if item.year in q.years]
        assert item.base_n == max(known)
        assert item.base_confidence in ("high", "medium")


def test_a_wave_without_any_n_is_there_too() -> None:
    first = question({2020: "a", 2021: "a"}, question_id="v", bases={2020: 90})
    second = question({2019: "a", 2020: "a"}, question_id="w", bases={2020: 95})
    found = participation(store_of([(first, {}, {}), (second, {}, {})]))
    assert [(item.year, item.base_n) for item in found] == [(2019, None), (2020, 95), (2021, None)]
