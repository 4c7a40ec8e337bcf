"""What is known of municipalities that took part in both years of a change."""

from __future__ import annotations

from collections.abc import Sequence

from data.views.frames import Answer, Cell, Pair, QuestionView
from data.wording.phrases import say


def overlap(explanations: Sequence[str], known: Sequence[str] = (), *, unknown: bool = True) -> list[str]:
    """What it means for changes that it is or is not known which municipalities took part more than once.

    ``explanations`` are those of the verdicts in use, as :func:`data.wording.certainty.explained` gives them. ``known``
    is what is said of the changes of which it is known; ``unknown`` says that there are others.
    """
    likely = say("likely") in explanations
    if not known:
        return [say("overlap"), *([say("no_overlap")] if likely else [])]
    others = [say("overlap_others")] if unknown else []
    return [*known, *others, *([say("overlap_likely")] if likely else [])]


def overlap_known(answer: Answer) -> bool:
    """Whether the test of a change reckons with the municipalities that took part in both years."""
    return bool(answer.verdict) and not answer.for_any_n and answer.both_n >= 0


def both_years(rows: Sequence[tuple[Answer, list[Cell]]]) -> str:
    """Of how many municipalities in the last year it is known that they took part in the first one too.

    The changes are those of one question and pair of years; where these differ the least and the most.
    """
    first, last = rows[0][0].pair or (0, 0)
    bases = [item.base_n for _, cells in rows for item in cells if item.year == last]
    return say(
        "overlap_known", n=_span(bases), last=last, both=_span([answer.both_n for answer, _ in rows]), first=first
    )


def _span(values: Sequence[float]) -> str:
    least, most = min(values), max(values)
    return f"{least:.0f}" if least == most else f"{least:.0f}-{most:.0f}"


def of_view(view: QuestionView, explanations: Sequence[str]) -> list[str]:
    """What is or is not known of it for the changes of a view, question by question, and what that means."""
    known: dict[tuple[str, Pair | None], list[tuple[Answer, list[Cell]]]] = {}
    for row in view.answers:
        if overlap_known(row[0]):
            known.setdefault((row[0].question_id, row[0].pair), []).append(row)
    texts = []
    for (question_id, _), rows in known.items():
        text = both_years(rows)
        named = say("of_question", title=view.questions[question_id].title, text=text[0].lower() + text[1:])
        texts.append(named if len(view.questions) > 1 else text)
    unknown = any(answer.verdict and not overlap_known(answer) for answer, _ in view.answers)
    return overlap(explanations, texts, unknown=unknown)
