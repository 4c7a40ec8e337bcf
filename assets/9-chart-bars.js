/* Staven: horizontal bars grouped per answer option, one bar per year, the year before it and the value behind it.
 *
 * The option's label stands above its bars, so that long labels fit at any width. Years that do not compare are set
 * apart by a gap and a dotted line. */
inclusietrends.charts.builders.staven = (() => {
    const { cell } = inclusietrends.wording;
    const { segments } = inclusietrends.view;
    const { drawing, axis, percentageAxis, errorBars, inColumns } = inclusietrends.frame;
    const { wrap } = inclusietrends.chartText;
    const BAR = 18;
    const STEP = 23;
    const LINE = 20;
    const GAP = 16;
    const BREAK = 9;
    /* Room before the bars for the years. */
    const LEFT = 46;
    /* On the page; a picture has as many columns as it may, as it is wide and not high. */
    const MOST_IN_A_COLUMN = 5;

    /** Bars of all rows, in columns where there are many. */
    function bars(view, frame) {
        const most = frame.height === null ? MOST_IN_A_COLUMN : 3;
        const count = Math.min(frame.columns, Math.ceil(view.rows.length / most));
        const drawn = drawing(view.whole.theme, { left: LEFT });
        return inColumns(drawn, view.rows, frame, count, frame.width < 1000 ? 0.1 : 0.06, (rows, panel, domain, width) =>
            column(drawn, view, rows, panel, domain, width, frame)
        );
    }

    /** Draw one column of rows; its height. */
    function column(drawn, view, rows, panel, domain, width, frame) {
        const { theme } = drawn;
        /* Room behind the longest bar for its value, more where the same words take a larger share of the width. */
        const room = 1.22 + (view.filters.margins ? 0.23 : 0) + (frame.columns === 1 ? 0.25 : 0);
        const end = view.axisMax * room;
        const bars = [];
        let y = 0;
        for (const row of rows) {
            const lines = wrap(row.label, width, frame.font);
            drawn.texts.push({ panel, x: 0, y, dx: 2 - LEFT, dy: 1, lines, rise: "top", bold: true, cover: true });
            y += LINE * lines.length + 4;
            if (!row.published) {
                blank(drawn, panel, y + STEP / 2, cell(view.whole.words, row.cells.at(-1)));
                y += STEP + GAP;
                continue;
            }
            segments(view.years, row.groups).forEach((run, number) => {
                if (number) {
                    drawn.shapes.push(breakLine(theme, y + BREAK / 2 - 1, end, panel));
                    y += BREAK;
                }
                for (const year of run) {
                    const item = row.cells.find((found) => found.year === year);
                    const centre = y + STEP / 2;
                    const words = cell(view.whole.words, item, false);
                    const before = { dx: -6, side: "end", size: frame.font - 1 };
                    drawn.texts.push({ panel, x: 0, y: centre, lines: [String(year)], ...before });
                    if (item.value === null) {
                        blank(drawn, panel, centre, words);
                    } else {
                        bars.push({ centre, item, label: row.label });
                        const [x, dx] = view.filters.margins ? [limits(item)[1], 9] : [item.value, 5];
                        drawn.texts.push({ panel, x, y: centre, dx, lines: [words] });
                    }
                    y += STEP;
                }
            });
            y += GAP;
        }
        drawn.traces.push(...traces(theme, bars, panel, view.filters.margins));
        percentageAxis(drawn, panel, domain, end, view.axisMax);
        return y;
    }

    /** The limits of the interval of a percentage; where there is none, the percentage itself. */
    const limits = (item) => item.interval || [item.value, item.value];

    /** The bars of a column, each in the colour of its year; with margins, their intervals. */
    function traces(theme, bars, panel, margins) {
        const y = bars.map(({ centre }) => centre);
        const colors = bars.map(({ item }) => theme.years[item.year]);
        const common = { xaxis: axis("x", panel), yaxis: axis("y", panel), cliponaxis: false, y };
        const drawn = {
            ...common,
            type: "bar",
            orientation: "h",
            x: bars.map(({ item }) => item.value),
            width: BAR,
            marker: { color: colors, ...hatched(theme, bars, colors) },
            meta: bars.map(({ item, label }) => [label, item.year]),
        };
        if (!margins) {
            return [drawn];
        }
        const ends = bars.map(({ item }) => limits(item));
        const highs = ends.map(([, high]) => high);
        const down = ends.map(([low, high]) => high - low);
        const up = down.map(() => 0);
        /* A white line under the dark one keeps the interval visible on a dark bar. */
        const halo = errorBars(up, down, theme.page, { thickness: 5, width: 6 });
        const points = { ...common, type: "scatter", mode: "none", x: highs };
        return [drawn, { ...points, error_x: halo }, { ...points, error_x: errorBars(up, down, theme.text) }];
    }

    /** A pattern for bars with few municipalities behind them; the others are filled. */
    function hatched(theme, bars, colors) {
        const shape = bars.map(({ item }) => (item.status === "U" ? "/" : ""));
        return shape.some(Boolean)
            ? { pattern: { shape, fillmode: "overlay", fgcolor: colors, bgcolor: theme.page, size: 6 } }
            : {};
    }

    function blank(drawn, panel, y, words) {
        drawn.texts.push({ panel, x: 0, y, dx: 5, lines: [words], italic: true, color: drawn.theme.muted });
    }

    function breakLine(theme, y, end, panel) {
        const line = { color: theme.break, width: 1.5, dash: "dot" };
        return { type: "line", xref: axis("x", panel), yref: axis("y", panel), x0: 0, x1: end, y0: y, y1: y, line };
    }

    return bars;
})();
