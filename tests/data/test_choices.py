"""Finding one of very many by the parts of its words."""

from __future__ import annotations

from data.choices import MOST, Choices, answers_of, questions_of
from data.store import Store
from tests.builders import many

CHOICES = Choices.of([("a", "Één vraag", "over zorg"), ("b", "Sport", ""), ("c", "Sport", "")])


def test_every_word_counts_as_a_part_without_case_and_diacritics() -> None:
    assert CHOICES.suggestions("een ZÓR") == ["Één vraag"]
    assert CHOICES.suggestions("een sport") == []


def test_a_label_of_several_can_still_be_told_apart() -> None:
    assert CHOICES.ids == {"Één vraag": "a", "Sport": "b", "Sport [c]": "c"}


def test_suggestions_are_few_also_for_no_text() -> None:
    assert questions_of(many(100)).suggestions(None) == [f"Vraag {number}" for number in range(MOST)]


def test_an_answer_is_found_by_its_words_or_those_of_its_question(survey: Store) -> None:
    labels = answers_of(survey).suggestions("sport domein")
    assert labels == ["Sport (Aandacht per domein)"]
    assert answers_of(survey).ids[labels[0]] == "domeinen.sport"
