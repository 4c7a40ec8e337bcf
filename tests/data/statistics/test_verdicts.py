"""The verdicts of the survey against a slow loop with statsmodels, over all pairs of years and every plausible n."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from math import nan

import pytest

from data.statistics import Undecided, Verdict
from data.store import Store
from data.survey.questions import Question
from data.survey.schema import UNKNOWN_DEFINITION
from data.views.filters import default
from data.views.frames import Answer
from data.views.question import question_view
from tests.data.statistics.slow import Change, base_of, verdicts

Pair = tuple[int, int]
Found = tuple[str, str, Pair]


def slowly(survey: Store, item: Question, pair: Pair) -> dict[str, Change]:
    """The changes of a question that are tested."""
    measured = [item.by_year[year] for year in pair]
    if measured[0].comparable_group != measured[1].comparable_group:
        return {}
    if UNKNOWN_DEFINITION in {one.definition_status for one in measured}:
        return {}
    published = {
        (row["option_id"], row["year"]): nan if row["percentage"] is None else row["percentage"]
        for row in survey.tables["results"].to_pylist()
        if row["question_id"] == item.question_id
    }
    values = {option: [published.get((option, year), nan) for year in pair] for option in item.option_ids}
    bases = {
        option: [base_of(survey, item.question_id, year, value) for year, value in zip(pair, of, strict=True)]
        for option, of in values.items()
    }
    found = {key: Change(values[key][0], bases[key][0], values[key][1], bases[key][1]) for key in item.option_ids}
    return {key: change for key, change in found.items() if change.tested}


@pytest.fixture(scope="module")
def judged(survey: Store) -> dict[Found, tuple[Answer, Change | None, str]]:
    """Every answer and pair of years: what the view has, what is tested slowly, and the verdict of that."""
    found = {}
    for item in survey.questions.values():
        for pair in combinations(item.years, 2):
            changes = slowly(survey, item, pair)
            expected = verdicts(changes, (survey.populations[pair[0]], survey.populations[pair[1]]))
            view = question_view(survey, item.question_id, replace(default(item), years=pair))
            for answer, _ in view.answers:
                key = item.question_id, answer.option_id, pair
                found[key] = answer, changes.get(answer.option_id), expected.get(answer.option_id, "")
    return found


def test_every_verdict_of_the_survey_is_that_of_a_loop_over_every_n(
    judged: dict[Found, tuple[Answer, Change | None, str]],
) -> None:
    for key, (answer, change, expected) in judged.items():
        assert answer.verdict == expected, key
        assert answer.for_any_n == (change is not None and change.unknown and expected != ""), key
        assert (answer.undecided == "") == (expected != ""), key
        assert (answer.undecided == Undecided.UNKNOWN_N) == (change is not None and expected == ""), key


def test_the_survey_has_as_many_verdicts_as_a_count_by_hand(
    judged: dict[Found, tuple[Answer, Change | None, str]],
) -> None:
    """Between all pairs of years of a question; whoever changes a number or a rule has to look here."""
    counted = Counter(answer.verdict for answer, _, _ in judged.values())
    assert (counted[Verdict.CLEAR], counted[Verdict.LIKELY]) == (21, 15)
    any_n = [key for key, (answer, _, _) in judged.items() if answer.for_any_n and answer.verdict != Verdict.WITHIN]
    assert any_n == [("domeinen", "toegankelijkheid-informatie", (2020, 2021))]
    not_decided = {key for key, (answer, _, _) in judged.items() if answer.undecided == Undecided.UNKNOWN_N}
    assert not_decided == {("partijen", "wmo-raad", (2020, 2021))}
