"""Every quote, searchable, with facets that show how many remain, and the words that stand out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from components.addresses import QUOTES
from components.filter_bar import group
from components.ids import QuotesPage, word_button
from components.notices import link_notice
from components.quote_list import count, nothing_found, quote_items
from data.filters import ALL
from data.keyness import OutstandingWord
from data.quote_filters import Order, QuoteFilters, to_query
from data.quotes import Facets, FoundQuote

TITLE = "Citaten"
PAGE = 50
"""How many quotes are shown at first, and are added each time."""
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
) -> dict[str, Any]:
    """Everything on the page that follows the filters, by the name of its place."""
    filtered = bool(filters.question_id or filters.theme or filters.year)
    shown = found[: PAGE * pages]
    better_address = QUOTES + to_query(replace(filters, search=better))
    return {
        "count": count(found),
        "quotes": quote_items(shown, titles, name_question=True)
        if found
        else nothing_found(filters.search, filtered=filtered, better=better, better_address=better_address),
        "more_hidden": len(shown) == len(found),
        "questions": _options("Alle vragen", facets.questions, titles),
        "themes": _options("Alle thema’s", facets.themes, {}),
        "years": _options("Alle jaren", facets.years, {}),
        "words": _words(words, titles.get(filters.question_id, "")),
    }


def layout(parts: Mapping[str, Any], filters: QuoteFilters, notices: list[str]) -> list[Component]:
    """The page in the state that the filters ask for."""
    return [
        dcc.Store(id=QuotesPage.QUERY),
        dcc.Store(id=QuotesPage.ASKED),
        dcc.Store(id=QuotesPage.ANSWERED),
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
                _search(filters),
                _select(QuotesPage.QUESTION, "Vraag", parts["questions"], filters.question_id),
                _select(QuotesPage.THEME, "Thema", parts["themes"], filters.theme),
                _select(QuotesPage.YEAR, "Jaar van het citaat", parts["years"], filters.year),
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
                html.P(parts["count"], id=QuotesPage.COUNT, role="status", className="count"),
                html.P(
                    ["U ziet één citaat. ", dcc.Link("Toon alle citaten", href=QUOTES)] if filters.quote_id else [],
                    className="count",
                ),
                html.Div(parts["words"], id=QuotesPage.WORDS),
                html.Div(parts["quotes"], id=QuotesPage.QUOTES),
                _more(parts),
                _files(),
            ],
            className="card",
        ),
    ]


def _search(filters: QuoteFilters) -> Component:
    return html.Div(
        [
            html.Label("Zoek in citaten", htmlFor=QuotesPage.SEARCH),
            dbc.Input(
                id=QuotesPage.SEARCH,
                type="search",
                value=filters.search,
                debounce=False,
                autocomplete="off",
                maxlength=200,
            ),
        ],
        className="field",
    )


def _select(id_: str, label: str, options: list[dict[str, str]], value: object) -> Component:
    select = dbc.Select(id=id_, value=str(value or ALL), options=options)
    return html.Div([html.Label(label, htmlFor=id_), select], className="field")


def _options(everything: str, counts: Mapping[Any, int], titles: Mapping[str, str]) -> list[dict[str, str]]:
    """Choices with the number of quotes that remain for each."""
    return [
        {"label": everything, "value": ALL},
        *({"label": f"{titles.get(value, value)} ({number})", "value": str(value)} for value, number in counts.items()),
    ]


def _words(words: Sequence[OutstandingWord], title: str) -> list[Component]:
    """Words that stand out in the quotes of the chosen question; each searches for itself."""
    if not words:
        return []
    buttons = [
        html.Li(html.Button(f"{item.word} ({item.quotes})", id=word_button(item.word), type="button", className="word"))
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


def _more(parts: Mapping[str, Any]) -> Component:
    attributes = {"hidden": parts["more_hidden"], "className": "button"}
    return html.Button("Toon meer citaten", id=QuotesPage.MORE, type="button", n_clicks=0, **attributes)


def _files() -> Component:
    return html.Div(
        [
            *(dbc.Button(words, id=id_, type="button", color="none", class_name="button") for id_, words in FILES),
            html.P(id=QuotesPage.STATUS, role="status", className="status"),
            dcc.Download(id=QuotesPage.FILE),
        ],
        className="buttons",
    )
