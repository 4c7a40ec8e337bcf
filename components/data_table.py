"""The numbers of a view as a real table with caption, headers and the meaning of its marks."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.columns import bases, header, marks_used, texts
from components.tables import Content, scroll_table
from data.views.frames import QuestionView
from data.wording import sentences
from data.wording.phrases import say


def data_table(view: QuestionView) -> list[Component]:
    """Table and legend; nothing where there is nothing to show."""
    if sentences.empty(view):
        return []
    head: list[Content] = [
        [name, *_small([words] if words else [])] for name, words in zip(header(view), bases(view), strict=True)
    ]
    rows = [[html.Td(cells[0]), *map(_number, cells[1:])] for cells in texts(view)]
    caption = say("caption", title=view.question.title, selection=sentences.selection(view))
    scroll = scroll_table(say("region"), caption, head, rows)
    return [scroll, *legend(marks_used(view))]


def legend(marks: Sequence[tuple[str, str]]) -> list[Component]:
    """What marks mean; nothing where there are none."""
    items = [item for mark, text in marks for item in (html.Dt(f"({mark})"), html.Dd(text))]
    return [html.Dl(items, className="marks")] if items else []


def _number(lines: list[str]) -> html.Td:
    kind = "number" if lines[0][-1] in "%)0123456789" else "words"
    return html.Td([lines[0], *_small(lines[1:])], className=kind)


def _small(lines: list[str]) -> list[Component]:
    return [html.Small(line) for line in lines]
