"""Searching texts, forgiving in the ways of Dutch.

Every term of a query must be found, in any order. A word is found where it, another form of it (the same stem), or a
compound with it stands: *deskundige* finds *ervaringsdeskundigen*, *wonen* finds *woning*, *geld* does not find
*geregeld*. Case and diacritics do not count. There are no stop words: *niet* and *geen* are searched like any other.
"geen geld" in quotation marks is found as these words next to each other, and a term with a minus before it keeps a
text out.

A text that has each term as a word, in some form, is a better match than one that has a term only as a part of a
compound, however often.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.quotes.compounds import is_part
from data.quotes.words import WORD, Forms, Span, Words, forms

TERM = re.compile(r"(?<!\S)(?P<minus>-?)(?:[\"“”„](?P<phrase>[^\"“”]+)[\"“”]|(?P<word>\S+))")
#: How much a match counts: a phrase, the word itself, another form of it, a part of a compound. Of a score first counts
#: how many terms are found as words, then how well these are, then how often: a query has fewer than 100 terms.
PHRASE, WHOLE, STEM, PART = 1_003_000, 1_002_000, 1_001_000, 1
#: So many times a term counts at most.
MOST_TIMES = 9


@dataclass(frozen=True)
class Term:
    """One thing that a query asks for or, excluded, asks not to have: a word, or a phrase of several."""

    words: tuple[Forms, ...]
    phrase: bool
    excluded: bool
    #: As it was typed, without marks.
    text: str = ""


@dataclass(frozen=True)
class Match:
    """Places of the words that match, and how well they do."""

    spans: tuple[Span, ...]
    score: float


def parse(query: str) -> tuple[Term, ...]:
    """The terms of a query; signs without a word are left out."""
    terms: list[Term] = []
    for match in TERM.finditer(query):
        typed = WORD.findall(match["phrase"] or match["word"])
        words = tuple(map(forms, typed))
        excluded, phrase = bool(match["minus"]), match["phrase"] is not None
        if words and (phrase or excluded):
            # Wmo-raad asks for both words; excluded, for no text that has both.
            terms.append(Term(words, phrase, excluded, " ".join(typed)))
        else:
            terms += [Term((word,), phrase, excluded, text) for word, text in zip(words, typed, strict=True)]
    return tuple(terms)


def match(words: Words, terms: tuple[Term, ...]) -> Match | None:
    """Where and how well the words of a text answer a query; None where they do not."""
    spans: set[Span] = set()
    score = 0.0
    for term in terms:
        found = _phrase(words, term.words) if term.phrase else _each(words, term.words)
        if bool(found) is term.excluded:
            return None
        spans |= {span for span, _ in found}
        best = max((worth for _, worth in found), default=0)
        score += best + min(sum(worth == best for _, worth in found), MOST_TIMES)
    return Match(tuple(sorted(spans)), score)


def _each(words: Words, wanted: tuple[Forms, ...]) -> list[tuple[Span, int]]:
    """The words that match any of the wanted ones; nothing where one of these is not found."""
    found: list[tuple[Span, int]] = []
    for one in wanted:
        here = [(span, worth) for span, word in words if (worth := points(one, word))]
        if not here:
            return []
        found += here
    return found


def _phrase(words: Words, wanted: tuple[Forms, ...]) -> list[tuple[Span, int]]:
    """The words of each place where exactly the wanted words follow each other."""
    folded, target = [word for _, (word, _) in words], [word for word, _ in wanted]
    starts = [start for start in range(len(words) - len(target) + 1) if folded[start : start + len(target)] == target]
    return [(span, PHRASE) for start in starts for span, _ in words[start : start + len(target)]]


def points(query: Forms, word: Forms) -> int:
    """How much a word counts as a match of one of a query; 0 where it is none."""
    if query[0] == word[0]:
        return WHOLE
    if query[1] == word[1]:
        return STEM
    return PART if is_part(query, word) else 0
