/* The chart: plotly.js draws the figure that Python made, as it is. */
(() => {
    let loading, chart, wanted;

    /** plotly.js, which comes along with a page that has a chart, else when asked for, and the typeface that it measures. */
    function plotly() {
        loading = loading || new Promise((resolve, reject) => {
            const settle = () => (window.Plotly ? resolve(document.fonts.ready.then(() => window.Plotly)) : reject(new Error("plotly.js does not come")));
            if (document.querySelector("script[data-plotly]")) {
                document.addEventListener("DOMContentLoaded", settle);
            } else {
                const script = document.createElement("script");
                ["load", "error"].forEach((type) => script.addEventListener(type, settle));
                script.src = document.querySelector("meta[name=plotly]").content;
                document.head.append(script);
            }
        });
        return loading;
    }

    /** {data, layout, config} -> the chart in its place, of several only the last. One serves all pages, which is quicker. */
    async function draw(figure) {
        wanted = figure;
        if (!figure) {
            return;
        }
        try {
            const { react, Plots } = await plotly();
            const place = document.querySelector(".graph");
            if (place && wanted === figure) {
                chart = chart || place;
                place === chart || place.replaceWith(chart);
                chart.querySelectorAll(".room").forEach((room) => room.remove());
                chart.style.height = `${figure.layout.height}px`;
                await react(chart, figure.data, figure.layout, figure.config);
                /* The window may have changed while no chart was on the page. */
                chart.querySelector("svg").clientWidth === chart.clientWidth || Plots.resize(chart);
            }
        } catch {
            /* Words and table still stand: no room is kept for a chart that does not come. */
            document.querySelector(".graph")?.replaceChildren();
        }
    }

    document.querySelector("script[data-plotly]") && plotly().catch(() => {});
    Object.assign(inclusietrends, { plotly, draw });
})();
