"""A workbook becomes the rows of a year: values, changed words, what is new or stopped, breaks, groups, replacing."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.building.check import RULES
from data.building.derived import derive
from data.building.proposal import Proposal
from data.building.source_files import Row, Source
from data.survey.schema import EVERYONE
from data.workbook.layout import HEADER
from tests.data.workbook.filling import FIRST, YEAR, Filled, filled, values_of

PHASE = "Fase van de implementatie"


def source_of(found: Proposal) -> Source:
    assert not found.faults
    assert found.source is not None
    assert not [fault for rule in RULES for fault in rule(found.source)]
    return found.source


def rows(source: Source, table: str, **where: object) -> list[Row]:
    return [row for row in source[table] if all(row[column] == value for column, value in where.items())]


def one(source: Source, table: str, **where: object) -> Row:
    (row,) = rows(source, table, **where)
    return row


def test_a_template_filled_in_with_a_year_gives_exactly_its_percentages(tmp_path: Path) -> None:
    book = filled()
    source = source_of(book.proposal(tmp_path))
    assert values_of(source, YEAR) == values_of(book.source, 2021)
    for name, before in book.source.items():
        kept = [row.values for row in source[name] if row.values.get("year") != YEAR]
        assert kept == [row.values for row in before], name
    derived = derive(source)
    assert {row["obs_status"] for row in rows(derived, "results", year=YEAR)} == {"A", "O"}


def test_an_empty_template_tells_all_that_lacks(tmp_path: Path) -> None:
    book = filled()
    for sheet, column in (("vragen", "gesteld"), ("peiling", "waarde")):
        for row in range(FIRST, book.book[sheet].max_row + 1):
            book.cell(sheet, column, row).value = None
    faults = book.proposal(tmp_path).faults
    assert len(faults) == 4 + 10
    assert faults[0] == "peiling!B4: ‘jaar’ is niet ingevuld"


def test_a_count_gives_its_percentage_and_a_reported_n(tmp_path: Path) -> None:
    book = filled()
    book.asked("fase", n="166")
    book.answer("fase", "verkenningsfase", percentage=None, aantal=37)
    source = source_of(book.proposal(tmp_path))
    found = one(source, "results", question_id="fase", option_id="verkenningsfase", year=YEAR)
    measured = one(source, "measurements", question_id="fase", year=YEAR)
    assert (found["percentage"], measured["base_n"], measured["base_status"]) == (22.3, 166, "reported")


@pytest.mark.parametrize(
    ("mark", "reason", "status"), [("<5", "afgeschermd", "Q"), ("-99998", "niet gepubliceerd", "O")]
)
def test_a_mark_for_no_value_with_a_reason_is_read_as_empty(
    mark: str, reason: str, status: str, tmp_path: Path
) -> None:
    book = filled()
    book.answer("fase", "verkenningsfase", percentage=mark, waarom_geen_waarde=reason)
    found = one(
        source_of(book.proposal(tmp_path)), "results", question_id="fase", option_id="verkenningsfase", year=YEAR
    )
    assert (found["percentage"], found["obs_status"]) == (None, status)


def reworded(book: Filled) -> int:
    return book.answer("fase", "verkenningsfase", nieuwe_tekst_van_het_antwoord="Wij verkennen nog")


@pytest.mark.parametrize("choice", ["same", "changed", "new"])
def test_an_answer_in_other_words_is_the_same_a_break_or_a_new_one(choice: str, tmp_path: Path) -> None:
    book = filled()
    reworded(book)
    asked = book.proposal(tmp_path)
    (confirmation,) = asked.to_confirm
    assert (confirmation.old, confirmation.new) == ("Verkenningsfase", "Wij verkennen nog")
    found = book.proposal(tmp_path, {confirmation.key: choice})
    assert not found.to_confirm
    source = source_of(found)
    option = "wij-verkennen-nog" if choice == "new" else "verkenningsfase"
    row = one(source, "results", question_id="fase", option_id=option, year=YEAR)
    group = one(source, "measurements", question_id="fase", year=YEAR)["comparable_group"]
    breaks = rows(source, "notes", question_id="fase", kind="break", year=YEAR)
    assert row["percentage"] == 22.3
    assert row["source_label"] == (None if choice == "new" else "Wij verkennen nog")
    assert group == ("b" if choice == "changed" else "a")
    assert len(breaks) == (choice == "changed")
    if choice == "new":
        assert one(source, "answer_options", question_id="fase", option_id=option)["first_year"] == YEAR
        old = one(source, "results", question_id="fase", option_id="verkenningsfase", year=YEAR)
        assert old["obs_status"] == "M"


@pytest.mark.parametrize("choice", ["same", "changed", "new"])
def test_a_question_in_other_words_is_the_same_a_break_or_a_new_one(choice: str, tmp_path: Path) -> None:
    book = filled()
    book.asked("inzet", nieuwe_vraagtekst="Waarvoor gebruikt u het verdrag?")
    (confirmation,) = book.proposal(tmp_path).to_confirm
    source = source_of(book.proposal(tmp_path, {confirmation.key: choice}))
    question = "inzet-2022" if choice == "new" else "inzet"
    assert len(rows(source, "results", question_id=question, year=YEAR)) == 6
    assert len(rows(source, "results", question_id="inzet", year=YEAR)) == (0 if choice == "new" else 6)
    note = {"same": "definition", "changed": "break", "new": None}[choice]
    assert [row["kind"] for row in rows(source, "notes", question_id=question, year=YEAR)] == ([note] if note else [])
    measured = one(source, "measurements", question_id=question, year=YEAR)
    assert measured["comparable_group"] == ("b" if choice == "changed" else "a")


def test_a_key_holds_for_these_words_only(tmp_path: Path) -> None:
    book = filled()
    reworded(book)
    (confirmation,) = book.proposal(tmp_path).to_confirm
    book.answer("fase", "verkenningsfase", nieuwe_tekst_van_het_antwoord="Wij verkennen niet")
    found = book.proposal(tmp_path, {confirmation.key: "same"})
    assert [item.new for item in found.to_confirm] == ["Wij verkennen niet"]
    assert found.faults == [
        f"--confirm {confirmation.key}: bij deze sleutel hoort geen wijziging (meer): neem hem over van de lijst"
    ]


def test_words_written_over_the_old_ones_are_noticed_and_spaces_are_not(tmp_path: Path) -> None:
    book = filled()
    book.answer("fase", "verkenningsfase", antwoord="Fase van verkennen")
    book.answer("fase", "onderzoeksfase", antwoord=" Onderzoeksfase\n")
    row = book.row("vragen", "fase")
    book.cell("vragen", "vraagtekst", row).value += "\u00a0"
    assert [item.new for item in book.proposal(tmp_path).to_confirm] == ["Fase van verkennen"]


def test_a_break_gets_a_group_and_a_note_of_its_own(tmp_path: Path) -> None:
    book = filled()
    book.asked("domeinen", vergelijkbaar="nee", waarom_niet_vergelijkbaar="Er zijn nu drie antwoorden.")
    source = source_of(book.proposal(tmp_path))
    measured = one(source, "measurements", question_id="domeinen", year=YEAR)
    assert (measured["comparable_group"], measured["comparable_status"]) == ("c", "stated")
    note = one(source, "notes", question_id="domeinen", kind="break", year=YEAR)
    assert note["text"] == "Er zijn nu drie antwoorden. Vergelijk 2022 daarom niet met eerdere jaren."
    assert one(derive(source), "results", question_id="domeinen", option_id="sport", year=YEAR)["obs_status"] == "B"


@pytest.mark.parametrize(("year", "group"), [(2021, "a"), (2020, "b")])
def test_it_compares_with_the_year_that_is_named(year: int, group: str, tmp_path: Path) -> None:
    book = filled()
    book.asked("knelpunten", vergelijken_met=year)
    assert (
        one(source_of(book.proposal(tmp_path)), "measurements", question_id="knelpunten", year=YEAR)["comparable_group"]
        == group
    )


def test_an_answer_that_stopped_is_said_to_have(tmp_path: Path) -> None:
    book = filled()
    book.answer("partijen", "adviesbureau", percentage=None, waarom_geen_waarde="vervallen")
    source = source_of(book.proposal(tmp_path))
    row = one(source, "results", question_id="partijen", option_id="adviesbureau", year=YEAR)
    assert (row["percentage"], row["obs_status"]) == (None, "M")
    assert one(source, "answer_options", question_id="partijen", option_id="adviesbureau")["last_year"] == 2021


def test_a_new_answer_begins_and_a_new_question_comes_with_its_answers(tmp_path: Path) -> None:
    book = filled()
    book.add(
        "nieuwe antwoorden",
        vraag="Betrokken partijen",
        antwoord="Scholen en sport",
        percentage="12,5",
        opmerking="Nieuw.",
    )
    book.add(
        "nieuwe vragen",
        titel="Geld",
        vraagtekst="Is er geld?",
        n=100,
        hoe_gemeten="één antwoord",
        wat_het_percentage_is="Gemeenten",
    )
    book.add("nieuwe antwoorden", vraag="Geld", antwoord="Ja", aantal=40)
    book.add("nieuwe antwoorden", vraag="Geld", antwoord="Nee", percentage=60)
    book.add("citaten", vraag="Geld", citaat="Er is geld")
    book.add("opmerkingen", vraag="Geld", antwoord="ja", soort="opvallend", tekst="Meer dan gedacht.")
    found = book.proposal(tmp_path)
    source = source_of(found)
    option = one(source, "answer_options", question_id="partijen", option_id="scholen-en-sport")
    assert (option["first_year"], option["position"]) == (YEAR, 8)
    series = rows(source, "results", question_id="partijen", option_id="scholen-en-sport")
    assert [row["obs_status"] for row in series] == ["M"] * 4 + [None]
    assert series[-1]["note"] == "partijen-2022-opmerking"
    geld = rows(source, "results", question_id="geld")
    assert [(row["option_id"], row["percentage"]) for row in geld] == [("ja", 40.0), ("nee", 60.0)]
    assert one(source, "questions", question_id="geld")["position"] == 11
    assert one(source, "notes", question_id="geld")["option_id"] == "ja"
    (answer,) = found.open_answers
    assert (answer.question_id, answer.year, answer.text, answer.place) == ("geld", YEAR, "Er is geld", "citaten!B4")


def test_a_sum_that_is_explained_is_a_note(tmp_path: Path) -> None:
    book = filled()
    book.answer("fase", "anders", percentage=30, waarom_geen_waarde=None)
    book.asked("fase", som_wijkt_af_omdat="Dubbel geteld.")
    note = one(source_of(book.proposal(tmp_path)), "notes", question_id="fase", year=YEAR)
    assert note["text"] == "De percentages tellen op tot 121,6. Dubbel geteld."


def groups(book: Filled, *, small_n: int | None, small: object, reason: str | None) -> None:
    for label, n, share, why in (("Klein", small_n, small, reason), ("Midden", 40, 50, None), ("Groot", 60, 50, None)):
        for row in rows(book.source, "answer_options", question_id="fase"):
            book.add("groepen", indeling="Gemeentegrootte", groep=label, gemeenten_in_groep=100, vraag=PHASE, n=n,
                     antwoord=row["label"], percentage=share, waarom_geen_waarde=why)  # fmt: skip


def test_groups_get_their_results_and_bases(tmp_path: Path) -> None:
    book = filled()
    groups(book, small_n=10, small=20, reason=None)
    source = source_of(book.proposal(tmp_path))
    assert [row["group_id"] for row in source["groups"]] == [
        f"gemeentegrootte-{name}" for name in ("klein", "midden", "groot")
    ]
    base = one(source, "group_bases", group="gemeentegrootte-klein")
    assert (base["question_id"], base["base_n"], base["population"]) == ("fase", 10, 100)
    assert len(rows(source, "results", group="gemeentegrootte-klein", percentage=20.0)) == 6
    assert len(rows(source, "results", group=EVERYONE)) == 255 + 68


def test_a_small_group_must_be_hidden_and_not_alone(tmp_path: Path) -> None:
    book = filled()
    groups(book, small_n=4, small=20, reason=None)
    (fault,) = book.proposal(tmp_path).faults
    assert fault.startswith(f"groepen, rij 4: groep ‘Klein’, vraag ‘{PHASE}’: n is 4, minder dan 5: ")
    book = filled()
    groups(book, small_n=4, small=None, reason="afgeschermd")
    (fault,) = book.proposal(tmp_path).faults
    assert fault.startswith(f"groepen, rij 4: alleen ‘Klein’ is afgeschermd bij ‘{PHASE}’")
    assert fault.endswith("zoals ‘Midden’")


def test_a_year_is_replaced_whole_and_all_else_stays(tmp_path: Path) -> None:
    book = filled()
    book.add("nieuwe antwoorden", vraag="Betrokken partijen", antwoord="Scholen", percentage=12)
    book.answer("partijen", "adviesbureau", percentage=None, waarom_geen_waarde="vervallen")
    once = source_of(book.proposal(tmp_path))
    plain = filled()
    expected = source_of(plain.proposal(tmp_path))
    path = plain.xlsx(tmp_path)
    plain.source = once
    assert plain.read(path).faults == ["peiling: 2022 staat al in het dashboard: vervang het met --replace"]
    again = source_of(plain.read(path, replace=True))
    assert {name: [row.values for row in found] for name, found in again.items()} == {
        name: [row.values for row in found] for name, found in expected.items()
    }


def test_replacing_a_year_of_the_report_keeps_its_quotes_and_statements(tmp_path: Path) -> None:
    book = filled()
    book.cell("peiling", "waarde", FIRST).value = 2021
    for row in range(FIRST, book.book["vragen"].max_row + 1):
        book.cell("vragen", "vergelijken met", row).value = 2020
    for row in range(HEADER + 2, book.book["resultaten"].max_row + 1):
        book.cell("resultaten", "vorige keer", row).value = None
    source = source_of(book.read(book.xlsx(tmp_path), replace=True))
    assert values_of(source, 2021) == values_of(book.source, 2021)
    for name in ("quotes", "statements", "questions", "answer_options"):
        assert [row.values for row in source[name]] == [row.values for row in book.source[name]], name
