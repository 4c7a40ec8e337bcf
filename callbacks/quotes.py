"""The page with all quotes: what a search and the facets show."""

from __future__ import annotations

from dataclasses import replace

from components.pages.quotes import contents
from components.places import Places
from data.quotes.filters import QuoteFilters
from data.quotes.finding import did_you_mean, facets, find
from data.quotes.keyness import outstanding_words
from data.store import Store


def all_quotes_found(store: Store, filters: QuoteFilters, pages: int = 1) -> Places:
    """What the page shows for the filters; a theme that the chosen question does not have is let go."""
    quotes = store.all_quotes
    known = store.quotes[filters.question_id] if filters.question_id else quotes
    if filters.theme not in known.themes:
        filters = replace(filters, theme="")
    found = find(quotes, filters)
    words = outstanding_words(store.quotes[filters.question_id]) if filters.question_id else []
    better = "" if found or not filters.search else did_you_mean(quotes, filters)
    return contents(found, facets(found), words, store.titles, filters, better, pages)
