/* Taking along: the chart as a picture, files of the server, the address, a quote; buttons hold the words for it. */
(() => {
    const TENTHS = 10; /* Bytes before a file that takes long, of which each tells that a tenth of it is done. */

    /** (button, "done", "fase.csv") -> "fase.csv is gedownload." beside the button. */
    function say(button, name, value = "") {
        const words = button.closest("[data-making]").dataset[name] ?? name;
        document.querySelector(".buttons [role=status]").textContent = words.replace("{}", value);
    }

    function save(button, href, download) {
        Object.assign(document.createElement("a"), { href, download }).click();
        say(button, "done", download);
    }

    /** The chart as a picture of 1600 x 900, a PNG at double density, with its typeface in it; else it is said why not. */
    async function takePicture(button, response) {
        const { said, figure, name, style } = await response.json();
        if (said) {
            say(button, said);
        } else {
            const { format } = button.dataset;
            const { width, height } = figure.layout;
            const { toImage, Snapshot } = await inclusietrends.plotly();
            const size = { width, height, scale: (format === "png" ? 3200 : 1600) / width };
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

    /** Text -> clipboard, in the way that works without https too; false where the browser refuses. */
    function copy(text) {
        const area = Object.assign(document.createElement("textarea"), { value: text, className: "visually-hidden" });
        document.body.append(area);
        area.select();
        const copied = document.execCommand("copy");
        area.remove();
        return copied;
    }

    /** Copies what a button carries, or the address of the page; said at the button, which has its words back later. */
    function takeText(button) {
        const { copied, refused, copy: text } = button.dataset;
        const done = copy(text || window.location.href);
        const words = button.textContent;
        if (!copied) {
            say(button, done ? "copied" : "refused", window.location.href);
        } else if (words !== copied) {
            button.textContent = done ? copied : refused;
            setTimeout(() => (button.textContent = words), 2000);
        }
        button.focus();
    }

    document.addEventListener("click", async ({ target }) => {
        const button = target.closest("button:is([data-file], [data-copy])");
        const { file, format } = button?.dataset || {};
        if (file) {
            say(button, "making");
            try {
                const query = inclusietrends.queryOf(button.form);
                const response = await fetch(file + query, { headers: { "X-Progress": "1" } });
                await (format ? takePicture : takeFile)(button, response);
            } catch {
                say(button, "failed");
            }
        } else if (button) {
            takeText(button);
        }
    });
})();
