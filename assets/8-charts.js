/* What all charts share: the frame they are drawn in, columns of panels, axes, and the finished figure.
 *
 * A builder makes a drawing of a view and a frame; a figure is {data, layout} for plotly.js, and the `words` that
 * stand above what plotly.js draws (8-chart-text.js). Vertical places are pixels from the top of the drawing, so that
 * text, bars and gaps keep their size whatever the number of rows; a picture of fixed height stretches them. */
inclusietrends.charts = { builders: {} };
inclusietrends.frame = (() => {
    const { sentences, table, chartText } = inclusietrends;
    const { wrap, escape, layoutAxis } = chartText;

    /* Width in pixels without margins, size of the text, most columns, and a picture's height. */
    const NARROW = { width: 255, font: 14, columns: 1, height: null };
    const WIDE = { width: 760, font: 14, columns: 2, height: null };
    /* Sizes at which a picture may be drawn, smallest first: with more rows everything becomes smaller in the end. */
    const PICTURES = [1, 1.2, 1.4, 1.7, 2, 2.5, 3, 4].map((size) => ({
        width: Math.floor(1500 * size),
        font: 17,
        columns: 3,
        height: Math.floor(900 * size),
    }));
    /* Size of the words along an axis, and pixels between these and it. */
    const TICK = 12;
    const TICK_GAP = 6;
    const TOP = 8;

    /** An empty drawing; `left`, `right` and `bottom` are margins. */
    function drawing(theme, margins = {}) {
        const parts = { traces: [], axes: {}, texts: [], shapes: [], height: 0 };
        return { theme, ...parts, left: 8, right: 8, bottom: 30, ...margins };
    }

    /** ("x", 1) -> "x2": reference to the axis of a panel, counted from 0. */
    const axis = (letter, panel) => (panel === 0 ? letter : `${letter}${panel + 1}`);

    /** Horizontal share of each column of panels, with `gap` between them. */
    function columnDomains(columns, gap) {
        const width = (1 - gap * (columns - 1)) / columns;
        return Array.from({ length: columns }, (_, place) => [place * (width + gap), place * (width + gap) + width]);
    }

    /** (0, 30, 10) -> [0, 10, 20, 30]. */
    function steps(first, last, step) {
        return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, place) => first + place * step);
    }

    /** The horizontal axis of a panel, with lines at its ticks and words below these; `ticks` are [value, words]. */
    function horizontalAxis(drawn, panel, ticks, axisMore) {
        const { muted } = drawn.theme;
        for (const [x, words] of ticks) {
            const below = { side: "middle", rise: "top", dy: TICK_GAP, size: TICK, color: muted };
            drawn.texts.push({ panel, x, up: 0, lines: [words], ...below });
        }
        drawn.axes[layoutAxis("x", panel)] = { ...plainAxis(drawn, "y", panel, ticks), ...axisMore };
    }

    /** The vertical axis of a panel, with lines at its ticks and words before these. */
    function verticalAxis(drawn, panel, ticks, axisMore) {
        const { muted } = drawn.theme;
        for (const [y, words] of ticks) {
            const before = { side: "end", dx: -TICK_GAP, size: TICK, color: muted };
            drawn.texts.push({ panel, across: 0, y, lines: [words], ...before });
        }
        drawn.axes[layoutAxis("y", panel)] = { ...plainAxis(drawn, "x", panel, ticks), ...axisMore };
    }

    /** An axis without words; the other axis of the panel is `letter`. */
    function plainAxis({ theme }, letter, panel, ticks) {
        return {
            anchor: axis(letter, panel),
            tickvals: ticks.map(([value]) => value),
            showticklabels: false,
            showgrid: ticks.length > 0,
            gridcolor: theme.rule,
            zeroline: false,
        };
    }

    /** The horizontal percentage axis of a column: from zero, with room behind the longest bar for its value. */
    function percentageAxis(drawn, panel, domain, end, highest) {
        const ticks = steps(0, highest, highest <= 50 ? 10 : 20).map((tick) => [tick, `${tick}%`]);
        const zero = { zeroline: true, zerolinecolor: drawn.theme.muted };
        horizontalAxis(drawn, panel, ticks, { domain, range: [0, end], ...zero });
    }

    /** Lines from each point to the limits of its interval. */
    function errorBars(array, arrayminus, color, { thickness = 1.5, width = 4 } = {}) {
        return { type: "data", symmetric: false, array, arrayminus, color, thickness, width };
    }

    /** The rows in columns: `draw` makes one column and gives its height; all columns share one vertical scale. */
    function inColumns(drawn, rows, frame, count, gap, draw) {
        const domains = columnDomains(count, gap);
        const width = frame.width * (domains[0][1] - domains[0][0]);
        const each = Math.ceil(rows.length / count);
        domains.forEach((domain, panel) => {
            const height = draw(rows.slice(panel * each, (panel + 1) * each), panel, domain, width);
            drawn.height = Math.max(drawn.height, height);
        });
        domains.forEach((_, panel) => verticalAxis(drawn, panel, [], { range: [drawn.height, 0] }));
        return drawn;
    }

    /** The figure for the page, as high as its rows need. */
    function finish(drawn, frame) {
        const height = Math.ceil(drawn.height);
        const margin = { l: drawn.left, r: drawn.right, t: TOP, b: drawn.bottom, pad: 0 };
        const words = chartText.svg(drawn, height, frame.font);
        return {
            ...figure(drawn, { height: height + drawn.bottom + TOP, margin }),
            words: chartText.frame(words, drawn.theme, frame.font, `width="100%" height="${height}"`),
        };
    }

    /** The figure for a picture that stands alone, 16 by 9: title and selection above, notes and source below. */
    function finishPicture(drawn, view, frame) {
        const { theme } = drawn;
        const { height } = frame;
        const width = Math.floor((height * 16) / 9);
        const side = 48;
        const head = [
            [wrap(view.whole.title, frame.width, 30), 38, { size: 30, color: theme.brand, bold: true }],
            [wrap(view.whole.text, frame.width, 16).slice(0, 3), 21, { size: 16 }],
            [[sentences.selection(view)], 26, { size: 16, bold: true }],
        ];
        let top = 28;
        const around = head.flatMap(([lines, step, style]) => lines.map((words) => {
            top += step;
            return line(side, top - step / 2, words, style);
        }));
        const foot = pictureNotes(view).flatMap((text) => wrap(text, frame.width, 14));
        const footTop = height - 19 * foot.length - 18;
        const small = { size: 14, color: theme.muted };
        around.push(...foot.map((words, number) => line(side, footTop + 19 * (number + 0.5), words, small)));
        const margin = { l: side + drawn.left, r: side + drawn.right, t: top + 14, b: height - footTop + 12 + drawn.bottom };
        const plot = [width - margin.l - margin.r, height - margin.t - margin.b];
        const box = `x="${margin.l}" y="${margin.t}" width="${plot[0]}" height="${plot[1]}"`;
        const words = chartText.frame(chartText.svg(drawn, plot[1], frame.font), theme, frame.font, box);
        const whole = chartText.frame([...around, words].join(""), theme, frame.font, `width="${width}" height="${height}"`);
        return {
            figure: { ...figure(drawn, { width, height, margin: { ...margin, pad: 0 } }), words: whole },
            fits: drawn.height <= plot[1] * 1.05,
        };
    }

    /** A line of text around a picture, its middle at `y`. */
    function line(x, y, words, { size, ...style }) {
        return `<text x="${x}" y="${y + size / 3}"${chartText.attributes(style, size)}>${escape(words)}</text>`;
    }

    /** What stands under a picture: what does not compare, the notes, the meaning of marks, the source. */
    function pictureNotes(view) {
        /* A chart shows breaks itself; only the table marks them. */
        const marks = table.marks(view).filter(([mark]) => mark !== "b" || view.filters.view === "tabel");
        return [
            sentences.comparison(view),
            sentences.certainty(view),
            ...sentences.remarks(view).map(([text]) => text),
            marks.map(([mark, meaning]) => `(${mark}) ${meaning}.`).join(" "),
            sentences.sourceLine(view),
        ].filter(Boolean);
    }

    function figure({ theme, traces, shapes, axes }, size) {
        const still = { showlegend: false, hovermode: false, dragmode: false, barmode: "overlay" };
        const colors = { paper_bgcolor: theme.page, plot_bgcolor: theme.page };
        return { data: traces, layout: { ...still, ...colors, shapes, ...axes, ...size } };
    }

    /** The chart of a view as it stands on the page; `narrow` for a phone. */
    function pageFigure(view, narrow) {
        const frame = narrow ? NARROW : WIDE;
        return finish(inclusietrends.charts.builders[view.filters.view](view, frame), frame);
    }

    /** The same chart as a picture, as large as its rows need; the browser brings every picture to one size. */
    function pictureFigure(view) {
        let drawn;
        for (const frame of PICTURES) {
            drawn = finishPicture(inclusietrends.charts.builders[view.filters.view](view, frame), view, frame);
            if (drawn.fits) {
                break;
            }
        }
        return drawn.figure;
    }

    return {
        drawing, axis, columnDomains, steps, horizontalAxis, verticalAxis, percentageAxis, errorBars, inColumns, pageFigure,
        pictureFigure,
    };
})();
