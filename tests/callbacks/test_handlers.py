"""Handlers called as the plain functions they are."""

from __future__ import annotations

import io
import re
from typing import Any

import brotli
import orjson
import pytest
from openpyxl import load_workbook

from callbacks.answers import ANSWERING, asked, list_of, result_of, to_json
from callbacks.downloads import table
from callbacks.navigation import arriving, elsewhere, exists, first_page, page
from callbacks.pictures import picture
from callbacks.shown import Answer
from components.addresses import RESULTS_PATH
from components.ids import QuestionPage, Shell
from components.places import written
from data.files import file_names
from data.store import Store
from tests.builders import many


def test_a_file_holds_what_the_query_chooses(survey: Store) -> None:
    found = table(survey, "fase.csv", "jaren=2018,2021&antwoorden=verkenningsfase")
    assert isinstance(found, tuple)
    content, content_type, name = found
    lines = content.decode("utf-8-sig").splitlines()
    assert [len(lines), name] == [3, "fase_2018_2021_staven.csv"]
    assert [line.split(";")[2:5] for line in lines[1:]] == [
        ["Verkenningsfase", "2018", "50,0"],
        ["Verkenningsfase", "2021", "22,3"],
    ]
    assert content_type.startswith("text/csv")
    found = table(survey, "fase.xlsx", "weergave=verschil")
    assert isinstance(found, tuple)
    content, _, name = found
    assert name == "fase_2018_2021_verschil.xlsx"
    assert load_workbook(io.BytesIO(content)).sheetnames == ["Cijfers", "Gegevens", "Toelichting"]


@pytest.mark.parametrize("query", ["jaren=geen", "antwoorden=geen"])
def test_a_choice_of_nothing_says_why_there_is_no_file(survey: Store, query: str) -> None:
    nothing = (table(survey, "fase.csv", query), table(survey, "fase.pptx", query), picture(survey, "fase", query))
    for found in nothing:
        assert isinstance(found, str)
        assert found.startswith("Er is niets om te downloaden. U hebt geen")
    assert table(survey, "onzin.csv", "") is None
    assert table(survey, "fase.exe", "") is None


def test_a_picture_has_a_name_that_speaks(survey: Store) -> None:
    found = picture(survey, "fase", "jaren=2020&jaren=2021&weergave=lijnen")
    assert not isinstance(found, str)
    assert found["name"] == "fase_2020-2021_lijnen"
    square = picture(survey, "fase", "afbeelding=vierkant")
    assert not isinstance(square, str)
    assert square["name"] == "fase_2018-2021_staven_vierkant"


@pytest.mark.parametrize(
    ("query", "size"),
    [
        ("", (1600, 900)),
        ("afbeelding=opmerkingen", (1600, 900)),
        ("afbeelding=halve-pagina", (1000, 800)),
        ("afbeelding=vierkant", (1080, 1080)),
    ],
)
def test_a_file_of_a_picture_has_the_size_of_its_kind(survey: Store, query: str, size: tuple[int, int]) -> None:
    for question_id in ("fase", "knelpunten"):
        found = picture(survey, question_id, query)
        assert not isinstance(found, str)
        layout = found["figure"]["layout"]
        assert (layout["width"] * found["scale"], layout["height"] * found["scale"]) == pytest.approx(size)


def test_the_first_answer_holds_title_sentence_table_and_quotes(survey: Store) -> None:
    first = first_page(survey, "", "/vraag/fase", "?jaren=2020,2021")
    assert first.title == "Fase van de implementatie - Inclusietrends"
    assert first.waits_for == QuestionPage.RESULT
    assert not first_page(survey, "", "/verantwoording", "").waits_for
    assert not first_page(survey, "", "/vraag/fase", "?weergave=tabel").waits_for
    for part in ("Van 2020 naar 2021: ", '<th scope="row">Verkenningsfase</th>', "Zoek in citaten", "4 citaten"):
        assert part in first.html


def test_a_choice_is_answered_with_its_address_its_places_and_its_chart(survey: Store) -> None:
    form = "jaren=geen&jaren=2020&jaren=2021&weergave=staven&sorteren=vragenlijst&zoek=&thema=alle&vraag=fase"
    answer = result_of(survey, "/vraag/fase", form + "&antwoorden=verkenningsfase")
    assert answer is not None
    assert answer.address == "/vraag/fase?jaren=2020,2021&antwoorden=verkenningsfase"
    message = "Van 2020 naar 2021: ‘Verkenningsfase’ steeg van 20,4% naar 22,3% (+1,9 procentpunt, binnen de marge)."
    assert answer.said == {
        "": f"{message} 2 jaren, 1 antwoord.",
        "weergave": f"Grafiek: staven. {message}",
        "afbeelding": "Afbeelding om te downloaden: dia.",
        "titel": "Titel van de afbeelding: boodschap.",
        "sorteren": f"Volgorde: vragenlijst. {message}",
        "marges": f"Zonder marges. {message}",
        "aantallen": f"Zonder aantallen. {message}",
    }
    body = written(answer.places)[QuestionPage.RESULT_BODY]
    assert "Van 2020 naar 2021: ‘Verkenningsfase’ steeg van 20,4% naar 22,3%" in body
    assert answer.properties[QuestionPage.SORT_GROUP] == {"disabled": False}
    sent = orjson.loads(to_json(answer))
    assert {"data", "layout", "config"} == set(sent["figure"])
    narrow = result_of(survey, "/vraag/fase", form + "&antwoorden=verkenningsfase&smal=ja")
    assert narrow is not None
    assert narrow.figure != answer.figure
    assert written(narrow.places) == written(answer.places)


@pytest.mark.parametrize(
    ("path", "query", "name", "said"),
    [
        (
            "/vraag/fase",
            "jaren=geen",
            "",
            "U hebt geen jaar gekozen. Kies ten minste één jaar om de resultaten te zien.",
        ),
        (
            "/vraag/fase",
            "jaren=2021&weergave=verschil",
            "weergave",
            "Grafiek: verschil. Voor een verschil zijn twee jaren",
        ),
        ("/vraag/fase", "weergave=tabel&marges=aan&aantallen=aan", "weergave", "Tabel. Van 2018 naar 2021: "),
        ("/vraag/fase", "weergave=tabel&marges=aan&aantallen=aan", "marges", "Met marges. Van 2018 naar 2021: "),
        ("/vraag/fase", "weergave=tabel&marges=aan&aantallen=aan", "aantallen", "Met aantallen. Van 2018 naar 2021: "),
        ("/vergelijken", "", "", "U hebt nog geen antwoord gekozen."),
    ],
)
def test_what_is_said_after_a_choice(survey: Store, path: str, query: str, name: str, said: str) -> None:
    answer = result_of(survey, path, query)
    assert answer is not None
    assert answer.said[name].startswith(said)


def test_a_page_that_is_gone_to_says_its_name_and_what_is_there(survey: Store) -> None:
    def said(path: str, query: str = "") -> str:
        parts: list[Any] = arriving(survey, "", path, query)
        return str(orjson.loads(next(part for part in parts if part.id == Shell.ARRIVING).data)["said"])

    assert said("/vraag/fase").startswith("Fase van de implementatie. Van 2018 naar 2021: ")
    assert said("/vraag/fase", "jaren=geen").startswith("Fase van de implementatie. U hebt geen jaar gekozen.")
    assert said("/citaten", "zoek=geld") == "Citaten. 5 citaten gevonden."
    assert said("/verantwoording") == "Verantwoording."
    added = said("/vergelijken", "toevoegen=domeinen.sport")
    assert added.startswith("Toegevoegd: Sport (Aandacht per domein). Van 2020 naar 2021: ")


def test_an_answer_without_anything_to_draw_has_no_chart(survey: Store) -> None:
    for query in ("jaren=geen", "weergave=tabel", "weergave=verschil&jaren=2021"):
        answer = result_of(survey, "/vraag/fase", query)
        assert answer is not None
        assert answer.figure is None
    assert result_of(survey, "/citaten", "") is None
    assert result_of(survey, "/vraag/onzin", "") is None


def test_an_answer_that_was_given_lately_is_kept_for_its_store_alone(
    survey: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, made = many(2), list[Store]()
    query = "jaren=2021&nog-niet=gevraagd"

    def counted(store: Store, path: str, query: str) -> Answer | None:
        made.append(store)
        return result_of(store, path, query)

    monkeypatch.setitem(ANSWERING, RESULTS_PATH, counted)
    for _ in range(2):
        assert asked(survey, RESULTS_PATH, "/vraag/fase", query) == to_json(
            result_of(survey, "/vraag/fase", query) or Answer("", {})
        )
        assert asked(other, RESULTS_PATH, "/vraag/fase", query) is None
    assert made == [survey, other]


def test_the_page_that_arrives_holds_what_a_choice_would_be_answered_with(survey: Store) -> None:
    query = "jaren=2020,2021&weergave=lijnen&zoek=geld"
    found = page(survey, "", "/vraag/knelpunten", query)
    parts: list[Any] = arriving(survey, "", "/vraag/knelpunten", query)
    told = orjson.loads(next(part for part in parts if part.id == Shell.ARRIVING).data)
    assert {values["aria-current"] for values in told["menu"].values()} == {None}
    first = first_page(survey, "", "/vraag/knelpunten", query).html
    # The first page keeps room for the chart on every screen, an answer on the one that asks.
    room = re.compile("<canvas.*?</canvas>")
    for answer in (result_of(survey, "/vraag/knelpunten", query), list_of(survey, "/vraag/knelpunten", query)):
        assert answer is not None
        assert answer.address == found.address == told["address"] == "/vraag/knelpunten?" + query
        assert written(answer.places).items() <= told["places"].items()
        assert all(room.sub("", text) in room.sub("", first) for text in written(answer.places).values())
        if answer.figure:
            assert orjson.loads(to_json(answer))["figure"] == told["figure"]


def test_another_question_takes_years_view_and_search_along(survey: Store) -> None:
    query = "vraag=inzet&jaren=2020&jaren=2021&jaren=geen&antwoorden=anders&weergave=lijnen&thema=alle&zoek=geld"
    assert elsewhere(survey, "/vraag/fase", query) == "/vraag/inzet?weergave=lijnen&zoek=geld"
    assert elsewhere(survey, "/vraag/fase", "vraag=inzet&jaren=2019,2021") == "/vraag/inzet?jaren=2021"
    assert elsewhere(survey, "/vraag/fase", "andere-vraag=Betrokken partijen") == "/vraag/partijen"
    for same in ("vraag=fase", "vraag=onzin", "", "vraag=fase&andere-vraag=Fase van de implementatie"):
        assert elsewhere(survey, "/vraag/fase", same) is None
    found = page(survey, "", "/vraag/fase", "?" + query)
    assert found.title == "Waarvoor gemeenten het VN-verdrag gebruiken"
    assert found.address == "/vraag/inzet?weergave=lijnen&zoek=geld"


def test_the_page_that_accounts_for_the_numbers(survey: Store) -> None:
    found = page(survey, "", "/verantwoording", "")
    assert found.title == "Verantwoording"
    words = str(found.components)
    for item in survey.questions.values():
        assert f"id='vraag-{item.question_id}'" in words
        for note in item.notes:
            assert note.text in words
    assert "n ≈ 142, mogelijk 71, van 355 gemeenten (40,0%; afgeleid, zekerheid gemiddeld)" in words
    assert "n onbekend, mogelijk 156 of 78" in words
    assert "79,9% past niet bij n ≈ 89" in words
    assert f"Hieronder staan er {len(survey.statements)};" in words
    assert "Het oordeel volgens de cijfers: klopt (" in words
    assert "Meer dan toeval: duidelijk (" in words
    for statement in survey.statements:
        assert statement.text in words
        assert (statement.remark or "") in words
    for name in file_names():
        assert f"/bestanden/{survey.version}/{name}" in words


def test_pages(survey: Store) -> None:
    assert page(survey, "", "/", "").title == "Overzicht"
    found = page(survey, "", "/vraag/fase", "?jaren=2021&weergave=taart")
    assert found.title == "Fase van de implementatie"
    assert "overgeslagen" in str(found.components)
    assert "Wij zitten in de verkennende fase; wij zijn aan het onderzoeken" in str(found.components)
    assert "Antwoorden, volledig en letterlijk" not in str(page(survey, "", "/vraag/inzet", "").components)
    found = page(survey, "", "/vraag/onzin", "")
    assert found.title.startswith("Pagina niet gevonden")
    assert "/vraag/fase" in str(found.components)
    assert [exists(survey, path) for path in ("/", "/vraag/fase", "/vraag/fase/", "/vraag/", "/x")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_an_answer_is_small(survey: Store) -> None:
    sent = [
        to_json(answer) for key in survey.questions if (answer := result_of(survey, f"/vraag/{key}", "")) is not None
    ]
    assert len(sent) == 10
    assert max(map(len, sent)) < 60_000
    assert max(len(brotli.compress(answer, quality=4)) for answer in sent) < 10_000
