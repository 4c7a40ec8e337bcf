"""What stands around every page: skip link, header, main, footer."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from components.addresses import ACCESSIBILITY, ACCOUNTING, COMPARISON, HOME, QUOTES
from components.aria import named
from components.ids import Shell

NAME = "Inclusietrends"


def shell(page: list[Component]) -> Component:
    """The whole document body around the components of a page."""
    return html.Div(
        [
            dcc.Location(id=Shell.LOCATION, refresh=False),
            dcc.Store(id=Shell.TITLE),
            dcc.Store(id=Shell.WIDTH, data="wide"),
            dcc.Store(id=Shell.READY),
            html.A("Naar de inhoud", href=f"#{Shell.PAGE}", className="skip-link"),
            html.Header(
                html.Div(
                    [
                        dcc.Link(NAME, href=HOME, className="brand"),
                        html.P("Gemeenten en het VN-verdrag Handicap", className="brand-line"),
                        html.Nav(
                            [
                                dcc.Link("Overzicht", href=HOME),
                                dcc.Link("Vergelijken", href=COMPARISON),
                                dcc.Link("Citaten", href=QUOTES),
                                dcc.Link("Verantwoording", href=ACCOUNTING),
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
