"""A survey of very many questions: pages stay small, and no click reads the results of all."""

from __future__ import annotations

from typing import Any

import pytest
from dash import html, no_update

from callbacks.accounting import go_to_part
from callbacks.comparing import add
from callbacks.navigation import first_page, page
from callbacks.overview import show
from callbacks.question import go_to_question, show_quotes, whole
from components.ids import AccountingPage, OverviewPage, QuestionPage
from components.pages.overview import PAGE
from data.choices import FEW, MOST
from data.overview_rows import overview
from data.store import Store
from tests.builders import many

CHOSEN: dict[str, Any] = {
    "years": ["2020", "2021"],
    "option_ids": ["ja", "nee"],
    "view": "staven",
    "sort": "vragenlijst",
    "margins": False,
    "search": "",
    "theme": "alle",
    "quote_year": "alle",
}


@pytest.fixture(scope="module")
def large() -> Store:
    return many(1000)


def parts(store: Store, path: str, query: str = "") -> list[Any]:
    """Everything on the page at an address."""
    whole: Any = html.Div(page(store, "", path, query).components)
    return list(whole._traverse())


def with_id(found: list[Any], id_: str) -> Any:
    return next(part for part in found if getattr(part, "id", None) == id_)


def hidden(found: list[Any], id_: str) -> bool:
    """Whether a part, or something around it, is hidden."""
    around: list[Any] = [part for part in found if getattr(part, "hidden", False)]
    return any(getattr(part, "id", None) == id_ for outer in around for part in [outer, *outer._traverse()])


def test_the_start_page_holds_a_page_of_cards_and_a_search(large: Store) -> None:
    found = parts(large, "/")
    assert len([part for part in found if isinstance(part, html.Img)]) == PAGE
    assert not hidden(found, OverviewPage.SEARCH)
    assert not hidden(found, OverviewPage.MORE)
    assert with_id(found, OverviewPage.COUNT).children == "1000 vragen"


def test_with_few_questions_there_is_nothing_to_search(survey: Store) -> None:
    found = parts(survey, "/")
    assert len([part for part in found if isinstance(part, html.Img)]) == 10
    assert hidden(found, OverviewPage.SEARCH)
    assert hidden(found, OverviewPage.MORE)


def test_a_search_keeps_to_the_address_and_more_adds_a_page(large: Store) -> None:
    shown = show(large, 3, " vraag 99", more=False)
    assert (shown["count"], len(shown["questions"]), shown["clicks"]) == ("19 vragen", 19, 0)
    assert (shown["query"], shown["more_hidden"]) == ("?zoek=vraag+99", True)
    more = show(large, 1, "", more=True)
    assert (len(more["questions"]), more["query"], more["more_hidden"]) == (2 * PAGE, "", False)
    found = parts(large, "/", "?zoek=vraag+99")
    assert with_id(found, OverviewPage.SEARCH).value == "vraag 99"
    assert len([part for part in found if isinstance(part, html.Img)]) == 19
    assert "geen vraag met ‘zzz’" in show(large, None, "zzz", more=False)["count"]


def test_the_chooser_is_a_list_up_to_a_number_and_a_search_beyond(large: Store) -> None:
    listed = with_id(parts(many(FEW), "/vraag/v7"), QuestionPage.QUESTION)
    assert (listed.value, len(listed.options)) == ("v7", FEW)
    typed = with_id(parts(large, "/vraag/v7"), QuestionPage.QUESTION)
    assert (typed.value, typed.list, typed.debounce) == ("Vraag 7", QuestionPage.QUESTION_CHOICES, False)
    assert go_to_question(large, "Vraag 8", "v7", CHOSEN)[:2] == ("/vraag/v8", "")
    path, _, said, titles = go_to_question(large, "vraag", "v7", CHOSEN)
    assert (path, said, len(titles)) == (no_update, "", MOST)
    assert go_to_question(large, "onzin", "v7", CHOSEN)[2:] == ("Deze vraag is er niet.", [])


def test_comparing_offers_only_answers_that_match(large: Store) -> None:
    assert len(parts(large, "/vergelijken")) < 200
    assert len(add(large, "vraag", [], [])[5]) == MOST
    assert [option.value for option in add(large, "nee 999", [], [])[5]] == ["Nee (Vraag 999)"]
    assert add(large, "onzin", [], [])[4:] == ("Dit antwoord is er niet.", [])
    assert add(large, "Nee (Vraag 999)", [], [])[1] == ["v999.nee"]


def test_of_many_questions_one_at_a_time_is_accounted_for(large: Store, survey: Store) -> None:
    found = parts(large, "/verantwoording")
    assert not hidden(found, AccountingPage.QUESTION)
    assert not [part for part in found if str(getattr(part, "id", "")).startswith("vraag-v")]
    assert len(found) < 1000
    found = parts(large, "/verantwoording", "?vraag=v7")
    assert with_id(found, "vraag-v7").children == "Vraag 7"
    assert with_id(found, AccountingPage.QUESTION).value == "Vraag 7"
    assert "De vraag ‘x’ is er niet." in str(parts(large, "/verantwoording", "?vraag=x"))
    assert hidden(parts(survey, "/verantwoording", "?vraag=fase"), AccountingPage.QUESTION)
    assert go_to_part(large, "Vraag 8", "?vraag=v7") == ("?vraag=v8", "", no_update)
    assert go_to_part(large, "Vraag 8", "?vraag=v8")[0] is no_update
    assert go_to_part(large, "onzin", "")[1:] == ("Deze vraag is er niet.", [])


def test_the_first_answer_does_not_name_a_thousand_questions(large: Store) -> None:
    assert len(first_page(large, "", "/vraag/v7", "").html) < 30_000


def test_an_unknown_address_lists_no_thousand_questions(large: Store) -> None:
    assert len(parts(large, "/nergens")) < 10


def test_a_click_reads_the_results_of_its_question_alone() -> None:
    asked: list[str] = []
    store = many(60, asked)
    page(store, "", "/vraag/v7", "?jaren=2021")
    first_page(store, "", "/vraag/v7", "")
    show_quotes(store, {"question_id": "v7", "search": "", "theme": "alle", "quote_year": "alle"})
    go_to_question(store, "Vraag 8", "v7", CHOSEN)
    page(store, "", "/verantwoording", "?vraag=v7")
    assert set(asked) == {"v7"}
    asked.clear()
    whole(store, "vergelijken", ["v1.ja", "v2.nee"])
    assert set(asked) == {"v1", "v2"}
    overview(store)
    asked.clear()
    page(store, "", "/", "")
    show(store, 1, "vraag", more=True)
    assert asked == []
