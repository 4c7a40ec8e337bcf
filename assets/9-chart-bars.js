/* Staven: horizontal bars grouped per answer option, one bar per year, the year before it and the value behind it.
 *
 * The option's label stands above its bars, so that long labels fit at any width. Years that do not compare are set
 * apart by a gap and a dotted line. */
inclusietrends.charts.builders.staven = (() => {
    const { cell } = inclusietrends.wording;
    const { segments } = inclusietrends.view;
    const { drawing, wrap, joined, axis, layoutAxis, percentageAxis, noteText, errorBars, inColumns } =
        inclusietrends.frame;
    const BAR = 18;
    const STEP = 23;
    const LINE = 20;
    const GAP = 16;
    const BREAK = 9;
    /* On the page; a picture has as many columns as it may, as it is wide and not high. */
    const MOST_IN_A_COLUMN = 5;

    /** Bars of all rows, in columns where there are many. */
    function bars(view, frame) {
        const most = frame.height === null ? MOST_IN_A_COLUMN : 3;
        const count = Math.min(frame.columns, Math.ceil(view.rows.length / most));
        const drawn = drawing(view.whole.theme, { left: 46 });
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
        const places = new Map(view.years.map((year) => [year, []]));
        const ticks = [];
        let y = 0;
        for (const row of rows) {
            const label = wrap(row.label, width, frame.font);
            const above = { yanchor: "top", xshift: -44, yshift: 3, bgcolor: theme.page };
            drawn.annotations.push(noteText(0, y, `<b>${joined(label)}</b>`, panel, above));
            y += LINE * label.length + 4;
            if (!row.published) {
                drawn.annotations.push(blank(theme, y + STEP / 2, cell(view.whole.words, row.cells.at(-1)), panel));
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
                    ticks.push([centre, year]);
                    if (item.value === null) {
                        drawn.annotations.push(blank(theme, centre, words, panel));
                    } else {
                        places.get(year).push({ centre, item, words, label: row.label });
                    }
                    y += STEP;
                }
            });
            y += GAP;
        }
        for (const [year, found] of places) {
            drawn.traces.push(...traces(theme, year, found, panel, view.filters.margins));
        }
        drawn.axes[layoutAxis("x", panel)] = percentageAxis(theme, panel, domain, end, view.axisMax);
        drawn.axes[layoutAxis("y", panel)] = {
            anchor: axis("x", panel),
            tickvals: ticks.map(([place]) => place),
            ticktext: ticks.map(([, year]) => String(year)),
            tickfont: { size: frame.font - 1, color: theme.text },
            showgrid: false,
            zeroline: false,
            fixedrange: true,
        };
        return y;
    }

    /** The bars of a year with their values behind them; with margins, the values stand behind the intervals. */
    function traces(theme, year, places, panel, margins) {
        const color = theme.years[year];
        const axes = { xaxis: axis("x", panel), yaxis: axis("y", panel), hoverinfo: "skip", cliponaxis: false };
        const values = places.map(({ item }) => item.value);
        const common = { ...axes, name: String(year), y: places.map(({ centre }) => centre) };
        const drawn = {
            ...common,
            type: "bar",
            orientation: "h",
            x: values,
            width: BAR,
            text: places.map(({ words }) => words),
            textposition: margins ? "none" : "outside",
            constraintext: "none",
            marker: { color, pattern: hatched(theme, places, color) },
            meta: places.map(({ label }) => label),
        };
        if (!margins) {
            return [drawn];
        }
        const limits = places.map(({ item }) => item.interval || [item.value, item.value]);
        const highs = limits.map(([, high]) => high);
        const down = limits.map(([low, high]) => high - low);
        const up = down.map(() => 0);
        /* A white line under the dark one keeps the interval visible on a dark bar. */
        const halo = errorBars(up, down, theme.page, { thickness: 5, width: 6 });
        const under = { ...common, type: "scatter", mode: "none", x: highs, error_x: halo };
        const behind = {
            ...common,
            type: "scatter",
            mode: "text",
            x: highs,
            text: places.map(({ words }) => ` ${words}`),
            textposition: "middle right",
            error_x: errorBars(up, down, theme.text),
        };
        return [drawn, under, behind];
    }

    /** A pattern for bars with few municipalities behind them; the others are filled. */
    function hatched(theme, places, color) {
        const shape = places.map(({ item }) => (item.status === "U" ? "/" : ""));
        return { shape, fillmode: "overlay", fgcolor: color, bgcolor: theme.page, size: 6 };
    }

    function blank(theme, y, words, panel) {
        return noteText(0, y, `<i>${words}</i>`, panel, { xshift: 4, font: { color: theme.muted } });
    }

    function breakLine(theme, y, end, panel) {
        const line = { color: theme.break, width: 1.5, dash: "dot" };
        return { type: "line", xref: axis("x", panel), yref: axis("y", panel), x0: 0, x1: end, y0: y, y1: y, line };
    }

    return bars;
})();
