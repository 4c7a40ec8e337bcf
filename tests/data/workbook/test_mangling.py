"""Whatever happens to a workbook: no traceback, and what is accepted is what was filled in."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl.cell.cell import MergedCell

from data.workbook.grids import Cell
from data.workbook.layout import HEADER, SHEETS
from data.workbook.records import CellError
from data.workbook.values import percentage
from tests.data.workbook.filling import FIRST, YEAR, Filled, filled, values_of

ODD: list[Any] = [
    "",
    " ",
    "-",
    "n.v.t.",
    "-99998",
    "<5",
    "tien",
    "1.234,5",
    "99",
    "0,5",
    "#N/A",
    "=1/0",
    "'12",
    True,
    -1,
]
ODD += [0.5, 1e300, float("inf"), "١٢", "12\u00a0%", "é" * 32_000, datetime(2022, 2, 1), "\u202e12", "ja", "🙂"]
#: Other ways to write the same percentage, which must come out as it was.
SAME: list[Callable[[float], Any]] = [
    lambda value: str(value).replace(".", ","),
    lambda value: f" {value}\u00a0% ",
    lambda value: f"'{value}",
    lambda value: value + 1e-12,
    lambda value: f"{value}0",
]


def mangle(book: Filled, seed: int) -> None:
    """Change some cells, rows, columns or sheets; seldom all of it, so that some files are still accepted."""
    chance = random.Random(seed)  # noqa: S311  # the same files in every run
    for _ in range(chance.choice([0, 0, 1, 3])):
        sheet = book.book[chance.choice(SHEETS).name]
        row, column = chance.randint(1, sheet.max_row + 2), chance.randint(1, sheet.max_column + 1)
        match chance.randint(0, 7):
            case 0:
                sheet.delete_rows(row)
            case 1:
                sheet.insert_rows(row)
            case 2:
                sheet.delete_cols(column)
            case 3:
                sheet.insert_cols(column)
            case 4:
                sheet.merge_cells(start_row=row, end_row=row + 2, start_column=column, end_column=column)
            case _:
                # A merged cell cannot be written to.
                if not isinstance(cell := sheet.cell(row, column), MergedCell):
                    cell.value = chance.choice(ODD)
    sheet = book.book["resultaten"]
    found = next((cell.column for cell in sheet[HEADER + 1] if cell.value == "percentage"), None)
    for row in range(FIRST, sheet.max_row + 1):
        if found is not None and isinstance(value := sheet.cell(row, found).value, float) and value >= 1:
            sheet.cell(row, found).value = chance.choice(SAME)(value)


@pytest.mark.parametrize("seed", range(20))
def test_no_traceback_and_nothing_but_what_was_filled_in(seed: int, tmp_path: Path) -> None:
    book = filled()
    mangle(book, seed)
    typed = written(book)
    for path in (book.xlsx(tmp_path), book.csv(tmp_path)):
        found = book.read(path)
        assert found.faults or found.source is not None
        if found.source is not None:
            for key, value in values_of(found.source, YEAR).items():
                assert value == typed[key], key


def written(book: Filled) -> dict[tuple[object, object], float | None]:
    """The percentages that stand in the workbook now, by question and answer."""
    found: dict[tuple[object, object], float | None] = {}
    for row in range(FIRST, book.book["resultaten"].max_row + 1):
        try:
            question, option, value = (
                book.cell("resultaten", column, row).value for column in ("vraagcode", "antwoordcode", "percentage")
            )
            read = percentage(Cell(value))
        except (ValueError, CellError):
            continue
        found[question, option] = read.value if read else None
    return found


def test_some_mangled_files_are_accepted_and_some_are_not(tmp_path: Path) -> None:
    accepted = []
    for seed in range(8):
        book = filled()
        mangle(book, seed)
        (tmp_path / str(seed)).mkdir()
        accepted.append(book.proposal(tmp_path / str(seed)).source is not None)
    assert any(accepted)
    assert not all(accepted)


def test_a_formula_is_read_by_its_result(tmp_path: Path) -> None:
    book = filled()
    book.answer("fase", "verkenningsfase", percentage="=1+21.3")
    written_by_excel = tmp_path / "excel.xlsx"
    with ZipFile(book.xlsx(tmp_path)) as old, ZipFile(written_by_excel, "w") as new:
        for item in old.namelist():
            content = old.read(item)
            new.writestr(item, content.replace(b"<f>1+21.3</f><v></v>", b"<f>1+21.3</f><v>22.3</v>")
                         .replace(b"<f>1+21.3</f><v />", b"<f>1+21.3</f><v>22.3</v>"))  # fmt: skip
    found = book.read(written_by_excel)
    assert found.source is not None
    assert values_of(found.source, YEAR) == values_of(book.source, 2021)
