"""Spelling: what a query with a typing error may mean, and never its opposite."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice, product

from rapidfuzz.distance import DamerauLevenshtein

from data.quotes.words import WORD, Forms, forms

#: Words of at least this length may have one typing error, and of the second length two.
LONG, VERY_LONG = 5, 9
#: So many suggestions at most.
MOST = 3
#: Words that turn round what is said with them. They are never taken for another word with an error.
NEGATIONS = frozenset(["geen", "niet", "niets", "niks", "nooit", "nergens", "niemand", "noch", "zonder", "nauwelijks"])
#: Beginnings that turn a word round, each way: duidelijk and onduidelijk, inclusief and exclusief.
TURNS = [
    *(("", start) for start in ("on", "in", "im", "il", "ir", "a", "an", "de", "dis", "non", "wan", "niet", "anti")),
    ("in", "ex"), ("im", "ex"), ("aan", "af"), ("op", "af"), ("toe", "af"), ("mini", "maxi"), ("intra", "extra"),
    ("pro", "anti"), ("voor", "na"), ("over", "onder"), ("boven", "onder"), ("binnen", "buiten"), ("mono", "multi"),
    ("meer", "minder"), ("meest", "minst"), ("posi", "nega"),
]  # fmt: skip


def suggestions(query: str, has_match: Callable[[Forms], bool], near: Callable[[str, int], Iterable[str]]) -> list[str]:
    """The query with each long word that no text has replaced by the nearest one that a text has; else empty.

    Where several are as near, each is suggested: *moelijk* may be *mogelijk* and *moeilijk*. ``has_match`` says whether
    a text has a word that matches; ``near`` gives for a word without case and diacritics those with at most a number of
    errors, the nearest first. A word of five letters may have one error, of nine letters two: a letter too many,
    missing, another one, or two that changed places.
    """
    parts: list[list[str]] = []
    end, changed = 0, False
    for found in WORD.finditer(query):
        word = forms(found.group())
        errors = 0 if len(word[0]) < LONG else 1 if len(word[0]) < VERY_LONG else 2
        asked = errors > 0 and word[0] not in NEGATIONS and not has_match(word)
        better = _nearest(word[0], near(word[0], errors)) if asked else []
        parts += [[query[end : found.start()]], better or [found.group()]]
        end, changed = found.end(), changed or better != []
    return ["".join([*ways, query[end:]]) for ways in islice(product(*parts), MOST)] if changed else []


def _nearest(word: str, others: Iterable[str]) -> list[str]:
    """Of words in the order of their distance those that are nearest and no opposite, one for each stem."""
    nearest: dict[str, str] = {}
    least = 0
    for other in others:
        folded, stem = forms(other)
        if turns(word, folded):
            continue
        apart = DamerauLevenshtein.distance(word, folded)
        least = least or apart
        if apart > least or len(nearest) == MOST:
            break
        nearest.setdefault(stem, other)
    return list(nearest.values())


def turns(word: str, other: str) -> bool:
    """Whether one of two words, without case and diacritics, means the opposite of the other, or denies what is said.

    They do where another beginning brings them nearer to each other: *onduidelik* is *duidelijk* turned round.
    """
    apart = DamerauLevenshtein.distance(word, other)
    return other in NEGATIONS or any(
        one.startswith(start) and DamerauLevenshtein.distance(end + one.removeprefix(start), two) < apart
        for pair in TURNS
        for start, end in (pair, pair[::-1])
        for one, two in ((word, other), (other, word))
    )
