"""Excel: the table on screen, the rows that read alone, and what the numbers are."""

from __future__ import annotations

import io

import xlsxwriter

from components.columns import bases, header
from components.exports.explanation import explanation
from data.survey.characters import legal
from data.views.frames import Cell, QuestionView
from data.wording.groups import base_of
from data.wording.numbers import VERDICTS, marks, status
from data.wording.remarks import of_answer
from data.wording.tidy import columns, rows

#: Number formats: a percentage, and a change with its sign. Excel makes the point a comma where that is the custom.
GROUP_COLUMNS = (
    ("Indeling", 20),
    ("Groep", 30),
    ("Antwoord", 40),
    ("Jaar", 7),
    ("Percentage (% van de deelnemende gemeenten in de groep)", 18),
    ("Gemeenten", 16),
    ("Status", 30),
    ("Oordeel over het verschil tussen alle groepen", 22),
)
PERCENTAGE, CHANGE = "0.0", '+0.0;"−"0.0;0.0'


def excel_file(view: QuestionView) -> bytes:
    """The sheets *Cijfers*, *Gegevens* and *Toelichting*, and *Groepen* of a question with results of groups."""
    memory = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(memory, options) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        _write_table(book, view, head, wrapped)
        _write_records(book, view, head)
        if view.beside:
            _write_groups(book, view, head, wrapped)
        sheet = book.add_worksheet("Toelichting")
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, 1, 100)
        for line, (name, text) in enumerate(explanation(view)):
            sheet.write_string(line, 0, legal(name), head)
            sheet.write_string(line, 1, legal(text), wrapped)
    return memory.getvalue()


def _write_table(book: xlsxwriter.Workbook, view: QuestionView, head: object, wrapped: object) -> None:
    """*Cijfers*: the rows and columns on screen, with numbers for percentages, and a last column with what stands
    beside them in smaller print.
    """
    formats: dict[str, object] = {}

    def written(number_format: str) -> object:
        if number_format not in formats:
            formats[number_format] = book.add_format({"num_format": number_format, "valign": "top"})
        return formats[number_format]

    sheet = book.add_worksheet("Cijfers")
    names = table_header(view)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, 48)
    sheet.set_column(1, len(names) - 2, 16)
    sheet.set_column(len(names) - 1, len(names) - 1, 80)
    for column, name in enumerate(names):
        sheet.write_string(0, column, legal(name), head)
    for line, (answer, cells) in enumerate(view.answers, start=1):
        sheet.write_string(line, 0, legal(answer.label), wrapped)
        for cell in cells:
            if cell.published:
                sheet.write_number(line, 1 + view.years.index(cell.year), cell.percentage, written(_marked(cell)))
        if answer.changed and view.has_changes:
            sheet.write_number(line, len(names) - 2, answer.change, written(CHANGE))
        sheet.write_string(line, len(names) - 1, legal(of_answer(view, answer, cells)), wrapped)


def _write_groups(book: xlsxwriter.Workbook, view: QuestionView, head: object, wrapped: object) -> None:
    """*Groepen*: the groups of each dimension beside each other in one year, a row per answer and group."""
    sheet = book.add_worksheet("Groepen")
    sheet.freeze_panes(1, 0)
    for column, (name, size) in enumerate(GROUP_COLUMNS):
        sheet.set_column(column, column, size)
        sheet.write_string(0, column, name, head)
    number = book.add_format({"num_format": PERCENTAGE, "valign": "top"})
    line = 0
    for beside in view.beside:
        for label, cells, verdict in beside.answers:
            for group, base, cell in zip(beside.groups, beside.bases, cells, strict=True):
                line += 1
                texts = (legal(beside.dimension), legal(group.label), legal(label))
                for column, text in enumerate(texts):
                    sheet.write_string(line, column, text, wrapped)
                sheet.write_number(line, 3, beside.year)
                if cell.published:
                    sheet.write_number(line, 4, cell.percentage, number)
                sheet.write_string(line, 5, base_of(base), wrapped)
                sheet.write_string(line, 6, status(cell), wrapped)
                sheet.write_string(line, 7, VERDICTS[verdict] if verdict else "geen oordeel", wrapped)


def table_header(view: QuestionView) -> list[str]:
    """The headers on screen, with a unit behind each year and n below it, and one for the remarks."""
    years = [f"{year} (% van de deelnemende gemeenten)" for year in view.years]
    names = [header(view)[0], *years, *header(view)[1 + len(years) :]]
    return [*("\n".join(filter(None, lines)) for lines in zip(names, bases(view), strict=True)), "Opmerking"]


def _marked(cell: Cell) -> str:
    """The number format of a percentage, which shows its marks behind it."""
    shown = "".join(f" ({mark})" for mark, _ in marks(cell))
    return f'{PERCENTAGE}"{shown}"' if shown else PERCENTAGE


def _write_records(book: xlsxwriter.Workbook, view: QuestionView, head: object) -> None:
    """*Gegevens*: the rows of :mod:`data.wording.tidy`, to filter and to calculate with."""
    sheet = book.add_worksheet("Gegevens")
    plain, one_decimal = book.add_format({"valign": "top"}), book.add_format({"num_format": "0.0", "valign": "top"})
    found, named = rows(view), columns(view)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(found), len(named) - 1)
    for place, column in enumerate(named):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.header, head)
    for line, row in enumerate(found, start=1):
        for place, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(line, place, legal(value), plain)
            elif value is not None:
                sheet.write_number(line, place, value, one_decimal if isinstance(value, float) else plain)
