"""What stands around every page: skip link, header, main, footer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.addresses import ACCESSIBILITY, ACCOUNTING, COMPARISON, FILES_PATH, HOME, QUOTES
from components.attributes import named
from components.ids import Shell
from components.markup import to_html
from data.files import DICTIONARY

NAME = "Inclusietrends"


def shell(page: list[Component]) -> Component:
    """The whole document body around the components of a page."""
    return html.Div(
        [
            dcc.Location(id=Shell.LOCATION, refresh=False),
            html.A("Naar de inhoud", href=f"#{Shell.PAGE}", className="skip-link"),
            html.Header(
                html.Div(
                    [
                        dcc.Link(NAME, href=HOME, className="brand"),
                        html.P("Gemeenten en het VN-verdrag Handicap", className="brand-line"),
                        html.Nav(
                            [
                                dcc.Link("Overzicht", href=HOME, id=Shell.TO_HOME),
                                dcc.Link("Vergelijken", href=COMPARISON, id=Shell.TO_COMPARISON),
                                dcc.Link("Citaten", href=QUOTES, id=Shell.TO_QUOTES),
                                dcc.Link("Verantwoording", href=ACCOUNTING, id=Shell.TO_ACCOUNTING),
                            ],
                            **named("Hoofdmenu"),
                        ),
                    ],
                    className="bar",
                ),
                className="site-header",
            ),
            html.Main(page, id=Shell.PAGE, className="bar", tabIndex="-1"),
            html.Footer(
                html.Div(
                    [
                        _without_scripts(),
                        html.P(
                            "Bron van alle cijfers en citaten: VNG, Inventarisatie implementatie "
                            "VN-verdrag Handicap in gemeenten, trendrapportage 2018-2021."
                        ),
                        html.P(dcc.Link("Toegankelijkheid", href=ACCESSIBILITY)),
                    ],
                    className="bar",
                ),
                className="site-footer",
            ),
        ]
    )


def _without_scripts() -> Component:
    files = [("de cijfers", "results.csv"), ("de citaten", "quotes.csv"), ("de betekenis van de kolommen", DICTIONARY)]
    first, second, third = (html.A(words, href=FILES_PATH + name, download=name) for words, name in files)
    words = "Zonder JavaScript ziet u geen grafieken. De tabellen zijn ook te downloaden: "
    return html.P([words, first, ", ", second, " en ", third, "."], className="without-scripts")


def form(page: list[Component], path: str) -> Component:
    """A page as one form: what the form would send is the state of the page. Without scripts a reader sends it."""
    said = html.P(id=Shell.SAID, role="status", className="said visually-hidden")
    # Enter in a field presses the first button of a form: none that changes anything.
    enter = html.Button(type="submit", hidden=True)
    return html.Form([enter, *page, said], id=Shell.FORM, action=path, method="get")


def first_html(page: Component, places: Mapping[Any, Any]) -> str:
    """The body of the first page, with the contents of its places; it can be read before any script runs."""
    return f"<div data-first>{to_html(shell([page]), places)}</div>"
