"""All groups of a dimension beside each other: which answers differ, and a table with a row per group."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from components.attributes import dataset, hidden_from_readers
from components.ids import Result
from components.tables import Content, scroll_table
from data.views.beside import Beside
from data.views.frames import Cell, QuestionView
from data.wording import groups
from data.wording.phrases import say


def groups_beside(view: QuestionView) -> list[Component]:
    """A part per dimension; nothing for a question without groups in the years shown."""
    shown = [beside for beside in view.beside if beside.answers]
    return [html.Section(_dimension(view, beside, place), className="beside") for place, beside in enumerate(shown)]


def _dimension(view: QuestionView, beside: Beside, place: int) -> list[Component]:
    """What differs, and the table: folded, but for the first dimension and that of the group that is shown."""
    is_open = place == 0 or (view.group is not None and view.group.dimension == beside.dimension)
    head: list[Content] = [beside.dimension, *(label for label, _, _ in beside.answers)]
    columns = [cells for _, cells, _ in beside.answers]
    rows = [
        [html.Td([group.label, html.Small(groups.base_of(base))]), *map(_value, cells)]
        for group, base, *cells in zip(beside.groups, beside.bases, *columns, strict=True)
    ]
    return [
        html.H3(say("beside", dimension=beside.dimension, year=beside.year)),
        html.P(groups.differences(beside)),
        html.Details(
            [
                html.Summary(say("beside_numbers", dimension=beside.dimension)),
                scroll_table(
                    say("beside_region", dimension=beside.dimension),
                    say("beside_caption", title=view.question.title, year=beside.year),
                    head,
                    rows,
                ),
                html.P(groups.explanation(beside), className="certainty"),
            ],
            id=f"{Result.GROUPS}-{place}",
            open=is_open,
            className="numbers",
            # It stays as the reader left it, until a group of another dimension is chosen.
            **dataset(kind="open" if is_open else "folded"),
        ),
    ]


def _value(cell: Cell) -> html.Td:
    """A percentage above its bar, which says nothing more; or the reason why there is none."""
    if not cell.published:
        return html.Td(groups.words(cell), className="words")
    bar = html.Meter(value=f"{cell.percentage:.1f}", max="100", **hidden_from_readers())
    return html.Td([groups.words(cell), bar], className="number")
