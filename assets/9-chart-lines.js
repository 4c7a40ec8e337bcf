/* Lijnen: a line per answer option, cut where years do not compare; more than four are small multiples.
 *
 * The time axis has true distances between years. Within a group of comparable years a line that passes over a year of
 * another group is dotted: both ends compare, the year between does not. */
inclusietrends.charts.builders.lijnen = (() => {
    const { cell } = inclusietrends.wording;
    const { breaks } = inclusietrends.view;
    const { drawing, wrap, joined, axis, layoutAxis, columnDomains, steps, noteText, errorBars } = inclusietrends.frame;
    const PANEL = 150;
    const TITLE_LINE = 19;
    const BETWEEN = 44;
    const ALONE = 380;
    const SIGNS = { circle: "●", square: "■", diamond: "◆", "triangle-up": "▲" };
    const MANY_YEARS = 6;
    /* Values of two lines closer than this share of the axis would cover each other. */
    const NEAR = 0.09;
    /* Under a point lower than this share of the axis there is no room for its value. */
    const LOW = 0.2;

    /** One chart with labels at the ends for up to four options, else a panel each.
     *
     * A narrow frame has no room for labels at the ends, and intervals of several lines cover each other: both get
     * panels. An option without any value has none. */
    function lines(view, frame) {
        const rows = view.rows.filter((row) => row.published);
        const few = rows.length <= view.whole.theme.options.length;
        return few && frame.columns > 1 && !view.filters.margins
            ? together(view, rows, frame)
            : multiples(view, rows, frame);
    }

    function together(view, rows, frame) {
        const { theme } = view.whole;
        const room = frame.width * 0.32;
        const drawn = drawing(theme, { left: 44, right: Math.floor(room), height: ALONE, bottom: 34 });
        axes(drawn, view, rows, 0, [0, 1], [0, 1]);
        const ends = rows.map((row, place) => {
            const color = theme.options[place];
            const sign = SIGNS[theme.markers[place]];
            series(drawn, view, rows, row, { panel: 0, color, marker: theme.markers[place] }, frame);
            const last = row.cells.filter((item) => item.value !== null).at(-1);
            const label = wrap(`${sign} ${row.label}`, room - 24, frame.font - 1);
            label[0] = `<span style="color:${color}">${sign}</span>${label[0].slice(1)}`;
            return { value: last.value, label };
        });
        const unit = (view.axisMax * headroom(view)) / ALONE;
        spread(ends, unit * 18).forEach((place, number) => {
            const more = { xref: "paper", xshift: 10, font: { size: frame.font - 1 } };
            drawn.annotations.push(noteText(1, place, joined(ends[number].label), 0, more));
        });
        return drawn;
    }

    /** Room above the highest value for its text, and for its interval. */
    function headroom(view) {
        return view.filters.margins ? 1.4 : 1.18;
    }

    /** Heights for the labels: as near to their line's end as fits without one covering another. */
    function spread(ends, line) {
        const places = [];
        let floor = 0;
        for (const number of ends.map((_, place) => place).sort((a, b) => ends[a].value - ends[b].value)) {
            const half = (line * ends[number].label.length) / 2;
            places[number] = Math.max(ends[number].value, floor + half);
            floor = places[number] + half;
        }
        return places;
    }

    function multiples(view, rows, frame) {
        const { theme } = view.whole;
        const count = Math.min(frame.columns > 1 ? frame.columns + 1 : 1, rows.length);
        const domains = columnDomains(count, 0.07);
        const width = frame.width * (domains[0][1] - domains[0][0]);
        const titles = rows.map((row) => wrap(row.label, width, frame.font));
        const head = TITLE_LINE * Math.max(...titles.map((title) => title.length)) + 22;
        const step = head + PANEL + BETWEEN;
        const height = step * Math.ceil(rows.length / count);
        const drawn = drawing(theme, { left: 40, right: 24, bottom: 4, height });
        rows.forEach((row, panel) => {
            const top = Math.floor(panel / count) * step;
            const vertical = [1 - (top + head + PANEL) / height, 1 - (top + head) / height];
            axes(drawn, view, [row], panel, domains[panel % count], vertical);
            series(drawn, view, [row], row, { panel, color: theme.brand, marker: "circle" }, frame);
            const place = { xref: `${axis("x", panel)} domain`, yref: `${axis("y", panel)} domain`, yanchor: "bottom" };
            const title = `<b>${joined(titles[panel])}</b>`;
            drawn.annotations.push(noteText(0, 1, title, panel, { ...place, yshift: 16 }));
        });
        return drawn;
    }

    /** The line of one of the rows of a chart: joined within comparable years, dotted over one of another group. */
    function series(drawn, view, rows, row, style, frame) {
        const base = {
            type: "scatter",
            name: row.label,
            xaxis: axis("x", style.panel),
            yaxis: axis("y", style.panel),
            hoverinfo: "skip",
        };
        for (const group of new Set(Object.values(row.groups))) {
            const points = row.cells.filter((item) => row.groups[item.year] === group);
            points.slice(1).forEach((after, place) => {
                const before = points[place];
                if (before.value !== null && after.value !== null) {
                    const next = view.years.indexOf(after.year) === view.years.indexOf(before.year) + 1;
                    const line = { color: style.color, width: 3, dash: next ? "solid" : "dot" };
                    const ends = { x: [before.year, after.year], y: [before.value, after.value] };
                    drawn.traces.push({ ...base, mode: "lines", ...ends, line });
                }
            });
            const known = points.filter((item) => item.value !== null);
            drawn.traces.push({ ...base, ...markers(view, known, style) });
            drawn.traces.push({ ...base, ...values(view, rows, row, known, frame) });
        }
    }

    function markers(view, known, { color, marker }) {
        const symbol = known.map((item) => (item.status === "U" ? `${marker}-open` : marker));
        const limits = known.map((item) => item.interval || [item.value, item.value]);
        const up = limits.map(([, high], place) => high - known[place].value);
        const down = limits.map(([low], place) => known[place].value - low);
        return {
            mode: "markers",
            x: known.map((item) => item.year),
            y: known.map((item) => item.value),
            cliponaxis: false,
            marker: { color, symbol, size: 9 },
            ...(view.filters.margins ? { error_y: errorBars(up, down, color) } : {}),
        };
    }

    /** The values at their points, out of the way of the other lines; with margins, above their intervals. */
    function values(view, rows, row, known, frame) {
        const { margins } = view.filters;
        const heights = known.map((item) => item.value);
        return {
            mode: "markers+text",
            /* Keeps the text off the marker that is drawn. */
            marker: { size: 15, opacity: 0 },
            x: known.map((item) => item.year),
            y: margins ? known.map((item) => (item.interval ? item.interval[1] : item.value)) : heights,
            text: thinned(known.map((item) => cell(view.whole.words, item, false))),
            textposition: margins ? "top center" : apart(view, rows, row, known, positions(heights, view.axisMax * LOW)),
            textfont: { size: frame.font - 2 },
            cliponaxis: false,
        };
    }

    /** The texts, or only the first and the last of a long series. */
    function thinned(texts) {
        const ends = [0, texts.length - 1];
        return texts.length <= MANY_YEARS ? texts : texts.map((text, place) => (ends.includes(place) ? text : ""));
    }

    /** Place of each value at its point, out of the way of the line: under a valley, beside a slope, else above; never
     *  under a point that is as low as `low`, where the years stand. */
    function positions(heights, low) {
        return heights.map((value, place) => {
            if (place === 0 || place === heights.length - 1 || heights[place - 1] <= value) {
                return "top center";
            }
            const under = value > low ? "bottom center" : "top center";
            return value <= heights[place + 1] ? under : "top right";
        });
    }

    /** The places of values: over their points where another line is just below, under where one is just above. */
    function apart(view, rows, row, known, places) {
        const near = view.axisMax * NEAR;
        return known.map((item, number) => {
            const others = rows
                .filter((other) => other !== row)
                .map((other) => other.cells.find((found) => found.year === item.year).value);
            const gaps = others.filter((value) => value !== null).map((value) => value - item.value);
            if (gaps.some((gap) => -near < gap && gap <= 0)) {
                return "top center";
            }
            return gaps.some((gap) => gap > 0 && gap < near) ? "bottom center" : places[number];
        });
    }

    function axes(drawn, view, rows, panel, across, up) {
        const { theme } = drawn;
        const { years } = view;
        const every = Math.ceil(years.length / MANY_YEARS);
        const ticked = years.filter((_, place) => (years.length - 1 - place) % every === 0);
        const margin = years.length > 1 ? 0.35 : 0.5;
        const highest = view.axisMax;
        const ticks = steps(0, highest, highest > 40 ? 20 : 10);
        const common = { fixedrange: true, tickfont: { size: 12, color: theme.muted }, zeroline: false };
        drawn.axes[layoutAxis("x", panel)] = {
            ...common,
            domain: across,
            anchor: axis("y", panel),
            range: [years[0] - margin, years.at(-1) + margin],
            tickvals: ticked,
            ticktext: ticked.map(String),
            showgrid: false,
            linecolor: theme.muted,
        };
        drawn.axes[layoutAxis("y", panel)] = {
            ...common,
            domain: up,
            anchor: axis("x", panel),
            range: [0, highest * headroom(view)],
            tickvals: ticks,
            ticktext: ticks.map((tick) => `${tick}%`),
            gridcolor: theme.rule,
        };
        /* Where the lines of one chart are broken in different places, none of these is the chart's. */
        if (new Set(rows.map((row) => row.question)).size === 1) {
            const asked = years.filter((year) => year in view.whole.measured[rows[0].question].groups);
            breaks(asked, rows[0].groups).forEach(([before, after]) =>
                breakLine(drawn, (before + after) / 2, panel)
            );
        }
    }

    function breakLine(drawn, middle, panel) {
        const { theme } = drawn;
        const yref = `${axis("y", panel)} domain`;
        const line = { color: theme.break, width: 1.5, dash: "dot" };
        drawn.shapes.push({ type: "line", xref: axis("x", panel), yref, x0: middle, x1: middle, y0: 0, y1: 1, line });
        const place = { yref, xanchor: "center", yanchor: "bottom", font: { size: 12, color: theme.muted } };
        drawn.annotations.push(noteText(middle, 1, "breuk", panel, place));
    }

    return lines;
})();
