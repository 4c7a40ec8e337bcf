"""Lists of quotes and questions as handlers answer them: searched, ordered, a page at a time."""

from __future__ import annotations

import re

import pytest

from callbacks.answers import list_of
from callbacks.navigation import page
from components.ids import Control, ListPage, QuestionPage, QuotesPage
from components.places import written
from data.store import Store


@pytest.mark.parametrize(
    ("path", "query", "name", "said"),
    [
        ("/vraag/partijen", "zoek=testpanel", "", "1 citaat gevonden."),
        ("/vraag/partijen", "zoek=qqq+www", "", "Er is geen citaat met ‘qqq www’. Probeer andere woorden."),
        ("/citaten", "zoek=geen+draagvlak", "", "Er is geen citaat met ‘geen draagvlak’. Wel gevonden: ‘draagvlak’ "
         "zonder ‘geen’: 3 citaten. Let op: dat kan iets anders betekenen."),
        ("/citaten", "bladzijden=2", "bladzijden", "100 van 125 citaten in beeld."),
        ("/citaten", "zoek=geld&sorteren=rapport", "sorteren", "Volgorde: vragenlijst. 5 citaten gevonden."),
        ("/", "", "", "10 vragen"),
        ("/", "zoek=zzz", "", "Er is geen vraag met ‘zzz’. Probeer een ander of korter woord."),
    ],
)  # fmt: skip
def test_what_is_said_after_a_search(survey: Store, path: str, query: str, name: str, said: str) -> None:
    answer = list_of(survey, path, query)
    assert answer is not None
    assert answer.said[name] == said


def test_an_address_keeps_how_much_of_a_list_is_shown(survey: Store) -> None:
    for path, query, address in (
        ("/citaten", "bladzijden=2", "/citaten?bladzijden=2"),
        ("/citaten", "vraag=vorm&bladzijden=3", "/citaten?vraag=vorm&bladzijden=3"),
        ("/citaten", "bladzijden=1", "/citaten"),
    ):
        answer = list_of(survey, path, query)
        assert answer is not None
        assert answer.address == address == page(survey, "", path, query).address


def html_of(store: Store, path: str, query: str = "") -> dict[str, str]:
    answer = list_of(store, path, query)
    return written(answer.places) if answer else {}


def test_search_counts_and_says_what_to_try(survey: Store) -> None:
    found = html_of(survey, "/vraag/partijen", "zoek=testpanel")
    assert found[ListPage.COUNT] == "1 citaat gevonden"
    assert "<mark>testpanel</mark>" in found[ListPage.LIST]
    found = html_of(survey, "/vraag/partijen", "zoek=qqq+www")
    assert found[ListPage.COUNT] == "0 citaten gevonden"
    assert "Probeer andere woorden" in found[ListPage.LIST]
    assert html_of(survey, "/vraag/knelpunten", "thema=Startangst")[ListPage.COUNT] == "2 citaten gevonden"
    found = html_of(survey, "/vraag/bekendheid")
    assert found[ListPage.COUNT] == ""
    assert "geen citaten" in found[ListPage.LIST]


def test_a_long_list_comes_a_page_at_a_time(survey: Store) -> None:
    for pages, items, button in ((1, 50, True), (2, 100, True), (3, 125, False)):
        found = html_of(survey, "/citaten", f"bladzijden={pages}")[ListPage.LIST]
        assert found.count("<li ") == items
        assert (f'name="bladzijden" type="submit" value="{pages + 1}"' in found) is button


def test_all_quotes_with_their_facets(survey: Store) -> None:
    found = html_of(survey, "/citaten", "vraag=vorm&thema=Startangst&zoek=informatie")
    assert found[ListPage.COUNT] == "7 citaten gevonden"
    assert 'name="zoek" type="submit" value="informatie"' in found[QuotesPage.WORDS]
    answer = list_of(survey, "/citaten", "vraag=vorm&thema=Startangst&zoek=informatie")
    assert answer is not None
    # A theme that the question does not have is let go.
    assert answer.address == "/citaten?zoek=informatie&vraag=vorm"
    assert answer.properties[Control.THEME]["value"] == "alle"
    assert {"label": "Alle thema’s", "value": "alle"} in answer.properties[Control.THEME]["options"]
    assert {"label": "Voorkeursvorm van ondersteuning (7)", "value": "vorm"} in answer.properties[Control.QUESTION][
        "options"
    ]
    assert found[QuotesPage.ALONE] == ""
    alone = html_of(survey, "/citaten", "citaat=2021-fase-01")
    assert alone[ListPage.COUNT] == "1 citaat gevonden"
    assert 'href="/citaten"' in alone[QuotesPage.ALONE]


def test_the_order_that_is_chosen_is_the_order_that_the_quotes_have(survey: Store) -> None:
    def shown(query: str) -> tuple[str, object, bool, str]:
        answer = list_of(survey, "/citaten", query)
        assert answer is not None
        order, group = answer.properties[Control.SORT], answer.properties[QuestionPage.SORT_GROUP]
        (label,) = (item["label"] for item in order["options"] if item["value"] == order["value"])
        return label, order["value"], group["disabled"], answer.address

    assert shown("") == ("Vragenlijst", "relevantie", True, "/citaten")
    # What a form without a search sends along, when a word is typed.
    assert shown("zoek=geld&sorteren=relevantie") == ("Relevantie", "relevantie", False, "/citaten?zoek=geld")
    chosen = ("Vragenlijst", "rapport", False, "/citaten?zoek=geld&sorteren=rapport")
    assert shown("zoek=geld&sorteren=rapport") == chosen
    assert shown("zoek=&sorteren=rapport") == ("Vragenlijst", "rapport", True, "/citaten")
    assert shown("zoek=-corona") == ("Vragenlijst", "relevantie", True, "/citaten?zoek=-corona")


def test_a_search_that_finds_nothing_offers_one_that_does(survey: Store) -> None:
    words = {path: re.sub("<[^>]+>", "", html_of(survey, path, "zoek=geen+draagvlak")[ListPage.LIST])
             for path in ("/citaten", "/vraag/knelpunten")}  # fmt: skip
    for said in words.values():
        assert "Wel gevonden:‘draagvlak’ zonder ‘geen’: 3 citaten. Let op: dat kan iets anders betekenen." in said
    found = html_of(survey, "/citaten", "zoek=%22geld+en+tijd%22")[ListPage.LIST]
    assert 'href="/citaten?zoek=geld+en+tijd"' in found
    assert "als losse woorden: 2 citaten" in found
    assert ", ook met ‘politiek’: 3 citaten" in html_of(survey, "/citaten", "zoek=draagvlak+-politiek")[ListPage.LIST]
    assert "Bedoelde u" not in html_of(survey, "/citaten", "zoek=onduidelijk")[ListPage.LIST]


def test_only_pages_with_a_search_have_a_list(survey: Store) -> None:
    assert list_of(survey, "/verantwoording", "") is None
    assert list_of(survey, "/vraag/onzin", "") is None
