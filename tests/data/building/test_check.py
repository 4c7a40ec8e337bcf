"""Every rule fires on the fault it is made for; the real source has none."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from data.building.check import check
from data.building.source_files import SOURCE_DIR
from data.store import Store
from tests import waves


def test_the_source_has_no_faults() -> None:
    assert check(SOURCE_DIR)[1] == []


@pytest.mark.parametrize(
    ("table", "old", "new", "expected"),
    [
        ("questions", "karakter,2", "fase,2", "the key ('fase',) stands on line 2 too"),
        ("measurements", "fase,2018,single", "fase,2018,eenvoudig", "expected one of multiple, scale, single"),
        ("measurements", "fase,2018,single", "fasen,2018,single", "a question_id of questions.csv"),
        ("results", "fase,verkenningsfase,2018", "fase,verkenning,2018", "an option of this question"),
        ("results", "fase,verkenningsfase,2018", "fase,verkenningsfase,2017", "a year of waves.csv"),
        ("results", "2018,50.0,,,,,643", "2018,,,,,,643", "one of M, O, Q where the percentage is empty"),
        ("results", "2018,50.0,,,,,643", "2018,50.0,,O,,,643", "empty, as the status is O"),
        ("results", "2018,50.0,,,,,643", "2018,50.04,,,,,643", "at most one decimal"),
        ("results", "2018,50.0,,,,,643", "2018,100.1,,,,,643", "from 0 to 100"),
        ("results", "2018,50.0,,,,,643", '2018,"50,0",,,,,643', "with a point"),
        ("results", "2018,50.0,,,,,643", "2018,50.0,,,geen-noot,,643", "a note_id of this question"),
        ("results", "fase,verkenningsfase,2018,50.0,,,,,643\n", "", "has no row for fase, verkenningsfase, 2018"),
        ("results", ",,M,partijen-2018", ",,O,partijen-2018", "M before 2020"),
        ("notes", "2020,break,,Vanaf 2020 is de vraag anders gesteld. In 2018 en 2019 noemden gemeenten de domeinen",
         "2020,anomaly,,Zonder breuk", "a note of kind break"),
        ("notes", "alignment,medium", "alignment,gemiddeld", "expected one of high, medium"),
        ("measurements", "a,not_stated,,", "a,not_stated,96,", "filled exactly where base_n is"),
        ("measurements", "a,not_stated,,", "a,not_stated,96,reconstructed", "reported, as others are reconstructed"),
        ("measurements", "a,not_stated,,", "a,not_stated,381,reported", "at most 380, all municipalities"),
        ("statements", "fase,verkenningsfase,2018,,equals,50", "fase,verkenningsfase,2018,,equals,", "where the claim"),
        ("statements", "2018,2021,falls", "2018,,falls", "filled exactly where the claim needs it"),
        ("statements", "fase,verkenningsfase,2018,,equals", "fase,,2018,,equals", "an option of the question"),
        ("statements", "bekendheid,nee,2019", "bekendheid,nee,2018", "a year of this question"),
        ("statements", "2018,2021,falls", "2021,2018,falls", "a year after the first one"),
        ("statements", "fase,verkenningsfase,2018,,equals", "fase,verkenningsfase,2018,2021,equals", "filled exactly"),
        ("statements", "Corona was geen antwoord in de peiling.", "", "why it cannot be checked"),
        ("quotes", ",2021-partijen-22,", ",2021-partijen-99,", "a quote that is no duplicate"),
        ("answer_options", ",Geen uitvoeringscapaciteit,", ",Geen tijd,", "a theme of this question's quotes"),
        ("waves", "2018,Peiling", "achttien,Peiling", "a year of four digits"),
        ("waves", "year,title", "jaar,title", "the columns year,title,population,source"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_place(tmp_path: Path, table: str, old: str, new: str, expected: str) -> None:
    shutil.copytree(SOURCE_DIR, tmp_path / "source")
    path = tmp_path / "source" / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    if old not in text and table == "quotes":
        line = next(line for line in text.splitlines() if ",2021-partijen-" in line[20:])
        old = "," + line.split(",")[-2] + ","
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    faults = [str(fault) for fault in check(tmp_path / "source")[1]]
    assert any(expected in fault for fault in faults), faults
    assert all(".csv, line " in fault for fault in faults)


def test_where_a_value_stands_is_a_judgement_and_says_how_sure_it_is(survey: Store) -> None:
    notes = [note for item in survey.questions.values() for note in item.notes]
    assert {note.kind for note in notes if note.confidence} == {"alignment"}
    assert {note.confidence for note in notes if note.kind == "alignment"} == {"high", "medium"}


def test_a_duplicate_must_repeat_its_original(tmp_path: Path) -> None:
    shutil.copytree(SOURCE_DIR, tmp_path / "source")
    path = tmp_path / "source" / "quotes.csv"
    text = path.read_text(encoding="utf-8")
    before, words, after = text.rpartition("testpanel van ervaringsdeskundigen")
    assert words
    path.write_text(before + "heel iets anders" + after, encoding="utf-8")
    faults = [str(fault) for fault in check(tmp_path / "source")[1]]
    assert len(faults) == 1
    assert "not in the quote it repeats" in faults[0]


def told(rows: waves.Rows, folder: Path) -> list[str]:
    return [str(fault) for fault in check(waves.write(rows, folder))[1]]


@pytest.mark.parametrize("name", list(waves.VARIANTS))
def test_sources_of_other_years_have_no_faults(tmp_path: Path, name: str) -> None:
    assert told(waves.VARIANTS[name](), tmp_path) == []


def test_an_option_is_offered_until_its_last_year(tmp_path: Path) -> None:
    rows = waves.five_years()
    for row in rows["results"]:
        if (row["question_id"], row["option_id"], row["year"]) == (*waves.STOPPED, str(waves.NEW_YEAR)):
            row["obs_status"] = "O"
    (fault,) = told(rows, tmp_path)
    assert f"column obs_status: 'O'; expected M after {waves.NEW_YEAR - 1}" in fault


def test_a_break_in_a_year_whose_rows_come_at_the_end_has_to_be_explained_too(tmp_path: Path) -> None:
    rows = waves.five_years()
    rows["notes"] = [row for row in rows["notes"] if (row["question_id"], row["kind"]) != (waves.BROKEN, "break")]
    (fault,) = told(rows, tmp_path)
    assert "column comparable_group" in fault


OVERLAP = "question_id,option_id,year_before,year,both_n,both_chose,chose_before,chose_after\n"


@pytest.mark.parametrize(
    ("row", "n", "expected"),
    [
        ("fase,verkenningsfase,2018,2019,80,20,10,10", "96", ""),
        ("fase,verkenningsfase,2018,2019,97,20,10,10", "96", "at most n of 2018, 96"),
        ("fase,verkenningsfase,2018,2019,80,20,10,10", "", "at most n of 2018, which is not known"),
        ("fase,verkenningsfase,2019,2018,80,20,10,10", "96", "the first one first"),
        ("fase,verkenningsfase,2018,2019,80,60,20,10", "96", "at most both_n together"),
        ("fase,verkenning,2018,2019,80,20,10,10", "96", "an option of this question"),
        ("fase,verkenningsfase,2017,2019,80,20,10,10", "96", "a year of this question"),
    ],
)
def test_an_overlap_must_be_possible(tmp_path: Path, row: str, n: str, expected: str) -> None:
    shutil.copytree(SOURCE_DIR, tmp_path / "source")
    (tmp_path / "source" / "overlaps.csv").write_text(OVERLAP + row + "\n", encoding="utf-8")
    reported(tmp_path / "source", n, "")
    faults = [str(fault) for fault in check(tmp_path / "source")[1]]
    assert any(expected in fault for fault in faults) if expected else faults == []


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ("grootte,1.2", ""),
        ("grootte,", ""),
        ("grootte,0.9", "at least 1"),
        (",1.2", "by what was weighted"),
    ],
)
def test_weights_must_be_told(tmp_path: Path, weights: str, expected: str) -> None:
    shutil.copytree(SOURCE_DIR, tmp_path / "source")
    reported(tmp_path / "source", "96", weights)
    faults = [str(fault) for fault in check(tmp_path / "source")[1]]
    assert any(expected in fault for fault in faults) if expected else faults == []


def reported(folder: Path, n: str, weights: str) -> None:
    """Give the question fase in 2018 and 2019 an n, and weights in 2018."""
    with (folder / "measurements.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["question_id"] == "fase" and row["year"] in ("2018", "2019"):
            row |= {"base_n": n, "base_status": "reported" if n else ""}
        weighting, effect = weights.split(",") if weights and row["question_id"] == "fase" else ("", "")
        row |= {"weighting": weighting, "design_effect": effect}
    with (folder / "measurements.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
