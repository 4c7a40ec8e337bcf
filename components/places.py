"""Places of a page: elements that Dash leaves empty and that the browser fills with HTML of the server.

That takes an instant, also for hundreds of quotes; having Dash draw them as components takes much longer.
"""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from components.markup import Content, to_html

#: The most pages that a list grows to: nobody reads on, and a browser with all of it would be slow.
MOST_PAGES = 20
#: The parameter that says how many pages of a list to show.
PAGES = "bladzijden"
#: Contents of places, by their id.
Places = dict[str, Content]


def written(places: Mapping[str, Content], root: str = "") -> dict[str, str]:
    """The places as HTML, with their addresses below the path ``root``."""
    return {str(id_): to_html(content, root=root) for id_, content in places.items()}


def more_button(words: str, pages: int, *, needed: bool) -> list[Component]:
    """The button that shows one page more than ``pages`` of a list; advice where it grows no further; nothing where all
    of it is shown.
    """
    if not needed:
        return []
    if pages >= MOST_PAGES:
        return [html.P("De lijst houdt hier op. Kies of zoek verder om de rest te zien.", className="hint")]
    return [html.Button(words, type="submit", name=PAGES, value=str(pages + 1), className="button more")]
