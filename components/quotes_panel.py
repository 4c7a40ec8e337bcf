"""The panel with quotes of respondents: search, filters, the number found, and the quotes with marked matches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from components.addresses import question_address
from components.filter_bar import options, search_field, select
from components.ids import QuestionPage
from components.places import Places
from components.quote_list import count, nothing_found, quote_items
from data.quotes.filters import of_question
from data.quotes.finding import FoundQuote, did_you_mean
from data.quotes.table import Quotes
from data.survey.questions import Question
from data.views.filters import Filters, to_query


def quotes_panel(all_quotes: Quotes, filters: Filters) -> Component:
    """The panel around the quotes; a question without quotes has nothing to search."""
    return html.Section(
        [
            html.H2("Wat gemeenten zeggen"),
            html.Div(
                [
                    search_field(QuestionPage.SEARCH, "Zoek in citaten", filters.search),
                    select(QuestionPage.THEME, "Thema"),
                    select(QuestionPage.QUOTE_YEAR, "Jaar van het citaat"),
                ],
                className="quote-filters",
                hidden=not all_quotes,
            ),
            html.P(id=QuestionPage.QUOTES_COUNT, className="count"),
            html.Div(id=QuestionPage.QUOTES),
        ],
        className="quotes",
    )


def choice_places(all_quotes: Quotes, filters: Filters) -> Places:
    """What can be chosen among the quotes."""
    themes = {"": "Alle thema’s", **{theme: theme for theme in all_quotes.themes}}
    years = {"": "Alle citaten", **{str(year): str(year) for year in all_quotes.years}}
    return {
        QuestionPage.THEME: options(themes, filters.theme),
        QuestionPage.QUOTE_YEAR: options(years, filters.quote_year),
    }


def found_places(
    question: Question, all_quotes: Quotes, found: Sequence[FoundQuote], filters: Filters, pages: int = 1
) -> Places:
    """The number found, and the quotes or what to try when there are none."""
    return {
        QuestionPage.QUOTES_COUNT: count(found) if all_quotes else "",
        QuestionPage.QUOTES: _quotes(question, all_quotes, found, filters, pages),
    }


def _quotes(
    question: Question, all_quotes: Quotes, found: Sequence[FoundQuote], filters: Filters, pages: int
) -> list[Component]:
    if not all_quotes:
        return [html.P("Bij deze vraag staan in het rapport geen citaten.")]
    if found:
        return quote_items(found, {question.question_id: question.title}, pages, name_question=False)
    better = did_you_mean(all_quotes, of_question(filters)) if filters.search else ""
    address = question_address(question.question_id) + to_query(question, replace(filters, search=better))
    filtered = bool(filters.theme or filters.quote_year)
    return [nothing_found(filters.search, filtered=filtered, better=better, better_address=address)]
