"""Searching texts, forgiving in the ways of Dutch.

Every term of a query must be found, in any order. A word is found where it, another form of it (the same stem), or a
compound with it stands: *deskundige* finds *ervaringsdeskundigen*, *wonen* finds *woning*, *geld* does not find
*geregeld*. Case and diacritics do not count. There are no stop words: *niet* and *geen* are searched like any other.
"geen geld" in quotation marks of any kind is found as these words next to each other, and a term with a minus or dash
before it keeps a text out. OF or OR in capitals joins the terms at its sides, of which one is then enough: *geen geld
OF capaciteit* asks for *geen* and for one of the two others. Next to a term with a minus it joins nothing, nor at the
end; at the start it is a word.

A text that has each term as a word, in some form, is a better match than one that has a term only as a part of a
compound, however often.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import chain

from data.quotes.compounds import is_part
from data.quotes.words import APOSTROPHES, DASHES, WORD, Forms, Span, Words, forms, seen

#: Quotation marks; and single ones, which stand around a phrase only where no letter is at their other side: 's avonds.
MARKS, SINGLE = '"“”„‟«»‹›〝〞〟\uff02', f"{APOSTROPHES}‚"
TERM = re.compile(
    rf"(?:(?<!\S)(?P<minus>[{DASHES}]))?"
    rf"(?:[{MARKS}](?P<phrase>[^{MARKS}]+)[{MARKS}]"
    rf"|(?<![^{DASHES}\s])[{SINGLE}](?P<single>(?!\s)(?:[^{SINGLE}{MARKS}]|(?<=\w)[{SINGLE}](?=\w))+)[{SINGLE}](?!\w)"
    rf"|(?P<word>[{MARKS}]*[^\s{MARKS}]+))"
)
#: What joins terms of which one is enough.
OR = frozenset({"OF", "OR"})
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
    #: As it was typed, without marks; two terms that ask the same are equal, however they are typed.
    text: str = field(default="", compare=False)
    #: Terms that do as well as this one.
    others: tuple[Term, ...] = ()

    @property
    def each(self) -> tuple[Term, ...]:
        """The term itself, and those that do as well."""
        return self, *self.others


@dataclass(frozen=True)
class Match:
    """Places of the words that match, and how well they do."""

    spans: tuple[Span, ...]
    score: float


def parse(query: str) -> tuple[Term, ...]:
    """The terms of a query, each once; signs without a word are left out."""
    terms: list[Term] = []
    joining = False
    for found in TERM.finditer(seen(query)):
        phrase = found["phrase"] or found["single"]
        typed = [word for word in WORD.findall(phrase or found["word"]) if forms(word)[0]]
        term = Term(tuple(map(forms, typed)), phrase is not None, bool(found["minus"]), " ".join(typed))
        if terms and found.group() in OR:
            joining = True
        elif typed:
            if joining and not (terms[-1].excluded or term.excluded):
                last = terms.pop()
                others = dict.fromkeys([*last.others, term])
                others.pop(replace(last, others=()), None)
                term = replace(last, others=tuple(others))
            terms.append(term)
            joining = False
    return tuple(dict.fromkeys(chain.from_iterable(map(loose, terms))))


def loose(term: Term) -> tuple[Term, ...]:
    """A term for each word of one that asks for several.

    Wmo-raad asks for both words; excluded, for no text that has both.
    """
    if term.phrase or term.excluded or term.others:
        return (term,)
    return tuple(
        replace(term, words=(word,), text=text) for word, text in zip(term.words, term.text.split(), strict=True)
    )


def has_no_word(query: str) -> bool:
    """Whether something is typed, and none of it can be sought: €, - or !!!."""
    return query.strip() != "" and not parse(query)


def match(words: Words, terms: tuple[Term, ...]) -> Match | None:
    """Where and how well the words of a text answer a query; None where they do not."""
    spans: set[Span] = set()
    score = 0.0
    for term in terms:
        found = [_phrase(words, one.words) if one.phrase else _each(words, one.words) for one in term.each]
        if any(found) is term.excluded:
            return None
        spans |= {span for span, _ in chain.from_iterable(found)}
        score += max(map(_score, found))
    return Match(tuple(sorted(spans)), score)


def _score(found: list[tuple[Span, int]]) -> float:
    """How well a term is found: by the best of its words, and how often that comes."""
    best = max((worth for _, worth in found), default=0)
    return best + min(sum(worth == best for _, worth in found), MOST_TIMES)


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
