/* Taking along: the chart as a picture, files of the server, the address, a quote; buttons hold the words for it. */
(() => {
    const TENTHS = 10; /* Bytes before a file that takes long, of which each tells that a tenth of it is done. */

    /** (button, "done", "fase.csv") -> "fase.csv is gedownload." beside the button, or the one that took its place since. */
    function say(button, name, value = "") {
        const around = button.closest("[data-copied]");
        const place = around.querySelector("[role=status]");
        (document.getElementById(place.id) || place).textContent = (around.dataset[name] ?? name).replace("{}", value);
    }

    function save(button, href, download) {
        Object.assign(document.createElement("a"), { href, download }).click();
        say(button, "done", download);
    }

    /** The chart as a picture of its size, a PNG at double density, with its typeface in it; else it is said why not. */
    async function takePicture(button, response) {
        const { said, figure, name, scale, style } = await response.json();
        if (said) {
            say(button, said);
        } else {
            const { format } = button.dataset;
            const { width, height } = figure.layout;
            const { toImage, Snapshot } = await inclusietrends.plotly();
            const size = { width, height, scale: format === "png" ? 2 * scale : scale };
            const svg = (await toImage(figure, { ...size, format: "svg", imageDataOnly: true })).replace(">", `>${style}`);
            const canvas = document.createElement("canvas");
            save(button, await Snapshot.svgToImg({ ...size, svg, format, canvas, promise: true }), `${name}.${format}`);
        }
    }

    /** A file of the server, with its progress where it takes long; a text in its place says why there is none. */
    async function takeFile(button, response) {
        const [, name] = /filename="(.+)"/.exec(response.headers.get("Content-Disposition")) || [];
        const tells = response.headers.has("X-Progress");
        const chunks = [];
        const reader = response.body.getReader();
        for (let size = 0, part = await reader.read(); !part.done; part = await reader.read()) {
            chunks.push(part.value);
            size += part.value.length;
            tells && size < TENTHS && say(button, "progress", TENTHS * size);
        }
        const file = new Blob(chunks).slice(tells ? TENTHS : 0);
        const url = URL.createObjectURL(file);
        name ? save(button, url, name) : say(button, await file.text());
        URL.revokeObjectURL(url);
    }

    /** Text -> clipboard, also without https; false where the browser refuses. */
    function copy(text) {
        const area = Object.assign(document.createElement("textarea"), { value: text, className: "visually-hidden" });
        document.body.append(area);
        area.select();
        const copied = document.execCommand("copy");
        area.remove();
        return copied;
    }

    document.addEventListener("click", async ({ target }) => {
        const button = target.closest("button:is([data-file], [data-copy])");
        const { file, format, copy: text } = button?.dataset || {};
        if (button && !file) {
            say(button, copy(text || window.location.href) ? "copied" : "refused", window.location.href);
            button.focus();
        } else if (button && button.ariaBusy !== "true") {
            button.ariaBusy = button.ariaDisabled = "true";
            say(button, "making");
            try {
                const query = inclusietrends.queryOf(button.form);
                const response = await fetch(file + query, { headers: { "X-Progress": "1" } });
                await (format ? takePicture : takeFile)(button, response);
            } catch {
                say(button, "failed");
            }
            button.ariaBusy = button.ariaDisabled = "false";
        }
    });
})();
