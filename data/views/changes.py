"""How much the answers of a question changed between years that compare, and whether that is more than chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from math import isnan, nan

import numpy as np

from data.statistics import change_p_value, holm, newcombe
from data.survey.schema import FIRM_BASE
from data.views.cells import Cell, Key


class Verdict(StrEnum):
    """Whether a change is more than chance explains."""

    CLEAR = "duidelijk"
    WITHIN = "binnen de marge"


Pair = tuple[int, int]
"""The two years of a change."""
Change = tuple[float, tuple[float, float] | None, Verdict | None]
"""A change in percentage points, the limits of its interval, and the verdict."""


def changes(
    cells: Mapping[Key, Cell], option_ids: Sequence[str], pairs: Sequence[Pair]
) -> dict[Pair, dict[str, Change]]:
    """For every pair of years the change of every option that has one; all options of a pair are tested together.

    Interval (its limits at one decimal) and verdict are None where a base is unknown or below 30.
    """
    years = sorted({year for pair in pairs for year in pair})
    rows = [[cells[option_id, year] for year in years] for option_id in option_ids]
    shape = (len(option_ids), len(years))
    values = np.array([nan if c.percentage is None else c.percentage for row in rows for c in row]).reshape(shape)
    bases = np.array([_firm(c) for row in rows for c in row]).reshape(shape)
    places = np.searchsorted(years, np.array(pairs, int).reshape(-1, 2)).T
    # A row per pair, a column per option.
    (before, after), (first, last) = (grid.T[places] for grid in (values, bases))
    change = np.round(after - before, 1).tolist()
    p_values = change_p_value(before, first, after, last)
    clear, level = holm(p_values)
    lows, highs = (np.round(limits, 1).tolist() for limits in newcombe(before, first, after, last, level))
    tested, certain = (~np.isnan(p_values)).tolist(), clear.tolist()

    def one(row: int, column: int) -> Change:
        if not tested[row][column]:
            return change[row][column], None, None
        verdict = Verdict.CLEAR if certain[row][column] else Verdict.WITHIN
        return change[row][column], (lows[row][column], highs[row][column]), verdict

    return {
        pair: {
            option_id: one(row, column) for column, option_id in enumerate(option_ids) if not isnan(change[row][column])
        }
        for row, pair in enumerate(pairs)
    }


def _firm(cell: Cell) -> float:
    """The n of a cell to test with; NaN where it is unknown or small."""
    return cell.effective_n if cell.effective_n and (cell.base_n or 0) >= FIRM_BASE else nan
