"""Words that stand out."""

from __future__ import annotations

from math import log, sqrt

import pytest

from data.keyness import PRIOR, outstanding_words
from data.store import Store
from tests.builders import quote


def test_the_score_is_the_log_odds_with_a_prior() -> None:
    here = [quote("geld geld tekort", f"h{number}") for number in range(10)]
    there = [quote("ruimte genoeg geld", f"t{number}") for number in range(10)]
    words = {item.word: item for item in outstanding_words(here, there)}
    prior = PRIOR * 30 / 60
    ours = log((20 + prior) / (30 + PRIOR - 20 - prior))
    theirs = log((10 + prior) / (30 + PRIOR - 10 - prior))
    score = (ours - theirs) / sqrt(1 / (20 + prior) + 1 / (10 + prior))
    assert score < 1.96
    assert "geld" not in words
    assert list(words) == []


def test_a_word_that_is_only_here_stands_out_with_the_number_of_quotes() -> None:
    here = [quote("wij willen voorbeelden en nog een voorbeeld", f"h{number}") for number in range(12)]
    there = [quote("wij willen tijd en nog een dag", f"t{number}") for number in range(60)]
    found = outstanding_words(here, there)
    assert [(item.word, item.quotes) for item in found] == [("voorbeelden", 12)]
    assert found[0].score > 1.96


def test_nothing_stands_out_where_there_is_nothing_to_compare() -> None:
    assert outstanding_words([], [quote("iets")]) == []
    assert outstanding_words([quote("iets")], []) == []


@pytest.mark.parametrize(("question_id", "word"), [("domeinen", "aandacht"), ("vorm", "informatie")])
def test_the_report(survey: Store, question_id: str, word: str) -> None:
    here = [item for item in survey.all_quotes if item.question_id == question_id]
    others = [item for item in survey.all_quotes if item.question_id != question_id]
    found = {item.word: item.quotes for item in outstanding_words(here, others)}
    assert word in found
    assert found[word] == sum(word in item.text.lower() for item in here)
