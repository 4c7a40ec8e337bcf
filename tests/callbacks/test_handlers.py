"""Handlers called as the plain functions they are."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from dash import no_update

from callbacks.comparing import add
from callbacks.downloads import download, picture, table
from callbacks.navigation import exists, page
from callbacks.question import RESULT_OUTPUTS, all_answers, all_years, go_to_question, show_quotes, show_result
from data.files import file_names
from data.store import Store


def chosen(**changes: Any) -> dict[str, Any]:
    values = {
        "years": ["2018", "2019", "2020", "2021"],
        "option_ids": ["verkenningsfase", "onderzoeksfase"],
        "view": "staven",
        "sort": "vragenlijst",
        "margins": False,
        "search": "",
        "theme": "alle",
        "quote_year": "alle",
    }
    return {**values, **changes}


def test_taking_a_year_away_takes_its_bars_away(survey: Store) -> None:
    result = show_result(survey, "fase", "wide", chosen(years=["2018", "2021"]))
    assert set(result) == set(RESULT_OUTPUTS)
    assert [trace["name"] for trace in result["figure"]["data"]] == ["2018", "2021"]
    assert result["query"] == "?jaren=2018,2021&antwoorden=verkenningsfase,onderzoeksfase"


@pytest.mark.parametrize("nothing", [{"years": []}, {"option_ids": []}])
def test_nothing_chosen_is_said_in_words_without_axes(survey: Store, nothing: dict[str, Any]) -> None:
    result = show_result(survey, "fase", "wide", chosen(**nothing))
    assert result["figure_hidden"]
    assert result["figure"]["data"] == []
    assert "Kies ten minste één" in result["empty"]
    assert result["message"] == ""
    data, words = download(survey, picture, "png", "fase", chosen(**nothing))
    assert data is None
    assert "Er is niets om te downloaden." in words
    assert download(survey, table, "csv", "fase", chosen(**nothing))[0] is None


def test_the_table_takes_the_place_of_the_chart(survey: Store) -> None:
    result = show_result(survey, "fase", "wide", chosen(view="tabel"))
    assert result["figure_hidden"]
    assert result["table"]


def test_the_order_is_fixed_only_for_changes(survey: Store) -> None:
    assert show_result(survey, "fase", "wide", chosen(view="verschil"))["sort_disabled"]
    assert not show_result(survey, "fase", "wide", chosen())["sort_disabled"]


def test_search_counts_and_says_what_to_try(survey: Store) -> None:
    everything = chosen(option_ids=list(survey.questions["partijen"].option_ids))
    _, count, query = show_quotes(survey, "partijen", {**everything, "search": "testpanel"})
    assert (count, query) == ("1 citaat gevonden", "?zoek=testpanel")
    quotes, count, _ = show_quotes(survey, "partijen", {**everything, "search": "qqq www"})
    assert count == "0 citaten gevonden"
    assert "Probeer één woord" in str(quotes[0])
    quotes, count, _ = show_quotes(survey, "bekendheid", chosen(years=[], option_ids=[]))
    assert count == ""
    assert "geen citaten" in str(quotes[0])


def test_margins_are_a_choice_and_part_of_the_address(survey: Store) -> None:
    result = show_result(survey, "fase", "wide", chosen(margins=True))
    assert "marges=aan" in result["query"]
    assert "Een marge laat zien" in result["certainty"]
    assert "error_x" in result["figure"]["data"][-1]


def test_the_page_that_accounts_for_the_numbers(survey: Store) -> None:
    components, title = page(survey, "", "/verantwoording", "", "wide")
    assert title == "Verantwoording - Inclusietrends"
    words = str(components)
    for item in survey.questions.values():
        assert f"id='vraag-{item.question_id}'" in words
        for note in item.notes:
            assert note.text in words
    assert "n ≈ 142 (afgeleid), 40,0% van 355; zekerheid gemiddeld; ook mogelijk: 71" in words
    assert "n onbekend; ook mogelijk: 156 en 78" in words
    assert "79,9% past niet bij n ≈ 89" in words
    assert "49 na met de tabellen" in words
    for name in file_names():
        assert f"/bestanden/{name}" in words


def test_an_answer_is_added_once_and_at_most_eight(survey: Store) -> None:
    options, chosen_ids, field, said, _ = add(survey, "Sport (Aandacht per domein)", [], [])
    assert [option["value"] for option in options] == chosen_ids == ["domeinen.sport"]
    assert (field, said) == ("", "Toegevoegd: Sport (Aandacht per domein).")
    assert add(survey, "Spo", options, chosen_ids)[0] is no_update
    assert "al gekozen" in add(survey, "Sport (Aandacht per domein)", options, chosen_ids)[3]
    eight = [option.option_id for option in survey.question("vergelijken").options][:8]
    assert "hoogstens 8" in add(survey, "Sport (Aandacht per domein)", [], eight)[3]
    again = add(survey, "Sport (Aandacht per domein)", options, [])
    assert (again[0], again[1]) == (options, ["domeinen.sport"])


def test_a_comparison_goes_through_the_handlers_of_a_question(survey: Store) -> None:
    pair = chosen(option_ids=["fase.verkenningsfase", "domeinen.sport"], view="lijnen")
    result = show_result(survey, "vergelijken", "wide", pair)
    assert set(result) == set(RESULT_OUTPUTS)
    assert result["query"] == "?antwoorden=fase.verkenningsfase,domeinen.sport"
    for kind in ("csv", "xlsx"):
        assert (
            download(survey, table, kind, "vergelijken", pair)[1]
            == f"vergelijken_2018-2021_lijnen.{kind} is gedownload."
        )
    assert show_quotes(survey, "vergelijken", pair)[1] == ""


def test_another_question_is_an_address(survey: Store) -> None:
    years = chosen(years=["2019", "2021"])
    title = survey.questions["inzet"].title
    for choice in ("inzet", title):
        assert go_to_question(survey, choice, "fase", years)[:3] == ("/vraag/inzet", "?jaren=2021", "")
    assert go_to_question(survey, "fase", "fase", years)[:3] == (no_update, no_update, "")


def test_a_text_that_is_no_question_suggests_or_says_so(survey: Store) -> None:
    path, query, said, titles = go_to_question(survey, "ÍMPLEMENTATIE fase", "inzet", chosen())
    assert (path, query, said) == (no_update, no_update, "")
    assert [item.value for item in titles] == ["Fase van de implementatie"]
    path, query, said, titles = go_to_question(survey, "zzzz", "inzet", chosen())
    assert (path, query, said, titles) == (no_update, no_update, "Deze vraag is er niet.", [])


def test_the_way_back_chooses_everything(survey: Store) -> None:
    assert all_years(survey, 1, "inzet") == ["2020", "2021"]
    assert len(all_answers(survey, 1, "fase")) == 6


def test_files_have_speaking_names(survey: Store) -> None:
    data, _ = download(survey, picture, "png", "fase", chosen())
    assert data["name"] == "fase_2018-2021_staven.png"
    data, words = download(survey, table, "xlsx", "fase", chosen(view="verschil"))
    assert data["filename"] == "fase_2018_2021_verschil.xlsx"
    assert data["filename"] in words
    assert base64.b64decode(data["content"]).startswith(b"PK")


def test_pages(survey: Store) -> None:
    assert page(survey, "", "/", "", "wide")[1] == "Overzicht - Inclusietrends"
    components, title = page(survey, "", "/vraag/fase", "?jaren=2021&weergave=taart", "wide")
    assert title == "Fase van de implementatie - Inclusietrends"
    assert "overgeslagen" in str(components)
    assert "Wij zitten in de verkennende fase; wij zijn aan het onderzoeken" in str(components)
    assert "zoals ze in het rapport staan" not in str(page(survey, "", "/vraag/inzet", "", "wide")[0])
    components, title = page(survey, "", "/vraag/onzin", "", "wide")
    assert title.startswith("Pagina niet gevonden")
    assert "/vraag/fase" in str(components)
    assert [exists(survey, path) for path in ("/", "/vraag/fase", "/vraag/fase/", "/vraag/", "/x")] == [
        True, True, True, False, False,
    ]  # fmt: skip
