"""The workbook to fill in."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from data.building.source_files import Source
from data.survey.characters import legal
from data.wording.numbers import listing
from data.workbook.corrected import Filled
from data.workbook.grids import letters
from data.workbook.guide import guide
from data.workbook.known import Known
from data.workbook.layout import EXPLANATION, HEADER, QUESTIONS, RESULTS, SHEETS, SURVEY, Column, Kind, Sheet
from data.workbook.prefilled import prefilled, years_before

#: Colours: dark text on light grounds, of which the contrast is over 7.
INK, HEAD, GIVEN, LINE = "#1B1F3B", "#DFE5F2", "#EEEEEE", "#A9B0C3"
#: The height of a line of text in points, and how many characters of the letter fit in a unit of width.
POINTS, FIT = 15, 1.15
#: The most lines of a row; a longer text is cut off until the row is made higher.
MOST_LINES = 3
#: What Excel allows in what is told beside a cell.
MOST_TITLE, MOST_TOLD = 32, 255


@dataclass(frozen=True)
class Looks:
    """The formats of cells."""

    title: Any
    told: Any
    head: Any
    given: Any
    number: Any
    fill: Any
    left: Any
    one_decimal: Any


def template(year: int, current: Source) -> bytes:
    """The workbook (.xlsx) for the survey of a year: what is known of the years before stands in it, in grey.

    A year that is there already comes with its own values, to be corrected.
    """
    known = Known.of(current, year)
    memory = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(memory, options) as book:
        book.set_properties({"title": f"Peiling {year}: in te vullen", "comments": "Begin bij het blad uitleg."})
        looks = _looks(book)
        _write_guide(book, looks, year, exists=bool(known.was_measured))
        rows = prefilled(known)
        before = listing(years_before(known))
        for sheet in SHEETS:
            _write_sheet(book, sheet, rows.get(sheet.name, []), looks, before)
    return memory.getvalue()


def _looks(book: Any) -> Looks:
    base = {"font_name": "Arial", "font_size": 10, "font_color": INK, "valign": "top"}
    cell = {**base, "text_wrap": True, "border": 1, "border_color": LINE}
    given = {**cell, "bg_color": GIVEN, "italic": True}
    return Looks(
        title=book.add_format({**base, "bold": True, "font_size": 14}),
        told=book.add_format({**base, "text_wrap": True}),
        head=book.add_format({**cell, "bold": True, "bg_color": HEAD, "bottom": 2, "bottom_color": INK}),
        given=book.add_format(given),
        number=book.add_format({**given, "num_format": "0.0", "align": "right"}),
        fill=book.add_format({**cell, "locked": False}),
        left=book.add_format({**cell, "locked": False, "align": "left"}),
        one_decimal=book.add_format({"num_format": "0.0"}),
    )


def _write_guide(book: Any, looks: Looks, year: int, *, exists: bool) -> None:
    sheet = book.add_worksheet(EXPLANATION)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 85)
    sheet.write_string(0, 0, f"Peiling {year}: cijfers voor het dashboard", looks.title)
    line = 2
    for heading, texts in guide(year, exists=exists):
        sheet.write_string(line, 0, heading, looks.head)
        for place, text in enumerate(texts, start=line + 1):
            sheet.set_row(place, POINTS * _lines(text, 85))
            sheet.write_string(place, 0, text, looks.told)
        line += len(texts) + 2
    _print(sheet, portrait=True)


def _print(sheet: Any, *, portrait: bool = False) -> None:
    sheet.set_paper(9)
    if not portrait:
        sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&RBlad &P van &N")


def _write_sheet(book: Any, item: Sheet, rows: Sequence[Filled], looks: Looks, before: str) -> None:
    sheet = book.add_worksheet(item.name)
    told = f"{item.told} ‘vorige keer’ is {before}." if item is RESULTS and before else item.told
    sheet.write_string(0, 0, item.title, looks.title)
    sheet.write_string(1, 0, told, book.add_format({"font_name": "Arial", "font_size": 10, "font_color": INK}))
    sheet.set_row(0, 22)
    sheet.set_row(HEADER, POINTS * max(_lines(column.name, column.width) for column in item.columns) + 3)
    for place, column in enumerate(item.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(HEADER, place, column.name, looks.head)
    last = HEADER + len(rows) + item.empty_rows
    for line in range(HEADER + 1, last + 1):
        row = rows[line - HEADER - 1] if line - HEADER - 1 < len(rows) else {}
        _write_row(sheet, line, item, row, looks)
    for place, column in enumerate(item.columns):
        if not column.given:
            _help(sheet, item, column, place, last, looks)
    sheet.freeze_panes(HEADER + 1, FROZEN.get(item.name, 0))
    sheet.repeat_rows(HEADER)
    sheet.print_area(0, 0, last, PRINTED.get(item.name, len(item.columns)) - 1)
    _print(sheet)
    _lock(sheet)
    # Screen readers read these headers with each cell.
    end = letters(len(item.columns) - 1)
    book.define_name(f"ColumnTitleRegion1.A{HEADER + 1}.{end}{last + 1}.{SHEETS.index(item) + 2}",
                     f"='{item.name}'!$A${HEADER + 1}:${end}${HEADER + 1}")  # fmt: skip
    first = next(place for place, column in enumerate(item.columns) if not column.given)
    sheet.set_selection(HEADER + 1, first, HEADER + 1, first)


#: How many columns at the left stay in view: those that say what a row is about.
FROZEN = {RESULTS.name: 2, QUESTIONS.name: 1}
#: How many columns are printed where it is not all of them: long texts and codes at the end are left out.
PRINTED = {RESULTS.name: RESULTS.place("volledige tekst"), QUESTIONS.name: QUESTIONS.place("gewogen naar")}


def _write_row(sheet: Any, line: int, item: Sheet, row: Mapping[str, Any], looks: Looks) -> None:
    height = 1
    for place, column in enumerate(item.columns):
        value = row.get(column.name)
        look = looks.given if column.given else looks.left if item is SURVEY else looks.fill
        if value is None:
            sheet.write_blank(line, place, None, look)
        elif isinstance(value, str):
            height = max(height, min(_lines(value, column.width), MOST_LINES))
            sheet.write_string(line, place, legal(value), look)
        else:
            sheet.write_number(line, place, value, looks.number if column.kind is Kind.PERCENTAGE else look)
    sheet.set_row(line, POINTS * height)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column, roughly: whole words, in a letter of average width."""
    lines, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > width * FIT:
            lines, used = lines + 1, 0
        used += len(word) + (1 if used else 0)
    return lines


def _help(sheet: Any, item: Sheet, column: Column, place: int, last: int, looks: Looks) -> None:
    """What is told beside a cell, what it may hold, and a number with one decimal.

    Cells have no number format: Excel then takes 24,1% for a percentage and shows it so, which is read as such.
    """
    options: dict[str, Any] = {"validate": "any"}
    if column.words:
        options = {"validate": "list", "source": list(column.words), "error_title": "Kies uit de lijst",
                   "error_message": f"Kies een van: {', '.join(column.words)}."}  # fmt: skip
    elif column.source:
        options = {"validate": "list", "source": column.source, "show_error": False}
    elif column.kind is Kind.PERCENTAGE:
        options = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100,
                   "error_title": "Geen percentage",
                   "error_message": "Vul een getal van 0 tot 100 in, zoals 24,1."}  # fmt: skip
    elif column.kind in (Kind.COUNT, Kind.YEAR):
        options = {"validate": "integer", "criteria": ">=", "value": 0, "error_title": "Geen heel getal",
                   "error_message": "Vul een heel getal in, zonder punt of komma."}  # fmt: skip
    options |= {"input_title": column.name[:MOST_TITLE], "input_message": column.hint[:MOST_TOLD]}
    sheet.data_validation(HEADER + 1, place, last, place, options)
    if column.kind is Kind.PERCENTAGE and item is not SURVEY:
        sheet.conditional_format(HEADER + 1, place, last, place,
                                 {"type": "cell", "criteria": ">=", "value": 1,
                                  "format": looks.one_decimal})  # fmt: skip


def _lock(sheet: Any) -> None:
    """Cells that are given cannot be typed over by accident; without a password, and all else is allowed."""
    sheet.protect("", {"format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True,
                       "delete_rows": True, "sort": True, "autofilter": True, "select_locked_cells": True,
                       "select_unlocked_cells": True})  # fmt: skip
