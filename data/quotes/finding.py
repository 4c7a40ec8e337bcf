"""The quotes of respondents: finding them, counting what can be chosen, citing them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from typing import TypeVar, overload

import numpy as np

from data.quotes.filters import Order, QuoteFilters
from data.quotes.index import Mask, Numbers, Places, Scores
from data.quotes.rules import Span, Term, match, parse, suggestion
from data.quotes.table import MANY, Quotes
from data.survey.questions import Quote
from data.views.choices import FEW

V = TypeVar("V")


@dataclass(frozen=True)
class FoundQuote:
    """A quote that is found; ``spans`` are the (start, end) places of the matching words in its text."""

    quote: Quote
    spans: tuple[Span, ...]
    score: float = 0.0


@dataclass(frozen=True, eq=False)
class Found(Sequence[FoundQuote]):
    """Quotes that are found, by their numbers in the index; each is made when someone asks for it.

    ``answers`` says of every quote whether it answers the search, whatever the other filters.
    """

    quotes: Quotes
    filters: QuoteFilters
    terms: tuple[Term, ...]
    answers: Mask
    numbers: Places
    scores: Scores

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> FoundQuote: ...

    @overload
    def __getitem__(self, place: slice) -> list[FoundQuote]: ...

    def __getitem__(self, place: int | slice) -> FoundQuote | list[FoundQuote]:
        if isinstance(place, slice):
            numbers, scores = self.numbers[place], self.scores[place].tolist()
            quotes = self.quotes.take(numbers)
            return [self._one(*item) for item in zip(numbers.tolist(), quotes, scores, strict=True)]
        place = range(len(self))[place]
        return self[place : place + 1][0]

    def __iter__(self) -> Iterator[FoundQuote]:
        for start in range(0, len(self), MANY):
            yield from self[start : start + MANY]

    def _one(self, number: int, quote: Quote, score: float) -> FoundQuote:
        lead = f"{quote.label} " if quote.label else ""
        found = match(self.quotes.index.words_of(number, lead + quote.text), self.terms) if self.terms else None
        spans = found.spans if found else ()
        return FoundQuote(quote, tuple((a - len(lead), b - len(lead)) for a, b in spans if a >= len(lead)), score)


def find(quotes: Quotes, filters: QuoteFilters) -> Found:
    """Quotes that pass every filter, in the order of the report, or the best matches first.

    Words are sought in the label and the text; a quote that repeats another one of the list is left out.
    """
    terms = parse(filters.search)
    answers, scores = quotes.index.search(terms)
    numbers = np.flatnonzero(quotes.index.without_repeats(answers & _chosen(quotes, filters)))
    if filters.order is Order.RELEVANCE:
        numbers = numbers[np.argsort(-scores[numbers], kind="stable")]
    return Found(quotes, filters, terms, answers, numbers, scores[numbers])


def _chosen(quotes: Quotes, filters: QuoteFilters) -> Mask:
    """The quotes that pass every filter but the search."""
    index, numbers = quotes.index, quotes.numbers
    if filters.quote_id:
        number = quotes.numbers_of([filters.quote_id]).get(filters.quote_id)
        numbers = range(0) if number is None else range(number, number + 1)
    chosen = np.zeros(len(index), bool)
    chosen[numbers.start : numbers.stop] = True
    if filters.question_id:
        chosen &= _having(filters.question_id, index.questions, index.question_codes)
    if filters.theme:
        chosen &= _having(filters.theme, index.themes, index.theme_codes)
    if filters.year:
        chosen &= _having(filters.year, index.years, index.year_codes)
    return chosen


def _having(value: V, values: list[V], codes: Numbers) -> Mask:
    # A value that no quote has gets a code that no quote has.
    return np.equal(codes, values.index(value) if value in values else len(values))


@dataclass(frozen=True)
class Facets:
    """How many quotes remain for each question, theme and year, with the other filters as they are.

    Of very many questions those with the most quotes, and the chosen one.
    """

    questions: dict[str, int]
    themes: dict[str, int]
    years: dict[int, int]


def facets(found: Found) -> Facets:
    """For each value of each facet the number of quotes that choosing it would give."""
    quotes, filters, index = found.quotes, found.filters, found.quotes.index

    def counts(without: QuoteFilters, values: list[V], codes: Numbers) -> dict[V, int]:
        once = index.without_repeats(found.answers & _chosen(quotes, without), codes)
        return dict(zip(values, np.bincount(codes[once], minlength=len(values)).tolist(), strict=True))

    by_question = counts(replace(filters, question_id="", theme=""), index.questions, index.question_codes)
    by_theme = counts(replace(filters, theme=""), index.themes, index.theme_codes)
    by_year = counts(replace(filters, year=None), index.years, index.year_codes)
    return Facets(
        {question_id: by_question[question_id] for question_id in _listed(quotes, by_question, filters.question_id)},
        {theme: by_theme[theme] for theme in quotes.themes if by_theme[theme] or theme == filters.theme},
        {year: by_year[year] for year in quotes.years},
    )


def _listed(quotes: Quotes, counts: Mapping[str, int], chosen: str) -> list[str]:
    if len(quotes.question_ids) <= FEW:
        return quotes.question_ids
    listed = {*nlargest(FEW, filter(counts.get, quotes.question_ids), key=counts.__getitem__), chosen}
    return [question_id for question_id in quotes.question_ids if question_id in listed]


def did_you_mean(quotes: Quotes, filters: QuoteFilters) -> str:
    """A query near to the one asked that does find quotes; empty where there is none."""
    vocabulary = quotes.index.vocabulary(quotes.numbers)
    better = suggestion(
        filters.search,
        lambda word: quotes.index.has_match(word, vocabulary),
        lambda word, errors: quotes.index.nearest(word, errors, vocabulary),
    )
    return better if better and find(quotes, replace(filters, search=better)) else ""


def citation(quote: Quote, question_title: str) -> str:
    """A quote with its source, for a report."""
    place = f", regel {quote.source_line} van de tekstversie" if quote.source_line else ""
    return (
        f"“{quote.text}” (respondent, peiling VN-verdrag Handicap {quote.year}, bij ‘{question_title}’; "
        f"bron: VNG, Inventarisatie implementatie VN-verdrag Handicap in gemeenten, trendrapportage 2018-2021{place})"
    )
