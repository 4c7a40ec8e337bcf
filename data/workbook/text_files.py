"""Reading a folder of CSV files, named after the sheets of the workbook, as people and programs save them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from data.workbook.excel import ERRORS
from data.workbook.grids import Cell, Grid, UnreadableError
from data.workbook.layout import SHEETS

SEPARATORS = ";,\t"
NAMES = {";": "puntkomma’s", ",": "komma’s", "\t": "tabs"}
#: Names of errors as any Excel writes them.
_ERRORS = {**{dutch: dutch for dutch in ERRORS.values()}, **ERRORS}
_HEADERS = {column.name for sheet in SHEETS for column in sheet.columns}


def grids(folder: Path) -> list[Grid]:
    """The CSV files of a folder; raises UnreadableError or OSError."""
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in (".csv", ".txt", ".tsv"))
    if not paths:
        raise UnreadableError(f"{folder.name}: in deze map staan geen CSV-bestanden (peiling.csv, resultaten.csv, ...)")
    return [_grid(path) for path in paths]


def _grid(path: Path) -> Grid:
    text, encoding = _text(path.read_bytes())
    lines = text.splitlines()
    skip = 1 if lines and lines[0].strip().lower().strip('"').startswith("sep=") else 0
    separator = _separator(lines[skip:])
    grid = Grid(path.stem.strip(), [], [], csv=True)
    if encoding == "cp1252":
        grid.remarks.append(f"{path.name}: gelezen als Windows-1252 (ANSI); let op letters met accenten")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return grid
        except csv.Error as error:
            reason = f"{path.name}, regel {line}: is niet te lezen ({error})"
            raise UnreadableError(f'{reason}; is elk aanhalingsteken (") om een tekst gesloten?') from error
        if line > skip:
            grid.rows.append([_cell(cell) for cell in cells])
            grid.lines.append(line)


def _cell(text: str) -> Cell:
    if text.strip() in _ERRORS:
        return Cell(None, trouble=f"is een fout van een formule: {_ERRORS[text.strip()]}")
    return Cell(text)


def _text(content: bytes) -> tuple[str, str]:
    """The text of a file and its encoding: what its first bytes say, else UTF-8, else Windows-1252."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), encoding
    if content[1:40:2].count(0) > len(content[1:40:2]) // 2:
        return content.decode("utf-16-le", "replace"), "utf-16-le"
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), "cp1252"


def _separator(lines: list[str]) -> str:
    """The separator by which the most headers are found in one line; of equal ones the Dutch semicolon."""

    def found(separator: str) -> int:
        return max(
            (sum(part.strip().strip('"').lower() in _HEADERS for part in line.split(separator)) for line in lines[:20]),
            default=0,
        )

    return max(SEPARATORS, key=found)
