"""Handlers called as the plain functions they are."""

from __future__ import annotations

import io
from typing import Any

import pytest
from dash import no_update
from openpyxl import load_workbook

from callbacks.comparing import add
from callbacks.downloads import table
from callbacks.navigation import exists, first_page, page
from callbacks.question import go_to_question, show_quotes, whole
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


def test_a_file_holds_what_the_query_chooses(survey: Store) -> None:
    content, content_type, name = table(survey, "fase.csv", "jaren=2018,2021&antwoorden=verkenningsfase") or (
        b"",
        "",
        "",
    )
    lines = content.decode("utf-8-sig").splitlines()
    assert [len(lines), name] == [2, "fase_2018_2021_staven.csv"]
    assert lines[1].startswith("Verkenningsfase;50,0;22,3;-27,7")
    assert content_type.startswith("text/csv")
    content, _, name = table(survey, "fase.xlsx", "weergave=verschil") or (b"", "", "")
    assert name == "fase_2018_2021_verschil.xlsx"
    assert load_workbook(io.BytesIO(content)).sheetnames == ["Cijfers", "Toelichting"]


@pytest.mark.parametrize("query", ["jaren=geen", "antwoorden=geen"])
def test_a_choice_of_nothing_gives_no_file(survey: Store, query: str) -> None:
    assert table(survey, "fase.csv", query) is None
    assert table(survey, "onzin.csv", "") is None
    assert table(survey, "fase.exe", "") is None


def test_the_first_answer_holds_title_sentence_table_and_quotes(survey: Store) -> None:
    first = first_page(survey, "", "/vraag/fase", "?jaren=2020,2021")
    html = first.html
    assert first.title == "Fase van de implementatie - Inclusietrends"
    assert first.chart
    assert not first_page(survey, "", "/verantwoording", "").chart
    for part in ("Van 2020 naar 2021: ", '<th scope="row">Verkenningsfase</th>', "Zoek in citaten", "4 citaten"):
        assert part in html
    assert html.index("eerste-gegevens") < html.index("eerste-blik")
    assert "</script>" not in html[html.index("application/json") : html.index("eerste-blik")].removesuffix(
        '</script><form id="'
    )


def asked(question_id: str, search: str = "") -> dict[str, Any]:
    return {"question_id": question_id, "search": search, "theme": "alle", "quote_year": "alle"}


def test_search_counts_and_says_what_to_try(survey: Store) -> None:
    assert show_quotes(survey, asked("partijen", "testpanel"))[1] == "1 citaat gevonden"
    quotes, count, _ = show_quotes(survey, asked("partijen", "qqq www"))
    assert count == "0 citaten gevonden"
    assert "Probeer één woord" in str(quotes[0])
    quotes, count, _ = show_quotes(survey, asked("bekendheid"))
    assert count == ""
    assert "geen citaten" in str(quotes[0])


def test_the_page_that_accounts_for_the_numbers(survey: Store) -> None:
    found = page(survey, "", "/verantwoording", "")
    assert found.title == "Verantwoording"
    words = str(found.components)
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
    options, chosen_ids, sent, field, said, _ = add(survey, "Sport (Aandacht per domein)", [], [])
    assert [option["value"] for option in options] == chosen_ids == ["domeinen.sport"]
    assert [option["label"] for option in sent["options"]] == [
        "Sport (Aandacht per domein; 2018/2019 aangevinkt, 2020/2021 op een schaal)"
    ]
    assert (field, said) == ("", "Toegevoegd: Sport (Aandacht per domein).")
    assert add(survey, "Spo", options, chosen_ids)[0] is no_update
    assert "al gekozen" in add(survey, "Sport (Aandacht per domein)", options, chosen_ids)[4]
    eight = [option.option_id for option in survey.question("vergelijken").options][:8]
    assert "hoogstens 8" in add(survey, "Sport (Aandacht per domein)", [], eight)[4]
    again = add(survey, "Sport (Aandacht per domein)", options, [])
    assert (again[0], again[1]) == (options, ["domeinen.sport"])


def test_a_comparison_goes_the_way_of_a_question(survey: Store) -> None:
    pair = ["fase.verkenningsfase", "domeinen.sport"]
    for kind in ("csv", "xlsx"):
        content, _, name = table(survey, f"vergelijken.{kind}", f"antwoorden={','.join(pair)}") or (b"", "", "")
        assert name == f"vergelijken_2018-2021_lijnen.{kind}"
        assert len(content) > 300
    sent = whole(survey, "vergelijken", pair)
    assert [option["id"] for option in sent["options"]] == pair
    assert set(sent["measured"]) == {"fase", "domeinen"}


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


def test_pages(survey: Store) -> None:
    assert page(survey, "", "/", "").title == "Overzicht"
    found = page(survey, "", "/vraag/fase", "?jaren=2021&weergave=taart")
    assert found.title == "Fase van de implementatie"
    assert "overgeslagen" in str(found.components)
    assert "Wij zitten in de verkennende fase; wij zijn aan het onderzoeken" in str(found.components)
    assert "zoals ze in het rapport staan" not in str(page(survey, "", "/vraag/inzet", "").components)
    found = page(survey, "", "/vraag/onzin", "")
    assert found.title.startswith("Pagina niet gevonden")
    assert "/vraag/fase" in str(found.components)
    assert [exists(survey, path) for path in ("/", "/vraag/fase", "/vraag/fase/", "/vraag/", "/x")] == [
        True, True, True, False, False,
    ]  # fmt: skip
