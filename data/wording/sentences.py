"""The plain-Dutch sentences, generated from the view that is on screen."""

from __future__ import annotations

from collections.abc import Sequence

from data.statistics import Verdict
from data.survey.comparability import breaks
from data.survey.questions import Question
from data.views.filters import Filters, View
from data.views.frames import Answer, Cell, Pair, QuestionView
from data.wording.numbers import VERDICTS, base, cell, listing, percentage, points, year_span
from data.wording.phrases import say
from data.wording.suspicions import suspicions

MODES = {
    "single": "één antwoord mogelijk",
    "multiple": "meer antwoorden mogelijk",
    "scale": "per onderwerp een antwoord op een schaal",
}
#: The phrase that explains a verdict.
EXPLAINED = {Verdict.CLEAR: "clear", Verdict.WITHIN: "within"}
Row = tuple[Answer, list[Cell]]


def message(view: QuestionView) -> str:
    """The message of the view: the largest rise and fall between comparable years, else the highest answer; empty where
    no percentage is shown.
    """
    if not view.has_data:
        return ""
    if not view.has_changes:
        return _highest(view)
    extremes = [row for row in (_furthest(view, 1), _furthest(view, -1)) if row is not None]
    extremes.sort(key=lambda row: -abs(row[0].change))
    if view.pair is None:
        return " ".join(movement(*row) for row in extremes) or _highest(view)
    first, last = view.pair
    if not extremes:
        return say("unchanged", first=first, last=last) + _highest(view)
    sentences = [_moved(view, row, view.pair) for row in extremes]
    return say("between", first=first, last=last) + " ".join(sentences)


def _furthest(view: QuestionView, sign: int) -> Row | None:
    """The answer with the largest change in one direction; None where none moved that way."""
    moved = [row for row in view.answers if row[0].change * sign > 0]
    return max(moved, key=lambda row: abs(row[0].change), default=None)


def _percentages(cells: Sequence[Cell], pair: Pair) -> tuple[str, str]:
    """The percentages of an answer in the two years that are compared."""
    first, last = (next(cell.percentage for cell in cells if cell.year == year) for year in pair)
    return percentage(first), percentage(last)


def _moved(view: QuestionView, row: Row, pair: Pair) -> str:
    answer, cells = row
    first, last = _percentages(cells, pair)
    alike = view.changes["change"] * answer.change > 0
    return say(
        "moved",
        label=answer.label,
        verb=say("rose" if answer.change > 0 else "fell"),
        most=say("most") if alike.sum() > 1 else "",
        first=first,
        last=last,
        change=points(answer.change),
        verdict=say("verdict", verdict=VERDICTS[answer.verdict]) if answer.verdict else "",
    )


def _highest(view: QuestionView) -> str:
    """The answers that are highest in the newest year with percentages."""
    published = view.cells[view.cells["percentage"].notna()]
    if published.empty:
        return ""
    year = published["year"].max()
    newest = published[published["year"] == year]
    top = newest[newest["percentage"] == newest["percentage"].max()]
    labels = [say("quoted", label=label) for label in top["label"]]
    phrase = "only" if len(newest) == 1 else "highest" if len(top) == 1 else "highest_more"
    return say(phrase, year=year, labels=listing(labels), value=percentage(top["percentage"].iloc[0]))


def movement(answer: Answer, cells: Sequence[Cell]) -> str:
    """A change that stands alone: ‘Ja’ steeg van 5,0% in 2020 naar 7,5% in 2021 (+2,5 procentpunt, duidelijk)."""
    pair = answer.pair
    if pair is None:
        return ""
    first, last = _percentages(cells, pair)
    change = answer.change
    return say(
        "movement",
        label=answer.label,
        verb=say("rose" if change > 0 else "fell" if change < 0 else "stayed"),
        first=first,
        before=pair[0],
        last=last,
        after=pair[1],
        change=points(change),
        verdict=say("verdict", verdict=VERDICTS[answer.verdict]) if answer.verdict else say("no_base"),
    )


def in_words(view: QuestionView) -> str:
    """All numbers of a small chart in words, for readers who do not see it."""
    return " ".join(
        f"{answer.label}: "
        + ", ".join(f"{item.year} {cell(item.percentage, item.obs_status, breaks=False)}" for item in cells)
        + "."
        for answer, cells in view.answers
    )


def comparison(view: QuestionView) -> str:
    """What the chosen years that do not compare mean for the view; empty where all compare."""
    questions = list(view.questions.values())
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
    cells, changes = view.cells, view.changes
    verdicts = set(changes["verdict"])
    sentences = [say(EXPLAINED[verdict]) for verdict in Verdict if verdict in verdicts]
    if view.filters.margins and cells["low"].notna().any():
        sentences.append(say("margin"))
    if sentences:
        sentences.append(say("indicative"))
    without_n = cells[(cells["percentage"] > 0) & cells["base_n"].isna()]
    unknown = sorted(set(without_n["year"]))
    if view.filters.margins and unknown and view.has_data:
        sentences.append(say("no_margins", years=listing(unknown)))
    if not verdicts & set(Verdict) and changes["change"].notna().any():
        missing = [year for year in unknown if changes[["first", "last"]].isin([year]).to_numpy().any()]
        reason = say("n_unknown", years=listing(missing)) if missing else say("n_small")
        sentences.append(say("undecided", reason=reason))
    return " ".join(sentences)


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
    questions = list(view.questions.values()) or [view.question]
    for question in questions:
        known = bases(question, [year for year in view.years if year in question.by_year])
        counts.append(say("of_question", title=question.title, text=known) if len(questions) > 1 else known)
    return say("source", source=view.source, years=years, bases=" ".join(counts))


def selection(view: QuestionView) -> str:
    """Which years and answers are shown, as a subtitle."""
    total, chosen = len(view.question.option_ids), len(view.changes)
    answers = say("all_answers") if chosen == total else say("some_answers", chosen=chosen, total=total)
    if view.question.most_chosen:
        answers = say("one_answer") if chosen == 1 else say("answers", chosen=chosen)
    return say("selection", years=year_span(view.years, view.question.years), answers=answers)


def announcement(filters: Filters, found: str) -> str:
    """What a screen reader says after a choice: 3 jaren, 10 antwoorden, 41 citaten gevonden."""
    years, answers = len(filters.years), len(filters.option_ids)
    parts = ["1 jaar" if years == 1 else f"{years} jaren", "1 antwoord" if answers == 1 else f"{answers} antwoorden"]
    return ", ".join([*parts, found] if found else parts)


def file_stem(view: QuestionView) -> str:
    """A speaking file name without its ending: fase_2018-2021_staven."""
    years = year_span(view.years, view.question.years, joint="_")
    return f"{view.question.question_id}_{years}_{view.filters.view}"
