"""Reading ``data/source``: CSV rows become typed values, each remembering the line it stands on.

Accents that are characters of their own become one with their letter (NFC), so that equal texts are equal. Nothing else
of a text is changed.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa

from data.survey.characters import ILLEGAL
from data.survey.errors import Fault
from data.survey.parquet import arrow_schema
from data.survey.schema import DAY, EVERYONE, FIGURE, SLUG, TABLES, Column, Kind, Table

SOURCE_DIR = Path(__file__).parents[1] / "source"
Value = str | int | float | None
PATTERNS = {
    SLUG: "lower-case letters, digits and single hyphens",
    FIGURE: "a number with a point and at most one decimal",
    DAY: "a day as 2023-01-31",
}
#: How numbers are written, by kind.
NUMBERS = {
    Kind.PERCENTAGE: (FIGURE, "a percentage from 0 to 100 with a point and at most one decimal"),
    Kind.YEAR: (r"(19|20)\d\d", "a year of four digits"),
    Kind.COUNT: (r"[1-9]\d{0,8}", "a whole number above 0"),
    Kind.TALLY: (r"0|[1-9]\d{0,8}", "a whole number from 0"),
    Kind.NUMBER: (r"\d{1,6}(\.\d{1,6})?", "a number with a point and at most six decimals"),
}

#: The most faulty lines of one file that are each told when it is not UTF-8.
MOST_LINES = 5
LINE_END = re.compile(r"\r\n|\r|\n")
SAVE_AS = "UTF-8: in Excel choose 'Save as', 'CSV UTF-8'; in LibreOffice the character set 'Unicode (UTF-8)'"
COMMAS = "commas: save it in LibreOffice with field delimiter ',', or make ',' the list separator of Windows for Excel"


@dataclass(frozen=True)
class Row:
    """One typed row of a source file and the line there on which it starts (the header is line 1)."""

    line: int
    values: dict[str, Value]

    def __getitem__(self, column: str) -> Value:
        return self.values[column]


Source = dict[str, list[Row]]


def read_source(folder: Path) -> tuple[Source, list[Fault]]:
    """Read every table's CSV file: typed rows per table, and a fault for each cell that is not what the schema says."""
    source: Source = {}
    faults: list[Fault] = []
    for table in TABLES.values():
        source[table.name], found = _read_table(folder / f"{table.name}.csv", table)
        faults += found
    return source, faults


def for_everyone(source: Source) -> list[Row]:
    """The results of all municipalities together, without those of groups."""
    return [row for row in source["results"] if row["group"] == EVERYONE]


def source_frames(source: Source) -> dict[str, pd.DataFrame]:
    """The rows of each table as a data frame in the types of its Parquet file, with derived columns that are empty."""
    return {name: source_table(source, table).to_pandas() for name, table in TABLES.items()}


def source_table(source: Source, table: Table) -> pa.Table:
    """The rows of one table as it will be written."""
    return pa.Table.from_pylist([row.values for row in source[table.name]], schema=arrow_schema(table))


def _read_table(path: Path, table: Table) -> tuple[list[Row], list[Fault]]:
    if table.optional and not path.exists():
        return [], []
    try:
        text, faults = _text(path.name, path.read_bytes())
    except OSError as error:
        denied = isinstance(error, PermissionError)
        expected = "permission to read it for the user that runs this" if denied else "a CSV file in UTF-8"
        why = "no permission" if denied else str(error)
        return [], [Fault(path.name, 1, "-", f"the file cannot be read ({why})", expected)]
    records = _records(text)
    rows: list[Row] = []
    try:
        _, header = next(records, (1, []))
        columns = [item for item in table.source_columns if item.default is None or item.name in header]
        names = [column.name for column in columns]
        if header != names:
            return [], [*faults, _other_columns(path.name, header, names)]
        absent = {item.name: item.default or None for item in table.source_columns if item not in columns}
        for line, cells in records:
            values, found = _row(path.name, columns, line, cells)
            faults += found
            if not found:
                rows.append(Row(line, {**values, **absent}))
    except _CutOffError as error:
        faults.append(Fault(path.name, error.line, "-", f"the line cannot be read ({error})", "cells in CSV"))
    return rows, faults


def _text(name: str, content: bytes) -> tuple[str, list[Fault]]:
    """The text of a file, and a fault for each line (of the first few) that is not UTF-8.

    Such a file is read as Windows-1252 (ANSI), which Excel makes, so that its other faults are told too.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), [Fault(name, 1, "-", "the file is UTF-16 (Unicode text)", SAVE_AS)]
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        # Halves of a pair are no UTF-8, but are told of as characters.
        return content.decode("utf-8", "surrogatepass"), []
    except UnicodeDecodeError:
        lines = re.split(rb"\r\n|\r|\n", content)
    faults = [Fault(name, number, "-", problem, SAVE_AS) for number, line in enumerate(lines, 1)
              if (problem := _not_utf8(line))]  # fmt: skip
    if len(faults) > MOST_LINES:
        others = f"{len(faults) - MOST_LINES} more lines are not UTF-8"
        faults = [*faults[:MOST_LINES], Fault(name, faults[MOST_LINES].line, "-", others, SAVE_AS)]
    return content.decode("cp1252", "replace"), faults


def _not_utf8(line: bytes) -> str:
    """What is wrong with a line that is not UTF-8, with the word where it is; else empty."""
    try:
        line.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        word = next(found for found in re.finditer(rb"[^\s;,\"]+", line) if found.end() > error.start)
        return f"not UTF-8 but, it seems, ANSI (Windows-1252) at '{word[0].decode('cp1252', 'replace')}'"
    return ""


class _CutOffError(Exception):
    """Why a record cannot be read, and the line on which it starts."""

    def __init__(self, line: int, reason: Exception) -> None:
        super().__init__(reason)
        self.line = line


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """The records of a CSV file, each with the line on which it starts; raises _CutOffError."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _CutOffError(line, error) from error


def _other_columns(name: str, header: list[str], names: list[str]) -> Fault:
    if len(header) == 1 and header[0].replace('"', "").split(";") == names:
        return Fault(name, 1, "-", "the cells are separated by semicolons", COMMAS)
    return Fault(name, 1, "-", f"the columns are {','.join(header) or 'missing'}", "the columns " + ",".join(names))


def _row(name: str, columns: Sequence[Column], line: int, cells: list[str]) -> tuple[dict[str, Value], list[Fault]]:
    """Typed values of the record that starts on a line, and its faults."""
    if len(cells) != len(columns):
        return {}, [Fault(name, line, "-", f"{len(cells)} cells", f"{len(columns)} cells")]
    values: dict[str, Value] = {}
    faults: list[Fault] = []
    for column, cell in zip(columns, cells, strict=True):
        if bad := ILLEGAL.search(cell):
            before = cell[: bad.start()]
            problem = f"the character U+{ord(bad[0]):04X} after '{' '.join(before[-20:].split())}'"
            here = line + len(LINE_END.findall(before))
            faults.append(Fault(name, here, column.name, problem, "a text without control characters"))
        else:
            try:
                values[column.name] = _typed(column, cell)
            except ValueError as error:
                faults.append(Fault(name, line, column.name, f"'{cell}'" if cell else "empty", str(error)))
        line += len(LINE_END.findall(cell))
    return values, faults


def _typed(column: Column, cell: str) -> Value:
    """Value of a cell; raises ValueError whose text says what was expected."""
    if cell == "":
        if column.nullable:
            return None
        raise ValueError(f"a {column.kind}")
    if column.codes and cell not in column.codes:
        raise ValueError("one of " + ", ".join(sorted(column.codes)))
    if column.kind in NUMBERS:
        pattern, expected = NUMBERS[column.kind]
        if not re.fullmatch(pattern, cell) or (column.kind is Kind.PERCENTAGE and float(cell) > 100):
            raise ValueError(expected)
        return float(cell) if column.kind in (Kind.PERCENTAGE, Kind.NUMBER) else int(cell)
    if cell != cell.strip():
        raise ValueError("a text without white space around it")
    if column.pattern and not re.fullmatch(column.pattern, cell):
        raise ValueError(PATTERNS[column.pattern])
    return unicodedata.normalize("NFC", cell)
