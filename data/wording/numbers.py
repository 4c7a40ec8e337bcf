"""Numbers, years and statuses in Dutch words: the one place that writes them."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from data.statistics import Verdict
from data.survey.schema import ObsStatus

#: What stands in the place of a percentage that is not there.
BLANK_WORDS = {
    ObsStatus.NOT_OFFERED: "niet gevraagd",
    ObsStatus.NOT_PUBLISHED: "niet gepubliceerd",
    ObsStatus.SUPPRESSED: "afgeschermd",
}

#: The mark behind a percentage with a caveat, and what it means.
MARKS = {
    ObsStatus.BREAK: ("b", "eerste waarde na een breuk in de reeks: niet te vergelijken met het jaar ervoor"),
    ObsStatus.UNVALIDATED: ("p", "plaats in de grafiek van het rapport is niet zeker: zie de opmerkingen"),
    ObsStatus.LOW_RELIABILITY: ("k", "weinig gemeenten: onzeker"),
}

#: How sure an n is that we inferred.
CONFIDENCE = {"high": "zekerheid hoog", "medium": "zekerheid gemiddeld"}
#: What a verdict is called.
VERDICTS: dict[str, str] = {Verdict.CLEAR: "duidelijk", Verdict.WITHIN: "binnen de marge"}


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


def base(base_n: float | None, base_status: str | None) -> str:
    """The number of municipalities and how it is known: n = 120, n ≈ 96 (afgeleid) or n onbekend."""
    if base_n is None or isnan(base_n):
        return "n onbekend"
    return f"n = {base_n:.0f}" if base_status == "reported" else f"n ≈ {base_n:.0f} (afgeleid)"


def cell(value: float, obs_status: str, *, breaks: bool = True) -> str:
    """A cell: the percentage with its mark, or where that is NaN the words that say why there is none.

    ``breaks=False`` leaves out the mark for a break, where the drawing itself shows the break.
    """
    status = ObsStatus(obs_status)
    if isnan(value):
        return BLANK_WORDS[status]
    mark = MARKS.get(status)
    if mark is None or (status == ObsStatus.BREAK and not breaks):
        return percentage(value)
    return f"{percentage(value)} ({mark[0]})"


def listing(items: Sequence[object]) -> str:
    """2018, 2019 en 2021."""
    words = [str(item) for item in items]
    return " en ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


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
