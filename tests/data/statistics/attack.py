"""An attacker on tables by group: integer linear programming over every survey that gives what was published.

Independent of how is chosen what to hide: it knows n and counts of all, of every group and cell that is shown, how many
municipalities a group has, which groups can occur together, and that a group with n = 0 is shown as such.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import ceil, floor

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_array

from data.statistics import Breakdown, Hidden

Term = tuple[str, str, int]
"""What is counted (n, own or chose), of which answer, of which combination of groups."""


@dataclass
class Attack:
    """What can be known of hidden numbers of ``table``, whose members are the combinations of groups that exist."""

    table: Breakdown
    hidden: Hidden
    may_be_none: frozenset[str]
    whole_numbers: bool
    places: dict[Term, int] = field(default_factory=dict)
    rows: list[tuple[dict[int, int], float, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.groups = [member.groups for member in self.table.members]
        self.known_totals()
        self.known_of_groups()
        self.known_of_everyone()
        matrix = lil_array((len(self.rows), len(self.places)))
        for row, (terms, _, _) in enumerate(self.rows):
            for place, factor in terms.items():
                matrix[row, place] = factor
        self.constraint = LinearConstraint(
            matrix.tocsr(), *zip(*((low, high) for _, low, high in self.rows), strict=True)
        )

    def term(self, what: str, option: str, member: int) -> int:
        """The place of a number among those that are not known."""
        own = option if what == "chose" or option in self.table.own_sizes else ""
        return self.places.setdefault(("n" if what == "own" and not own else what, own, member), len(self.places))

    def of(self, what: str, option: str, group: str | None = None) -> dict[int, int]:
        """The sum of a group, or of all."""
        inside = [place for place, groups in enumerate(self.groups) if group is None or group in groups]
        return {self.term(what, option, place): 1 for place in inside}

    def know(self, terms: dict[int, int], low: float, high: float) -> None:
        """That a sum lies between two ends."""
        self.rows.append((terms, low, high))

    def known_totals(self) -> None:
        """The numbers of all municipalities."""
        members = self.table.members
        self.know(self.of("n", ""), *[sum(member.n for member in members)] * 2)
        for option in self.table.counts:
            self.know(self.of("chose", option), *[sum(member.counts.get(option, 0) for member in members)] * 2)
        for option in self.table.own_sizes:
            self.know(self.of("own", option), *[sum(member.own_sizes.get(option, 0) for member in members)] * 2)

    def known_of_groups(self) -> None:
        """The numbers that are shown, and that at least one and at most all municipalities of a group took part."""
        for groups in self.table.sizes.values():
            for group, n in groups.items():
                most = self.table.populations.get(group, np.inf)
                shown = group not in self.hidden.groups
                self.know(
                    self.of("n", "", group), *((n, n) if shown else (0 if group in self.may_be_none else 1, most))
                )
                for option, counts in self.table.counts.items():
                    if not shown:
                        continue
                    own = self.table.own_sizes.get(option, groups)[group]
                    if (group, option) not in self.hidden.cells:
                        self.know(self.of("chose", option, group), counts.get(group, 0), counts.get(group, 0))
                        self.know(self.of("own", option, group), own, own)

    def known_of_everyone(self) -> None:
        """Of the municipalities of the same groups at most n answered, and at most these chose; once, where single."""
        for member in range(len(self.groups)):
            chosen = {}
            for option in self.table.counts:
                chose, own = self.term("chose", option, member), self.term("own", option, member)
                chosen[chose] = 1
                self.know({chose: 1, own: -1}, -np.inf, 0)
                if option in self.table.own_sizes:
                    self.know({own: 1, self.term("n", "", member): -1}, -np.inf, 0)
            if self.table.single:
                self.know({**chosen, self.term("n", "", member): -1}, 0, 0)

    def is_wide(self, what: str, option: str, group: str, true: int, wanted: int) -> bool:
        """Whether so many other numbers than the true one are possible; half of the work where the larger ones are."""
        goal = self._goal(what, option, group)
        high = floor(1e-6 - self._least(-goal))
        assert true <= high, (what, option, group, true, high)
        return high - true >= wanted or high - ceil(self._least(goal) - 1e-6) >= wanted

    def range(self, what: str, option: str, group: str) -> tuple[int, int]:
        """The least and the most that a number can be."""
        goal = self._goal(what, option, group)
        ends = [self._least(sign * goal) * sign for sign in (1, -1)]
        return ceil(ends[0] - 1e-6), floor(ends[1] + 1e-6)

    def _goal(self, what: str, option: str, group: str) -> npt.NDArray[np.float64]:
        goal = np.zeros(len(self.places))
        goal[list(self.of(what, option, group))] = 1
        return goal

    def _least(self, goal: npt.NDArray[np.float64]) -> float:
        # With its presolve, HiGHS misses surveys in whole numbers that are possible.
        found = milp(
            goal,
            constraints=self.constraint,
            bounds=Bounds(0, 300),
            integrality=np.full(len(goal), self.whole_numbers),
            options={"presolve": not self.whole_numbers},
        )
        assert found.success, found.message
        return float(found.fun)


def revealed(table: Breakdown, hidden: Hidden, threshold: int, *, whole_numbers: bool) -> Iterator[str]:
    """What an attacker finds that should not be found; empty for each thing that is not."""
    whole = frozenset(group for of in table.sizes.values() if hidden.groups.issuperset(of) for group in of)
    attack = Attack(table, hidden, whole, whole_numbers)
    sizes = {group: n for of in table.sizes.values() for group, n in of.items()}
    # What anyone knows who sees only that no municipality of some groups took part.
    seen = frozenset(group for group, n in sizes.items() if not n) - whole
    unseen = Attack(
        table,
        Hidden(frozenset(sizes) - seen, frozenset()),
        frozenset(one for one in whole if not sizes[one]),
        whole_numbers,
    )

    def is_narrow(what: str, option: str, group: str, true: int, wanted: int) -> str:
        if attack.is_wide(what, option, group, true, wanted):
            return ""
        low, high = attack.range(what, option, group)
        least, most = unseen.range(what, option, group)
        return f"{what} {option} of {group} is {low} to {high}" if high - low < min(wanted, most - least) else ""

    for group in sorted(hidden.groups):
        yield is_narrow("n", "", group, sizes[group], threshold - 1 if sizes[group] < threshold else 1)
    cells = {(group, option) for group in hidden.groups for option in table.counts if sizes[group]} | hidden.cells
    for group, option in sorted(cells):
        own = sum(member.own_sizes.get(option, member.n) for member in table.members)
        if 0 < sum(member.counts.get(option, 0) for member in table.members) < own:
            true = table.counts[option].get(group, 0)
            yield "" if attack.is_wide("chose", option, group, true, 1) else f"{option} in {group} is {true}"
        n = table.own_sizes.get(option, sizes)[group]
        # The n of an answer is no secret where it is large enough, and was hidden for what chose it.
        if option in table.own_sizes and (n < threshold or group in hidden.groups):
            of = next(of for of in table.sizes.values() if group in of)
            rest = [one for one in of if of[one] and one not in hidden.groups and (one, option) not in hidden.cells]
            yield is_narrow("own", option, group, n, threshold - 1 if rest and group not in hidden.groups else 1)
