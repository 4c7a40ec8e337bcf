"""What the different texts of a column mean: chosen, not chosen, no answer, or something to ask about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from data.quotes.words import fold
from data.respondents.door import letters
from data.respondents.form import Export, Heading
from data.respondents.plan import CHOSEN, NOT_ASKED, NOT_CHOSEN, SEEN, QuestionPlan

#: The answer that asks for own words, as programs write it.
OTHER = (
    "-oth-", "anders", "other", "overig", "overige", "anders, namelijk", "anders namelijk", "other (please specify)",
    "anders (geef nadere toelichting)", "overige (geef nadere toelichting)",
)  # fmt: skip


class Meaning(IntEnum):
    """What a text in the column of one answer says."""

    CHOSEN = 1
    NOT_CHOSEN = 0
    NO_ANSWER = -1
    """The file or the mapping says that it is none."""
    EMPTY = -2
    """Nothing was filled in."""
    SEEN = -3
    """The question was shown, and left open."""
    UNKNOWN = -4


def key(text: str) -> str:
    """What two texts share that are the same answer: no case, no accents, one space between words."""
    return " ".join(fold(text).split())


def keys(texts: Iterable[str]) -> frozenset[str]:
    """The keys of some texts."""
    return frozenset(map(key, texts))


@dataclass(frozen=True)
class Words:
    """The words of one question, as keys."""

    missing: frozenset[str]
    seen: frozenset[str]
    chosen: frozenset[str]
    not_chosen: frozenset[str]

    @staticmethod
    def of(plan: QuestionPlan, export: Export) -> Words:
        """What the mapping names, and else what the program that made the file writes."""
        return Words(
            keys((*plan.missing, *NOT_ASKED.get(export.format, ()))),
            keys(plan.seen or SEEN.get(export.format, ())),
            keys(plan.chosen),
            keys(plan.not_chosen),
        )

    def none(self, texts: Sequence[str], heading: Heading) -> Meaning | None:
        """NO_ANSWER or SEEN where a code or its label is one of these."""
        if any(key(text) in self.seen for text in texts):
            return Meaning.SEEN
        if texts[0] in heading.missing or any(key(text) in self.missing for text in texts):
            return Meaning.NO_ANSWER
        return None


def readings(text: str, heading: Heading) -> list[str]:
    """The text of a cell, and the label of the code that it is."""
    return [text, heading.labels[text]] if text in heading.labels else [text]


def item_meanings(
    texts: Sequence[str], heading: Heading, spoken: Words, scale: bool, own: Iterable[str]
) -> list[Meaning]:
    """Of each different text in the column of one answer; ``own`` are the words of the answer itself.

    The label of a code goes before the code: 1 may be labelled Nee.
    """
    mine = keys(text for text in (*own, heading.item) if text)
    return [_item_meaning(readings(text, heading), heading, spoken, scale, mine) for text in texts]


def _item_meaning(texts: list[str], heading: Heading, spoken: Words, scale: bool, own: frozenset[str]) -> Meaning:
    if (none := spoken.none(texts, heading)) is not None:
        return none
    for text in reversed(texts):
        if key(text) in spoken.chosen:
            return Meaning.CHOSEN
        if key(text) in spoken.not_chosen:
            return Meaning.NOT_CHOSEN
        if scale:
            continue
        if not spoken.chosen and (letters(text) in CHOSEN or key(text) in own):
            return Meaning.CHOSEN
        if not spoken.not_chosen and letters(text) in NOT_CHOSEN:
            return Meaning.NOT_CHOSEN
    return Meaning.UNKNOWN


def known_answers(plan: QuestionPlan) -> dict[str, str]:
    """The option of each key that the mapping file gives one, and '' for an answer that counts and has none."""
    others = dict.fromkeys(map(key, OTHER), plan.other_option) if plan.other_option else {}
    given = {key(text): option for text, option in plan.values.items()}
    return {**others, **given, **{key(text): "" for text in plan.in_base}}


@dataclass(frozen=True)
class Cell:
    """What one text says in a column that holds chosen answers.

    ``options`` were chosen; ``counts`` says that it is an answer, though maybe of no option; ``own_words`` are none of
    the known answers.
    """

    options: frozenset[str] = frozenset()
    counts: bool = False
    none: Meaning | None = None
    own_words: str = ""


def cell_meaning(text: str, heading: Heading, plan: QuestionPlan, spoken: Words, known: Mapping[str, str]) -> Cell:
    """Read one text; ``known`` are the :func:`known_answers`."""
    texts = readings(text, heading)
    if (none := spoken.none(texts, heading)) is not None:
        return Cell(none=none)
    for reading in reversed(texts):
        if key(reading) in known:
            return Cell(frozenset(filter(None, [known[key(reading)]])), True)
    if not plan.separator:
        return Cell(counts=True, own_words=text)
    found, own = parted(text, plan.separator, known)
    return Cell(frozenset(filter(None, found)), True, None, own)


def parted(text: str, separator: str, known: Mapping[str, str]) -> tuple[list[str], str]:
    """The options in a cell with several answers, and the words that are none of them.

    An answer may hold the separator itself, so that the longest known one counts; unknown pieces beside each other are
    one text.
    """
    pieces = text.split(separator)
    found: list[str] = []
    own: list[str] = []
    start = 0
    while start < len(pieces):
        for end in range(len(pieces), start, -1):
            whole = key(separator.join(pieces[start:end]))
            if whole in known:
                found.append(known[whole])
                start = end
                break
        else:
            own.append(pieces[start])
            start += 1
    return found, separator.join(own).strip(separator + " \t\n")
