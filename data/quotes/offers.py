"""What to offer in the place of a search that finds nothing: the nearest that does find something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from data.quotes.filters import QuoteFilters
from data.quotes.finding import chosen_quotes, find
from data.quotes.rules import OR, Term, loose, parse
from data.quotes.suggestions import MOST, NEGATIONS, suggestions
from data.quotes.table import Quotes
from data.quotes.words import Forms, fold, forms

#: Of a query as many terms are tried in other combinations.
MOST_TERMS = 20
#: What joins terms of which one is enough, in Dutch.
JOINED = "OF"


@dataclass(frozen=True)
class Offer:
    """A search that finds ``quotes``, near to one that finds none.

    ``spelled``: a word is written in another way. ``loose``: words that were to stand next to each other may stand
    anywhere. ``dropped`` are the words that it lacks, ``allowed`` those that it does not exclude any more.
    """

    search: str
    quotes: int
    spelled: bool = False
    loose: bool = False
    dropped: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()

    @property
    def turned(self) -> bool:
        """Whether what it lacks turns round what is said."""
        words = " ".join(self.dropped).split()
        return bool(self.allowed) or any(fold(word) in NEGATIONS for word in words)


def offers(quotes: Quotes, filters: QuoteFilters) -> list[Offer]:
    """What is near to a search that finds nothing, and does find something with the same other filters.

    That is the search in other spellings; else with its phrases as loose words; else as many of its terms as one
    quote has: of several such combinations first the one that the fewest quotes have. Words that only deny, and
    exclusions, are not offered alone.
    """
    spelled = did_you_mean(quotes, filters)

    def offered(search: str, **how: object) -> list[Offer]:
        number = len(find(quotes, replace(filters, search=search)))
        return [Offer(search, number, bool(spelled), **how)] if number else []  # type: ignore[arg-type]  # its fields

    if whole := [*chain.from_iterable(map(offered, spelled))]:
        return whole
    terms = parse(spelled[0] if spelled else filters.search)
    apart = tuple(chain.from_iterable(map(_loosened, terms)))
    if apart != terms and (whole := offered(_written(apart), loose=True)):
        return whole
    fewer = [offered(_written(kept), **_lacking(apart, kept)) for kept in _nearest(quotes, filters, apart)]
    return sorted(chain.from_iterable(fewer), key=lambda offer: offer.quotes)[:MOST]


def did_you_mean(quotes: Quotes, filters: QuoteFilters) -> list[str]:
    """The search in other spellings, where it has a word that is not found; else empty."""
    index, numbers = quotes.index, slice(quotes.numbers.start, quotes.numbers.stop)

    def occurs(word: Forms, *, as_it_is: bool = False) -> bool:
        answers, _ = index.search([Term((word,), phrase=as_it_is, excluded=False)])
        return bool(answers[numbers].any())

    def near(folded: str, errors: int) -> Iterator[str]:
        return (word for word in index.near(folded, errors) if occurs(forms(word), as_it_is=True))

    return suggestions(filters.search, occurs, near)


def _nearest(quotes: Quotes, filters: QuoteFilters, terms: tuple[Term, ...]) -> Iterator[list[Term]]:
    """Each combination of as many terms as one quote answers, with at least one that says something."""
    terms = tuple(dict.fromkeys(terms))[:MOST_TERMS]
    codes, says = np.zeros(quotes.index.quotes, np.int64), np.zeros(quotes.index.quotes, bool)
    for place, term in enumerate(terms):
        having, _ = quotes.index.search([term])
        codes |= having.astype(np.int64) << place
        if not term.excluded and any(fold(one.text) not in NEGATIONS for one in term.each):
            says |= having
    present = np.unique(codes[chosen_quotes(quotes, filters) & says]).tolist()
    most = max(map(int.bit_count, present), default=0)
    for code in present:
        if code.bit_count() == most:
            yield [term for place, term in enumerate(terms) if code >> place & 1]


def _lacking(terms: tuple[Term, ...], kept: list[Term]) -> dict[str, tuple[str, ...]]:
    """Of the terms that are not kept the words that were asked, and those that were excluded."""
    others = [term for term in dict.fromkeys(terms) if term not in kept]
    asked, excluded = ([_said(term) for term in others if term.excluded is side] for side in (False, True))
    return {"dropped": tuple(asked), "allowed": tuple(excluded)}


def _loosened(term: Term) -> tuple[Term, ...]:
    """The words of a phrase that is asked, each as a term; any other term as it is.

    A phrase among terms of which one is enough becomes one term that asks for all its words.
    """
    if term.excluded:
        return (term,)
    return loose(replace(term, phrase=False, others=tuple(replace(other, phrase=False) for other in term.others)))


def _said(term: Term) -> str:
    """A term in words: geld OF capaciteit."""
    return f" {JOINED} ".join(one.text for one in term.each)


def _written(terms: Sequence[Term]) -> str:
    """A query that asks for some terms."""
    return " ".join(f" {JOINED} ".join(map(_typed, term.each)) for term in terms)


def _typed(term: Term) -> str:
    """One term in a query; the word *OF* itself in small letters."""
    text = term.text.lower() if term.text in OR else term.text
    text = f'"{text}"' if term.phrase else text.replace(" ", "-")
    return f"-{text}" if term.excluded else text
