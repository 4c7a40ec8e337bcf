"""All questions as a deck: title, what moved most, a slide per question, how it was measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from components.exports.deck import Deck, Paragraph
from components.exports.deck_layouts import BODY, INNER, TEXT, TITLE, TITLE_BOX
from components.exports.fitting import LINE, fitting, line_count
from components.exports.powerpoint import TITLES, add_slide
from data.overview.rows import Largest
from data.overview.whole import WholeSurvey, told_changes, told_left_out, told_verdicts
from data.views.frames import QuestionView
from data.wording.numbers import year_span
from data.wording.phrases import say
from data.wording.sentences import empty, of_all

#: Sizes of the text of a slide, the largest that fits; the room for it in points, and what an item has around it.
SIZES, ROOM, AROUND, INDENT = (18, 16, 14, 13, 12, 11), 400, 0.25, 32


def survey_deck(survey: WholeSurvey, each: Callable[[Iterable[QuestionView]], Iterable[QuestionView]] = iter) -> bytes:
    """The deck; ``each`` hands the views on, and can tell how far it is."""
    years = survey.years
    deck = Deck(say("survey_title"), years)
    first = deck.slide(TITLE)
    deck.write(first, 0, [Paragraph(say("survey_title"))])
    made = say("made_on", date=datetime.now(UTC).strftime("%d-%m-%Y"))
    lines = [say("results_of", years=year_span(years, years)), survey.source, made]
    deck.write(first, BODY, map(Paragraph, lines))
    for largest in survey.periods:
        _changes(deck, largest)
    for view in each(survey.views):
        if not empty(view):
            deck.number(add_slide(deck, view))
    _method(deck, survey)
    return deck.content()


def _changes(deck: Deck, largest: Largest) -> None:
    """What moved most between two years."""
    paragraphs: list[Paragraph] = []
    for heading, changes in told_changes(largest):
        paragraphs.append(Paragraph(heading, bold=True))
        paragraphs += [Paragraph(f"{item.text} ({item.question.title})", level=1) for item in changes]
    left_out = told_left_out(largest)
    paragraphs += [Paragraph(left_out)] if left_out else []
    _text(deck, say("most_moved", first=largest.pair[0], last=largest.pair[1]), paragraphs)


def _method(deck: Deck, survey: WholeSurvey) -> None:
    """How many took part, and what the verdicts mean."""
    taken = [
        Paragraph(say("base", year=item.year, words=of_all(item, survey.populations[item.year])))
        for item in survey.taken_part
    ]
    _text(deck, say("taken_part_title"), [*taken, Paragraph(say("taken_part"))])
    source = survey.source
    _text(deck, say("how_certain"), [*map(Paragraph, told_verdicts(survey.changes)), Paragraph(source)])


def _text(deck: Deck, title: str, paragraphs: list[Paragraph]) -> None:
    """A slide with a title and text, in the largest size at which all of it fits."""
    slide = deck.slide(TEXT)
    deck.write(slide, 0, [Paragraph(title, fitting(title, INNER, TITLES, bold=True))], TITLE_BOX._replace(height=48))
    size = next((size for size in SIZES if _height(paragraphs, size) <= ROOM), SIZES[-1])
    deck.write(slide, BODY, [item._replace(size=size) for item in paragraphs])
    deck.number(slide)


def _height(paragraphs: Iterable[Paragraph], size: float) -> float:
    lines = (line_count(item.text, INNER - INDENT, size, bold=item.bold) for item in paragraphs)
    return sum((LINE * count + AROUND) * size for count in lines)
