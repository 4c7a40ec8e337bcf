"""What the numbers of a file are: everything that the page says of them."""

from __future__ import annotations

from dataclasses import replace

from components.columns import marks_used
from data.views.filters import View
from data.views.frames import QuestionView
from data.wording import sentences
from data.wording.certainty import certainty, comparison, share
from data.wording.messages import message
from data.wording.phrases import say


def explanation(view: QuestionView) -> list[tuple[str, str]]:
    """Pairs of a name and a text; what does not apply is left out."""
    # A file is a table, and always has limits.
    as_table = replace(view, filters=replace(view.filters, view=View.TABLE, margins=True, counts=False))
    found = [
        *(("Vraag", say("of_question", title=item.title, text=item.text)) for item in view.questions.values()),
        ("Selectie", sentences.selection(as_table)),
        ("Groep", view.group.name if view.group else ""),
        ("Boodschap", message(view)),
        ("Vergelijkbaarheid", comparison(view)),
        ("Zekerheid", certainty(as_table)),
        ("Alle gemeenten", share(view)),
        *_measured(view),
        *(("Opmerking", text) for text, _ in sentences.remarks(view)),
        *((f"({mark})", text) for mark, text in marks_used(view)),
        ("Bron", sentences.source_line(view).removeprefix("Bron: ")),
    ]
    return [(name, text) for name, text in found if text]


def _measured(view: QuestionView) -> list[tuple[str, str]]:
    """How each question on screen was measured; several are named."""
    questions = list(view.questions.values())
    return [
        (f"Gemeten {years}", say("of_question", title=question.title, text=text) if len(questions) > 1 else text)
        for question in questions
        for years, text in sentences.measured(question)
    ]
