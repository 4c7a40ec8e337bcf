"""Finding one of very many by the parts of its words."""

from __future__ import annotations

from data.store import Store
from data.views.choices import MOST, Choices, answers_of, questions_of
from tests.builders import many

CHOICES = Choices.of([("a", "Één vraag", "over zorg"), ("b", "Sport", ""), ("c", "Sport", "")])


def test_every_word_counts_as_a_part_without_case_and_diacritics() -> None:
    assert CHOICES.suggestions("een ZÓR") == {"Één vraag": "a"}
    assert CHOICES.suggestions("een sport") == {}


def test_a_label_of_several_can_still_be_told_apart() -> None:
    assert CHOICES.ids == {"Één vraag": "a", "Sport": "b", "Sport [c]": "c"}


def test_suggestions_are_few_also_for_no_text() -> None:
    assert list(questions_of(many(100)).suggestions(None)) == [f"Vraag {number}" for number in range(MOST)]


def test_the_label_that_a_text_is_comes_before_those_that_hold_it() -> None:
    assert list(questions_of(many(100)).suggestions("Vraag 9"))[:3] == ["Vraag 9", "Vraag 19", "Vraag 29"]
    assert next(iter(Choices.of([("a", "Ja, soms", ""), ("b", "Ja", "")]).suggestions("Ja").values())) == "b"


def test_an_answer_is_found_by_its_words_or_those_of_its_question(survey: Store) -> None:
    assert answers_of(survey).suggestions("sport domein") == {"Sport (Aandacht per domein)": "domeinen.sport"}
