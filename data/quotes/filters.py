"""What a person chose among the quotes, and its form in the address: /citaten?vraag=vorm&zoek=geen+geld."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qsl

from data.quotes.rules import parse
from data.quotes.table import Quotes
from data.views.address import SEARCH, Parameter, read, write
from data.views.filters import Filters


class Order(StrEnum):
    """The order of the quotes; without a word that is sought it is that of the questionnaire."""

    # In the address as it was when all quotes were from one report.
    QUESTIONNAIRE = "rapport"
    RELEVANCE = "relevantie"


@dataclass(frozen=True)
class QuoteFilters:
    """Search, facets and order; ``quote_id`` is one quote, by its permanent link."""

    search: str = ""
    question_id: str = ""
    theme: str = ""
    year: int | None = None
    order: Order = Order.RELEVANCE
    quote_id: str = ""

    @property
    def sought(self) -> bool:
        """Whether a word is sought, so that a quote can be a better match than another."""
        return any(not term.excluded for term in parse(self.search))

    @property
    def order_used(self) -> Order:
        """The order that the quotes have, whatever was chosen for a search."""
        return self.order if self.sought else Order.QUESTIONNAIRE


def of_question(filters: Filters) -> QuoteFilters:
    """What the question page has chosen among its quotes."""
    return QuoteFilters(search=filters.search, theme=filters.theme, year=filters.quote_year)


def from_query(quotes: Quotes, query: str) -> tuple[QuoteFilters, list[str]]:
    """Filters from the query part of an address, and a Dutch sentence for each part that was left out."""
    asked = [value for name, value in parse_qsl(query.removeprefix("?")) if name == "citaat"]
    one: dict[str, Parameter] = {
        "vraag": ("question_id", _each(quotes.question_ids), "Bij de vraag ‘{}’ zijn geen citaten."),
        "thema": ("theme", _each(quotes.themes), "Het thema ‘{}’ is er niet."),
        "jaar": ("year", {str(year): year for year in quotes.years}, "Er zijn geen citaten uit ‘{}’."),
        "sorteren": ("order", {str(order): order for order in Order}, "De volgorde ‘{}’ bestaat niet."),
        "citaat": ("quote_id", _each(quotes.numbers_of(asked) if asked else []), "Het citaat ‘{}’ is er niet."),
    }
    return read(query, QuoteFilters(), one, {})


def _each(values: Iterable[str]) -> dict[str, str]:
    return {value: value for value in values}


def to_query(filters: QuoteFilters) -> str:
    """The query that restores ``filters``: empty where nothing is chosen."""
    return write(
        {
            SEARCH: filters.search,
            "vraag": filters.question_id,
            "thema": filters.theme,
            "jaar": str(filters.year or ""),
            "sorteren": filters.order if filters.sought and filters.order is not Order.RELEVANCE else "",
            "citaat": filters.quote_id,
        }
    )
