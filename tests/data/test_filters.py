"""Filters and the address are two forms of one thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.filters import Filters, Sort, View, carry_over, choose, default, from_query, to_query
from tests.builders import question

ITEM = question(dict.fromkeys(range(2018, 2022), "a"), ("Ja", "Nee", "Anders"))


@pytest.mark.parametrize(
    ("filters", "query"),
    [
        (default(ITEM), ""),
        (replace(default(ITEM), years=(2020, 2021)), "?jaren=2020,2021"),
        (replace(default(ITEM), years=()), "?jaren=geen"),
        (replace(default(ITEM), option_ids=("nee",), view=View.LINES), "?antwoorden=nee&weergave=lijnen"),
        (replace(default(ITEM), option_ids=()), "?antwoorden=geen"),
        (replace(default(ITEM), sort=Sort.CHANGE), "?sorteren=verandering"),
        (replace(default(ITEM), margins=True), "?marges=aan"),
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
        ("?marges=misschien", "misschien"),
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


def test_choose_brings_values_into_the_order_of_the_question() -> None:
    chosen = choose(
        ITEM, years=["2021", "2018"], option_ids=["nee", "ja"], view="x", sort=None, margins=None, search=None,
        theme=None, quote_year="alle",
    )  # fmt: skip
    assert (chosen.years, chosen.option_ids, chosen.view) == ((2018, 2021), ("ja", "nee"), View.BARS)
    assert chosen.quote_year is None


def test_another_question_keeps_the_years_where_they_exist() -> None:
    other = question({2020: "a", 2021: "a"}, ("Veel", "Weinig"), question_id="w")
    kept = carry_over(replace(default(ITEM), years=(2019, 2021), view=View.LINES, search="geld"), ITEM, other)
    assert kept == Filters((2021,), ("veel", "weinig"), View.LINES, search="geld")
    assert carry_over(default(ITEM), ITEM, other).years == (2020, 2021)
    assert carry_over(replace(default(ITEM), years=(2018,)), ITEM, other).years == (2020, 2021)
    assert carry_over(replace(default(ITEM), years=()), ITEM, other).years == ()
    assert carry_over(default(other), other, ITEM).years == ITEM.years
