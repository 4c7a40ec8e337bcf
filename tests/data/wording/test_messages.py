"""The message of a view: certainty before size, its verdict with it, nothing said of what is missing."""

from __future__ import annotations

import pytest

from data.store import Store
from data.views.filters import default, from_query
from data.views.question import question_view
from data.wording.messages import message
from tests.builders import question, store


def told(survey: Store, question_id: str, query: str = "") -> str:
    """The message of a question with the filters of an address."""
    filters, _ = from_query(survey.question(question_id), query)
    return message(question_view(survey, question_id, filters))


def of_values(values: dict[str, list[float | None]], bases: dict[int, int] | None = None) -> str:
    """The message of a question of two years that compare."""
    item = question({2020: "a", 2021: "a"}, [key.capitalize() for key in values], bases=bases)
    return message(question_view(store(item, values), "v", default(item)))


@pytest.mark.parametrize(
    ("question_id", "query", "sentence"),
    [
        ("fase", "", "Van 2018 naar 2021: "
         "‘Verkenningsfase’ daalde van 50,0% naar 22,3% (−27,7 procentpunt, duidelijk). "
         "‘Lokaal inclusieplan wordt uitgevoerd’ steeg van 8,3% naar 26,5% (+18,2 procentpunt, duidelijk). "
         "De andere veranderingen: 3 binnen de marge."),
        ("domeinen", "", "Van 2020 naar 2021: ‘Toegankelijkheid informatie’ steeg van 81,8% naar 93,7% "
         "(+11,9 procentpunt, duidelijk voor elke aannemelijke n). De andere veranderingen: 9 binnen de marge."),
        ("karakter", "", "Van 2018 naar 2021: ‘Primair fysieke en zintuiglijke beperkingen’ daalde "
         "van 20,2% naar 10,6% (−9,6 procentpunt, waarschijnlijk). De andere veranderingen: 3 binnen de marge."),
        ("inzet", "", "Of 2020 en 2021 te vergelijken zijn, staat niet vast; daarom noemen wij geen verandering. "
         "In 2021 staat ‘Samenwerken inwoners met een beperking’ bovenaan met 53,8%. "
         "Of de voorsprong op ‘Meedoen lvb’ (46,2%) en 4 andere antwoorden meer is dan toeval, "
         "is niet te zeggen: n onbekend."),
        ("procesmatig", "jaren=2020", "In 2020 staat ‘Betrekken ervaringsdeskundigen’ bovenaan met 36,0%. "
         "De voorsprong op ‘Betrekken lokale (belangen)organisaties’ (35,3%) en 2 andere antwoorden is "
         "binnen de marge."),
        ("karakter", "jaren=2021", "In 2021 is ‘Inclusiebreed, alle burgers’ het hoogst: 56,3% "
         "(voorsprong: duidelijk)."),
        ("domeinen", "jaren=2018", "In 2018 staan ‘Betrekken mensen met een beperking’ en ‘Openbare gebouwen’ gelijk "
         "bovenaan, elk met 94,4%."),
        ("knelpunten", "antwoorden=geen-knelpunten", "Van 2018 naar 2021 is geen verandering te berekenen: "
         "‘Geen knelpunten’ is in 2021 niet gepubliceerd. In 2019 is ‘Geen knelpunten’ 11,0%."),
        ("inzet", "antwoorden=meedoen-lvb", "Van 2020 naar 2021 is geen verandering te berekenen: "
         "‘Meedoen lvb’ is in 2020 niet gepubliceerd. In 2021 is ‘Meedoen lvb’ 46,2%."),
        ("partijen", "antwoorden=ervaringsdeskundigen&jaren=2018,2019,2020",
         "Van 2018 naar 2019 is geen verandering te berekenen: "
         "‘Ervaringsdeskundigen’ is in 2018 en 2019 niet gevraagd. In 2020 is ‘Ervaringsdeskundigen’ 55,0%."),
    ],
)  # fmt: skip
def test_message(survey: Store, question_id: str, query: str, sentence: str) -> None:
    assert told(survey, question_id, query) == sentence


def test_what_is_certain_comes_before_what_is_large() -> None:
    bases = {2020: 150, 2021: 160}
    words = of_values({"groot": [45.0, 52.0], "klein": [1.0, 9.0]}, bases)
    assert words.startswith("Van 2020 naar 2021: ‘Klein’ steeg van 1,0% naar 9,0% (+8,0 procentpunt, duidelijk).")
    assert words.endswith("De andere verandering: 1 binnen de marge.")


def test_no_change_is_said_only_of_one_that_exists_and_is_nothing() -> None:
    bases = {2020: 150, 2021: 160}
    assert of_values({"ja": [5.0, 5.0], "nee": [1.0, 1.0]}, bases) == (
        "‘Ja’ en ‘Nee’ bleven tussen 2020 en 2021 gelijk (0,0 procentpunt, binnen de marge)."
    )
    assert of_values({"ja": [5.0, 5.0], "nee": [1.0, None]}, bases) == (
        "‘Ja’ bleef gelijk, van 5,0% in 2020 naar 5,0% in 2021 (0,0 procentpunt, binnen de marge)."
    )
    assert "gelijk" not in of_values({"ja": [5.0, None], "nee": [None, 1.0]}, bases)


def test_answers_that_moved_alike_are_all_named() -> None:
    bases = {2020: 150, 2021: 160}
    two = of_values({"a": [10.0, 10.5], "b": [20.0, 20.5], "c": [30.0, 30.2]}, bases)
    assert "‘A’ steeg" in two
    assert "‘B’ steeg" in two
    assert "‘C’" not in two
    four = of_values({key: [10.0, 10.5] for key in "abcd"}, bases)
    assert four == (
        "‘A’, ‘B’ en 2 andere antwoorden stegen even veel (+0,5 procentpunt, binnen de marge)."
        .join(["Van 2020 naar 2021: ", ""])
    )  # fmt: skip


def test_a_change_without_a_verdict_says_why() -> None:
    assert of_values({"ja": [5.0, 7.5]}) == (
        "Van 2020 naar 2021: ‘Ja’ steeg van 5,0% naar 7,5% (+2,5 procentpunt, geen oordeel: n onbekend)."
    )
    assert "geen oordeel: minder dan 30 gemeenten" in of_values({"ja": [0.0, 7.5]}, {2020: 20, 2021: 160})


def test_answers_of_several_questions_are_not_ranked(survey: Store) -> None:
    words = told(survey, "vergelijken", "antwoorden=fase.verkenningsfase,partijen.wmo-raad&jaren=2021")
    assert words.startswith("In 2021: ‘Wmo-raad")
    assert "hoogst" not in words
    assert "bovenaan" not in words
