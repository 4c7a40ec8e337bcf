"""A question as a whole, sent to the browser once: there each click only chooses from it (``assets/6-view.js``).

Percentages have one decimal as published; intervals, differences and their limits are rounded to one decimal, in
percent and percentage points. Every pair of comparable years has its changes and verdicts, so that nothing is left to
be calculated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from data.statistics import Fit
from data.store import Store
from data.survey import comparing
from data.survey.comparing import COMPARING
from data.survey.questions import Note, Question
from data.views.cells import Cell, Key, cells_of
from data.views.changes import Change, changes
from data.views.question import axis_max
from data.wording import phrases
from data.wording.numbers import base
from data.wording.sentences import suspicion_of


def whole_question(store: Store, question_id: str) -> dict[str, Any]:
    """All of a question: its answers with all years and the changes of all comparable pairs, and the words for them.

    ``options`` have, per year of ``measured`` (the question, how it was measured), their values, statuses, numbers of
    municipalities and limits; by year the notes they refer to and what is suspected; by pair (``2018-2021``) the
    change, its limits and the verdict, None where there is none.
    """
    question = store.questions[question_id]
    cells = cells_of(store, question_id)
    return {
        **_frame(store, question),
        "axis_max": axis_max(cells),
        "options": _options(question, cells, question.option_ids),
        "measured": {question_id: _measured(question, question.notes)},
    }


def whole_comparison(store: Store, option_keys: Sequence[str]) -> dict[str, Any]:
    """The same for answers of several questions, by the names that :mod:`data.survey.comparing` gives them."""
    question = store.question(COMPARING)
    keys = [key for key in question.option_ids if key in set(option_keys)]
    questions = {question_id: store.questions[question_id] for question_id in dict(map(comparing.parts, keys))}
    options = []
    for question_id, item in questions.items():
        ids = [option_id for owner, option_id in map(comparing.parts, keys) if owner == question_id]
        options += _options(item, cells_of(store, question_id), ids, named=True)
    return {
        **_frame(store, question),
        "axis_max": None,
        "options": options,
        "measured": {key: _measured(item, comparing.named_notes(item, item.notes)) for key, item in questions.items()},
    }


def _frame(store: Store, question: Question) -> dict[str, Any]:
    return {
        "id": question.question_id,
        "title": question.title,
        "text": question.text,
        "most": question.most_chosen,
        "total": len(question.option_ids),
        "years": list(question.years),
        "source": store.source,
        "words": phrases.words(),
    }


def _measured(question: Question, notes: Sequence[Note]) -> dict[str, Any]:
    """How a question was measured each year, and its notes."""
    return {
        "title": question.title,
        "years": list(question.years),
        "groups": {str(year): group for year, group in question.groups.items()},
        "bases": {str(item.year): base(item.base_n, item.base_status) for item in question.measurements},
        "inferred": [item.year for item in question.measurements if item.base_status == "reconstructed"],
        "notes": [
            {
                "note_id": note.note_id,
                "kind": note.kind,
                "year": note.year,
                "option_id": note.option_id,
                "text": note.text,
                "line": note.source_line,
            }
            for note in notes
        ],
    }


def _options(
    question: Question, cells: Mapping[Key, Cell], option_ids: Sequence[str], *, named: bool = False
) -> list[dict[str, Any]]:
    pairs = [(a, b) for a, b in combinations(question.years, 2) if question.groups[a] == question.groups[b]]
    changed = {f"{a}-{b}": found for (a, b), found in changes(cells, question.option_ids, pairs).items()}
    found = []
    for option_id in option_ids:
        own = [cells[option_id, year] for year in question.years]
        label = comparing.label(question, option_id) if named else question.label(option_id)
        found.append(
            {
                "id": comparing.key(question.question_id, option_id) if named else option_id,
                "own_id": option_id,
                "label": label,
                "question": question.question_id,
                "values": [cell.percentage for cell in own],
                "statuses": "".join(cell.obs_status for cell in own),
                "n": [cell.base_n for cell in own],
                "low": [None if cell.interval is None else cell.interval[0] for cell in own],
                "high": [None if cell.interval is None else cell.interval[1] for cell in own],
                "suspicions": _suspicions(question, own, label),
                "notes": {str(cell.year): cell.note for cell in own if cell.note},
                "changes": {pair: _change(by_id[option_id]) for pair, by_id in changed.items() if option_id in by_id},
            }
        )
    return found


def _change(found: Change) -> list[Any]:
    """Change, its limits and the verdict."""
    difference, interval, verdict = found
    return [difference, *(interval or (None, None)), verdict]


def _suspicions(question: Question, cells: Sequence[Cell], label: str) -> dict[str, str]:
    """By year the sentence about a percentage that fits no n."""
    return {
        str(cell.year): suspicion_of(question, cell, label)
        for cell in cells
        if cell.misfit and cell.misfit.fit is Fit.NONE
    }
