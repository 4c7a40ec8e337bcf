"""The panel with quotes of respondents: search, filters, the number found, and the quotes with marked matches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from components.addresses import question_address
from components.attributes import followed
from components.filter_bar import search_field, select
from components.ids import Control, ListPage, QuestionPage
from components.places import Places
from components.quote_list import SEARCH_FAILED, count, nothing_found, quote_items
from data.quotes.finding import FoundQuote
from data.quotes.offers import Offer
from data.quotes.table import Quotes
from data.survey.questions import Question
from data.views.address import ALL
from data.views.filters import Filters, to_query


def quotes_panel(all_quotes: Quotes, filters: Filters, answers: str) -> Component:
    """The panel with empty places for the number found and the quotes; a question without quotes has no search.

    ``answers`` is the address at which its searches are answered.
    """
    themes = {ALL: "Alle thema’s", **{theme: theme for theme in all_quotes.themes}}
    years = {ALL: "Alle citaten", **{str(year): str(year) for year in all_quotes.years}}
    return html.Section(
        [
            html.H2("Wat gemeenten zeggen"),
            html.Div(
                [
                    search_field("Zoek in citaten", filters.search),
                    select(Control.THEME, "Thema", themes, filters.theme),
                    select(Control.QUOTE_YEAR, "Jaar van het citaat", years, filters.quote_year),
                ],
                className="quote-filters",
                hidden=not all_quotes,
            ),
            html.P(id=ListPage.COUNT, className="count"),
            html.Div(id=ListPage.LIST, className="list"),
        ],
        id=QuestionPage.QUOTES,
        className="quotes",
        tabIndex="-1",
        **followed(answers, SEARCH_FAILED),
    )


def found_places(
    question: Question,
    all_quotes: Quotes,
    found: Sequence[FoundQuote],
    filters: Filters,
    near: Sequence[Offer],
    sources: Mapping[int, str],
    pages: int = 1,
) -> Places:
    """The number found, and the quotes or what to try when there are none, such as the searches ``near``.

    ``sources`` are those of the waves, by year.
    """
    return {
        ListPage.COUNT: count(found) if all_quotes else "",
        ListPage.LIST: _quotes(question, found, filters, near, sources, pages)
        if all_quotes
        else html.P("Bij deze vraag zijn er geen citaten."),
    }


def _quotes(
    question: Question,
    found: Sequence[FoundQuote],
    filters: Filters,
    near: Sequence[Offer],
    sources: Mapping[int, str],
    pages: int,
) -> list[Component]:
    if found:
        return quote_items(found, {question.question_id: question.title}, sources, pages, name_question=False)

    def address_of(search: str) -> str:
        return question_address(question.question_id) + to_query(question, replace(filters, search=search))

    filtered = bool(filters.theme or filters.quote_year)
    return nothing_found(filters.search, filtered=filtered, near=near, address_of=address_of)
