"""The rules of tables, for whole columns at once: what a set without a manifest is held against.

Of a set that we made the manifest says that it is as it was made; its source was checked row by row then
(:mod:`data.building.check`). Here nothing is known of who made the tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from data.survey.characters import ILLEGAL, ILLEGAL_IN_ARROW
from data.survey.consistency import inconsistent
from data.survey.schema import EVERYONE, TABLES, Column, Kind, Table

Tables = Mapping[str, pa.Table]
#: What a number may be, by its kind.
LIMITS = {
    Kind.PERCENTAGE: (0, 100),
    Kind.COUNT: (1, 10**9),
    Kind.TALLY: (0, 10**9),
    Kind.YEAR: (1900, 2100),
    # Of the design effect, the only number that is not published.
    Kind.NUMBER: (1, 1000),
}
#: What has a place of its own among others.
PLACES = {"questions": ("position",), "answer_options": ("question_id", "position")}
#: Whole numbers that are years.
YEARS = frozenset({"year", "until", "first_year", "last_year", "year_before"})


def broken(tables: Tables) -> list[tuple[str, str]]:
    """The name of a table and what is wrong in it, for each rule that it breaks; all columns are in their types.

    What rows say together is only asked where each is right in itself.
    """
    alone = [
        (table.name, problem)
        for table in TABLES.values()
        for rule in (_values, _keys, _references)
        for problem in rule(tables, table)
    ]
    return alone or inconsistent(tables)


def _values(tables: Tables, table: Table) -> Iterator[str]:
    for column in table.columns:
        problem = _wrong_value(tables[table.name][column.name], column)
        if problem is not None:
            yield f"column '{column.name}': {problem}"


def _wrong_value(values: pa.ChunkedArray, column: Column) -> str | None:
    """What is wrong with the values of a column; None where all may be there."""
    if column.kind in LIMITS:
        low, high = LIMITS[Kind.YEAR if column.name in YEARS else column.kind]
        wrong = values.filter(pc.invert(pc.and_(pc.greater_equal(values, low), pc.less_equal(values, high))))
        if len(wrong):
            return f"{wrong[0]} is not from {low} to {high}"
        return _wrong_decimals(values) if column.kind is Kind.PERCENTAGE else None
    if column.codes:
        unknown = set(values.unique().to_pylist()) - {*column.codes, None}
        return f"'{min(unknown)}' is none of {', '.join(sorted(column.codes))}" if unknown else None
    if column.pattern:
        wrong = values.filter(pc.invert(pc.match_substring_regex(values, f"^({column.pattern})$")))
        return f"'{wrong[0]}' is not written as this column is" if len(wrong) else None
    return _wrong_text(values) if column.kind is Kind.TEXT and not column.references else None


def _wrong_decimals(values: pa.ChunkedArray) -> str | None:
    tenths = pc.multiply(values, 10.0)
    wrong = values.filter(pc.greater(pc.abs(pc.subtract(tenths, pc.round(tenths))), 1e-6))
    return f"{wrong[0]} has more than one decimal" if len(wrong) else None


def _wrong_text(values: pa.ChunkedArray) -> str | None:
    """A text is not empty, has nothing unseen around it, and no character that breaks files."""
    texts = values.unique().drop_null()
    empty = pc.equal(pc.utf8_trim_whitespace(texts), "")
    if pc.any(empty).as_py():
        return "a text is empty"
    wrong = texts.filter(pc.match_substring_regex(texts, ILLEGAL_IN_ARROW))
    if len(wrong):
        found = ILLEGAL.search(wrong[0].as_py())
        return f"a text has the character U+{ord(found[0]):04X}" if found else None
    return None


def _keys(tables: Tables, table: Table) -> Iterator[str]:
    for columns in filter(None, (table.key, PLACES.get(table.name))):
        rows = tables[table.name].select(columns)
        if rows.group_by(columns).aggregate([]).num_rows < rows.num_rows:
            yield f"two rows have the same {', '.join(columns)}"


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
