"""The quotes of respondents: finding them, counting what can be chosen, citing them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from typing import overload

import numpy as np

from data.quotes.filters import Order, QuoteFilters
from data.quotes.index import Mask, Numbers
from data.quotes.rules import Term, has_no_word, match, parse
from data.quotes.table import MANY, Column, Quotes, V
from data.quotes.words import Span, words_of
from data.survey.questions import Quote
from data.survey.waves import source_of_answers
from data.views.choices import FEW


@dataclass(frozen=True)
class FoundQuote:
    """A quote that is found; ``spans`` are the (start, end) places of the matching words in its text."""

    quote: Quote
    spans: tuple[Span, ...]
    score: float = 0.0


@dataclass(frozen=True, eq=False)
class Found(Sequence[FoundQuote]):
    """Quotes that are found, by their numbers; each is made when someone asks for it.

    ``answers`` says of every quote whether it answers the search, whatever the other filters.
    """

    quotes: Quotes
    filters: QuoteFilters
    terms: tuple[Term, ...]
    answers: Mask
    numbers: Numbers

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> FoundQuote: ...

    @overload
    def __getitem__(self, place: slice) -> list[FoundQuote]: ...

    def __getitem__(self, place: int | slice) -> FoundQuote | list[FoundQuote]:
        if isinstance(place, slice):
            return [self._one(quote) for quote in self.quotes.take(self.numbers[place])]
        place = range(len(self))[place]
        return self[place : place + 1][0]

    def __iter__(self) -> Iterator[FoundQuote]:
        for start in range(0, len(self), MANY):
            yield from self[start : start + MANY]

    def _one(self, quote: Quote) -> FoundQuote:
        lead = f"{quote.label} " if quote.label else ""
        found = match(words_of(lead + quote.text), self.terms) if self.terms else None
        if not found:
            return FoundQuote(quote, ())
        spans = tuple((start - len(lead), end - len(lead)) for start, end in found.spans if start >= len(lead))
        return FoundQuote(quote, spans, found.score)


def find(quotes: Quotes, filters: QuoteFilters) -> Found:
    """Quotes that pass every filter, in the order that the filters have: the best matches first, or as in the report.

    Words are sought in the label and the text; a quote that repeats another one of the list is left out. A search
    without a word finds nothing.
    """
    terms, ranked = parse(filters.search), filters.order_used is Order.RELEVANCE
    answers, scores = quotes.index.search(terms, scored=ranked)
    answers &= not has_no_word(filters.search)
    numbers = np.flatnonzero(quotes.columns.without_repeats(answers & chosen_quotes(quotes, filters)))
    if ranked:
        numbers = numbers[np.argsort(-scores[numbers], kind="stable")]
    return Found(quotes, filters, terms, answers, numbers)


def chosen_quotes(quotes: Quotes, filters: QuoteFilters) -> Mask:
    """The quotes that pass every filter but the search."""
    columns, numbers = quotes.columns, quotes.numbers
    if filters.quote_id:
        number = quotes.numbers_of([filters.quote_id]).get(filters.quote_id)
        numbers = range(0) if number is None else range(number, number + 1)
    chosen = np.zeros(quotes.index.quotes, bool)
    chosen[numbers.start : numbers.stop] = True
    if filters.question_id:
        chosen &= columns.questions.having(filters.question_id)
    if filters.theme:
        chosen &= columns.themes.having(filters.theme)
    if filters.year:
        chosen &= columns.years.having(filters.year)
    return chosen


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
    quotes, filters, columns = found.quotes, found.filters, found.quotes.columns

    def counts(without: QuoteFilters, column: Column[V]) -> dict[V, int]:
        codes = column.codes[columns.without_repeats(found.answers & chosen_quotes(quotes, without), column.codes)]
        numbers = np.bincount(codes, minlength=len(column.values)).tolist()
        # A number after the last value is of the quotes that have none.
        return dict(zip(column.values, numbers, strict=False))

    by_question = counts(replace(filters, question_id="", theme=""), columns.questions)
    by_theme = counts(replace(filters, theme=""), columns.themes)
    by_year = counts(replace(filters, year=None), columns.years)
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


def citation(quote: Quote, question_title: str, sources: Mapping[int, str]) -> str:
    """A quote with its source, for a report; ``sources`` are those of the waves, by year."""
    place = f", regel {quote.source_line} van de tekstversie" if quote.source_line else ""
    return (
        f"“{quote.text}” (respondent, peiling VN-verdrag Handicap {quote.year}, bij ‘{question_title}’; "
        f"bron: {source_of_answers(sources[quote.year])}{place})"
    )
