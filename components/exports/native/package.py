"""A chart as the two parts of an Office file: its drawing, and the workbook that holds its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from components.exports.native.chart import NativeChart
from components.exports.native.drawing import chart_space
from components.exports.native.workbook import workbook
from components.exports.xml import written

SHEET = "Cijfers"


class Parts(NamedTuple):
    """The part with the drawing, which calls its workbook ``rId1``, and that workbook."""

    drawing: bytes
    workbook: bytes


def parts(chart: NativeChart, explanation: Sequence[tuple[str, str]], colours: Mapping[str, str]) -> Parts:
    """Both parts of a chart.

    ``explanation`` is what the numbers are, as pairs of a name and a text; ``colours`` are the names that the theme of
    the file has for colours.
    """
    return Parts(written(chart_space(chart, SHEET, colours)), workbook(chart, SHEET, explanation))
