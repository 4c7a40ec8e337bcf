"""Which notes of a question apply: to what is shown of it, or to one cell of that."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd

from data.survey.questions import Note, Question
from data.views.frames import Cell


def notes(question: Question, option_ids: Sequence[str], years: Sequence[int], cells: pd.DataFrame) -> tuple[Note, ...]:
    """The notes that apply to the answers and years shown, of which ``cells`` are the cells.

    A note of kind *break* applies where years are shown that do not compare, one of kind *alignment* where a cell
    refers to it, and any other where its year and its answer are shown.
    """
    return _applying(question, option_ids, years, set(cells["note"]), broken=_broken(question, years))


def cell_notes(question: Question, option_id: str, cell: Cell, years: Sequence[int]) -> tuple[Note, ...]:
    """The notes that apply to one cell of an answer, of which ``years`` are shown, by the same rule."""
    return _applying(question, [option_id], [cell.year], {cell.note}, broken=_broken(question, years))


def _broken(question: Question, years: Sequence[int]) -> bool:
    return len({question.groups[year] for year in years}) > 1


def _applying(
    question: Question, option_ids: Sequence[str], years: Sequence[int], referred: Collection[str], *, broken: bool
) -> tuple[Note, ...]:
    def applies(note: Note) -> bool:
        if note.kind == "break":
            return broken
        if note.kind == "alignment":
            return note.note_id in referred
        return (note.year is None or note.year in years) and (note.option_id is None or note.option_id in option_ids)

    return tuple(note for note in question.notes if applies(note))
