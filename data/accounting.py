"""What accounts for the numbers: every percentage that is suspected of being wrong, over all questions."""

from __future__ import annotations

from dataclasses import dataclass

from data.filters import default
from data.questions import Question
from data.store import Store
from data.summaries import suspicion
from data.views import question_view


@dataclass(frozen=True)
class Suspect:
    """A published percentage that fits its base not at all, or only when it is rounded twice."""

    question: Question
    label: str
    year: int
    percentage: float
    likely: tuple[float, ...]
    text: str


def suspects(store: Store) -> list[Suspect]:
    """Every suspected percentage, in the order of the questionnaire; nothing in the tables is changed for it."""
    return [
        Suspect(question, row.label, item.year, item.percentage, item.misfit.likely, suspicion(item, mode))
        for question in store.questions.values()
        for row in question_view(store, question.question_id, default(question)).rows
        for item in row.cells
        for mode in [question.by_year[item.year].answer_mode]
        if item.misfit and item.percentage is not None
    ]
