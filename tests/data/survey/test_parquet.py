"""Tables that another tool wrote are read where their contents are the same; else it is told what is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pandas.testing import assert_frame_equal

from data.store import TABLES_DIR, Store, load
from data.survey.errors import TableDamagedError
from data.survey.parquet import arrow_schema
from data.survey.schema import EVERYONE, TABLES
from tests.builders import copied

Change = Callable[[pa.Table], pa.Table]


def retyped(**types: pa.DataType) -> Change:
    """What changes the types of columns: by the name of their own type, with _ for what is no letter."""

    def change(table: pa.Table) -> pa.Table:
        fields = [field.with_type(types.get(str(field.type), field.type)) for field in table.schema]
        return table.cast(pa.schema(fields), safe=False)

    return change


def as_dictionaries(table: pa.Table) -> pa.Table:
    columns = [
        column.dictionary_encode() if pa.types.is_string(column.type) or pa.types.is_int16(column.type) else column
        for column in table.columns
    ]
    return pa.Table.from_arrays(columns, names=table.column_names)


def required(table: pa.Table) -> pa.Table:
    fields = [field.with_nullable(table[field.name].null_count > 0) for field in table.schema]
    return table.cast(pa.schema(fields))


def without_types(table: pa.Table) -> pa.Table:
    """Columns without any value have no type."""
    columns = [pa.nulls(len(table)) if column.null_count == len(table) else column for column in table.columns]
    return pa.Table.from_arrays(columns, names=table.column_names)


def nan_for_nothing(table: pa.Table) -> pa.Table:
    """Numbers of a column that misses some are floating, as pandas has them, and NaN."""
    columns = [
        column.cast(pa.float64()).fill_null(float("nan"))
        if column.null_count and column.type != pa.string()
        else column
        for column in table.columns
    ]
    return pa.Table.from_arrays(columns, names=table.column_names)


SAME: dict[str, Change] = {
    "other order": lambda table: table.select(table.column_names[::-1]),
    "other metadata": lambda table: table.replace_schema_metadata({"made_by": "another tool"}),
    "required": required,
    "large": retyped(string=pa.large_string(), int16=pa.int64(), int32=pa.int64()),
    "views": retyped(string=pa.string_view()),
    "bytes": retyped(string=pa.binary()),
    "unsigned": retyped(int16=pa.uint32(), int32=pa.uint64()),
    "narrow": retyped(int32=pa.int16(), double=pa.float32()),
    "decimal": retyped(double=pa.decimal128(10, 1), int32=pa.decimal128(12, 0)),
    "floating": retyped(int16=pa.float64(), int32=pa.float32()),
    "dictionaries": as_dictionaries,
    "without types": without_types,
    "nan": nan_for_nothing,
    "pandas": lambda table: pa.Table.from_pandas(table.to_pandas()),
    "in pieces": lambda table: pa.concat_tables([table.slice(0, 2), table.slice(2)]),
}


@pytest.mark.parametrize("name", list(SAME))
def test_the_same_contents_in_another_form_are_the_same_survey(survey: Store, tmp_path: Path, name: str) -> None:
    copied(tmp_path / "tables")
    for path in (tmp_path / "tables").glob("*.parquet"):
        pq.write_table(SAME[name](pq.read_table(path)), path)
    found = load(tmp_path / "tables")
    for table in TABLES:
        assert found.tables[table].schema == arrow_schema(TABLES[table])
        assert found.tables[table].equals(survey.tables[table])
    assert_frame_equal(found.cells, survey.cells)
    assert [*found.all_quotes] == [*survey.all_quotes]


def column_of(values: list[object], name: str, type_: pa.DataType | None = None) -> Change:
    """What puts other values into a column."""
    return lambda table: table.set_column(
        table.schema.get_field_index(name), name, pa.array((values * len(table))[: len(table)], type_)
    )


@pytest.mark.parametrize(
    ("table", "change", "told"),
    [
        ("waves", column_of(["2018"], "year"), "column 'year': found string, expected int16 (year)"),
        ("waves", column_of([70_000], "year"), "'year': found int64 (Integer value 70000 not in range"),
        ("waves", column_of([2018.5], "year"), "'year': found double (Float value 2018.500000 was truncated"),
        ("waves", column_of([2018.0], "title"), "column 'title': found double, expected string (text)"),
        (
            "waves",
            column_of([None, "a"], "title"),
            "column 'title': found 2 rows without a value, expected string (text)",
        ),
        ("results", column_of(["50"], "percentage"), "column 'percentage': found string, expected double (percentage)"),
        ("results", column_of([True], "base_n"), "column 'base_n': found bool, expected int32 (whole number)"),
        ("quotes", column_of([b"\xff"], "text", pa.binary()), "column 'text': found binary (Invalid UTF8"),
        ("quotes", lambda table: table.drop_columns(["theme"]), "column 'theme': found not, expected string (text)"),
        ("notes", lambda table: table.append_column("x", table["text"]), "column 'x': found, and not expected"),
        ("notes", lambda table: table.append_column("text", table["text"]), "column 'text': found 2, expected string"),
        (
            "notes",
            lambda table: table.rename_columns({"text": "tekst"}),
            "column 'tekst': found, and not expected; column 'text': found not",
        ),
    ],
)
def test_other_contents_are_told_by_column(tmp_path: Path, table: str, change: Change, told: str) -> None:
    copied(tmp_path / "tables")
    path = tmp_path / "tables" / f"{table}.parquet"
    pq.write_table(change(pq.read_table(path)), path)
    with pytest.raises(TableDamagedError) as error:
        load(tmp_path / "tables")
    assert told in str(error.value)
    assert f"{table}.parquet" in str(error.value)


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    copied(tmp_path / "tables")
    path = tmp_path / "tables" / "waves.parquet"
    table = pq.read_table(path)
    broken = pa.Array.from_buffers(pa.string(), 4, pa.array([b"\xff"] * 4, pa.binary()).buffers())
    pq.write_table(table.set_column(1, "title", broken), path)
    with pytest.raises(TableDamagedError, match="column 'title'"):
        load(tmp_path / "tables")


def test_single_precision_is_read_as_it_was_published(tmp_path: Path) -> None:
    copied(tmp_path / "tables")
    path = tmp_path / "tables" / "results.parquet"
    table = pq.read_table(path)
    place = table.column_names.index("percentage")
    single = table.set_column(place, "percentage", table["percentage"].cast(pa.float32()))
    assert single["percentage"].cast(pa.float64()) != table["percentage"]
    pq.write_table(single, path)
    assert load(tmp_path / "tables").tables["results"]["percentage"] == table["percentage"]


def test_rows_that_pandas_numbered_otherwise(survey: Store, tmp_path: Path) -> None:
    copied(tmp_path / "tables")
    path = tmp_path / "tables" / "waves.parquet"
    frame: pd.DataFrame = pq.read_table(path).to_pandas()
    frame.index = pd.Index([7, 3, 5, 1])
    frame.to_parquet(path)
    assert "__index_level_0__" in pq.read_schema(path).names
    assert load(tmp_path / "tables").populations == survey.populations


def test_tables_from_before_there_were_groups_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    copied(folder)
    for table in TABLES.values():
        path = folder / f"{table.name}.parquet"
        if table.optional:
            path.unlink()
        else:
            later = [column.name for column in table.columns if column.default is not None]
            pq.write_table(pq.read_table(path).drop_columns(later), path)
    before, now = load(folder), load(TABLES_DIR)
    assert {**before.tables, "reviews": now.tables["reviews"]} == now.tables
    assert before.tables["reviews"].num_rows == 0
    assert set(before.tables["results"]["group"].to_pylist()) == {EVERYONE}
