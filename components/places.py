"""Places of a page: elements that Dash leaves empty and the browser fills with HTML of the server.

Lists of hundreds of quotes follow a search in an instant that way, and a search works before Dash is there.
"""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from components.attributes import dataset
from components.markup import Content, to_html

#: A list grows up to so many pages: nobody reads on, and a browser with all of it would be slow.
MOST_PAGES = 20
#: Contents of places, by their id.
Places = dict[str, Content]


def written(places: Mapping[str, Content]) -> dict[str, str]:
    """The places as HTML."""
    return {str(id_): to_html(content) for id_, content in places.items()}


def more_button(words: str, pages: int, *, needed: bool) -> list[Component]:
    """What shows a page more than ``pages`` of a long list: nothing where all of it is shown, advice at its end."""
    if not needed:
        return []
    if pages >= MOST_PAGES:
        return [html.P("De lijst houdt hier op. Kies of zoek verder om de rest te zien.", className="hint")]
    return [html.Button(words, type="button", className="button more", **dataset(pages=str(pages + 1)))]
