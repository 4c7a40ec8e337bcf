"""The form of the tables as Parquet, and reading what another tool wrote with the same contents."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pyarrow.types as kinds

from data.survey.schema import Column, Kind, Table

ARROW_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.YEAR: pa.int16(),
    Kind.COUNT: pa.int32(),
    Kind.TALLY: pa.int32(),
    Kind.PERCENTAGE: pa.float64(),
    Kind.NUMBER: pa.float64(),
    Kind.FLAG: pa.bool_(),
}


def arrow_schema(table: Table) -> pa.Schema:
    """The Parquet columns of a table."""
    return pa.schema([pa.field(column.name, ARROW_TYPES[column.kind]) for column in table.columns])


#: A column in which pandas keeps the names of its rows; it holds nothing of the survey.
PANDAS_INDEX = "__index_level_0__"
#: Numbers of another precision are rounded: 12.3 is read as 12.3, and not as 12.300000190734863.
DIGITS = 4


class OtherFormError(ValueError):
    """Which columns of a table hold something else than was expected, and what."""


def in_form(found: pa.Table, table: Table) -> pa.Table:
    """A table with the columns of ``table`` in their order and types, where it has such contents; else OtherFormError.

    Accepted are: columns in another order; other metadata and nullability; texts that are large, views, dictionaries or
    bytes in UTF-8; whole numbers of any width, or as decimal or floating numbers, that fit; other numbers of any
    precision; NaN for what is not there; a table from before one of its columns existed. Not accepted are: texts for
    numbers or numbers for texts, columns that are not known or not there, and rows without a value in a column that
    must have one.
    """
    schema = arrow_schema(table)
    names = [name for name in found.column_names if name != PANDAS_INDEX]
    problems = [f"column '{name}': found, and not expected" for name in names if name not in schema.names]
    columns: list[pa.ChunkedArray] = []
    for column in table.columns:
        if column.default is not None and column.name not in names:
            value = column.default or None
            columns.append(pa.chunked_array([pa.array([value] * found.num_rows, ARROW_TYPES[column.kind])]))
            continue
        expected = f"expected {ARROW_TYPES[column.kind]} ({column.kind})"
        if names.count(column.name) != 1:
            problems.append(f"column '{column.name}': found {names.count(column.name) or 'not'}, {expected}")
            continue
        try:
            columns.append(_in_form(found.column(column.name), column))
        except pa.ArrowException as error:
            problems.append(f"column '{column.name}': found {found.column(column.name).type} ({error}), {expected}")
        except OtherFormError as error:
            problems.append(f"column '{column.name}': found {error}, {expected}")
    if problems:
        raise OtherFormError("its columns are not those of this version: " + "; ".join(problems))
    return found if found.schema == schema else pa.Table.from_arrays(columns, schema=schema)


def _in_form(found: pa.ChunkedArray, column: Column) -> pa.ChunkedArray:
    """A column in its type; raises OtherFormError, or ArrowException where a value does not fit."""
    wanted, given = ARROW_TYPES[column.kind], found.type
    found.validate(full=True)
    if kinds.is_dictionary(given):
        found = found.cast(given.value_type)
    if not any(accepts(found.type) for accepts in _accepted(column.kind)):
        raise OtherFormError(str(given))
    if kinds.is_floating(found.type):
        found = pc.if_else(pc.is_nan(found), None, found)
    exact = found.type == wanted or not kinds.is_floating(wanted)
    found = found.cast(wanted)
    if not exact:
        # Arrow's own round leaves 14.600000000000001 as it is.
        found = pa.chunked_array([pa.array(np.round(found.to_numpy(), DIGITS), from_pandas=True)])
    if found.null_count and not column.nullable:
        raise OtherFormError(f"{found.null_count} rows without a value")
    return found


def _accepted(kind: Kind) -> Iterator[Callable[[pa.DataType], bool]]:
    """What says whether a type can hold the values of a kind."""
    yield kinds.is_null
    if kind is Kind.TEXT:
        yield from (kinds.is_string, kinds.is_large_string, kinds.is_string_view)
        yield from (kinds.is_binary, kinds.is_large_binary, kinds.is_binary_view)
    elif kind is Kind.FLAG:
        yield kinds.is_boolean
    else:
        yield from (kinds.is_integer, kinds.is_floating, kinds.is_decimal)


def parquet(table: pa.Table) -> bytes:
    """A table as a Parquet file; the same table gives the same bytes."""
    memory = pa.BufferOutputStream()
    pq.write_table(table, memory, compression="zstd")
    return bytes(memory.getvalue())
