"""Handlers called as the plain functions they are."""

from __future__ import annotations

import io

import brotli
import pytest
from openpyxl import load_workbook

from callbacks.choices import FIELDS, suggestions
from callbacks.downloads import table
from callbacks.navigation import exists, first_page, page
from callbacks.parts import parts
from callbacks.question import whole, whole_text
from components.ids import ComparingPage, QuestionPage
from components.places import written
from data.files import file_names
from data.store import Store


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


def html_of(store: Store, path: str, query: str = "", pages: int = 1) -> dict[str, str]:
    return written(parts(store, path, query, pages) or {})


def test_search_counts_and_says_what_to_try(survey: Store) -> None:
    found = html_of(survey, "/vraag/partijen", "zoek=testpanel")
    assert found["aantal-citaten"] == "1 citaat gevonden"
    assert "<mark>testpanel</mark>" in found["citaten"]
    found = html_of(survey, "/vraag/partijen", "zoek=qqq+www")
    assert found["aantal-citaten"] == "0 citaten gevonden"
    assert "Probeer één woord" in found["citaten"]
    assert html_of(survey, "/vraag/knelpunten", "thema=Startangst")["aantal-citaten"] == "2 citaten gevonden"
    found = html_of(survey, "/vraag/bekendheid")
    assert found["aantal-citaten"] == ""
    assert "geen citaten" in found["citaten"]


def test_a_long_list_comes_a_page_at_a_time(survey: Store) -> None:
    for pages, items, button in ((1, 50, True), (2, 100, True), (3, 125, False)):
        found = html_of(survey, "/citaten", "", pages)["citaten-lijst"]
        assert found.count("<li>") == items
        assert (f'data-pages="{pages + 1}"' in found) is button


def test_all_quotes_with_their_facets(survey: Store) -> None:
    found = html_of(survey, "/citaten", "vraag=vorm&thema=Startangst&zoek=informatie")
    assert found["citaten-aantal"] == "7 citaten gevonden"
    # A theme that the question does not have is let go.
    assert '<option selected value="">Alle thema’s</option>' in found["citaten-thema"]
    assert '<option selected value="vorm">' in found["citaten-vraag"]
    assert 'data-word="informatie"' in found["citaten-woorden"]
    assert found["citaten-alleen"] == ""
    alone = html_of(survey, "/citaten", "citaat=2021-fase-01")
    assert alone["citaten-aantal"] == "1 citaat gevonden"
    assert 'href="/citaten"' in alone["citaten-alleen"]


def test_only_pages_with_a_search_have_parts(survey: Store) -> None:
    assert parts(survey, "/verantwoording", "", 1) is None
    assert parts(survey, "/vraag/onzin", "", 1) is None


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


def test_a_comparison_goes_the_way_of_a_question(survey: Store) -> None:
    pair = ["fase.verkenningsfase", "domeinen.sport"]
    for kind in ("csv", "xlsx"):
        content, _, name = table(survey, f"vergelijken.{kind}", f"antwoorden={','.join(pair)}") or (b"", "", "")
        assert name == f"vergelijken_2018-2021_lijnen.{kind}"
        assert len(content) > 300
    sent = whole(survey, "vergelijken", pair)
    assert [option["id"] for option in sent["options"]] == pair
    assert set(sent["measured"]) == {"fase", "domeinen"}


def test_a_field_suggests_or_says_that_there_is_nothing(survey: Store) -> None:
    found = written(suggestions(survey, FIELDS[QuestionPage.QUESTION_SEARCH], "ÍMPLEMENTATIE fase"))
    assert found == {
        "vraag-keuzes": '<option data-id="fase" value="Fase van de implementatie"></option>',
        "vraag-melding": "",
    }
    found = written(suggestions(survey, FIELDS[ComparingPage.ADD], "zzzz"))
    assert found == {"vergelijk-keuzes": "", "vergelijk-melding": "Dit antwoord is er niet."}


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


def test_a_whole_question_is_small(survey: Store) -> None:
    sent = {question_id: whole_text(survey, question_id).encode() for question_id in survey.questions}
    assert max(map(len, sent.values())) < 12_000
    assert max(len(brotli.compress(text, quality=4)) for text in sent.values()) < 4_000
