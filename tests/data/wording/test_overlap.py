"""What is said where it is known who took part in both years, and nothing else where it is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from data.store import Store
from data.survey.comparing import COMPARING
from data.survey.questions import Counts, Pair
from data.views.filters import Filters, View, default
from data.views.frames import QuestionView
from data.views.question import question_view
from data.wording import tidy
from data.wording.certainty import certainty
from data.wording.hover import hover
from tests.builders import question, store, store_of

Overlaps = Mapping[Pair, Mapping[str, Counts]]
KNOWN: Overlaps = {(2022, 2023): {"ja": (110, 50, 5, 20), "nee": (110, 35, 20, 5)}}
SENTENCE = "Van de 140 gemeenten in 2023 deden er 110 ook in 2022 mee; daar is bij de toets rekening mee gehouden."
UNKNOWN = "Hoeveel gemeenten in meer jaren meededen, is niet bekend."
OTHERS = "Bij de andere veranderingen is niet bekend"


def survey(overlaps: Overlaps, groups: Mapping[int, str] | None = None) -> Store:
    groups = groups or {2022: "a", 2023: "a"}
    item = replace(question(groups, bases=dict.fromkeys(groups, 130) | {2023: 140}), overlaps=overlaps)
    first = len(groups) - 2
    return store(item, {"ja": [50.0] * first + [50.0, 64.3], "nee": [50.0] * first + [50.0, 35.7]})


def view(of: Store, **choice: object) -> QuestionView:
    filters: Filters = replace(default(of.questions["v"]), **choice)  # type: ignore[arg-type]  # a test gives what fits
    return question_view(of, "v", filters)


def test_it_is_said_in_place_of_that_it_is_not_known() -> None:
    text = certainty(view(survey(KNOWN)))
    assert SENTENCE in text
    assert UNKNOWN not in text
    assert OTHERS not in text
    other = certainty(view(survey({})))
    assert UNKNOWN in other
    assert SENTENCE not in other


def test_it_follows_the_years_that_are_compared() -> None:
    years = {2021: "a", 2022: "a", 2023: "a"}
    assert UNKNOWN in certainty(view(survey(KNOWN, years)))
    assert SENTENCE in certainty(view(survey(KNOWN, years), years=(2022, 2023)))


def test_of_some_answers_only_it_is_said_of_these() -> None:
    text = certainty(view(survey({(2022, 2023): {"ja": (110, 50, 5, 20)}})))
    assert SENTENCE in text
    assert OTHERS in text
    assert UNKNOWN not in text


def test_where_answers_differ_the_least_and_the_most_are_told() -> None:
    text = certainty(view(survey({(2022, 2023): {"ja": (110, 50, 5, 20), "nee": (104, 35, 20, 5)}})))
    assert "deden er 104-110 ook" in text


def test_a_likely_change_is_not_called_certain_where_all_answer_anew() -> None:
    likely = {(2022, 2023): {"ja": (110, 10, 45, 55), "nee": (110, 5, 55, 45)}}
    text = certainty(view(survey(likely)))
    assert "‘Waarschijnlijk’ betekent" in text, "else this test is about nothing"
    assert "Antwoorden gemeenten elk jaar anders, dan is ‘waarschijnlijk’ te stellig." in text
    assert "Waren het er geen" not in text


def test_in_a_comparison_it_is_said_of_each_question() -> None:
    known = survey(KNOWN).questions["v"]
    other = replace(known, question_id="w", title="Andere", overlaps={})
    values = {"ja": [50.0, 64.3], "nee": [50.0, 35.7]}
    both = store_of([(known, values, {}), (other, values, {})])
    filters = replace(default(both.question(COMPARING)), option_ids=("v:ja", "w:ja"))
    options = both.question(COMPARING).option_ids
    filters = replace(filters, option_ids=tuple(key for key in options if key.endswith("ja")))
    text = certainty(question_view(both, COMPARING, filters))
    assert "Titel: van de 140 gemeenten in 2023 deden er 110 ook in 2022 mee" in text
    assert OTHERS in text


@pytest.mark.parametrize("overlaps", [{}, KNOWN])
def test_a_point_and_a_file_tell_it_too(overlaps: Overlaps) -> None:
    shown = view(survey(overlaps))
    (answer, cells), *_ = shown.answers
    told = hover(cells[-1], shown.questions["v"])
    compared = hover(cells[-1], shown.questions["v"], answer)
    last = tidy.rows(shown)[1][tidy.headers(shown).index("Opmerking")]
    if overlaps:
        assert told.endswith("\n110 gemeenten deden in beide jaren mee")
        assert compared.endswith("\n110 gemeenten deden in beide jaren mee")
        assert last == SENTENCE
    else:
        assert "beide jaren" not in told + compared
        assert last is None


def test_the_first_year_tells_nothing_of_it() -> None:
    shown = view(survey(KNOWN), view=View.CHANGE)
    (answer, cells), *_ = shown.answers
    assert "beide jaren" not in hover(cells[0], shown.questions["v"], answer)
    assert tidy.rows(shown)[0][tidy.headers(shown).index("Opmerking")] is None
