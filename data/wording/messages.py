"""The message of a view, in plain Dutch: certainty before size, its verdict always with it, nothing said of what is
missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from data.statistics import Base, Undecided, Verdict, lead
from data.survey.schema import ObsStatus
from data.views.frames import Answer, Cell, Pair, QuestionView
from data.wording.numbers import ANY_N, BLANK_WORDS, UNDECIDED, VERDICTS, cell, change, listing, points, verdict
from data.wording.phrases import say

Row = tuple[Answer, list[Cell]]
#: What is said of a change, the most certain first; a change without a verdict comes last.
ORDER = (Verdict.CLEAR, Verdict.LIKELY, Verdict.WITHIN, "")
#: Answers that are named; more are counted.
MOST_NAMED = 3


def message(view: QuestionView) -> str:
    """The message of the view: the most certain changes between comparable years and of these the largest, else what is
    highest in the newest year; empty where no percentage is shown.
    """
    if not view.has_data:
        return ""
    changed = [row for row in view.answers if row[0].changed]
    told = _changes(view, changed) if changed else " ".join([*_no_change(view), _newest(view)])
    if view.group:
        return say("of_question", title=view.group.name, text=told[0].lower() + told[1:])
    return told[0].upper() + told[1:]


def _changes(view: QuestionView, changed: Sequence[Row]) -> str:
    """The largest rise and fall of the most certain kind, and how many other changes there are of each kind."""
    moved = [row for row in changed if row[0].change]
    kind = next((kind for kind in ORDER for answer, _ in moved if answer.verdict == kind), None)
    if kind is None:
        return _unchanged(view, changed)
    of_kind = [row for row in moved if row[0].verdict == kind]
    extremes = [rows for rows in (_furthest(of_kind, 1), _furthest(of_kind, -1)) if rows]
    extremes.sort(key=lambda rows: -abs(rows[0][0].change))
    told = [sentence for rows in extremes for sentence in _told(view, rows)]
    named = {answer.option_id for rows in extremes for answer, _ in rows}
    others = Counter(answer.verdict for answer, _ in changed if answer.option_id not in named)
    parts = [f"{others[other]} {VERDICTS.get(other, say('no_verdict'))}" for other in ORDER if others[other]]
    years = {"first": view.pair[0], "last": view.pair[1]} if view.pair else {}
    if parts and kind == Verdict.WITHIN and all(answer.verdict == kind for answer, _ in changed):
        none = say("none_larger_chosen" if _is_part(view) else "none_larger")
        return " ".join([*([say("between", **years)] if years else []), none, *told])
    lead = [say("between", **years)] if years else []
    rest = [say("others" if others.total() > 1 else "other", parts=listing(parts))] if parts else []
    return " ".join([*lead, *told, *rest])


def _furthest(rows: Sequence[Row], sign: int) -> list[Row]:
    """The answers with the largest change in one direction: several where they moved alike."""
    furthest = max((answer.change * sign for answer, _ in rows if answer.change * sign > 0), default=None)
    return [row for row in rows if furthest is not None and row[0].change * sign == furthest]


def _told(view: QuestionView, rows: Sequence[Row]) -> list[str]:
    """What is said of answers that moved alike: a sentence for each, or one for many."""
    if len(rows) >= MOST_NAMED:
        return [
            say(
                "moved_alike",
                labels=_labels([answer.label for answer, _ in rows]),
                verb=say("rose_more" if rows[0][0].change > 0 else "fell_more"),
                change=points(rows[0][0].change),
                verdict=verdict(rows[0][0]),
            )
        ]
    return [_moved(*row) if view.pair else movement(*row) for row in rows]


def _labels(labels: Sequence[str]) -> str:
    """Names of answers, the first few of many: ‘Ja’, ‘Nee’ en 3 andere antwoorden."""
    quoted = [say("quoted", label=label) for label in labels]
    if len(quoted) <= MOST_NAMED:
        return listing(quoted)
    return listing([*quoted[: MOST_NAMED - 1], say("more_answers", count=len(quoted) - MOST_NAMED + 1)])


def _values(cells: Sequence[Cell], pair: Pair) -> tuple[str, str]:
    """The percentages of an answer in the two years that are compared, with their marks."""
    first, last = (next(cell(item, breaks=False) for item in cells if item.year == year) for year in pair)
    return first, last


def _verb(answer: Answer) -> str:
    return say("rose" if answer.change > 0 else "fell" if answer.change < 0 else "stayed")


def _moved(answer: Answer, cells: Sequence[Cell]) -> str:
    """A change among others of the same years: ‘Ja’ steeg van 5,0% naar 7,5% (+2,5 procentpunt, duidelijk)."""
    if answer.pair is None:
        return ""
    first, last = _values(cells, answer.pair)
    values = {"label": answer.label, "verb": _verb(answer), "first": first, "last": last}
    return say("moved", **values, change=points(answer.change), verdict=verdict(answer))


def movement(answer: Answer, cells: Sequence[Cell]) -> str:
    """A change that stands alone: ‘Ja’ steeg van 5,0% in 2020 naar 7,5% in 2021 (+2,5 procentpunt, duidelijk)."""
    if answer.pair is None:
        return ""
    first, last = _values(cells, answer.pair)
    return say(
        "movement",
        label=answer.label,
        verb=_verb(answer),
        first=first,
        before=answer.pair[0],
        last=last,
        after=answer.pair[1],
        change=points(answer.change),
        verdict=verdict(answer),
    )


def change_in_brief(view: QuestionView, answer: Answer, cells: Sequence[Cell]) -> str:
    """What stands at a change in a chart that draws its size: van 5,0% naar 7,5%, duidelijk; or why there is none."""
    if not answer.changed or answer.pair is None:
        known = [say("base", year=item.year, words=cell(item, breaks=False)) for item in cells]
        return say("brief_without", verdict=verdict(answer), known="; ".join(known))
    (first, last), (before, after) = _values(cells, answer.pair), answer.pair
    values = {"first": first, "last": last, "verdict": verdict(answer)}
    return say("brief", **values) if view.pair else say("brief_years", **values, before=before, after=after)


def _unchanged(view: QuestionView, changed: Sequence[Row]) -> str:
    """What is said where every change that exists is 0.0, each with its verdict."""
    if len(changed) == 1:
        return movement(*changed[0])
    kinds = Counter(verdict(answer) for answer, _ in changed)
    parts = [f"{count} {kind}" for kind, count in kinds.items()] if len(kinds) > 1 else list(kinds)
    labels = _labels([answer.label for answer, _ in changed])
    years = listing(view.pair) if view.pair else listing(view.years)
    return say("unchanged", labels=labels, years=years, change=change(0.0), verdict=listing(parts))


def _no_change(view: QuestionView) -> list[str]:
    """That there is no change between years that compare, and why; nothing where there are no such years."""
    undecided = {answer.undecided for answer, _ in view.answers if answer.pair}
    if not undecided:
        return []
    if Undecided.NOT_ESTABLISHED in undecided:
        return [say("not_established", years=listing(view.pair)) if view.pair else say("not_established_more")]
    reasons = blanks((answer, [item for item in cells if answer.pair and item.year in answer.pair])
                     for answer, cells in view.answers)  # fmt: skip
    if view.pair:
        return [say("no_change_known", first=view.pair[0], last=view.pair[1], reasons=listing(reasons))]
    return [say("no_change_known_more", reasons=listing(reasons))]


def blanks(rows: Iterable[Row]) -> list[str]:
    """Which percentages are not there, and why: ‘Ja’ en ‘Nee’ zijn in 2018 niet gevraagd."""
    found: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    for answer, cells in rows:
        for words in dict.fromkeys(BLANK_WORDS.values()):
            years = tuple(item.year for item in cells
                          if not item.published and BLANK_WORDS[ObsStatus(item.obs_status)] == words)  # fmt: skip
            if years:
                found.setdefault((words, years), []).append(answer.label)
    return [
        say(
            "blank",
            labels=_labels(labels),
            verb=say("is" if len(labels) == 1 else "are"),
            years=listing(years),
            words=words,
        )
        for (words, years), labels in found.items()
    ]


def _is_part(view: QuestionView) -> bool:
    """Whether a reader chose some of the answers to a question."""
    return len(view.answers) < len(view.question.option_ids)


def _newest(view: QuestionView) -> str:
    """What is highest in the newest year with percentages, where that is more than chance; else what is ahead."""
    published = [item for _, cells in view.answers for item in cells if item.published]
    year = max(item.year for item in published)
    # Equal percentages keep the order on screen.
    newest = sorted((item for item in published if item.year == year), key=lambda item: -item.percentage)
    if len(view.questions) > 1 and len(newest) > 1:
        named = [_value(item) for item in newest[:MOST_NAMED]]
        return say("several" if len(newest) <= MOST_NAMED else "several_more", year=year, values=listing(named))
    top = [item for item in newest if item.percentage == newest[0].percentage]
    values = {"year": year, "labels": _labels([item.label for item in top]), "value": cell(top[0], breaks=False)}
    if len(newest) == 1:
        return say("only", **values)
    values["chosen"] = say("of_chosen") if _is_part(view) else ""
    if len(top) > 1:
        return say("ahead_more", **values)
    return _lead(top[0], newest[1:], values)


def _value(item: Cell) -> str:
    return say("value", label=item.label, value=cell(item, breaks=False))


def _lead(top: Cell, others: Sequence[Cell], values: dict[str, object]) -> str:
    """Whether an answer is the highest by more than chance, or which answers it is not ahead of by more than that."""
    base = Base(top.used_n, top.least_n, top.most_n, top.population)
    leads = [lead(top.percentage, item.percentage, base) for item in others]
    worst = max(leads, key=lambda found: ORDER.index(found.verdict or ""))
    words = VERDICTS[worst.verdict] + (ANY_N if worst.for_any_n else "") if worst.verdict else ""
    if worst.verdict in (Verdict.CLEAR, Verdict.LIKELY):
        return say("highest", **values, verdict=words)
    near = [item for item, found in zip(others, leads, strict=True) if found.verdict == worst.verdict]
    named = [_value(item) for item in near]
    if len(named) > 2:
        named = [named[0], say("more_answers", count=len(named) - 1)]
    rivals = listing(named)
    if worst.undecided:
        return f"{say('ahead', **values)} {say('lead_unknown', rivals=rivals, reason=UNDECIDED[worst.undecided])}"
    return f"{say('ahead', **values)} {say('lead', rivals=rivals, verdict=words)}"
