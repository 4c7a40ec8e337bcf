"""Comparing answers of different questions: they make one more question, whose answers are chosen by the reader.

Everything that a question has, its page, charts, table, sentences and files, then works for the comparison too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.survey.questions import AnswerOption, Measurement, Note, Question

COMPARING = "vergelijken"
MOST = 8
WAYS = {"single": "één antwoord", "multiple": "aangevinkt", "scale": "op een schaal"}


def comparing_question(questions: Sequence[Question], years: Sequence[int]) -> Question:
    """The question whose answers are those of all questions, none of them chosen beforehand."""
    return Question(
        question_id=COMPARING,
        number=None,
        title="Antwoorden vergelijken",
        text="Antwoorden van verschillende vragen op één tijdas.",
        options=tuple(
            AnswerOption(key(question.question_id, option.option_id), f"{option.label} ({question.title})", None)
            for question in questions
            for option in question.options
        ),
        measurements=tuple(Measurement(year, "", "", "", "a", "", None, None) for year in sorted(years)),
        notes=(),
        most_chosen=MOST,
    )


def key(question_id: str, option_id: str) -> str:
    """Name of an answer among those of all questions."""
    return f"{question_id}.{option_id}"


def parts(option_key: str) -> tuple[str, str]:
    """Question and answer of such a name."""
    question_id, _, option_id = option_key.partition(".")
    return question_id, option_id


def label(question: Question, option_id: str) -> str:
    """An answer with its question and how that was measured, as unlike definitions must not look alike."""
    return f"{question.label(option_id)} ({question.title}; {_ways(question)})"


def _ways(question: Question) -> str:
    """Aangevinkt; op een schaal (2020)."""
    years: dict[str, list[int]] = {}
    for item in question.measurements:
        years.setdefault(WAYS[item.answer_mode], []).append(item.year)
    if len(years) == 1:
        return next(iter(years))
    return ", ".join(f"{'/'.join(map(str, when))} {way}" for way, when in years.items())


def named_notes(question: Question, notes: Sequence[Note]) -> list[Note]:
    """Notes that say which question they are about."""
    return [replace(note, text=f"{question.title}: {note.text}") for note in notes]
