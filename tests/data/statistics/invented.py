"""Writes docs/invented-surveys.md: what the recovered bases and the test of changes do where the truth is known.

Run as ``python -m tests.data.statistics.invented``; a test compares the document with what the runs give.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from tests.data.statistics import invented_bases as bases
from tests.data.statistics import invented_waves as waves
from tests.data.statistics.invented_bases import PROCESSES, Tally
from tests.data.statistics.invented_waves import OVERLAPS, Spoke, View

DOCUMENT = Path(__file__).parents[3] / "docs" / "invented-surveys.md"
CHANGE = 0.15
READINESS = ((1.0, 1.0), (1.5, 1.5), (1.0, 1.5))
"""How much readier to take part those are who would choose the first answer, in the first wave and the second."""

KNOWN = tuple(product(View, (0.0, 0.5, 1.0), (True, False)))
KNOWN_COLUMNS = (
    "take part again",
    "answers allowed",
    "clear, ignored",
    "clear, known",
    "clear or likely, ignored",
    "clear or likely, known",
)

TEXT = """\
# Invented surveys

What the recovered n and the test of changes do where the truth is known. Written by
`python -m tests.data.statistics.invented`; a test makes the same runs, compares them with this page, and sets bounds
that they must stay within (`tests/data/statistics/test_invented.py`).

## Recovered n

Years of {questions} questions, invented by a process each (`invented_bases.py`); "as assumed" is what
`data/statistics/bases.py` describes. A claim is right where at least half of the answers have that n, and far off where
it is more than a tenth from their mean n. Shares of claims, but for *n claimed* and *high*, which are of all questions.

{bases}

- *Typing errors*: 4% of the percentages. *Routing*: 30% of the questions are asked of 30-90% of the respondents.
  *Skipped answers*: each answer of a question with several is skipped by 3%, so that most questions have no n in
  common. *Weighted*: shares weighted by five groups, so that no percentage is k/n. *Mixed*: a fifth of the questions
  for each of routing, skipping and weighting, and 2% typing errors.
- Under routing the neighbours sometimes choose a multiple of the true n. Such a claim is medium, and the true n is then
  among its alternatives; margins and tests are made with the smallest of them.
- Weighted percentages give few claims, all of them wrong. This is a limit: nothing within one question tells them from
  k/n. That such years give almost no claims does, and is why *high* asks that half of the year's questions have an n.
- *High* is seldom wrong, not never: the mixed process shows it.
- The report has an n for 8 in 10 of its question-years or more (README). Routing, skipped answers and weights come not
  near that, so that most of its answers probably share an n and are not weighted.

## The test of changes where nothing changed

{pairs} pairs of waves of {smallest}-{largest} of {population} municipalities for each row (`invented_waves.py`), with
{answers} answers to a question. The rates are those of *any* answer being called changed: they should be 5% at most.
*Clear* is found with and without the finite-population correction, *likely* only with it.

{quiet}

- *Fixed*: all {population} municipalities together answer the same in both years, and a fifth of them trade answers.
  The correction is made for this: both verdicts keep to 5% where at least as many take part again as chance gives,
  about 39%. With many the test is cautious.
- Where none takes part again, the two waves differ more than two independent draws would, and only *clear* keeps to 5%.
- *Redrawn*: only the probabilities stay and every municipality answers anew. Then the correction is too narrow, and
  only *clear* keeps to 5%.

## The test of changes where something changed

The first answer rises by {change} percentage points, from 30% to 45% (in a single-choice question in place of the
second); shares of the pairs in which that answer is called changed. The difference between the columns is what asking
for *clear* costs.

{power}

## Where it is known who took part twice

The test that reckons with the overlap (`data/statistics/overlap.py`) against the one that ignores it. First where
nothing changed:

{known_quiet}

- *Fixed*: the test that ignores the overlap finds too much where none took part again and too little where all did; the
  other keeps to 5% in both verdicts, as near as so many runs can tell.
- *Redrawn*: answers of a municipality in two years have nothing in common, so that nothing can be gained. *Likely*
  still speaks too often where many took part again, as the correction is too narrow there.

Then where the first answer rises by {change} percentage points, as above:

{known_power}

Of the 95% intervals of changes (*fixed*, several answers) where nothing changed these shares hold that:

{known_held}

- Newcombe's holds it a little more often than Wald's, and is used.

## What margins do not cover: who takes part

Who would choose the first answer is readier to take part by the factor named; nothing changed. *Margin* is the share of
95% margins (second wave) that hold the percentage of all municipalities, the rest is called changed.

{selected}

- The same readiness in both years makes every percentage wrong and leaves the test of changes as it is.
- Readiness that changes looks like a change of the answers. No verdict can tell these apart.
"""


@dataclass(frozen=True)
class Measured:
    """The outcome of all runs; a boolean in a key says whether one answer was allowed."""

    bases: dict[str, Tally]
    quiet: dict[tuple[View, float | None, bool], Spoke]
    power: dict[tuple[View, bool], Spoke]
    selected: dict[tuple[float, float], tuple[float, Spoke]]
    known_quiet: dict[tuple[View, float, bool], tuple[Spoke, Spoke]]
    known_power: dict[tuple[View, float, bool], tuple[Spoke, Spoke]]
    known_held: dict[float, tuple[float, float]]


def measure() -> Measured:
    """All runs, in half a minute."""
    selected = {}
    for readiness in READINESS:
        drawn, truth = waves.draw_selected(*readiness)
        selected[readiness] = waves.covered(drawn, truth), waves.spoke(drawn)
    return Measured(
        bases={name: bases.run(process) for name, process in PROCESSES.items()},
        quiet={
            (view, overlap, single): waves.spoke(waves.draw(view, single=single, overlap=overlap))
            for view in View
            for overlap in OVERLAPS
            for single in (True, False)
        },
        power={
            (view, single): waves.spoke(waves.draw(view, single=single, overlap=None, change=CHANGE))
            for view in View
            for single in (True, False)
        },
        selected=selected,
        known_quiet={key: _known(key, 0.0) for key in KNOWN},
        known_power={key: _known(key, CHANGE) for key in KNOWN},
        known_held={
            overlap: waves.held(waves.draw(View.FIXED, single=False, overlap=overlap)) for overlap in (0.5, 0.8, 1.0)
        },
    )


def _known(key: tuple[View, float, bool], change: float) -> tuple[Spoke, Spoke]:
    """The test that ignores the overlap, and the one that reckons with it."""
    view, overlap, single = key
    drawn = waves.draw(view, single=single, overlap=overlap, change=change)
    return waves.spoke(drawn), waves.spoke(drawn, known=True)


def document(measured: Measured) -> str:
    """The text of the document."""
    return TEXT.format(
        questions=bases.QUESTIONS,
        bases=_table(
            ["process", "questions", "n claimed", "right", "wrong", "true n named", "far off", "high", "high wrong"],
            [[name, *_tally(tally)] for name, tally in measured.bases.items()],
        ),
        pairs=waves.PAIRS,
        smallest=waves.SMALLEST,
        largest=waves.LARGEST,
        population=waves.POPULATION,
        answers=waves.ANSWERS,
        quiet=_table(
            ["nothing changed", "take part again", "answers allowed", "clear", "clear or likely"],
            [
                [view, _overlap(overlap), _allowed(single), *_rates(spoke.clear, spoke.clear_or_likely)]
                for (view, overlap, single), spoke in measured.quiet.items()
            ],
        ),
        change=round(100 * CHANGE),
        power=_table(
            ["else", "answers allowed", "clear", "clear or likely"],
            [
                [view, _allowed(single), *_rates(spoke.first_clear, spoke.first_clear_or_likely)]
                for (view, single), spoke in measured.power.items()
            ],
        ),
        known_quiet=_table(
            ["nothing changed", *KNOWN_COLUMNS],
            [
                [*_key(key), *_rates(ignored.clear, spoke.clear, ignored.clear_or_likely, spoke.clear_or_likely)]
                for key, (ignored, spoke) in measured.known_quiet.items()
            ],
        ),
        known_power=_table(
            ["else", *KNOWN_COLUMNS],
            [
                [
                    *_key(key),
                    *_rates(ignored.first_clear, spoke.first_clear),
                    *_rates(ignored.first_clear_or_likely, spoke.first_clear_or_likely),
                ]
                for key, (ignored, spoke) in measured.known_power.items()
            ],
        ),
        known_held=_table(
            ["take part again", "Newcombe", "Wald"],
            [[_overlap(overlap), *_rates(*held)] for overlap, held in measured.known_held.items()],
        ),
        selected=_table(
            ["first wave", "second wave", "margin", "clear", "clear or likely"],
            [
                [f"{first:g}", f"{second:g}", *_rates(held, spoke.clear, spoke.clear_or_likely)]
                for (first, second), (held, spoke) in measured.selected.items()
            ],
        ),
    )


def _key(key: tuple[View, float, bool]) -> list[str]:
    view, overlap, single = key
    return [view, _overlap(overlap), _allowed(single)]


def _tally(tally: Tally) -> list[str]:
    claimed = max(1, tally.claimed)
    wrong = tally.claimed - tally.right
    return [
        str(tally.questions),
        *_rates(tally.claimed / tally.questions),
        *_rates(tally.right / claimed, wrong / claimed, tally.named / claimed, tally.far / claimed),
        *_rates(tally.high / tally.questions),
        f"{tally.high - tally.high_right} of {tally.high}",
    ]


def _rates(*shares: float) -> list[str]:
    return [f"{100 * share:.1f}%" for share in shares]


def _overlap(overlap: float | None) -> str:
    return "by chance" if overlap is None else f"{100 * overlap:.0f}%"


def _allowed(single: bool) -> str:
    return "one" if single else "several"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


if __name__ == "__main__":
    DOCUMENT.write_text(document(measure()), encoding="utf-8")
