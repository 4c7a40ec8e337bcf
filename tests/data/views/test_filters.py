"""Filters and the address are two forms of one thing."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from data.quotes.table import Quotes
from data.store import Store
from data.survey.comparing import COMPARING
from data.survey.questions import Question
from data.views.filters import Filters, Picture, Sort, Title, View, carried, default, from_query, to_query
from tests.builders import question

ITEM = question(dict.fromkeys(range(2018, 2022), "a"), ("Ja", "Nee", "Anders"))
#: Random choices per question.
CHOICES = 60


@pytest.mark.parametrize(
    ("filters", "query"),
    [
        (default(ITEM), ""),
        (replace(default(ITEM), years=(2020, 2021)), "?jaren=2020,2021"),
        (replace(default(ITEM), years=()), "?jaren=geen"),
        (replace(default(ITEM), option_ids=("nee",), view=View.LINES), "?antwoorden=nee&weergave=lijnen"),
        (replace(default(ITEM), option_ids=()), "?antwoorden=geen"),
        (replace(default(ITEM), sort=Sort.CHANGE), "?sorteren=verandering"),
        (replace(default(ITEM), picture=Picture.SQUARE, title=Title.QUESTION), "?afbeelding=vierkant&titel=vraag"),
        (replace(default(ITEM), margins=True), "?marges=aan"),
        (replace(default(ITEM), margins=True, counts=True), "?marges=aan&aantallen=aan"),
        (replace(default(ITEM), search="geen geld & tijd"), "?zoek=geen+geld+%26+tijd"),
        (
            replace(default(ITEM), theme="Wij zijn te klein", quote_year=2021),
            "?thema=Wij+zijn+te+klein&citaatjaar=2021",
        ),
    ],
)
def test_only_differences_are_written_and_read_back(filters: Filters, query: str) -> None:
    assert to_query(ITEM, filters) == query
    assert from_query(ITEM, query, ["Wij zijn te klein"], [2021]) == (filters, [])


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("?jaren=2016", "2016"),
        ("?jaren=abc,2020", "abc"),
        ("?antwoorden=misschien", "misschien"),
        ("?weergave=taart", "taart"),
        ("?sorteren=kleur", "kleur"),
        ("?afbeelding=poster", "poster"),
        ("?titel=geen", "geen"),
        ("?marges=misschien", "misschien"),
        ("?aantallen=misschien", "misschien"),
        ("?thema=Onzin", "Onzin"),
        ("?citaatjaar=1900", "1900"),
        ("?zoek=" + "a" * 300, "200 tekens"),
    ],
)
def test_what_is_unknown_is_left_out_with_a_notice(query: str, word: str) -> None:
    filters, notices = from_query(ITEM, query)
    assert len(notices) == 1
    assert word in notices[0]
    assert filters.option_ids == ITEM.option_ids
    assert filters.years in (ITEM.years, (2020,))


def test_names_of_others_are_ignored_without_a_word() -> None:
    assert from_query(ITEM, "?utm_source=nieuwsbrief&question_id=x&jaren=") == (default(ITEM), [])


@pytest.mark.parametrize(
    ("sent", "short"),
    [
        ("jaren=geen&jaren=2020&jaren=2021", "?jaren=2020,2021"),
        ("jaren=geen&jaren=2021&jaren=2020,2019", "?jaren=2019,2020,2021"),
        ("jaren=geen", "?jaren=geen"),
        ("jaren=geen&jaren=2018&jaren=2019&jaren=2020&jaren=2021", ""),
        ("jaren=&antwoorden=&weergave=&sorteren=&marges=&thema=&citaatjaar=&zoek=", ""),
        ("antwoorden=geen&antwoorden=anders&antwoorden=ja", "?antwoorden=ja,anders"),
        ("marges=on", "?marges=aan"),
        ("thema=alle&citaatjaar=alle", ""),
        ("thema=alle&thema=Wij+zijn+te+klein&citaatjaar=2021", "?thema=Wij+zijn+te+klein&citaatjaar=2021"),
        ("weergave=lijnen&sorteren=vragenlijst&zoek=+raad+", "?weergave=lijnen&zoek=raad"),
    ],
)
def test_what_a_form_sends_is_the_short_address(sent: str, short: str) -> None:
    themes, years = ["Wij zijn te klein"], [2021]
    filters, notices = from_query(ITEM, sent, themes, years)
    assert notices == []
    # The field keeps blanks as they are typed, the address does not.
    assert (replace(filters, search=filters.search.strip()), []) == from_query(ITEM, short, themes, years)
    assert to_query(ITEM, filters) == short


def test_an_unknown_one_among_what_a_form_sends_is_left_out_with_a_notice() -> None:
    filters, notices = from_query(ITEM, "jaren=geen&jaren=2016&jaren=2021&antwoorden=geen&antwoorden=misschien")
    assert (filters.years, filters.option_ids) == ((2021,), ())
    assert [word in notice for word, notice in zip(("2016", "misschien"), notices, strict=True)] == [True, True]


def test_another_question_is_shown_in_the_years_it_has_and_in_the_same_form() -> None:
    chosen = replace(
        default(ITEM), years=(2018, 2019, 2021), option_ids=("nee",), view=View.LINES, sort=Sort.CHANGE,
        margins=True, search="geld", theme="Wij zijn te klein", quote_year=2021,
    )  # fmt: skip
    other = question({2019: "a", 2020: "a", 2021: "a"}, ("Veel", "Weinig"), question_id="w")
    assert carried(chosen, ITEM, other) == Filters(
        (2019, 2021), ("veel", "weinig"), View.LINES, Sort.CHANGE, margins=True, search="geld"
    )
    longer = question(dict.fromkeys(range(2016, 2022), "a"))
    assert carried(default(ITEM), ITEM, longer).years == longer.years, "all years stay all years"
    assert carried(replace(chosen, years=(2018,)), ITEM, other).years == other.years, "not one of them is there"
    assert carried(replace(chosen, years=()), ITEM, other).years == ()


def some_filters(item: Question, quotes: Quotes) -> list[Filters]:
    """Random choices, the same ones every time."""
    chance = random.Random(item.question_id)  # noqa: S311  # choices for a test, not secrets
    themes, years, words = (
        ["", *quotes.themes],
        [None, *quotes.years],
        ["raad", "geen", "alle", "é", "&", "+", ",", ";", "%", "#", "=", "?", "‘", "“", "<b>", "💬"],
    )

    def part(items: tuple[Any, ...], most: int) -> tuple[Any, ...]:
        chosen = chance.sample(items, chance.randint(0, min(most, len(items))))
        return tuple(item for item in items if item in chosen)

    return [
        Filters(
            years=part(item.years, len(item.years)),
            option_ids=part(item.option_ids, item.most_chosen or len(item.option_ids)),
            view=chance.choice(list(View)),
            sort=chance.choice(list(Sort)),
            margins=chance.random() < 0.5,
            search=" ".join(chance.choices(words, k=chance.randint(0, 4))),
            theme=chance.choice(themes),
            quote_year=chance.choice(years),
        )
        for _ in range(CHOICES)
    ]


def test_a_search_that_is_shortened_keeps_its_address() -> None:
    filters, notices = from_query(ITEM, "?zoek=" + "a" * 199 + "+b")
    assert (filters.search, len(notices)) == ("a" * 199 + " ", 1)
    assert from_query(ITEM, to_query(ITEM, filters)) == (replace(filters, search="a" * 199), [])


def test_the_address_restores_any_choice(survey: Store) -> None:
    for question_id in [*survey.questions, COMPARING]:
        item, quotes = survey.question(question_id), survey.quotes[question_id]
        for filters in some_filters(item, quotes):
            query = to_query(item, filters)
            assert from_query(item, query, quotes.themes, quotes.years) == (filters, []), query


@pytest.mark.parametrize("query", ["weergave=a&" * 1_000, "jaren=" + "x," * 1_000, "jaren=x&" * 1_000, "a=b&" * 1_000])
def test_however_much_is_unknown_there_are_few_sentences(query: str) -> None:
    _, notices = from_query(question({2020: "a"}), query)
    assert len(notices) == len(set(notices)) <= 1
    _, notices = from_query(question({2020: "a"}), "".join(f"jaren={n}&antwoorden={n}&groep={n}&" for n in range(99)))
    assert len(notices) == 7
