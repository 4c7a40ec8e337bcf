"""What could be otherwise without any published number changing: the guarantee of what is hidden.

A municipality can change places with another, or its answer with that of another, unnoticed where the groups in which
they differ are hidden. Each such exchange is another survey that gives the same tables, so that whoever has only these
cannot tell which one took place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Groups = frozenset[str]


@dataclass(frozen=True)
class Member:
    """The municipalities that belong to the same groups, one of each dimension: how many, and who chose what.

    ``counts`` has the number by answer. ``own_sizes`` has n by answer, of answers that have their own. With ``n`` 0 it
    says that there are municipalities of these groups, of which none took part.
    """

    groups: Groups
    n: int
    counts: Mapping[str, int] = field(default_factory=dict)
    own_sizes: Mapping[str, int] = field(default_factory=dict)


@dataclass
class Tally:
    """Numbers of municipalities by member, of which those in some groups are ``hidden``: n, or n of an answer.

    Anyone knows that the number of a group is from ``least`` to ``most``. ``room`` is how many a member can have as it
    is; where n of the groups is hidden too (``free``, with that n), a municipality may come with its answer.
    """

    members: Sequence[Groups]
    amounts: list[int]
    hidden: set[str]
    least: Callable[[str], int]
    most: Callable[[str], float]
    room: Sequence[float]
    dimensions: Sequence[Collection[str]]
    free: Mapping[str, int]

    @property
    def sizes(self) -> dict[str, int]:
        """The number of each group."""
        found: dict[str, int] = {}
        for groups, amount in zip(self.members, self.amounts, strict=True):
            for group in groups:
                found[group] = found.get(group, 0) + amount
        return found

    def is_open(self, group: str, threshold: int) -> bool:
        """Whether enough other numbers of the group are possible: of a small one as many as the threshold, or all that
        anyone could think of; of another hidden one any.
        """
        wanted = threshold - 1 if self.sizes[group] < threshold else 1
        wanted = int(min(wanted, self._most_thinkable(group) - self.least(group)))
        return self._steps(group, wanted, into=True) + self._steps(group, wanted, into=False) >= wanted

    def _most_thinkable(self, group: str) -> float:
        """The most that a group can have, also as its municipalities are in other groups that have hardly any."""
        sizes = self.sizes
        met = {other for groups in self.members if group in groups for other in groups}
        most = {other: self.most(other) if sizes[other] or other in self.hidden else 0 for other in met}
        sums = [sum(most[other] for other in of if other in met) for of in self.dimensions]
        return min(most[group], *sums)

    def _steps(self, group: str, wanted: int, *, into: bool) -> int:
        """How many municipalities can move into a group, or out of it, one after the other and unnoticed."""
        members, amounts, sizes = self.members, list(self.amounts), self.sizes
        pairs = [
            (giver, taker)
            for inside, outside in self.pairs(group)
            for giver, taker in [(outside, inside) if into else (inside, outside)]
            if members[giver] ^ members[taker] <= self.hidden
        ]
        present = dict(self.free)
        for step in range(wanted):
            for giver, taker in pairs:
                gone, come = members[giver] - members[taker], members[taker] - members[giver]
                stays = amounts[taker] < self.room[taker]
                if (
                    amounts[giver]
                    and all(sizes[one] > self.least(one) for one in gone)
                    and all(sizes[one] < self.most(one) for one in come)
                    and (stays or self._can_move(present, gone, come))
                ):
                    break
            else:
                return step
            amounts[giver] -= 1
            amounts[taker] += 1
            for changed, by in ((gone, -1), (come, 1)):
                sizes.update({one: sizes[one] + by for one in changed})
                present.update({} if stays else {one: present[one] + by for one in changed})
        return wanted

    def _can_move(self, present: Mapping[str, int], gone: Groups, come: Groups) -> bool:
        """Whether a municipality itself can be of other groups."""
        return (
            gone | come <= present.keys()
            and all(present[one] > 1 for one in gone)
            and all(present[one] < self.most(one) for one in come)
        )

    def pairs(self, group: str) -> Iterator[tuple[int, int]]:
        """The places of members in the group, each with those of members outside it."""
        inside = [place for place, groups in enumerate(self.members) if group in groups]
        outside = [place for place, groups in enumerate(self.members) if group not in groups]
        return ((one, other) for one in inside for other in outside)


def opposites(one: Member, other: Member, option: str, options: Collection[str] | None) -> Iterator[frozenset[str]]:
    """The answers that change where someone in ``one`` and someone in ``other`` exchange theirs to ``option``.

    One of them chose it, and the other did not or was not asked; nothing where that is not so. ``options`` are all
    answers where one was allowed, so that a second one changes with it.
    """
    for chooser, refuser in ((one, other), (other, one)):
        if not chooser.counts.get(option):
            continue
        if options is not None:
            yield from (
                frozenset({option, chosen}) for chosen in options if chosen != option and refuser.counts.get(chosen)
            )
        elif refuser.counts.get(option, 0) < refuser.n:
            yield frozenset({option})
