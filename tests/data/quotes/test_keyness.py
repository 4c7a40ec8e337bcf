"""Words that stand out."""

from __future__ import annotations

from math import log, sqrt

import pytest

from data.quotes.keyness import PRIOR, outstanding_words
from data.quotes.table import Quotes
from data.store import Store
from tests.builders import quote, quotes_of


def of_two_questions(here: list[str], there: list[str]) -> Quotes:
    """The quotes of the first of two questions."""
    ours = [quote(text, f"h{number}", question_id="hier") for number, text in enumerate(here)]
    theirs = [quote(text, f"t{number}", question_id="daar") for number, text in enumerate(there)]
    return quotes_of([*ours, *theirs]).of("hier")


def test_the_score_is_the_log_odds_with_a_prior() -> None:
    quotes = of_two_questions(["geld geld tekort"] * 10, ["ruimte genoeg geld"] * 10)
    words = {item.word: item for item in outstanding_words(quotes)}
    prior = PRIOR * 30 / 60
    ours = log((20 + prior) / (30 + PRIOR - 20 - prior))
    theirs = log((10 + prior) / (30 + PRIOR - 10 - prior))
    score = (ours - theirs) / sqrt(1 / (20 + prior) + 1 / (10 + prior))
    assert score < 1.96
    assert "geld" not in words
    assert list(words) == []


def test_a_word_that_is_only_here_stands_out_with_the_number_of_quotes() -> None:
    here = ["wij willen voorbeelden en nog een voorbeeld"] * 12
    found = outstanding_words(of_two_questions(here, ["wij willen tijd en nog een dag"] * 60))
    assert [(item.word, item.quotes) for item in found] == [("voorbeelden", 12)]
    assert found[0].score > 1.96


def test_nothing_stands_out_where_there_is_nothing_to_compare() -> None:
    assert outstanding_words(of_two_questions([], ["iets"])) == []
    assert outstanding_words(of_two_questions(["iets"], [])) == []


@pytest.mark.parametrize(("question_id", "word"), [("domeinen", "aandacht"), ("vorm", "informatie")])
def test_the_report(survey: Store, question_id: str, word: str) -> None:
    found = {item.word: item.quotes for item in outstanding_words(survey.quotes[question_id])}
    here = [item for item in survey.quotes[question_id] if not item.duplicate_of]
    assert word in found
    assert found[word] == sum(word in item.text.lower() for item in here)
