"""The quotes of respondents: finding them, counting what can be chosen, citing them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from data.questions import Quote
from data.quote_filters import Order, QuoteFilters
from data.search import WORD, Span, match, parse, suggestion


@dataclass(frozen=True)
class FoundQuote:
    """A quote that is found; ``spans`` are the (start, end) places of the matching words in its text."""

    quote: Quote
    spans: tuple[Span, ...]
    score: float = 0.0


def find(quotes: Sequence[Quote], filters: QuoteFilters) -> list[FoundQuote]:
    """Quotes that pass every filter, in the order of the report, or the best matches first.

    Words are sought in the label and the text; a quote that repeats another one of the list is left out.
    """
    once = _once(_matching(quotes, filters))
    return sorted(once, key=lambda item: -item.score) if filters.order is Order.RELEVANCE else once


def _matching(quotes: Sequence[Quote], filters: QuoteFilters) -> list[FoundQuote]:
    return [item for quote in quotes if _passes(quote, filters) and (item := _match(quote, filters.search))]


def _once(found: Sequence[FoundQuote]) -> list[FoundQuote]:
    """Without the quotes that repeat another one of the list."""
    listed = {item.quote.quote_id for item in found}
    return [item for item in found if item.quote.duplicate_of not in listed]


def _passes(quote: Quote, filters: QuoteFilters) -> bool:
    return (
        (not filters.quote_id or quote.quote_id == filters.quote_id)
        and (not filters.question_id or quote.question_id == filters.question_id)
        and (not filters.theme or quote.theme == filters.theme)
        and (not filters.year or quote.year == filters.year)
    )


def _match(quote: Quote, search: str) -> FoundQuote | None:
    lead = f"{quote.label} " if quote.label else ""
    found = match(lead + quote.text, parse(search))
    if found is None:
        return None
    inside = tuple((a - len(lead), b - len(lead)) for a, b in found.spans if a >= len(lead))
    return FoundQuote(quote, inside, found.score)


@dataclass(frozen=True)
class Facets:
    """How many quotes remain for each question, theme and year, with the other filters as they are."""

    questions: dict[str, int]
    themes: dict[str, int]
    years: dict[int, int]


def facets(quotes: Sequence[Quote], filters: QuoteFilters) -> Facets:
    """For each value of each facet the number of quotes that choosing it would give."""

    def counts(without: QuoteFilters, value: Callable[[Quote], object]) -> Counter[object]:
        groups: dict[object, list[FoundQuote]] = {}
        for item in _matching(quotes, without):
            groups.setdefault(value(item.quote), []).append(item)
        return Counter({key: len(_once(items)) for key, items in groups.items()})

    by_question = counts(replace(filters, question_id="", theme=""), lambda quote: quote.question_id)
    by_theme = counts(replace(filters, theme=""), lambda quote: quote.theme)
    by_year = counts(replace(filters, year=None), lambda quote: quote.year)
    return Facets(
        {question_id: by_question[question_id] for question_id in dict.fromkeys(quote.question_id for quote in quotes)},
        {theme: by_theme[theme] for theme in themes(quotes) if by_theme[theme] or theme == filters.theme},
        {year: by_year[year] for year in quote_years(quotes)},
    )


def did_you_mean(quotes: Sequence[Quote], filters: QuoteFilters) -> str:
    """A query near to the one asked that does find quotes; empty where there is none."""
    vocabulary = {found.group() for quote in quotes for found in WORD.finditer(quote.text)}
    better = suggestion(filters.search, vocabulary)
    return better if better and find(quotes, replace(filters, search=better)) else ""


def themes(quotes: Sequence[Quote]) -> list[str]:
    """Themes of the quotes, in the order of the report."""
    return list(dict.fromkeys(quote.theme for quote in quotes if quote.theme))


def quote_years(quotes: Sequence[Quote]) -> list[int]:
    """Years of the quotes, ascending."""
    return sorted({quote.year for quote in quotes})


def citation(quote: Quote, question_title: str) -> str:
    """A quote with its source, for a report."""
    place = f", regel {quote.source_line} van de tekstversie" if quote.source_line else ""
    return (
        f"“{quote.text}” (respondent, peiling VN-verdrag Handicap {quote.year}, bij ‘{question_title}’; "
        f"bron: VNG, Inventarisatie implementatie VN-verdrag Handicap in gemeenten, trendrapportage 2018-2021{place})"
    )
