"""The panel with quotes of respondents: search, filters, the number found, and the quotes with marked matches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.addresses import question_address
from components.filter_bar import quote_select
from components.ids import QuestionPage
from components.quote_list import count, nothing_found, quote_items
from data.filters import Filters, to_query
from data.questions import Question
from data.quote_filters import of_question
from data.quote_table import Quotes
from data.quotes import FoundQuote, did_you_mean


def quotes_panel(question: Question, all_quotes: Quotes, found: Sequence[FoundQuote], filters: Filters) -> Component:
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
                                debounce=False,
                                autocomplete="off",
                                maxlength=200,
                            ),
                        ],
                        className="field",
                    ),
                    quote_select(QuestionPage.THEME, "Thema", "Alle thema’s", all_quotes.themes, filters.theme),
                    quote_select(
                        QuestionPage.QUOTE_YEAR,
                        "Jaar van het citaat",
                        "Alle citaten",
                        all_quotes.years,
                        filters.quote_year,
                    ),
                ],
                className="quote-filters",
                hidden=not all_quotes,
            ),
            html.P(count_in_words(all_quotes, found), id=QuestionPage.QUOTES_COUNT, className="count"),
            html.Div(quote_list(question, all_quotes, found, filters), id=QuestionPage.QUOTES),
        ],
        className="quotes",
    )


def count_in_words(all_quotes: Quotes, found: Sequence[FoundQuote]) -> str:
    """The number found; nothing for a question without quotes."""
    return count(found) if all_quotes else ""


def quote_list(
    question: Question, all_quotes: Quotes, found: Sequence[FoundQuote], filters: Filters
) -> list[Component]:
    """The quotes, or what to try when there are none."""
    if not all_quotes:
        return [html.P("Bij deze vraag staan in het rapport geen citaten.")]
    if found:
        return [quote_items(found, {question.question_id: question.title}, name_question=False)]
    better = did_you_mean(all_quotes, of_question(filters)) if filters.search else ""
    address = question_address(question.question_id) + to_query(question, replace(filters, search=better))
    filtered = bool(filters.theme or filters.quote_year)
    return [nothing_found(filters.search, filtered=filtered, better=better, better_address=address)]
