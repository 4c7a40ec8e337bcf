"""The plain-Dutch sentences about what is on screen: notes, n, source, selection, or why there is nothing to show."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from data.survey.characters import file_name
from data.survey.questions import Measurement, Note, Question
from data.survey.schema import ObsStatus
from data.views.filters import View
from data.views.frames import Answer, Cell, QuestionView
from data.wording.numbers import CONFIDENCE, brief_base, cell, has_base, how_known, listing, percentage, year_span
from data.wording.phrases import say
from data.wording.sources import source
from data.wording.suspicions import suspicions

MODES = {
    "single": "één antwoord mogelijk",
    "multiple": "meer antwoorden mogelijk",
    "scale": "per onderwerp een antwoord op een schaal",
}


def in_words(answers: Sequence[tuple[Answer, list[Cell]]]) -> str:
    """All numbers of a chart of some answers in words, for readers who do not see it; it shows breaks by lines."""
    told = []
    for answer, cells in answers:
        values = [
            say("after_break" if item.is_break else "value_of_year", year=item.year, value=cell(item, breaks=False))
            for item in cells
        ]
        told.append(f"{answer.label}: {', '.join(values)}.")
    return " ".join(told)


def remarks(view: QuestionView) -> list[tuple[str, int | None]]:
    """Everything to know about the numbers on screen: texts, with the line of the report where there is one."""
    return [*((note_text(note), note.source_line) for note in view.notes), *((text, None) for text in suspicions(view))]


def note_text(note: Note) -> str:
    """A note, and where it is a judgement how sure that is."""
    return say("certain", text=note.text, level=CONFIDENCE[note.confidence]) if note.confidence else note.text


def empty(view: QuestionView) -> str:
    """Why there is nothing to show, in words; empty where there is something."""
    filters = view.filters
    if not filters.years:
        return say("no_year")
    if not filters.option_ids:
        most = view.question.most_chosen
        return say("no_answer_yet", most=most) if most else say("no_answer")
    asked = [year for year in filters.years if year not in view.without_groups]
    if view.group and not asked:
        return say("only_groups_in", years=listing(filters.years), others=listing(list(view.group.by_year), "of"))
    if filters.view is View.CHANGE and not view.has_changes:
        if len(asked) == 1:
            only = view.question.years
            pair = say("one_year", year=only[0]) if len(only) == 1 else say("two_years")
            return " ".join([*_not_shown(view), pair])
        return say("no_pair", years=listing(asked))
    if not view.has_data:
        return say("all_suppressed" if ObsStatus.SUPPRESSED in set(view.cells["obs_status"]) else "nothing")
    return ""


def _not_shown(view: QuestionView) -> list[str]:
    return [say("no_groups_in", years=listing(view.without_groups))] if view.without_groups else []


def measured(question: Question) -> list[tuple[str, str]]:
    """How the question was measured: (years, description) for each run of years measured alike."""
    runs: list[tuple[list[int], str]] = []
    for m in question.measurements:
        text = " ".join([f"{m.definition} ({MODES[m.answer_mode]}).", *weighting(m)])
        if m.definition_status == "inferred":
            text += " Dit leiden wij af; het staat niet letterlijk in de bron."
        if runs and runs[-1][1] == text:
            runs[-1][0].append(m.year)
        else:
            runs.append(([m.year], text))
    return [(year_span(years, question.years), text) for years, text in runs]


def weighting(item: Measurement) -> list[str]:
    """That the percentages are weighted and by what; nothing where they are not."""
    return [say("weighted", by=item.weighting)] if item.weighting else []


def bases(
    question: Question, years: Sequence[int], populations: Mapping[int, int | None], own: Collection[int] = ()
) -> str:
    """How many of all municipalities stand behind the percentages of each of ``years``, and how that is known.

    2021: n ≈ 166 van 352 gemeenten (47,2%; afgeleid, zekerheid hoog). ``populations`` is the number of municipalities
    by year; in the years ``own`` some answers have an n of their own.
    """
    measured_in = [question.by_year[year] for year in years]
    if not measured_in:
        return ""
    known = [
        say("base", year=item.year, words=of_all(item, populations[item.year]))
        + (say("own_n") if item.year in own else "")
        for item in measured_in
    ]
    inferred = [item.base_status == "reconstructed" for item in measured_in]
    # Years without any n are no exception: their source has none either.
    all_are = not any(item.base_status == "reported" for item in measured_in)
    name = "bases" if not any(inferred) else "bases_inferred" if all_are else "bases_partly_inferred"
    return say(name, bases="; ".join(known))


def of_all(item: Measurement, population: int | None) -> str:
    """The n of a question in a year beside the number of all municipalities, where that is known."""
    if item.base_n is None or population is None:
        return brief_base(item)
    details = [percentage(100 * item.base_n / population), how_known(item), "gewogen" if item.weighting else ""]
    known = brief_base(item) + ("," if item.base_alternatives else "")
    return say("of_all", base=known, population=population, details="; ".join(filter(None, details)))


def source_line(view: QuestionView) -> str:
    """Survey, years and n, as it stands under a picture."""
    years = year_span(view.years, view.question.years)
    questions = list(view.questions.values()) or [view.question]
    counts = []
    for question in questions:
        # Empty for a question of a comparison that was asked in none of these years.
        asked = [year for year in view.years if year in question.by_year]
        populations = {year: view.municipalities(year) for year in asked}
        if known := bases(question, asked, populations, _own_bases(view, question)):
            counts.append(say("of_question", title=question.title, text=known) if len(questions) > 1 else known)
    told = " ".join(counts)
    if view.group:
        told = say("of_question", title=view.group.name, text=told)
    return say("source", source=source(view.sources, view.years), years=years, bases=told)


def _own_bases(view: QuestionView, question: Question) -> set[int]:
    """The years in which an answer on screen has an n of its own."""
    return {
        item.year
        for _, cells in view.answers
        for item in cells
        if item.question_id == question.question_id and has_base(item)
        if item.base_n != question.by_year[item.year].base_n
    }


def selection(view: QuestionView) -> str:
    """Which years and answers are shown, as a subtitle."""
    total, chosen = len(view.question.option_ids), len(view.changes)
    answers = say("all_answers") if chosen == total else say("some_answers", chosen=chosen, total=total)
    if view.question.most_chosen:
        answers = say("one_answer") if chosen == 1 else say("answers", chosen=chosen)
    shown = say(_shown(view))
    selected = say("selection", shown=shown, years=year_span(view.years, view.question.years), answers=answers)
    if view.group is None:
        return selected
    return say("selection_of_group", group=view.group.name, selection=selected[0].lower() + selected[1:])


def _shown(view: QuestionView) -> str:
    """The phrase for what is drawn."""
    filters = view.filters
    if filters.view is View.CHANGE and filters.margins:
        return "changed"
    counted = filters.counts and bool(view.cells["municipalities"].notna().any())
    if not counted or filters.view is View.LINES:
        return "percentages"
    return "percentages_and_counts" if filters.view is View.TABLE else "counts"


def file_stem(view: QuestionView) -> str:
    """A speaking file name without its ending: fase_2018-2021_staven."""
    years = year_span(view.years, view.question.years, joint="_")
    group = f"_{view.group.group_id}" if view.group else ""
    return file_name(f"{view.question.question_id}{group}_{years}_{view.filters.view}")
