"""One trap per file: what people and Excel do to a workbook is handled, or named with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl.cell.cell import Cell

from data.workbook.layout import HEADER
from tests.data.workbook.filling import FIRST, YEAR, Filled, filled, values_of

Change = Callable[[Filled], object]
#: The faults of each trap, in their order.
FAULTS: dict[str, list[str]] = defaultdict(list)
for line in Path(__file__).with_name("faults.txt").read_text(encoding="utf-8").splitlines():
    FAULTS[line.partition("\t")[0]].append(line.partition("\t")[2])


def percentage(book: Filled, value: object, number_format: str = "General") -> None:
    """Write the first answer of *fase*, which stands in resultaten!D4."""
    cell: Cell = book.cell("resultaten", "percentage", book.row("resultaten", "fase", "verkenningsfase"))
    cell.value, cell.number_format = value, number_format  # type: ignore[assignment]  # a test writes what fits


def hide(book: Filled) -> None:
    book.book["resultaten"].column_dimensions["D"].hidden = True
    book.book["resultaten"].row_dimensions[6].hidden = True


def move(book: Filled) -> None:
    """Move the percentages behind all other columns."""
    sheet = book.book["resultaten"]
    for row in range(HEADER + 1, sheet.max_row + 1):
        sheet.cell(row, 20).value, sheet.cell(row, 4).value = sheet.cell(row, 4).value, None


def merge_header(book: Filled) -> None:
    """Join the header of the percentages with an empty cell below it, as for a header of two rows."""
    for sheet in ("resultaten", "vragen"):
        book.book[sheet].insert_rows(HEADER + 2)
        for column in range(1, 6):
            book.book[sheet].merge_cells(
                start_row=HEADER + 1, end_row=HEADER + 2, start_column=column, end_column=column
            )


def merge_questions(book: Filled) -> None:
    """Join the cells of one question in the first column, without its codes."""
    book.book["resultaten"].merge_cells("A4:A9")
    for row in range(4, 10):
        book.cell("resultaten", "vraagcode", row).value = None


def without_codes(book: Filled) -> None:
    for sheet in ("resultaten", "vragen"):
        for column in ("vraagcode", "antwoordcode"):
            for row in range(FIRST, book.book[sheet].max_row + 1):
                if sheet == "resultaten" or column == "vraagcode":
                    book.cell(sheet, column, row).value = None


def empty_rows(book: Filled) -> None:
    sheet = book.book["resultaten"]
    sheet.insert_rows(HEADER + 4, 3)
    sheet.cell(5000, 2).value = "  "
    sheet.cell(3, 40).value = "\u00a0"


def sorted_whole(book: Filled) -> None:
    sheet = book.book["resultaten"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST)]
    for at, row in enumerate(reversed(rows), start=FIRST):
        for column, value in enumerate(row, start=1):
            sheet.cell(at, column).value = value


def own_notes(book: Filled) -> None:
    for row, value in ((3, "nagekeken door"), (4, "JV")):
        book.book["resultaten"].cell(row, 15).value = value


def high_sum(book: Filled) -> None:
    percentage(book, 92.3)
    book.asked("fase", som_wijkt_af_omdat=None)


HANDLED: dict[str, Change] = {
    "text with decimal comma": lambda book: percentage(book, "22,3"),
    "text with decimal point": lambda book: percentage(book, "22.3"),
    "text with per cent sign": lambda book: percentage(book, "22,3 %"),
    "fraction shown as percentage": lambda book: percentage(book, 0.223, "0.0%"),
    "noise of floating point": lambda book: percentage(book, 22.300000000000004),
    "apostrophe before a number": lambda book: percentage(book, "'22,3"),
    "no-break spaces": lambda book: percentage(book, "\u00a022,3\u00a0"),
    "more decimals": lambda book: percentage(book, 22.34),
    "count beside the percentage": lambda book: (
        book.asked("fase", n=166),
        book.answer("fase", "verkenningsfase", aantal=37),
    ),
    "count alone": lambda book: (
        book.asked("fase", n=166),
        book.answer("fase", "verkenningsfase", aantal="37", percentage=None),
    ),
    "dash beside a percentage": lambda book: book.answer("fase", "verkenningsfase", aantal="-"),
    "n.v.t. as n": lambda book: book.asked("fase", n="n.v.t."),
    "hidden column and row": hide,
    "moved column": move,
    "merged headers": merge_header,
    "merged question": merge_questions,
    "no codes": without_codes,
    "empty rows and columns": empty_rows,
    "other order": sorted_whole,
    "number as text with thousands": lambda book: setattr(book.cell("peiling", "waarde", 6), "value", "1.345"),
    "own column with notes": own_notes,
}
#: What is told of those that are handled, where anything is.
REMARKS = {
    "more decimals": "resultaten!D4: 22,34 is afgerond op één decimaal: 22,3",
    "dash beside a percentage": "resultaten!E4: ‘-’ is gelezen als een lege cel",
    "n.v.t. as n": "vragen!C4: ‘n.v.t.’ is gelezen als een lege cel",
    "hidden column and row": "resultaten: verborgen kolommen zijn wel gelezen: D",
    "own column with notes": "resultaten: kolom O ‘nagekeken door’ is niet bekend en niet gelezen",
}


@pytest.mark.parametrize("name", HANDLED)
def test_it_is_handled(name: str, tmp_path: Path) -> None:
    book = filled()
    HANDLED[name](book)
    found = book.proposal(tmp_path)
    assert not found.faults
    assert found.source is not None
    assert values_of(found.source, YEAR) == values_of(book.source, 2021)
    assert REMARKS[name] in found.remarks if name in REMARKS else not found.remarks


def twice(book: Filled) -> None:
    book.book["resultaten"].cell(3, 15).value = "percentage"
    book.book["resultaten"].cell(4, 15).value = 22.3


def no_name(book: Filled) -> None:
    book.book["resultaten"].cell(7, 15).value = 3


def renamed(book: Filled) -> None:
    book.book["resultaten"].cell(3, 4).value = "procentage"


def shifted(book: Filled) -> None:
    """Sort the first three columns and not the others."""
    sheet = book.book["resultaten"]
    for column in (1, 2, 3):
        sheet.cell(4, column).value, sheet.cell(5, column).value = (
            sheet.cell(5, column).value,
            sheet.cell(4, column).value,
        )


def double(book: Filled) -> None:
    sheet = book.book["resultaten"]
    for column in range(1, 13):
        sheet.cell(80, column).value = sheet.cell(4, column).value


def unknown_answer(book: Filled) -> None:
    row = book.answer("fase", "verkenningsfase", antwoord="Verkeningsfase", antwoordcode=None)
    assert row == FIRST


def unknown_question(book: Filled) -> None:
    book.answer("fase", "verkenningsfase", vraag="Fase van implementatie", vraagcode=None)


#: What is told of each stands in faults.txt.
NAMED: dict[str, Change] = {
    "over 100": lambda book: percentage(book, 104.2),
    "below 0": lambda book: percentage(book, -5),
    "over 100 by format": lambda book: percentage(book, 22.3, "0%"),
    "minus 99998": lambda book: percentage(book, -99998),
    "minus 99999 as text": lambda book: percentage(book, "-99999"),
    "dash": lambda book: percentage(book, "-"),
    "n.v.t.": lambda book: percentage(book, "n.v.t."),
    "no answer": lambda book: percentage(book, "geen antwoord"),
    "fewer than 5": lambda book: percentage(book, "<5"),
    "date of 1-2": lambda book: percentage(book, datetime(2022, 2, 1), "d-mmm"),
    "date as text": lambda book: percentage(book, "1-feb"),
    "error of a formula": lambda book: percentage(book, "#DIV/0!"),
    "formula without result": lambda book: percentage(book, "=1+21.3"),
    "words": lambda book: percentage(book, "ongeveer 22"),
    "fraction without format": lambda book: percentage(book, 0.223),
    "yes": lambda book: percentage(book, True),
    "empty": lambda book: percentage(book, None),
    "value and reason": lambda book: book.answer("fase", "verkenningsfase", waarom_geen_waarde="afgeschermd"),
    "count disagrees": lambda book: (book.asked("fase", n=166), book.answer("fase", "verkenningsfase", aantal=38)),
    "count over n": lambda book: (
        book.asked("fase", n=30),
        book.answer("fase", "verkenningsfase", aantal=38, percentage=None),
    ),
    "count without n": lambda book: book.answer("fase", "verkenningsfase", aantal=38, percentage=None),
    "count with decimals": lambda book: (
        book.asked("fase", n=166),
        book.answer("fase", "verkenningsfase", aantal=36.5, percentage=None),
    ),
    "n over the number of municipalities": lambda book: book.asked("fase", n=400),
    "own n over n": lambda book: (book.asked("fase", n=166), book.answer("fase", "verkenningsfase", eigen_n=170)),
    "sum of single choice": high_sum,
    "an answer twice": double,
    "an answer is gone": lambda book: book.book["resultaten"].delete_rows(4),
    "a question is gone": lambda book: book.book["vragen"].delete_rows(5),
    "unknown answer": unknown_answer,
    "unknown question": unknown_question,
    "sorted in part": shifted,
    "shifted by one": lambda book: book.answer("fase", "verkenningsfase", vorige_keer=18.1),
    "a column twice": twice,
    "a column without name": no_name,
    "a renamed column": renamed,
    "merged percentages": lambda book: book.book["resultaten"].merge_cells("D4:D5"),
    "a word of another list": lambda book: book.asked("fase", vergelijkbaar="jaa"),
    "no reason for a break": lambda book: book.asked("fase", vergelijkbaar="nee"),
    "comparing with a year of no survey": lambda book: book.asked("fase", vergelijken_met=2017),
    "values of a question that was not asked": lambda book: book.asked("fase", gesteld="nee"),
    "no year": lambda book: setattr(book.cell("peiling", "waarde", 4), "value", "volgend jaar"),
    "a sheet is gone": lambda book: book.book.remove(book.book["vragen"]),
    "a sheet is renamed": lambda book: setattr(book.book["citaten"], "title", "citaat"),
    "a known answer as new": lambda book: book.add(
        "nieuwe antwoorden", vraag="Fase van de implementatie", antwoord="verkenningsfase", percentage=3
    ),
    "a new question without answers": lambda book: book.add(
        "nieuwe vragen",
        titel="Geld",
        vraagtekst="Is er geld?",
        hoe_gemeten="één antwoord",
        wat_het_percentage_is="Gemeenten die dit antwoord gaven",
    ),
    "a quote at no question": lambda book: book.add("citaten", vraag="Fase", citaat="Wij zijn klaar"),
}


@pytest.mark.parametrize("name", NAMED)
def test_it_is_named_with_its_place(name: str, tmp_path: Path) -> None:
    book = filled()
    NAMED[name](book)
    faults = FAULTS[name]
    found = book.proposal(tmp_path)
    assert found.faults[: len(faults)] == faults
    assert found.source is None
