"""Searching the quotes, forgiving in the ways of Dutch.

Every word of the query must be found. A word is found where it, or its stem, is the same as a word of the quote or
a part of a compound: *deskundige* finds *ervaringsdeskundigen*. Case and diacritics do not count. There are no stop
words: *niet* and *geen* are searched like any other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from data.filters import Filters
from data.questions import Quote

WORD = re.compile(r"\w+(?:['’]\w+)*")
#: The shortest part of a compound that counts, and the shortest rest before it (else *niet* finds *geniet*).
SHORTEST_PART = 4
SHORTEST_REST = 3

# The older of both Dutch stemmers: the newer one makes "meen" of "gemeente".
_STEMMER = snowballstemmer.stemmer("dutch_porter")


@dataclass(frozen=True)
class FoundQuote:
    """A quote that is found; ``spans`` are the (start, end) places of the matching words in its text."""

    quote: Quote
    spans: tuple[tuple[int, int], ...]


def fold(text: str) -> str:
    """Text without case and diacritics."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(maxsize=50_000)
def _forms(word: str) -> tuple[str, str]:
    """A word without case, diacritics and possessive, and its stem."""
    folded = re.sub(r"['’]s?$|['’]", "", fold(word))
    stem = _STEMMER.stemWord(folded)
    # Huizen and huis, brieven and brief.
    return folded, re.sub("z$", "s", re.sub("v$", "f", stem))


def _matches(query: tuple[str, str], word: tuple[str, str]) -> bool:
    if query[0] == word[0] or query[1] == word[1]:
        return True
    # The stemmer makes "mens" of "mensen" but "men" of "mens".
    if query[1] == word[0] and len(query[1]) >= SHORTEST_PART:
        return True
    return any(_is_part(part, whole) for part, whole in zip(query, word, strict=True))


def _is_part(part: str, whole: str) -> bool:
    if len(part) < SHORTEST_PART:
        return False
    place = whole.find(part)
    while 0 < place < SHORTEST_REST:
        place = whole.find(part, place + 1)
    return place >= 0


def search(text: str, query: str) -> tuple[tuple[int, int], ...] | None:
    """Places in ``text`` of the words that match; None where a word of the query is not found."""
    wanted = [_forms(match.group()) for match in WORD.finditer(query)]
    words = [(match.span(), _forms(match.group())) for match in WORD.finditer(text)]
    found = [span for span, forms in words if any(_matches(query_forms, forms) for query_forms in wanted)]
    for query_forms in wanted:
        if not any(_matches(query_forms, forms) for _, forms in words):
            return None
    return tuple(found)


def find(quotes: Sequence[Quote], filters: Filters) -> list[FoundQuote]:
    """Quotes that pass search, theme and year, in the order of the report.

    Words are sought in the label and the text; a quote that repeats another one of the list is left out.
    """
    found = []
    for quote in quotes:
        if filters.theme and quote.theme != filters.theme:
            continue
        if filters.quote_year and quote.year != filters.quote_year:
            continue
        lead = f"{quote.label} " if quote.label else ""
        spans = search(lead + quote.text, filters.search)
        if spans is not None:
            inside = tuple((a - len(lead), b - len(lead)) for a, b in spans if a >= len(lead))
            found.append(FoundQuote(quote, inside))
    listed = {item.quote.quote_id for item in found}
    return [item for item in found if item.quote.duplicate_of not in listed]


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
