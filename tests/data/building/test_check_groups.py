"""Each rule for groups fires on the fault it is made for; a survey whose small groups are hidden well has none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.building.check_groups import GROUP_RULES
from data.building.source_files import Row, Source, Value
from data.store import Store
from tests.grouped import grouped

Values = dict[str, Value]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return grouped(tmp_path_factory.mktemp("grouped"))


def source_of(store: Store) -> Source:
    return {
        name: [Row(line, row) for line, row in enumerate(table.to_pylist(), start=2)]
        for name, table in store.tables.items()
    }


def faults(source: Source) -> list[str]:
    return [str(fault) for rule in GROUP_RULES for fault in rule(source)]


def changed(source: Source, table: str, change: Callable[[Values], bool]) -> Source:
    """A source in which a change was made to each row of a table; it says whether a row stays."""
    rows = [(row.line, dict(row.values)) for row in source[table]]
    return {**source, table: [Row(line, values) for line, values in rows if change(values)]}


def where(**wanted: Value) -> Callable[[Values], bool]:
    return lambda row: all(row[name] == value for name, value in wanted.items())


SMALL: Values = {"question_id": "fase", "year": 2021, "group": "grootte-100000"}
ONE_OF_ALL: Values = {"question_id": "karakter", "year": 2021, "group": "grootte-20000", "option_id": "anders"}
HIDDEN: Values = {"question_id": "fase", "year": 2021, "group": "grootte-0"}


def test_a_survey_whose_small_groups_are_hidden_well_has_no_faults(store: Store) -> None:
    assert faults(source_of(store)) == []


@pytest.mark.parametrize(
    ("table", "rows", "values", "expected"),
    [
        ("groups", {"group_id": "grootte-0"}, {"group_id": "alle"}, "another name"),
        ("results", SMALL, {"group": "onbekend"}, "a group_id of groups.csv"),
        ("group_bases", SMALL, {"base_n": 15}, "at most 14, all municipalities of the group"),
        ("group_bases", SMALL, {"population": 353}, "at most 352, all municipalities"),
        ("group_bases", {**SMALL, "group": "grootte-20000"}, {"base_n": 180}, "at most 166 together"),
        ("results", {**HIDDEN, "option_id": "onderzoeksfase"}, {"percentage": 20.0}, "n of the group is suppressed"),
        ("results", {**HIDDEN, "option_id": "onderzoeksfase"}, {"base_n": 4}, "the cell is suppressed"),
        ("results", ONE_OF_ALL, {"obs_status": "Q", "percentage": None},
         "another answer of the group suppressed too"),
    ],
)  # fmt: skip
def test_a_fault_is_named(store: Store, table: str, rows: Values, values: Values, expected: str) -> None:
    chosen = where(**rows)
    source = source_of(store)
    assert any(chosen(row.values) for row in source[table])
    found = faults(changed(source, table, lambda row: row.update(values) is None if chosen(row) else True))
    assert any(expected in fault for fault in found), found


def test_results_without_a_base_and_a_base_without_results(store: Store) -> None:
    source, chosen = source_of(store), where(**SMALL)
    assert any(
        "in group_bases.csv" in fault for fault in faults(changed(source, "group_bases", lambda row: not chosen(row)))
    )
    assert any("in results.csv" in fault for fault in faults(changed(source, "results", lambda row: not chosen(row))))


def test_an_answer_that_lacks(store: Store) -> None:
    source, chosen = source_of(store), where(**SMALL, option_id="onderzoeksfase")
    found = faults(changed(source, "results", lambda row: not chosen(row)))
    assert any("no row for fase, onderzoeksfase, 2021, grootte-100000" in fault for fault in found)


def show(source: Source, *groups: str) -> Source:
    """The source with some hidden groups of a question told after all."""

    def told(row: Values) -> bool:
        if row["question_id"] == "fase" and row["year"] == 2021 and row["group"] in groups:
            row.update({"base_n": 4} if "population" in row else {"percentage": 50.0, "obs_status": "U"})
        return True

    return changed(changed(source, "group_bases", told), "results", told)


def test_a_group_that_alone_is_hidden_can_be_calculated(store: Store) -> None:
    source = source_of(store)
    chosen = where(question_id="fase", year=2021, base_n=None)
    hidden = [row["group"] for row in source["group_bases"] if chosen(row.values)]
    assert hidden[:3] == ["grootte-0", "grootte-5000", "grootte-250000"]
    found = faults(show(source, "grootte-5000", "grootte-250000"))
    assert any("n of grootte-0 in 2021 can be calculated" in fault for fault in found)
    assert any("'verkenningsfase' of grootte-0 can be calculated from the other groups" in fault for fault in found)


@pytest.mark.parametrize(("rest", "is_certain"), [(2, True), (3, False), (7, False), (8, True)])
def test_hidden_groups_whose_sum_leaves_one_possibility_can_be_calculated(
    store: Store, rest: int, is_certain: bool
) -> None:
    """Two groups of four municipalities each: of 2 each has one, of 8 each has all."""
    source = show(source_of(store), "grootte-5000")
    told = sum(int(str(row["base_n"])) for row in source["group_bases"]
               if where(question_id="fase", year=2021)(row.values) and row["base_n"] is not None
               and str(row["group"]).startswith("grootte"))  # fmt: skip

    def with_base(row: Values) -> bool:
        if where(question_id="fase", year=2021)(row):
            row["base_n"] = told + rest
        return True

    found = faults(changed(source, "measurements", with_base))
    assert any("can be calculated from the others of Gemeentegrootte" in fault for fault in found) == is_certain
