"""The cells of a question: each percentage with what stands behind it, made from its results once."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from data.statistics import Misfit, effective_n, misfits, wilson
from data.store import Store
from data.survey.questions import Question
from data.survey.schema import ObsStatus

#: Questions whose cells are kept ready, as a reader goes on with the question of a moment ago.
READY = 256
#: An option and a year.
Key = tuple[str, int]


@dataclass(frozen=True)
class Cell:
    """One answer option in one year; ``percentage`` is None where the status says why.

    ``base_n`` is the number of municipalities behind it; ``effective_n`` the same for margins, cautious and corrected
    for a finite population; ``interval`` the limits of its 95 % interval in percent, at one decimal; None where
    unknown. ``misfit`` says why the percentage is suspected of being wrong; ``note`` is the note that it refers to.
    """

    year: int
    percentage: float | None
    obs_status: ObsStatus
    base_n: int | None = None
    effective_n: float | None = None
    interval: tuple[float, float] | None = None
    misfit: Misfit | None = None
    note: str | None = None


@lru_cache(maxsize=READY)
def cells_of(store: Store, question_id: str) -> Mapping[Key, Cell]:
    """Every cell of a question, by option and year."""
    question = store.questions[question_id]
    results = store.results(question_id)
    options, years = results["option_id"].tolist(), results["year"].tolist()
    percentages, bases = results["percentage"].tolist(), results["base_n"].tolist()
    effective = [_effective(question, store.populations, year, base) for year, base in zip(years, bases, strict=True)]
    lows, highs = (np.round(limits, 1).tolist() for limits in wilson(percentages, effective))
    cells = {}
    for row, (status, note) in enumerate(zip(results["obs_status"].tolist(), results["note"].tolist(), strict=True)):
        known = not math.isnan(lows[row])
        cells[options[row], years[row]] = Cell(
            year=years[row],
            percentage=_known(percentages[row]),
            obs_status=ObsStatus(status),
            base_n=None if math.isnan(bases[row]) else int(bases[row]),
            effective_n=effective[row] if known else None,
            interval=(lows[row], highs[row]) if known else None,
            note=note if isinstance(note, str) else None,
        )
    return MappingProxyType(_with_misfits(question, cells))


def _effective(question: Question, populations: Mapping[int, int], year: int, base: float) -> float:
    """The n that margins are made with, NaN where none is known: of a question's own n the smallest it may be."""
    if math.isnan(base):
        return math.nan
    measured = question.by_year[year]
    cautious = measured.cautious_n if base == measured.base_n else None
    return effective_n(cautious or int(base), populations[year])


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


def _with_misfits(question: Question, cells: dict[tuple[str, int], Cell]) -> dict[tuple[str, int], Cell]:
    """Cells with what is suspected of them; an option with a base of its own is left alone."""
    for measured in question.measurements:
        keys = [key for key in cells if key[1] == measured.year and cells[key].base_n == measured.base_n]
        if measured.base_n is None or not keys:
            continue
        percentages = [cells[key].percentage for key in keys]
        found = misfits(percentages, measured.base_n, single=measured.answer_mode == "single")
        cells |= {key: replace(cells[key], misfit=wrong) for key, wrong in zip(keys, found, strict=True) if wrong}
    return cells
