"""Reading ``data/source``: CSV rows become typed values, each remembering the line it stands on."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa

from data.survey.errors import Fault
from data.survey.parquet import arrow_schema
from data.survey.schema import FIGURE, SLUG, TABLES, Column, Kind, Table

SOURCE_DIR = Path(__file__).parents[1] / "source"
Value = str | int | float | None
PATTERNS = {
    SLUG: "lower-case letters, digits and single hyphens",
    FIGURE: "a number with a point and at most one decimal",
}


@dataclass(frozen=True)
class Row:
    """One typed row of a source file and its line there (the header is line 1)."""

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


def source_frames(source: Source) -> dict[str, pd.DataFrame]:
    """The rows of each table as a data frame in the types of its Parquet file, with derived columns that are empty."""
    return {name: source_table(source, table).to_pandas() for name, table in TABLES.items()}


def source_table(source: Source, table: Table) -> pa.Table:
    """The rows of one table as it will be written."""
    return pa.Table.from_pylist([row.values for row in source[table.name]], schema=arrow_schema(table))


def _read_table(path: Path, table: Table) -> tuple[list[Row], list[Fault]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            lines = [(reader.line_num, cells) for cells in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        return [], [Fault(path.name, 1, "-", f"the file cannot be read ({error})", "a CSV file in UTF-8")]
    header = lines[0][1] if lines else []
    names = [column.name for column in table.source_columns]
    if header != names:
        expected = "the columns " + ",".join(names)
        return [], [Fault(path.name, 1, "-", f"the columns are {','.join(header) or 'missing'}", expected)]
    rows: list[Row] = []
    faults: list[Fault] = []
    for line, cells in lines[1:]:
        if len(cells) != len(header):
            faults.append(Fault(path.name, line, "-", f"{len(cells)} cells", f"{len(header)} cells"))
            continue
        values: dict[str, Value] = {}
        for column, cell in zip(table.source_columns, cells, strict=True):
            try:
                values[column.name] = _typed(column, cell)
            except ValueError as error:
                faults.append(Fault(path.name, line, column.name, f"'{cell}'" if cell else "empty", str(error)))
        if len(values) == len(cells):
            rows.append(Row(line, values))
    return rows, faults


def _typed(column: Column, cell: str) -> Value:
    """Value of a cell; raises ValueError whose text says what was expected."""
    if cell == "":
        if column.nullable:
            return None
        raise ValueError(f"a {column.kind}")
    if column.codes and cell not in column.codes:
        raise ValueError("one of " + ", ".join(sorted(column.codes)))
    if column.kind is Kind.PERCENTAGE:
        if not re.fullmatch(FIGURE, cell) or float(cell) > 100:
            raise ValueError("a percentage from 0 to 100 with a point and at most one decimal")
        return float(cell)
    if column.kind is Kind.YEAR:
        if not re.fullmatch(r"(19|20)\d\d", cell):
            raise ValueError("a year of four digits")
        return int(cell)
    if column.kind is Kind.COUNT:
        if not re.fullmatch(r"[1-9]\d{0,8}", cell):
            raise ValueError("a whole number above 0")
        return int(cell)
    if cell != cell.strip():
        raise ValueError("a text without white space around it")
    if column.pattern and not re.fullmatch(column.pattern, cell):
        raise ValueError(PATTERNS[column.pattern])
    return cell
