"""From who chose what to percentages: counts, bases, weights."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.respondents.answers import CHOSEN, NOT_CHOSEN, Answered
from data.respondents.form import Export, Flags, several
from data.respondents.plan import Plan
from data.statistics import rounded_share

Weights = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Counted:
    """One question among some respondents.

    ``chose`` and ``base`` are whole numbers of respondents per option, unweighted; ``base_n`` is n of the question.
    ``percentages`` have one decimal, and are None where nobody is in the base.
    """

    base_n: int
    chose: tuple[int, ...]
    base: tuple[int, ...]
    percentages: tuple[float | None, ...]


def counted(answers: Answered, among: Flags | None = None, weights: Weights | None = None) -> Counted:
    """Count a question, among those who are marked; with weights the percentages are weighted and the counts are
    not.
    """
    base_rows = answers.in_base if among is None else answers.in_base & among
    chosen = (answers.states == CHOSEN) & base_rows[:, None]
    asked = (answers.states >= NOT_CHOSEN) & base_rows[:, None] if answers.plan.per_item else base_rows[:, None]
    asked = np.broadcast_to(asked, chosen.shape)
    chose, base = chosen.sum(axis=0), asked.sum(axis=0)
    if weights is None:
        shares = [rounded_share(int(k), int(n)) if n else None for k, n in zip(chose, base, strict=True)]
    else:
        parts, wholes = weights @ chosen, weights @ asked
        shares = [rounded(100 * k / n) if n > 0 else None for k, n in zip(parts, wholes, strict=True)]
    return Counted(int(base_rows.sum()), tuple(map(int, chose)), tuple(map(int, base)), tuple(shares))


def rounded(percentage: float) -> float:
    """At one decimal, half up; what floating point makes of a half is a half."""
    return math.floor(percentage * 10 + 0.5 + 1e-9) / 10


def design_effect(weights: Weights) -> float:
    """How many times fewer respondents weighted answers count for: n * sum(w^2) / sum(w)^2.

    Kish, Survey Sampling (1965), section 11.2C; at least 1, and 1 where all weights are equal.
    """
    total = float(weights.sum())
    if not total:
        return 1.0
    # The table holds six decimals.
    return max(1.0, round(len(weights) * float((weights**2).sum()) / total**2, 6))


def weights_of(plan: Plan, export: Export) -> tuple[Weights | None, list[str]]:
    """The weight of each respondent (None where there are none), and a fault for what is no weight."""
    if not plan.weight:
        return None, []
    codes, texts = export.column(plan.weight)
    values = np.array([*map(_number, texts), np.nan])[codes]
    wrong = np.flatnonzero(~(values >= 0))
    what = "dit is geen gewicht. Vul een getal van 0 of meer in, of laat de rij weg met leave_out"
    faults = several(
        [f"{export.place(int(row), plan.weight)} ({_shown(codes, texts, int(row))})" for row in wrong], what
    )
    if not faults and not values.sum():
        faults.append(f"{export.file}, kolom {plan.weight}: alle gewichten zijn 0.")
    return values, faults


def _shown(codes: npt.NDArray[np.int64], texts: list[str], row: int) -> str:
    return f"'{texts[codes[row]]}'" if codes[row] >= 0 else "leeg"


def _number(text: str) -> float:
    """A number with a decimal point or comma; NaN where it is none."""
    try:
        number = float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    except ValueError:
        return math.nan
    return number if math.isfinite(number) else math.nan
