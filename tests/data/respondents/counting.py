"""The percentages of invented respondents, counted one by one: written without looking at how the importer does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from tests.data.respondents.exports import FASE, INZET, PARTIJEN, Respondent

Shares = dict[tuple[str, str], tuple[float | None, int]]


def share(chose: int, base: int) -> float | None:
    """A percentage at one decimal, half up."""
    if not base:
        return None
    return float((Decimal(100 * chose) / Decimal(base)).quantize(Decimal("0.1"), ROUND_HALF_UP))


def expected(people: Sequence[Respondent], keep: Callable[[Respondent], bool] = lambda one: one.complete) -> Shares:
    """Percentage and n of each question and option."""
    people = [one for one in people if keep(one)]
    found: Shares = {}
    answered = [one for one in people if one.fase is not None]
    for option in [*FASE, "anders"]:
        chose = sum(1 for one in answered if one.fase == option)
        found["fase", option] = share(chose, len(answered)), len(answered)
    shown = [one for one in people if one.shown]
    for option in PARTIJEN:
        found["partijen", option] = share(sum(1 for one in shown if option in one.partijen), len(shown)), len(shown)
    found["partijen", "anders"] = share(sum(1 for one in shown if one.partijen_words), len(shown)), len(shown)
    for item in INZET:
        values = [one.inzet[item] for one in people if one.inzet[item] is not None]
        found["inzet", item] = (
            share(sum(1 for value in values if value in ("veel", "heel veel")), len(values)),
            len(values),
        )
    return found
