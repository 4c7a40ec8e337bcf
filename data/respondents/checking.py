"""Holds a mapping file against the survey and against the file of respondents; each rule yields its faults in Dutch."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from data.building.names import nearest
from data.respondents.form import Export, Part
from data.respondents.known import Known
from data.respondents.plan import Plan, QuestionPlan
from data.survey.schema import EVERYONE, SLUG


def check_plan(known: Known, export: Export) -> list[str]:
    """Everything in the mapping file that does not fit."""
    plan = known.plan
    columns = _another_file(plan, export) or [*_columns(plan, export), *_unmentioned(plan, export)]
    return [
        *columns,
        *_news(known),
        *(fault for question in plan.questions for fault in _question(known, question)),
        *_twice((question.question_id for question in plan.questions), plan.file, "de vraag"),
        *_others(known),
    ]


def hint(name: str, known: Iterable[str]) -> str:
    """The known name that is most like another one, as a question behind a sentence; empty where none is."""
    return f" Bedoelt u '{found}'?" if (found := nearest(name, known)) else ""


def missing_columns(names: Iterable[str], export: Export) -> list[str]:
    """The columns that the file does not have."""
    return [name for name in names if name not in export.headings]


def _another_file(plan: Plan, export: Export) -> list[str]:
    """One fault, where the mapping file is of another file altogether."""
    used = plan.used_columns - {*plan.ignore}
    lost = [name for name in missing_columns(sorted(used), export) if name not in export.left_behind]
    if len(lost) < 3 or 2 * len(lost) < len(used):
        return []
    return [
        f"{plan.file}: {len(lost)} van de {len(used)} kolommen die hier genoemd worden, staan niet in {export.file} "
        f"(zoals '{lost[0]}'). Hoort dit bestand bij een andere export of een ander blad? Maak anders een nieuw "
        f"bestand met: python -m data map {export.file} -o toewijzing.toml"
    ]


def _columns(plan: Plan, export: Export) -> Iterator[str]:
    for name in sorted(missing_columns(plan.used_columns - {*plan.ignore}, export)):
        if name in export.left_behind:
            yield (
                f"{plan.file}: kolom '{name}' wijst een persoon aan of hoort bij het programma, en is bij het "
                "lezen van "
                f"{export.file} weggelaten. Haal haar uit dit bestand."
            )
        else:
            yield f"{plan.file}: kolom '{name}' staat niet in {export.file}.{hint(name, export.headings)}"


def _unmentioned(plan: Plan, export: Export) -> Iterator[str]:
    """Columns that nobody decided about; remarks beside answers need no decision."""
    for name, heading in export.headings.items():
        if name not in plan.used_columns and heading.part is not Part.COMMENT and len(export.column(name)[1]):
            asked = f" ({heading.text[:60]}{f': {heading.item[:40]}' if heading.item else ''})" if heading.text else ""
            yield (
                f"{export.file}, kolom {name}{asked}: {plan.file} zegt niet waar deze kolom bij hoort. Zet "
                "haar bij een "
                "vraag, bij [[open]] of [[background]], of bij ignore van [file]."
            )


def _news(known: Known) -> Iterator[str]:
    plan = known.plan
    for new in plan.new_questions:
        if not re.fullmatch(SLUG, new.question_id):
            yield (
                f"{plan.file}, [[new_question]] {new.question_id}: id bestaat uit kleine letters, cijfers en streepjes."
            )
        if new.question_id in known.questions:
            yield f"{plan.file}, [[new_question]] {new.question_id}: deze vraag is er al. Haal haar hier weg."
        if not any(question.question_id == new.question_id for question in plan.questions):
            yield f"{plan.file}, [[new_question]] {new.question_id}: er is geen [[question]] met deze id."
    for option in plan.new_options:
        place = f"{plan.file}, [[new_option]] {option.option_id}"
        if not re.fullmatch(SLUG, option.option_id):
            yield f"{place}: id bestaat uit kleine letters, cijfers en streepjes."
        if option.question_id not in {*known.questions, *known.new_questions}:
            yield f"{place}: de vraag '{option.question_id}' is er niet.{hint(option.question_id, known.questions)}"
        elif option.option_id in known.options.get(option.question_id, {}):
            yield f"{place}: dit antwoord is er al bij '{option.question_id}'. Haal het hier weg."


def _question(known: Known, question: QuestionPlan) -> Iterator[str]:
    place = f"{known.plan.file}, [[question]] {question.question_id}"
    if question.question_id not in {*known.questions, *known.new_questions}:
        near = hint(question.question_id, known.questions)
        yield f"{place}: deze vraag is er niet.{near} Een nieuwe vraag hoort ook bij [[new_question]]."
        return
    options = known.all_options(question.question_id)
    for option in question.option_ids:
        if option not in options:
            yield (
                f"{place}: het antwoord '{option}' is er niet.{hint(option, options)} Een nieuw "
                "antwoord: [[new_option]]."
            )
    if question.other_option and question.other_option not in options:
        yield (
            f"{place}, other: het antwoord '{question.other_option}' is er niet.{hint(question.other_option, options)}"
        )
    told = {*question.option_ids, *question.not_offered}
    new = [item.option_id for item in known.plan.new_options if item.question_id == question.question_id]
    for option in [*known.offered(question.question_id), *new]:
        if option not in told:
            yield (
                f"{place}: bij het antwoord '{option}' staat geen kolom of waarde. Vul die in, of zet het antwoord bij "
                "not_offered als het dit jaar niet gevraagd is."
            )
    for option in question.not_offered:
        if option not in options:
            yield f"{place}, not_offered: het antwoord '{option}' is er niet.{hint(option, options)}"
        elif option in question.option_ids:
            yield f"{place}, not_offered: het antwoord '{option}' heeft ook een kolom of waarde. Wat klopt?"
    yield from _comparable(known, question, place)


def _comparable(known: Known, question: QuestionPlan, place: str) -> Iterator[str]:
    years = [year for year in known.measured.get(question.question_id, {}) if year != known.plan.year]
    if not years:
        return
    if question.new:
        yield (
            f'{place}: comparable_with kan niet "new" zijn: de vraag is al gesteld in {_and(years)}. Kies '
            'een jaar of "break".'
        )
    elif question.comparable_with is not None and question.comparable_with not in years:
        yield (
            f"{place}: comparable_with = {question.comparable_with}, maar toen is de vraag niet gesteld: "
            f"wel in {_and(years)}."
        )


def _others(known: Known) -> Iterator[str]:
    plan = known.plan
    asked = {question.question_id for question in plan.questions}
    for open_ in plan.open_answers:
        if open_.question_id not in asked:
            yield f"{plan.file}, [[open]] {open_.column}: er is geen [[question]] '{open_.question_id}'."
    for background in plan.backgrounds:
        if background.derived and not plan.municipality:
            yield (
                f'{plan.file}, [[background]] {background.dimension}: from = "{background.derived}" kan alleen als '
                "[municipality] een kolom noemt."
            )
    yield from _twice((item.dimension for item in plan.backgrounds), plan.file, "de indeling")
    yield from _twice((item.column for item in plan.open_answers), plan.file, "bij [[open]] de kolom")
    if EVERYONE in (item.dimension.casefold() for item in plan.backgrounds):
        yield f"{plan.file}, [[background]]: een indeling kan niet '{EVERYONE}' heten."


def _twice(names: Iterable[str], file: str, what: str) -> list[str]:
    return [f"{file}: {what} '{name}' staat er twee keer." for name, times in Counter(names).items() if times > 1]


def _and(years: Sequence[int]) -> str:
    return ", ".join(map(str, years))
