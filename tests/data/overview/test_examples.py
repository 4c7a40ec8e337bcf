"""The comparisons to begin with are made from the survey that is there."""

from __future__ import annotations

from data.overview.examples import examples
from data.overview.rows import overview
from data.store import Store
from data.survey.comparing import COMPARING, MOST, key
from tests.builders import many, question, store_of


def test_the_examples_name_the_same_people_and_the_largest_clear_changes(survey: Store) -> None:
    people, largest = examples(survey)
    assert len(people.option_ids) == 3
    labels = survey.question(COMPARING).labels
    assert all("rvaringsdeskundigen" in labels[option_id] for option_id in people.option_ids)
    clear = overview(survey).overall.clear
    assert largest.option_ids == tuple(key(item.question.question_id, item.option_id) for item in clear)
    for item in clear:
        assert f"‘{item.question.label(item.option_id)}’" in item.text


def test_an_example_is_of_two_answers_at_least_and_never_of_too_many() -> None:
    named = ["Ervaringsdeskundigen", "Geen ervaringsdeskundige", *(f"Ervaringsdeskundigen {n}" for n in range(10))]
    item = question({2020: "a"}, labels=named)
    (people,) = examples(store_of([(item, {}, {})]))
    assert len(people.option_ids) == MOST
    assert people.option_ids[:2] == ("v.ervaringsdeskundigen", "v.geen ervaringsdeskundige")
    assert examples(store_of([(question({2020: "a"}, labels=named[:1]), {}, {})])) == ()
    assert [len(example.option_ids) > 1 for example in examples(many(50))] == [True]
