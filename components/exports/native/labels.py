"""The labels of a native chart: its values, each where it has room."""

from __future__ import annotations

from components.exports.native.chart import Kind, NativeChart, Point, Series
from components.exports.native.pen import Pen
from components.exports.xml import Element, el
from data.survey.characters import legal

#: Room around a plot, as a share of the chart.
AROUND = 0.02


def above(chart: NativeChart) -> float:
    """The share of the height above the lines of a chart."""
    return max(AROUND, chart.above / chart.place.height)


def height(chart: NativeChart) -> float:
    """The share of the height that lines have: under them are the years."""
    return 1 - above(chart) - 1.8 * chart.place.font / chart.place.height


def labels(chart: NativeChart, series: Series, pen: Pen) -> Element:
    """The values at their points, of bars with the name of the series; those that differ from the others apart."""
    own = [
        _label(chart, series, place, point, pen)
        for place, point in enumerate(series.points)
        if point.value is not None
        if point.more or point.limits or place in series.below or place in series.quiet
    ]
    return el("c:dLbls", *own, *_label_look(chart, "", pen, "outEnd" if chart.kind is Kind.BARS else "t"))


def _label(chart: NativeChart, series: Series, place: int, point: Point, pen: Pen) -> Element:
    if place in series.quiet:
        return el("c:dLbl", el("c:idx", val=str(place)), el("c:delete", val="1"))
    side = "outEnd" if chart.kind is Kind.BARS else "b" if place in series.below else "t"
    away = _away(chart, point, below=side == "b")
    moved = [el("c:layout", el("c:manualLayout", el("c:x", val=f"{away[0]:.4f}"), el("c:y", val=f"{away[1]:.4f}")))]
    return el(
        "c:dLbl", el("c:idx", val=str(place)), *(moved if any(away) else []), *_label_look(chart, point.more, pen, side)
    )


def _label_look(chart: NativeChart, more: str, pen: Pen, side: str) -> list[Element]:
    shown = {
        "LegendKey": False,
        "Val": True,
        "CatName": False,
        "SerName": chart.names,
        "Percent": False,
        "BubbleSize": False,
    }
    return [
        el("c:numFmt", formatCode=chart.number_format.format(legal(more).replace('"', "")), sourceLinked="0"),
        el("c:spPr", el("a:noFill"), el("a:ln", el("a:noFill"))),
        pen.text(chart.place.font, whole=True),
        el("c:dLblPos", val=side),
        *(el(f"c:show{name}", val=str(int(on))) for name, on in shown.items()),
        *([el("c:separator", text="  ")] if chart.names else []),
    ]


def _away(chart: NativeChart, point: Point, *, below: bool) -> tuple[float, float]:
    """How far a label stands from its place, in shares of the chart: behind the interval that is drawn there."""
    if point.limits is None or point.value is None:
        return 0.0, 0.0
    low, high = point.limits
    span = chart.end - chart.start
    if chart.kind is Kind.BARS:
        width = 1 - chart.labels - AROUND
        return (width * ((high - point.value) if point.value >= 0 else (low - point.value)) / span, 0.0)
    return 0.0, height(chart) * ((point.value - low) if below else (point.value - high)) / span
