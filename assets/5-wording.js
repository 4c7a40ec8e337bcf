/* Numbers, years and statuses in Dutch words, as data/wording.py writes them on the server; a test holds both equal.
 * `words` are the phrases, marks and blanks that the server sends with a question. */
window.inclusietrends = window.inclusietrends || {};
inclusietrends.wording = (() => {
    /** 26.5 -> "26,5"; numbers arrive with one decimal. */
    const decimal = (value) => value.toFixed(1).replace(".", ",");
    /** 26.5 -> "26,5%". */
    const percentage = (value) => `${decimal(value)}%`;
    /** -27.7 -> "−27,7", with a real minus. */
    const change = (value) => (value > 0 ? "+" : value < 0 ? "−" : "") + decimal(Math.abs(value));
    /** 4.8 -> "+4,8 procentpunt". */
    const points = (value) => `${change(value)} procentpunt`;
    /** [41.1, 58.9] -> "41,1-58,9%". */
    const interval = ([low, high]) => `${decimal(low)}-${percentage(high)}`;
    /** [4.8, 25.9] -> "+4,8 tot +25,9". */
    const changeInterval = ([low, high]) => `${change(low)} tot ${change(high)}`;

    /** A cell -> "26,5% (b)", or the words that say why it is blank; `breaks` false leaves out the mark of a break. */
    function cell(words, { value, status }, breaks = true) {
        if (value === null) {
            return words.blanks[status];
        }
        const mark = words.marks[status];
        return mark && (breaks || status !== "B") ? `${percentage(value)} (${mark[0]})` : percentage(value);
    }

    /** [2018, 2019, 2021] -> "2018, 2019 en 2021". */
    function listing(items) {
        return items.length > 1 ? `${items.slice(0, -1).join(", ")} en ${items.at(-1)}` : items.join("");
    }

    /** ([2018, 2020, 2021], [2018, 2019, 2020, 2021]) -> "2018, 2020-2021": runs of neighbours among the known. */
    function yearSpan(years, known, joint = ", ") {
        const runs = [];
        for (const year of years) {
            const last = runs.at(-1);
            if (last && known.indexOf(year) === known.indexOf(last[1]) + 1) {
                last[1] = year;
            } else {
                runs.push([year, year]);
            }
        }
        return runs.map(([a, b]) => (a === b ? `${a}` : `${a}-${b}`)).join(joint);
    }

    /** ("In {year} is {label} {value}.", {year: 2021, ...}) -> the phrase with its values. */
    function say(words, name, values = {}) {
        return words.phrases[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
    }

    return { decimal, percentage, change, points, interval, changeInterval, cell, listing, yearSpan, say };
})();
