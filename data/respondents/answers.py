"""Who chose what: for each respondent and answer option chosen, not chosen, or not asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.respondents.form import Export, Flags, several
from data.respondents.plan import QuestionPlan, Shown
from data.respondents.values import Cell, Meaning, Words, cell_meaning, item_meanings, key, known_answers, readings

States = npt.NDArray[np.int8]
CHOSEN, NOT_CHOSEN, NOT_ASKED = 1, 0, -1


@dataclass(frozen=True)
class Answered:
    """The answers to one question.

    ``states`` has a row per respondent and a column per option of ``option_ids``: 1 chosen, 0 not chosen, -1 not asked
    or not answered. ``in_base`` says who counts in n of the question. ``own_words`` gives, per column that holds
    answers and own words together, the own words of each of its different texts.
    """

    plan: QuestionPlan
    option_ids: tuple[str, ...]
    states: States
    in_base: Flags
    own_words: Mapping[str, Sequence[str]]


def answered(plan: QuestionPlan, export: Export, own: Mapping[str, Sequence[str]]) -> tuple[Answered, list[str]]:
    """Count one question; ``own`` gives the words of each option. Faults are values that nobody explained."""
    faults: list[str] = []
    words = Words.of(plan, export)
    options = tuple(plan.option_ids)
    states = np.full((len(export.rows), len(options)), Meaning.EMPTY, np.int8)
    counts: Flags = np.zeros(len(states), np.bool_)
    texts: dict[str, list[str]] = {}
    if plan.columns:
        _by_column(plan, export, words, own, options, states, faults)
        counts = np.any(states >= NOT_CHOSEN, axis=1)
    else:
        counts, texts = _by_cell(plan, export, words, options, states, faults)
    if plan.other_option and plan.other_column:
        _with_other(plan, export, words, options, states, counts)
    seen = counts | (states == Meaning.SEEN).any(axis=1)
    shown = _shown(plan, export, seen, faults)
    refused = np.any(states == Meaning.NO_ANSWER, axis=1) & ~seen
    wrong = np.flatnonzero(~shown & (states == CHOSEN).any(axis=1))
    faults += several(
        [export.place(int(row), plan.used_columns[0]) for row in wrong],
        f"er is een antwoord op '{plan.question_id}', maar volgens shown is de vraag niet getoond. Verbeter "
        "shown, of laat "
        "de rij weg met leave_out",
    )
    if plan.kind == "single":
        faults += _more_than_one(plan, export, states)
    final, base = _states(plan, states, counts, shown & ~refused)
    return Answered(plan, options, final, base, texts), faults


def _states(plan: QuestionPlan, states: States, counts: Flags, shown: Flags) -> tuple[States, Flags]:
    """States without empties, and who is in the base.

    Of one answer, only who answered. Of several, whoever was shown the question: nothing ticked is not chosen. Of items
    that each have an own base, who answered the item.
    """
    final = states.copy()
    open_ = (states == Meaning.EMPTY) | (states == Meaning.SEEN)
    if plan.kind == "single":
        final[open_ & counts[:, None]] = NOT_CHOSEN
    elif plan.kind == "multiple" or not plan.per_item:
        final[open_ & shown[:, None]] = NOT_CHOSEN
    final[final < NOT_CHOSEN] = NOT_ASKED
    final[~shown] = NOT_ASKED
    base = counts & shown if plan.kind == "single" else np.any(final >= NOT_CHOSEN, axis=1)
    return final, np.asarray(base, np.bool_)


def _by_column(
    plan: QuestionPlan,
    export: Export,
    words: Words,
    own: Mapping[str, Sequence[str]],
    options: Sequence[str],
    states: States,
    faults: list[str],
) -> None:
    for column, option in plan.columns.items():
        codes, texts = export.column(column)
        heading = export.headings[column]
        means = item_meanings(texts, heading, words, plan.kind == "scale", own.get(option, ()))
        place = options.index(option)
        states[:, place] = _together(states[:, place], np.array([*means, Meaning.EMPTY], np.int8)[codes])
        faults += _unknown(export, column, codes, [(n, t) for n, t in enumerate(texts) if means[n] is Meaning.UNKNOWN],
                           "chosen, not_chosen of missing", plan)  # fmt: skip


def _together(one: States, other: States) -> States:
    """What two columns of one option say: chosen in either is chosen, and anything is more than nothing."""
    merged = np.where(one == Meaning.EMPTY, other, np.where(other == Meaning.EMPTY, one, np.maximum(one, other)))
    return merged.astype(np.int8)


def _by_cell(
    plan: QuestionPlan, export: Export, words: Words, options: Sequence[str], states: States, faults: list[str]
) -> tuple[Flags, dict[str, list[str]]]:
    known = known_answers(plan)
    counts = np.zeros(len(states), np.bool_)
    own: dict[str, list[str]] = {}
    for column in plan.cells:
        codes, texts = export.column(column)
        cells = [cell_meaning(text, export.headings[column], plan, words, known) for text in texts]
        own[column] = [cell.own_words for cell in cells]
        if not plan.other_option or plan.other_column:
            strange = [(number, cell.own_words) for number, cell in enumerate(cells) if cell.own_words]
            faults += _unknown(export, column, codes, strange, "values, in_base of missing", plan)
        lookup = np.array([*(_row(cell, options, plan) for cell in cells), [Meaning.EMPTY] * len(options)], np.int8)
        states[:] = _together(states, lookup[codes])
        counts |= np.array([*(cell.counts for cell in cells), False])[codes]
    return counts, own


def _row(cell: Cell, options: Sequence[str], plan: QuestionPlan) -> list[int]:
    """The states of all options that one text stands for."""
    if cell.none is not None:
        return [cell.none] * len(options)
    chosen = cell.options | ({plan.other_option} if cell.own_words and plan.other_option else frozenset())
    return [CHOSEN if option in chosen else Meaning.EMPTY for option in options]


def _with_other(
    plan: QuestionPlan, export: Export, words: Words, options: Sequence[str], states: States, counts: Flags
) -> None:
    """Own words in a column beside the answers choose the option that stands for them."""
    codes, texts = export.column(plan.other_column)
    heading = export.headings[plan.other_column]
    said = np.array([*(words.none(readings(text, heading), heading) is None for text in texts), False])[codes]
    if plan.kind == "single":
        # Words beside an answer that was chosen explain that answer.
        said &= ~counts
    states[said, options.index(plan.other_option)] = CHOSEN
    counts |= said


def _shown(plan: QuestionPlan, export: Export, seen: Flags, faults: list[str]) -> Flags:
    if plan.shown.how == "answered":
        return seen
    if plan.shown.how == "column":
        return filtered(plan.shown, export, faults)
    return np.ones(len(seen), np.bool_)


def filtered(shown: Shown, export: Export, faults: list[str]) -> Flags:
    """Who has one of the values in the column of a filter; a value that no row has is a fault."""
    codes, texts = export.column(shown.column)
    heading = export.headings[shown.column]
    wanted = {key(value) for value in shown.values}
    hits = [any(key(reading) in wanted for reading in readings(text, heading)) for text in texts]
    if not any(hits):
        faults.append(
            f"{export.file}, kolom {shown.column}: geen enkele rij heeft {' of '.join(shown.values)}. "
            f"Er staat: {', '.join(texts[:6])}."
        )
    return np.array([*hits, False])[codes]


def _more_than_one(plan: QuestionPlan, export: Export, states: States) -> list[str]:
    wrong = np.flatnonzero((states == CHOSEN).sum(axis=1) > 1)
    return several(
        [export.place(int(row), plan.used_columns[0]) for row in wrong],
        f"meer dan een antwoord op '{plan.question_id}', waar kind een antwoord toelaat. Verbeter kind, of de rij",
    )


def _unknown(
    export: Export,
    column: str,
    codes: npt.NDArray[np.int64],
    strange: Sequence[tuple[int, str]],
    where: str,
    plan: QuestionPlan,
) -> list[str]:
    """A fault for each different text that nobody explained, with how often and where first."""
    found: list[str] = []
    for number, text in strange:
        rows = np.flatnonzero(codes == number)
        if len(rows):
            label = export.headings[column].labels.get(text)
            times = "" if len(rows) == 1 else f" en {len(rows) - 1} keer meer"
            found.append(
                f"{export.place(int(rows[0]), column)}{times}: '{text[:60]}'{f' ({label})' if label else ''} is niet "
                f"bekend. Zet deze waarde bij {where} van vraag '{plan.question_id}'."
            )
    more = len(found) - 12
    return found[:12] + (
        [f"{export.file}, kolom {column}: nog {more} andere waarden zijn niet bekend."] if more > 0 else []
    )
