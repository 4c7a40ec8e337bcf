"""From the cells of a sheet to its rows by column name, wherever the columns stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from data.building.names import nearest
from data.workbook.grids import Cell, Grid, letters, squeezed
from data.workbook.layout import Sheet

T = TypeVar("T")
#: How many rows may stand above the header.
ABOVE = 25


class CellError(ValueError):
    """What is wrong with a cell: a Dutch sentence that follows its place."""


class MissingError(CellError):
    """There is a mark for no value, such as - or n.v.t."""


@dataclass
class Log:
    """What is wrong and what was met, in the order of the sheets."""

    faults: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def fault(self, place: str, text: str) -> None:
        """Note what is wrong in a place."""
        self.faults.append(f"{place}: {text}")

    def remark(self, place: str, text: str) -> None:
        """Note what was met and handled."""
        self.remarks.append(f"{place}: {text}")

    def take(self, read: Callable[[Cell], T | None], cell: Cell) -> T | None:
        """The value that ``read`` makes of a cell; None where it raises CellError, which is noted.

        A mark for no value is read as an empty cell.
        """
        try:
            return read(cell)
        except MissingError:
            self.remark(cell.place, f"‘{squeezed(str(cell.value))}’ is gelezen als een lege cel")
            return None
        except CellError as error:
            self.fault(cell.place, str(error))
            return None


@dataclass(frozen=True)
class Record:
    """A row of a sheet: ``line`` as a person counts, and its cells by the name of their column."""

    line: int
    cells: dict[str, Cell]
    start: str

    def __getitem__(self, column: str) -> Cell:
        """The cell of a column; an empty one where the sheet has no such column."""
        return self.cells.get(column, Cell(place=self.start))


def hint(text: str, known: Iterable[str]) -> str:
    """The known name that is most like another one, as a question behind a message; empty where none is."""
    return f"; bedoelt u ‘{found}’?" if (found := nearest(text, known)) else ""


def records(grid: Grid, sheet: Sheet, log: Log) -> list[Record]:
    """The rows of a sheet that hold something; what is wrong with its columns or with the form of a row is noted."""
    log.remarks += grid.remarks
    header = _header(grid, sheet)
    if header is None:
        names = ", ".join(column.name for column in sheet.columns)
        log.fault(grid.shown, f"geen rij met de namen van de kolommen gevonden; verwacht: {names}")
        return []
    columns = _columns(grid, sheet, header, log)
    found = []
    for row in range(header + 1, len(grid.rows)):
        cells = grid.rows[row]
        # Where all of a row is merged with the one above, that is a header of two rows.
        if all(cell.empty or cell.merged for cell in cells) or not _whole(grid, header, row, log):
            continue
        placed = {name: replace(cells[column], place=grid.place(row, column, name)) for name, column in columns.items()}
        if any(not cell.empty for cell in placed.values()):
            start = f"{grid.shown}, regel {grid.lines[row]}" if grid.csv else f"{grid.name}, rij {grid.lines[row]}"
            found.append(Record(grid.lines[row], placed, start))
    return found


def _name(cell: Cell) -> str:
    return squeezed(str(cell.value)).lower() if cell.value is not None and not cell.merged else ""


def _header(grid: Grid, sheet: Sheet) -> int | None:
    """The first of the upper rows with the most names of columns; None where no row has two."""
    names = {column.name for column in sheet.columns}
    scores = [len(names & {_name(cell) for cell in cells}) for cells in grid.rows[:ABOVE]]
    best = max(scores, default=0)
    return scores.index(best) if best >= min(2, len(names)) else None


def _columns(grid: Grid, sheet: Sheet, header: int, log: Log) -> dict[str, int]:
    """The place of each column that is there; notes those that are missing, unknown, or there twice."""
    names = [column.name for column in sheet.columns]
    places: dict[str, int] = {}
    unknown: list[tuple[str, int]] = []
    below = grid.rows[header + 1 :]
    for column, cell in enumerate(grid.rows[header]):
        name = _name(cell)
        filled = any(column < len(cells) and not cells[column].empty for cells in below)
        if not filled and (name in places or name not in names):
            continue
        if name not in names:
            unknown.append((name, column))
        elif name not in places or not _filled(grid, header, places[name]):
            places[name] = column
        else:
            first = grid.place(header, places[name], name)
            log.fault(grid.place(header, column, name), f"de kolom ‘{name}’ staat er twee keer, ook op {first}")
    absent = [name for name in names if name not in places]
    for name, column in unknown:
        _unknown(grid, header, column, name, absent, log)
    for name in sheet.needs:
        if name in absent:
            log.fault(grid.shown, f"de kolom ‘{name}’ ontbreekt")
    return places


def _filled(grid: Grid, header: int, column: int) -> bool:
    return any(column < len(cells) and not cells[column].empty for cells in grid.rows[header + 1 :])


def _unknown(grid: Grid, header: int, column: int, name: str, absent: list[str], log: Log) -> None:
    place = grid.place(header, column)
    if not name:
        where = next(row for row in range(header + 1, len(grid.rows))
                     if column < len(grid.rows[row]) and not grid.rows[row][column].empty)  # fmt: skip
        log.fault(grid.place(where, column), "staat in een kolom zonder naam; bij welke kolom hoort dit?")
    elif near := hint(name, absent):
        log.fault(place, f"de kolom ‘{name}’ is niet bekend{near}")
    else:
        told = f"kolom {letters(column)} " if not grid.csv else ""
        log.remark(grid.shown, f"{told}‘{name}’ is niet bekend en niet gelezen")


def _whole(grid: Grid, header: int, row: int, log: Log) -> bool:
    """Whether a row has a cell for each column; notes it where it has not."""
    if not grid.csv:
        return True
    cells, expected = grid.rows[row], len(grid.rows[header])
    extra = [cell for cell in cells[expected:] if not cell.empty]
    if len(cells) >= expected and not extra:
        return True
    place = f"{grid.shown}, regel {grid.lines[row]}"
    text = f"{len(cells)} cellen, verwacht {expected} zoals in de kop; welke waarde hoort bij welke kolom?"
    if extra:
        text += " Een komma in een getal of tekst vraagt om aanhalingstekens, of om puntkomma’s tussen de cellen."
    log.fault(place, text)
    return False
