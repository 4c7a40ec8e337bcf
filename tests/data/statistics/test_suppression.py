"""What is hidden of groups, against an attacker who tries every survey that gives what was published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from data.statistics import Breakdown, Hidden, Member, suppress
from tests.data.statistics.attack import revealed
from tests.data.statistics.invented_groups import by_group, invented

MODES = ("single", "multiple", "own")


def found(table: Breakdown, hidden: Hidden, *, whole_numbers: bool = False) -> list[str]:
    return [text for text in revealed(table, hidden, 5, whole_numbers=whole_numbers) if text]


def member(groups: str, n: int, **counts: int) -> Member:
    return Member(frozenset(groups.split()), n, counts)


def groups(hidden: Hidden) -> set[str]:
    return set(hidden.groups)


@pytest.mark.parametrize("within", [False, True])
@pytest.mark.parametrize("mode", MODES)
def test_an_attacker_finds_nothing_that_is_hidden(mode: str, within: bool) -> None:
    """Tables of which there must be enough with something to hide and something to show."""
    hidden, shown, cells = 0, 0, 0
    for seed in range(18):
        table = invented(np.random.default_rng(seed), mode=mode, within=within)
        what = suppress(table)
        assert found(table, what) == [], seed
        hidden += len(what.groups)
        shown += sum(n >= 5 and group not in what.groups for of in table.sizes.values() for group, n in of.items())
        cells += len(what.cells)
    assert min(hidden, shown, cells) > 20


def test_nor_does_one_who_knows_that_municipalities_are_whole() -> None:
    for seed in range(9):
        table = invented(np.random.default_rng(1000 + seed), mode=MODES[seed % 3], within=seed % 2 == 1)
        assert found(table, suppress(table), whole_numbers=True) == [], seed


def test_the_attacker_is_able() -> None:
    """Hiding only what is too small gives it away in nearly every table, and so does too few cells."""
    caught = 0
    for seed in range(12):
        table = invented(np.random.default_rng(seed), mode="multiple", within=False)
        small = frozenset(group for of in table.sizes.values() for group, n in of.items() if 0 < n < 5)
        what = suppress(table)
        if small and small != what.groups:
            caught += 1
            assert found(table, Hidden(small, frozenset())) != []
        for cell in list(what.cells)[:3]:
            caught += bool(found(table, Hidden(what.groups, what.cells - {cell})))
    assert caught > 12


def test_the_second_group_is_the_smallest_that_can_be() -> None:
    sizes = {"a": 3, "b": 6, "c": 5, "d": 40, "e": 0}
    assert groups(suppress(Breakdown({"G": sizes}))) == {"a", "c"}
    assert groups(suppress(Breakdown({"G": sizes}, populations={"c": 5}))) == {"a", "c"}
    assert groups(suppress(Breakdown({"G": sizes}), ranks={"c": 9})) == {"a", "b"}, "elsewhere c is larger"
    assert groups(suppress(Breakdown({"G": sizes}), threshold=3)) == set()
    assert groups(suppress(Breakdown({"G": {"a": 1, "b": 1, "c": 1, "d": 1, "e": 8}}))) == {"a", "b", "c", "d", "e"}


def test_where_none_took_part_that_is_shown_unless_all_is_hidden() -> None:
    assert groups(suppress(Breakdown({"G": {"a": 0, "b": 9, "c": 9}}))) == set()
    assert groups(suppress(Breakdown({"G": {"a": 0, "b": 1, "c": 1}}))) == {"a", "b", "c"}


def test_dimensions_share_only_the_total() -> None:
    hidden = suppress(Breakdown({"G": {"a": 3, "b": 6, "c": 40}, "P": {"x": 20, "y": 29}}))
    assert groups(hidden) == {"a", "b"}


def north(*more: Member) -> Breakdown:
    """Provinces that lie within parts of the country."""
    rows = [("Gr", "N", 3), ("Ut", "Z", 7), ("Zh", "Z", 20)]
    table = by_group([*(member(f"{province} {part}", n) for province, part, n in rows), *more])
    by_part = {name: {g: n for of in table.sizes.values() for g, n in of.items() if len(g) == size}
               for name, size in (("P", 2), ("L", 1))}  # fmt: skip
    return replace(table, sizes=by_part)


def test_a_group_that_another_contains_is_hidden_with_it() -> None:
    assert groups(suppress(north(member("Fr N", 6)))) == {"Gr", "Fr"}, "Utrecht would leave Noord minus Friesland"
    assert groups(suppress(north())) == {"Gr", "N", "Ut", "Z"}, "Noord is Groningen"
    apart = replace(north(), members=())
    assert groups(suppress(apart)) == {"Gr", "Ut", "N", "Z"}
    assert found(north(member("Fr N", 6)), Hidden(frozenset({"Gr", "Ut"}), frozenset())) != []


def test_an_answer_that_none_of_the_hidden_gave_is_hidden_in_another_group() -> None:
    sizes = {"G": {"a": 3, "b": 6, "c": 40, "d": 50}}
    some = {"a": 1, "b": 2, "c": 10, "d": 20}
    none, all_of = {"a": 0, "b": 0, "c": 4, "d": 9}, {"a": 3, "b": 6, "c": 30, "d": 50}
    hidden = suppress(Breakdown(sizes, {"some": some, "none": none, "all": all_of}))
    assert hidden == Hidden(frozenset("ab"), frozenset({("c", "none"), ("c", "all")}))
    nowhere = {"a": 0, "b": 0, "c": 0, "d": 0}
    assert suppress(Breakdown(sizes, {"nowhere": nowhere})).cells == set(), "the total tells it"


def test_of_a_single_choice_a_second_answer_is_hidden_with_it() -> None:
    sizes = {"G": {"a": 3, "b": 6, "c": 40}}
    counts = {"yes": {"a": 3, "b": 6, "c": 10}, "no": {"a": 0, "b": 0, "c": 30}}
    hidden = suppress(Breakdown(sizes, counts, single=True))
    assert hidden == Hidden(frozenset("ab"), frozenset({("c", "yes"), ("c", "no")}))


def test_an_item_that_few_answered_is_hidden_with_another_group_of_that_item() -> None:
    sizes = {"G": {"a": 10, "b": 20, "c": 30}}
    counts = {"item": {"a": 1, "b": 5, "c": 9}, "other": {"a": 4, "b": 5, "c": 9}}
    own = {"item": {"a": 3, "b": 15, "c": 25}, "other": {"a": 10, "b": 20, "c": 28}}
    hidden = suppress(Breakdown(sizes, counts, own))
    assert hidden == Hidden(frozenset(), frozenset({("a", "item"), ("b", "item")}))


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_the_order_of_groups_does_not_matter(order: Sequence[int]) -> None:
    names = [list("abc")[place] for place in order]
    sizes = {"a": 3, "b": 6, "c": 6}
    assert groups(suppress(Breakdown({"G": {name: sizes[name] for name in names}}))) == {"a", "b"}


def test_of_nothing_nothing_is_hidden() -> None:
    assert suppress(Breakdown({})) == Hidden(frozenset(), frozenset())
    assert suppress(Breakdown({"G": {}})) == Hidden(frozenset(), frozenset())
