"""Tables as files to take along: Parquet for programs, CSV as Dutch Excel opens it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa

from data.store import Store, cells_table
from data.survey.dictionary import rows as dictionary_rows
from data.survey.parquet import parquet
from data.survey.schema import CELLS, TABLES
from data.wording.numbers import decimal

DICTIONARY = "gegevenswoordenboek.csv"
FORMULA = tuple("=+-@")
BOM = b"\xef\xbb\xbf"
#: Rows of a table that are written at a time: a large one neither fills the memory nor holds other readers up.
ROWS = 1_000


def dutch_csv(rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with BOM, semicolons and decimal commas; None is an empty cell, a flag ja or nee.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    return BOM + _lines(rows)


def _lines(rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([_written(value) for value in row] for row in rows)
    return text.getvalue().encode()


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return decimal(value)
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def file_names() -> list[str]:
    """Names of all files: two per table, and the data dictionary."""
    return [*(f"{table}.{ending}" for table in [*TABLES, CELLS.name] for ending in ("csv", "parquet")), DICTIONARY]


def table_file(store: Store, name: str) -> Iterable[bytes]:
    """Content of the file with a name of :func:`file_names`, in parts; raises KeyError for any other."""
    if name == DICTIONARY:
        return [dutch_csv([("tabel", "kolom", "soort", "betekenis"), *dictionary_rows()])]
    table_name, _, ending = name.partition(".")
    table = cells_table(store) if table_name == CELLS.name else store.tables[table_name]
    if ending == "csv":
        return _csv_parts(table)
    if ending == "parquet":
        return [parquet(table)]
    raise KeyError(name)


def _csv_parts(table: pa.Table) -> Iterator[bytes]:
    yield dutch_csv([table.column_names])
    for batch in table.to_batches(max_chunksize=ROWS):
        yield _lines(zip(*(column.to_pylist() for column in batch.columns), strict=True))
