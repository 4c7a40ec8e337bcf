"""A template of 2022, filled in with the values of the year before, as a workbook or as CSV files."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from data.building.proposal import Proposal
from data.building.source_files import SOURCE_DIR, Source, read_source
from data.workbook.layout import EXPLANATION, HEADER
from data.workbook.reading import read
from data.workbook.template import template

YEAR = 2022
FIRST = HEADER + 2
"""The number of the first row below the headers."""


@cache
def current() -> Source:
    """The survey as it is committed."""
    source, faults = read_source(SOURCE_DIR)
    assert not faults
    return source


@dataclass
class Filled:
    """A workbook in the making."""

    book: Workbook
    source: Source = field(default_factory=current)

    def cell(self, sheet: str, column: str, row: int) -> Any:
        """The cell of a column, by its header, in a row as Excel counts."""
        header = [cell.value for cell in self.book[sheet][HEADER + 1]]
        return self.book[sheet].cell(row, header.index(column) + 1)

    def row(self, sheet: str, question: str, option: str | None = None) -> int:
        """The row of a question, or of an answer to it."""
        for row in range(FIRST, self.book[sheet].max_row + 1):
            if self.cell(sheet, "vraagcode", row).value == question and (
                option is None or self.cell(sheet, "antwoordcode", row).value == option
            ):
                return row
        raise KeyError(question, option)

    def answer(self, question: str, option: str, **values: object) -> int:
        """Fill in cells of an answer, with _ for a space in the name of a column; its row."""
        row = self.row("resultaten", question, option)
        for column, value in values.items():
            self.cell("resultaten", column.replace("_", " "), row).value = value
        return row

    def asked(self, question: str, **values: object) -> int:
        """Fill in cells of a question; its row."""
        row = self.row("vragen", question)
        for column, value in values.items():
            self.cell("vragen", column.replace("_", " "), row).value = value
        return row

    def add(self, sheet: str, **values: object) -> int:
        """Fill in the first empty row of a sheet; that row."""
        row = FIRST
        while any(cell.value is not None for cell in self.book[sheet][row]):
            row += 1
        for column, value in values.items():
            self.cell(sheet, column.replace("_", " "), row).value = value
        return row

    def xlsx(self, folder: Path) -> Path:
        """Save it as a workbook."""
        path = folder / "peiling-2022.xlsx"
        self.book.save(path)
        return path

    def csv(
        self,
        folder: Path,
        *,
        separator: str = ";",
        encoding: str = "utf-8-sig",
        point: str = ",",
        change: Callable[[str, str], str] = lambda _, text: text,
    ) -> Path:
        """Save it as a folder of CSV files; ``change`` is given the name of each and its text."""
        made = folder / "peiling-2022"
        made.mkdir()
        for sheet in self.book.worksheets:
            if sheet.title == EXPLANATION:
                continue
            file = io.StringIO()
            writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
            for row in sheet.iter_rows(values_only=True):
                writer.writerow([_written(value, point) for value in row])
            text = change(sheet.title, file.getvalue())
            (made / f"{sheet.title}.csv").write_bytes(text.encode(encoding, "replace"))
        return made

    def read(self, path: Path, confirmed: Mapping[str, str] | None = None, *, replace: bool = False) -> Proposal:
        """Read a path back."""
        return read(path, self.source, replace=replace, confirmed=confirmed or {})

    def proposal(self, folder: Path, confirmed: Mapping[str, str] | None = None) -> Proposal:
        """Save it as a workbook and read it back."""
        return self.read(self.xlsx(folder), confirmed)


def _written(value: object, point: str) -> str:
    if value is None:
        return ""
    return str(value).replace(".", point) if isinstance(value, float) else str(value)


@cache
def _template() -> bytes:
    return template(YEAR, current())


def filled() -> Filled:
    """The template with every value of the year before, and all else that is asked."""
    return fill(Filled(load_workbook(io.BytesIO(_template())), current()))


def fill(made: Filled) -> Filled:
    """A template of 2022 with every value of the year before, and all else that is asked."""
    for row, value in zip(range(FIRST, FIRST + 4), (YEAR, "Peiling 2022", 345, "VNG"), strict=True):
        made.cell("peiling", "waarde", row).value = value
    for row in range(FIRST, made.book["vragen"].max_row + 1):
        made.cell("vragen", "gesteld", row).value = "ja"
        made.cell("vragen", "vergelijkbaar", row).value = "ja"
    made.asked("fase", som_wijkt_af_omdat="‘Anders’ is niet gepubliceerd")
    for row in range(FIRST, made.book["resultaten"].max_row + 1):
        before = made.cell("resultaten", "vorige keer", row).value
        if isinstance(before, str):
            made.cell("resultaten", "waarom geen waarde", row).value = before
        else:
            made.cell("resultaten", "percentage", row).value = before
    return made


def values_of(source: Source, year: int) -> dict[tuple[object, object], object]:
    """The percentages of a year by question and answer."""
    return {
        (row["question_id"], row["option_id"]): row["percentage"] for row in source["results"] if row["year"] == year
    }
