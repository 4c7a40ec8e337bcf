/* Verschil: how much each answer changed from the first to the last comparable year, largest change first.
 *
 * A dumbbell with both percentages; with margins, the difference and its interval against zero. */
inclusietrends.charts.builders.verschil = (() => {
    const { cell, change, changeInterval, points } = inclusietrends.wording;
    const { drawing, axis, steps, horizontalAxis, percentageAxis, errorBars, inColumns } = inclusietrends.frame;
    const { wrap } = inclusietrends.chartText;
    const LINE = 20;
    const STEP = 26;
    const GAP = 16;
    const MOST_IN_A_COLUMN = 7;
    /* Room for the words behind a point, or for the intervals in words. */
    const RIGHT = 112;

    /** Dumbbells of the rows that have a change; the others are listed with the reason. */
    function changes(view, frame) {
        const count = frame.height && view.rows.length > MOST_IN_A_COLUMN ? 2 : 1;
        const drawn = drawing(view.whole.theme, { left: leftMargin(view), right: RIGHT });
        return inColumns(drawn, view.rows, frame, count, 0.26, (rows, panel, domain, width) =>
            column(drawn, view, rows, panel, domain, width, frame)
        );
    }

    /** Draw one column of rows; its height. */
    function column(drawn, view, rows, panel, domain, width, frame) {
        const { theme } = drawn;
        const { words } = view.whole;
        const { margins } = view.filters;
        const start = margins ? -reach(view) : 0;
        const above = { panel, x: start, dx: 2 - leftMargin(view), rise: "top", cover: true };
        let y = 0;
        for (const row of rows) {
            const difference = row.change === null ? "" : ` ${points(row.change)}`;
            const verdict = row.verdict ? `, ${row.verdict}` : "";
            const label = wrap(row.label + difference + verdict, width, frame.font);
            drawn.texts.push({ ...above, y, lines: label, bold: true });
            y += LINE * label.length + 2;
            if (row.change === null) {
                const cells = row.cells.map((item) => `${item.year}: ${cell(words, item, false)}`).join("; ");
                const lines = wrap(cells, width, frame.font);
                drawn.texts.push({ ...above, y, lines, italic: true, color: theme.muted });
                y += LINE * (lines.length - 1);
            } else {
                const mark = margins ? intervalMark : dumbbell;
                const trace = mark(drawn, view, row, y + STEP / 2, { panel, size: frame.font - 1 });
                const axes = { xaxis: axis("x", panel), yaxis: axis("y", panel) };
                drawn.traces.push({ type: "scatter", name: row.label, cliponaxis: false, ...axes, ...trace });
            }
            y += STEP + GAP;
        }
        if (margins) {
            pointsAxis(drawn, view, panel, domain);
        } else {
            percentageAxis(drawn, panel, domain, view.axisMax, view.axisMax);
        }
        return y;
    }

    /** The margin before the axis: room for the words at a point near zero, which an interval does not have. */
    function leftMargin(view) {
        return view.filters.margins ? 10 : 96;
    }

    /** Both percentages on one line, the newest filled, with their words on the outer sides. */
    function dumbbell(drawn, view, row, y, text) {
        const { theme, words } = view.whole;
        const values = row.cells.map((item) => item.value);
        const before = { side: "end", dx: -12 };
        const behind = { side: "start", dx: 12 };
        const sides = values[0] <= values.at(-1) ? [before, behind] : [behind, before];
        row.cells.forEach((item, place) => {
            const lines = [`${item.year} ${cell(words, item, false)}`];
            drawn.texts.push({ ...text, x: item.value, y, lines, ...sides[place ? 1 : 0] });
        });
        return {
            mode: "lines+markers",
            x: values,
            y: values.map(() => y),
            line: { color: theme.muted, width: 3 },
            marker: {
                size: 13,
                color: [theme.page, theme.years[row.cells.at(-1).year]],
                line: { width: 3, color: row.cells.map((item) => theme.years[item.year]) },
            },
        };
    }

    /** The difference with its interval, filled where it is clear, and the interval in words at the right. */
    function intervalMark(drawn, view, row, y, text) {
        const { theme } = view.whole;
        const [low, high] = row.interval || [row.change, row.change];
        const lines = [row.interval ? changeInterval([low, high]) : "geen marge"];
        drawn.texts.push({ ...text, across: 1, y, lines, dx: 8 });
        return {
            mode: "markers",
            x: [row.change],
            y: [y],
            marker: {
                size: 13,
                color: row.verdict === "duidelijk" ? theme.brand : theme.page,
                line: { width: 3, color: theme.brand },
            },
            error_x: errorBars([high - row.change], [row.change - low], theme.brand),
        };
    }

    /** The end of the axis of differences: beyond the longest interval, at a whole ten. */
    function reach(view) {
        const ends = view.rows.flatMap((row) => row.interval || [row.change || 0]).map(Math.abs);
        return Math.max(10, 10 * Math.ceil(Math.max(0, ...ends) / 10));
    }

    /** The axis of differences in percentage points, with zero in the middle. */
    function pointsAxis(drawn, view, panel, domain) {
        const end = reach(view);
        const step = end <= 30 ? 10 : 20;
        const ticks = steps(-Math.floor(end / step) * step, end, step);
        const words = ticks.map((tick) => [tick, change(tick).replace(/,0$/, "")]);
        const zero = { zeroline: true, zerolinecolor: drawn.theme.muted, zerolinewidth: 2 };
        horizontalAxis(drawn, panel, words, { domain, range: [-end, end], ...zero });
    }

    return changes;
})();
