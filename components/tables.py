"""A real table in a region that scrolls by itself, so that no page scrolls sideways."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.attributes import named

Content = str | Component | Sequence[str | Component]


def scroll_table(name: str, caption: str, head: Sequence[Content], rows: Sequence[Sequence[html.Td]]) -> Component:
    """A table with a header per column, aligned as the first row; the first cell of each row heads the row."""
    classes = [getattr(cell, "className", None) for cell in rows[0]] if rows else [None] * len(head)
    headers = [html.Th(words, scope="col", className=name) for words, name in zip(head, classes, strict=True)]
    table = html.Table(
        [
            html.Caption(caption),
            html.Thead(html.Tr(headers)),
            html.Tbody([html.Tr([html.Th(row[0].children, scope="row"), *row[1:]]) for row in rows]),
        ],
        className="data-table",
    )
    return html.Div(table, className="table-scroll", role="region", tabIndex="0", **named(name))
