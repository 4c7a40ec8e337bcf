"""Invented surveys by group: few municipalities, groups of very unequal size, answers that hardly anyone chose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from data.statistics import Breakdown, Member


def invented(rng: np.random.Generator, *, mode: str, within: bool) -> Breakdown:
    """Two dimensions or three, of which the last may lie within the second; ``mode`` is single, multiple or own."""
    whole = int(rng.integers(30, 90))
    levels = rng.integers(3, 6, 2).tolist()
    columns = [rng.choice(levels[place], whole, p=rng.dirichlet(np.ones(levels[place]))) for place in range(2)]
    if within:
        columns.append(columns[1] // 2)
    groups = [frozenset(f"{'abc'[i]}{value}" for i, value in enumerate(of)) for of in zip(*columns, strict=True)]
    taking = rng.random(whole) < rng.uniform(0.2, 0.8)
    options = int(rng.integers(2, 5))
    shares = rng.dirichlet(np.full(options, 0.6))
    if mode == "single":
        chose = rng.choice(options, whole, p=shares)[:, None] == np.arange(options)
    else:
        chose = rng.random((whole, options)) < rng.choice([0.02, 0.1, 0.5, 0.97], options)
    asked = rng.random((whole, options)) < (0.8 if mode == "own" else 1)
    members = [
        Member(
            here,
            len(rows := [row for row in range(whole) if groups[row] == here and taking[row]]),
            {f"o{k}": int((chose & asked)[rows, k].sum()) for k in range(options)},
            {f"o{k}": int(asked[rows, k].sum()) for k in range(options)} if mode == "own" else {},
        )
        for here in dict.fromkeys(groups)
    ]
    populations = {group: sum(group in of for of in groups) for group in frozenset().union(*groups)}
    return replace(by_group(members), single=mode == "single", populations=populations)


def by_group(members: Sequence[Member]) -> Breakdown:
    """The table of some members."""
    names = sorted(frozenset().union(*(member.groups for member in members)))

    def tally(option: str, what: str) -> dict[str, int]:
        return {
            name: sum(getattr(member, what).get(option, 0) for member in members if name in member.groups)
            for name in names
        }

    sizes = {name: sum(member.n for member in members if name in member.groups) for name in names}
    return Breakdown(
        {
            letter: {name: sizes[name] for name in names if name[0] == letter}
            for letter in dict.fromkeys(n[0] for n in names)
        },
        {option: tally(option, "counts") for option in members[0].counts},
        {option: tally(option, "own_sizes") for option in members[0].own_sizes},
        members=members,
    )
