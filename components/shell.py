"""What stands around every page: skip link, header, main, footer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.addresses import (
    ACCESSIBILITY,
    ACCOUNTING,
    COMPARISON,
    FILES_PATH,
    HOME,
    PAGES_PATH,
    QUOTES,
    SIGN_OUT_PATH,
    answers_at,
)
from components.attributes import CURRENT, current_page, dataset, named
from components.ids import Shell
from components.markup import to_html
from data.files import DICTIONARY
from data.wording.sources import of_survey

NAME = "Inclusietrends"
#: The pages of the menu: id of the link, its words, its address.
MENU = (
    (Shell.TO_HOME, "Overzicht", HOME),
    (Shell.TO_COMPARISON, "Vergelijken", COMPARISON),
    (Shell.TO_QUOTES, "Citaten", QUOTES),
    (Shell.TO_ACCOUNTING, "Verantwoording", ACCOUNTING),
)
#: What is told when a page does not come, and of a list that leads to another page once the keyboard has chosen.
FAILED = "De pagina die u koos, komt nu niet. U ziet nog de vorige."
#: What is told when an answer says that there is a newer version of the data than the page has.
NEWER = "Er zijn nieuwe cijfers gepubliceerd. U ziet nog de vorige."
#: What is told when somebody needs to sign in again; the button says "Probeer opnieuw".
ENDED = "Uw sessie is afgelopen. Kies ‘Probeer opnieuw’ om weer in te loggen. Wat u koos, blijft staan."
WAITING = "Druk op Enter om hierheen te gaan."


def current(path: str) -> dict[str, dict[str, str | None]]:
    """What says of each link of the menu, by its id, whether it leads to the page at a path."""
    return {str(id_): {CURRENT: "page" if address == path else None} for id_, _, address in MENU}


def shell(page: list[Component], sources: Mapping[int, str], path: str = "", person: str = "") -> Component:
    """The whole document body around the components of the page at a path; ``sources`` are those of the waves.

    ``person`` is who is signed in, empty where nobody needs to be.
    """
    return html.Div(
        [
            dcc.Store(id=Shell.LOCATION),
            html.A("Naar de inhoud", href=f"#{Shell.PAGE}", className="skip-link"),
            html.Header(
                html.Div(
                    [
                        dcc.Link(NAME, href=HOME, className="brand"),
                        html.P("Gemeenten en het VN-verdrag Handicap", className="brand-line"),
                        html.Nav(
                            [
                                html.A(words, id=id_, href=address, **current_page(current(path)[id_][CURRENT]))
                                for id_, words, address in MENU
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
                        html.P(of_survey(sources)),
                        html.P(dcc.Link("Toegankelijkheid", href=ACCESSIBILITY)),
                        *_signed_in(person),
                    ],
                    className="bar",
                ),
                className="site-footer",
            ),
        ]
    )


def _signed_in(person: str) -> list[Component]:
    """Who is signed in, with a button to sign out; nothing where nobody needs to be."""
    button = html.Button("Uitloggen", type="submit", className="link-button")
    who = html.Span(f"Ingelogd als {person}.")
    return [html.Form([who, button], action=SIGN_OUT_PATH, method="post", className="signed-in")] if person else []


def _without_scripts() -> Component:
    files = [("de cijfers", "results.csv"), ("de citaten", "quotes.csv"), ("de betekenis van de kolommen", DICTIONARY)]
    first, second, third = (html.A(words, href=FILES_PATH + name, download=name) for words, name in files)
    words = "Zonder JavaScript ziet u geen grafieken. De tabellen zijn ook te downloaden: "
    return html.P([words, first, ", ", second, " en ", third, "."], className="without-scripts")


def form(page: list[Component], path: str, version: str) -> Component:
    """A page as one form: what the form would send is the state of the page. Without scripts a reader sends it.

    At its end stand what is told to who does not see it, and what is told to everyone until something is chosen again.
    """
    said = html.P(id=Shell.SAID, role="status", className="said visually-hidden")
    again = html.Button("Probeer opnieuw", type="button", className="button", hidden=True)
    notice = html.Div([html.P(), again], id=Shell.TOLD, className="told", hidden=True)
    # Enter in a field presses the first button of a form: none that changes anything.
    enter = html.Button(type="submit", hidden=True)
    newer = html.Div(
        [html.P(role="status"), html.Button("Laad de nieuwe cijfers", type="button", className="button", hidden=True)],
        id=Shell.NEWER,
        className="newer",
        **dataset(words=NEWER),
    )
    return html.Form(
        [enter, *page, said, notice, newer],
        id=Shell.FORM,
        action=path,
        method="get",
        **dataset(
            pages=answers_at(PAGES_PATH, version, ""),
            version=version,
            asked_at=Shell.LOCATION,
            failed=FAILED,
            waiting=WAITING,
            ended=ENDED,
        ),
    )


def first_html(
    page: Component,
    path: str,
    places: Mapping[Any, Any],
    sources: Mapping[int, str],
    root: str = "",
    person: str = "",
) -> str:
    """The body of the first page, at a path below ``root``, with the contents of its places; no script needs to run."""
    return f"<div data-first>{to_html(shell([page], sources, path, person), places, root)}</div>"
