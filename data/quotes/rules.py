"""Searching texts, forgiving in the ways of Dutch.

Every term of a query must be found, in any order. A word is found where it, or its stem, is the same as a word of the
text or a part of a compound: *deskundige* finds *ervaringsdeskundigen*. Case and diacritics do not count. There are no
stop words: *niet* and *geen* are searched like any other. "geen geld" in quotation marks is found as these words next
to each other, and a term with a minus before it keeps a text out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import snowballstemmer

WORD = re.compile(r"\w+(?:['’]\w+)*")
TERM = re.compile(r"(?<!\S)(?P<minus>-?)(?:[\"“”„](?P<phrase>[^\"“”]+)[\"“”]|(?P<word>\S+))")
#: The shortest part of a compound that counts, and the shortest rest before it (else *niet* finds *geniet*).
SHORTEST_PART = 4
SHORTEST_REST = 3
#: Words of at least this length may have one typing error, and of the second length two.
LONG, VERY_LONG = 5, 9
#: How many words have their forms kept.
KEPT = 50_000
#: How much a match counts: a phrase, the word itself, another form of it, a part of a compound.
PHRASE, WHOLE, STEM, PART = 6, 4, 3, 1

# The older of both Dutch stemmers: the newer one makes "meen" of "gemeente".
_STEMMER = snowballstemmer.stemmer("dutch_porter")
#: The stemmer works on a word that it holds: two readers at once would mix theirs up.
_STEMMING = Lock()

Forms = tuple[str, str]
"""A word without case and diacritics, and its stem."""
Span = tuple[int, int]
Words = tuple[tuple[Span, Forms], ...]
"""Every word of a text with its place."""


@dataclass(frozen=True)
class Term:
    """One thing that a query asks for or, excluded, asks not to have: a word, or a phrase of several."""

    words: tuple[Forms, ...]
    phrase: bool
    excluded: bool


@dataclass(frozen=True)
class Match:
    """Places of the words that match, and how well they do."""

    spans: tuple[Span, ...]
    score: float


def fold(text: str) -> str:
    """Text without case and diacritics."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


# The words of quotes and queries come again and again.
@lru_cache(maxsize=KEPT)
def forms(word: str) -> Forms:
    """A word without case, diacritics and possessive, and its stem."""
    folded = re.sub(r"['’]s?$|['’]", "", fold(word))
    with _STEMMING:
        stem = _STEMMER.stemWord(folded)
    # Huizen and huis, brieven and brief.
    return folded, re.sub("z$", "s", re.sub("v$", "f", stem))


def words_of(text: str) -> Words:
    """Every word of a text with its place."""
    return tuple((match.span(), forms(match.group())) for match in WORD.finditer(text))


def parse(query: str) -> tuple[Term, ...]:
    """The terms of a query; signs without a word are left out."""
    terms: list[Term] = []
    for match in TERM.finditer(query):
        words = tuple(words for _, words in words_of(match["phrase"] or match["word"]))
        excluded, phrase = bool(match["minus"]), match["phrase"] is not None
        if phrase and words:
            terms.append(Term(words, phrase=True, excluded=excluded))
        elif words:
            # Wmo-raad asks for both words; excluded, for no text that has both.
            wanted = [words] if excluded else [(word,) for word in words]
            terms += [Term(item, phrase=False, excluded=excluded) for item in wanted]
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
        score += max((worth for _, worth in found), default=0) + 0.1 * min(len(found), 9)
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
    # The stemmer makes "mens" of "mensen" but "men" of "mens".
    if query[1] == word[1] or (query[1] == word[0] and len(query[1]) >= SHORTEST_PART):
        return STEM
    return PART if any(_is_part(part, whole) for part, whole in zip(query, word, strict=True)) else 0


def _is_part(part: str, whole: str) -> bool:
    if len(part) < SHORTEST_PART:
        return False
    place = whole.find(part)
    while 0 < place < SHORTEST_REST:
        place = whole.find(part, place + 1)
    return place >= 0


def suggestion(query: str, has_match: Callable[[Forms], bool], nearest: Callable[[str, int], str]) -> str:
    """The query with each long word that no text has replaced by the nearest one that a text has; else empty.

    ``has_match`` says whether a text has a word that matches; ``nearest`` gives for a word without case and diacritics
    the nearest one with at most a number of errors, or nothing. A word of five letters may have one error, of nine
    letters two: a letter too many, missing, another one, or two that changed places.
    """
    parts: list[str] = []
    end, changed = 0, False
    for found in WORD.finditer(query):
        word = forms(found.group())
        errors = 0 if len(word[0]) < LONG else 1 if len(word[0]) < VERY_LONG else 2
        near = nearest(word[0], errors) if errors and not has_match(word) else ""
        parts += [query[end : found.start()], near or found.group()]
        end, changed = found.end(), changed or near != ""
    return "".join([*parts, query[end:]]) if changed else ""
