"""What the tables hold beyond the source: bases and statuses."""

from __future__ import annotations

import pytest

from data.building.check import check
from data.building.derived import derive
from data.building.findings import findings
from data.building.source_files import SOURCE_DIR, Row, Source, Value
from data.store import Store
from data.survey.schema import TABLES


def changed(source: Source, table: str, key: dict[str, Value], **values: Value) -> Source:
    """The source with one row changed."""
    rows = [
        Row(row.line, {**row.values, **values}) if all(row[name] == value for name, value in key.items()) else row
        for row in source[table]
    ]
    return {**source, table: rows}


def found(source: Source, question_id: str, year: int) -> dict[str, Value]:
    rows = derive(source)["measurements"]
    return next(row.values for row in rows if (row["question_id"], row["year"]) == (question_id, year))


@pytest.fixture(scope="module")
def report() -> Source:
    return check(SOURCE_DIR)[0]


def test_the_bases_of_the_report(survey: Store) -> None:
    bases = {
        (year, item.question_id): item.by_year[year].base_n for item in survey.questions.values() for year in item.years
    }
    assert [bases[2018, question] for question in survey.questions if (2018, question) in bases] == [
        96, 89, 89, 87, 84, 84, 83, 78,
    ]  # fmt: skip
    assert [bases[2019, question] for question in survey.questions if (2019, question) in bases] == [
        138, 142, 123, 116, 118, 115, 112, 111, 116,
    ]  # fmt: skip
    assert [bases[2020, question] for question in survey.questions] == [
        157, 135, 137, 131, 124, 122, 122, 122, 123, None,
    ]  # fmt: skip
    assert [bases[2021, question] for question in survey.questions] == [
        166, 160, None, None, 154, 156, 153, 149, None, None,
    ]  # fmt: skip


def test_a_base_that_neighbours_decided_is_not_called_certain(survey: Store) -> None:
    karakter = survey.questions["karakter"].by_year[2019]
    assert (karakter.base_status, karakter.base_confidence, karakter.base_alternatives) == (
        "reconstructed", "medium", (71,),
    )  # fmt: skip
    assert survey.questions["fase"].by_year[2018].base_confidence == "high"
    assert survey.questions["inzet"].by_year[2021].base_alternatives == ()
    assert survey.questions["bekendheid"].by_year[2021].base_alternatives == (156, 78)


def test_a_reported_n_wins(report: Source) -> None:
    key: dict[str, Value] = {"question_id": "fase", "year": 2018}
    measured = found(changed(report, "measurements", key, base_n=100, base_status="reported"), "fase", 2018)
    assert (measured["base_n"], measured["base_status"], measured["base_confidence"]) == (100, "reported", None)
    assert measured["base_alternatives"] is None


def test_few_municipalities_make_a_percentage_unreliable(report: Source) -> None:
    key: dict[str, Value] = {"question_id": "domeinen", "year": 2020}
    few = derive(changed(report, "measurements", key, base_n=29, base_status="reported"))
    statuses = {row["option_id"]: row["obs_status"] for row in few["results"] if row["year"] == 2020
                and row["question_id"] == "domeinen"}  # fmt: skip
    assert statuses.pop("anders") == "O"
    assert set(statuses.values()) == {"U"}
    enough = derive(changed(report, "measurements", key, base_n=30, base_status="reported"))
    assert "U" not in {row["obs_status"] for row in enough["results"]}


def test_an_answer_with_a_base_of_its_own(report: Source) -> None:
    key: dict[str, Value] = {"question_id": "fase", "option_id": "onderzoeksfase", "year": 2018}
    own = changed(report, "results", key, base_n=12)
    row = next(row for row in derive(own)["results"] if all(row[name] == value for name, value in key.items()))
    assert row["obs_status"] == "U"
    assert found(own, "fase", 2018)["base_n"] == 96


def test_deriving_leaves_the_source_as_it_was_and_fills_the_derived_columns(report: Source) -> None:
    before = [dict(row.values) for row in report["measurements"]]
    derived = derive(report)
    assert [row.values for row in report["measurements"]] == before
    names = [column.name for column in TABLES["measurements"].columns]
    assert all(sorted(row.values) == sorted(names) for row in derived["measurements"])


def test_of_a_weighted_year_no_n_is_sought_and_nothing_is_suspected(report: Source) -> None:
    """Its percentages are no k/n; the questions beside it keep theirs."""
    key: dict[str, Value] = {"question_id": "fase", "year": 2018}
    weighted = changed(report, "measurements", key, weighting="gemeentegrootte", design_effect=1.2)
    measured = found(weighted, "fase", 2018)
    assert (measured["base_n"], measured["base_status"], measured["base_alternatives"]) == (None, None, None)
    assert found(weighted, "karakter", 2019)["base_n"] == 142
    told = [finding for finding in findings(weighted) if (finding.question_id, finding.year) == ("fase", 2018)]
    assert [finding.rule for finding in told if finding.rule == "no-n-explains"] == []
    with_n = changed(weighted, "measurements", key, base_n=100, base_status="reported")
    told = [finding for finding in findings(with_n) if (finding.question_id, finding.year) == ("fase", 2018)]
    assert [finding.rule for finding in told if finding.rule == "no-n-explains"] == []
    plain = changed(report, "measurements", key, base_n=100, base_status="reported")
    assert "no-n-explains" in {f.rule for f in findings(plain) if (f.question_id, f.year) == ("fase", 2018)}


def test_a_reported_n_of_a_weighted_question_still_tells_of_its_neighbours(report: Source) -> None:
    """Half of the questions of a year must have an n for a high certainty; a weighted one with an n is one of these."""
    key: dict[str, Value] = {"question_id": "fase", "year": 2018}
    weighted = changed(
        report, "measurements", key, weighting="grootte", design_effect=1.2, base_n=96, base_status="reported"
    )
    for item in derive(weighted)["measurements"]:
        if item["year"] == 2018 and item["question_id"] != "fase":
            same = found(report, str(item["question_id"]), 2018)
            assert (item["base_n"], item["base_confidence"]) == (same["base_n"], same["base_confidence"])
