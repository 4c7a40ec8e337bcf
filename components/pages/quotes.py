"""Every quote, searchable, with facets that show how many remain, and the words that stand out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.addresses import QUOTES
from components.attributes import dataset
from components.chooser import chooser
from components.filter_bar import group, options, search_field, select
from components.ids import QuotesPage
from components.notices import link_notice
from components.places import Places
from components.quote_list import count, nothing_found, quote_items
from data.quotes.filters import Order, QuoteFilters, to_query
from data.quotes.finding import Facets, FoundQuote
from data.quotes.keyness import OutstandingWord
from data.views.choices import FEW
from data.wording.numbers import whole_number

TITLE = "Citaten"
FILES = (
    (QuotesPage.CSV, "Download CSV"),
    (QuotesPage.EXCEL, "Download Excel"),
    (QuotesPage.WORD, "Download Word"),
)


def contents(
    found: Sequence[FoundQuote],
    facets: Facets,
    words: Sequence[OutstandingWord],
    titles: Mapping[str, str],
    filters: QuoteFilters,
    better: str,
    pages: int = 1,
) -> Places:
    """Everything on the page that follows the filters."""
    filtered = bool(filters.question_id or filters.theme or filters.year)
    better_address = QUOTES + to_query(replace(filters, search=better))
    return {
        QuotesPage.COUNT: count(found),
        QuotesPage.ALONE: ["U ziet één citaat. ", html.A("Toon alle citaten", href=QUOTES)] if filters.quote_id else [],
        QuotesPage.QUOTES: quote_items(found, titles, pages, name_question=True)
        if found
        else nothing_found(filters.search, filtered=filtered, better=better, better_address=better_address),
        QuotesPage.QUESTION: _questions(facets.questions, titles, filters.question_id),
        QuotesPage.THEME: _options("Alle thema’s", facets.themes, {}, filters.theme),
        QuotesPage.YEAR: _options("Alle jaren", facets.years, {}, filters.year),
        QuotesPage.WORDS: _words(words, titles.get(filters.question_id, "")),
    }


def layout(filters: QuoteFilters, notices: list[str], *, many: bool) -> list[Component]:
    """The page in the state that the filters ask for.

    Of ``many`` questions the list has those with the most quotes; the others are sought by their words.
    """
    ids = (QuotesPage.QUESTION_SEARCH, QuotesPage.QUESTION_CHOICES, QuotesPage.QUESTION_STATUS)
    return [
        html.H1("Wat gemeenten zeggen"),
        html.P(
            [
                "Alle citaten uit de trendrapportage 2018-2021. Zoek op woorden, of op “een paar woorden naast elkaar” "
                "tussen aanhalingstekens. Zet een min voor een woord om citaten uit te sluiten: ",
                html.Span("-corona", className="nowrap"),
                ".",
            ],
            className="intro",
        ),
        *link_notice(notices),
        html.Section(
            [
                html.H2("Kies wat u wilt zien", className="visually-hidden"),
                search_field(QuotesPage.SEARCH, "Zoek in citaten", filters.search),
                html.Div(chooser("Zoek een vraag", *ids), hidden=not many),
                select(QuotesPage.QUESTION, "Vraag"),
                select(QuotesPage.THEME, "Thema"),
                select(QuotesPage.YEAR, "Jaar van het citaat"),
                group(
                    "Sorteren op",
                    dbc.RadioItems(
                        id=QuotesPage.ORDER,
                        name=QuotesPage.ORDER,
                        value=str(filters.order),
                        options=[{"label": str(order).capitalize(), "value": str(order)} for order in Order],
                        class_name="choices choices-row",
                    ),
                    role="radiogroup",
                ),
            ],
            className="filters quote-search",
        ),
        html.Section(
            [
                html.H2("Gevonden citaten", className="visually-hidden"),
                html.P(id=QuotesPage.COUNT, role="status", className="count"),
                html.P(id=QuotesPage.ALONE, className="count"),
                html.Div(id=QuotesPage.WORDS),
                html.Div(id=QuotesPage.QUOTES),
                _files(),
            ],
            className="card",
        ),
    ]


def _options(everything: str, counts: Mapping[Any, int], titles: Mapping[str, str], chosen: object) -> list[Component]:
    """Choices with the number of quotes that remain for each."""
    numbers = {value: f"{titles.get(value, value)} ({whole_number(number)})" for value, number in counts.items()}
    return options({"": everything, **numbers}, chosen)


def _questions(counts: Mapping[str, int], titles: Mapping[str, str], chosen: str) -> list[Component]:
    everything, *more = _options("Alle vragen", counts, titles, chosen)
    if len(titles) > FEW:
        return [everything, html.Optgroup(more, label="De vragen met de meeste citaten")]
    return [everything, *more]


def _words(words: Sequence[OutstandingWord], title: str) -> list[Component]:
    """Words that stand out in the quotes of the chosen question; each searches for itself."""
    if not words:
        return []
    buttons = [
        html.Li(html.Button(f"{item.word} ({item.quotes})", type="button", className="word", **dataset(word=item.word)))
        for item in words
    ]
    return [
        html.H3(f"Woorden die opvallen bij ‘{title}’"),
        html.P(
            "Deze woorden staan hier vaker in citaten dan bij de andere vragen, met het aantal citaten. "
            "Kies een woord om erop te zoeken.",
            className="hint",
        ),
        html.Ul(buttons, className="words-list"),
    ]


def _files() -> Component:
    return html.Div(
        [
            *(dbc.Button(words, id=id_, type="button", color="none", class_name="button") for id_, words in FILES),
            html.P(id=QuotesPage.STATUS, role="status", className="status"),
        ],
        className="buttons",
    )
