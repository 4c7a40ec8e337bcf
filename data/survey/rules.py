"""The rules of tables, for whole columns at once: what a set without a manifest is held against.

Of a set that we made the manifest says that it is as it was made; its source was checked row by row then
(:mod:`data.building.check`). Here nothing is known of who made the tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from data.survey.schema import BLANK, EVERYONE, TABLES, Column, Kind, Table

Tables = Mapping[str, pa.Table]
#: What a number may be, by its kind.
LIMITS = {Kind.PERCENTAGE: (0, 100), Kind.COUNT: (1, 10**9), Kind.TALLY: (0, 10**9), Kind.YEAR: (1900, 2100)}


def broken(tables: Tables) -> list[tuple[str, str]]:
    """The name of a table and what is wrong in it, for each rule that it breaks; all columns are in their types."""
    return [
        (table.name, problem)
        for table in TABLES.values()
        for rule in (_values, _keys, _references)
        for problem in rule(tables, table)
    ] + [("results", problem) for problem in _results(tables)]


def _values(tables: Tables, table: Table) -> Iterator[str]:
    for column in table.columns:
        problem = _wrong_value(tables[table.name][column.name], column)
        if problem is not None:
            yield f"column '{column.name}': {problem}"


def _wrong_value(values: pa.ChunkedArray, column: Column) -> str | None:
    """What is wrong with the values of a column; None where all may be there."""
    if column.kind in LIMITS:
        low, high = LIMITS[column.kind]
        wrong = values.filter(pc.invert(pc.and_(pc.greater_equal(values, low), pc.less_equal(values, high))))
        return f"{wrong[0]} is not from {low} to {high}" if len(wrong) else None
    if column.codes:
        unknown = set(values.unique().to_pylist()) - {*column.codes, None}
        return f"'{min(unknown)}' is none of {', '.join(sorted(column.codes))}" if unknown else None
    if column.pattern:
        wrong = values.filter(pc.invert(pc.match_substring_regex(values, f"^({column.pattern})$")))
        return f"'{wrong[0]}' is not written as this column is" if len(wrong) else None
    return None


def _keys(tables: Tables, table: Table) -> Iterator[str]:
    rows = tables[table.name].select(table.key)
    if rows.group_by(table.key).aggregate([]).num_rows < rows.num_rows:
        yield f"two rows have the same {', '.join(table.key)}"


def _references(tables: Tables, table: Table) -> Iterator[str]:
    rows = tables[table.name]
    for column in table.columns:
        if column.references:
            yield from _without(rows, [column.name], tables[column.references])
    if "option_id" in rows.column_names and table.name != "answer_options":
        yield from _without(rows, ["question_id", "option_id"], tables["answer_options"])
    if "group" in rows.column_names:
        groups = tables["groups"]["group_id"].to_pylist()
        yield from _without(rows, ["group"], pa.table({"group": pa.array([EVERYONE, *groups], pa.string())}))
    if table.name == "results":
        yield from _without(rows, ["question_id", "year"], tables["measurements"])
        yield from _without(rows, ["question_id", "note"], tables["notes"].rename_columns({"note_id": "note"}))


def _without(rows: pa.Table, columns: list[str], known: pa.Table) -> Iterator[str]:
    """What the last of some columns points at and is not known; a row that points at nothing is left out."""
    asked = rows.select(columns).filter(pc.is_valid(rows[columns[-1]])).group_by(columns).aggregate([])
    unknown = asked.join(known.select(columns), columns, join_type="left anti")
    if unknown.num_rows:
        yield f"column '{columns[-1]}': {' '.join(map(str, unknown.slice(0, 1).to_pylist()[0].values()))} is not known"


def _results(tables: Tables) -> Iterator[str]:
    """Every cell is there, a blank one says why, and no more municipalities answer than there are."""
    results, blanks = tables["results"], pa.array(sorted(BLANK))
    everyone = pc.sum(pc.equal(results["group"], EVERYONE)).as_py() or 0
    asked = tables["measurements"].join(
        tables["answer_options"].select(["question_id"]), "question_id", join_type="inner"
    )
    if asked.num_rows != everyone:
        yield f"{everyone} rows, and {asked.num_rows} answers and years were asked for"
    status = results["obs_status"]
    if status.null_count:
        yield f"column 'obs_status': {status.null_count} rows without a status"
    is_blank = pc.is_in(status, value_set=blanks)
    wrong = results.filter(pc.equal(is_blank, pc.is_valid(results["percentage"])))
    if wrong.num_rows:
        row = wrong.slice(0, 1).to_pylist()[0]
        yield f"column 'percentage': {row['percentage']} where the status is {row['obs_status']}"
    populations = tables["waves"].select(["year", "population"])
    for name in ("results", "measurements"):
        both = tables[name].select(["year", "base_n"]).join(populations, "year")
        if pc.any(pc.greater(both["base_n"], both["population"])).as_py():
            yield f"column 'base_n' of {name}: more municipalities than there are"
