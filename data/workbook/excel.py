"""Reading a workbook of Excel.

openpyxl tells what a value alone does not: that 0,241 is shown as 24,1%, that a cell is merged, hidden or a formula.
"""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from data.workbook.grids import Cell, Grid, UnreadableError

#: Errors of formulas, with their names in a Dutch Excel.
ERRORS = {
    "#DIV/0!": "#DEEL/0!",
    "#N/A": "#N/B",
    "#NAME?": "#NAAM?",
    "#NULL!": "#LEEG!",
    "#NUM!": "#GETAL!",
    "#REF!": "#VERW!",
    "#VALUE!": "#WAARDE!",
}
#: What a number format holds between quotation marks or behind a backslash is shown as it is.
LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
NO_RESULT = "is een formule zonder uitkomst: open het bestand in Excel, laat het rekenen en sla het op"
OTHER_FORM = "sla het in Excel op als ‘Excel-werkmap (.xlsx)’, zonder wachtwoord"


def grids(path: Path) -> list[Grid]:
    """The sheets of a workbook; raises UnreadableError or OSError."""
    with warnings.catch_warnings():
        # It warns of what it leaves out when it writes, which is not done here.
        warnings.simplefilter("ignore")
        book = _loaded(path, values=False)
        formulas = any(cell.data_type == "f" for sheet in book.worksheets for cell in sheet._cells.values())
        values = _loaded(path, values=True) if formulas else book
    return [_grid(sheet, values[sheet.title]) for sheet in book.worksheets]


def _loaded(path: Path, *, values: bool) -> Any:
    content = path.read_bytes()
    if not content.startswith(b"PK"):
        raise UnreadableError(f"{path.name}: is geen werkmap van Excel die te lezen is; {OTHER_FORM}")
    try:
        return load_workbook(path, data_only=values)
    except OSError:
        raise
    except Exception as error:  # a damaged workbook breaks in as many ways as there are parts in it
        raise UnreadableError(
            f"{path.name}: is beschadigd of geen werkmap van Excel ({error}); {OTHER_FORM}"
        ) from error


def _grid(sheet: Any, values: Any) -> Grid:
    """The cells up to the last that holds something: formatted cells may go on to the last row of Excel."""
    filled = [place for place, cell in sheet._cells.items() if cell.value not in (None, "")]
    height = max((row for row, _ in filled), default=0)
    width = max((column for _, column in filled), default=0)
    grid = Grid(sheet.title.strip(), [], list(range(1, height + 1)), csv=False)
    merged = _merged(sheet)
    for row in range(height):
        cells = []
        for column in range(width):
            place = row + 1, column + 1
            top = merged.get(place, place)
            found, value = sheet._cells.get(top), values._cells.get(top)
            cells.append(_cell(found, value, grid.place(row, column), merged=top != place))
        grid.rows.append(cells)
    grid.remarks += _hidden(sheet, {column for _, column in filled}, {row for row, _ in filled})
    return grid


def _merged(sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:
    """The first cell of the merged one that a cell below it is a part of; one beside it stays empty."""
    return {
        (row, area.min_col): (area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        if area.max_row - area.min_row < sheet.max_row
        for row in range(area.min_row + 1, area.max_row + 1)
    }


def _cell(found: Any, calculated: Any, place: str, *, merged: bool) -> Cell:
    if found is None or found.value in (None, ""):
        return Cell(None, place)
    value = found.value
    if found.data_type == "f":
        value = calculated.value if calculated is not None else None
        if value is None:
            return Cell(None, place, trouble=NO_RESULT)
    if isinstance(value, str) and value.strip() in ERRORS:
        error = value.strip()
        return Cell(None, place, trouble=f"is een fout van een formule: {ERRORS[error]} ({error})")
    if isinstance(value, datetime | date | time | timedelta):
        return Cell(None, place, trouble=f"is een datum of tijd geworden ({_day(value)}): typ het getal opnieuw")
    if not isinstance(value, str | int | float | bool):
        value = str(value)
    percent = "%" in LITERAL.sub("", str(found.number_format or ""))
    return Cell(value, place, percent=percent, merged=merged)


def _day(value: object) -> str:
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else str(value)


def _hidden(sheet: Any, columns: set[int], rows: set[int]) -> list[str]:
    """What is hidden is read too, and told."""
    told = []
    if sheet.sheet_state != "visible":
        told.append(f"{sheet.title}: het blad is verborgen, en is wel gelezen")
    hidden = [get_column_letter(c) for c in sorted(columns) if sheet.column_dimensions[get_column_letter(c)].hidden]
    if hidden:
        told.append(f"{sheet.title}: verborgen kolommen zijn wel gelezen: {', '.join(hidden)}")
    lines = [str(row) for row in sorted(rows) if sheet.row_dimensions[row].hidden]
    if lines:
        told.append(f"{sheet.title}: verborgen rijen zijn wel gelezen: {', '.join(lines[:10])}")
    return told
