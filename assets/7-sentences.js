/* The plain-Dutch sentences of a view, as data/summaries.py makes them on the server; a test holds both equal. */
inclusietrends.sentences = (() => {
    const { percentage, points, listing, yearSpan, say } = inclusietrends.wording;
    const { breaks } = inclusietrends.view;

    /** The largest rise and fall between comparable years, else the highest answer. */
    function message(view) {
        const { words } = view.whole;
        if (!view.rows.some((row) => row.published)) {
            return "";
        }
        if (!hasChanges(view)) {
            return highest(view);
        }
        const extremes = [byChange(view, 1), byChange(view, -1)].filter(Boolean);
        extremes.sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
        if (view.pair === null) {
            return extremes.map((row) => movement(words, row)).join(" ") || highest(view);
        }
        const [first, last] = view.pair;
        if (!extremes.length) {
            return say(words, "unchanged", { first, last }) + highest(view);
        }
        return say(words, "between", { first, last }) + extremes.map((row) => moved(view, row)).join(" ");
    }

    /** Whether there are two years that compare, for any row. */
    function hasChanges(view) {
        return view.pair !== null || view.rows.some((row) => row.pair !== null);
    }

    /** The row with the largest change in one direction. */
    function byChange(view, sign) {
        const rows = view.rows.filter((row) => row.change !== null && row.change * sign > 0);
        return rows.reduce((best, row) => (best && Math.abs(best.change) >= Math.abs(row.change) ? best : row), null);
    }

    function moved(view, row) {
        const { words } = view.whole;
        const [first, last] = row.pair.map((year) => percentage(value(row, year)));
        const alike = view.rows.filter((other) => (other.change ?? 0) * row.change > 0);
        return say(words, "moved", {
            label: row.label,
            verb: say(words, row.change > 0 ? "rose" : "fell"),
            most: alike.length > 1 ? say(words, "most") : "",
            first,
            last,
            change: points(row.change),
            verdict: row.verdict ? say(words, "verdict", { verdict: row.verdict }) : "",
        });
    }

    function movement(words, row) {
        const [before, after] = row.pair;
        return say(words, "movement", {
            label: row.label,
            verb: say(words, row.change > 0 ? "rose" : row.change < 0 ? "fell" : "stayed"),
            first: percentage(value(row, before)),
            before,
            last: percentage(value(row, after)),
            after,
            change: points(row.change),
            verdict: row.verdict ? say(words, "verdict", { verdict: row.verdict }) : say(words, "no_base"),
        });
    }

    function value(row, year) {
        return row.cells.find((item) => item.year === year).value ?? 0;
    }

    function highest(view) {
        const { words } = view.whole;
        for (const year of [...view.years].reverse()) {
            const known = view.rows
                .map((row) => [row.cells.find((item) => item.year === year)?.value ?? null, row.label])
                .filter(([found]) => found !== null);
            if (known.length) {
                const top = Math.max(...known.map(([found]) => found));
                const labels = known.filter(([found]) => found === top).map(([, label]) => say(words, "quoted", { label }));
                const phrase = known.length === 1 ? "only" : labels.length === 1 ? "highest" : "highest_more";
                return say(words, phrase, { year, labels: listing(labels), value: percentage(top) });
            }
        }
        return "";
    }

    /** The measured questions whose answers are on screen; the question itself where there are none. */
    function asked(view) {
        const found = [...new Set(view.rows.map((row) => row.question))].map((id) => view.whole.measured[id]);
        return found.length ? found : [view.whole.measured[view.whole.id] || { groups: {}, years: [] }];
    }

    /** What the chosen years that do not compare mean for the view. */
    function comparison(view) {
        const { words } = view.whole;
        const parts = [];
        const questions = asked(view);
        for (const question of questions) {
            const sentences = incomparable(words, question, view.filters.years.filter((year) => year in question.groups));
            if (sentences.length && questions.length > 1) {
                parts.push(say(words, "of_question", { title: question.title, text: sentences.join(" ") }));
            } else if (sentences.length) {
                parts.push(say(words, "incomparable", { sentences: sentences.join(" ") }));
            }
        }
        if (parts.length && view.pair) {
            parts.push(say(words, "differences", { first: view.pair[0], last: view.pair[1] }));
        }
        return parts.join(" ");
    }

    function incomparable(words, { groups }, years) {
        if (!breaks(years, groups).length) {
            return [];
        }
        const alike = [...new Set(years.map((year) => groups[year]))].map((group) =>
            years.filter((year) => groups[year] === group)
        );
        const sentences = alike
            .filter((group) => group.length > 1)
            .map((group) => say(words, "alike", { years: listing(group) }));
        const alone = alike.filter((group) => group.length === 1).map(([year]) => year);
        if (alone.length) {
            sentences.push(say(words, alone.length === 1 ? "alone" : "alone_more", { years: listing(alone) }));
        }
        return sentences;
    }

    /** What margins and verdicts are worth, or why there are none. */
    function certainty(view) {
        const { words } = view.whole;
        const { margins } = view.filters;
        const verdicts = new Set(view.rows.map((row) => row.verdict).filter(Boolean));
        const cells = view.rows.flatMap((row) => row.cells);
        const sentences = [
            ["duidelijk", "clear"],
            ["binnen de marge", "within"],
        ]
            .filter(([verdict]) => verdicts.has(verdict))
            .map(([, phrase]) => say(words, phrase));
        if (margins && cells.some((item) => item.interval)) {
            sentences.push(say(words, "margin"));
        }
        if (sentences.length) {
            sentences.push(say(words, "indicative"));
        }
        const unknown = [...new Set(cells.filter((item) => item.value && !item.n).map((item) => item.year))].sort();
        if (margins && unknown.length && cells.some((item) => item.value !== null)) {
            sentences.push(say(words, "no_margins", { years: listing(unknown) }));
        }
        if (!verdicts.size && view.rows.some((row) => row.change !== null)) {
            const missing = unknown.filter((year) => view.rows.some((row) => (row.pair || []).includes(year)));
            const reason = missing.length
                ? say(words, "n_unknown", { years: listing(missing) })
                : say(words, "n_small");
            sentences.push(say(words, "undecided", { reason }));
        }
        return sentences.join(" ");
    }

    /** [text, line of the report or null]: the notes, then each percentage on screen that fits no n. */
    function remarks(view) {
        const suspicions = view.rows.flatMap((row) => row.cells.map((item) => item.suspicion)).filter(Boolean);
        return [...view.notes.map((note) => [note.text, note.line]), ...suspicions.map((text) => [text, null])];
    }

    /** Why there is nothing to show; empty where there is something. */
    function empty(view) {
        const { words, most } = view.whole;
        const { years, options, view: kind } = view.filters;
        if (!years.length) {
            return say(words, "no_year");
        }
        if (!options.length) {
            return most ? say(words, "no_answer_yet", { most }) : say(words, "no_answer");
        }
        if (kind === "verschil" && !hasChanges(view)) {
            return years.length === 1 ? say(words, "two_years") : say(words, "no_pair", { years: listing(years) });
        }
        return view.rows.some((row) => row.published) ? "" : say(words, "nothing");
    }

    /** Survey, years and n. */
    function sourceLine(view) {
        const { words, source } = view.whole;
        const questions = asked(view);
        const counts = questions.map((question) => {
            const known = bases(words, question, view.years);
            return questions.length > 1 ? say(words, "of_question", { title: question.title, text: known }) : known;
        });
        return say(words, "source", { source, years: yearSpan(view.years, view.whole.years), bases: counts.join(" ") });
    }

    function bases(words, question, shown) {
        const years = question.years.filter((year) => shown.includes(year));
        if (!years.length) {
            return "";
        }
        const known = years.map((year) => say(words, "base", { year, words: question.bases[year] })).join("; ");
        const inferred = years.some((year) => question.inferred.includes(year));
        return say(words, inferred ? "bases_inferred" : "bases", { bases: known });
    }

    /** Which years and answers are shown. */
    function selection(view) {
        const { words, most, total } = view.whole;
        const chosen = view.rows.length;
        const answers = most
            ? say(words, chosen === 1 ? "one_answer" : "answers", { chosen })
            : say(words, chosen === total ? "all_answers" : "some_answers", { chosen, total });
        return say(words, "selection", { years: yearSpan(view.years, view.whole.years), answers });
    }

    /** A speaking file name without its ending: fase_2018-2021_staven. */
    function fileStem(view) {
        return `${view.whole.id}_${yearSpan(view.years, view.whole.years, "_")}_${view.filters.view}`;
    }

    return { message, hasChanges, comparison, certainty, remarks, empty, sourceLine, selection, fileStem };
})();
