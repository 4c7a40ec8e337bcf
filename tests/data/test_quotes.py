"""The search, with expectations made by reading the quotes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.filters import default
from data.quotes import citation, find, search
from data.store import Store
from tests.builders import quote


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
    assert search(text, query) is not None


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
    assert search(text, query) is None


def test_matches_are_marked_as_whole_words() -> None:
    text = "Met ervaringsdeskundigen en een deskundige."
    spans = search(text, "deskundige")
    assert spans is not None
    assert [text[a:b] for a, b in spans] == ["ervaringsdeskundigen", "deskundige"]


def test_a_match_in_the_label_finds_the_quote_and_marks_nothing_in_the_text(survey: Store) -> None:
    filters = replace(default(survey.questions["vorm"]), search="verwachtingsmanagement")
    (found,) = find(survey.quotes["vorm"], filters)
    assert found.quote.label == "Verwachtingsmanagement: wat is reëel?"
    assert found.spans == ()


def test_a_quote_that_repeats_another_of_the_list_is_shown_once(survey: Store) -> None:
    item, quotes = survey.questions["knelpunten"], survey.quotes["knelpunten"]
    everything = find(quotes, default(item))
    assert len(everything) == 41
    theme = find(quotes, replace(default(item), theme="Wij zijn te klein"))
    assert len(theme) == 2
    assert any(found.quote.duplicate_of for found in theme)


def test_an_excerpt_of_another_quote_is_shown_once(survey: Store) -> None:
    found = find(survey.quotes["partijen"], replace(default(survey.questions["partijen"]), search="testpanel"))
    assert len(found) == 1


def test_a_citation_names_the_source() -> None:
    text = citation(quote("Kort."), "Titel")
    assert text.startswith("“Kort.”")
    assert "bron: VNG" in text
