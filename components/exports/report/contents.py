"""What a trend report says, in order: response and method, main changes, every question, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from components.columns import bases, header, marks_used, texts
from components.exports.explanation import explanation
from components.exports.native import Place, bars
from components.exports.native.bars import bar_height
from components.exports.report import texts as words
from components.exports.report.document import Report
from components.exports.report.kept import Kept
from components.exports.report.styles import ASKED, CITED, LINE_WIDTH, SMALL
from components.pages import accounting_texts
from data.overview.rows import Largest
from data.overview.whole import WholeSurvey, told_changes, told_left_out, told_verdicts
from data.survey.questions import Question, Quote
from data.views.filters import View
from data.views.frames import QuestionView
from data.wording import pictures, sentences
from data.wording.certainty import certainty, comparison, share
from data.wording.messages import message
from data.wording.numbers import BREAK_MARK, brief_base, how_known, percentage, year_span
from data.wording.phrases import say

#: The size of the labels of a chart, and the height from which on it has two columns, in points.
LABELS, HIGH = 8, 330
#: Share of the width of a table for its first and, where it has words, its last column.
FIRST, LAST = 0.26, 0.22


def trend_report(
    survey: WholeSurvey,
    each: Callable[[Iterable[QuestionView]], Iterable[QuestionView]] = iter,
    old: bytes | None = None,
) -> tuple[bytes, Kept]:
    """The report, and what it kept of an older one; ``each`` hands the views on, and can tell how far it is.

    Raises UnreadableReportError where ``old`` is no document for Word.
    """
    years = survey.years
    title = words.TITLE.format(years=year_span(years, years))
    report = Report(title, years, old)
    report.text(title, "Title")
    report.text(say("results_of", years=year_span(years, years)), "Subtitle")
    report.text(survey.source)
    report.text(say("made_on", date=datetime.now(UTC).strftime("%d-%m-%Y")))
    report.text(words.ABOUT)
    after_cover = len(report.body)
    report.heading(words.SUMMARY, 1)
    report.place("samenvatting", words.SUMMARY, words.SUMMARY_HINT)
    _response(report, survey)
    _changes(report, survey)
    report.heading(words.QUESTIONS, 1)
    for view in each(survey.views):
        _question(report, view, survey.quotes[view.question.question_id])
    _accounting(report, survey)
    report.rest(words.REST, words.REST_EXPLAINED)
    report.contents(after_cover)
    return report.content(), report.kept


def _response(report: Report, survey: WholeSurvey) -> None:
    """How many municipalities took part in each year, and how to read what follows."""
    report.heading(words.RESPONSE, 1)
    rows: list[Sequence[Sequence[str]]] = [[[head] for head in words.RESPONSE_HEADS]]
    for item in survey.taken_part:
        population = survey.populations[item.year]
        known = percentage(100 * item.base_n / population) if item.base_n else "–"
        cells = str(item.year), brief_base(item), str(population), known, how_known(item) or "–"
        rows.append([[text] for text in cells])
    widths = [LINE_WIDTH * share for share in (0.12, 0.28, 0.18, 0.16, 0.26)]
    report.table(say("taken_part_title"), rows, widths, say("taken_part_title"))
    report.text(say("taken_part"))
    report.place("respons", words.RESPONSE, words.RESPONSE_HINT)
    report.heading(words.READING, 2)
    for text in [*told_verdicts(survey.changes), say("margin")]:
        report.text(text, "List Bullet")


def _changes(report: Report, survey: WholeSurvey) -> None:
    """What changed most over all questions."""
    report.heading(words.CHANGES, 1)
    for largest in survey.periods:
        _period(report, largest)
    report.place("veranderingen", words.CHANGES, words.CHANGES_HINT)


def _period(report: Report, largest: Largest) -> None:
    report.heading(say("period", first=largest.pair[0], last=largest.pair[1]), 2)
    for heading, changes in told_changes(largest):
        if changes:
            report.heading(heading, 3)
        else:
            report.text(heading)
        for item in changes:
            report.text(f"{item.text} ({item.question.title})", "List Bullet")
    report.text(told_left_out(largest))


def _question(report: Report, view: QuestionView, quotes: Sequence[Quote]) -> None:
    """One question: how it was asked, what came of it, what changed, what was said."""
    question = view.question
    report.heading(question.title, 2)
    report.text(
        f"{words.NUMBER.format(number=question.number)} {question.text}" if question.number else question.text, ASKED
    )
    _asked(report, question)
    report.heading(words.RESULTS, 3)
    empty = sentences.empty(view)
    if empty:
        report.text(empty)
    else:
        report.text(message(view))
        _numbers(report, view)
        _certainty(report, view)
    report.place(f"duiding-{question.question_id}", f"{words.MEANING}: {question.title}", words.MEANING_HINT)
    _quotes(report, question, quotes)
    notes = sentences.remarks(view)
    if notes:
        report.heading(say("notes"), 3)
        for text, line in notes:
            report.text(text + (say("line", line=line) if line else ""), "List Bullet")
    report.text(sentences.source_line(view), SMALL)


def _asked(report: Report, question: Question) -> None:
    """The answers that could be given, as they are listed, and how the percentages were measured."""
    report.heading(words.ANSWERS, 3)
    for option in question.options:
        told = option.text if option.text and option.text != option.label else ""
        report.text(f"{option.label}: {told}" if told else option.label, "List Bullet")
    for years, text in sentences.measured(question):
        report.text(f"{years}: {text}")


def _numbers(report: Report, view: QuestionView) -> None:
    """The chart, and the table with the same numbers and what is known of them."""
    title, published = view.question.title, sum(answer.published for answer, _ in view.answers)
    columns = 1 if bar_height(view, published, LABELS) <= HIGH else 2
    high = bar_height(view, -(-published // columns), LABELS) + 4
    charts = bars(view, Place(0, 0, LINE_WIDTH, high, LABELS), columns)
    report.charts(charts, explanation(view), say("caption", title=title, selection=sentences.selection(view)))
    marks = [mark for mark in marks_used(view) if mark != BREAK_MARK]
    key = [pictures.key(view, marks, native=True), pictures.blank(view)]
    report.text(" ".join(filter(None, key)), SMALL)
    table = replace(view, filters=replace(view.filters, view=View.TABLE))
    heads = [[name, *filter(None, [below])] for name, below in zip(header(table), bases(table), strict=True)]
    last = [LAST] if view.has_changes else []
    of_years = (1 - FIRST - sum(last)) / len(view.years)
    widths = [LINE_WIDTH * share for share in (FIRST, *[of_years] * len(view.years), *last)]
    selection = sentences.selection(table)
    report.table(say("caption", title=title, selection=selection), [heads, *texts(table)], widths, selection)
    report.text(" ".join(f"({mark}) {meaning}." for mark, meaning in marks_used(view)), SMALL)


def _certainty(report: Report, view: QuestionView) -> None:
    """What changed and what does not compare, and how sure that is."""
    report.heading(words.COMPARED, 3)
    table = replace(view, filters=replace(view.filters, view=View.TABLE))
    for text in (comparison(view), certainty(table), share(view)):
        report.text(text)


def _quotes(report: Report, question: Question, quotes: Sequence[Quote]) -> None:
    """A machine's choice of quotes, for a person to replace."""
    if not quotes:
        return
    report.heading(words.QUOTES, 3)
    proposed = [(words.QUOTES_HINT, "Normal")]
    for quote in quotes:
        place = words.QUOTE_LINE.format(line=quote.source_line) if quote.source_line else ""
        about = ", ".join(filter(None, [quote.label, quote.theme, words.QUOTED.format(year=quote.year) + place]))
        proposed += [(f"“{quote.text}”", "Quote"), (about, CITED)]
    report.proposal(f"citaten-{question.question_id}", f"{words.QUOTES}: {question.title}", proposed)


def _accounting(report: Report, survey: WholeSurvey) -> None:
    """Where the numbers come from and what is inferred, in the words of the page about it."""
    report.heading(words.ACCOUNTING, 1)
    known: tuple[tuple[str, str, list[str]], ...] = (
        (words.BASES, accounting_texts.BASES, [accounting_texts.SOURCE]),
        (words.MARGINS, accounting_texts.MARGINS, []),
    )
    for heading, text, sources in known:
        report.heading(heading, 2)
        for one in [*accounting_texts.paragraphs(text), *sources]:
            report.text(one)
    report.text(survey.source)
