"""The quotes that are on screen as files: CSV, Excel, and a list for Word."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

import docx
import xlsxwriter
from docx.oxml import OxmlElement

from data.files import dutch_csv
from data.quotes.finding import FoundQuote, citation
from data.survey.characters import legal

HEADER = ("Citaat", "Aanduiding", "Vraag", "Thema", "Jaar", "Regel in het rapport", "Met bronvermelding")
Found = Iterable[FoundQuote]
Titles = Mapping[str, str]
Sources = Mapping[int, str]


def _rows(found: Found, titles: Titles, sources: Sources) -> Iterator[tuple[object, ...]]:
    for q in (item.quote for item in found):
        title = titles[q.question_id]
        yield q.text, q.label, title, q.theme, q.year, q.source_line, citation(q, title, sources)


def quotes_csv(found: Found, titles: Titles, sources: Sources) -> bytes:
    """A row per quote."""
    return dutch_csv(chain([HEADER], _rows(found, titles, sources)))


def quotes_excel(found: Found, titles: Titles, sources: Sources) -> bytes:
    """A row per quote, with room to read."""
    memory = io.BytesIO()
    # Row by row, so that very many take no more memory than few.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(memory, options) as book:
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
        sheet = book.add_worksheet("Citaten")
        sheet.freeze_panes(1, 0)
        for column, (name, width) in enumerate(zip(HEADER, (80, 24, 36, 36, 8, 10, 80), strict=True)):
            sheet.set_column(column, column, width, wrapped)
            sheet.write_string(0, column, name, head)
        for line, row in enumerate(_rows(found, titles, sources), start=1):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(line, column, value)
                elif value is not None:
                    sheet.write_string(line, column, legal(str(value)))
    return memory.getvalue()


def quotes_word(found: Found, titles: Titles, sources: Sources) -> bytes:
    """A document with a heading per question, in the order in which they are found, and each quote with its source."""
    document = docx.Document()
    document.core_properties.language = "nl-NL"
    body = document.element.body
    # python-docx puts each paragraph before the last part of the body, which it looks for from the start every time.
    last = body[-1]
    body.remove(last)
    ids = {name: document.styles[name].style_id for name in ("Heading 1", "Heading 2", "Quote")}

    def add(text: str, style: str = "") -> None:
        paragraph = OxmlElement("w:p")
        if style:
            paragraph.style = ids[style]
        paragraph.add_r().text = legal(text)
        body.append(paragraph)

    add("Citaten van gemeenten over het VN-verdrag Handicap", "Heading 1")
    by_question = defaultdict[str, list[FoundQuote]](list)
    for one in found:
        by_question[one.quote.question_id].append(one)
    for question_id, items in by_question.items():
        add(titles[question_id], "Heading 2")
        for item in items:
            add(f"“{item.quote.text}”", "Quote")
            cited = citation(item.quote, titles[question_id], sources)
            add(cited.removeprefix(f"“{item.quote.text}” ").strip("()"))
    body.append(last)
    memory = io.BytesIO()
    document.save(memory)
    return memory.getvalue()


QUOTES_FILES: dict[str, Callable[[Found, Titles, Sources], bytes]] = {
    "csv": quotes_csv,
    "xlsx": quotes_excel,
    "docx": quotes_word,
}
