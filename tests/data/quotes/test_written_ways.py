"""Texts and queries as people write them: accents, unseen characters, apostrophes, dashes, quotation marks, OF."""

from __future__ import annotations

import unicodedata

import pytest
from dash import html

from callbacks.answers import list_of
from callbacks.quotes import quotes_page
from components.ids import ListPage
from components.quote_list import NO_WORD, nothing_found
from data.quotes.filters import QuoteFilters
from data.quotes.finding import find
from data.quotes.offers import offers
from data.quotes.rules import has_no_word, match, parse
from data.quotes.words import APOSTROPHES, DASHES, fold, words_of
from data.store import Store
from data.views.choices import Choices
from tests.builders import quote, quotes_of

#: One text in many forms, all with the same words.
WRITTEN = [
    "Financiële foto's van de cliëntenraad",
    unicodedata.normalize("NFD", "Financiële foto's van de cliëntenraad"),
    "Finan\u00adci\u00adële fo\u00adto's van\u00a0de cliënten\u00adraad",
    "\ufeffFinanciële\u202ffoto\u200b’s van de cliënten\u200braad\u200d",
    "FINANCIËLE FOTOʼS VAN DE CLIËNTEN\u2060RAAD",
]


@pytest.mark.parametrize("text", WRITTEN)
@pytest.mark.parametrize(
    "query", [*WRITTEN, "financiele", "foto`s", "cliëntenraad", '"van de clie\u0308ntenraad"', "raad"]
)
def test_however_a_text_and_a_query_are_written_they_match(text: str, query: str) -> None:
    assert match(words_of(text), parse(query)) is not None
    (found,) = find(quotes_of([quote(text)]), QuoteFilters(search=query))
    assert found.spans
    assert fold("".join(text[a:b] for a, b in found.spans)) in fold(text).replace(" ", "").replace("\u202f", "")


@pytest.mark.parametrize("mark", APOSTROPHES)
def test_every_apostrophe_is_one(mark: str) -> None:
    assert [word for _, word in words_of(f"de foto{mark}s")] == [word for _, word in words_of("de foto's")]
    assert fold(f"foto{mark}s") == "foto's"


@pytest.mark.parametrize("dash", DASHES)
def test_every_dash_before_a_word_excludes_and_between_words_does_not(dash: str) -> None:
    assert parse(f"tijd {dash}geld") == parse("tijd -geld")
    assert parse(f'{dash}"geen geld"') == parse('-"geen geld"')
    assert parse(f"\u200b{dash}geld") == parse("-geld")
    assert parse(f"\u00a0{dash}geld") == parse("-geld")
    assert parse(f"tijd {dash} geld") == parse("tijd geld")
    assert parse(f"Wmo{dash}raad") == parse("Wmo-raad")


@pytest.mark.parametrize(
    "marks", ['""', "“”", "„”", "„“", "””", "«»", "»«", "‹›", "‘’", "‚’", "‚‘", "‛’", "''", "’’", "\uff02\uff02"]
)
def test_every_pair_of_quotation_marks_makes_a_phrase(marks: str) -> None:
    start, end = list(marks)
    assert parse(f"tijd {start}geen geld{end} raad") == parse('tijd "geen geld" raad')
    assert parse(f"–{start}geen geld{end}") == parse('-"geen geld"')
    assert parse(f"{start}foto’s van wie{end}") == parse('"foto’s van wie"')


def test_an_apostrophe_is_no_quotation_mark() -> None:
    for query in ("'s avonds en 's morgens", "’s avonds foto’s", "’t huis"):
        assert not any(term.phrase for term in parse(query)), query
    # What is not closed yet, is being typed.
    assert not any(term.phrase for term in parse("‘geen geld"))
    assert [term.excluded for term in parse('-"geen geld')] == [True, False]
    assert parse('"geen geld", tijd') == parse('"geen geld" tijd')


TEXTS = {
    "beide": "Er is geld en er is capaciteit",
    "geld": "Er is geen geld",
    "capaciteit": "Er is geen capaciteit",
    "raad": "De Wmo-raad zegt niets",
    "niets": "Anders",
}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("geld OF capaciteit", {"beide", "geld", "capaciteit"}),
        ("geld OR capaciteit", {"beide", "geld", "capaciteit"}),
        ("geen geld OF capaciteit", {"geld", "capaciteit"}),
        ("geld OF capaciteit -geen", {"beide"}),
        ("geld OF Wmo-raad", {"beide", "geld", "raad"}),
        ("geld OF Wmo-capaciteit", {"beide", "geld"}),
        ('geld OF "geen capaciteit" OF raad', {"beide", "geld", "capaciteit", "raad"}),
        ("“geen geld” OF „geen capaciteit”", {"geld", "capaciteit"}),
        # In small letters it is a word, and at an end it joins nothing.
        ("geld of capaciteit", set()),
        ("OF geld", set()),
        ("geld OF", {"beide", "geld"}),
        ("geld OF OF capaciteit", {"beide", "geld", "capaciteit"}),
        # A term with a minus is not joined.
        ("geld OF -geen", {"beide"}),
        ("-geen OF geld", {"beide"}),
        ('"geld OF capaciteit"', set()),
    ],
)
def test_of_in_capitals_asks_for_one_of_two(query: str, found: set[str]) -> None:
    quotes = quotes_of([quote(text, quote_id) for quote_id, text in TEXTS.items()])
    assert {item.quote.quote_id for item in find(quotes, QuoteFilters(search=query))} == found
    assert {key for key, text in TEXTS.items() if match(words_of(text), parse(query))} == found


def test_of_is_kept_in_what_is_offered() -> None:
    quotes = quotes_of([quote(text, quote_id) for quote_id, text in TEXTS.items()])
    assert [item.search for item in offers(quotes, QuoteFilters(search="capacitiet OF stroom"))] == [
        "capaciteit OF stroom"
    ]
    (lacking,) = offers(quotes, QuoteFilters(search="geen geld fiets OF niet"))
    assert (lacking.search, lacking.dropped, lacking.turned) == ("geen geld", ("fiets OF niet",), True)
    # The word itself is written so that it stays one.
    (loose,) = offers(quotes_of([quote("Tijd is er, of geld")]), QuoteFilters(search='"geld OF tijd"'))
    assert (loose.search, loose.quotes) == ("geld of tijd", 1)
    (both,) = offers(quotes, QuoteFilters(search='"geld geen" OF fiets'))
    assert (both.search, both.quotes, both.loose) == ("geld-geen OF fiets", 1, True)


@pytest.mark.parametrize("query", ["€", "-", "–", "!!!", '""', "…", "\u200b", "ʼ", "- €"])
def test_a_search_without_a_word_is_told(survey: Store, query: str) -> None:
    assert has_no_word(query)
    assert not find(survey.all_quotes, QuoteFilters(search=query))
    for path in ("/citaten", "/vraag/fase"):
        answer = list_of(survey, path, f"zoek={query}")
        assert answer is not None
        (told,) = list(answer.places[ListPage.LIST])  # type: ignore[arg-type]  # components, in a list
        assert isinstance(told, html.P)
        assert told.children == NO_WORD


def test_the_page_says_how_to_ask_for_one_of_two(survey: Store) -> None:
    said = str(quotes_page(survey, "").components)
    assert "Zet OF in hoofdletters tussen woorden als één ervan genoeg is: ‘geld OF capaciteit’." in said
    either, both = (len(find(survey.all_quotes, QuoteFilters(search=f"geld {how}capaciteit"))) for how in ("OF ", ""))
    assert either > both


def test_a_search_of_nothing_is_no_search(survey: Store) -> None:
    for query in ("", " ", "\u00a0"):
        assert not has_no_word(query)
        assert len(find(survey.all_quotes, QuoteFilters(search=query))) > 100
    assert "Typ ten minste" not in str(nothing_found("fiets", filtered=False, near=[], address_of=str))


def test_unseen_characters_are_not_shown_apart_from_their_text() -> None:
    quotes = quotes_of([quote("De on\u00adder\u00adsteuning", "a"), quote("clie\u0308nten", "b")])
    near = [
        item.search for search in ("onderstieuning", "clienteb") for item in offers(quotes, QuoteFilters(search=search))
    ]
    assert near == ["ondersteuning", "cliënten"]


def test_the_questions_are_found_however_they_are_written() -> None:
    known = Choices.of([("a", "Foto’s van cli\u0065\u0308nten\u00adraden", "VN\u2011verdrag")])
    for text in ("foto's", "cliëntenraden", "vn-verdrag", "VN–verdrag", "client\u00aden"):
        assert known.suggestions(text), text
