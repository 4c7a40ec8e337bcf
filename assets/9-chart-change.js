/* Verschil: how much each answer changed from the first to the last comparable year, largest change first.
 *
 * A dumbbell with both percentages; with margins, the difference and its interval against zero. */
inclusietrends.charts.builders.verschil = (() => {
    const { cell, change, changeInterval, points } = inclusietrends.wording;
    const { drawing, wrap, joined, axis, layoutAxis, steps, percentageAxis, noteText, errorBars, inColumns } =
        inclusietrends.frame;
    const LINE = 20;
    const STEP = 26;
    const GAP = 16;
    const MOST_IN_A_COLUMN = 7;

    /** Dumbbells of the rows that have a change; the others are listed with the reason. */
    function changes(view, frame) {
        const count = frame.height && view.rows.length > MOST_IN_A_COLUMN ? 2 : 1;
        const drawn = drawing(view.whole.theme, { left: leftMargin(view), right: 96 });
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
        const text = { xshift: 2 - leftMargin(view), bgcolor: theme.page, yanchor: "top" };
        let y = 0;
        for (const row of rows) {
            const difference = row.change === null ? "" : ` ${points(row.change)}`;
            const verdict = row.verdict ? `, ${row.verdict}` : "";
            const label = wrap(row.label + difference + verdict, width, frame.font);
            drawn.annotations.push(noteText(start, y, `<b>${joined(label)}</b>`, panel, { ...text, yshift: 3 }));
            y += LINE * label.length + 2;
            if (row.change === null) {
                const cells = row.cells.map((item) => `${item.year}: ${cell(words, item, false)}`).join("; ");
                const lines = wrap(cells, width, frame.font);
                const muted = { ...text, font: { color: theme.muted } };
                drawn.annotations.push(noteText(start, y, `<i>${joined(lines)}</i>`, panel, muted));
                y += LINE * (lines.length - 1);
            } else {
                drawn.traces.push({
                    type: "scatter",
                    name: row.label,
                    xaxis: axis("x", panel),
                    yaxis: axis("y", panel),
                    textfont: { size: frame.font - 1 },
                    cliponaxis: false,
                    hoverinfo: "skip",
                    ...(margins ? intervalTrace(theme, row, y + STEP / 2) : dumbbell(view, row, y + STEP / 2)),
                });
            }
            y += STEP + GAP;
        }
        drawn.axes[layoutAxis("x", panel)] = margins
            ? pointsAxis(theme, view, panel, domain)
            : percentageAxis(theme, panel, domain, view.axisMax, view.axisMax);
        drawn.axes[layoutAxis("y", panel)] = {
            anchor: axis("x", panel),
            showticklabels: false,
            showgrid: false,
            zeroline: false,
            fixedrange: true,
        };
        return y;
    }

    /** The margin before the axis: room for the words at a point near zero, which an interval does not have. */
    function leftMargin(view) {
        return view.filters.margins ? 10 : 96;
    }

    /** Both percentages on one line, the newest filled. */
    function dumbbell(view, row, y) {
        const { theme, words } = view.whole;
        const values = row.cells.map((item) => item.value);
        const sides = ["middle left", "middle right"];
        return {
            mode: "lines+markers+text",
            x: values,
            y: values.map(() => y),
            text: row.cells.map((item) => `${item.year} ${cell(words, item, false)}`),
            textposition: values[0] <= values.at(-1) ? sides : sides.reverse(),
            line: { color: theme.muted, width: 3 },
            marker: {
                size: 13,
                color: [theme.page, theme.years[row.cells.at(-1).year]],
                line: { width: 3, color: row.cells.map((item) => theme.years[item.year]) },
            },
        };
    }

    /** The difference with its interval, filled where it is clear. */
    function intervalTrace(theme, row, y) {
        const [low, high] = row.interval || [row.change, row.change];
        return {
            mode: "markers+text",
            x: [row.change, high],
            y: [y, y],
            text: ["", row.interval ? ` ${changeInterval([low, high])}` : "  geen marge"],
            textposition: "middle right",
            marker: {
                size: [13, 0.1],
                opacity: 1,
                color: row.verdict === "duidelijk" ? theme.brand : theme.page,
                line: { width: [3, 0], color: theme.brand },
            },
            error_x: errorBars([high - row.change, 0], [row.change - low, 0], theme.brand),
        };
    }

    /** The end of the axis of differences: beyond the longest interval, at a whole ten. */
    function reach(view) {
        const ends = view.rows.flatMap((row) => row.interval || [row.change || 0]).map(Math.abs);
        return Math.max(10, 10 * Math.ceil(Math.max(0, ...ends) / 10));
    }

    /** The axis of differences in percentage points, with zero in the middle. */
    function pointsAxis(theme, view, panel, domain) {
        const end = reach(view);
        const step = end <= 30 ? 10 : 20;
        const ticks = steps(-Math.floor(end / step) * step, end, step);
        return {
            ...percentageAxis(theme, panel, domain, end, end),
            range: [-end, end],
            tickvals: ticks,
            ticktext: ticks.map((tick) => change(tick).replace(/,0$/, "")),
            zerolinewidth: 2,
        };
    }

    return changes;
})();
