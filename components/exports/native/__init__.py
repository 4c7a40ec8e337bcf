"""Charts that Office draws itself: a view -> charts, each with its numbers in a workbook of its own.

The law of this room: a chart is made of a view alone, once, for PowerPoint and for Word; every number in it is one of
the view's, and stays live: who changes it in the workbook sees bar and label change. What a program cannot draw (why a
percentage is missing, what a mark means) stands in words beside the chart, made in :mod:`data.wording`.
"""

from __future__ import annotations

from components.exports.native.bars import bars, most_bars
from components.exports.native.change import change, most_changes
from components.exports.native.chart import NativeChart, Place
from components.exports.native.lines import lines, most_lines
from components.exports.native.package import Parts, parts

__all__ = [
    "NativeChart",
    "Parts",
    "Place",
    "bars",
    "change",
    "lines",
    "most_bars",
    "most_changes",
    "most_lines",
    "parts",
]
