"""A native chart as DrawingML (ECMA-376, part 1, chapter 21.2), each element in the order that its schema asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from components import theme
from components.exports.native.chart import Kind, NativeChart, Series
from components.exports.native.labels import AROUND, above, height, labels
from components.exports.native.pen import THIN, Pen
from components.exports.native.workbook import LIMITS, limit_column, reference
from components.exports.xml import Element, el
from data.survey.characters import legal

CATEGORIES, VALUES = 1, 2
#: Size of a mark of a line in points, and the width of a line in English Metric Units, of which a point has 12,700.
MARK, LINE = 7, 28575
MARKERS = {"circle": "circle", "square": "square", "diamond": "diamond", "triangle-up": "triangle"}
#: Share of the width for a legend beside lines.
LEGEND = 0.3


def chart_space(chart: NativeChart, sheet: str, names: Mapping[str, str]) -> Element:
    """The whole drawing; its workbook is what its relationship ``rId1`` leads to."""
    pen = Pen(names)
    title = [_title(chart, pen)] if chart.title else []
    return el(
        "c:chartSpace",
        el("c:date1904", val="0"),
        el("c:lang", val="nl-NL"),
        el("c:roundedCorners", val="0"),
        el(
            "c:chart",
            *title,
            el("c:autoTitleDeleted", val=str(int(not title))),
            el(
                "c:plotArea", _layout(chart), _plot(chart, sheet, pen), *_axes(chart, pen), el("c:spPr", el("a:noFill"))
            ),
            *(_legend(chart, pen) if chart.legend else ()),
            el("c:plotVisOnly", val="1"),
            el("c:dispBlanksAs", val="span" if chart.spans else "gap"),
        ),
        el("c:spPr", el("a:noFill"), el("a:ln", el("a:noFill"))),
        pen.text(chart.place.font),
        el("c:externalData", el("c:autoUpdate", val="0"), rid="rId1"),
    )


def _title(chart: NativeChart, pen: Pen) -> Element:
    rich = el(
        "c:rich", el("a:bodyPr"), el("a:lstStyle"), pen.paragraph(chart.place.font, bold=True, text=legal(chart.title))
    )
    return el("c:title", el("c:tx", rich), _manual(0.0, 0.0), el("c:overlay", val="0"))


def _manual(x: float, y: float, size: tuple[float, float] | None = None) -> Element:
    """A place in shares of the chart, of its inner part where a ``size`` is given."""
    inner = [el("c:layoutTarget", val="inner")] if size else []
    sides = [el("c:w", val=f"{size[0]:.4f}"), el("c:h", val=f"{size[1]:.4f}")] if size else []
    modes = [el("c:xMode", val="edge"), el("c:yMode", val="edge")]
    at = [el("c:x", val=f"{x:.4f}"), el("c:y", val=f"{y:.4f}")]
    return el("c:layout", el("c:manualLayout", *inner, *modes, *at, *sides))


def _layout(chart: NativeChart) -> Element:
    """Where the plot stands: bars behind the names of categories, lines above the years and before the legend."""
    if chart.kind is Kind.BARS:
        return _manual(chart.labels, AROUND / 2, (1 - chart.labels - AROUND, 1 - AROUND))
    right = LEGEND if chart.legend else AROUND
    return _manual(AROUND, above(chart), (1 - AROUND - right, height(chart)))


def _plot(chart: NativeChart, sheet: str, pen: Pen) -> Element:
    series = [_series(chart, number, sheet, pen) for number in range(len(chart.series))]
    ids = [el("c:axId", val=str(CATEGORIES)), el("c:axId", val=str(VALUES))]
    if chart.kind is Kind.BARS:
        kind = [el("c:barDir", val="bar"), el("c:grouping", val="clustered"), el("c:varyColors", val="0")]
        room = [el("c:gapWidth", val=str(chart.gap)), el("c:overlap", val="-8")]
        return el("c:barChart", *kind, *series, *room, *ids)
    kind = [el("c:grouping", val="standard"), el("c:varyColors", val="0")]
    return el("c:lineChart", *kind, *series, el("c:marker", val="1"), *ids)


def _series(chart: NativeChart, number: int, sheet: str, pen: Pen) -> Element:
    series, lines = chart.series[number], chart.kind is Kind.LINES
    count = len(chart.categories)
    name = el("c:tx", el("c:strRef", el("c:f", text=reference(sheet, 1 + number, 0)), _texts([series.name])))
    look = el("c:spPr", pen.line(series.colour, LINE)) if lines else el("c:spPr", pen.fill(series.colour))
    kind = [_marker(series, pen)] if lines else [el("c:invertIfNegative", val="0")]
    end = [el("c:smooth", val="0")] if lines else []
    return el(
        "c:ser",
        el("c:idx", val=str(number)),
        el("c:order", val=str(number)),
        name,
        look,
        *kind,
        *_points(series, pen, lines=lines),
        labels(chart, series, pen),
        *_limits(chart, number, sheet, pen),
        el("c:cat", el("c:strRef", el("c:f", text=reference(sheet, 0, 1, count)), _texts(chart.categories))),
        el("c:val", el("c:numRef", el("c:f", text=reference(sheet, 1 + number, 1, count)),
                       _numbers([point.value for point in series.points]))),
        *end,
    )  # fmt: skip


def _texts(texts: Sequence[str]) -> Element:
    points = [el("c:pt", el("c:v", text=legal(text)), idx=str(place)) for place, text in enumerate(texts)]
    return el("c:strCache", el("c:ptCount", val=str(len(texts))), *points)


def _numbers(values: Sequence[float | None]) -> Element:
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    points = [el("c:pt", el("c:v", text=repr(float(value))), idx=str(place)) for place, value in known]
    return el("c:numCache", el("c:formatCode", text="General"), el("c:ptCount", val=str(len(values))), *points)


def _marker(series: Series, pen: Pen, *, hollow: bool = False) -> Element:
    look = el("c:spPr", pen.fill(theme.PAGE if hollow else series.colour), pen.line(series.colour, 2 * THIN))
    return el("c:marker", el("c:symbol", val=MARKERS[series.marker]), el("c:size", val=str(MARK)), look)


def _points(series: Series, pen: Pen, *, lines: bool) -> Iterator[Element]:
    """Points that look otherwise: a colour of their own, few municipalities behind them, a dotted line before them."""
    for place, point in enumerate(series.points):
        dotted = place in series.dotted
        own = series.own[place] if series.own else series.colour
        if not lines and (point.weak or own != series.colour):
            look = pen.hatched(own) if point.weak else [pen.fill(own)]
            plain = [el("c:invertIfNegative", val="0"), el("c:bubble3D", val="0")]
            yield el("c:dPt", el("c:idx", val=str(place)), *plain, el("c:spPr", *look))
        elif point.weak or dotted:
            line = [el("c:spPr", pen.line(series.colour, LINE, "sysDot" if dotted else ""))]
            mark = [_marker(series, pen, hollow=point.weak)]
            yield el("c:dPt", el("c:idx", val=str(place)), *mark, el("c:bubble3D", val="0"), *line)


def _limits(chart: NativeChart, number: int, sheet: str, pen: Pen) -> Iterator[Element]:
    """The intervals around the values of a series, from the columns that hold the distances to their limits."""
    if not any(point.limits for point in chart.series[number].points):
        return
    count = len(chart.categories)
    sides = []
    for side in LIMITS:
        column, values = limit_column(chart, number, side)
        data = _numbers([0.0 if value is None else value for value in values])
        sides.append(el(f"c:{side}", el("c:numRef", el("c:f", text=reference(sheet, column, 1, count)), data)))
    direction = [el("c:errDir", val="y")] if chart.kind is Kind.LINES else []
    kind = [el("c:errBarType", val="both"), el("c:errValType", val="cust"), el("c:noEndCap", val="0")]
    yield el("c:errBars", *direction, *kind, *sides, el("c:spPr", pen.line(theme.TEXT, 12700)))


def _axes(chart: NativeChart, pen: Pen) -> list[Element]:
    """The axis of categories, the first on top; that of values is not drawn, as all values are printed."""
    bars = chart.kind is Kind.BARS
    ids = el("c:axId", val=str(CATEGORIES)), el("c:axId", val=str(VALUES))
    crossing = el("c:crossAx", val=str(VALUES)), el("c:crossAx", val=str(CATEGORIES))
    ends = [el("c:max", val=f"{chart.end:.4g}"), el("c:min", val=f"{chart.start:.4g}")]
    categories = el(
        "c:catAx",
        ids[0],
        el("c:scaling", el("c:orientation", val="maxMin" if bars else "minMax")),
        el("c:delete", val="0"),
        el("c:axPos", val="l" if bars else "b"),
        el("c:numFmt", formatCode="General", sourceLinked="0"),
        el("c:majorTickMark", val="none"),
        el("c:minorTickMark", val="none"),
        el("c:tickLblPos", val="low"),
        el("c:spPr", pen.line(theme.MUTED)),
        pen.text(chart.place.font),
        crossing[0],
        el("c:crosses", val="autoZero"),
        el("c:auto", val="0"),
        el("c:lblAlgn", val="ctr"),
        el("c:lblOffset", val="50"),
        el("c:noMultiLvlLbl", val="1"),
    )
    values = el(
        "c:valAx",
        ids[1],
        el("c:scaling", el("c:orientation", val="minMax"), *ends),
        el("c:delete", val="1"),
        el("c:axPos", val="t" if bars else "l"),
        el("c:numFmt", formatCode="General", sourceLinked="0"),
        el("c:majorTickMark", val="none"),
        el("c:minorTickMark", val="none"),
        el("c:tickLblPos", val="nextTo"),
        crossing[1],
        el("c:crosses", val="autoZero"),
        el("c:crossBetween", val="between"),
    )
    return [categories, values]


def _legend(chart: NativeChart, pen: Pen) -> Iterator[Element]:
    """What lines are, beside them: each answer once."""
    hidden = [
        el("c:legendEntry", el("c:idx", val=str(number)), el("c:delete", val="1"))
        for number, series in enumerate(chart.series)
        if series.further
    ]
    yield el("c:legend", el("c:legendPos", val="r"), *hidden, el("c:overlay", val="0"), pen.text(chart.place.font))
