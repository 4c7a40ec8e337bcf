"""How certain the numbers of a view are: which years compare, what margins and verdicts are worth, who answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from math import isnan

from data.statistics import Undecided, Verdict
from data.survey.comparability import Comparability, comparability
from data.survey.questions import Question
from data.survey.schema import UNKNOWN_DEFINITION, ObsStatus
from data.views.filters import View
from data.views.frames import Cell, QuestionView
from data.wording.messages import message
from data.wording.numbers import ANY_N, VERDICTS, base, levels, listing, municipalities, percentage, verdict
from data.wording.overlap import of_view
from data.wording.phrases import say

#: The phrase that explains a verdict, and the one that does so on a slide.
EXPLAINED = {Verdict.CLEAR: "clear", Verdict.LIKELY: "likely", Verdict.WITHIN: "within"}
BRIEFLY = {Verdict.CLEAR: "brief_clear", Verdict.LIKELY: "brief_likely", Verdict.WITHIN: "brief_within"}
#: What is said of years that compare.
COMPARING = {
    Comparability.STATED: "stated",
    Comparability.ASSUMED: "assumed",
    Comparability.NOT_ESTABLISHED: "unestablished",
}


def comparison(view: QuestionView) -> str:
    """Which of the chosen years compare and how that is known; empty where there are not two years of a question."""
    questions = list(view.questions.values())
    parts = [say("no_groups_shown", years=listing(view.without_groups))] if view.without_groups else []
    for question in questions:
        sentences = _comparable(question, [year for year in view.filters.years if year in question.groups])
        if sentences:
            text = " ".join(sentences)
            named = say("of_question", title=question.title, text=text[0].lower() + text[1:])
            parts.append(named if len(questions) > 1 else text)
    broken = any(len({item.groups.get(year) for year in view.filters.years} - {None}) > 1 for item in questions)
    if broken and view.pair and any(answer.changed for answer, _ in view.answers):
        parts.append(say("differences", first=view.pair[0], last=view.pair[1]))
    return " ".join(parts)


def compares(view: QuestionView) -> bool:
    """Whether all chosen years of each question compare, be it by assumption."""
    return all(
        len({item.comparable_group for item in asked}) < 2
        and (len(asked) < 2 or comparability(asked) is not Comparability.NOT_ESTABLISHED)
        for question in view.questions.values()
        for asked in [[question.by_year[year] for year in view.filters.years if year in question.groups]]
    )


def _comparable(question: Question, years: Sequence[int]) -> list[str]:
    """What is said of the years of a question; nothing of a single year."""
    if len(years) < 2:
        return []
    groups = question.groups
    alike = [[year for year in years if groups[year] == group] for group in dict.fromkeys(groups[y] for y in years)]
    sentences = [say("incomparable")] if len(alike) > 1 else []
    for group in alike:
        known = [year for year in group if question.by_year[year].definition_status != UNKNOWN_DEFINITION]
        unknown = [year for year in group if year not in known]
        if len(known) > 1:
            level = comparability([question.by_year[year] for year in known])
            sentences.append(say(COMPARING[level], years=listing(known)))
        if len(group) > 1 and unknown:
            sentences.append(say("unestablished", years=listing(group)) if not known else
                             say("unestablished_beside", years=listing(unknown), others=listing(known)))  # fmt: skip
    alone = [group[0] for group in alike if len(group) == 1]
    if alone:
        sentences.append(say("alone" if len(alone) == 1 else "alone_more", years=listing(alone)))
    return sentences


def certainty(
    view: QuestionView, *, message_shown: bool = True, verdicts_shown: bool = True, limits_shown: bool = True
) -> str:
    """What margins and verdicts are worth, or why there are none; empty where none would be expected.

    Words are explained where they are used: the message, the verdicts of all answers and, with margins, the limits of
    percentages are on screen unless a picture does not show them.
    """
    told = told_verdicts(view, message_shown=message_shown, verdicts_shown=verdicts_shown)
    verdicts = _verdicts(view, told)
    with_limits = [item for item in _cells(view) if item.has_interval] if view.filters.margins else []
    margins = [say("margin")] if with_limits and limits_shown else []
    tested = view.changes["low"].notna()
    if view.filters.margins and verdicts_shown and tested.any():
        margins.append(say("margin_change", levels=levels(view.changes.loc[tested, "level"])))
    parts = [*verdicts, *margins]
    if parts:
        told_of_overlap = of_view(view, verdicts) if verdicts and view.has_changes else []
        parts += [say("indicative"), *told_of_overlap, *_used(view)]
    unknown = [item for item in _cells(view) if item.published and not item.has_interval]
    if view.filters.margins and limits_shown and unknown:
        parts.append(say("no_margins", years=_years(view, unknown)))
    if view.filters.counts and any(item.published and isnan(item.municipalities) for item in _cells(view)):
        parts.append(say("no_counts"))
    hidden = [say("suppressed")] if any(item.obs_status == ObsStatus.SUPPRESSED for item in _cells(view)) else []
    return " ".join([*lines(view), *parts, *(_undecided(view) if verdicts_shown else []), *hidden])


def lines(view: QuestionView) -> list[str]:
    """What the dotted lines and the filled points of a chart mean, where it has them."""
    kind, margins = view.filters.view, view.filters.margins
    if kind is View.BARS and any(len({item.comparable_group for item in cells}) > 1 for _, cells in view.answers):
        return [say("dotted_between")]
    if kind is View.LINES and any(_goes_over(cells) for _, cells in view.answers):
        return [say("dotted_over")]
    filled = any(answer.verdict == Verdict.CLEAR for answer, _ in view.answers)
    return [say("filled")] if kind is View.CHANGE and margins and filled else []


def _goes_over(cells: Sequence[Cell]) -> bool:
    """Whether years that compare have another one between them."""
    known = [number for number, item in enumerate(cells) if item.published]
    return any(
        cells[one].comparable_group == cells[other].comparable_group
        and cells[one].definition_status != UNKNOWN_DEFINITION
        for place, one in enumerate(known)
        for other in known[place + 1 :]
        if other - one > 1
        and not any(cells[k].comparable_group == cells[one].comparable_group for k in range(one + 1, other))
    )


def told_verdicts(view: QuestionView, *, message_shown: bool, verdicts_shown: bool) -> list[str]:
    """The texts on screen in which verdicts stand."""
    verdicts = [verdict(answer) for answer, _ in view.answers] if verdicts_shown and view.has_changes else []
    return [*([message(view)] if message_shown else []), *verdicts]


def explained(texts: Iterable[str], phrases: Mapping[Verdict, str] = EXPLAINED) -> list[str]:
    """What the verdicts that occur in some texts mean, each in a sentence; words within a label are no verdict."""
    told = re.sub(r"‘.*?’(?= (?:steeg|daalde|bleef|bleven|stegen|daalden|is|en|staat|zijn|\()|,)", "", "\n".join(texts))
    used = {code for code, word in VERDICTS.items() if re.search(rf"(^|, |: |\d | is ){word}", told, re.MULTILINE)}
    return [say(phrase) for code, phrase in phrases.items() if code in used]


def _cells(view: QuestionView) -> list[Cell]:
    return [item for _, cells in view.answers for item in cells]


def _years(view: QuestionView, cells: Iterable[Cell]) -> str:
    """The years of some cells, by question where there are several: 2019 en 2021, or Fase 2019 en Karakter 2021."""
    found: dict[str, set[int]] = {}
    for item in cells:
        found.setdefault(item.question_id, set()).add(item.year)
    listed = {question_id: listing(sorted(years)) for question_id, years in found.items()}
    if len(view.questions) == 1:
        return listing(list(listed.values()))
    return listing([f"{view.questions[question_id].title} {years}" for question_id, years in listed.items()])


def _verdicts(view: QuestionView, told: Sequence[str]) -> list[str]:
    """What the verdicts in the texts on screen mean, each in a sentence."""
    sentences = explained(told)
    if not any(ANY_N in text for text in told):
        return sentences
    unknown = [
        item
        for answer, cells in view.answers
        for item in cells
        if answer.for_any_n and answer.pair and item.year in answer.pair and isnan(item.used_n)
    ]
    if not unknown:
        # It is the lead of the newest year.
        unknown = [item for item in _cells(view) if item.published and isnan(item.used_n)]
    ranges = {
        say("base", year=_years(view, [item]), words=f"{item.least_n:.0f}-{item.most_n:.0f}"): None
        for item in unknown
        if item.least_n > 0
    }
    return [*sentences, *([say("any_n", ranges=listing(list(ranges)))] if ranges else [])]


def _used(view: QuestionView) -> list[str]:
    """With which n the calculations are made, where that is not the most probable one."""
    used: dict[str, dict[str, None]] = {}
    for item in _cells(view):
        if item.published and item.used_n < item.base_n:
            weighted = (view.questions[item.question_id].by_year[item.year].design_effect or 1) > 1
            told = say("base", year=_years(view, [item]), words=f"{item.used_n:.0f}")
            used.setdefault("weighted_n" if weighted else "used_n", {})[told] = None
    return [say(phrase, bases=listing(list(used[phrase]))) for phrase in ("used_n", "weighted_n") if phrase in used]


def _undecided(view: QuestionView) -> list[str]:
    """Why changes that exist have no verdict; that years may not compare is said elsewhere."""
    changed = [answer for answer, _ in view.answers if answer.changed]
    without = [row for row in view.answers if row[0].undecided in (Undecided.UNKNOWN_N, Undecided.SMALL_N)]
    if not without:
        return []
    ends = [(a, item) for a, cells in without for item in cells if a.pair and item.year in a.pair]
    unknown = [item for answer, item in ends if answer.undecided == Undecided.UNKNOWN_N and isnan(item.used_n)]
    small = any(answer.undecided == Undecided.SMALL_N for answer, _ in without)
    reasons = [
        *([say("n_unknown", years=_years(view, unknown))] if unknown else []),
        *([say("n_small")] if small else []),
    ]
    what = say("a_change" if len(without) == len(changed) else "some_changes")
    return [say("undecided", what=what, reason=listing(reasons))]


def share(view: QuestionView) -> str:
    """What the highest percentage of the newest year is of all municipalities; empty where its n is not certain."""
    published = [item for item in _cells(view) if item.published]
    if not published:
        return ""
    newest = max(item.year for item in published)
    item = max((item for item in published if item.year == newest), key=lambda item: item.percentage)
    of_all = view.municipalities(item.year)
    if of_all is None or not item.municipalities > 0:
        return ""
    return say(
        "share",
        label=item.label,
        year=item.year,
        value=percentage(item.percentage),
        base=base(item),
        count=municipalities(item.municipalities),
        least=percentage(100 * item.municipalities / of_all),
        population=of_all,
        group=say("in_group", group=view.group.name) if view.group else "",
    )
