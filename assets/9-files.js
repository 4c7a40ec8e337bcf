/* Taking along: the chart as a picture made here, tables and quotes as files of the server, the address of the page.
 *
 * A file that takes long comes with its progress before it: lines with the number of quotes that are done, an empty
 * line, then the file (callbacks/quote_files.py). */
inclusietrends.files = (() => {
    const FAILED = "Het downloaden lukt nu niet. Probeer het over een minuut opnieuw.";
    const BUSY = "Er worden nu al grote bestanden gemaakt. Probeer het over een minuut opnieuw.";
    const NOTHING = "Er is niets om te downloaden.";

    function say(text) {
        document.querySelector("#melding, #citaten-melding").textContent = text;
    }

    function save(blob, name) {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(blob);
        link.download = name;
        link.click();
        URL.revokeObjectURL(link.href);
        say(`${name} is gedownload.`);
    }

    /** The chart as a picture of 1600 x 900, a PNG at double density. */
    async function takePicture(view, format) {
        const svg = await inclusietrends.picture.svg(view, format === "png" ? 3200 : 1600);
        const blob = format === "png" ? await inclusietrends.picture.png(svg) : svg;
        save(blob, `${inclusietrends.sentences.fileStem(view)}.${format}`);
    }

    /** The table of what is on screen. */
    function takeTable(view, format) {
        return takeFile(`/cijfers/${view.whole.id}.${format}${inclusietrends.query(view.filters, {})}`);
    }

    /** The quotes that are found. */
    function takeQuotes(_view, format) {
        const query = window.location.search;
        return takeFile(`/citatenbestand/citaten.${format}${query}`);
    }

    /** A file of the server, with its progress where it takes long. */
    async function takeFile(address) {
        const response = await fetch(address, { headers: { "X-Progress": "1" } });
        const [, name] = /filename="(.+)"/.exec(response.headers.get("Content-Disposition")) || [];
        const total = response.headers.get("X-Progress-Total");
        if (response.status === 503) {
            say(BUSY);
        } else if (response.status === 204) {
            say(`${NOTHING} Kies iets anders of wis de zoekopdracht.`);
        } else if (!response.ok) {
            throw new Error(response.status);
        } else {
            save(total ? await afterProgress(response.body, Number(total)) : await response.blob(), name);
        }
    }

    /** Tells the progress in steps of ten percent; the file that comes after it. */
    async function afterProgress(body, total) {
        const chunks = [];
        let lines = "";
        let told = 0;
        let begun = false;
        for (const reader = body.getReader(); ; ) {
            const { done, value } = await reader.read();
            if (done) {
                break;
            }
            if (begun) {
                chunks.push(value);
                continue;
            }
            lines += Array.from(value, (code) => String.fromCharCode(code)).join("");
            const end = lines.indexOf("\n\n");
            begun = end >= 0;
            if (begun) {
                chunks.push(Uint8Array.from(lines.slice(end + 2), (character) => character.charCodeAt(0)));
            }
            const share = Math.floor((10 * Number(lines.slice(0, begun ? end : undefined).trimEnd().split("\n").at(-1))) / total);
            if (share > told) {
                told = share;
                say(`Het bestand wordt gemaakt: ${10 * share}%…`);
            }
        }
        return new Blob(chunks);
    }

    /** Copies the address of what is on screen. */
    async function copyLink() {
        const copied = await inclusietrends.copy(window.location.href);
        say(
            copied
                ? "De link is gekopieerd."
                : `Kopiëren lukt niet in deze browser. Kopieer zelf: ${window.location.href}`
        );
    }

    /** Take something along; an empty view and a server that does not answer are told. */
    async function take(make, format) {
        const view = inclusietrends.onScreen();
        const empty = view && inclusietrends.sentences.empty(view);
        if (empty) {
            say(`${NOTHING} ${empty}`);
            return;
        }
        say("Het bestand wordt gemaakt…");
        try {
            await make(view, format);
        } catch (_) {
            say(FAILED);
        }
    }

    const CLICKS = {
        "download-png": () => take(takePicture, "png"),
        "download-svg": () => take(takePicture, "svg"),
        "download-csv": () => take(takeTable, "csv"),
        "download-excel": () => take(takeTable, "xlsx"),
        "citaten-csv": () => take(takeQuotes, "csv"),
        "citaten-excel": () => take(takeQuotes, "xlsx"),
        "citaten-word": () => take(takeQuotes, "docx"),
        "kopieer-link": copyLink,
    };

    document.addEventListener("click", (event) => {
        const button = event.target.closest("button[id]");
        CLICKS[button?.id]?.();
    });

    return { takeFile };
})();
