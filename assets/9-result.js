/* Everything in the card that follows the filters, drawn from a view: the words, the table and the chart.
 *
 * components/chart_card.py writes the same into the first answer of the server; a test holds both equal. */
inclusietrends.result = (() => {
    const { say } = inclusietrends.wording;
    const { sentences, table, frame } = inclusietrends;
    const { escape } = inclusietrends.chartText;

    /* One configuration for every chart: a still drawing, no upload to anyone. */
    const CONFIG = {
        staticPlot: true,
        displayModeBar: false,
        displaylogo: false,
        responsive: true,
        showSendToCloud: false,
        plotlyServerURL: "",
    };

    /* Where the last chart was drawn. */
    let last = null;

    /** The parts of an empty card. */
    const skeleton = (words) => `
        <p id="boodschap" class="message"></p><p id="vergelijkbaarheid" class="comparison"></p>
        <p id="zekerheid" class="certainty"></p><p id="leeg" class="empty"></p>
        <figure id="grafiekblok" class="chart" aria-labelledby="selectie" hidden><figcaption id="selectie"></figcaption>
        <div id="grafiekbeeld" role="img" aria-label="" aria-describedby="boodschap"><div id="grafiek"></div><div id="grafiekwoorden"></div></div></figure>
        <details id="cijfers" class="numbers" hidden><summary>${escape(say(words, "numbers"))}</summary>
        <div id="tabel"></div></details><div id="opmerkingen"></div><p id="bronregel" class="source-line"></p>`
        .replace(/>\s+</g, "><").trim();

    /** Write a view into an element: words at once, the chart as soon as plotly.js is there. */
    function draw(body, view, narrow) {
        const empty = sentences.empty(view);
        const { words, title } = view.whole;
        const kind = view.filters.view;
        const chart = !empty && kind !== "tabel";
        if (!body.firstElementChild) {
            body.innerHTML = skeleton(words);
        }
        const part = (id) => body.querySelector(`#${id}`);
        const write = (id, text) => (part(id).textContent = text);
        write("boodschap", empty ? "" : sentences.message(view));
        write("vergelijkbaarheid", empty ? "" : sentences.comparison(view));
        write("zekerheid", empty ? "" : sentences.certainty(view));
        write("leeg", empty);
        write("selectie", chart ? sentences.selection(view) : "");
        write("bronregel", empty ? "" : sentences.sourceLine(view));
        part("tabel").innerHTML = empty ? "" : tableHtml(view);
        part("opmerkingen").innerHTML = notesHtml(view);
        part("grafiekblok").hidden = !chart;
        part("grafiekbeeld").setAttribute("aria-label", chart ? say(words, "image", { title, view: kind }) : "");
        const numbers = part("cijfers");
        numbers.hidden = Boolean(empty);
        /* Folded in and out with the view; within one view as the reader left it. */
        if (body.dataset.view !== kind && [body.dataset.view, kind].includes("tabel")) {
            numbers.open = kind === "tabel";
        }
        body.dataset.view = kind;
        return chart ? drawChart(part("grafiek"), part("grafiekwoorden"), frame.pageFigure(view, narrow)) : Promise.resolve();
    }

    /** Writes the words of the chart, then draws it; of several asked before plotly.js is there only the last. */
    async function drawChart(graph, words, figure) {
        const { height, margin } = figure.layout;
        graph.style.height = `${height}px`;
        Object.assign(words.style, { left: `${margin.l}px`, right: `${margin.r}px`, top: `${margin.t}px` });
        words.innerHTML = figure.words;
        graph.figure = figure;
        try {
            const plotly = window.Plotly || (await inclusietrends.plotly());
            if (last && last !== graph) {
                /* Of a page that is gone. */
                plotly.purge(last);
            }
            last = graph;
            if (graph.figure === figure) {
                await plotly.react(graph, figure.data, figure.layout, CONFIG);
            }
        } catch (_) {
            /* Without plotly.js the words and the table still stand: the place of the chart is not kept empty. */
            graph.style.height = "";
            words.replaceChildren();
        }
    }

    function tableHtml(view) {
        const { words, title } = view.whole;
        const lines = ([first, ...more]) => escape(first) + more.map((line) => `<small>${escape(line)}</small>`).join("");
        const kind = (text) => ("%)0123456789".includes(text.at(-1)) ? "number" : "words");
        const texts = table.texts(view);
        const head = table.header(view).map(([name, small], place) => {
            const align = place ? ` class="${kind(texts[0][place][0])}"` : "";
            return `<th scope="col"${align}>${lines([name, ...(small ? [small] : [])])}</th>`;
        });
        const rows = texts.map(([label, ...cells]) => {
            const numbers = cells.map((cell) => `<td class="${kind(cell[0])}">${lines(cell)}</td>`);
            return `<tr><th scope="row">${lines(label)}</th>${numbers.join("")}</tr>`;
        });
        const caption = escape(say(words, "caption", { title, selection: sentences.selection(view) }));
        const marks = table.marks(view).map(([mark, text]) => `<dt>(${mark})</dt><dd>${escape(text)}</dd>`);
        return (
            `<div class="table-scroll" role="region" tabindex="0" aria-label="${escape(say(words, "region"))}">` +
            `<table class="data-table"><caption>${caption}</caption><thead><tr>${head.join("")}</tr></thead>` +
            `<tbody>${rows.join("")}</tbody></table></div>` +
            (marks.length ? `<dl class="marks">${marks.join("")}</dl>` : "")
        );
    }

    /** The notes that apply to what is on screen, and only those. */
    function notesHtml(view) {
        const { words } = view.whole;
        const items = sentences.remarks(view).map(([text, line]) => {
            const place = line ? escape(say(words, "line", { line })) : "";
            return `<li>${escape(text)}<small>${place}</small></li>`;
        });
        return items.length ? `<h3>${escape(say(words, "notes"))}</h3><ul class="notes">${items.join("")}</ul>` : "";
    }

    return { draw, CONFIG };
})();
