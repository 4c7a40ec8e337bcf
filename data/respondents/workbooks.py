"""The rows of a worksheet as texts: what calamine finds in it, whatever size the sheet says that it has."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from data.respondents.form import UnreadableError
from data.respondents.progress import Progress
from data.respondents.readers import HEAD

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def is_workbook(start: bytes) -> bool:
    """Whether a file with these first bytes is a workbook, or says to be one."""
    return start.startswith((ZIP, OLE))


def sheet_rows(
    path: Path, sheet: str | None, progress: Progress, known: Callable[[list[list[str]]], bool]
) -> tuple[Iterator[list[str]], list[str]]:
    """Every row from the first of a sheet, and remarks (Dutch): the named one, else the first whose top rows are
    ``known``, else the first with cells.

    Raises UnreadableError.
    """
    if path.read_bytes()[:8] == OLE and _LOCKED in path.read_bytes():
        raise UnreadableError(
            f"{path.name}: de werkmap heeft een wachtwoord. Sla haar in Excel op zonder wachtwoord: Bestand, Info, "
            "Werkmap beveiligen, Versleutelen met wachtwoord, en maak het vak leeg."
        )
    try:
        book = CalamineWorkbook.from_path(path)
        named = [item.name for item in book.sheets_metadata if item.visible is SheetVisibleEnum.Visible]
        if sheet is not None and sheet not in book.sheet_names:
            raise UnreadableError(f"{path.name}: er is geen blad '{sheet}'. Kies uit: {', '.join(book.sheet_names)}.")
        filled = [found for name in ([sheet] if sheet else named) if _cells(found := book.get_sheet_by_name(name))]
    except UnreadableError:
        raise
    # calamine ends in a panic of Rust, which is no Exception, on some damaged files.
    except BaseException as error:
        if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        raise UnreadableError(
            f"{path.name}: de werkmap kan niet gelezen worden: zij is beschadigd of is geen werkmap. Open "
            "haar in Excel "
            "en sla haar opnieuw op als .xlsx, of exporteer opnieuw."
        ) from error
    if not filled:
        raise UnreadableError(f"{path.name}: de werkmap is leeg. Exporteer de antwoorden opnieuw.")
    read = next((found for found in filled if len(filled) > 1 and known(_top(found))), filled[0])
    others = ", ".join(found.name for found in filled if found is not read)
    remarks = [f"{path.name}: alleen blad '{read.name}' is gelezen, niet {others}. Een ander blad: sheet bij [file]."]
    return _texts(read, progress), remarks if others else []


def _top(sheet: CalamineSheet) -> list[list[str]]:
    rows = ([cell if type(cell) is str else _text(cell) for cell in row] for row in sheet.iter_rows())
    return list(itertools.islice(filter(any, rows), HEAD))


def _cells(sheet: CalamineSheet) -> bool:
    return sheet.total_height > 0 and sheet.start is not None


def _texts(sheet: CalamineSheet, progress: Progress) -> Iterator[list[str]]:
    done = 0
    progress.of(sheet.total_height, lambda: done)
    for row in sheet.iter_rows():
        done += 1
        yield [cell if type(cell) is str else _text(cell) for cell in row]


def _text(cell: object) -> str:
    """A cell as a text: whole numbers without decimals, days and times as ISO 8601 writes them."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, (datetime.date, datetime.time)):
        return cell.isoformat()
    return str(cell)
