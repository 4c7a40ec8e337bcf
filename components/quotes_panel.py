"""The panel with quotes of respondents: search, filters, the number found, and the quotes with marked matches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.filter_bar import quote_select
from components.ids import QuestionPage, copy_quote
from data.filters import Filters
from data.questions import Question, Quote
from data.quotes import FoundQuote, citation, quote_years, themes


def quotes_panel(
    question: Question, all_quotes: Sequence[Quote], found: Sequence[FoundQuote], filters: Filters
) -> Component:
    """The whole panel; a question without quotes says so, with its controls out of use."""
    return html.Section(
        [
            html.H2("Wat gemeenten zeggen"),
            html.Div(
                [
                    html.Div(
                        [
                            html.Label("Zoek in citaten", htmlFor=QuestionPage.SEARCH),
                            dbc.Input(
                                id=QuestionPage.SEARCH,
                                type="search",
                                value=filters.search,
                                debounce=300,
                                autocomplete="off",
                                maxlength=200,
                            ),
                        ],
                        className="field",
                    ),
                    quote_select(QuestionPage.THEME, "Thema", "Alle thema’s", themes(all_quotes), filters.theme),
                    quote_select(
                        QuestionPage.QUOTE_YEAR,
                        "Jaar van het citaat",
                        "Alle citaten",
                        quote_years(all_quotes),
                        filters.quote_year,
                    ),
                ],
                className="quote-filters",
                hidden=not all_quotes,
            ),
            html.P(count(all_quotes, found), id=QuestionPage.QUOTES_COUNT, className="count"),
            html.Div(quote_list(question, all_quotes, found, filters), id=QuestionPage.QUOTES),
        ],
        className="quotes",
    )


def count(all_quotes: Sequence[Quote], found: Sequence[FoundQuote]) -> str:
    """The number found: 3 citaten gevonden."""
    if not all_quotes:
        return ""
    return "1 citaat gevonden" if len(found) == 1 else f"{len(found)} citaten gevonden"


def quote_list(
    question: Question, all_quotes: Sequence[Quote], found: Sequence[FoundQuote], filters: Filters
) -> list[Component]:
    """The quotes, or what to try when there are none."""
    if not all_quotes:
        return [html.P("Bij deze vraag staan in het rapport geen citaten.")]
    if found:
        introductions = [None, *(item.quote.context for item in found)]
        items = [
            _quote(question, item, introduce=item.quote.context != before)
            for item, before in zip(found, introductions, strict=False)
        ]
        return [html.Ol(items, className="quote-list")]
    tips = [f"Er is geen citaat met ‘{filters.search}’." if filters.search else "Er is geen citaat bij deze keuze."]
    if len(filters.search.split()) > 1:
        tips.append("Probeer één woord in plaats van meer woorden.")
    elif filters.search:
        tips.append("Probeer een korter woord of een ander woord, bijvoorbeeld ‘geld’ in plaats van ‘financiering’.")
    if filters.theme or filters.quote_year:
        tips.append("Of kies alle thema’s en alle jaren.")
    return [html.P(" ".join(tips), className="empty")]


def _quote(question: Question, found: FoundQuote, *, introduce: bool) -> Component:
    """One quote; the sentence that introduces several stands above the first of them."""
    quote = found.quote
    tags = [text for text in (quote.label, quote.theme and f"Thema: {quote.theme}", str(quote.year)) if text]
    return html.Li(
        [
            html.P(quote.context, className="context") if quote.context and introduce else None,
            html.Blockquote(["“", *_marked(quote.text, found.spans), "”"]),
            html.P(" · ".join(tags), className="tags"),
            html.Button(
                "Kopieer met bronvermelding",
                id=copy_quote(quote.quote_id),
                type="button",
                className="link-button copy-quote",
                **_data(text=citation(quote, question.title)),
            ),
        ]
    )


def _data(**values: str) -> dict[str, Any]:
    """Values that the browser's own functions read from the element."""
    return {f"data-{name}": value for name, value in values.items()}


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> list[Component | str]:
    parts: list[Component | str] = []
    end = 0
    for start, stop in spans:
        parts += [text[end:start], html.Mark(text[start:stop])]
        end = stop
    return [*parts, text[end:]]
