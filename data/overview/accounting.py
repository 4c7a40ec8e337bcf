"""What accounts for the numbers: of which questions, and every percentage that is suspected of being wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data.store import Store
from data.survey.questions import Question
from data.views.address import read, write
from data.views.choices import FEW
from data.views.filters import PICTURE_PARAMETERS, Picture, Title, default
from data.views.question import question_view
from data.wording.suspicions import likely, suspicion


@dataclass(frozen=True)
class Suspect:
    """A published percentage that fits its base not at all, or only when it is rounded twice."""

    question: Question
    label: str
    year: int
    percentage: float
    likely: tuple[float, ...]
    text: str


@dataclass(frozen=True)
class AccountFilters:
    """What the address of the page can hold."""

    question_id: str = ""
    search: str = ""
    picture: Picture = Picture.SLIDE
    title: Title = Title.MESSAGE


def from_query(store: Store, query: str) -> tuple[AccountFilters, list[str]]:
    """What the query part of the address asks for, and a Dutch sentence for each part that is left out."""
    known = {question_id: question_id for question_id in store.questions}
    one = {"vraag": ("question_id", known, "De vraag ‘{}’ is er niet."), **PICTURE_PARAMETERS}
    return read(query, AccountFilters(), one, {})


def to_query(store: Store, filters: AccountFilters) -> str:
    """The query that restores them: a question only where one is accounted for at a time."""
    return write(
        {
            "vraag": filters.question_id if len(store.questions) > FEW else "",
            "afbeelding": "" if filters.picture is Picture.SLIDE else filters.picture,
            "titel": "" if filters.title is Title.MESSAGE else filters.title,
        }
    )


def accounted(store: Store, filters: AccountFilters) -> list[Question]:
    """The questions that the page accounts for: all where they are few, else the one that is asked for or none."""
    if len(store.questions) <= FEW:
        return list(store.questions.values())
    return [store.questions[filters.question_id]] if filters.question_id else []


def suspects(store: Store, questions: Iterable[Question]) -> list[Suspect]:
    """Every suspected percentage of the questions, in their order; nothing in the tables is changed for it."""
    views = [question_view(store, question.question_id, default(question)) for question in questions]
    return [
        Suspect(
            view.question,
            cell.label,
            cell.year,
            cell.percentage,
            tuple(share for _, share in likely(cell)),
            suspicion(cell, view.question),
        )
        for view in views
        for _, cells in view.answers
        for cell in cells
        if cell.likely_counts
    ]
