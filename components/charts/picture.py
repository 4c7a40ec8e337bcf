"""A chart as a picture that stands alone: brief enough to be read on a slide, or with all that is known of it."""

from __future__ import annotations

from typing import NamedTuple

from components import theme
from components.addresses import COMPARISON, question_address
from components.charts.frame import Builder, Figure, Frame
from components.charts.sheet import Block, Sheet, set_on
from components.charts.text import wrap
from components.columns import marks_used
from data.views.filters import Picture, Title, View
from data.views.frames import QuestionView
from data.views.telling import Selected, most_telling
from data.wording import pictures, sentences
from data.wording.certainty import certainty, comparison, share
from data.wording.phrases import say

#: With all notes a picture is drawn on a sheet so many times larger, the smallest on which its rows fit.
GROWTH = (1, 1.2, 1.4, 1.7, 2, 2.5, 3, 4)
#: With all notes its rows may be drawn this much closer than on the page.
SQUEEZE = 1.05
#: A brief picture is drawn so many times larger than the page, the largest at which its answers fit.
SCALES = (2.2, 2.0, 1.85, 1.7, 1.6, 1.5, 1.4)
#: Size of the smallest text in brief pictures.
SMALL = 18
#: Lines of text may reach into the room at the right side this far: their width is counted on the wide side.
RUNNING = 1.03
#: A character of no text, for a space at which no line ends.
KEPT = "\ue000"
#: Below the rows of most drawings: the words of the axis.
BOTTOM = 26


class Fit(NamedTuple):
    """How a view is brought into a brief picture: its font size on the page, and how much larger it may be drawn.

    ``squeeze`` is how much closer its rows may be drawn, ``across`` the pixels that it needs for words beside it.
    """

    font: int = 14
    least: float = 1.4
    most: float = 2.2
    squeeze: float = 1.12
    across: int = 420

    def scales(self, paper: Paper) -> list[float]:
        """The scales that may be tried on a paper, the largest first."""
        most = max(self.least, min(self.most, paper.inner / self.across))
        return [scale for scale in SCALES if self.least <= scale <= most]


class Paper(NamedTuple):
    """A kind of picture: width and height, room at its sides, columns; the most answers, and lines of a question.

    ``titles`` are the sizes that a title may have, the largest first, each with the most lines that it has then;
    ``text`` is that of the question below it.
    """

    width: int
    height: int
    side: int
    columns: int
    most: int
    text_lines: int
    titles: tuple[tuple[int, int], ...]
    text: int = 20

    @property
    def inner(self) -> int:
        """Pixels between the sides."""
        return self.width - 2 * self.side

    def wrapped(self, text: str, size: float) -> list[str]:
        """A text in lines between the sides; none for an empty text."""
        return wrap(text, RUNNING * self.inner, size) if text else []


PAPERS = {
    Picture.SLIDE: Paper(1600, 900, 56, 2, 12, 2, ((40, 2), (36, 2), (32, 3), (28, 8))),
    Picture.NOTES: Paper(1600, 900, 48, 3, 0, 3, ((30, 8),), 16),
    # The width of the text of an A4 page and half its height.
    Picture.HALF_PAGE: Paper(1000, 800, 30, 2, 7, 2, ((30, 2), (26, 4), (22, 9)), 18),
    Picture.SQUARE: Paper(1080, 1080, 44, 2, 7, 3, ((36, 2), (32, 4), (26, 8))),
}


#: Lines fill any height, but the labels at their ends cannot be squeezed; nor can what stands in a cell.
FITS = {
    View.BARS: Fit(),
    View.CHANGE: Fit(),
    View.LINES: Fit(most=1.6, squeeze=1.01, across=660),
    View.TABLE: Fit(font=16, least=1.5, most=1.6, squeeze=1.01, across=660),
}


def file_width(view: QuestionView) -> int:
    """How many pixels wide a file of the picture is; one with points of half the size has twice as many."""
    return PAPERS[view.filters.picture].width


def brief_picture(view: QuestionView, builder: Builder) -> Figure:
    """A picture with the answers for which it has room, each text at least 18 pixels high."""
    paper = PAPERS[view.filters.picture]
    scales = FITS[view.filters.view].scales(paper)
    count = min(len(view.answers), paper.most)
    while count > 1 and not _brief(view, builder, paper, count, scales[-1])[1]:
        count -= 1
    for scale in scales:
        found, fits = _brief(view, builder, paper, count, scale)
        if fits:
            break
    return found


def _brief(view: QuestionView, builder: Builder, paper: Paper, count: int, scale: float) -> tuple[Figure, bool]:
    """The figure with a number of answers, drawn so many times larger, and whether it fits."""
    selected = most_telling(view, count, pictures.named(view))
    fit = FITS[view.filters.view]
    sheet = _sheet(view, selected, paper, scale)
    frame = Frame(int(paper.inner / scale), fit.font, paper.columns, height=int(sheet.room(BOTTOM)), brief=True)
    drawing = builder(selected.view, frame)
    return set_on(sheet, drawing, frame), drawing.height <= fit.squeeze * sheet.room(drawing.bottom)


def _sheet(view: QuestionView, selected: Selected, paper: Paper, scale: float) -> Sheet:
    """The sheet of a brief picture: title, question, base and key above; one line of notes and the source below."""
    wrapped = paper.wrapped
    key = pictures.key(selected.view, _marks(selected.view))
    head = [
        _title(view, paper),
        Block(_cut(wrapped(view.question.text, paper.text), paper.text_lines), paper.text, above=8),
        Block(_base(pictures.base_line(view, selected), paper), paper.text, theme.MUTED, above=4),
        Block(wrapped(key, SMALL), SMALL, theme.MUTED, above=4),
    ]
    address = COMPARISON if view.question.most_chosen else question_address(view.question.question_id)
    reference = say("reference", address=address)
    note = pictures.note(view, selected.view)
    source = pictures.brief_source(view)
    with_note = wrapped(f"{note} {reference}", SMALL)
    lines = (
        [*with_note, *wrapped(source, SMALL)]
        if len(with_note) == 1
        else [*wrapped(note, SMALL), *wrapped(f"{source} {reference}", SMALL)]
    )
    return Sheet(paper.width, paper.height, paper.side, head, [Block(lines, SMALL, theme.MUTED)], scale, SMALL)


def _title(view: QuestionView, paper: Paper) -> Block:
    """The title in the largest size at which it fits; a message that never does gives way to the question."""
    for text in (pictures.title(view), view.question.title):
        for size, most in paper.titles:
            lines = wrap(text, RUNNING * paper.inner, size, bold=True)
            if len(lines) <= most:
                return Block(_even(text, len(lines), paper, size), size, theme.BRAND, bold=True)
    return Block(_cut(lines, most), size, theme.BRAND, bold=True)


def _even(text: str, count: int, paper: Paper, size: float) -> list[str]:
    """A title in a number of lines that are about as long, rather than a last one of a word."""
    widths = (RUNNING * paper.inner * share / 20 for share in range(10, 21))
    return next(lines for width in widths if len(lines := wrap(text, width, size, bold=True)) == count)


def _base(text: str, paper: Paper) -> list[str]:
    """The line about the base, with the n of a year never on two lines."""
    before, _, bases = text.partition("(")
    kept = f"{before}({bases.replace(' ', KEPT).replace(f';{KEPT}', '; ')}"
    return [line.replace(KEPT, " ") for line in paper.wrapped(kept, paper.text)]


def _cut(lines: list[str], most: int) -> list[str]:
    """The first lines of a text, with an ellipsis where there are more."""
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1] + "…"]


def picture_with_notes(view: QuestionView, builder: Builder) -> Figure:
    """A picture with all answers and notes, on a sheet as large as its rows need."""
    for growth in GROWTH:
        paper = PAPERS[Picture.NOTES]._replace(width=int(1600 * growth), height=int(900 * growth))
        sheet = Sheet(
            paper.width,
            paper.height,
            paper.side,
            [
                _title(view, paper),
                Block(_cut(paper.wrapped(view.question.text, paper.text), paper.text_lines), paper.text),
                Block([sentences.selection(view)], paper.text, bold=True, above=4),
            ],
            [Block([line for note in picture_notes(view) for line in paper.wrapped(note, 14)], 14, theme.MUTED)],
        )
        frame = Frame(paper.inner, 17, paper.columns, height=int(sheet.room(BOTTOM)))
        drawing = builder(view, frame)
        if drawing.height <= SQUEEZE * sheet.room(drawing.bottom):
            break
    return set_on(sheet, drawing, frame)


def picture_notes(view: QuestionView) -> list[str]:
    """What stands under a picture: what does not compare, certainty, remarks, the meaning of marks, the source."""
    marks = " ".join(f"({mark}) {meaning}." for mark, meaning in _marks(view))
    explained = certainty(
        view,
        message_shown=view.filters.title is Title.MESSAGE,
        verdicts_shown=view.filters.view in (View.CHANGE, View.TABLE),
        limits_shown=view.filters.view is not View.CHANGE,
    )
    texts = [comparison(view), explained, share(view), *(text for text, _ in sentences.remarks(view)), marks]
    return [text for text in (*texts, sentences.source_line(view)) if text]


def _marks(view: QuestionView) -> list[tuple[str, str]]:
    return marks_used(view, in_chart=view.filters.view is not View.TABLE)
