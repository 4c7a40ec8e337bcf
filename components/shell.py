"""What stands around every page: skip link, header, main, footer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.addresses import ACCESSIBILITY, ACCOUNTING, COMPARISON, HOME, QUOTES
from components.attributes import named
from components.ids import Shell
from components.markup import to_html

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


def first_form(body: Component, places: Mapping[Any, Any], data: str | None, links: Component | None) -> str:
    """The page as the first answer holds it: a form that stands before what Dash will draw, and takes no part in it.

    As a form its radio buttons are a group of their own. ``data`` is what the browser draws from, as JSON,
    ``links`` lead on without scripts.
    """
    written = (data or "").replace("<", "\\u003c")
    held = f'<script type="application/json" id="eerste-gegevens">{written}</script>' if data else ""
    on = f"<noscript>{to_html(links)}</noscript>" if links else ""
    return f'{on}{held}<form id="eerste-blik">{to_html(body, places)}</form>'
