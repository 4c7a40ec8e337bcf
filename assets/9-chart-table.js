/* Tabel as a picture: the same numbers as the table on the page, drawn, so that it can be taken along in a slide. */
inclusietrends.charts.builders.tabel = (() => {
    const { header, texts } = inclusietrends.table;
    const { drawing, wrap, joined } = inclusietrends.frame;
    const LINE = 22;
    const GAP = 14;
    const LABEL_SHARE = 0.42;

    const small = (lines) => lines.filter(Boolean).map((line) => `<span style="font-size:75%">${line}</span>`);

    /** A header and a line of text per row. */
    return function tablePicture(view, frame) {
        const [first, ...columns] = header(view);
        const share = (1 - LABEL_SHARE) / Math.max(1, columns.length);
        const drawn = drawing(view.whole.theme, { bottom: 0 });
        const names = columns.map(([name, words]) => [
            ...wrap(name, share * frame.width, frame.font).map((line) => `<b>${line}</b>`),
            ...small([words]),
        ]);
        const lines = [
            [[`<b>${first[0]}</b>`], names],
            ...texts(view).map(([[label], ...cells]) => [
                wrap(label, LABEL_SHARE * frame.width, frame.font),
                cells.map(([value, ...more]) => [value, ...small(more)]),
            ]),
        ];
        let y = 0;
        for (const [label, cells] of lines) {
            const height = LINE * Math.max(label.length, ...cells.map((item) => item.length)) + GAP;
            drawn.annotations.push(text(0, y + height / 2, joined(label), "left"));
            cells.forEach((item, place) => {
                drawn.annotations.push(text(LABEL_SHARE + share * (place + 1), y + height / 2, joined(item), "right"));
            });
            y += height;
            const line = { color: drawn.theme.rule, width: 1 };
            drawn.shapes.push({ type: "line", x0: 0, x1: 1, y0: y, y1: y, line });
        }
        drawn.height = y;
        drawn.traces.push({ type: "scatter", mode: "markers", x: [null], y: [null], hoverinfo: "skip" });
        const hidden = { visible: false, fixedrange: true };
        drawn.axes = { xaxis: { ...hidden, range: [0, 1] }, yaxis: { ...hidden, range: [y, 0] } };
        return drawn;
    };

    function text(x, y, words, side) {
        return { x, y, text: words, showarrow: false, xanchor: side, yanchor: "middle", align: side };
    }
})();
