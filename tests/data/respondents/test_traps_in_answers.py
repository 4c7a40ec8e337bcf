"""Answers that can be counted in more than one way: one trap each, counted as the mapping says or asked back."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
import pytest

from data.building.check import RULES
from data.building.proposal import Proposal
from data.building.source_files import Source
from data.survey.schema import EVERYONE
from tests.data.respondents import exports
from tests.data.respondents.conftest import Reads
from tests.data.respondents.counting import share
from tests.data.respondents.exports import HEAD, add_set, invented, question
from tests.data.respondents.small import STOPPED, counts, mapping

TWO = ["wmo-raad", "adviesbureau"]
REST = '["clientenorganisatie", "organisaties-gehandicapten", "ervaringsdeskundigen", "lokale-stakeholders", "anders"]'
PARTIES = '[question.columns]\na = "wmo-raad"\nb = "adviesbureau"\n'


def parties(shown: str, lines: str = "", kind: str = "multiple") -> str:
    """Partijen in columns a and b."""
    return HEAD + question("partijen", kind, f"shown = {shown}\nnot_offered = {REST}\n{lines}", PARTIES)


def measured(found: Proposal, question_id: str) -> dict[str, Any]:
    """The row of measurements of 2022."""
    assert found.source is not None
    rows = found.source["measurements"]
    return next(row.values for row in rows if (row["question_id"], row["year"]) == (question_id, 2022))


NOTHING_TICKED = "nr,samen,a,b\n1,ja,x,\n2,ja,,\n3,ja,,x\n4,nee,,\n"


@pytest.mark.parametrize(
    ("shown", "base"),
    [('"complete"', 4), ('"answered"', 2), ('{ column = "samen", values = ["ja"] }', 3)],
    ids=["everyone", "who ticked", "filter"],
)
def test_who_ticked_nothing_is_in_the_base_only_if_the_question_was_shown(shown: str, base: int, reads: Reads) -> None:
    ignored = '"nr"' if "samen" in shown else '"nr", "samen"'
    told = parties(shown).replace("[[question]]", f"[file]\nignore = [{ignored}]\n[[question]]", 1)
    assert counts(reads(NOTHING_TICKED, told), "partijen") == dict.fromkeys(TWO, (share(1, base), base))


def test_without_a_word_on_what_was_shown_it_is_asked(reads: Reads) -> None:
    found = reads("nr,a,b\n1,x,\n", parties('"complete"').replace('shown = "complete"', ""))
    assert any("shown is niet ingevuld" in fault for fault in found.faults)


def test_words_for_not_asked_are_not_the_same_as_not_chosen(reads: Reads) -> None:
    content = "id,submitdate,lastpage,a,b\n1,d,1,Ja,Nee\n2,d,1,Nee,Nee\n3,d,1,N/A,N/A\n4,d,1,,\n"
    assert counts(reads(content, parties('"answered"')), "partijen") == {
        "wmo-raad": (50.0, 2),
        "adviesbureau": (0.0, 2),
    }
    assert counts(reads(content, parties('"complete"')), "partijen")["wmo-raad"] == (33.3, 3)


def test_an_answer_to_a_question_that_was_not_shown_is_asked_back(reads: Reads) -> None:
    found = reads("samen,a,b\nja,x,\nnee,x,\n", parties('{ column = "samen", values = ["ja"] }'))
    assert found.faults[0].startswith("export.csv, rij 3, kolom a: er is een antwoord op 'partijen', maar")


@pytest.mark.parametrize(
    ("base", "expected"), [("item", [(50.0, 2), (100.0, 1)]), ("question", [(50.0, 2), (50.0, 2)])]
)
def test_items_have_their_own_base_or_that_of_the_question(
    base: str, expected: list[tuple[float, int]], reads: Reads
) -> None:
    lines = f'base = "{base}"\nchosen = ["veel", "heel veel"]\nnot_chosen = ["geen", "weinig"]'
    found = reads("a,b\nveel,Heel Veel\nweinig,\n,\n", parties('"answered"', lines, "scale"))
    assert counts(found, "partijen") == dict(zip(TWO, expected, strict=True))


def test_a_value_of_a_scale_that_nobody_explained_is_asked_back(reads: Reads) -> None:
    found = reads(
        "a,b\nveel,enigszins\nweinig,99\nveel,99\n",
        parties('"answered"', 'chosen = ["veel"]\nnot_chosen = ["weinig"]', "scale"),
    )
    assert [fault.split(" is niet")[0] for fault in found.faults] == [
        "export.csv, rij 2, kolom b: 'enigszins'", "export.csv, rij 3, kolom b en 1 keer meer: '99'"
    ]  # fmt: skip


def test_a_half_is_rounded_up(reads: Reads) -> None:
    rows = ["q01", *["A1"] * 1, *["A2"] * 15]
    found = counts(reads("nr," + "\n0,".join(rows) + "\n", mapping(head='[file]\nignore = ["nr"]')))
    assert found["verkenningsfase"] == (6.3, 16)
    assert found["onderzoeksfase"] == (93.8, 16)


def test_weights_weigh_percentages_and_leave_n_as_it_is(reads: Reads) -> None:
    content = 'q01;weging\nA1;"1,5"\nA1;0.5\nA2;2\nA2;"1,25"\n;"9"\n'
    head = '[weight]\ncolumn = "weging"\ndescription = "Gewogen naar grootteklasse"'
    found = reads(content, mapping(head=head))
    assert counts(found)["verkenningsfase"] == (share(200, 525), 4)
    row = measured(found, "fase")
    assert row["weighting"] == "Gewogen naar grootteklasse"
    weights = [1.5, 0.5, 2, 1.25]
    assert row["design_effect"] == pytest.approx(4 * sum(w * w for w in weights) / math.fsum(weights) ** 2, abs=1e-6)
    wrong = reads("q01;weging\nA1;1\nA1;-1\nA2;zwaar\nA1;\n", mapping(head=head))
    assert [fault.split(": dit is geen gewicht")[0] for fault in wrong.faults] == [
        "export.csv, rij 3, kolom weging ('-1')",
        "export.csv, rij 4, kolom weging ('zwaar')",
        "export.csv, rij 5, kolom weging (leeg)",
    ]


def _sav(folder: Path, frame: dict[str, list[Any]], **more: Any) -> Path:
    path = folder / "peiling.sav"
    pyreadstat.write_sav(pd.DataFrame(frame), str(path), **more)
    return path


def test_spss_declared_codes_are_missing_and_undeclared_ones_are_asked(tmp_path: Path, reads: Reads) -> None:
    labels = {"q01": {1.0: "Verkenningsfase", 2.0: "Onderzoeksfase"}}
    told = mapping().replace("A1", "Verkenningsfase").replace("A2", "Onderzoeksfase")
    frame: dict[str, list[Any]] = {"q01": [1.0, 2.0, 99.0, -99998.0, None], "x": [1.0] * 5}
    told = told.replace("[[question]]", '[file]\nignore = ["x"]\n[[question]]', 1)
    path = _sav(tmp_path, frame, variable_value_labels=labels, missing_ranges={"q01": [-99998]})
    asked = reads(path, told)
    assert asked.source is None
    assert "peiling.sav, rij 3, kolom q01: '99' is niet bekend" in asked.faults[0]
    assert len(asked.faults) == 1
    answered = reads(path, told.replace('column = "q01"', 'column = "q01"\nmissing = [99]'))
    assert counts(answered)["verkenningsfase"] == (50.0, 2)


def test_spss_labels_go_before_codes(tmp_path: Path, reads: Reads) -> None:
    frame: dict[str, list[Any]] = {"a": [1.0, 2.0, 2.0], "b": [2.0, 1.0, 1.0]}
    turned = {name: {1.0: "Nee", 2.0: "Ja"} for name in "ab"}
    found = reads(_sav(tmp_path, frame, variable_value_labels=turned), parties('"answered"'))
    assert counts(found, "partijen") == {"wmo-raad": (66.7, 3), "adviesbureau": (33.3, 3)}


def test_spss_sets_of_categories_are_one_question(tmp_path: Path, reads: Reads) -> None:
    frame: dict[str, list[Any]] = {"m1": [1.0, 2.0, None], "m2": [2.0, None, None]}
    path = _sav(tmp_path, frame, variable_value_labels={name: {1.0: "Wmo-raad", 2.0: "Adviesbureau"} for name in frame})
    add_set(path, "$m", "C", "Partijen", ["m1", "m2"])
    told = HEAD + question(
        "partijen", "multiple", f'shown = "answered"\ncolumn = ["m1", "m2"]\nwording = "same"\nnot_offered = {REST}',
        '[question.values]\nWmo-raad = "wmo-raad"\nAdviesbureau = "adviesbureau"\n',
    )  # fmt: skip
    assert counts(reads(path, told), "partijen") == {"wmo-raad": (50.0, 2), "adviesbureau": (100.0, 2)}


def test_spss_long_texts_are_whole(tmp_path: Path, reads: Reads) -> None:
    text = "Een lange toelichting over toegankelijkheid. " * 20
    path = _sav(tmp_path, {"q01": ["A1", "A2"], "o": [text, "-"]})
    found = reads(path, mapping(tail='[[open]]\ncolumn = "o"\nquestion = "fase"'))
    assert [answer.text for answer in found.open_answers] == [text.strip()]


def test_open_answers_that_say_nothing_are_left_out_and_counted(reads: Reads) -> None:
    content = "q01,open\nA1,nvt\nA1,-\nA2,Geen.\nA1,n.v.t.\nA2,Wij zoeken mensen\nA2,\n"
    found = reads(content, mapping(tail='[[open]]\ncolumn = "open"\nquestion = "fase"\ntheme = "Plannen"'))
    assert [(a.question_id, a.year, a.text, a.theme, a.place) for a in found.open_answers] == [
        ("fase", 2022, "Wij zoeken mensen", "Plannen", "export.csv, rij 6, kolom open")
    ]
    assert any("4 open antwoorden zeggen niets" in remark for remark in found.remarks)


def test_an_answer_without_an_option_of_its_own_counts_in_n(reads: Reads) -> None:
    found = reads(
        "nr,q01\n1,A1\n2,Weet niet\n3,A2\n4,\n",
        mapping(head='[file]\nignore = ["nr"]', lines='in_base = ["weet niet"]'),
    )
    assert counts(found) == dict.fromkeys(("verkenningsfase", "onderzoeksfase"), (33.3, 3))


def test_two_answers_where_one_is_allowed_are_asked_back(reads: Reads) -> None:
    found = reads("a,b\nx,x\nx,\n", parties('"answered"', kind="single"))
    assert "rij 2, kolom a: meer dan een antwoord op 'partijen'" in found.faults[0]


def test_a_column_that_nobody_speaks_of_is_asked_and_a_misspelt_one_is_named(reads: Reads) -> None:
    found = reads("q01,q02\nA1,1\n", mapping(column="q0l"))
    assert any("kolom q02" in fault and "zegt niet waar" in fault for fault in found.faults)
    assert any("kolom 'q0l' staat niet in export.csv. Bedoelt u 'q01'?" in fault for fault in found.faults)


def test_every_fault_is_told_at_once(reads: Reads) -> None:
    told = mapping(head="[file]\nleave_out = [77]", lines="", tail='[[open]]\ncolumn = "weg"\nquestion = "vorm"')
    found = reads("q01,q02\nA1,1\nA9,1\n", told)
    for words in ("rij 77", "kolom q02", "'weg' staat niet", "geen [[question]] 'vorm'", "'A9' is niet bekend"):
        assert any(words in fault for fault in found.faults), words


def test_an_option_that_was_not_offered_is_a_blank_and_every_rule_holds(reads: Reads) -> None:
    found = reads("nr,q01\n1,A1\n2,A2\n", mapping(head='[file]\nignore = ["nr"]'))
    assert found.source is not None
    blanks = {row["option_id"]: row["obs_status"] for row in found.source["results"]
              if (row["question_id"], row["year"]) == ("fase", 2022) and row["percentage"] is None}  # fmt: skip
    assert set(blanks) == set(STOPPED)
    assert not [fault for rule in RULES for fault in rule(found.source)]


def test_other_years_stay_as_they_were(reads: Reads, current: Source) -> None:
    found = reads("nr,q01\n1,A1\n2,A2\n", mapping(head='[file]\nignore = ["nr"]'))
    assert found.source is not None
    for table in ("waves", "measurements", "results", "notes", "quotes", "statements"):
        kept = [row.values for row in found.source[table] if row.values.get("year") != 2022]
        assert sorted(map(str, kept)) == sorted(str(row.values) for row in current[table]), table


def test_a_year_that_exists_is_replaced_only_when_asked(reads: Reads, current: Source) -> None:
    first = reads("nr,q01\n1,A1\n2,A2\n", mapping(head='[file]\nignore = ["nr"]'))
    assert first.source is not None
    again = reads("nr,q01\n1,A1\n2,A1\n", mapping(head='[file]\nignore = ["nr"]'), source=first.source)
    assert "peiling van 2022 is er al" in again.faults[0]
    replaced = reads("nr,q01\n1,A1\n2,A1\n", mapping(head='[file]\nignore = ["nr"]'), source=first.source, replace=True)
    assert counts(replaced)["verkenningsfase"] == (100.0, 2)
    fresh = reads("nr,q01\n1,A1\n2,A1\n", mapping(head='[file]\nignore = ["nr"]'))
    assert fresh.source is not None
    assert replaced.source == fresh.source
    assert current["waves"][-1]["year"] == 2021


def test_a_changed_wording_waits_for_a_word(reads: Reads) -> None:
    content = "id,submitdate,lastpage,q01. In welke fase zit uw organisatie nu?\n1,d,1,A1\n2,d,1,A2\n"
    asked = reads(content, mapping())
    assert [(item.old[:14], item.new, item.choices) for item in asked.to_confirm] == [
        ("In welke fase ", "In welke fase zit uw organisatie nu?", ("same", "changed", "new"))
    ]
    key = asked.to_confirm[0].key
    same = reads(content, mapping(), confirmed={key: "same"})
    assert not same.to_confirm
    assert measured(same, "fase")["comparable_group"] == "a"
    changed = reads(content, mapping(), confirmed={key: "changed"})
    assert measured(changed, "fase")["comparable_group"] == "b"
    assert changed.source is not None
    notes = [row["text"] for row in changed.source["notes"] if row["note_id"] == "fase-2022-breuk"]
    assert "zit uw organisatie nu?’" in str(notes[0])
    assert not [fault for rule in RULES for fault in rule(changed.source)]
    assert "[[new_question]]" in reads(content, mapping(), confirmed={key: "new"}).faults[0]
    assert "hoort geen wijziging" in reads(content, mapping(), confirmed={key: "same", "fase-0": "same"}).faults[0]


def test_a_new_question_and_a_new_answer_are_rows(reads: Reads) -> None:
    told = mapping(lines="").replace("not_offered", "not_offered", 1)
    told = told.replace('A2 = "onderzoeksfase"\n', 'A2 = "onderzoeksfase"\nA3 = "klaar"\n')
    told += '[[new_option]]\nquestion = "fase"\nid = "klaar"\nlabel = "Klaar"\n'
    told += '[[new_question]]\nid = "budget"\ntitle = "Budget"\ntext = "Is er budget?"\n'
    told += "".join(f'[[new_option]]\nquestion = "budget"\nid = "{word}"\nlabel = "{word}"\n' for word in ("ja", "nee"))
    told += (
        '[[question]]\nid = "budget"\nkind = "single"\ncolumn = "q02"\ndefinition = "Deel"\ncomparable_with = "new"\n'
    )
    told += '[question.values]\nJa = "ja"\nNee = "nee"\n'
    found = reads("q01,q02\nA1,ja\nA3,nee\nA3,nee\n", told)
    assert counts(found)["klaar"] == (66.7, 3)
    assert counts(found, "budget") == {"ja": (33.3, 3), "nee": (66.7, 3)}
    assert found.source is not None
    before = {row["year"]: row["obs_status"] for row in found.source["results"] if row["option_id"] == "klaar"}
    assert before == {2018: "M", 2019: "M", 2020: "M", 2021: "M", 2022: None}
    assert not [fault for rule in RULES for fault in rule(found.source)]


def test_respondents_beyond_the_number_of_municipalities_are_asked_back(reads: Reads) -> None:
    found = reads("q01,x\n" + "A1,\n" * 345, mapping())
    assert "n is 345, en er zijn 344 gemeenten" in found.faults[0]


def test_lime_survey_with_everything_has_no_open_answer_of_someone_incomplete(tmp_path: Path, reads: Reads) -> None:
    people = invented(60, 5)
    path, told = exports.limesurvey(tmp_path, people)
    found = reads(path, told + '[[open]]\ncolumn = "q01[other]"\nquestion = "fase"\n')
    assert len(found.open_answers) == sum(1 for one in people if one.complete and one.fase_words)
    assert found.source is not None
    assert all(row["group"] == EVERYONE for row in found.source["results"])
