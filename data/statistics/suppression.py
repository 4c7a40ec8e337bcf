"""Which groups are too small to be shown, and what else must then be hidden: primary and complementary suppression.

A group of fewer municipalities than a threshold is hidden. What is shown of the others would still give it away, as the
groups of a dimension add up to all municipalities, so that more must be hidden with it (Cox 1980, *Suppression
Methodology and Statistical Disclosure Control*, Journal of the American Statistical Association 75, 377-385; Hundepool
et al. 2012, *Statistical Disclosure Control*, chapter 4). An attacker is taken to know every n and every count that is
shown, of all municipalities too (percentages at one decimal with n give these), how many municipalities there are in
each group, and which groups have none in common. What is hidden guarantees that then

- a hidden n below the threshold has as many possible values as that, or every one that the number of municipalities
  allows, and another hidden n has at least two;
- no hidden count is certain, unless ``alle`` tells it: all municipalities or none of them chose the answer, or the
  group is all of them.

It does so by construction (:mod:`data.statistics.exchanges`). Not guarded against: knowledge of how what is hidden was
chosen (*minimality*: Wong et al. 2007, *Minimality Attack in Privacy Preserving Data Publishing*), how many
municipalities two groups have in common, and a question that was asked of those who gave one answer to another: its n
per group is the count of that answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from math import inf

from data.statistics.exchanges import Groups, Member, Tally, opposites

THRESHOLD = 5
"""Municipalities below which a group is hidden."""

Sizes = Mapping[str, int]


@dataclass(frozen=True)
class Breakdown:
    """One question in one year, by group.

    ``sizes`` has n per group of each dimension. ``counts`` has per answer and group how many chose it, and
    ``own_sizes`` the n of an answer that has its own (of all groups then); what a group does not have was not asked.
    ``single`` says that the counts of a group add up to its n. ``populations`` are the municipalities of each group,
    where that is known. ``members`` has the same municipalities by combination of groups; without these the dimensions
    are taken to have nothing in common but the total, and one that lies within another may give it away.
    """

    sizes: Mapping[str, Sizes]
    counts: Mapping[str, Sizes] = field(default_factory=dict)
    own_sizes: Mapping[str, Sizes] = field(default_factory=dict)
    single: bool = False
    populations: Sizes = field(default_factory=dict)
    members: Collection[Member] = ()


@dataclass(frozen=True)
class Hidden:
    """What may not be shown: of ``groups`` n and every percentage, and of others the ``cells`` (group, answer)."""

    groups: frozenset[str]
    cells: frozenset[tuple[str, str]]


def suppress(table: Breakdown, threshold: int = THRESHOLD, ranks: Sizes | None = None) -> Hidden:
    """What must be hidden of a question in a year, with the least loss: of what can be hidden besides, the smallest.

    Hidden are groups of 1 up to ``threshold`` - 1 municipalities. n = 0 is shown: it says nothing of anyone's answers;
    unless all of a dimension must be hidden. An own n is held to the same rule, for its answer alone. ``ranks`` are the
    sizes to choose by: of all questions the largest n of each group keeps the choice the same in all of them, so that
    these do not give each other away.
    """
    sizes = {group: n for of in table.sizes.values() for group, n in of.items()}
    searches = [
        _Search(replace(table, sizes=of), members, threshold, {**sizes, **(ranks or {})})
        for of, members in _apart(table)
    ]
    for search in searches:
        search.hide_groups()
        search.hide_cells()
    groups = frozenset().union(*(search.groups for search in searches))
    cells = {
        (group, option)
        for one in searches
        for option, of in one.cells.items()
        for group in of - one.groups
        if sizes[group]
    }
    return Hidden(groups, frozenset(cells))


def _apart(table: Breakdown) -> list[tuple[Mapping[str, Sizes], list[Member]]]:
    """The dimensions that are looked at together, with their members: all, or each by itself."""
    if table.members:
        return [(table.sizes, list(table.members))]

    def of(group: str, numbers: Mapping[str, Sizes]) -> dict[str, int]:
        return {option: by_group[group] for option, by_group in numbers.items() if group in by_group}

    return [
        (
            {dimension: sizes},
            [
                Member(
                    frozenset({group}),
                    n,
                    of(group, table.counts),
                    {option: of(group, table.own_sizes).get(option, 0) for option in table.own_sizes},
                )
                for group, n in sizes.items()
            ],
        )
        for dimension, sizes in table.sizes.items()
    ]


@dataclass
class _Search:
    """What is hidden so far of a table: whole ``groups``, and per answer the groups whose ``cells`` are."""

    table: Breakdown
    members: list[Member]
    threshold: int
    ranks: Sizes
    groups: set[str] = field(default_factory=set)
    cells: dict[str, set[str]] = field(default_factory=dict)

    def hide_groups(self) -> None:
        """Hide groups that are too small, and others until no n of them is known."""
        whole: set[str] = set()
        amounts = [member.n for member in self.members]
        tally = Tally(
            [member.groups for member in self.members],
            amounts,
            {group for of in self.table.sizes.values() for group, n in of.items() if 0 < n < self.threshold},
            least=lambda group: 0 if group in whole else 1,
            most=lambda group: self.table.populations.get(group, inf),
            room=[inf] * len(amounts),
            dimensions=[list(of) for of in self.table.sizes.values()],
            free={},
        )
        self._widen(tally, whole)
        self.groups = tally.hidden

    def hide_cells(self) -> None:
        """Hide answers in groups that are shown, as long as one asks for another."""
        self.cells = {option: set(self.groups) for option in self.table.counts}
        before = None
        while self.cells != before:
            before = {option: set(groups) for option, groups in self.cells.items()}
            for option in self.table.counts:
                if option in self.table.own_sizes:
                    self._hide_sizes(option)
                self._hide_counts(option)

    def _hide_sizes(self, option: str) -> None:
        """Hide an answer with its own n in the groups in which that is too small, and in others until none is known."""
        sizes = self.table.own_sizes[option]
        of_group = {group: n for of in self.table.sizes.values() for group, n in of.items()}
        whole = set(self.groups)
        tally = Tally(
            [member.groups for member in self.members],
            [member.own_sizes.get(option, 0) for member in self.members],
            self.cells[option] | {group for group in of_group if 0 < sizes.get(group, 0) < self.threshold},
            least=lambda group: 0 if group in whole else 1,
            most=lambda group: self.table.populations.get(group, inf) if group in self.groups else of_group[group],
            room=[member.n for member in self.members],
            dimensions=[list(of) for of in self.table.sizes.values()],
            free={group: of_group[group] for group in self.groups},
        )
        self._widen(tally, whole)
        self.cells[option] = tally.hidden

    def _widen(self, tally: Tally, whole: set[str]) -> None:
        """Hide more, until each hidden n has enough possible values or nothing is left to hide.

        Where no group with municipalities is left, all of a dimension is hidden (``whole``), its empty groups too.
        """
        while narrow := [group for group in sorted(tally.hidden) if not tally.is_open(group, self.threshold)]:
            sizes = tally.sizes
            more = [
                extra
                for group in narrow
                for one, other in tally.pairs(group)
                if (extra := (tally.members[one] ^ tally.members[other]) - tally.hidden)
                and all(sizes[name] for name in extra)
            ]
            if more:
                tally.hidden |= min(more, key=self._loss)
                continue
            rest = [
                set(of)
                for of in self.table.sizes.values()
                if not whole.issuperset(of) and not of.keys().isdisjoint(narrow)
            ]
            if not rest:
                return
            whole |= rest[0]
            tally.hidden |= rest[0]

    def _hide_counts(self, option: str) -> None:
        """Hide an answer in more groups, until in those where it is hidden no count is certain."""
        for group in sorted(self.cells[option]):
            inside = [member for member in self.members if group in member.groups]
            outside = [member for member in self.members if group not in member.groups]
            # Most often it is hidden enough already: by members that differ in hidden groups only.
            alike: dict[Groups, list[Member]] = {}
            for member in outside:
                alike.setdefault(member.groups - self.cells[option], []).append(member)
            near = ((one, other) for one in inside for other in alike.get(one.groups - self.cells[option], []))
            if any(not cells for cells in self._exchanges(near, option)):
                continue
            everything = self._exchanges(product(inside, outside), option)
            for name, of in min(everything, key=self._loss_of_cells, default=()):
                self.cells[of].add(name)

    def _exchanges(self, pairs: Iterable[tuple[Member, Member]], option: str) -> Iterator[frozenset[tuple[str, str]]]:
        """Each exchange of answers that makes another count, as the cells to hide for it."""
        options = list(self.table.counts) if self.table.single else None
        for one, other in pairs:
            for changed in opposites(one, other, option, options):
                differ = one.groups ^ other.groups
                yield frozenset((name, of) for of in changed for name in differ - self.cells[of])

    def _loss(self, groups: Collection[str]) -> tuple[int, list[str]]:
        return sum(self.ranks[group] for group in groups), sorted(groups)

    def _loss_of_cells(self, cells: Collection[tuple[str, str]]) -> tuple[int, list[tuple[str, str]]]:
        return sum(self.ranks[group] for group, _ in cells), sorted(cells)
