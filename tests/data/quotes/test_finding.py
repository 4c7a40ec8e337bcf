"""The search, with expectations made by reading the quotes."""

from __future__ import annotations

import csv
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data.quotes.filters import Order, QuoteFilters, from_query, to_query
from data.quotes.finding import citation, did_you_mean, facets, find
from data.quotes.rules import forms, match, parse, words_of
from data.store import Store
from tests.builders import quote, quotes_of


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("deskundige", "met ervaringsdeskundigen erbij"),
        ("DESKUNDIGEN", "Een ervaringsdeskundige"),
        ("client", "de Cliëntenraad"),
        ("cliënten", "de clientenraad"),
        ("gemeente", "het gemeentelijke plan"),
        ("mens", "voor alle mensen"),
        ("mensen", "de mens als geheel"),
        ("agenda", "meer agenda's"),
        ("niet", "dat weten we niet"),
        ("geen", "er is geen geld"),
        ("wmo", "de Wmo-raad"),
        ("raad", "de Wmo-raad en cliëntenraad"),
        ("geld geen", "er is geen geld"),
        ("", "alles"),
        ("…", "alles"),
    ],
)
def test_found(query: str, text: str) -> None:
    assert match(words_of(text), parse(query)) is not None


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("niet", "wij genieten ervan"),
        ("in", "een inclusief beleid"),
        ("geld tijd", "er is geen geld"),
        ("xyz", "iets anders"),
    ],
)
def test_not_found(query: str, text: str) -> None:
    assert match(words_of(text), parse(query)) is None


def test_matches_are_marked_as_whole_words() -> None:
    text = "Met ervaringsdeskundigen en een deskundige."
    found = match(words_of(text), parse("deskundige"))
    assert found is not None
    assert [text[a:b] for a, b in found.spans] == ["ervaringsdeskundigen", "deskundige"]


def test_a_match_in_the_label_finds_the_quote_and_marks_nothing_in_the_text(survey: Store) -> None:
    (found,) = find(survey.quotes["vorm"], QuoteFilters(search="verwachtingsmanagement"))
    assert found.quote.label == "Verwachtingsmanagement: wat is reëel?"
    assert found.spans == ()


def test_a_quote_that_repeats_another_of_the_list_is_shown_once(survey: Store) -> None:
    quotes = survey.quotes["knelpunten"]
    everything = find(quotes, QuoteFilters())
    assert len(everything) == 41
    theme = find(quotes, QuoteFilters(theme="Wij zijn te klein"))
    assert len(theme) == 2
    assert any(found.quote.duplicate_of for found in theme)


def test_an_excerpt_of_another_quote_is_shown_once(survey: Store) -> None:
    found = find(survey.quotes["partijen"], QuoteFilters(search="testpanel"))
    assert len(found) == 1


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ('"geen geld"', "Er is geen geld.", True),
        ("“geen geld”", "Er is geen geld.", True),
        ('"geen geld"', "Er is geen extra geld.", False),
        ('"geen geld"', "Er zijn geen gelden.", False),
        ('"client en raad"', "De cliënt, en raad", True),
        ("geld -corona", "geld door Corona", False),
        ("geld -corona", "geld en tijd", True),
        ('geld -"geen geld"', "geen geld", False),
        ('geld -"geen geld"', "geen tijd, wel geld", True),
        ("-corona", "iets anders", True),
        ("wmo-raad", "de raad en de Wmo", True),
        ("-wmo-raad", "alleen de raad", True),
        ("-wmo-raad", "de Wmo-raad", False),
        ('"geen', "geen begin", True),
        ("-", "alles", True),
        ('""', "alles", True),
        ("2022", "in 2022 dus", True),
    ],
)
def test_phrases_and_exclusions(query: str, text: str, found: bool) -> None:
    assert (match(words_of(text), parse(query)) is not None) is found


def test_better_matches_come_first_when_asked() -> None:
    quotes = quotes_of(
        [
            quote("Het inclusiebeleid.", "deel"),
            quote("Ons beleid is beleid.", "heel"),
            quote("Over beleid.", "ook"),
        ]
    )
    by_report = find(quotes, QuoteFilters(search="beleid"))
    assert [item.quote.quote_id for item in by_report] == ["deel", "heel", "ook"]
    best = find(quotes, QuoteFilters(search="beleid", order=Order.RELEVANCE))
    assert [item.quote.quote_id for item in best] == ["heel", "ook", "deel"]


def test_facets_say_what_choosing_a_value_would_give(survey: Store) -> None:
    for search in ("", "deskundige", "geen -corona"):
        counts = facets(find(survey.all_quotes, QuoteFilters(search=search, question_id="knelpunten")))
        for question_id, number in counts.questions.items():
            assert number == len(find(survey.all_quotes, QuoteFilters(search=search, question_id=question_id)))
        for theme, number in counts.themes.items():
            chosen = QuoteFilters(search=search, question_id="knelpunten", theme=theme)
            assert number == len(find(survey.all_quotes, chosen))
        assert counts.years == {2021: counts.questions["knelpunten"]}


@pytest.mark.parametrize(
    ("query", "better"),
    [
        ("ervaringsdeskundigne", "ervaringsdeskundigen"),
        ("capasiteit", "capaciteit"),
        ("bestuurlijke capasiteit", "bestuurlijke capaciteit"),
        ("qqqqqqqq", ""),
        ("gled", ""),
        ("deskundige", ""),
    ],
)
def test_a_typing_error_in_a_long_word_is_forgiven(survey: Store, query: str, better: str) -> None:
    assert did_you_mean(survey.all_quotes, QuoteFilters(search=query)) == better


def test_the_address_holds_what_was_chosen(survey: Store) -> None:
    quotes = survey.all_quotes
    chosen = QuoteFilters("geen geld", "knelpunten", "Startangst", 2021, Order.RELEVANCE, quotes[0].quote_id)
    query = to_query(chosen)
    assert query.startswith("?zoek=geen+geld&vraag=knelpunten&thema=Startangst&jaar=2021&sorteren=relevantie&citaat=")
    assert from_query(quotes, query) == (chosen, [])
    assert to_query(QuoteFilters()) == ""
    filters, notices = from_query(quotes, "?vraag=x&thema=y&jaar=1900&sorteren=z&citaat=q&utm_source=brief")
    assert filters == QuoteFilters()
    assert len(notices) == 5


def test_a_citation_names_the_source() -> None:
    text = citation(quote("Kort."), "Titel")
    assert text.startswith("“Kort.”")
    assert "bron: VNG" in text


QUERIES = list(csv.DictReader(Path(__file__).with_name("quote_queries.csv").read_text(encoding="utf-8").splitlines()))


def test_there_are_enough_queries_made_by_reading() -> None:
    assert len(QUERIES) >= 40


@pytest.mark.parametrize("row", QUERIES, ids=[row["query"] for row in QUERIES])
def test_a_query_finds_what_a_reader_would(survey: Store, row: dict[str, str]) -> None:
    must, must_not = set(row["must"].split()), set(row["must_not"].split())
    filters = QuoteFilters(search=row["query"])
    found = {item.quote.quote_id for item in find(survey.all_quotes, filters)}
    if row["why"].startswith("suggest:"):
        assert found == set()
        assert did_you_mean(survey.all_quotes, filters) == row["why"].removeprefix("suggest:").split(";")[0].strip()
    elif row["why"].startswith("all:"):
        assert found == must
    assert must <= found
    assert not must_not & found


def test_readers_at_once_do_not_mix_up_their_words() -> None:
    words = [
        f"{one}{other}" for one in ("gemeente", "ervaring", "toegankelijk") for other in map(chr, range(97, 123))
    ] * 20
    alone = {word: forms(word) for word in words}
    forms.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        together = dict(zip(words, pool.map(forms.__wrapped__, words), strict=True))
    assert together == alone
