"""The generated sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.store import Store
from data.views.filters import View, default
from data.views.frames import QuestionView
from data.views.question import question_view
from data.wording import sentences
from data.wording.suspicions import suspicions
from tests.builders import question, store


def seen(survey: Store, question_id: str, *years: int, view: View = View.BARS) -> QuestionView:
    filters = replace(default(survey.questions[question_id]), view=view)
    return question_view(survey, question_id, replace(filters, years=years) if years else filters)


@pytest.mark.parametrize(
    ("question_id", "years", "sentence"),
    [
        ("fase", (), "Van 2018 naar 2021: "
         "‘Verkenningsfase’ daalde, van 50,0% naar 22,3% (−27,7 procentpunt, duidelijk). "
         "‘Lokaal inclusieplan wordt uitgevoerd’ steeg het meest, van 8,3% naar 26,5% (+18,2 procentpunt, duidelijk)."),
        ("fase", (2021,), "In 2021 is ‘Lokaal inclusieplan wordt uitgevoerd’ het hoogst: 26,5%."),
        ("domeinen", (2019, 2020), "In 2020 is ‘Betrekken mensen met een beperking’ het hoogst: 85,4%."),
        ("domeinen", (2018,), "In 2018 zijn ‘Betrekken mensen met een beperking’ en ‘Openbare gebouwen’ "
         "het hoogst: 94,4%."),
    ],
)  # fmt: skip
def test_message(survey: Store, question_id: str, years: tuple[int, ...], sentence: str) -> None:
    assert sentences.message(seen(survey, question_id, *years)) == sentence


def test_message_without_any_change() -> None:
    item = question({2020: "a", 2021: "a"})
    view = question_view(store(item, {"ja": [5.0, 5.0], "nee": [1.0, 1.0]}), "v", default(item))
    assert sentences.message(view).startswith("Tussen 2020 en 2021 is er geen verandering.")


def test_the_only_answer_that_fell_is_not_called_the_most(survey: Store) -> None:
    sentence = sentences.message(seen(survey, "domeinen", 2020, 2021))
    assert "‘Betrekken mensen met een beperking’ daalde, van" in sentence
    assert "‘Toegankelijkheid informatie’ steeg het meest, van" in sentence


def test_one_answer_is_not_called_the_most() -> None:
    item = question({2020: "a", 2021: "a"}, ("Ja",))
    view = question_view(store(item, {"ja": [5.0, 7.5]}), "v", default(item))
    assert sentences.message(view) == "Van 2020 naar 2021: ‘Ja’ steeg, van 5,0% naar 7,5% (+2,5 procentpunt)."


def test_comparison_names_what_compares(survey: Store) -> None:
    assert sentences.comparison(seen(survey, "fase")) == ""
    text = sentences.comparison(seen(survey, "knelpunten"))
    assert "2018, 2019 en 2021 zijn onderling te vergelijken." in text
    assert "2020 is met geen ander gekozen jaar te vergelijken." in text
    assert text.endswith("Verschillen gaan over 2018 en 2021.")


def test_empty_says_why_and_what_to_do(survey: Store) -> None:
    item = survey.questions["domeinen"]
    nothing = question_view(survey, "domeinen", replace(default(item), years=()))
    assert "geen jaar gekozen" in sentences.empty(nothing)
    nobody = question_view(survey, "domeinen", replace(default(item), option_ids=()))
    assert "geen antwoord gekozen" in sentences.empty(nobody)
    assert "niet met elkaar te vergelijken" in sentences.empty(seen(survey, "domeinen", 2019, 2020, view=View.CHANGE))
    assert "twee jaren nodig" in sentences.empty(seen(survey, "domeinen", 2019, view=View.CHANGE))
    blank = question_view(survey, "domeinen", replace(default(item), option_ids=("anders",)))
    assert "geen percentages gepubliceerd" in sentences.empty(blank)
    assert sentences.empty(seen(survey, "domeinen")) == ""


def test_no_base_is_claimed_where_none_is_known(survey: Store) -> None:
    line = sentences.source_line(seen(survey, "domeinen", 2020, 2021))
    assert "2020: n ≈ 137 (afgeleid); 2021: n onbekend. Het rapport noemt geen n" in line


def test_certainty_says_what_verdicts_are_worth_or_why_there_are_none(survey: Store) -> None:
    assert "indicatief: gemeenten kiezen zelf of zij meedoen" in sentences.certainty(seen(survey, "fase"))
    assert "toeval" not in sentences.message(seen(survey, "domeinen"))
    unknown = sentences.certainty(seen(survey, "domeinen"))
    assert unknown == "Of een verandering meer is dan toeval, is niet te zeggen: voor 2021 is n niet bekend."
    assert sentences.certainty(seen(survey, "fase", 2021)) == ""
    margins = replace(default(survey.questions["fase"]), years=(2021,), margins=True)
    assert "Een marge laat zien" in sentences.certainty(question_view(survey, "fase", margins))
    some = question_view(survey, "domeinen", replace(default(survey.questions["domeinen"]), margins=True))
    assert "Voor 2021 is n niet bekend; daar zijn geen marges." in sentences.certainty(some)
    assert "Of een verandering meer is dan toeval, is niet te zeggen" in sentences.certainty(some)
    none = replace(default(survey.questions["inzet"]), years=(2021,), margins=True)
    assert "Voor 2021 is n niet bekend" in sentences.certainty(question_view(survey, "inzet", none))


def test_few_municipalities_give_no_verdict() -> None:
    item = question({2020: "a", 2021: "a"}, bases={2020: 29, 2021: 200})
    view = question_view(store(item, {"ja": [5.0, 95.0], "nee": [95.0, 5.0]}), "v", default(item))
    assert set(view.changes["verdict"]) == {""}
    assert "te weinig gemeenten" in sentences.certainty(view)


def test_suspected_percentages_are_named_with_the_likely_one(survey: Store) -> None:
    texts = [text for text, _ in sentences.remarks(seen(survey, "domeinen", 2018))]
    assert (
        "‘Arbeidsparticipatie’, 2018: 79,9% past niet bij n ≈ 89, waarschijnlijk een afrond- of typefout; "
        "71 van de 89 is 79,8%." in texts
    )
    two = suspicions(seen(survey, "knelpunten", 2018))
    assert two[0].endswith("3 van de 84 is 3,6% of 2 van de 84 is 2,4%.")
    assert "een eigen n van dit onderwerp" in suspicions(seen(survey, "domeinen", 2020))[0]
    assert suspicions(seen(survey, "domeinen", 2021)) == []


def test_bases_say_how_they_are_known() -> None:
    item = question({2020: "a", 2021: "a"})
    first, last = item.measurements
    known = (replace(first, base_n=96, base_status="reconstructed"), replace(last, base_n=120, base_status="reported"))
    item = replace(item, measurements=known)
    words = sentences.bases(item, (2020, 2021))
    assert words.startswith("2020: n ≈ 96 (afgeleid); 2021: n = 120.")
    assert "wij leiden n af" in words
    assert sentences.bases(item, (2021,)) == "2021: n = 120."
    assert sentences.bases(item, ()) == ""


def test_file_names_speak(survey: Store) -> None:
    assert sentences.file_stem(seen(survey, "fase")) == "fase_2018-2021_staven"
    assert sentences.file_stem(seen(survey, "fase", 2018, 2020, 2021)) == "fase_2018_2020-2021_staven"


def test_how_it_was_measured_joins_years_measured_alike(survey: Store) -> None:
    measured = sentences.measured(survey.questions["knelpunten"])
    assert [years for years, _ in measured] == ["2018-2019", "2020", "2021"]
