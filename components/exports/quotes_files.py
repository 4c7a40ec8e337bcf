"""The quotes that are on screen as files: CSV, Excel, and a list for Word."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

import docx
import xlsxwriter

from data.files import dutch_csv
from data.quotes import FoundQuote, citation

HEADER = ("Citaat", "Aanduiding", "Vraag", "Thema", "Jaar", "Regel in het rapport", "Met bronvermelding")
Found = Sequence[FoundQuote]
Titles = Mapping[str, str]


def _rows(found: Found, titles: Titles) -> list[tuple[object, ...]]:
    return [
        (q.text, q.label, titles[q.question_id], q.theme, q.year, q.source_line, citation(q, titles[q.question_id]))
        for q in (item.quote for item in found)
    ]


def quotes_csv(found: Found, titles: Titles) -> bytes:
    """A row per quote."""
    return dutch_csv([HEADER, *_rows(found, titles)])


def quotes_excel(found: Found, titles: Titles) -> bytes:
    """A row per quote, with room to read."""
    memory = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(memory, options) as book:
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
        sheet = book.add_worksheet("Citaten")
        sheet.freeze_panes(1, 0)
        for column, (name, width) in enumerate(zip(HEADER, (80, 24, 36, 36, 8, 10, 80), strict=True)):
            sheet.set_column(column, column, width, wrapped)
            sheet.write_string(0, column, name, head)
        for line, row in enumerate(_rows(found, titles), start=1):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(line, column, value)
                elif value is not None:
                    sheet.write_string(line, column, str(value))
    return memory.getvalue()


def quotes_word(found: Found, titles: Titles) -> bytes:
    """A document with a heading per question, and each quote with its source."""
    document = docx.Document()
    document.core_properties.language = "nl-NL"
    document.add_heading("Citaten van gemeenten over het VN-verdrag Handicap", level=1)
    for question_id, items in groupby(found, key=lambda item: item.quote.question_id):
        document.add_heading(titles[question_id], level=2)
        for item in items:
            document.add_paragraph(f"“{item.quote.text}”", style="Quote")
            source = citation(item.quote, titles[question_id]).removeprefix(f"“{item.quote.text}” ")
            document.add_paragraph(source.strip("()"))
    memory = io.BytesIO()
    document.save(memory)
    return memory.getvalue()


QUOTES_FILES: dict[str, Callable[[Found, Titles], bytes]] = {
    "csv": quotes_csv,
    "xlsx": quotes_excel,
    "docx": quotes_word,
}
