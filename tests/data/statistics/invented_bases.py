"""Invented surveys with a known n, of which only the percentages are published: how often that n is recovered.

A :class:`Process` says how a survey departs from what ``data/statistics/bases.py`` assumes. The outcome of :func:`run`
is in ``docs/invented-surveys.md``, written by ``python -m tests.data.statistics.invented``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data.statistics import Published, Reconstruction, reconstruct

QUESTIONS, SEED = 9, 2021
CHANGED_BY = (-1.0, -0.1, 0.1, 1.0)


@dataclass(frozen=True)
class Process:
    """What happens to the questions of a year, and how many years are invented; each other number is a probability.

    ``errors``: a percentage is mistyped; ``routed``: a question is asked of 30-90% of the respondents only, so that n
    falls and rises again; ``skipping``: a question lets answers be skipped, each by 3%, so that each has an n of its
    own (with several answers allowed); ``weighted``: percentages are weighted shares. ``rising``: n rises within a
    year where it falls otherwise.
    """

    errors: float = 0.0
    routed: float = 0.0
    skipping: float = 0.0
    weighted: float = 0.0
    rising: bool = False
    years: int = 100


PROCESSES = {
    "as assumed": Process(),
    "typing errors": Process(errors=0.04),
    "routing": Process(routed=0.3),
    "skipped answers": Process(skipping=1.0),
    "weighted": Process(weighted=1.0),
    "rising n": Process(rising=True),
    "mixed": Process(errors=0.02, routed=0.2, skipping=0.2, weighted=0.2, years=400),
}
"""More years of the mixed process, as it alone was seen to give claims that are called high and wrong: very few."""


@dataclass(frozen=True)
class Asked:
    """A question as it is published, with the n of each of its answers."""

    published: Published
    bases: tuple[int, ...]

    def is_right(self, base: int) -> bool:
        """Whether at least half of the answers have this n."""
        return 2 * self.bases.count(base) >= len(self.bases)

    def is_far(self, base: int) -> bool:
        """Whether ``base`` is more than a tenth away from the mean n, so that margins become visibly wrong."""
        return abs(base / float(np.mean(self.bases)) - 1) > 0.1


def invented_year(rng: np.random.Generator, process: Process) -> tuple[list[Asked], int]:
    """The questions of a year in the order of the questionnaire, and the number of municipalities."""
    population, base = int(rng.integers(250, 400)), int(rng.integers(60, 200))
    asked = []
    for place in range(QUESTIONS):
        if place:
            step = int(rng.integers(1, 6)) if rng.random() < 0.2 else -int(rng.poisson(4))
            base = min(max(40, base - step if process.rising else base + step), population)
        routed = rng.random() < process.routed
        asked.append(_question(rng, process, round(base * rng.uniform(0.3, 0.9)) if routed else base))
    return asked, population


def _question(rng: np.random.Generator, process: Process, base: int) -> Asked:
    """A question with two to nine answers, three in ten of which allow one."""
    options, single = int(rng.integers(2, 10)), bool(rng.random() < 0.3)
    if single:
        chosen = rng.choice(options, size=base, p=rng.dirichlet(np.ones(options)))
        chose = chosen[:, None] == np.arange(options)
    else:
        chose = rng.random((base, options)) < rng.random(options)
    answered = np.ones(chose.shape, np.bool_)
    if not single and rng.random() < process.skipping:
        answered = rng.random(chose.shape) >= 0.03
    weights = np.ones(base)
    if rng.random() < process.weighted:
        # Five groups of municipalities, each with a weight.
        weights = rng.lognormal(0, 0.4, 5)[rng.integers(0, 5, base)]
    shares = 100 * (weights @ (chose & answered)) / (weights @ answered)
    percentages = [round(share, 1) for share in shares.tolist()]
    wrong = rng.random(options) < process.errors
    for place in np.flatnonzero(wrong).tolist():
        percentages[place] = round(min(100.0, max(0.0, percentages[place] + float(rng.choice(CHANGED_BY)))), 1)
    return Asked(Published(tuple(percentages), single), tuple(answered.sum(axis=0).tolist()))


@dataclass(frozen=True)
class Tally:
    """Numbers of questions: all, with an n claimed, and what was right of these claims."""

    questions: int
    claimed: int
    right: int
    named: int
    far: int
    high: int
    high_right: int
    high_far: int


def run(process: Process) -> Tally:
    """The claims that are made of the invented years.

    ``named``: the true n is the one claimed or one of its alternatives; ``far``: the claim is more than a tenth off.
    """
    rng = np.random.default_rng(SEED)
    found: list[tuple[Asked, Reconstruction]] = []
    for _ in range(process.years):
        asked, population = invented_year(rng, process)
        found += zip(asked, reconstruct([item.published for item in asked], population), strict=True)
    claims = [(item, claim, claim.base_n) for item, claim in found if claim.base_n is not None]
    high = [(item, base) for item, claim, base in claims if claim.confidence == "high"]
    return Tally(
        questions=len(found),
        claimed=len(claims),
        right=sum(item.is_right(base) for item, _, base in claims),
        named=sum(any(map(item.is_right, (base, *claim.alternatives))) for item, claim, base in claims),
        far=sum(item.is_far(base) for item, _, base in claims),
        high=len(high),
        high_right=sum(item.is_right(base) for item, base in high),
        high_far=sum(item.is_far(base) for item, base in high),
    )
