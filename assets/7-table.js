/* The table form of a view: its headers and the texts of its cells, as components/columns.py makes them on the server. */
inclusietrends.table = (() => {
    const { cell, change, changeInterval, interval, say } = inclusietrends.wording;
    const { hasChanges } = inclusietrends.sentences;

    /** A header per column, each as [name, words in smaller print]. */
    function header(view) {
        const { words, measured, id } = view.whole;
        const own = measured[id];
        const years = view.pair ? ` ${view.pair.join("-")}` : "";
        return [
            [say(words, "answer"), ""],
            ...view.years.map((year) => [String(year), own ? own.bases[year] : ""]),
            ...(hasChanges(view) ? [[say(words, "difference", { years }), ""]] : []),
        ];
    }

    /** The cells of each row, each as lines: the value, and what belongs to it in smaller print. */
    function texts(view) {
        const difference = hasChanges(view);
        return view.rows.map((row) => [
            [row.label],
            ...view.years.map((year) => cellLines(view, row, year)),
            ...(difference ? [differenceLines(view, row)] : []),
        ]);
    }

    function cellLines(view, row, year) {
        const { words, measured, most } = view.whole;
        const { bases } = measured[row.question];
        const item = row.cells.find((found) => found.year === year);
        if (!item) {
            return ["–"];
        }
        return [
            cell(words, item),
            ...(view.filters.margins && item.interval ? [interval(item.interval)] : []),
            ...(most !== null && item.value !== null ? [bases[item.year]] : []),
        ];
    }

    /** The difference of a row, or a dash where it cannot be made. */
    function differenceLines(view, row) {
        if (row.change === null) {
            return ["–"];
        }
        return [
            change(row.change),
            ...(row.pair && String(row.pair) !== String(view.pair) ? [row.pair.join("-")] : []),
            ...(view.filters.margins && row.interval ? [changeInterval(row.interval)] : []),
            ...(row.verdict ? [row.verdict] : []),
        ];
    }

    /** The marks that stand in the table, each as [mark, meaning]. */
    function marks(view) {
        const known = view.rows.flatMap((row) => row.cells).filter((item) => item.value !== null);
        const used = new Set(known.map((item) => item.status));
        return Object.entries(view.whole.words.marks)
            .filter(([status]) => used.has(status))
            .map(([, mark]) => mark);
    }

    return { header, texts, marks };
})();
