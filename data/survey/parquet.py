"""The form of the tables as Parquet."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq

from data.survey.schema import Kind, Table

ARROW_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.YEAR: pa.int16(),
    Kind.COUNT: pa.int32(),
    Kind.PERCENTAGE: pa.float64(),
    Kind.NUMBER: pa.float64(),
    Kind.FLAG: pa.bool_(),
}


def arrow_schema(table: Table) -> pa.Schema:
    """The Parquet columns of a table."""
    return pa.schema([pa.field(column.name, ARROW_TYPES[column.kind]) for column in table.columns])


def parquet(table: pa.Table) -> bytes:
    """A table as a Parquet file; the same table gives the same bytes."""
    memory = pa.BufferOutputStream()
    pq.write_table(table, memory, compression="zstd")
    return bytes(memory.getvalue())
