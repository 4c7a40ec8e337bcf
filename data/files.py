"""Tables as files to take along: Parquet for programs, CSV as Dutch Excel opens it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa

from data.quotes.words import UNSEEN
from data.store import Store, cells_table
from data.survey.characters import legal
from data.survey.dictionary import rows as dictionary_rows
from data.survey.parquet import parquet
from data.survey.schema import CELLS, TABLES
from data.wording.numbers import decimal

DICTIONARY = "gegevenswoordenboek.csv"
#: How a text begins that a spreadsheet takes for a formula, after blanks and what nobody sees: "- geen geld" too is one
#: to Excel, #NAME?. The last four, of full width, are the same to Excel in Japanese
#: (https://owasp.org/www-community/attacks/CSV_Injection).
FORMULA = re.compile(rf"[\s{UNSEEN}]*[=+\-@＝＋－＠]|[{UNSEEN}]*[\t\r\n]")
#: Before such a text: a spreadsheet then takes it for a text, and a reader hardly sees it. An apostrophe would be seen,
#: an ordinary space may be cut off, and one without width becomes a question mark where Excel saves a file as ANSI.
SHIELD = "\u00a0"
#: What needs quotation marks: also other separators that a spreadsheet may be set to, or it would cut a text in two.
SEPARATED = re.compile('[;,\t"\r\n]')
BOM = b"\xef\xbb\xbf"
#: Rows of a table that are written at a time: a large one neither fills the memory nor holds other readers up.
ROWS = 1_000


def dutch_csv(rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with BOM, semicolons and decimal commas; None is an empty cell, a flag ja or nee.

    A text that a spreadsheet would take for a formula has a no-break space before it; control characters are left out.
    """
    return BOM + _lines(rows)


def _lines(rows: Iterable[Sequence[object]]) -> bytes:
    return "".join(";".join(map(_written, row)) + "\r\n" for row in rows).encode()


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return decimal(value)
    text = legal(str(value))
    if FORMULA.match(text):
        text = SHIELD + text
    return '"' + text.replace('"', '""') + '"' if SEPARATED.search(text) else text


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
