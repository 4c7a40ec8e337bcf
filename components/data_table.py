"""The numbers of a view as a real table with caption, headers and the meaning of its marks."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from components.aria import named
from components.columns import header, marks_used, texts
from data import summaries
from data.views import QuestionView


def data_table(view: QuestionView) -> list[Component]:
    """Table and legend; nothing where there is nothing to show."""
    if summaries.empty(view):
        return []
    head = [html.Th(name, scope="col") for name in header(view)]
    rows = [
        html.Tr(
            [
                html.Th(cells[0], scope="row"),
                *(html.Td(words, className=_class(words)) for words in cells[1:]),
            ]
        )
        for cells in texts(view)
    ]
    table = html.Table(
        [
            html.Caption(f"{view.question.title}. {summaries.selection(view)}"),
            html.Thead(html.Tr(head)),
            html.Tbody(rows),
        ],
        className="data-table",
    )
    scroll = html.Div(table, className="table-scroll", role="region", tabIndex="0", **named("Tabel met cijfers"))
    marks = marks_used(view)
    legend = [
        html.Dl(
            [item for mark, text in marks for item in (html.Dt(f"({mark})"), html.Dd(text))],
            className="marks",
        )
    ]
    return [scroll, *(legend if marks else [])]


def _class(words: str) -> str:
    return "number" if words[-1] in "%)0123456789" else "words"
