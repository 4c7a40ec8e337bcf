"""Numbers, years and statuses in Dutch words: the one place that writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isnan

from data.statistics import Undecided, Verdict
from data.survey.questions import Measurement, Question
from data.survey.schema import SUPPRESSED, ObsStatus
from data.views.frames import Answer, Cell

#: What stands in the place of a percentage that is not there.
BLANK_WORDS = {
    ObsStatus.NOT_OFFERED: "niet gevraagd",
    ObsStatus.NOT_PUBLISHED: "niet gepubliceerd",
    ObsStatus.SUPPRESSED: "afgeschermd",
}

#: The mark behind the first percentage after a break in the series, and what it means.
BREAK_MARK = ("b", "eerste waarde na een breuk in de reeks: niet te vergelijken met de waarde ervoor")
#: The marks behind a percentage for its status, and what they mean.
STATUS_MARKS = {
    ObsStatus.UNVALIDATED: ("p", "plaats in de grafiek van het rapport door ons afgeleid"),
    ObsStatus.LOW_RELIABILITY: ("k", "minder dan 30 gemeenten: onzeker"),
}

#: How sure a judgement of ours is: an inferred n, or the place of a percentage in a chart of the report.
CONFIDENCE = {"high": "hoog", "medium": "gemiddeld"}
#: What a verdict is called.
VERDICTS: dict[str, str] = {
    Verdict.CLEAR: "duidelijk",
    Verdict.LIKELY: "waarschijnlijk",
    Verdict.WITHIN: "binnen de marge",
}
#: What is added where an n is not known, but the verdict is the same for every plausible one.
ANY_N = " voor elke aannemelijke n"
#: Why there is no verdict.
UNDECIDED = {
    Undecided.NOT_ASKED: "geen ander jaar",
    Undecided.NOT_COMPARABLE: "niet te vergelijken",
    Undecided.NO_VALUE: "niet te berekenen",
    Undecided.NOT_ESTABLISHED: "vergelijkbaarheid staat niet vast",
    Undecided.UNKNOWN_N: "n onbekend",
    Undecided.SMALL_N: "minder dan 30 gemeenten",
}


def decimal(value: float) -> str:
    """One decimal with a comma: 26,5."""
    return f"{value:.1f}".replace(".", ",")


def percentage(value: float) -> str:
    """A percentage: 26,5%."""
    return decimal(value) + "%"


def whole_number(value: int) -> str:
    """A number of things, with points from five digits on, as Dutch has it: 9055, 193.366."""
    return str(value) if value < 10_000 else f"{value:,}".replace(",", ".")


def change(value: float) -> str:
    """A difference with its sign: +4,8 or −27,7 (with a real minus) or 0,0."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + decimal(abs(value))


def points(value: float) -> str:
    """A difference with its unit: +4,8 procentpunt."""
    return change(value) + " procentpunt"


def interval(limits: tuple[float, float]) -> str:
    """The limits of a percentage: 41,1-58,9%."""
    low, high = limits
    return f"{decimal(low)}-{percentage(high)}"


def change_interval(limits: tuple[float, float]) -> str:
    """The limits of a difference: +4,8 tot +25,9."""
    return " tot ".join(change(round(limit, 1)) for limit in limits)


def municipalities(count: float) -> str:
    """A number of municipalities: 1 gemeente, 44 gemeenten."""
    return f"{count:.0f} gemeente{'' if count == 1 else 'n'}"


def has_base(item: Measurement | Cell) -> bool:
    """Whether an n is known, reported or inferred."""
    return item.base_n is not None and not isnan(item.base_n)


def brief_base(item: Measurement | Cell) -> str:
    """The number of municipalities: n = 120, n ≈ 96, n ≈ 142, mogelijk 71, n onbekend, or n afgeschermd."""
    unknown = "n afgeschermd" if item.base_status == SUPPRESSED else "n onbekend"
    known = f"n {'=' if item.base_status == 'reported' else '≈'} {item.base_n:.0f}" if has_base(item) else unknown
    others = item.base_alternatives
    listed = others.split() if isinstance(others, str) else others
    return f"{known}, mogelijk {listing(listed, 'of')}" if listed else known


def how_known(item: Measurement | Cell) -> str:
    """How an inferred n is known: afgeleid, zekerheid hoog; empty for any other."""
    if item.base_status != "reconstructed":
        return ""
    return f"afgeleid, zekerheid {CONFIDENCE[item.base_confidence]}" if item.base_confidence else "afgeleid"


def base(item: Measurement | Cell) -> str:
    """The number of municipalities and how it is known: n ≈ 142, mogelijk 71 (afgeleid, zekerheid gemiddeld)."""
    known = how_known(item)
    return f"{brief_base(item)} ({known})" if known else brief_base(item)


def marks(item: Cell, question: Question | None = None) -> list[tuple[str, str]]:
    """The marks of a percentage with what they mean, a break last; none where there is no percentage.

    With its ``question``, a place in a chart that we inferred is told with how sure that is.
    """
    status = ObsStatus(item.obs_status)
    found = [STATUS_MARKS[status]] if item.published and status in STATUS_MARKS else []
    note = question.notes_by_id.get(item.note) if question else None
    if note and note.confidence:
        found = [(mark, f"{meaning}, zekerheid {CONFIDENCE[note.confidence]}") for mark, meaning in found]
    return [*found, *([BREAK_MARK] if item.is_break else [])]


def status(item: Cell) -> str:
    """What the status of a cell means."""
    code = ObsStatus(item.obs_status)
    if not item.published:
        return BLANK_WORDS[code]
    _, meaning = BREAK_MARK if code is ObsStatus.BREAK else STATUS_MARKS.get(code, ("", "gewone waarde"))
    return meaning


def cell(item: Cell, *, breaks: bool = True, counts: bool = False) -> str:
    """A cell: the percentage with its marks, or the words that say why there is none: 26,5% (p) (b).

    ``breaks=False`` leaves out the mark for a break, where the drawing itself shows the break. With ``counts`` the
    number of municipalities follows, where it is certain: 26,5% (44).
    """
    if not item.published:
        return BLANK_WORDS[ObsStatus(item.obs_status)]
    shown = [f"({mark})" for mark, meaning in marks(item) if breaks or (mark, meaning) != BREAK_MARK]
    number = [f"({item.municipalities:.0f})"] if counts and item.municipalities >= 0 else []
    return " ".join([percentage(item.percentage), *number, *shown])


def verdict(item: Answer | Cell) -> str:
    """The verdict on a change, or why it has none: duidelijk, or n onbekend."""
    found, undecided, for_any_n = (
        (item.verdict, item.undecided, item.for_any_n)
        if isinstance(item, Answer)
        else (item.step_verdict, item.step_undecided, item.step_for_any_n)
    )
    if found:
        return VERDICTS[found] + (ANY_N if for_any_n else "")
    reason = UNDECIDED[Undecided(undecided)]
    return f"geen oordeel: {reason}" if undecided in (Undecided.UNKNOWN_N, Undecided.SMALL_N) else reason


def levels(found: Iterable[float]) -> str:
    """The levels of intervals: 99,0%, or 99,0 tot 99,5%."""
    known = sorted({level for level in found if not isnan(level)})
    ends = dict.fromkeys(map(decimal, (known[0], known[-1]))) if known else ()
    return " tot ".join(ends) + "%" if ends else ""


def listing(items: Sequence[object], joint: str = "en") -> str:
    """2018, 2019 en 2021."""
    words = [str(item) for item in items]
    return f" {joint} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def year_runs(years: Sequence[int], known: Sequence[int]) -> list[tuple[int, int]]:
    """Chosen years as runs of neighbours among the known ones: 2018, 2020, 2021 of 2018-2021 is 2018 | 2020-2021."""
    runs: list[tuple[int, int]] = []
    places = {year: place for place, year in enumerate(known)}
    for year in sorted(years):
        if runs and places[year] == places[runs[-1][1]] + 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    return runs


def year_span(years: Sequence[int], known: Sequence[int], joint: str = ", ") -> str:
    """Chosen years for people and file names: 2018-2021, or 2018, 2020-2021."""
    return joint.join(str(a) if a == b else f"{a}-{b}" for a, b in year_runs(years, known))
