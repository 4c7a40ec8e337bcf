"""The generated sentences."""

from __future__ import annotations

from dataclasses import replace

from data.store import Store
from data.views.filters import View, default
from data.views.frames import QuestionView
from data.views.question import question_view
from data.wording import sentences, tidy
from data.wording.certainty import certainty
from data.wording.suspicions import suspicions
from tests.builders import question, store


def seen(survey: Store, question_id: str, *years: int, view: View = View.BARS) -> QuestionView:
    filters = replace(default(survey.questions[question_id]), view=view)
    return question_view(survey, question_id, replace(filters, years=years) if years else filters)


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
    known = "2020: n ≈ 137 van 355 gemeenten (38,6%; afgeleid, zekerheid gemiddeld); 2021: n onbekend."
    assert f"{known} De bron noemt geen n" in line


def test_an_inferred_n_stands_with_its_alternatives(survey: Store) -> None:
    line = sentences.source_line(seen(survey, "karakter", 2019))
    assert "2019: n ≈ 142, mogelijk 71, van 355 gemeenten (40,0%; afgeleid, zekerheid gemiddeld)." in line
    assert "2021: n onbekend, mogelijk 156 of 78." in sentences.source_line(seen(survey, "bekendheid", 2021))


def test_the_source_names_no_question_that_was_not_asked_in_the_years_shown(survey: Store) -> None:
    chosen = ("fase.verkenningsfase", "bekendheid.nee")
    filters = replace(default(survey.question("vergelijken")), option_ids=chosen, years=(2018,))
    assert "Bekendheid" not in sentences.source_line(question_view(survey, "vergelijken", filters))


def test_a_judgement_says_how_sure_it_is(survey: Store) -> None:
    texts = [text for text, _ in sentences.remarks(seen(survey, "inzet", 2020))]
    assert any(text.endswith("het best bij 2021 passen. Zekerheid: gemiddeld.") for text in texts)
    assert not any("Zekerheid" in note.text for item in survey.questions.values() for note in item.notes)


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
    inferred = replace(first, base_n=96, base_status="reconstructed", base_confidence="high")
    item = replace(item, measurements=(inferred, replace(last, base_n=120, base_status="reported")))
    populations = {2020: 355, 2021: 352}
    words = sentences.bases(item, (2020, 2021), populations)
    assert words.startswith(
        "2020: n ≈ 96 van 355 gemeenten (27,0%; afgeleid, zekerheid hoog); 2021: n = 120 van 352 gemeenten (34,1%)."
    )
    assert "Waar ‘afgeleid’ staat, noemt de bron geen n" in words
    assert sentences.bases(item, (2021,), populations) == "2021: n = 120 van 352 gemeenten (34,1%)."
    assert sentences.bases(item, (), populations) == ""


def test_an_n_of_an_answers_own_is_told() -> None:
    item = question({2020: "a"})
    made = store(item, {"ja": [50.0], "nee": [50.0]})
    made.cells.loc[0, ["base_n", "base_status"]] = 40, "reported"
    line = sentences.source_line(question_view(made, "v", default(item)))
    assert "2020: n onbekend, een deel van de antwoorden met een eigen n." in line


def test_file_names_speak(survey: Store) -> None:
    assert sentences.file_stem(seen(survey, "fase")) == "fase_2018-2021_staven"
    assert sentences.file_stem(seen(survey, "fase", 2018, 2020, 2021)) == "fase_2018_2020-2021_staven"


def test_how_it_was_measured_joins_years_measured_alike(survey: Store) -> None:
    measured = sentences.measured(survey.questions["knelpunten"])
    assert [years for years, _ in measured] == ["2018-2019", "2020", "2021"]


def test_weighted_percentages_are_called_so_with_what_they_are_weighted_by() -> None:
    item = question({2022: "a", 2023: "a"}, bases={2022: 130, 2023: 140})
    later = replace(item.measurements[1], weighting="gemeentegrootte en provincie", design_effect=1.3)
    survey = store(replace(item, measurements=(item.measurements[0], later)), {"ja": [50.0, 60.3], "nee": [50.0, 39.7]})
    shown = seen(survey, "v")
    told = dict(sentences.measured(survey.questions["v"]))
    assert told["2023"].endswith("De percentages zijn gewogen naar gemeentegrootte en provincie.")
    assert "gewogen" not in told["2022"]
    assert "2023: n = 140 van 350 gemeenten (40,0%; gewogen)" in sentences.source_line(shown)
    assert "2022: n = 130 van 350 gemeenten (37,1%)" in sentences.source_line(shown)
    assert "Waar percentages gewogen zijn, telt n voor minder gemeenten: wij rekenen met 2023: 107." in certainty(shown)
    assert "Zijn er meer aantallen mogelijk" not in certainty(shown)
    assert suspicions(shown) == []
    column = tidy.headers(shown).index("Definitie")
    assert [row[column] for row in tidy.rows(shown)][:2] == [
        "Deel",
        "Deel. De percentages zijn gewogen naar gemeentegrootte en provincie.",
    ]
