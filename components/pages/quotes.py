"""Every quote, searchable, with facets that show how many remain, and the words that stand out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.addresses import LISTS_PATH, QUOTE_FILES_PATH, QUOTES, answers_at, file_at
from components.attributes import followed
from components.chooser import chooser
from components.file_buttons import button, file_buttons
from components.filter_bar import group, search_field, select, show_button
from components.ids import Control, ListPage, QuestionPage, QuotesPage
from components.notices import link_notice
from components.places import Places
from components.quote_list import SEARCH_FAILED, count, nothing_found, quote_items, to_quotes
from data.quotes.filters import Order, QuoteFilters, to_query
from data.quotes.finding import Facets, FoundQuote
from data.quotes.keyness import OutstandingWord
from data.quotes.offers import Offer
from data.views.address import ALL
from data.views.choices import FEW
from data.wording.numbers import listing, whole_number

TITLE = "Citaten"
ORDER_HINT = "Zonder zoekwoord staan de citaten in de volgorde van de vragenlijst."
ORDERS = {Order.QUESTIONNAIRE: "Vragenlijst", Order.RELEVANCE: "Relevantie"}
FILES = {"csv": "Download CSV", "xlsx": "Download Excel", "docx": "Download Word"}


def contents(
    found: Sequence[FoundQuote],
    words: Sequence[OutstandingWord],
    titles: Mapping[str, str],
    sources: Mapping[int, str],
    filters: QuoteFilters,
    near: Sequence[Offer],
    pages: int = 1,
) -> Places:
    """Everything on the page that follows the filters."""
    filtered = bool(filters.question_id or filters.theme or filters.year)

    def address_of(search: str) -> str:
        return QUOTES + to_query(replace(filters, search=search))

    return {
        ListPage.COUNT: count(found),
        QuotesPage.ALONE: ["U ziet één citaat. ", html.A("Toon alle citaten", href=QUOTES)] if filters.quote_id else [],
        ListPage.LIST: quote_items(found, titles, sources, pages, name_question=True)
        if found
        else nothing_found(filters.search, filtered=filtered, near=near, address_of=address_of),
        QuotesPage.WORDS: _words(words, titles.get(filters.question_id, "")),
    }


def choices(facets: Facets, titles: Mapping[str, str]) -> dict[Control, Mapping[Any, str]]:
    """What can be chosen, each with the number of quotes that it would give."""
    return {
        Control.QUESTION: _counted("Alle vragen", facets.questions, titles),
        Control.THEME: _counted("Alle thema’s", facets.themes, {}),
        Control.YEAR: _counted("Alle jaren", facets.years, {}),
    }


def orders(filters: QuoteFilters) -> dict[str, Any]:
    """The orders to choose from, and the one that the quotes have.

    Without a search that is the order of the questionnaire. It then stands for what was chosen for a search, so that
    the form keeps that.
    """
    values = {order: str(order) for order in Order}
    if not filters.sought:
        values = {Order.QUESTIONNAIRE: str(filters.order), Order.RELEVANCE: ""}
    choices = [{"label": ORDERS[order], "value": value} for order, value in values.items()]
    return {"options": choices, "value": values[filters.order_used]}


def layout(
    filters: QuoteFilters, facets: Facets, titles: Mapping[str, str], notices: list[str], version: str
) -> list[Component]:
    """The page in the state that the filters ask for.

    Of many questions the list has those with the most quotes; the others are sought by their words.
    """
    listed, many = choices(facets, titles), len(titles) > FEW
    most = [html.P("In deze lijst staan de vragen met de meeste citaten.", className="hint")] if many else []
    return [
        to_quotes(),
        html.H1("Wat gemeenten zeggen"),
        html.P(
            [
                f"Alle citaten van gemeenten{_waves(list(facets.years))}. Zoek op woorden, of op “een paar "
                "woorden naast elkaar” tussen aanhalingstekens. Zet een min voor een woord om citaten uit te sluiten: ",
                html.Span("-corona", className="nowrap"),
                ". Zet OF in hoofdletters tussen woorden als één ervan genoeg is: ‘geld OF capaciteit’. "
                "Andere vormen en samenstellingen van een woord tellen mee: bij ‘wonen’ ook ‘woning’, bij ‘raad’ ook "
                "‘cliëntenraad’. Citaten met het woord zelf staan bovenaan.",
            ],
            className="intro",
        ),
        *link_notice(notices),
        html.Div(
            [
                html.Section(
                    [
                        html.H2("Kies wat u wilt zien", className="visually-hidden"),
                        *([chooser("Zoek een vraag", Control.TYPED_QUESTION, version)] if many else []),
                        html.Div(
                            [
                                search_field("Zoek in citaten", filters.search),
                                html.Div(
                                    [
                                        select(
                                            Control.QUESTION, "Vraag", listed[Control.QUESTION], filters.question_id
                                        ),
                                        *most,
                                    ]
                                ),
                                select(Control.THEME, "Thema", listed[Control.THEME], filters.theme),
                                select(Control.YEAR, "Jaar van het citaat", listed[Control.YEAR], filters.year),
                                group(
                                    "Sorteren op",
                                    _orders(filters),
                                    html.P(ORDER_HINT, className="hint"),
                                    role="radiogroup",
                                    id_=QuestionPage.SORT_GROUP,
                                    disabled=not filters.sought,
                                ),
                            ],
                            className="part-of-filters",
                            **followed(answers_at(LISTS_PATH, version, QUOTES), SEARCH_FAILED),
                        ),
                        show_button(),
                    ],
                    className="filters",
                ),
                html.Section(
                    [
                        html.H2("Gevonden citaten", className="visually-hidden"),
                        html.P(id=ListPage.COUNT, className="count"),
                        html.P(id=QuotesPage.ALONE, className="count"),
                        # Above the list, or the keyboard comes to them after hundreds of buttons.
                        file_buttons(
                            [
                                button(words, file=file_at(QUOTE_FILES_PATH, version, f"citaten.{ending}"))
                                for ending, words in FILES.items()
                            ],
                            QuestionPage.STATUS,
                        ),
                        html.Div(id=QuotesPage.WORDS),
                        html.Div(id=ListPage.LIST, className="list"),
                    ],
                    id=QuestionPage.QUOTES,
                    className="card",
                    tabIndex="-1",
                ),
            ],
            className="columns choices-beside",
        ),
    ]


def _waves(years: Sequence[int]) -> str:
    """From which waves the quotes are: uit de peilingen van 2021 en 2022."""
    return f" uit de {'peiling' if len(years) == 1 else 'peilingen'} van {listing(years)}" if years else ""


def _counted(everything: str, counts: Mapping[Any, int], titles: Mapping[str, str]) -> dict[Any, str]:
    """Choices with the number of quotes that remain for each."""
    numbers = {value: f"{titles.get(value, value)} ({whole_number(number)})" for value, number in counts.items()}
    return {ALL: everything, **numbers}


def _orders(filters: QuoteFilters) -> Component:
    found: Component = dbc.RadioItems(
        id=Control.SORT, name=Control.SORT, class_name="choices choices-row", **orders(filters)
    )
    return found


def _words(words: Sequence[OutstandingWord], title: str) -> list[Component]:
    """Words that stand out in the quotes of the chosen question; each searches for itself."""
    if not words:
        return []
    buttons = [
        html.Li(
            html.Button(
                f"{item.word} ({item.quotes})", type="submit", name=Control.SEARCH, value=item.word, className="word"
            )
        )
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
