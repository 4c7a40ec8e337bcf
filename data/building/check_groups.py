"""The rules for results of groups of municipalities: whole, consistent, and nothing hidden that can be calculated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from data.building.source_files import Row, Source, Value
from data.survey.errors import Fault
from data.survey.schema import EVERYONE, ObsStatus

#: A question and year, and within these a group.
Asked = tuple[Value, Value]
Key = tuple[Value, ...]


def groups_exist(source: Source) -> Iterator[Fault]:
    """Results and bases are of groups in groups.csv, none of which has the name of all municipalities."""
    known = {row["group_id"] for row in source["groups"]}
    for row in source["groups"]:
        if row["group_id"] == EVERYONE:
            yield _fault("groups", row, "group_id", f"another name, as {EVERYONE} is all municipalities")
    for table in ("results", "group_bases"):
        for row in source[table]:
            if row["group"] not in known and not (table == "results" and row["group"] == EVERYONE):
                yield _fault(table, row, "group", "a group_id of groups.csv")


def groups_are_whole(source: Source) -> Iterator[Fault]:
    """Results of a group in a year have a base and a row per answer; a base has results."""
    results = _results(source)
    bases = {_key(row): row for row in source["group_bases"]}
    options: defaultdict[Value, set[Value]] = defaultdict(set)
    for row in source["answer_options"]:
        options[row["question_id"]].add(row["option_id"])
    for key, rows in results.items():
        if key not in bases:
            yield _fault("results", rows[0], "group", "a row of this question, year and group in group_bases.csv")
        missing = sorted(map(str, options[key[0]] - {row["option_id"] for row in rows}))
        if missing:
            problem = f"results.csv has no row for {key[0]}, {missing[0]}, {key[1]}, {key[2]}"
            yield _fault("results", rows[0], "group", "a row per answer, with a status where nothing is told", problem)
    for key, row in bases.items():
        if key not in results:
            yield _fault("group_bases", row, "group", "a group with results of this question and year in results.csv")


def group_bases_add_up(source: Source) -> Iterator[Fault]:
    """A group has no more answers than municipalities, and the groups of a dimension no more than all together."""
    everyone = {row["year"]: row["population"] for row in source["waves"]}
    whole = _bases_of_all(source)
    for row in source["group_bases"]:
        of_all, population = everyone.get(row["year"]), row["population"]
        if population is not None and of_all is not None and _count(population) > _count(of_all):
            yield _fault("group_bases", row, "population", f"at most {of_all}, all municipalities")
        most = of_all if population is None else population
        if row["base_n"] is not None and most is not None and _count(row["base_n"]) > _count(most):
            yield _fault("group_bases", row, "base_n", f"at most {most}, all municipalities of the group")
    for (question, year, dimension), rows in _dimensions(source).items():
        known = whole.get((question, year))
        total = sum(_count(row["base_n"]) for row in rows if row["base_n"] is not None)
        if known is not None and total > known:
            problem = f"the groups of {dimension} have {total} municipalities in {year}"
            yield _fault("group_bases", rows[-1], "base_n", f"at most {known} together, those of {EVERYONE}", problem)


def suppressed_says_nothing(source: Source) -> Iterator[Fault]:
    """A suppressed cell has no base, and a group without a base has no percentages."""
    bases = {_key(row): row for row in source["group_bases"]}
    for key, rows in _results(source).items():
        hidden = key in bases and bases[key]["base_n"] is None
        for row in rows:
            if row["obs_status"] == ObsStatus.SUPPRESSED and row["base_n"] is not None:
                yield _fault("results", row, "base_n", "empty, as the cell is suppressed")
            if hidden and (row["percentage"] is not None or row["base_n"] is not None):
                column = "base_n" if row["percentage"] is None else "percentage"
                yield _fault("results", row, column, "empty, as n of the group is suppressed in group_bases.csv")


def nothing_hidden_can_be_calculated(source: Source) -> Iterator[Fault]:
    """Where all together are told, more than one group of a dimension is hidden, for n and for each answer, and what
    their n add up to leaves each of them a choice; where one answer was allowed, the answers of a group do not give
    away the only one that is hidden.
    """
    whole = _bases_of_all(source)
    for (question, year, dimension), rows in _dimensions(source).items():
        hidden = [row for row in rows if row["base_n"] is None]
        told = [_count(row["base_n"]) for row in rows if row["base_n"] is not None]
        rest = None if (question, year) not in whole else whole[question, year] - sum(told)
        for row in hidden:
            others = [other for other in hidden if other is not row]
            if row["population"] == 1:
                # That one answered is no secret: only a group without answers would be shown.
                continue
            if not others or (rest is not None and told and _is_certain(rest, row, others)):
                problem = f"n of {row['group']} in {year} can be calculated from the others of {dimension}"
                yield _fault("group_bases", row, "base_n", "another group of the dimension suppressed too", problem)
    yield from _cells_that_can_be_calculated(source)


def _is_certain(rest: int, row: Row, others: list[Row]) -> bool:
    """Whether a hidden n has one possible value: with the others it makes ``rest``, and none of them is empty."""
    most = rest - len(others)
    if row["population"] is not None:
        most = min(most, _count(row["population"]))
    unknown = any(other["population"] is None for other in others)
    least = 1 if unknown else max(1, rest - sum(_count(other["population"]) for other in others))
    return most <= least


def _cells_that_can_be_calculated(source: Source) -> Iterator[Fault]:
    dimensions = {row["group_id"]: row["dimension"] for row in source["groups"]}
    single = {(row["question_id"], row["year"]) for row in source["measurements"] if row["answer_mode"] == "single"}
    of_all = {_answer(row) for row in source["results"] if row["group"] == EVERYONE and row["percentage"] is not None}
    across: defaultdict[Key, list[Row]] = defaultdict(list)
    for (question, year, group), rows in _results(source).items():
        hidden = [row for row in rows if row["obs_status"] == ObsStatus.SUPPRESSED]
        for row in hidden:
            across[(*_answer(row), dimensions.get(group))].append(row)
        told = all(row["percentage"] is not None or row["obs_status"] in (ObsStatus.SUPPRESSED, ObsStatus.NOT_OFFERED)
                   for row in rows)  # fmt: skip
        if len(hidden) == 1 < len(rows) and told and (question, year) in single:
            problem = f"what is left of {group} in {year} is '{hidden[0]['option_id']}'"
            yield _fault("results", hidden[0], "obs_status", "another answer of the group suppressed too", problem)
    for key, rows in across.items():
        if len(rows) == 1 and key[:3] in of_all:
            problem = f"'{rows[0]['option_id']}' of {rows[0]['group']} can be calculated from the other groups"
            yield _fault("results", rows[0], "obs_status", "another group of the dimension suppressed too", problem)


def _fault(table: str, row: Row, column: str, expected: str, problem: str = "") -> Fault:
    return Fault(f"{table}.csv", row.line, column, problem or f"'{row[column]}'", expected)


def _count(value: Value) -> int:
    return int(str(value))


def _key(row: Row) -> Key:
    return row["question_id"], row["year"], row["group"]


def _answer(row: Row) -> Key:
    return row["question_id"], row["option_id"], row["year"]


def _results(source: Source) -> Mapping[Key, list[Row]]:
    """The results of groups by question, year and group."""
    found: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in source["results"]:
        if row["group"] != EVERYONE:
            found[_key(row)].append(row)
    return found


def _bases_of_all(source: Source) -> dict[Asked, int]:
    """The n of all municipalities together, where it is reported."""
    return {
        (row["question_id"], row["year"]): _count(row["base_n"])
        for row in source["measurements"]
        if row["base_n"] is not None
    }


def _dimensions(source: Source) -> Mapping[Key, list[Row]]:
    """The bases of the groups by question, year and dimension."""
    dimensions = {row["group_id"]: row["dimension"] for row in source["groups"]}
    found: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in source["group_bases"]:
        found[row["question_id"], row["year"], dimensions.get(row["group"])].append(row)
    return found


GROUP_RULES = (
    groups_exist,
    groups_are_whole,
    group_bases_add_up,
    suppressed_says_nothing,
    nothing_hidden_can_be_calculated,
)
