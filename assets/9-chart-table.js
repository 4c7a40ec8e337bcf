/* Tabel as a picture: the same numbers as the table on the page, drawn, so that it can be taken along in a slide. */
inclusietrends.charts.builders.tabel = (() => {
    const { header, texts } = inclusietrends.table;
    const { drawing } = inclusietrends.frame;
    const { wrap, lineHeight } = inclusietrends.chartText;
    const LINE = 22;
    const GAP = 14;
    const LABEL_SHARE = 0.42;

    /* Size of the smaller print as a share of the size of the text. */
    const SMALL = 0.75;

    /** A header and a line of text per row. */
    return function tablePicture(view, frame) {
        const [first, ...columns] = header(view);
        const share = (1 - LABEL_SHARE) / Math.max(1, columns.length);
        const drawn = drawing(view.whole.theme, { bottom: 0 });
        const names = columns.map(([name, words]) => {
            return [wrap(name, share * frame.width, frame.font), words ? [words] : []];
        });
        const rows = [
            [[first[0]], names, true],
            ...texts(view).map(([[label], ...cells]) => {
                const lines = wrap(label, LABEL_SHARE * frame.width, frame.font);
                return [lines, cells.map(([value, ...more]) => [[value], more]), false];
            }),
        ];
        let y = 0;
        for (const [label, cells, bold] of rows) {
            const height = LINE * Math.max(label.length, ...cells.map((item) => item.flat().length)) + GAP;
            const middle = { y: y + height / 2, bold };
            drawn.texts.push({ ...middle, across: 0, lines: label });
            cells.forEach((item, place) => cellTexts(drawn, item, LABEL_SHARE + share * (place + 1), middle, frame.font));
            y += height;
            const line = { color: drawn.theme.rule, width: 1 };
            drawn.shapes.push({ type: "line", x0: 0, x1: 1, y0: y, y1: y, line });
        }
        drawn.height = y;
        drawn.traces.push({ type: "scatter", mode: "markers", x: [null], y: [null] });
        drawn.axes = { xaxis: { visible: false, range: [0, 1] }, yaxis: { visible: false, range: [y, 0] } };
        return drawn;
    };

    /** A cell: its lines, and below these the ones in smaller print, around one middle. */
    function cellTexts(drawn, [lines, small], across, middle, font) {
        const place = { ...middle, across, side: "end" };
        const step = lineHeight(font) / 2;
        drawn.texts.push({ ...place, lines, dy: -step * SMALL * small.length });
        if (small.length) {
            drawn.texts.push({ ...place, bold: false, lines: small, size: font * SMALL, dy: step * lines.length });
        }
    }
})();
