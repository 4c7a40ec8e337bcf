/* What all charts share: the frame they are drawn in, columns of panels, wrapped text, and the finished figure.
 *
 * A builder makes a drawing of a view and a frame; a figure is {data, layout} for plotly.js. Vertical places are pixels
 * from the top of the drawing, so that text, bars and gaps keep their size whatever the number of rows; a picture of
 * fixed height stretches them. */
inclusietrends.charts = { builders: {} };
inclusietrends.frame = (() => {
    const { say } = inclusietrends.wording;
    const { sentences, table } = inclusietrends;

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
    /* Mean width of a character as a share of the size of the text; on the wide side, as the font differs per machine. */
    const CHARACTER = 0.62;

    /** An empty drawing; `left`, `right` and `bottom` are margins. */
    function drawing(theme, margins = {}) {
        const parts = { traces: [], axes: {}, annotations: [], shapes: [], height: 0 };
        return { theme, ...parts, left: 8, right: 8, bottom: 30, ...margins };
    }

    /** "Een lang antwoord" -> ["Een lang", "antwoord"]: lines about `pixels` wide, safe for Plotly, which reads HTML. */
    function wrap(text, pixels, font) {
        const most = Math.max(8, Math.floor(pixels / (font * CHARACTER)));
        const lines = [];
        for (const word of text.split(/\s+/).filter(Boolean)) {
            for (let rest = word; rest; ) {
                const line = lines.at(-1);
                if (line !== undefined && line.length + 1 + rest.length <= most) {
                    lines[lines.length - 1] = `${line} ${rest}`;
                    rest = "";
                } else {
                    const cut = rest.length <= most ? most : hyphenPlace(rest, most);
                    lines.push(rest.slice(0, cut));
                    rest = rest.slice(cut);
                }
            }
        }
        return lines.length ? lines.map(escape) : [""];
    }

    /** Where to cut a word that is longer than a line: behind its last hyphen that fits, else at the line's end. */
    function hyphenPlace(word, most) {
        return word.slice(0, most).lastIndexOf("-") + 1 || most;
    }

    /** A text that may stand in HTML, and in Plotly's texts, which read some of it. */
    function escape(text) {
        return String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    }

    const joined = (lines) => lines.join("<br>");
    /** ("x", 1) -> "x2": reference to the axis of a panel, counted from 0. */
    const axis = (letter, panel) => (panel === 0 ? letter : `${letter}${panel + 1}`);
    /** ("x", 1) -> "xaxis2": name of that axis in the layout. */
    const layoutAxis = (letter, panel) => `${letter}axis${panel === 0 ? "" : panel + 1}`;

    /** Horizontal share of each column of panels, with `gap` between them. */
    function columnDomains(columns, gap) {
        const width = (1 - gap * (columns - 1)) / columns;
        return Array.from({ length: columns }, (_, place) => [place * (width + gap), place * (width + gap) + width]);
    }

    /** (0, 30, 10) -> [0, 10, 20, 30]. */
    function steps(first, last, step) {
        return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, place) => first + place * step);
    }

    /** The horizontal percentage axis of a column: from zero, with room behind the longest bar for its value. */
    function percentageAxis(theme, panel, domain, end, highest) {
        const ticks = steps(0, highest, highest <= 50 ? 10 : 20);
        return {
            domain,
            anchor: axis("y", panel),
            range: [0, end],
            tickvals: ticks,
            ticktext: ticks.map((tick) => `${tick}%`),
            gridcolor: theme.rule,
            zeroline: true,
            zerolinecolor: theme.muted,
            fixedrange: true,
            tickfont: { color: theme.muted, size: 12 },
        };
    }

    /** An annotation without arrow at a place of a panel, left-aligned above `y`. */
    function noteText(x, y, text, panel, more = {}) {
        const place = { xref: axis("x", panel), yref: axis("y", panel), x, y };
        return { ...place, text, showarrow: false, align: "left", xanchor: "left", yanchor: "middle", ...more };
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
        domains.forEach((_, panel) => (drawn.axes[layoutAxis("y", panel)].range = [drawn.height, 0]));
        return drawn;
    }

    /** The figure for the page, as high as its rows need. */
    function finish(drawn, frame) {
        return figure(drawn, frame.font, {
            height: Math.ceil(drawn.height) + drawn.bottom + 8,
            margin: { l: drawn.left, r: drawn.right, t: 8, b: drawn.bottom, pad: 0 },
        });
    }

    /** The figure for a picture that stands alone, 16 by 9: title and selection above, notes and source below. */
    function finishPicture(drawn, view, frame) {
        const { height } = frame;
        const width = Math.floor((height * 16) / 9);
        const side = 48;
        const head = [
            [wrap(view.whole.title, frame.width, 30), 30, drawn.theme.brand, 38, true],
            [wrap(view.whole.text, frame.width, 16).slice(0, 3), 16, drawn.theme.text, 21, false],
            [[escape(sentences.selection(view))], 16, drawn.theme.text, 26, true],
        ];
        let top = 28;
        const placed = head.map(([lines, size, color, line, bold]) => {
            const item = [bold ? `<b>${joined(lines)}</b>` : joined(lines), size, color, top];
            top += line * lines.length;
            return item;
        });
        const foot = pictureNotes(view).flatMap((text) => wrap(text, frame.width, 14));
        const footHeight = 19 * foot.length + 18;
        placed.push([joined(foot), 14, drawn.theme.muted, height - footHeight]);
        const margin = {
            l: side + drawn.left,
            r: side + drawn.right,
            t: top + 14,
            b: footHeight + 12 + drawn.bottom,
            pad: 0,
        };
        const plot = [width - margin.l - margin.r, height - margin.t - margin.b];
        const finished = figure(drawn, frame.font, { width, height, margin });
        for (const [text, size, color, place] of placed) {
            const x = (side - margin.l) / plot[0];
            const y = 1 - (place - margin.t) / plot[1];
            const paper = { xref: "paper", yref: "paper", yanchor: "top", font: { size, color } };
            finished.layout.annotations.push(noteText(x, y, text, 0, paper));
        }
        return { figure: finished, fits: drawn.height <= plot[1] * 1.05 };
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

    function figure(drawn, font, layout) {
        const { theme } = drawn;
        return {
            data: drawn.traces,
            layout: {
                font: { family: theme.font, size: font, color: theme.text },
                paper_bgcolor: theme.page,
                plot_bgcolor: theme.page,
                showlegend: false,
                separators: ",.",
                hovermode: "closest",
                dragmode: false,
                barmode: "overlay",
                annotations: drawn.annotations,
                shapes: drawn.shapes,
                ...drawn.axes,
                ...layout,
            },
        };
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
        drawing, escape, wrap, joined, axis, layoutAxis, columnDomains, steps, percentageAxis, noteText, errorBars, inColumns,
        pageFigure, pictureFigure,
    };
})();
