"""The plain-Dutch sentences, generated from the view that is on screen."""

from __future__ import annotations

from collections.abc import Sequence

from data.overview.movements import Movement
from data.statistics import Fit, Misfit
from data.survey.comparability import breaks
from data.survey.questions import Question
from data.views.cells import Cell
from data.views.changes import Verdict
from data.views.filters import View
from data.views.question import OptionRow, QuestionView
from data.wording.numbers import base, cell, decimal, listing, percentage, points, year_span
from data.wording.phrases import say

MODES = {
    "single": "één antwoord mogelijk",
    "multiple": "meer antwoorden mogelijk",
    "scale": "per onderwerp een antwoord op een schaal",
}
#: The phrase that explains a verdict.
VERDICTS = {Verdict.CLEAR: "clear", Verdict.WITHIN: "within"}


def message(view: QuestionView) -> str:
    """The message of the view: the largest rise and fall between comparable years, else the highest answer."""
    if not view.has_data:
        return ""
    if not view.has_changes:
        return _highest(view)
    extremes = [row for row in (_by_change(view, 1), _by_change(view, -1)) if row is not None]
    extremes.sort(key=lambda row: -abs(row.change or 0.0))
    if view.pair is None:
        moved = [movement(Movement(row.question, row, row.pair)) for row in extremes if row.pair]
        return " ".join(moved) or _highest(view)
    first, last = view.pair
    if not extremes:
        return say("unchanged", first=first, last=last) + _highest(view)
    sentences = [_moved(view, row, view.pair) for row in extremes]
    return say("between", first=first, last=last) + " ".join(sentences)


def _by_change(view: QuestionView, sign: int) -> OptionRow | None:
    """The row with the largest change in one direction; None where no row moved that way."""
    moved = [row for row in view.rows if row.change is not None and row.change * sign > 0]
    return max(moved, key=lambda row: abs(row.change or 0.0), default=None)


def _moved(view: QuestionView, row: OptionRow, pair: tuple[int, int]) -> str:
    first, last = (percentage(row.cell(year).percentage or 0.0) for year in pair)
    change = row.change or 0.0
    alike = [other for other in view.rows if (other.change or 0.0) * change > 0]
    return say(
        "moved",
        label=row.label,
        verb=say("rose" if change > 0 else "fell"),
        most=say("most") if len(alike) > 1 else "",
        first=first,
        last=last,
        change=points(change),
        verdict=say("verdict", verdict=row.verdict) if row.verdict else "",
    )


def _highest(view: QuestionView) -> str:
    for year in reversed(view.years):
        cells = [(row.cell(year).percentage, row.label) for row in view.rows if year in row.groups]
        known = [(value, label) for value, label in cells if value is not None]
        if known:
            top = max(value for value, _ in known)
            labels = [say("quoted", label=label) for value, label in known if value == top]
            phrase = "only" if len(known) == 1 else "highest" if len(labels) == 1 else "highest_more"
            return say(phrase, year=year, labels=listing(labels), value=percentage(top))
    return ""


def movement(item: Movement) -> str:
    """One of the largest changes: ‘Ja’ steeg van 5,0% in 2020 naar 7,5% in 2021 (+2,5 procentpunt, duidelijk)."""
    first, last = (percentage(item.row.cell(year).percentage or 0.0) for year in item.pair)
    change = item.row.change or 0.0
    return say(
        "movement",
        label=item.row.label,
        verb=say("rose" if change > 0 else "fell" if change < 0 else "stayed"),
        first=first,
        before=item.pair[0],
        last=last,
        after=item.pair[1],
        change=points(change),
        verdict=say("verdict", verdict=item.row.verdict) if item.row.verdict else say("no_base"),
    )


def in_words(view: QuestionView) -> str:
    """All numbers of a small chart in words, for who does not see it."""
    return " ".join(
        f"{row.label}: "
        + ", ".join(f"{item.year} {cell(item.percentage, item.obs_status, breaks=False)}" for item in row.cells)
        + "."
        for row in view.rows
    )


def comparison(view: QuestionView) -> str:
    """What the chosen years that do not compare mean for the view; empty where all compare."""
    questions = asked(view)
    parts = []
    for question in questions:
        sentences = _incomparable(question, [year for year in view.filters.years if year in question.groups])
        if sentences and len(questions) > 1:
            parts.append(say("of_question", title=question.title, text=" ".join(sentences)))
        elif sentences:
            parts.append(say("incomparable", sentences=" ".join(sentences)))
    if parts and view.pair:
        parts.append(say("differences", first=view.pair[0], last=view.pair[1]))
    return " ".join(parts)


def _incomparable(question: Question, years: Sequence[int]) -> list[str]:
    """Which of the years of a question compare; nothing where all do."""
    groups = question.groups
    if not breaks(years, groups):
        return []
    alike = [[year for year in years if groups[year] == group] for group in dict.fromkeys(groups[y] for y in years)]
    sentences = [say("alike", years=listing(group)) for group in alike if len(group) > 1]
    alone = [group[0] for group in alike if len(group) == 1]
    if alone:
        sentences.append(say("alone" if len(alone) == 1 else "alone_more", years=listing(alone)))
    return sentences


def certainty(view: QuestionView) -> str:
    """What margins and verdicts are worth, or why there are none; empty where none would be expected."""
    verdicts = {row.verdict for row in view.rows if row.verdict}
    sentences = [say(VERDICTS[verdict]) for verdict in Verdict if verdict in verdicts]
    if view.filters.margins and any(item.interval for row in view.rows for item in row.cells):
        sentences.append(say("margin"))
    if sentences:
        sentences.append(say("indicative"))
    unknown = sorted({item.year for row in view.rows for item in row.cells if item.percentage and not item.base_n})
    if view.filters.margins and unknown and view.has_data:
        sentences.append(say("no_margins", years=listing(unknown)))
    if not verdicts and any(row.change is not None for row in view.rows):
        missing = [year for year in unknown if any(year in (row.pair or ()) for row in view.rows)]
        reason = say("n_unknown", years=listing(missing)) if missing else say("n_small")
        sentences.append(say("undecided", reason=reason))
    return " ".join(sentences)


def suspicions(view: QuestionView) -> list[str]:
    """Each percentage on screen that fits no n, with what it probably should have been.

    One that was rounded twice is a tenth off at most and is left to the page that accounts for all numbers.
    """
    return [
        suspicion_of(row.question, item, row.label)
        for row in view.rows
        for item in row.cells
        if item.misfit and item.misfit.fit is Fit.NONE
    ]


def suspicion_of(question: Question, suspect: Cell, label: str) -> str:
    """The same with the answer and the year."""
    return f"‘{label}’, {suspect.year}: {suspicion(suspect, question.by_year[suspect.year].answer_mode)}"


def suspicion(suspect: Cell, answer_mode: str) -> str:
    """Why the percentage of a cell with a misfit is suspected."""
    wrong = suspect.misfit
    if wrong is None or suspect.percentage is None:
        return ""
    value = percentage(suspect.percentage)
    if wrong.fit is Fit.TWICE:
        return f"{value} is waarschijnlijk in twee stappen afgerond; {_counted(wrong)}."
    if answer_mode == "scale":
        cause = "door een eigen n van dit onderwerp of een afrond- of typefout"
        return f"{value} past niet bij n ≈ {wrong.base_n}, {cause}; bij deze n: {_counted(wrong)}."
    return f"{value} past niet bij n ≈ {wrong.base_n}, waarschijnlijk een afrond- of typefout; {_counted(wrong)}."


def _counted(wrong: Misfit) -> str:
    """71 van de 89 is 79,8%."""
    parts = [
        f"{count} van de {wrong.base_n} is {decimal(likely)}%"
        for count, likely in zip(wrong.counts, wrong.likely, strict=True)
    ]
    return " of ".join(parts)


def remarks(view: QuestionView) -> list[tuple[str, int | None]]:
    """Everything to know about the numbers on screen: texts, with the line of the report where there is one."""
    return [*((note.text, note.source_line) for note in view.notes), *((text, None) for text in suspicions(view))]


def empty(view: QuestionView) -> str:
    """Why there is nothing to show, in words; empty where there is something."""
    filters = view.filters
    if not filters.years:
        return say("no_year")
    if not filters.option_ids:
        most = view.question.most_chosen
        return say("no_answer_yet", most=most) if most else say("no_answer")
    if filters.view is View.CHANGE and not view.has_changes:
        if len(filters.years) == 1:
            return say("two_years")
        return say("no_pair", years=listing(filters.years))
    if not view.has_data:
        return say("nothing")
    return ""


def asked(view: QuestionView) -> list[Question]:
    """The questions whose answers are on screen: one, or in a comparison several."""
    return list({row.question.question_id: row.question for row in view.rows}.values()) or [view.question]


def measured(question: Question) -> list[tuple[str, str]]:
    """How the question was measured: (years, description) for each run of years measured alike."""
    runs: list[tuple[list[int], str]] = []
    for m in question.measurements:
        text = f"{m.definition} ({MODES[m.answer_mode]})."
        if m.definition_status == "inferred":
            text += " Dit leiden wij af; het staat niet letterlijk in het rapport."
        if runs and runs[-1][1] == text:
            runs[-1][0].append(m.year)
        else:
            runs.append(([m.year], text))
    return [(year_span(years, question.years), text) for years, text in runs]


def bases(question: Question, years: Sequence[int]) -> str:
    """The number of municipalities behind the percentages of each of ``years``, and how it is known."""
    measured_in = [question.by_year[year] for year in years]
    if not measured_in:
        return ""
    words = "; ".join(say("base", year=item.year, words=base(item.base_n, item.base_status)) for item in measured_in)
    inferred = any(item.base_status == "reconstructed" for item in measured_in)
    return say("bases_inferred" if inferred else "bases", bases=words)


def source_line(view: QuestionView) -> str:
    """Survey, years and n, as it stands under a picture."""
    years = year_span(view.years, view.question.years)
    counts = []
    questions = asked(view)
    for question in questions:
        known = bases(question, [year for year in view.years if year in question.by_year])
        counts.append(say("of_question", title=question.title, text=known) if len(questions) > 1 else known)
    return say("source", source=view.source, years=years, bases=" ".join(counts))


def selection(view: QuestionView) -> str:
    """Which years and answers are shown, as a subtitle."""
    total, chosen = len(view.question.option_ids), len(view.rows)
    answers = say("all_answers") if chosen == total else say("some_answers", chosen=chosen, total=total)
    if view.question.most_chosen:
        answers = say("one_answer") if chosen == 1 else say("answers", chosen=chosen)
    return say("selection", years=year_span(view.years, view.question.years), answers=answers)


def file_stem(view: QuestionView) -> str:
    """A speaking file name without its ending: fase_2018-2021_staven."""
    years = year_span(view.years, view.question.years, joint="_")
    return f"{view.question.question_id}_{years}_{view.filters.view}"
