"""What is on screen as a slide: the message, a chart that PowerPoint draws or a table, what it is of, and the notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pptx.slide import Slide

from components.addresses import COMPARISON, question_address
from components.columns import marks_used
from components.exports.deck import Deck, Paragraph
from components.exports.deck_layouts import ASKED, CHART, HEIGHT, INNER, NOTES, SIDE, Box
from components.exports.deck_table import draw_table, most_rows
from components.exports.explanation import explanation
from components.exports.fitting import LINE, cut, fitting, line_count
from components.exports.native import NativeChart, Place, bars, change, lines, most_bars, most_changes, most_lines
from data.views.filters import View
from data.views.frames import QuestionView
from data.views.telling import Selected, most_telling
from data.wording import pictures
from data.wording.numbers import BREAK_MARK
from data.wording.phrases import say

#: Sizes that a title may have, the largest first, each with the most lines that it may take.
TITLES = ((28, 1), (24, 2), (20, 3), (18, 5))
#: Sizes of the question, of the notes, and of the labels of a chart.
ASKED_SIZE, NOTES_SIZE, LABELS = 13, 10.5, 10
#: Room above the title, between parts, and below the notes.
TOP, BETWEEN, BOTTOM = 24, 8, 18
COLUMNS = 2


def powerpoint(view: QuestionView) -> bytes:
    """A deck of one slide."""
    deck = Deck(view.question.title, tuple(view.populations))
    add_slide(deck, view)
    return deck.content()


class Words(NamedTuple):
    """What stands above and under the chart of a slide: title, question and base, and the notes."""

    title: Paragraph
    asked: list[Paragraph]
    notes: list[Paragraph]

    @property
    def area(self) -> Place:
        """The room that they leave for the chart."""
        top = TOP + _height([self.title]) + _height(self.asked) + 2 * BETWEEN
        return Place(SIDE, top, INNER, HEIGHT - BOTTOM - _height(self.notes) - BETWEEN - top, LABELS)


def add_slide(deck: Deck, view: QuestionView) -> Slide:
    """Add the slide of a view: title, question, charts or table, notes, in this order for who listens."""
    slide, selected = deck.slide(CHART), Selected(view, by_change=False, is_top=True)
    # What is shown decides what is said of it, which decides the room for what is shown.
    for _ in range(2):
        selected = _selected(view, _words(view, selected).area)
    words, told = _words(view, selected), explanation(view)
    title, asked, notes = (_height(part) for part in ([words.title], words.asked, words.notes))
    deck.write(slide, 0, [words.title], Box(SIDE, TOP, INNER, title))
    deck.write(slide, ASKED, words.asked, Box(SIDE, TOP + title + BETWEEN / 2, INNER, asked))
    below = deck.write(slide, NOTES, words.notes, Box(SIDE, HEIGHT - BOTTOM - notes, INNER, notes))
    if view.filters.view is View.TABLE:
        draw_table(deck, slide, selected.view, words.area)
    for chart in _charts(selected.view, words.area):
        deck.draw(slide, chart, told)
    # Who listens hears what stands last at last.
    slide.shapes._spTree.append(below._element)
    deck.remark(slide, (f"{name}: {text}" for name, text in told))
    return slide


def _words(view: QuestionView, selected: Selected) -> Words:
    """What is said of a view of which some answers are shown."""
    title = pictures.title(view)
    size = fitting(title, INNER, TITLES, bold=True)
    if size is None:
        size = TITLES[0][0]
        title = cut(view.question.title, INNER, TITLES[0], bold=True)
    kind, shown = view.filters.view, selected.view
    # Only bars of several questions have no gap at a break.
    marked = kind is View.TABLE or (kind is View.BARS and len(shown.questions) > 1)
    marks = [mark for mark in marks_used(shown) if marked or mark != BREAK_MARK]
    address = COMPARISON if view.question.most_chosen else question_address(view.question.question_id)
    blank = pictures.blank(shown) if kind in (View.BARS, View.LINES) else ""
    key = [pictures.key(shown, marks, native=kind is not View.TABLE), blank]
    note = [pictures.note(view, shown), say("reference", address=address)]
    texts = (" ".join(filter(None, key)), " ".join(filter(None, note)), pictures.brief_source(view))
    return Words(
        Paragraph(title, size, bold=True),
        [
            Paragraph(cut(view.question.text, INNER, (ASKED_SIZE, 2)), ASKED_SIZE),
            Paragraph(pictures.base_line(view, selected), ASKED_SIZE - 1),
        ],
        [Paragraph(text, NOTES_SIZE) for text in texts if text],
    )


def _height(paragraphs: Sequence[Paragraph]) -> float:
    """How high paragraphs are over the width of a slide, in points."""
    sizes = [(item, item.size or 0) for item in paragraphs]
    return 4 + sum(LINE * size * line_count(item.text, INNER, size, bold=item.bold) for item, size in sizes)


def _selected(view: QuestionView, area: Place) -> Selected:
    """The answers that have room: all, or those that tell most."""
    kind = view.filters.view
    if kind is View.BARS:
        most = most_bars(view, area, COLUMNS)
    elif kind is View.LINES:
        most = most_lines()
    else:
        most = most_changes(view, area) if kind is View.CHANGE else most_rows(view, area)
    # Bars and lines leave out answers without any percentage.
    drawn = [answer for answer, _ in view.answers if answer.published or kind in (View.CHANGE, View.TABLE)]
    if len(drawn) <= most:
        return Selected(view, by_change=False, is_top=True)
    return most_telling(view, most, pictures.named(view))


def _charts(view: QuestionView, area: Place) -> list[NativeChart]:
    kind = view.filters.view
    if kind is View.TABLE:
        return []
    if kind is View.BARS:
        return bars(view, area, COLUMNS)
    return lines(view, area) if kind is View.LINES else change(view, area)
