"""Choosing one of very many by its words: what a field suggests. Texts are folded (case, accents) once, beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from data.keeping import kept
from data.quotes.words import fold
from data.store import Store
from data.survey.comparing import COMPARING
from data.views.address import MAX_SEARCH

#: Questions up to this number are listed whole; of more, a part is searched.
FEW = 40
#: Suggestions at a time.
MOST = 20


@dataclass(frozen=True)
class Choices:
    """Things by their label, in order, with the folded text in which their words are sought."""

    ids: Mapping[str, str]
    folded: tuple[str, ...]

    @classmethod
    def of(cls, things: Iterable[tuple[str, str, str]]) -> Choices:
        """Choices from (id, label, further text); a label that several have is followed by the id."""
        ids: dict[str, str] = {}
        folded = []
        for id_, label, further in things:
            ids[f"{label} [{id_}]" if label in ids else label] = id_
            folded.append(fold(f"{label} {further}"))
        return cls(ids, tuple(folded))

    def find(self, text: str) -> Iterable[tuple[str, str]]:
        """(label, id) of everything that has each word of a text, as a part of a word too; all for no word.

        Of a very long text only the start counts, as in a search.
        """
        words = set(fold(text[:MAX_SEARCH]).split())
        for item, folded in zip(self.ids.items(), self.folded, strict=True):
            if all(word in folded for word in words):
                yield item

    def suggestions(self, text: str) -> list[str]:
        """The first labels that have each word of a text; before all, the label that it is."""
        exact = [text] if text in self.ids else []
        return list(dict.fromkeys([*exact, *(label for label, _ in islice(self.find(text), MOST))]))

    def named(self, text: str) -> str | None:
        """The id of the thing that has a text for its id or its label; None where there is none."""
        return text if text in self._known else self.ids.get(text)

    def meant(self, text: str) -> str | None:
        """The id that a text names, or else of the only thing that has each of its words; None where there are more."""
        found = list(islice(self.find(text), 2)) if text.strip() else []
        return self.named(text) or (found[0][1] if len(found) == 1 else None)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.ids.values())


@kept(4)
def questions_of(store: Store) -> Choices:
    """The questions of a survey, by title; sought in title and text."""
    return Choices.of((item.question_id, item.title, item.text) for item in store.questions.values())


@kept(4)
def answers_of(store: Store) -> Choices:
    """The answers to all questions, by answer and question."""
    return Choices.of((option.option_id, option.label, "") for option in store.question(COMPARING).options)
