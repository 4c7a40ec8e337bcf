"""Filters and the address are two forms of one thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.views.filters import Filters, Sort, View, default, from_query, to_query
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


def test_of_what_another_question_had_the_years_that_exist_are_kept_without_a_word() -> None:
    filters, notices = from_query(ITEM, "?jaren=2016,2019,2021&weergave=lijnen&zoek=geld&overgenomen=ja")
    assert notices == []
    assert filters == replace(default(ITEM), years=(2019, 2021), view=View.LINES, search="geld")
    assert from_query(ITEM, "?jaren=2016,2017&overgenomen=ja") == (default(ITEM), [])
    assert from_query(ITEM, "?jaren=geen&overgenomen=ja")[0].years == ()
