"""A survey of very many questions: pages stay small, and no click reads the results of all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from dash import Dash, html
from flask.testing import FlaskClient

from callbacks import answers, versions
from callbacks.answers import list_of, result_of
from callbacks.choices import suggestions
from callbacks.navigation import first_page, page
from components.ids import Control, ListPage, QuestionPage
from components.pages.overview import PAGE
from components.places import MOST_PAGES, written
from data.overview.rows import overview
from data.store import Store
from data.views.choices import FEW, MOST
from tests.builders import holding, many, quote, quotes_of


@pytest.fixture(scope="module")
def large() -> Store:
    return many(1000)


def parts(store: Store, path: str, query: str = "") -> list[Any]:
    """Everything on the page at an address, and in its places."""
    found = page(store, "", path, query)
    places: list[Any] = list(found.places.values())
    whole: Any = html.Div([*found.components, *map(html.Div, places)])
    return list(whole._traverse())


def with_id(found: list[Any], id_: str) -> Any:
    return next(part for part in found if getattr(part, "id", None) == id_)


def hidden(found: list[Any], id_: str) -> bool:
    """Whether a part, or something around it, is hidden."""
    around: list[Any] = [part for part in found if getattr(part, "hidden", False)]
    return any(getattr(part, "id", None) == id_ for outer in around for part in [outer, *outer._traverse()])


def places_of(store: Store, path: str, query: str = "") -> dict[str, str]:
    answer = list_of(store, path, query)
    return written(answer.places) if answer else {}


def has(found: list[Any], id_: str) -> bool:
    return any(getattr(part, "id", None) == id_ for part in found)


def test_the_start_page_holds_a_page_of_cards_and_a_search(large: Store) -> None:
    found = parts(large, "/")
    assert len([part for part in found if isinstance(part, html.Img)]) == PAGE
    assert not hidden(found, Control.SEARCH)
    assert len([part for part in found if getattr(part, "className", "") == "button more"]) == 1
    assert page(large, "", "/", "").places[ListPage.COUNT] == "1000 vragen"


def test_a_list_ends_with_advice_where_nobody_reads_on(large: Store) -> None:
    client = served(large)
    for asked in ("20", "21", "9999"):
        shown = (client.get(f"/lijst/v/?bladzijden={asked}").json or {})["places"][ListPage.LIST]
        assert shown.count("<img ") == MOST_PAGES * PAGE
        assert "<button" not in shown
        assert "De lijst houdt hier op." in shown
    for asked in ("x", "-1", "0", "", "9" * 5000):
        shown = (client.get(f"/lijst/v/?bladzijden={asked}").json or {})["places"][ListPage.LIST]
        assert shown.count("<img ") == PAGE
        assert "<button" in shown


def served(store: Store) -> FlaskClient:
    app = Dash(assets_folder="")
    app.layout = html.Div()
    versions.register(app, holding(store))
    answers.register(app)
    client: FlaskClient = app.server.test_client()
    return client


def test_with_few_questions_there_is_nothing_to_search(survey: Store) -> None:
    found = parts(survey, "/")
    assert len([part for part in found if isinstance(part, html.Img)]) == 10
    assert hidden(found, Control.SEARCH)
    assert not [part for part in found if getattr(part, "className", "") == "button more"]


def test_a_search_finds_questions_and_more_adds_a_page(large: Store) -> None:
    places = places_of(large, "/", "zoek=vraag+99")
    assert places[ListPage.COUNT] == "19 vragen"
    assert places[ListPage.LIST].count("<img ") == 19
    assert "<button" not in places[ListPage.LIST]
    more = places_of(large, "/", "bladzijden=2")[ListPage.LIST]
    assert more.count("<img ") == 2 * PAGE
    assert 'name="bladzijden" type="submit" value="3"' in more
    found = parts(large, "/", "?zoek=vraag+99")
    assert with_id(found, Control.SEARCH).value == "vraag 99"
    assert len([part for part in found if isinstance(part, html.Img)]) == 19
    assert "geen vraag met ‘zzz’" in places_of(large, "/", "zoek=zzz")[ListPage.COUNT]


def test_the_chooser_is_a_list_up_to_a_number_and_a_search_beyond(large: Store) -> None:
    listed = with_id(parts(many(FEW), "/vraag/v7"), Control.QUESTION)
    assert (listed.value, len(listed.options)) == ("v7", FEW)
    typed = with_id(parts(large, "/vraag/v7"), Control.TYPED_QUESTION)
    assert (typed.value, typed.list) == ("Vraag 7", QuestionPage.CHOICES)
    assert len(suggestions(large, Control.TYPED_QUESTION, "vraag")[0]) == MOST


def test_the_page_of_all_quotes_lists_questions_with_many_quotes_and_searches_the_others(large: Store) -> None:
    ids = [f"v{number}" for number in range(1000) for _ in range(2 + (number > 900))]
    all_quotes = quotes_of([quote(f"Geld {place}", f"q{place}", question_id=id_) for place, id_ in enumerate(ids)])
    store = replace(large, all_quotes=all_quotes)
    answer = list_of(store, "/citaten", "zoek=geld&vraag=v7")
    assert answer is not None
    listed = {item["value"]: item["label"] for item in answer.properties[Control.QUESTION]["options"]}
    assert len(listed) == 1 + FEW + 1
    assert next(iter(listed)) == "alle"
    assert (listed["v7"], listed["v901"]) == ("Vraag 7 (2)", "Vraag 901 (3)")
    assert has(parts(store, "/citaten"), Control.TYPED_QUESTION)
    assert "de vragen met de meeste citaten" in str(parts(store, "/citaten"))
    assert not has(parts(many(FEW), "/citaten"), Control.TYPED_QUESTION)
    assert page(store, "", "/citaten", "andere-vraag=Vraag 8&vraag=v7").address == "/citaten?vraag=v8"


def test_comparing_offers_only_answers_that_match(large: Store) -> None:
    assert len(parts(large, "/vergelijken")) < 200
    listed = [has(parts(store, "/vergelijken"), QuestionPage.LISTED) for store in (large, many(FEW))]
    assert listed == [False, True]
    assert len(suggestions(large, Control.ADD, "vraag")[0]) == MOST
    options: list[Any] = suggestions(large, Control.ADD, "nee 999")[0]
    assert [item.value for item in options] == ["Nee (Vraag 999)"]


def test_of_many_questions_one_at_a_time_is_accounted_for(large: Store, survey: Store) -> None:
    found = parts(large, "/verantwoording")
    assert has(found, Control.TYPED_QUESTION)
    assert not [part for part in found if str(getattr(part, "id", "")).startswith("vraag-v")]
    assert len(found) < 1000
    found = parts(large, "/verantwoording", "?vraag=v7")
    assert with_id(found, "vraag-v7").children == "Vraag 7"
    assert with_id(found, Control.TYPED_QUESTION).value == "Vraag 7"
    assert page(large, "", "/verantwoording", "andere-vraag=Vraag 8").address == "/verantwoording?vraag=v8"
    assert "De vraag ‘x’ is er niet." in str(parts(large, "/verantwoording", "?vraag=x"))
    assert not has(parts(survey, "/verantwoording", "?vraag=fase"), Control.TYPED_QUESTION)


def test_where_nothing_is_suspected_or_checked_a_sentence_says_so(large: Store, survey: Store) -> None:
    found = str(parts(large, "/verantwoording", "?vraag=v7"))
    for sentence in ("Wij vermoeden hier geen fouten", "geen uitspraken van het rapport nagerekend"):
        assert sentence in found
        assert sentence not in str(parts(survey, "/verantwoording"))
    assert "Vermoedelijke fouten" in found
    assert "Percentages die niet bij het aantal" not in found


def test_the_first_answer_does_not_name_a_thousand_questions(large: Store) -> None:
    assert len(first_page(large, "", "/vraag/v7", "").html) < 30_000


def test_an_unknown_address_lists_no_thousand_questions(large: Store) -> None:
    assert len(parts(large, "/nergens")) < 10


def test_a_click_reads_the_cells_of_its_question_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    read = Store.cells_of

    def note(store: Store, question_id: str, *group: str) -> Any:
        asked.append(question_id)
        return read(store, question_id, *group)

    monkeypatch.setattr(Store, "cells_of", note)
    store = many(60)
    page(store, "", "/vraag/v7", "?jaren=2021")
    first_page(store, "", "/vraag/v7", "")
    result_of(store, "/vraag/v7", "jaren=2021")
    list_of(store, "/vraag/v7", "zoek=geld")
    suggestions(store, Control.TYPED_QUESTION, "Vraag 8")
    page(store, "", "/verantwoording", "?vraag=v7")
    assert set(asked) == {"v7"}
    asked.clear()
    result_of(store, "/vergelijken", "antwoorden=v1.ja,v2.nee")
    assert set(asked) == {"v1", "v2"}
    overview(store)
    asked.clear()
    page(store, "", "/", "")
    list_of(store, "/", "zoek=vraag&bladzijden=2")
    assert asked == []
