"""How certain the numbers are: what compares, what verdicts and margins mean, and who answered."""

from __future__ import annotations

from data.store import Store
from data.views.filters import default, from_query
from data.views.frames import QuestionView
from data.views.question import question_view
from data.wording.certainty import certainty, compares, comparison, explained, share
from tests.builders import question, store


def seen(survey: Store, question_id: str, query: str = "") -> QuestionView:
    """The view of a question with the filters of an address."""
    filters, _ = from_query(survey.question(question_id), query)
    return question_view(survey, question_id, filters)


def test_comparison_says_which_years_compare_and_how_that_is_known(survey: Store) -> None:
    assert comparison(seen(survey, "fase")) == (
        "Wij nemen aan dat 2018, 2019, 2020 en 2021 te vergelijken zijn; de bron zegt dat niet."
    )
    assert comparison(seen(survey, "partijen", "jaren=2020,2021")) == (
        "2020 en 2021 zijn te vergelijken: dat volgt uit de bron."
    )
    assert comparison(seen(survey, "inzet")).startswith("Of 2020 en 2021 te vergelijken zijn, staat niet vast:")
    assert comparison(seen(survey, "fase", "jaren=2021")) == ""
    text = comparison(seen(survey, "knelpunten"))
    assert text.startswith("Let op: niet alle gekozen jaren zijn met elkaar te vergelijken.")
    assert "2018, 2019 en 2021 zijn te vergelijken: dat volgt uit de bron." in text
    assert "2020 is met geen ander gekozen jaar te vergelijken." in text
    assert text.endswith("Verschillen gaan over 2018 en 2021.")


def test_years_compare_unless_a_break_or_a_definition_stands_between_them(survey: Store) -> None:
    assert compares(seen(survey, "fase"))
    assert compares(seen(survey, "inzet", "jaren=2021"))
    assert not compares(seen(survey, "inzet"))
    assert not compares(seen(survey, "knelpunten"))


def test_verdicts_are_explained_where_they_are_used(survey: Store) -> None:
    text = certainty(seen(survey, "fase"))
    assert "‘Duidelijk’ betekent" in text
    assert "‘Waarschijnlijk’" not in text
    assert "gemeenten kiezen zelf of zij meedoen" in text
    assert "Hoeveel gemeenten in meer jaren meededen, is niet bekend." in text
    assert certainty(seen(survey, "fase"), message_shown=False, verdicts_shown=False) == ""
    of_message = certainty(seen(survey, "karakter"), verdicts_shown=False)
    assert "‘Waarschijnlijk’ betekent" in of_message
    assert certainty(seen(survey, "inzet")) == ""
    assert explained(["a (+1,0 procentpunt, waarschijnlijk)"])[0].startswith("‘Waarschijnlijk’ betekent")


def test_a_verdict_for_every_n_says_which(survey: Store) -> None:
    assert "voor elk aantal dat past bij de vragen ervoor en erna (2021: 154-160)" in certainty(
        seen(survey, "domeinen")
    )


def test_the_level_of_the_limits_of_a_difference_is_told_with_them(survey: Store) -> None:
    text = certainty(seen(survey, "fase", "marges=aan"))
    assert "door toeval naast kan zitten (95%)" in text
    assert "hoort bij de toets van alle antwoorden samen; daarvan is het niveau 98,3 tot 99,0%." in text
    assert "niveau" not in certainty(seen(survey, "fase"))


def test_the_n_of_calculations_is_told_where_it_is_not_the_most_probable(survey: Store) -> None:
    assert "Zijn er meer aantallen mogelijk, dan rekenen wij met het kleinste (2019: 71)." in certainty(
        seen(survey, "karakter")
    )
    assert "meer aantallen mogelijk" not in certainty(seen(survey, "karakter", "jaren=2018,2021"))


def test_zero_is_a_value() -> None:
    item = question({2020: "a", 2021: "a"}, ("Ja", "Nee"))
    made = store(item, {"ja": [0.0, 10.0], "nee": [0.0, 0.0]})
    text = certainty(question_view(made, "v", from_query(item, "marges=aan")[0]))
    assert "Waar geen marge staat, is n niet bekend (2020 en 2021)." in text
    assert (
        "Of een deel van de veranderingen meer is dan toeval, is niet te zeggen: n is niet bekend (2020 en 2021)"
        in text
    )
    assert "n onder 30" not in text


def test_few_municipalities_give_no_verdict() -> None:
    item = question({2020: "a", 2021: "a"}, bases={2020: 29, 2021: 200})
    view = question_view(store(item, {"ja": [5.0, 95.0], "nee": [95.0, 5.0]}), "v", default(item))
    assert set(view.changes["verdict"]) == {""}
    assert "te weinig gemeenten" in certainty(view)


def test_a_share_of_those_who_answered_is_at_least_a_smaller_one_of_all(survey: Store) -> None:
    assert share(seen(survey, "fase")) == (
        "‘Lokaal inclusieplan wordt uitgevoerd’, 2021: 26,5% van n ≈ 166 (afgeleid, zekerheid hoog) is 44 gemeenten. "
        "Dat is ten minste 12,5% van alle 352 gemeenten; wat de andere zouden antwoorden, is niet bekend."
    )
    assert share(seen(survey, "inzet")) == "", "no n, no count"
    assert "2019" not in share(seen(survey, "karakter", "jaren=2018,2019")), "two n come into question"


def test_dotted_lines_and_filled_points_are_explained_where_they_are_drawn(survey: Store) -> None:
    between, over = "scheidt jaren die niet te vergelijken zijn", "over een ander jaar heen"
    assert between in certainty(seen(survey, "knelpunten"))
    assert between not in certainty(seen(survey, "knelpunten", "jaren=2018,2019,2021"))
    assert over in certainty(seen(survey, "knelpunten", "weergave=lijnen"))
    assert over not in certainty(seen(survey, "domeinen", "weergave=lijnen"))
    assert over not in certainty(seen(survey, "knelpunten", "weergave=tabel"))
    assert "dicht punt" in certainty(seen(survey, "fase", "weergave=verschil&marges=aan"))
    assert "dicht punt" not in certainty(seen(survey, "vorm", "weergave=verschil&marges=aan"))
