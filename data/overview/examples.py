"""Comparisons of answers to begin with, made from the survey that is there."""

from __future__ import annotations

from dataclasses import dataclass

from data.keeping import kept
from data.overview.rows import overview
from data.quotes.words import fold
from data.store import Store
from data.survey.comparing import COMPARING, key

#: Who is named in the answers of several questions: the title of the example, and the part of a word to look for.
NAMED, PART = "Ervaringsdeskundigen, overal waar zij genoemd worden", "ervaringsdeskundige"
LARGEST = "De grootste duidelijke veranderingen"


@dataclass(frozen=True)
class Example:
    """A comparison: its title, and its answers by their names among those of all questions."""

    title: str
    option_ids: tuple[str, ...]


@kept(4)
def examples(store: Store) -> tuple[Example, ...]:
    """The comparisons, each of at least two answers and no more than can be compared."""
    found = [
        key(question.question_id, option.option_id)
        for question in store.questions.values()
        for option in question.options
        if PART in fold(option.label)
    ]
    clear = [key(item.question.question_id, item.option_id) for item in overview(store).overall.clear]
    most = store.question(COMPARING).most_chosen
    made = (Example(title, tuple(keys[:most])) for title, keys in ((NAMED, found), (LARGEST, clear)))
    return tuple(example for example in made if len(example.option_ids) > 1)
