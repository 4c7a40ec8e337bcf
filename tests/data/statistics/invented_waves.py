"""Invented pairs of waves: how often the test of changes speaks where nothing changed, and where something did.

Two waves of 100 to 170 of 350 municipalities, drawn without replacement, answer a question with six answers. The
verdicts are those of ``data.statistics.changes``. The outcome is in ``docs/invented-surveys.md``, written by
``python -m tests.data.statistics.invented``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import nan

import numpy as np
import numpy.typing as npt

from data.statistics import Bases, Overlap, Verdict, changes, effective_n, wilson
from data.statistics.overlap import Samples, overlapping_newcombe

POPULATION, SMALLEST, LARGEST, ANSWERS = 350, 100, 170, 6
PAIRS, SEED, STAYS = 2000, 1995, 0.8
OVERLAPS: tuple[float | None, ...] = (0.0, None, 0.5, 0.8)
"""Share of the smaller wave that took part in the other too; None is what chance gives: of 350, 135 in each, 39%."""

Answers = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]


class View(StrEnum):
    """What "nothing changed" means."""

    FIXED = "fixed"
    """All municipalities together answer the same in both years: a fifth of them trade answers with each other."""
    REDRAWN = "redrawn"
    """Only the probability of each answer stays: every municipality answers anew."""


@dataclass(frozen=True)
class Waves:
    """Published percentages of pairs of waves (0-100), their n, and who took part in both, all pairs x answers."""

    before: Floats
    before_n: Floats
    after: Floats
    after_n: Floats
    both: tuple[Floats, ...]


@dataclass(frozen=True)
class Spoke:
    """Shares of the pairs in which the test finds any change, or one in the first answer."""

    clear: float
    clear_or_likely: float
    first_clear: float
    first_clear_or_likely: float


def draw(
    view: View, *, single: bool, overlap: float | None, change: float = 0.0, pairs: int = PAIRS, seed: int = SEED
) -> Waves:
    """Pairs of waves; with ``change``, that share of all municipalities comes to choose the first answer."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(pairs):
        first = _population(rng, shares := _shares(rng, single=single), single=single)
        second = _traded(rng, first) if view is View.FIXED else _population(rng, shares, single=single)
        if change:
            second = _changed(rng, second, round(change * POPULATION), single=single)
        n, m = _sizes(rng)
        # Municipalities have no order, so that two slices that overlap are two samples that do.
        both = int(rng.hypergeometric(n, POPULATION - n, m)) if overlap is None else round(overlap * min(n, m))
        counts = _both(first[n - both : n], second[n - both : n])
        found.append((_published(first[:n]), n, _published(second[n - both : n - both + m]), m, *counts))
    return _waves(found)


def draw_selected(
    odds_before: float, odds_after: float, *, pairs: int = PAIRS, seed: int = SEED
) -> tuple[Waves, Floats]:
    """Pairs of waves of a population that stays as it is, with the true percentages (pairs x answers).

    Who would choose the first answer is ``odds`` times as ready to take part as others are. Several answers allowed.
    """
    rng = np.random.default_rng(seed)
    found, truth = [], []
    for _ in range(pairs):
        population = _population(rng, _shares(rng, single=False), single=False)
        n, m = _sizes(rng)
        waves = []
        for size, odds in ((n, odds_before), (m, odds_after)):
            ready = np.where(population[:, 0], odds, 1.0)
            waves.append(population[rng.choice(POPULATION, size, replace=False, p=ready / ready.sum())])
        found.append((_published(waves[0]), n, _published(waves[1]), m, *np.full((4, ANSWERS), nan)))
        truth.append(100 * population.mean(axis=0))
    return _waves(found), np.array(truth)


def spoke(waves: Waves, *, known: bool = False) -> Spoke:
    """In how many pairs the test finds a change, where it is or is not ``known`` who took part in both."""
    before_n, after_n = (Bases(n, nan, nan, POPULATION) for n in (waves.before_n, waves.after_n))
    overlap = Overlap(*waves.both) if known else None
    verdict = changes(waves.before, before_n, waves.after, after_n, overlap=overlap).verdict
    clear, found = verdict == Verdict.CLEAR, np.isin(verdict, [Verdict.CLEAR, Verdict.LIKELY])
    return Spoke(
        clear=float(clear.any(axis=1).mean()),
        clear_or_likely=float(found.any(axis=1).mean()),
        first_clear=float(clear[:, 0].mean()),
        first_clear_or_likely=float(found[:, 0].mean()),
    )


def covered(waves: Waves, truth: Floats) -> float:
    """Share of the pairs in which the margin of the first answer in the second wave holds the true percentage."""
    low, high = wilson(waves.after[:, 0], effective_n(waves.after_n[:, 0], POPULATION))
    return float(((low <= truth[:, 0]) & (truth[:, 0] <= high)).mean())


def held(waves: Waves) -> tuple[float, float]:
    """Share of the intervals (95%, overlap known, all answers) that hold a change of nothing: Newcombe's and Wald's."""
    samples = Samples(waves.before, waves.before_n, waves.after, waves.after_n, (POPULATION, POPULATION))
    low, high = overlapping_newcombe(samples, Overlap(*waves.both), 0.05)
    first, last, factor = waves.before / 100, waves.after / 100, POPULATION / (POPULATION - 1)
    n, m, (both, twice, before, after) = waves.before_n, waves.after_n, waves.both
    covariance = twice / both - (twice + before) / both * (twice + after) / both
    variance = factor * (
        first * (1 - first) * (1 / n - 1 / POPULATION)
        + last * (1 - last) * (1 / m - 1 / POPULATION)
        - 2 * covariance * (both / (n * m) - 1 / POPULATION)
    )
    half = 1.96 * np.sqrt(np.maximum(0, variance))
    # Percentages have one decimal, so that nothing may be a tenth off.
    newcombe = (low <= 0.1) & (high >= -0.1)
    return float(newcombe.mean()), float((abs(last - first) <= half + 0.001).mean())


def _both(first: Answers, last: Answers) -> list[npt.NDArray[np.int64]]:
    """How many took part twice, and by answer how many chose it twice, only before and only after."""
    chose = (first & last, first & ~last, ~first & last)
    return [np.full(ANSWERS, len(first)), *(one.sum(axis=0) for one in chose)]


def _sizes(rng: np.random.Generator) -> list[int]:
    sizes: list[int] = rng.integers(SMALLEST, LARGEST + 1, 2).tolist()
    return sizes


def _shares(rng: np.random.Generator, *, single: bool) -> Floats:
    """Probabilities of the answers: 30% and 40% for the first two, anything for the others."""
    others = 0.3 * rng.dirichlet(np.ones(ANSWERS - 2)) if single else rng.random(ANSWERS - 2)
    return np.concatenate([[0.3, 0.4], others])


def _population(rng: np.random.Generator, shares: Floats, *, single: bool) -> Answers:
    """What each municipality would answer (municipalities x answers)."""
    found: Answers
    if single:
        found = rng.choice(ANSWERS, POPULATION, p=shares)[:, None] == np.arange(ANSWERS)
    else:
        found = rng.random((POPULATION, ANSWERS)) < shares
    return found


def _traded(rng: np.random.Generator, answers: Answers) -> Answers:
    """The same answers, of which some went from one municipality to another."""
    movers = np.flatnonzero(rng.random(POPULATION) >= STAYS)
    after = answers.copy()
    after[movers] = answers[rng.permutation(movers)]
    return after


def _changed(rng: np.random.Generator, answers: Answers, number: int, *, single: bool) -> Answers:
    """``number`` municipalities come to choose the first answer, in a single-choice question in place of the second."""
    after = answers.copy()
    movers = rng.permutation(np.flatnonzero(answers[:, 1] if single else ~answers[:, 0]))[:number]
    after[movers, 0] = True
    if single:
        after[movers, 1] = False
    return after


def _published(wave: Answers) -> Floats:
    percentages: Floats = np.round(100 * wave.mean(axis=0), 1)
    return percentages


def _waves(found: Sequence[tuple[object, ...]]) -> Waves:
    before, n, after, m, *both = (np.array(values, np.float64) for values in zip(*found, strict=True))
    n, m = (np.repeat(sizes[:, None], ANSWERS, axis=1) for sizes in (n, m))
    return Waves(before, n, after, m, tuple(both))
