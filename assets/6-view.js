/* The browser's choice from a whole question: the same view as data/views.py makes from the tables, without its
 * arithmetic. The server sends every percentage, interval, change and verdict; here they are only chosen and ordered.
 *
 * whole    what data/whole.py makes: all options, all years, all pairs of comparable years
 * filters  {years: [2020, 2021], options: ["ja"], view: "staven", sort: "vragenlijst", margins: false}
 * view     {whole, filters, years, rows, pair, notes, axisMax}; a row is one answer with its cells and its change */
inclusietrends.view = (() => {
    /** The filters in the question's own order, without what is unknown: data/filters.py `choose`. */
    function normal(whole, filters) {
        return {
            ...filters,
            years: whole.years.filter((year) => filters.years.includes(year)),
            options: whole.options.map((option) => option.id).filter((id) => filters.options.includes(id)),
        };
    }

    /** First and last year of the newest group that has at least two of the years; null where no two compare. */
    function comparablePair(years, groups) {
        for (const newest of [...years].reverse()) {
            const first = years.find((year) => groups[year] === groups[newest]);
            if (first < newest) {
                return [first, newest];
            }
        }
        return null;
    }

    /** Neighbouring years between which the series is broken. */
    function breaks(years, groups) {
        return years.slice(1).flatMap((year, place) =>
            groups[years[place]] === groups[year] ? [] : [[years[place], year]]
        );
    }

    /** Runs of neighbouring years that compare. */
    function segments(years, groups) {
        const runs = [];
        for (const year of years) {
            if (runs.length && groups[runs.at(-1).at(-1)] === groups[year]) {
                runs.at(-1).push(year);
            } else {
                runs.push([year]);
            }
        }
        return runs;
    }

    /** The view of a whole question, or of the answers of several, for the filters. */
    function choose(whole, wanted) {
        const filters = normal(whole, wanted);
        const comparing = whole.most !== null;
        const difference = filters.view === "verschil";
        const options = whole.options.filter((option) => filters.options.includes(option.id));
        const ofQuestion = new Map();
        for (const option of options) {
            if (!ofQuestion.has(option.question)) {
                const measured = whole.measured[option.question];
                const asked = filters.years.filter((year) => year in measured.groups);
                const pair = comparablePair(asked, measured.groups);
                /* In a comparison an answer whose years do not compare stays, with the percentages that it has. */
                const compared = pair || (comparing ? asked : []);
                ofQuestion.set(option.question, { pair, years: difference ? compared : asked });
            }
        }
        const only = comparing ? null : comparablePair(filters.years, whole.measured[whole.id].groups);
        const years = difference && !comparing ? only || [] : filters.years;
        const rows = options.map((option) => {
            const own = ofQuestion.get(option.question);
            return row(whole, option, difference && own.years.length ? own.years : years, own);
        });
        const pairs = new Set(rows.map((item) => String(item.pair)));
        return {
            whole,
            filters,
            years,
            rows: years.length ? sorted(rows, difference ? "verandering" : filters.sort) : [],
            pair: comparing ? (pairs.size === 1 ? rows[0].pair : null) : only,
            notes: notes(whole, options, ofQuestion, comparing),
            axisMax: whole.axis_max ?? axisMax(rows),
        };
    }

    /** One answer: its cells for the years shown, and its change between the two years that are compared. */
    function row(whole, option, years, { pair, years: asked }) {
        const measured = whole.measured[option.question];
        const places = new Map(measured.years.map((year, place) => [year, place]));
        const cells = years.map((year) => {
            const place = places.get(year);
            if (place === undefined || !asked.includes(year)) {
                return { year, value: null, status: "M", n: null, interval: null, suspicion: null };
            }
            const low = option.low[place];
            return {
                year,
                value: option.values[place],
                status: option.statuses[place],
                n: option.n[place],
                interval: low === null ? null : [low, option.high[place]],
                suspicion: option.suspicions[year] || null,
            };
        });
        const found = pair && option.changes[pair.join("-")];
        const [change, low, high, verdict] = found || [null, null, null, null];
        return {
            id: option.id,
            label: option.label,
            question: option.question,
            cells,
            pair,
            change,
            interval: low === null ? null : [low, high],
            verdict,
            groups: Object.fromEntries(cells.map(({ year }) => [year, measured.groups[year] ?? `not asked in ${year}`])),
            published: cells.some((item) => item.value !== null),
        };
    }

    /** Rows in the asked order; what has no value comes last, equal rows keep the questionnaire's order. */
    function sorted(rows, sort) {
        const newest = (item) => item.cells.at(-1)?.value ?? -1;
        if (sort === "percentage") {
            return [...rows].sort((a, b) => newest(b) - newest(a));
        }
        if (sort === "verandering") {
            const size = (item) => (item.change === null ? -1 : Math.abs(item.change));
            return [...rows].sort((a, b) => size(b) - size(a));
        }
        return rows;
    }

    /** Notes that apply: a break where years of several groups are shown, a note that cells refer to with those cells,
     *  any other by its year and option. In a comparison each answer brings its own. */
    function notes(whole, options, ofQuestion, comparing) {
        const found = [];
        const lots = comparing ? options.map((option) => [option]) : [options];
        for (const lot of lots.filter((item) => item.length)) {
            const { years } = ofQuestion.get(lot[0].question);
            const measured = whole.measured[lot[0].question];
            const broken = new Set(years.map((year) => measured.groups[year])).size > 1;
            const referred = new Set(lot.flatMap((option) => years.map((year) => option.notes[year])));
            const ids = lot.map((option) => option.own_id);
            for (const note of years.length ? measured.notes : []) {
                const applies =
                    note.kind === "break"
                        ? broken
                        : note.kind === "alignment"
                          ? referred.has(note.note_id)
                          : (note.year === null || years.includes(note.year)) &&
                            (note.option_id === null || ids.includes(note.option_id));
                if (applies && !found.includes(note)) {
                    found.push(note);
                }
            }
        }
        return found;
    }

    function axisMax(rows) {
        const highest = Math.max(0, ...rows.flatMap((item) => item.cells.map((cell) => cell.value ?? 0)));
        return Math.min(100, 10 * Math.ceil(highest / 10) || 10);
    }

    return { choose, breaks, segments };
})();
