"""How many municipalities stand behind the percentages of a question: the base n, where the report prints none.

A percentage with one decimal is compatible with few numbers of respondents: at n = 89 there are 90 possible
percentages, not 1001. This is the GRIM test (Brown & Heathers 2017, *The GRIM Test*, Social Psychological and
Personality Science 8(4), 363-369) turned around: instead of testing a known n we look for the n under which all
percentages of a question are possible. :func:`reconstruct` weighs every n up to the number of municipalities:

- a percentage that some k/n gives has probability 1/(n + 1), as any k is equally likely beforehand; a larger n explains
  more and is believed less, so that of an n and its multiples the smallest wins unless something speaks for another;
- one that k/n gives only when it is rounded twice (67.949 becomes 67.95 becomes 68.0) has ``TWICE`` of that;
- one that no k/n gives is a typing error with probability ``ERROR``, and may then be any of the 1001 percentages;
- the answers to a single-choice question add up to n at most;
- with probability ``OWN_BASES`` every answer has a base of its own, and any percentage goes (``OWN_BASES_SINGLE`` where
  one answer was allowed, as these share a base);
- whole percentages only tell nothing, as they may have been rounded so;
- from one question to the next in a year the base mostly falls a little, sometimes rises a little and seldom jumps
  (``FALL``, ``RISE``, ``JUMP``; the mean steps are those of the questions whose own percentages leave no doubt).

The product over the questions of a year (a hidden Markov chain, solved by forward-backward) gives the probability of
each n; the order of the questionnaire is thus evidence for every claim, for one of high confidence too. An n below 40
is weighed, so that its multiples are not claimed for it, and never claimed itself. :class:`Reconstruction` says what is
claimed.

On invented surveys with a known n that work as described nearly nine in ten are recovered, with typing errors eight in
ten. ``docs/invented-surveys.md`` reports these and others that work differently: fewer are recovered there, some medium
claims are wrong and hardly any high one. Weighted percentages are the limit: few get a claim, each wrong, none high.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

import numpy as np
import numpy.typing as npt

from data.statistics.fits import Fit

SMALLEST_WEIGHED, SMALLEST_CLAIMED = 5, 40
TWICE, ERROR, OWN_BASES, OWN_BASES_SINGLE = 0.05, 0.02, 0.3, 0.05
CLAIM, HIGH, RIVAL = 0.95, 0.999, 0.01
FALL, RISE, JUMP = 0.75, 0.2, 0.05
MEAN_FALL, MEAN_RISE = 6.0, 3.0

Array = npt.NDArray[np.float64]


def _round(numerator: int, denominator: int) -> set[int]:
    """A fraction as a whole number, half up and half to even."""
    whole, rest = divmod(numerator, denominator)
    if 2 * rest == denominator:
        return {whole + 1, whole + whole % 2}
    return {whole + (2 * rest > denominator)}


@lru_cache(maxsize=1024)
def _possible(base: int) -> dict[int, tuple[int, Fit]]:
    """Each possible percentage in tenths with its count k and how it fits."""
    exact = {tenths: (k, Fit.EXACT) for k in range(base + 1) for tenths in _round(1000 * k, base)}
    twice = {
        tenths: (k, Fit.TWICE)
        for k in range(base + 1)
        for hundredths in _round(10000 * k, base)
        for tenths in _round(hundredths, 10)
    }
    return twice | exact


def fit(percentage: float, base: int) -> Fit:
    """How a percentage with one decimal agrees with ``base``."""
    return _possible(base).get(round(percentage * 10), (0, Fit.NONE))[1]


def fitting_bases(percentages: Sequence[float], population: int) -> list[int]:
    """Every n from 40 to ``population`` for which each percentage is some k/n, rounded once to one decimal."""
    return [
        base
        for base in range(SMALLEST_CLAIMED, population + 1)
        if all(fit(percentage, base) is Fit.EXACT for percentage in percentages)
    ]


@dataclass(frozen=True)
class Published:
    """What is published of one question and year: its percentages, whether one answer was allowed, and any n."""

    percentages: tuple[float, ...]
    single: bool
    reported_n: int | None = None

    @property
    def tells(self) -> bool:
        """Whether any percentage has a decimal; whole ones may have been rounded so."""
        return any(round(percentage * 10) % 10 for percentage in self.percentages)


@dataclass(frozen=True)
class Reconstruction:
    """A base that is inferred, or None where none is credible.

    A base is claimed where one n has a probability of at least ``CLAIM``, given all questions of the year.
    ``confidence`` is *high* where that is at least ``HIGH``, every percentage fits, the question's own percentages
    point to this n before any other, and at least half of the year's questions have an n; else *medium*.
    ``alternatives`` are the other n with a probability of at least ``RIVAL``, most probable first. Where a base is
    claimed, the n that the question's own percentages would choose is among them; where none is, they are named only if
    together they are more probable than that the answers have bases of their own.
    """

    base_n: int | None = None
    confidence: str | None = None
    alternatives: tuple[int, ...] = ()


def reconstruct(questions: Sequence[Published], population: int) -> list[Reconstruction]:
    """Bases of the questions of one year, in the order of the questionnaire; a reported n is taken as known."""
    bases = np.arange(SMALLEST_WEIGHED, population + 1)
    if not questions or not len(bases):
        return [Reconstruction()] * len(questions)
    own = np.array([_own_evidence(question, bases) for question in questions])
    none = np.array([-log(1001) * len(question.percentages) for question in questions])
    # Only ratios within a question matter: without this, many answers would underflow.
    scale = np.maximum(own.max(axis=1), none)
    split = np.array([OWN_BASES_SINGLE if question.single else OWN_BASES for question in questions])
    single = (1 - split)[:, None] * np.exp(own - scale[:, None])
    several = split * np.exp(none - scale)
    for place, question in enumerate(questions):
        if question.reported_n is not None:
            single[place] = bases == question.reported_n if question.reported_n in bases else 1.0
            several[place] = 0.0
    either = single + several[:, None]
    share = _smoothed(either, _steps(bases)) * single / np.maximum(either, 1e-300)
    found = [
        Reconstruction() if question.reported_n is not None else _claim(question, bases, share[place], own[place])
        for place, question in enumerate(questions)
    ]
    return found if _mostly_explained(questions, found) else [_at_most_medium(item) for item in found]


def _own_evidence(question: Published, bases: npt.NDArray[np.int64]) -> Array:
    """Logarithm of the probability of the percentages of one question under each base."""
    tenths = [round(percentage * 10) for percentage in question.percentages]
    if not question.tells:
        return np.full(len(bases), -log(1001) * len(tenths))
    complete = question.single and abs(sum(tenths) - 1000) <= len(tenths)
    evidence = np.full(len(bases), -np.inf)
    for place, base in enumerate(bases.tolist()):
        possible = _possible(base)
        found = [possible.get(value) for value in tenths]
        if question.single and sum(item[0] for item in found if item) > base:
            continue
        evidence[place] = log(base + 1) if complete else 0.0
        for item in found:
            if item is None:
                evidence[place] += log(ERROR / 1001)
            else:
                evidence[place] += log((TWICE if item[1] is Fit.TWICE else 1 - TWICE - ERROR) / (base + 1))
    return evidence


def _steps(bases: npt.NDArray[np.int64]) -> Array:
    """Probability of each base (column) after each base (row)."""
    fall = bases[:, None] - bases[None, :]
    falling = np.where(fall >= 0, (MEAN_FALL / (1 + MEAN_FALL)) ** np.maximum(fall, 0) / (1 + MEAN_FALL), 0)
    rising = np.where(fall < 0, (MEAN_RISE / (1 + MEAN_RISE)) ** np.maximum(-fall - 1, 0) / (1 + MEAN_RISE), 0)
    steps: Array = FALL * falling + RISE * rising + JUMP / len(bases)
    steps /= steps.sum(axis=1, keepdims=True)
    return steps


def _smoothed(evidence: Array, steps: Array) -> Array:
    """Probability of each base per question, given the evidence of all (forward-backward, scaled per question)."""
    forward, backward = np.empty_like(evidence), np.ones_like(evidence)
    before = np.full(evidence.shape[1], 1 / evidence.shape[1])
    for place, row in enumerate(evidence):
        forward[place] = before * row
        forward[place] /= forward[place].sum()
        before = forward[place] @ steps
    for place in range(len(evidence) - 2, -1, -1):
        backward[place] = steps @ (evidence[place + 1] * backward[place + 1])
        backward[place] /= backward[place].sum()
    smoothed = forward * backward
    result: Array = smoothed / smoothed.sum(axis=1, keepdims=True)
    return result


def _claim(question: Published, bases: npt.NDArray[np.int64], share: Array, own: Array) -> Reconstruction:
    """The most probable base where it is probable enough, and what else comes into question."""
    order = np.argsort(-share, kind="stable")
    best, first_alone = int(bases[order[0]]), int(bases[np.argmax(own)])
    rivals = [int(bases[place]) for place in order[:5] if share[place] >= RIVAL]
    if share[order[0]] < CLAIM or best < SMALLEST_CLAIMED:
        likely = sum(share[place] for place in order[: len(rivals)]) >= 0.5
        return Reconstruction(alternatives=tuple(rivals) if likely else ())
    if first_alone not in rivals:
        rivals.append(first_alone)
    fits = all(fit(percentage, best) is Fit.EXACT for percentage in question.percentages)
    sure = share[order[0]] >= HIGH and best == first_alone and fits
    confidence = "high" if sure else "medium"
    return Reconstruction(best, confidence, tuple(base for base in rivals if base != best))


def _mostly_explained(questions: Sequence[Published], found: Sequence[Reconstruction]) -> bool:
    """Whether at least half of the questions that tell something have an n, reported or claimed.

    Where most have none, percentages are probably no shares k/n at all, as when they are weighted, and one that fits
    nevertheless does so by chance.
    """
    known = [
        item.base_n is not None or question.reported_n is not None
        for question, item in zip(questions, found, strict=True)
        if question.tells
    ]
    return 2 * sum(known) >= len(known)


def _at_most_medium(item: Reconstruction) -> Reconstruction:
    return item if item.confidence is None else replace(item, confidence="medium")
