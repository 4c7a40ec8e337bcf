"""The table of a view as a table of PowerPoint, with a header row, in the order and words of the page."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Pt

from components import theme
from components.columns import header, texts
from components.exports.deck import Deck, describe
from components.exports.fitting import LINE, line_count
from components.exports.native import Place
from components.exports.native.chart import image
from components.exports.native.pen import Pen
from components.exports.office_theme import colour_names
from components.exports.xml import el
from data.survey.characters import legal
from data.views.frames import QuestionView
from data.wording.sentences import in_words

#: Sizes of the text and of what is in smaller print; room around both in a cell, in points.
SIZE, SMALL, AROUND = 12, 10, 5
#: The share of the width for the label of an answer; a last column with words is so many times wider than the others.
LABEL, WORDY = 0.29, 2.4
#: A table without fills and lines of its own.
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def _widths(view: QuestionView, area: Place) -> list[float]:
    names = header(view)[1:]
    parts = [WORDY if view.has_changes and place == len(names) - 1 else 1.0 for place in range(len(names))]
    return [area.width * LABEL, *(area.width * (1 - LABEL) * part / sum(parts) for part in parts)]


def _height(cells: Sequence[Sequence[str]], widths: Sequence[float]) -> float:
    """How high a row of cells is, each of which has a line and what is in smaller print."""
    heights = []
    for lines, wide in zip(cells, widths, strict=True):
        sizes = [SIZE] + [SMALL] * (len(lines) - 1)
        heights.append(
            sum(
                LINE * size * line_count(text, wide - 2 * AROUND, size) for text, size in zip(lines, sizes, strict=True)
            )
        )
    return max(heights) + 2 * AROUND - 3


def most_rows(view: QuestionView, area: Place) -> int:
    """How many answers have room in an area, whichever they are."""
    widths = _widths(view, area)
    left = area.height - _height([[text] for text in header(view)], widths)
    heights = sorted((_height(row, widths) for row in texts(view)), reverse=True)
    count = 0
    for height in heights:
        left -= height
        count += left >= 0
    return max(1, count)


def draw_table(deck: Deck, slide: Slide, view: QuestionView, area: Place) -> None:
    """Add the table of a view."""
    pen = Pen(colour_names(deck.years))
    rows = [[[text] for text in header(view)], *texts(view)]
    widths = _widths(view, area)
    left, top, width = (Pt(round(side)) for side in (area.left, area.top, area.width))
    frame = slide.shapes.add_table(len(rows), len(widths), left, top, width, Pt(round(_height(rows[0], widths))))
    frame.name = "Tabel"
    describe(frame._element, image(view, in_words(view.answers)))
    table = frame.table
    table.first_row, table.horz_banding = True, False
    table._tbl.tblPr.find("{*}tableStyleId").text = PLAIN
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Pt(round(wide))
    for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        row.height = Pt(round(_height(cells, widths)))
        for place, (cell, lines) in enumerate(zip(row.cells, cells, strict=True)):
            _write(cell, lines, pen, is_head=number == 0, is_number=place > 0)


def _write(cell: _Cell, lines: Sequence[str], pen: Pen, *, is_head: bool, is_number: bool) -> None:
    """Lines of a cell, the first in the size of the text and the others in smaller print."""
    cell.margin_left = cell.margin_right = Pt(AROUND)
    cell.margin_top = cell.margin_bottom = Pt(AROUND - 2)
    frame = cell.text_frame
    for number, text in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        properties = paragraph._p.get_or_add_pPr()
        properties.set("algn", "r" if is_number else "l")
        run = paragraph.add_run()
        run.text = legal(text)
        run.font.size, run.font.bold = Pt(SMALL if number else SIZE), is_head
        colour = theme.PAGE if is_head else theme.MUTED if number else theme.TEXT
        run._r.get_or_add_rPr().insert(0, pen.fill(colour))
    properties = cell._tc.get_or_add_tcPr()
    if is_head:
        properties.append(pen.fill(theme.BRAND))
    else:
        properties.append(el("a:lnB", pen.fill(theme.RULE), w="9525"))
        properties.append(el("a:noFill"))
