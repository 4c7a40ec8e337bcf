"""The tables of a survey read apart from the product, with verdicts that are calculated one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from statsmodels.stats.proportion import proportions_ztest

from data.store import Store
from data.survey.questions import Question
from data.views.frames import Cell
from tests.builders import Percentages, Statuses, question, store_of


class Truth:
    """The tables of a survey, read without the views, and verdicts calculated one by one with statsmodels."""

    def __init__(self, survey: Store) -> None:
        self.survey = survey
        rows = survey.tables["results"].to_pylist()
        self.values = {(r["question_id"], r["option_id"], r["year"]): r["percentage"] for r in rows}
        cells = map(Cell._make, survey.cells.itertuples(index=False, name=None))
        self.cells = {(cell.question_id, cell.option_id, cell.year): cell for cell in cells}
        self.verdict = cache(self._verdict)

    def value(self, question_id: str, option_id: str, year: int) -> float | None:
        """A percentage; None where it is not there."""
        return self.values.get((question_id, option_id, year))

    def change(self, item: Question, option_id: str, pair: tuple[int, int]) -> float | None:
        """A change in percentage points; None where one of both percentages is not there."""
        first, last = (self.value(item.question_id, option_id, year) for year in pair)
        return None if first is None or last is None else round(last - first, 1)

    def established(self, item: Question, pair: tuple[int, int]) -> bool:
        """Whether it is known what both percentages are shares of."""
        return all(item.by_year[year].definition_status != "not_stated" for year in pair)

    def _verdict(self, question_id: str, pair: tuple[int, int]) -> dict[str, str]:
        """The verdict on each answer, for every n of both years between the ends of what is plausible where it is not
        known: all of them, not the ends alone.
        """
        item = self.survey.questions[question_id]
        if not self.established(item, pair):
            return dict.fromkeys(item.option_ids, "")
        cells = {o: [self.cells[question_id, o, year] for year in pair] for o in item.option_ids}
        changed = [o for o in item.option_ids if self.change(item, o, pair) is not None]
        known = [o for o in changed if all(cell.used_n >= 30 for cell in cells[o])]
        found = dict.fromkeys(item.option_ids, "") | self._tested(cells, known, {})
        ranged = [o for o in changed if o not in known and all(c.used_n >= 30 or c.least_n >= 30 for c in cells[o])]
        outcomes = []
        steps = [sorted({n for o in ranged for n in self._steps(cells[o][place])}) for place in (0, 1)]
        for first in steps[0] or [0]:
            for last in steps[1] or [0]:
                outcomes.append(
                    self._tested(cells, [o for o in changed if o in known or o in ranged], {0: first, 1: last})
                )
        found |= {o: "within" for o in changed if self.change(item, o, pair) == 0}
        for option_id in ranged:
            said = {outcome[option_id] for outcome in outcomes}
            found[option_id] = said.pop() if len(said) == 1 else found[option_id]
        return found

    def _steps(self, cell: Cell) -> list[int]:
        return [] if cell.used_n >= 0 else list(range(int(cell.least_n), int(cell.most_n) + 1))

    def _tested(
        self, cells: Mapping[str, Sequence[Cell]], options: Sequence[str], ns: Mapping[int, int]
    ) -> dict[str, str]:
        if not options:
            return {}
        rejected = []
        for corrected in (True, False):
            p_values = []
            for option_id in options:
                counts, bases = [], []
                for place, cell in enumerate(cells[option_id]):
                    n = cell.used_n if cell.used_n >= 0 else min(max(ns[place], cell.least_n), cell.most_n)
                    whole = cell.population
                    n = n * (whole - 1) / (whole - n) if corrected else n
                    counts.append(cell.percentage * n / 100)
                    bases.append(n)
                same = cells[option_id][0].percentage == cells[option_id][1].percentage
                p_values.append(1.0 if same else proportions_ztest(counts, bases)[1])
            rejected.append(_holm(p_values))
        strength = [int(one) + int(one and other) for one, other in zip(*rejected, strict=True)]
        return {o: ["within", "likely", "clear"][s] for o, s in zip(options, strength, strict=True)}


def _holm(p_values: list[float]) -> list[bool]:
    """Which are rejected: each against 5% shared among those that are not smaller, until the first that is not."""
    bars = {p: 0.05 / sum(other >= p for other in p_values) for p in p_values}
    return [all(q < bars[q] for q in p_values if q <= p) for p in p_values]


def traps() -> Store:
    """Ties, zeros, blanks, breaks, an unknown n between known ones, a small n, an unknown definition, one year."""
    named = ("A", "B", "C", "D")
    alike = question(
        {2019: "a", 2020: "a", 2021: "a"}, named, question_id="alike", bases={2019: 120, 2020: 150, 2021: 160}
    )
    broken = question({2018: "a", 2019: "b", 2020: "b", 2021: "a"}, named, question_id="broken",
                      bases={2018: 100, 2019: 110, 2020: 25, 2021: 150})  # fmt: skip
    unknown = question({2020: "a", 2021: "a"}, named, question_id="unknown")
    last = question({2020: "a", 2021: "a"}, named, question_id="last", bases={2020: 140, 2021: 150})
    vague = question({2020: "a", 2021: "a"}, ("A", "B"), question_id="vague", bases={2020: 140, 2021: 150})
    vague = replace(vague, measurements=tuple(replace(m, definition_status="not_stated") for m in vague.measurements))
    once = question({2021: "a"}, named, question_id="once", bases={2021: 160})
    asked: list[tuple[Question, Percentages, Statuses]] = [
        (
            alike,
            {"a": [10.0, 10.0, 15.0], "b": [20.0, 20.0, 25.0], "c": [0.0, None, 0.0], "d": [50.0, 70.0, 70.0]},
            {},
        ),
        (
            broken,
            {"a": [0.0, 5.0, 50.0, 0.0], "b": [30.0, None, 30.0, 30.0], "c": [None] * 4, "d": [9.0, 9.0, 90.0, 80.0]},
            {("a", 2019): ("B", None), ("d", 2020): ("U", None), ("b", 2019): ("M", None)},
        ),
        (unknown, {"a": [0.0, 30.0], "b": [50.0, 50.0], "c": [40.0, 46.0], "d": [None, 30.0]}, {}),
        (last, {"a": [36.4, 36.0], "b": [36.4, 35.3], "c": [1.4, 2.0], "d": [12.1, 40.0]}, {}),
        (vague, {"a": [10.0, 60.0], "b": [50.0, None]}, {}),
        (once, {"a": [70.0], "b": [30.0], "c": [70.0], "d": [None]}, {}),
    ]
    return store_of([(replace(item, title=item.question_id), values, statuses) for item, values, statuses in asked])
