/* Lijnen: a line per answer option, cut where years do not compare; more than four are small multiples.
 *
 * The time axis has true distances between years. Within a group of comparable years a line that passes over a year of
 * another group is dotted: both ends compare, the year between does not. */
inclusietrends.charts.builders.lijnen = (() => {
    const { cell } = inclusietrends.wording;
    const { breaks } = inclusietrends.view;
    const { drawing, axis, columnDomains, steps, horizontalAxis, verticalAxis, errorBars } = inclusietrends.frame;
    const { wrap, lineHeight } = inclusietrends.chartText;
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
    const GAP = { year: null, value: null };
    /* Places of a value at its point. */
    const ABOVE = { side: "middle", rise: "bottom", dy: -6 };
    const UNDER = { side: "middle", rise: "top", dy: 6 };
    const BESIDE = { side: "start", rise: "bottom", dx: 4, dy: -4 };

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
            const lines = wrap(row.label, room - 40, frame.font - 1);
            return { value: last.value, label: [...lines, ...firstAndLast(view, row)], sign, color };
        });
        const unit = (view.axisMax * headroom(view)) / ALONE;
        spread(ends, unit * 18).forEach((place, number) => {
            const { label, sign, color } = ends[number];
            const end = { panel: 0, across: 1, y: place, size: frame.font - 1 };
            const first = (-(label.length - 1) / 2) * lineHeight(end.size);
            drawn.texts.push({ ...end, lines: [sign], dx: 10, dy: first, color });
            drawn.texts.push({ ...end, lines: label, dx: 26 });
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
        const between = isLong(view) ? 16 + TITLE_LINE : 16;
        const head = TITLE_LINE * Math.max(...titles.map((title) => title.length)) + between + 6;
        const step = head + PANEL + BETWEEN;
        const height = step * Math.ceil(rows.length / count);
        const drawn = drawing(theme, { left: 40, right: 24, bottom: 4, height });
        rows.forEach((row, panel) => {
            const top = Math.floor(panel / count) * step;
            const vertical = [1 - (top + head + PANEL) / height, 1 - (top + head) / height];
            axes(drawn, view, [row], panel, domains[panel % count], vertical);
            series(drawn, view, [row], row, { panel, color: theme.brand, marker: "circle" }, frame);
            const above = { panel, across: 0, up: 1, rise: "bottom" };
            drawn.texts.push({ ...above, lines: titles[panel], bold: true, dy: -between });
            drawn.texts.push({ ...above, lines: firstAndLast(view, row), size: frame.font - 2, dy: -16 });
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
        };
        for (const group of new Set(Object.values(row.groups))) {
            const points = row.cells.filter((item) => row.groups[item.year] === group);
            for (const [dash, path] of Object.entries(paths(view, points))) {
                const line = { color: style.color, width: 3, dash };
                const ends = { x: path.map((item) => item.year), y: path.map((item) => item.value) };
                drawn.traces.push(...(path.length ? [{ ...base, mode: "lines", ...ends, line }] : []));
            }
            const known = points.filter((item) => item.value !== null);
            drawn.traces.push({ ...base, ...markers(view, known, style) });
            values(drawn, view, rows, row, known, style.panel, frame);
        }
    }

    /** The points that a solid and a dotted line join, with a gap between one part of a line and the next. */
    function paths(view, points) {
        const found = { solid: [], dot: [] };
        points.slice(1).forEach((after, place) => {
            const before = points[place];
            if (before.value !== null && after.value !== null) {
                const next = view.years.indexOf(after.year) === view.years.indexOf(before.year) + 1;
                const path = found[next ? "solid" : "dot"];
                path.push(...(path.at(-1) === before ? [] : path.length ? [GAP, before] : [before]), after);
            }
        });
        return found;
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
    function values(drawn, view, rows, row, known, panel, frame) {
        if (isLong(view)) {
            return;
        }
        const { margins } = view.filters;
        const places = margins ? known.map(() => ABOVE) : apart(view, rows, row, known, positions(view, known));
        known.forEach((item, place) => {
            const y = margins && item.interval ? item.interval[1] : item.value;
            const lines = [cell(view.whole.words, item, false)];
            drawn.texts.push({ panel, x: item.year, y, lines, size: frame.font - 2, ...places[place] });
        });
    }

    /** Whether there are more years than have room for their values. */
    const isLong = (view) => view.years.length > MANY_YEARS;

    /** A line with the first and the last value of a long series; no line for any other. */
    function firstAndLast(view, row) {
        const known = row.cells.filter((item) => item.value !== null);
        const ends = known.length > 1 ? [known[0], known.at(-1)] : known;
        return isLong(view) ? [ends.map((item) => `${item.year}: ${cell(view.whole.words, item, false)}`).join("; ")] : [];
    }

    /** Place of each value at its point, out of the way of the line: under a valley, beside a slope, else above; never
     *  under a point that is low, where the years stand. */
    function positions(view, known) {
        const heights = known.map((item) => item.value);
        return heights.map((value, place) => {
            if (place === 0 || place === heights.length - 1 || heights[place - 1] <= value) {
                return ABOVE;
            }
            const under = value > view.axisMax * LOW ? UNDER : ABOVE;
            return value <= heights[place + 1] ? under : BESIDE;
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
                return ABOVE;
            }
            return gaps.some((gap) => gap > 0 && gap < near) ? UNDER : places[number];
        });
    }

    function axes(drawn, view, rows, panel, across, up) {
        const { theme } = drawn;
        const { years } = view;
        const every = Math.ceil(years.length / MANY_YEARS);
        const ticked = years.filter((_, place) => (years.length - 1 - place) % every === 0);
        const margin = years.length > 1 ? Math.max(0.35, (years.at(-1) - years[0]) * 0.05) : 0.5;
        const highest = view.axisMax;
        const ticks = steps(0, highest, highest > 40 ? 20 : 10).map((tick) => [tick, `${tick}%`]);
        horizontalAxis(drawn, panel, ticked.map((year) => [year, String(year)]), {
            domain: across,
            range: [years[0] - margin, years.at(-1) + margin],
            showgrid: false,
            linecolor: theme.muted,
        });
        verticalAxis(drawn, panel, ticks, { domain: up, range: [0, highest * headroom(view)] });
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
        const above = { panel, x: middle, up: 1, side: "middle", rise: "bottom", dy: -2 };
        drawn.texts.push({ ...above, lines: ["breuk"], size: 12, color: theme.muted });
    }

    return lines;
})();
