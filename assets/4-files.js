/* Taking along: the chart as a picture, files of the server, the address, a quote; buttons hold the words for it. */
(() => {
    const TENTHS = 10; /* Bytes before a file that takes long, of which each tells that a tenth of it is done. */
    /* Until a server that is busy is asked again. What fails tells why: words of the page, and what these are about. */
    const wait = (address) => new Promise((over) => setTimeout(over, 1000, address));
    const failing = (...cause) => Promise.reject(new Error(cause[0], { cause }));
    let job;

    /** (button, "done", "fase.csv") -> "fase.csv is gedownload." beside the button that is there now; or on another page. */
    function say(button, name, value = "") {
        const around = button.closest("[data-copied]");
        const [place, text] = [around.querySelector("[role=status]").id, (around.dataset[name] ?? name).replace("{}", () => value)];
        document.getElementById(place) ? (document.getElementById(place).textContent = text) : inclusietrends.warn(text);
    }

    function save(button, file, download) {
        const href = URL.createObjectURL(file);
        Object.assign(document.createElement("a"), { href, download }).click();
        URL.revokeObjectURL(href);
        say(button, "done", download);
    }

    /** A chart as pictures of its size with its typeface in them, the PNG at double density. */
    async function drawn({ figure, scale, style }) {
        const { width, height } = figure.layout;
        const { toImage } = await inclusietrends.plotly();
        const text = (await toImage(figure, { width, height, scale, format: "svg", imageDataOnly: true })).replace(">", () => `>${style}`);
        const image = Object.assign(new Image(), { src: URL.createObjectURL(new Blob([text], { type: "image/svg+xml" })) });
        const canvas = Object.assign(document.createElement("canvas"), { width: 2 * scale * width, height: 2 * scale * height });
        await image.decode().finally(() => URL.revokeObjectURL(image.src));
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        return { svg: new Blob([text]), png: await new Promise((made) => canvas.toBlob(made)) };
    }

    /** The chart as a picture, or it is said why not. */
    async function takePicture(button, response) {
        const [{ format }, { said, name, ...chart }] = [button.dataset, await response.json()];
        said ? say(button, said) : save(button, (await drawn(chart))[format], `${name}.${format}`);
    }

    /** How far a job is, heard at each quarter; at its end this is hidden, and the button has the focus of what is in it. */
    const show = (done, total) => document.querySelectorAll(".making").forEach((place) => {
        done < total || !place.contains(document.activeElement) || place.previousSibling.focus();
        place.hidden = done >= total;
        place.firstChild.textContent = place.dataset.words.replace("{}", () => done).replace("{}", () => total);
        place.hidden || done % Math.ceil(total / 4) || inclusietrends.tell(place.firstChild.textContent);
    });

    /** All that a plan of the server asks for, pictures first, in one zip, of the version of the data that the page has. */
    async function takeEverything(button, plan) {
        const [script, version, parts] = [document.querySelector("meta[name=zip]")?.content, inclusietrends.version(), []];
        await (job ? failing("busy") : script || failing("zipless"));
        const { signal } = (job = new AbortController());
        const get = async (address) => {
            const answer = await fetch(address, { signal });
            const reason = answer.headers.get("Data-Version") === version ? !answer.ok && "failed" : "other";
            return answer.status === 503 ? wait(address).then(get) : reason ? failing(reason) : answer;
        };
        try {
            await import(script);
            const zip = new window.fflate.Zip((_, part) => parts.push(part));
            const { name, pictures, asked } = await plan.json();
            for (const [done, [place, address, title]] of asked.entries()) {
                show(done, pictures);
                const answer = await get(address);
                const file = title ? (await answer.json().then(drawn).catch(() => failing("undrawn", title))).png : answer;
                const packed = new window.fflate.ZipDeflate(place, { level: 1 });
                zip.add(packed);
                packed.push(new Uint8Array(await file.arrayBuffer()), true);
            }
            zip.end();
            signal.throwIfAborted();
            save(button, new Blob(parts), name);
        } finally {
            job = null;
            show(1, 1);
        }
    }

    /** A file of the server, with its progress where it takes long; a text in its place says why there is none. */
    async function takeFile(button, response) {
        const [, name] = /filename="(.+)"/.exec(response.headers.get("Content-Disposition")) || [];
        const tells = response.headers.has("X-Progress");
        const [chunks, reader] = [[], response.body.getReader()];
        for (let size = 0, part = await reader.read(); !part.done; part = await reader.read()) {
            chunks.push(part.value);
            size += part.value.length;
            tells && size < TENTHS && say(button, "progress", TENTHS * size);
        }
        const file = new Blob(chunks).slice(tells ? TENTHS : 0);
        name ? save(button, file, name) : say(button, await file.text());
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
                const response = await fetch(file + inclusietrends.queryOf(button.form), { headers: { "X-Progress": "1" } });
                response.status === 401 && (await failing("failed", inclusietrends.missed(response, "", window.location.href)));
                await (format === "zip" ? takeEverything : format ? takePicture : takeFile)(button, response);
            } catch ({ cause }) {
                say(button, ...(cause || ["failed"]));
            }
            button.ariaBusy = button.ariaDisabled = "false";
        }
    });
    document.addEventListener("click", ({ target }) => target.closest("[data-stop]") && job?.abort(new Error("", { cause: ["stopped"] })));
})();
