"""Excel: a sheet with real numbers and a sheet that says what they are."""

from __future__ import annotations

import io

import xlsxwriter

from components.columns import file_header, marks_used, numbers, remarks
from data.views.frames import QuestionView
from data.wording import sentences


def excel_file(view: QuestionView) -> bytes:
    """The table of the view on the sheet *Cijfers*, its notes and source on the sheet *Toelichting*."""
    memory = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(memory, options) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        one_decimal = book.add_format({"num_format": "0.0", "valign": "top"})
        sheet = book.add_worksheet("Cijfers")
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, 48)
        names = file_header(view)
        sheet.set_column(1, len(names) - 2, 14)
        sheet.set_column(len(names) - 1, len(names) - 1, 60)
        for column, name in enumerate(names):
            sheet.write_string(0, column, name, head)
        for line, (answer, cells) in enumerate(view.answers, start=1):
            sheet.write_string(line, 0, answer.label, wrapped)
            for column, value in enumerate(numbers(view, answer, cells), start=1):
                if value is not None:
                    sheet.write_number(line, column, value, one_decimal)
            sheet.write_string(line, len(names) - 1, remarks(view, answer, cells), wrapped)
        notes = book.add_worksheet("Toelichting")
        notes.set_column(0, 0, 22)
        notes.set_column(1, 1, 100)
        for line, (name, text) in enumerate(explanation(view)):
            notes.write_string(line, 0, name, head)
            notes.write_string(line, 1, text, wrapped)
    return memory.getvalue()


def explanation(view: QuestionView) -> list[tuple[str, str]]:
    """What the numbers are, as pairs of a name and a text."""
    return [
        ("Vraag", view.question.text),
        ("Selectie", sentences.selection(view)),
        ("Boodschap", sentences.message(view)),
        (
            "Vergelijkbaarheid",
            sentences.comparison(view) or "De gekozen jaren zijn met elkaar te vergelijken.",
        ),
        ("Zekerheid", sentences.certainty(view)),
        *_measured(view),
        *(("Opmerking", text) for text, _ in sentences.remarks(view)),
        *((f"({mark})", text) for mark, text in marks_used(view)),
        ("Bron", sentences.source_line(view)),
    ]


def _measured(view: QuestionView) -> list[tuple[str, str]]:
    """How each question on screen was measured; several are named."""
    questions = list(view.questions.values())
    return [
        (f"Gemeten {years}", f"{question.title}: {text}" if len(questions) > 1 else text)
        for question in questions
        for years, text in sentences.measured(question)
    ]
