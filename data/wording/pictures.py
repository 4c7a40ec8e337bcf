"""What stands around a picture that has room for little: title, base, the key to the drawing, notes, source."""

from __future__ import annotations

from collections.abc import Sequence

from data.statistics import Verdict
from data.survey.questions import Measurement
from data.views.filters import Title, View
from data.views.frames import QuestionView
from data.views.telling import Selected
from data.wording.certainty import BRIEFLY, explained, lines, told_verdicts
from data.wording.messages import blanks, message
from data.wording.numbers import ANY_N, brief_base, has_base
from data.wording.phrases import say
from data.wording.remarks import joined
from data.wording.sources import source

#: With more years the bases of all together are told.
MANY_YEARS = 6


def title(view: QuestionView) -> str:
    """The message or the title of the question, as was chosen."""
    return message(view) if view.filters.title is Title.MESSAGE else view.question.title


def named(view: QuestionView) -> list[str]:
    """The ids of the answers that the title names."""
    told = title(view)
    return [answer.option_id for answer, _ in view.answers if say("quoted", label=answer.label) in told]


def base_line(whole: QuestionView, selected: Selected) -> str:
    """Which answers are shown where that is not all, and what the percentages are of, with n of N per year."""
    percentages = say("brief_percentages", bases=bases(whole))
    answers = _answers(whole, selected)
    told = say("answers_in_percent", answers=answers, percentages=percentages) if answers else percentages
    return say("of_question", title=whole.group.name, text=told) if whole.group else told


def _answers(whole: QuestionView, selected: Selected) -> str:
    """Which answers are shown; empty where it is all of a question, or of a comparison."""
    count, chosen, total = len(selected.view.changes), len(whole.changes), len(whole.question.option_ids)
    if count < chosen and selected.is_top:
        values = {"count": count, "total": chosen, "year": whole.years[-1]}
        several = "most_changed" if selected.by_change else "highest_answers"
        one = "most_changed_one" if selected.by_change else "highest_answer"
        return say(one if count == 1 else several, **values)
    if count < chosen or (chosen < total and not whole.question.most_chosen):
        return say("some_answers", chosen=count, total=chosen if whole.question.most_chosen else total)
    return ""


def bases(view: QuestionView) -> str:
    """The number of municipalities behind the percentages, of all: 2018: n ≈ 96 van 380; 2021: n onbekend.

    Where there are many years, or several questions, the least and the most of them.
    """
    measured = {
        year: [item.by_year[year] for item in view.questions.values() if year in item.by_year] for year in view.years
    }
    asked = {year: items for year, items in measured.items() if items}
    if len(asked) > MANY_YEARS:
        populations = [found for year in asked if (found := view.municipalities(year)) is not None]
        base = _range([item for items in asked.values() for item in items])
        ends = dict.fromkeys((min(populations), max(populations))) if populations else {}
        return say("each_year", base=base, population="-".join(map(str, ends))) if ends else base
    return "; ".join(
        say("base", year=year, words=_of_all(items, view.municipalities(year))) for year, items in asked.items()
    )


def _of_all(items: Sequence[Measurement], population: int | None) -> str:
    """The n of a year of all municipalities, where both are known."""
    known = population is not None and any(map(has_base, items))
    return say("base_of_all", base=_range(items), population=population) if known else _range(items)


def _range(items: Sequence[Measurement]) -> str:
    """The n of one measurement, or the least and the most of several: n ≈ 78-96, deels onbekend."""
    if len(items) == 1:
        return brief_base(items[0]) + ("," if has_base(items[0]) and items[0].base_alternatives else "")
    known = [item for item in items if has_base(item)]
    if not known:
        return brief_base(items[0])
    first, last = (end(known, key=lambda item: item.base_n or 0) for end in (min, max))
    found = brief_base(last).partition(",")[0]
    if first.base_n != last.base_n:
        sign = "=" if all(item.base_status == "reported" for item in known) else "≈"
        found = f"n {sign} {first.base_n:.0f}-{last.base_n:.0f}"
    return found if len(known) == len(items) else f"{found}, deels onbekend,"


def key(view: QuestionView, marks: Sequence[tuple[str, str]], *, native: bool = False) -> str:
    """What the marks and lines of a drawing mean; empty where it has none. ``marks`` are those behind percentages.

    A ``native`` chart is drawn by Office, which has other means.
    """
    filters = view.filters
    parts = native_lines(view) if native else lines(view)
    if filters.margins and filters.view is View.CHANGE and view.changes["low"].notna().any():
        parts.append(say("key_margin_change"))
    elif filters.margins and filters.view in (View.BARS, View.LINES) and view.cells["low"].notna().any():
        parts.append(say("key_margin"))
    if filters.counts and filters.view in (View.BARS, View.CHANGE):
        parts.append(say("key_counts"))
    return " ".join([*parts, *(f"({mark}) {meaning}." for mark, meaning in marks)])


def native_lines(view: QuestionView) -> list[str]:
    """What gaps, dotted lines and dark bars mean in a chart that Office draws, where it has them."""
    kind = view.filters.view
    broken = any(len({item.comparable_group for item in cells if item.published}) > 1 for _, cells in view.answers)
    if kind is View.BARS and broken and len(view.questions) == 1:
        return [say("gap_between")]
    if kind is View.LINES:
        return [*([say("line_cut")] if broken else []), *lines(view)]
    if kind is not View.CHANGE:
        return []
    clear = any(answer.verdict == Verdict.CLEAR for answer, _ in view.answers)
    return [say("bars_change"), *([say("filled_bar")] if clear else [])]


def blank(view: QuestionView) -> str:
    """Which percentages are missing in a drawing, in sentences."""
    return joined(blanks(view.answers))


def note(whole: QuestionView, shown: QuestionView) -> str:
    """What the verdicts in the title and in the drawing of the answers shown mean, as briefly as can be."""
    told = [
        *told_verdicts(whole, message_shown=whole.filters.title is Title.MESSAGE, verdicts_shown=False),
        *told_verdicts(shown, message_shown=False, verdicts_shown=shown.filters.view in (View.CHANGE, View.TABLE)),
    ]
    any_n = [say("brief_any_n")] if any(ANY_N in text for text in told) else []
    return " ".join([*explained(told, BRIEFLY), *any_n])


def brief_source(view: QuestionView) -> str:
    """The survey, without years and n, which stand elsewhere in the picture."""
    return source(view.sources, view.years)
