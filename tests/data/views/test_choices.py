"""Finding one of very many by the parts of its words."""

from __future__ import annotations

from data.store import Store
from data.views.choices import MOST, Choices, answers_of, questions_of
from tests.builders import many

CHOICES = Choices.of([("a", "Één vraag", "over zorg"), ("b", "Sport", ""), ("c", "Sport", "")])


def test_every_word_counts_as_a_part_without_case_and_diacritics() -> None:
    assert CHOICES.suggestions("een ZÓR") == ["Één vraag"]
    assert CHOICES.suggestions("een sport") == []


def test_a_label_of_several_can_still_be_told_apart() -> None:
    assert CHOICES.suggestions("sport") == ["Sport", "Sport [c]"]
    assert [CHOICES.named(text) for text in ("Sport", "Sport [c]", "b", "c")] == ["b", "c", "b", "c"]


def test_only_a_whole_id_or_label_names_something() -> None:
    assert [CHOICES.named(text) for text in ("Één vraag", "a", "een vraag", "Sport [b]", "")] == ["a", "a"] + 3 * [None]
    # An id comes before a label that is the same.
    assert Choices.of([("x", "y", ""), ("y", "z", "")]).named("y") == "y"


def test_a_text_means_what_it_names_or_the_only_thing_that_has_its_words() -> None:
    assert [CHOICES.meant(text) for text in ("vraag", "zorg een", "Sport", "c")] == ["a", "a", "b", "c"]
    assert [CHOICES.meant(text) for text in ("sport", "zzz", "", " ")] == [None] * 4


def test_suggestions_are_few_also_for_no_text() -> None:
    assert questions_of(many(100)).suggestions("") == [f"Vraag {number}" for number in range(MOST)]


def test_the_label_that_a_text_is_comes_before_those_that_hold_it() -> None:
    assert questions_of(many(100)).suggestions("Vraag 9")[:3] == ["Vraag 9", "Vraag 19", "Vraag 29"]
    assert Choices.of([("a", "Ja, soms", ""), ("b", "Ja", "")]).suggestions("Ja") == ["Ja", "Ja, soms"]
    last = questions_of(many(100)).suggestions("Vraag 99")
    assert last == ["Vraag 99"], "also one that is not among the first"


def test_an_answer_is_found_by_its_words_or_those_of_its_question(survey: Store) -> None:
    answers = answers_of(survey)
    assert answers.suggestions("sport domein") == ["Sport (Aandacht per domein)"]
    assert answers.named("Sport (Aandacht per domein)") == "domeinen.sport" == answers.named("domeinen.sport")


def test_a_text_without_end_costs_no_more_than_a_search() -> None:
    choices = questions_of(many(100))
    assert list(choices.find("vraag " * 100_000)) == list(choices.find("vraag"))
    assert choices.meant("vraag 9 " + "v" * 1_000_000) is None
