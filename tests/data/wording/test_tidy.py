"""Each row of a file reads alone, and says nothing that is not so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from data.store import Store
from data.survey.comparing import COMPARING
from data.survey.questions import Note
from data.views.filters import Sort, View, default
from data.views.frames import QuestionView
from data.views.question import question_view
from data.wording.tidy import COLUMNS, Value, headers, rows
from tests.builders import question, store, store_of

NAMES = [column.header for column in COLUMNS]
CHANGE = NAMES[NAMES.index("Verschil met jaar") : NAMES.index("Oordeel over het verschil")]
LIMITS = ["Ondergrens (%)", "Bovengrens (%)", "Niveau van die grenzen (%)"]


def seen(survey: Store, question_id: str, **more: Any) -> QuestionView:
    return question_view(survey, question_id, replace(default(survey.question(question_id)), **more))


def records(view: QuestionView) -> list[dict[str, Value]]:
    return [dict(zip(headers(view), row, strict=True)) for row in rows(view)]


def record(view: QuestionView, answer: str, year: int) -> dict[str, Value]:
    (found,) = [row for row in records(view) if (row["Antwoord"], row["Jaar"]) == (answer, year)]
    return found


def test_a_row_reads_alone(survey: Store) -> None:
    """Every column, of a cell with a change; numbers from the report and the page, words from the page."""
    row = record(seen(survey, "karakter", years=(2018, 2021)), "Primair fysieke en zintuiglijke beperkingen", 2021)
    assert row == {
        "Vraag": "Karakter van het inclusiebeleid",
        "Vraagtekst": survey.questions["karakter"].text,
        "Antwoord": "Primair fysieke en zintuiglijke beperkingen",
        "Jaar": 2021,
        "Percentage (% van de deelnemende gemeenten)": 10.6,
        "Ondergrens (%)": 7.6,
        "Bovengrens (%)": 14.7,
        "Niveau van die grenzen (%)": 95.0,
        "n (gemeenten)": 160,
        "Hoe n bekend is": "afgeleid",
        "Zekerheid van n": "hoog",
        "Andere mogelijke n": None,
        "n waarmee is gerekend": 160,
        "Kleinste aannemelijke n": None,
        "Grootste aannemelijke n": None,
        "Gemeenten die dit antwoord gaven": 17,
        "Alle gemeenten": 352,
        "Statuscode (SDMX)": "A",
        "Status": "gewone waarde",
        "Breuk": "nee",
        "Vergelijkbaar met (van de getoonde jaren)": "alleen 2018",
        "Hoe dat bekend is": "onze aanname; de bron zegt dat niet",
        "Verschil met jaar": 2018,
        "Verschil (procentpunt)": -9.6,
        "Ondergrens verschil (procentpunt)": -20.9,
        "Bovengrens verschil (procentpunt)": -0.2,
        "Niveau van de grenzen van het verschil (%)": 98.8,
        "Oordeel over het verschil": "waarschijnlijk",
        "Opmerking": None,
        "Definitie": "Gemeenten die deze omschrijving het best vonden passen, als deel van de deelnemende gemeenten",
        "Hoe de definitie bekend is": "door ons afgeleid",
        "Antwoordwijze": "één antwoord mogelijk",
        "Bron": survey.sources[2021],
    }
    assert all(column.width >= 7 for column in COLUMNS)


def test_rows_have_the_answers_and_years_on_screen_in_their_order(survey: Store) -> None:
    view = seen(survey, "partijen", years=(2019, 2020, 2021), sort=Sort.PERCENTAGE)
    found = [(row["Antwoord"], row["Jaar"]) for row in records(view)]
    assert found == [(answer.label, year) for answer, _ in view.answers for year in (2019, 2020, 2021)]
    assert found[0][0] == "Ervaringsdeskundigen"
    only = records(seen(survey, "fase", view=View.CHANGE))
    assert {row["Jaar"] for row in only} == {2018, 2021}


def test_limits_and_n_are_there_without_the_box_for_margins(survey: Store) -> None:
    assert rows(seen(survey, "fase", margins=False)) == rows(seen(survey, "fase", margins=True))
    assert record(seen(survey, "fase"), "Verkenningsfase", 2018)["Ondergrens (%)"] == 41.5


def test_a_break_and_a_judged_place_stand_side_by_side(survey: Store) -> None:
    row = record(seen(survey, "knelpunten"), "Conflicterende regelgeving", 2020)
    assert [row["Statuscode (SDMX)"], row["Breuk"]] == ["V", "ja"]
    assert row["Status"] == "plaats in de grafiek van het rapport door ons afgeleid"
    remark = str(row["Opmerking"])
    assert remark.startswith(
        "Plaats in de grafiek van het rapport door ons afgeleid, zekerheid gemiddeld. Eerste waarde"
    )
    assert "De tweede grafiek heeft in 2020 vijf labels" in remark
    assert "welke antwoorden (klein, groot, zeer groot) in 2020" in remark
    assert row["Vergelijkbaar met (van de getoonde jaren)"] == "geen ander jaar"
    assert row["Hoe dat bekend is"] is None
    assert row["Hoe de definitie bekend is"] == "staat niet in de bron"
    last = record(seen(survey, "knelpunten"), "Conflicterende regelgeving", 2021)
    assert last["Vergelijkbaar met (van de getoonde jaren)"] == "2018 en 2019"
    assert last["Hoe dat bekend is"] == "volgt uit de bron"
    assert "in 2020 vijf labels" not in str(last["Opmerking"])


def test_an_unknown_n_has_no_limits_but_what_is_plausible(survey: Store) -> None:
    row = record(seen(survey, "partijen", years=(2020, 2021)), "Organisaties gehandicapten", 2021)
    assert [row["n (gemeenten)"], row["n waarmee is gerekend"], row["Hoe n bekend is"]] == [None, None, "niet bekend"]
    assert [row["Kleinste aannemelijke n"], row["Grootste aannemelijke n"]] == [154, 160]
    assert [row[name] for name in LIMITS] == [None] * 3
    assert row["Gemeenten die dit antwoord gaven"] is None
    assert row["Verschil (procentpunt)"] == -11.2
    assert row["Ondergrens verschil (procentpunt)"] is None
    assert row["Niveau van de grenzen van het verschil (%)"] is None
    assert row["Oordeel over het verschil"] == "binnen de marge voor elke aannemelijke n"
    other = record(seen(survey, "partijen", years=(2020, 2021)), "Wmo-raad", 2021)
    assert other["Oordeel over het verschil"] == "geen oordeel: n onbekend"


def test_other_n_that_come_into_question_are_no_number(survey: Store) -> None:
    row = record(seen(survey, "karakter"), "Alle vormen van beperkingen", 2019)
    assert [row["n (gemeenten)"], row["Andere mogelijke n"], row["n waarmee is gerekend"]] == [142, "mogelijk 71", 71]
    assert row["Zekerheid van n"] == "gemiddeld"
    assert row["Gemeenten die dit antwoord gaven"] is None
    unknown = record(seen(survey, "bekendheid"), "Nee", 2021)
    assert [unknown["n (gemeenten)"], unknown["Andere mogelijke n"]] == [None, "mogelijk 156 of 78"]
    assert unknown["Zekerheid van n"] is None


def test_nothing_is_not_nought(survey: Store) -> None:
    nought = record(seen(survey, "bekendheid"), "Anders", 2021)
    assert nought["Percentage (% van de deelnemende gemeenten)"] == 0.0
    assert nought["Percentage (% van de deelnemende gemeenten)"] is not None
    blank = record(seen(survey, "partijen"), "Ervaringsdeskundigen", 2019)
    assert [blank[name] for name in ("Percentage (% van de deelnemende gemeenten)", *LIMITS)] == [None] * 4
    assert [blank["Statuscode (SDMX)"], blank["Status"], blank["Breuk"]] == ["M", "niet gevraagd", "nee"]
    assert "laten ‘Ervaringsdeskundigen’ leeg" in str(blank["Opmerking"])
    hidden = record(seen(survey, "knelpunten"), "Geen knelpunten", 2021)
    assert [hidden["Percentage (% van de deelnemende gemeenten)"], hidden["Status"]] == [None, "niet gepubliceerd"]
    assert [hidden["Verschil met jaar"], hidden["Verschil (procentpunt)"]] == [2018, None]
    assert hidden["Oordeel over het verschil"] == "niet te berekenen"


def test_a_published_n_is_called_so() -> None:
    item = question({2020: "a", 2021: "a"}, bases={2020: 40, 2021: 20})
    view = question_view(store(item, {"ja": [50.0, 55.0], "nee": [50.0, 0.0]}), "v", default(item))
    row = record(view, "Ja", 2021)
    assert [row["n (gemeenten)"], row["Hoe n bekend is"], row["Zekerheid van n"]] == [20, "gepubliceerd", None]
    assert row["Oordeel over het verschil"] == "geen oordeel: minder dan 30 gemeenten"
    assert [row["Hoe dat bekend is"], row["Hoe de definitie bekend is"]] == [
        "volgt uit de bron",
        "staat in de bron",
    ]
    assert record(view, "Nee", 2021)["Gemeenten die dit antwoord gaven"] == 0


@pytest.mark.parametrize("question_id", ["fase", "domeinen", "knelpunten", "inzet"])
def test_one_year_speaks_of_no_other(survey: Store, question_id: str) -> None:
    for row in records(seen(survey, question_id, years=(2021,))):
        told = ["Vergelijkbaar met (van de getoonde jaren)", "Hoe dat bekend is", *CHANGE, "Oordeel over het verschil"]
        assert [row[name] for name in told] == [None] * len(told)


def test_years_that_do_not_compare_have_no_change_and_say_why(survey: Store) -> None:
    for row in records(seen(survey, "domeinen", years=(2019, 2020))):
        assert row["Vergelijkbaar met (van de getoonde jaren)"] == "geen ander jaar"
        assert "Vanaf 2020 is de vraag anders gesteld" in str(row["Opmerking"])
        assert [row[name] for name in CHANGE] == [None] * len(CHANGE)
        assert row["Oordeel over het verschil"] == ("niet te vergelijken" if row["Jaar"] == 2020 else None)


def test_what_is_not_established_is_said(survey: Store) -> None:
    found = records(seen(survey, "inzet"))
    assert {row["Verschil (procentpunt)"] for row in found} == {None}
    told = [row for row in found if row["Oordeel over het verschil"] == "vergelijkbaarheid staat niet vast"]
    assert len(told) == 5
    assert {row["Hoe dat bekend is"] for row in found} == {"staat niet vast"}


def test_a_change_stands_on_the_row_of_its_last_year_alone(survey: Store) -> None:
    for row in records(seen(survey, "bekendheid")):
        assert row["Verschil met jaar"] == (2019 if row["Jaar"] == 2020 else None)
        assert (row["Oordeel over het verschil"] is not None) == (row["Jaar"] == 2020)


def test_answers_of_several_questions_have_the_same_columns(survey: Store) -> None:
    keys = ("bekendheid.nee", "fase.verkenningsfase", "knelpunten.anders")
    view = seen(survey, COMPARING, option_ids=keys)
    found = records(view)
    assert [(row["Vraag"], row["Antwoord"]) for row in found[::4]] == [
        (survey.questions[question_id].title, survey.questions[question_id].label(option_id))
        for question_id, option_id in (key.split(".") for key in keys)
    ]
    for question_id, option_id in (key.split(".") for key in keys):
        own = records(seen(survey, question_id, option_ids=(option_id,)))
        assert [
            row for row in found if row["Vraag"] == own[0]["Vraag"] and row["Jaar"] in {r["Jaar"] for r in own}
        ] == own
    absent = record(view, "Nee", 2018)
    assert [absent["Status"], absent["Alle gemeenten"], absent["Hoe n bekend is"]] == ["niet gevraagd", 380, None]
    assert [absent["Opmerking"], absent["Definitie"], absent["Antwoordwijze"]] == [None] * 3


def test_each_answer_of_a_comparison_has_its_own_change(survey: Store) -> None:
    """One was asked once in the years shown, another never: nothing is said of comparing these."""
    view = seen(
        survey, COMPARING, option_ids=("fase.anders", "bekendheid.nee", "inzet.meedoen-lvb"), years=(2018, 2019)
    )
    told = {(row["Vraag"], row["Jaar"]): row["Oordeel over het verschil"] for row in records(view)}
    asked_twice = survey.questions["fase"].title
    assert [key for key, verdict in told.items() if verdict] == [(asked_twice, 2019)]


def test_ten_years() -> None:
    years = {year: "a" if year < 2020 else "b" for year in range(2015, 2025)}
    item = question(years, bases=dict.fromkeys(years, 100))
    view = question_view(store(item, {"ja": [50.0] * 10, "nee": [50.0] * 10}), "v", default(item))
    assert len(records(view)) == 20
    row = record(view, "Ja", 2024)
    assert row["Vergelijkbaar met (van de getoonde jaren)"] == "2020, 2021, 2022 en 2023"
    assert [row["Verschil met jaar"], row["Verschil (procentpunt)"]] == [2020, 0.0]


def test_a_note_stands_on_the_rows_it_is_about() -> None:
    notes = [
        Note("all", None, None, "anomaly", "Over alles.", None),
        Note("of-year", None, 2020, "definition", "Over 2020.", None),
        Note("of-answer", "nee", None, "anomaly", "Over nee.", None, "high"),
        Note("of-cell", "ja", 2021, "alignment", "Over ja in 2021.", None),
        Note("of-break", None, 2021, "break", "Over de breuk.", None),
    ]
    item = question({2020: "a", 2021: "b"}, notes=notes, bases={2020: 100, 2021: 100})
    judged = {("ja", 2021): ("V", "of-cell")}
    kept = store_of([(item, {"ja": [50.0, 60.0], "nee": [50.0, 40.0]}, judged)])

    def told(view: QuestionView) -> dict[tuple[Value, Value], list[str]]:
        return {
            (row["Antwoord"], row["Jaar"]): [note.note_id for note in notes if note.text in str(row["Opmerking"])]
            for row in records(view)
        }

    assert told(question_view(kept, "v", default(item))) == {
        ("Ja", 2020): ["all", "of-year", "of-break"],
        ("Ja", 2021): ["all", "of-cell", "of-break"],
        ("Nee", 2020): ["all", "of-year", "of-answer", "of-break"],
        ("Nee", 2021): ["all", "of-answer", "of-break"],
    }
    one = question_view(kept, "v", replace(default(item), years=(2020,)))
    assert told(one) == {("Ja", 2020): ["all", "of-year"], ("Nee", 2020): ["all", "of-year", "of-answer"]}
    assert "Over nee. Zekerheid: hoog." in str(record(one, "Nee", 2020)["Opmerking"])


def test_what_is_suspected_is_said_on_its_row(survey: Store) -> None:
    found = [str(row["Opmerking"]) for row in records(seen(survey, "vorm", years=(2018,)))]
    assert sum("in twee stappen afgerond; 53 van de 78 is 67,9%." in text for text in found) == 1
