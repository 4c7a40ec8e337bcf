"""The search, with expectations made by reading the quotes."""

from __future__ import annotations

import csv
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data.quotes.filters import Order, QuoteFilters, from_query, to_query
from data.quotes.finding import citation, facets, find
from data.quotes.offers import Offer, did_you_mean, offers
from data.quotes.rules import match, parse
from data.quotes.suggestions import turns
from data.quotes.words import forms, words_of
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
    best = find(quotes, QuoteFilters(search="beleid"))
    assert [item.quote.quote_id for item in best] == ["heel", "ook", "deel"]
    for filters in (
        QuoteFilters(search="beleid", order=Order.QUESTIONNAIRE),
        QuoteFilters(),
        QuoteFilters(search="-raad"),
    ):
        assert filters.order_used is Order.QUESTIONNAIRE
        assert [item.quote.quote_id for item in find(quotes, filters)] == ["deel", "heel", "ook"]


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("geld", "Eén keer geld.", "geldstroom " * 50),
        ("wonen", "Een woning.", "Een woonwagen, wonenplan en wonenplan."),
        ("geld beleid", "Gelden en het beleid.", "Geld en geld en geld, " + "inclusiebeleid " * 20),
        ("geld beleid raad", "De raad, het geld, beleid.", "geld beleid geld beleid geld beleid adviesraad adviesraad"),
        ("geld", "geld geld", "geld geldstroom geldstroom geldstroom"),
    ],
)
def test_a_part_of_a_word_never_outranks_a_word(query: str, better: str, worse: str) -> None:
    good, bad = (match(words_of(text), parse(query)) for text in (better, worse))
    assert good is not None
    assert bad is None or good.score > bad.score


@pytest.mark.parametrize(
    ("query", "word", "found"),
    [
        ("wet", "wetgeving", True),
        ("wet", "wethouder", True),
        ("wet", "wettelijk", True),
        ("wet", "jeugdwet", True),
        ("wet", "weten", False),
        ("wet", "weet", False),
        ("wmo", "wmoraad", True),
        ("taak", "hoofdtaken", True),
        ("taak", "takenpakket", True),
        ("taal", "talenten", False),
        ("kan", "kantoor", False),
        ("arm", "armoede", False),
        ("hulp", "zelfhulpgroep", True),
        ("inclusie", "inclusieve", True),
        ("gebruik", "gebruikt", True),
        ("beperking", "beperkt", False),
        ("toegankelijk", "ontoegankelijk", False),
        ("roker", "nietroker", False),
        ("komen", "voorkomen", False),
        ("echt", "utrecht", False),
        ("leiden", "inclusiebeleid", False),
        ("mens", "men", False),
        ("kans", "kan", False),
        ("plaatsen", "plaats", True),
        ("gemeentes", "gemeente", True),
        ("leest", "lezen", True),
        ("lezen", "les", False),
        ("dagen", "dag", True),
        ("ontbreekt", "ontbreken", True),
        ("verdelen", "verdeelt", True),
        ("bed", "bedrijven", False),
        ("best", "bestuurlijk", False),
        ("geld", "geldstroom", True),
        ("berg", "bergtop", True),
        ("sta", "stapjes", False),
        ("ding", "houding", False),
        ("ken", "nadenken", False),
        ("oor", "monitoren", False),
        ("deur", "ambassadeurs", False),
        ("deur", "huisdeur", True),
        ("rijk", "belangrijke", False),
        ("rijk", "rijksmiddelen", True),
        ("tijd", "tijdens", False),
        ("maatregel", "maatregelenpakket", True),
        ("orgaan", "organisatie", False),
        ("orgaan", "bestuursorgaan", True),
        ("open", "opgelopen", False),
        ("plek", "stageplek", True),
    ],
)
def test_words_and_parts_of_words(query: str, word: str, found: bool) -> None:
    assert (match(words_of(word), parse(query)) is not None) is found


@pytest.mark.parametrize(
    ("word", "other", "opposite"),
    [
        ("onduidelijk", "duidelijk", True),
        ("duidelijk", "onduidelijk", True),
        ("onduidelik", "duidelijk", True),
        ("inclusief", "exclusief", True),
        ("exclusieve", "inclusieve", True),
        ("asociaal", "sociaal", True),
        ("aanwezigheid", "afwezigheid", True),
        ("minimaliseren", "maximaliseren", True),
        ("neits", "niets", True),
        ("duidelik", "duidelijk", False),
        ("ondersteunig", "ondersteuning", False),
        ("toegangkelijk", "toegankelijk", False),
        ("capasiteit", "capaciteit", False),
    ],
)
def test_opposites(word: str, other: str, opposite: bool) -> None:
    assert turns(word, other) is opposite


def test_a_suggestion_is_never_the_opposite() -> None:
    quotes = quotes_of([quote("Het is duidelijk, mogelijk, bewust, inclusief en onder ons."), quote("Onzeker.", "b")])
    for search in ("onduidelijk", "onmogelijk", "onbewuste", "exclusief", "zonder", "zekere"):
        assert offers(quotes, QuoteFilters(search=search)) == [], search


def test_words_that_are_as_near_are_all_suggested() -> None:
    quotes = quotes_of([quote("Het is mogelijk. Dat is ook mogelijk."), quote("Dat blijkt moeilijk.", "b")])
    assert offers(quotes, QuoteFilters(search="moelijk")) == [
        Offer("mogelijk", 1, spelled=True),
        Offer("moeilijk", 1, spelled=True),
    ]


def test_an_offer_says_what_it_lacks() -> None:
    quotes = quotes_of([quote("Weinig draagvlak in de politiek."), quote("Er is geen geld.", "b")])
    (without,) = offers(quotes, QuoteFilters(search='"geen draagvlak"'))
    assert without == Offer("draagvlak", 1, dropped=("geen",))
    assert without.turned
    assert offers(quotes, QuoteFilters(search='"geld geen"')) == [Offer("geld geen", 1, loose=True)]
    (allowed,) = offers(quotes, QuoteFilters(search="draagvlak -politiek"))
    assert allowed == Offer("draagvlak", 1, allowed=("politiek",))
    assert allowed.turned
    assert offers(quotes, QuoteFilters(search='draagvlak "geen geld"'))[0] == Offer(
        "geen geld", 1, dropped=("draagvlak",)
    )
    assert offers(quotes, QuoteFilters(search="geen zzzz -niets")) == []


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
    assert did_you_mean(survey.all_quotes, QuoteFilters(search=query)) == ([better] if better else [])


def test_the_address_holds_what_was_chosen(survey: Store) -> None:
    quotes = survey.all_quotes
    chosen = QuoteFilters("geen geld", "knelpunten", "Startangst", 2021, Order.QUESTIONNAIRE, quotes[0].quote_id)
    query = to_query(chosen)
    assert query.startswith("?zoek=geen+geld&vraag=knelpunten&thema=Startangst&jaar=2021&sorteren=rapport&citaat=")
    assert from_query(quotes, query) == (chosen, [])
    assert to_query(QuoteFilters()) == ""
    # Relevance is the order of a search, and no order without one.
    for plain, query in [
        ("?zoek=geld&sorteren=relevantie", "?zoek=geld"),
        ("?sorteren=relevantie", ""),
        ("?sorteren=rapport", ""),
    ]:
        assert to_query(from_query(quotes, plain)[0]) == query
    filters, notices = from_query(quotes, "?vraag=x&thema=y&jaar=1900&sorteren=z&citaat=q&utm_source=brief")
    assert filters == QuoteFilters()
    assert len(notices) == 5


def test_a_citation_names_the_source() -> None:
    text = citation(quote("Kort."), "Titel", {2021: "VNG, peiling 2021; aantal gemeenten: CBS"})
    assert text.startswith("“Kort.”")
    assert text.endswith("bron: VNG, peiling 2021, regel 1 van de tekstversie)")


QUERIES = list(csv.DictReader(Path(__file__).with_name("quote_queries.csv").read_text(encoding="utf-8").splitlines()))


def test_there_are_enough_queries_made_by_reading() -> None:
    assert len(QUERIES) >= 180


@pytest.mark.parametrize("row", QUERIES, ids=[row["query"] for row in QUERIES])
def test_a_query_finds_what_a_reader_would(survey: Store, row: dict[str, str]) -> None:
    must, must_not = set(row["must"].split()), set(row["must_not"].split())
    filters = QuoteFilters(search=row["query"])
    in_order = [item.quote.quote_id for item in find(survey.all_quotes, filters)]
    found = set(in_order)
    if row["why"].startswith("all:"):
        assert found == must
    assert must <= found
    assert not must_not & found
    if row["first"]:
        assert in_order[0] == row["first"]
    if row["suggest"]:
        assert found == set()
        assert (did_you_mean(survey.all_quotes, filters) or ["-"])[0] == row["suggest"]
    if row["offer"]:
        near = offers(survey.all_quotes, filters)
        assert ([offer.search for offer in near] or ["-"])[0] == row["offer"]
        for offer in near:
            assert offer.quotes == len(find(survey.all_quotes, QuoteFilters(search=offer.search))) > 0


def test_readers_at_once_do_not_mix_up_their_words() -> None:
    words = [
        f"{one}{other}" for one in ("gemeente", "ervaring", "toegankelijk") for other in map(chr, range(97, 123))
    ] * 20
    alone = {word: forms(word) for word in words}
    forms.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        together = dict(zip(words, pool.map(forms.__wrapped__, words), strict=True))
    assert together == alone
