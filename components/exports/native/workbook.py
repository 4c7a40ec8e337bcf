"""The workbook behind a native chart: the numbers that the chart draws, and what they are."""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from components.exports.native.chart import NativeChart
from data.survey.characters import legal

Values = Sequence[str | float | None]
#: The sides of an interval as DrawingML names them, with the header of the distance to that limit.
LIMITS = {"plus": "tot de bovengrens", "minus": "tot de ondergrens"}


def reference(sheet: str, column: int, first: int, count: int = 1) -> str:
    """Cells of a column from a row on, rows counted from zero: Cijfers!$B$2:$B$7."""
    name = xl_col_to_name(column, col_abs=True)
    start = f"{sheet}!{name}${first + 1}"
    return start if count == 1 and not first else f"{start}:{name}${first + count}"


def limit_column(chart: NativeChart, number: int, side: str) -> tuple[int, list[float | None]]:
    """The column with the distances from the values of a series to a limit of their intervals, and these distances."""
    with_limits = [place for place, series in enumerate(chart.series) if any(point.limits for point in series.points)]
    column = 1 + len(chart.series) + len(LIMITS) * with_limits.index(number) + list(LIMITS).index(side)
    distances: list[float | None] = []
    for value, _, limits, _ in chart.series[number].points:
        if value is None or limits is None:
            distances.append(None)
        else:
            distances.append(round(limits[1] - value if side == "plus" else value - limits[0], 4))
    return column, distances


def columns(chart: NativeChart) -> list[tuple[str, Values]]:
    """Headers and values: the categories, the series, the distances to limits, and what is extra."""
    found: list[tuple[str, Values]] = [(chart.corner, chart.categories)]
    found += [(series.name, [point.value for point in series.points]) for series in chart.series]
    for number, series in enumerate(chart.series):
        if any(point.limits for point in series.points):
            found += [
                (f"{series.name}: {words}", limit_column(chart, number, side)[1]) for side, words in LIMITS.items()
            ]
    return [*found, *chart.extra]


def workbook(chart: NativeChart, sheet_name: str, explanation: Sequence[tuple[str, str]]) -> bytes:
    """The numbers on the first sheet, and on a second what they are: pairs of a name and a text."""
    memory = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(memory, options) as book:
        sheet = book.add_worksheet(sheet_name)
        sheet.set_column(0, 0, 48)
        for place, (head, values) in enumerate(columns(chart)):
            sheet.write_string(0, place, legal(head))
            for line, value in enumerate(values, start=1):
                if isinstance(value, str):
                    sheet.write_string(line, place, legal(value))
                elif value is not None:
                    sheet.write_number(line, place, value)
        more = book.add_worksheet("Toelichting")
        more.set_column(0, 0, 22)
        more.set_column(1, 1, 100, book.add_format({"text_wrap": True, "valign": "top"}))
        for line, (name, text) in enumerate(explanation):
            more.write_string(line, 0, legal(name))
            more.write_string(line, 1, legal(text))
    return memory.getvalue()
