/* Functions that run in the browser; callbacks/browser.py lists what starts each of them. */
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.inclusietrends = {
    /** "Fase van de implementatie - Inclusietrends" -> the title of the tab. Another page took the place of the one
     *  before: the focus returns to the same control there, else it goes to the start of the page. */
    setTitle(title) {
        document.title = title;
        const id = inclusietrendsFocused;
        setTimeout(() => {
            /* /verantwoording#fase: the part is only there now. */
            const part = window.location.hash && document.getElementById(window.location.hash.slice(1));
            if (part) {
                part.focus({ preventScroll: true });
                part.scrollIntoView();
            } else if (id !== null && document.activeElement === document.body) {
                (document.getElementById(id) || document.querySelector("main")).focus({ preventScroll: Boolean(id) });
            }
        }, 0);
    },

    /** "?jaren=2020,2021" -> the address, without a new entry in the history. */
    writeQuery(query) {
        if (typeof query === "string") {
            window.history.replaceState(window.history.state, "", window.location.pathname + query);
        }
    },

    /** Id of a store -> [width, ready]; the store is told again whenever the width changes. */
    watchWidth(id) {
        const narrow = window.matchMedia("(max-width: 720px)");
        const name = () => (narrow.matches ? "narrow" : "wide");
        narrow.addEventListener("change", () => window.dash_clientside.set_props(id, { data: name() }));
        return [name(), true];
    },

    /** (["2020", "2021"], ["ja"], "18 citaten gevonden", "wijzigingen") -> "2 jaren, 1 antwoord, 18 citaten gevonden" in
     *  the live region of that id: once, when nothing has changed for a moment, so that typing is not interrupted. */
    announceChanges(years, answers, quotes, id) {
        clearTimeout(inclusietrendsAnnouncement);
        const number = (list, one, more) => (list.length === 1 ? `1 ${one}` : `${list.length} ${more}`);
        const words = [number(years, "jaar", "jaren"), number(answers, "antwoord", "antwoorden"), quotes];
        const children = words.filter(Boolean).join(", ");
        inclusietrendsAnnouncement = setTimeout(() => window.dash_clientside.set_props(id, { children }), 700);
        return window.dash_clientside.no_update;
    },

    /** {figure, format: "png", name: "fase_2018-2021_staven.png"} -> a downloaded picture of
     *  1600 x 900, a PNG at double density. */
    async downloadPicture(picture) {
        if (!picture) {
            return window.dash_clientside.no_update;
        }
        const { width, height } = picture.figure.layout;
        const scale = (picture.format === "png" ? 3200 : 1600) / width;
        const plotly = await inclusietrendsPlotly();
        const url = await plotly.toImage(
            { data: picture.figure.data, layout: picture.figure.layout },
            { format: picture.format, width, height, scale }
        );
        const link = document.createElement("a");
        link.href = url;
        link.download = picture.name;
        link.click();
        return `${picture.name} is gedownload.`;
    },

    /** Copies the address of what is on screen. */
    async copyLink(clicks) {
        if (!clicks) {
            return window.dash_clientside.no_update;
        }
        return (await inclusietrendsCopy(window.location.href))
            ? "De link is gekopieerd."
            : `Kopiëren lukt niet in deze browser. Kopieer zelf: ${window.location.href}`;
    },
};

let inclusietrendsAnnouncement;

/* Id of what has the focus, "" where it has none, null before anything had the focus. */
let inclusietrendsFocused = null;
document.addEventListener("focusin", (event) => (inclusietrendsFocused = event.target.id));

/** Plotly, which a page without a chart leaves out: its address stands in <meta name="plotly">. Rejects where it cannot
 *  be loaded; the next call tries again. */
function inclusietrendsPlotly() {
    if (window.Plotly) {
        return Promise.resolve(window.Plotly);
    }
    const address = inclusietrendsPlotlyAddress();
    let script = document.querySelector(`script[src="${address}"]`);
    if (!script) {
        script = document.createElement("script");
        script.src = address;
        document.head.append(script);
    }
    return new Promise((resolve, reject) => {
        script.addEventListener("load", () => resolve(window.Plotly));
        script.addEventListener("error", () => {
            script.remove();
            reject(new Error(`${address} cannot be loaded`));
        });
    });
}

function inclusietrendsPlotlyAddress() {
    return document.querySelector('meta[name="plotly"]').content;
}

/* dcc.Graph loads Plotly from here where it is missing; Dash would set the address of the whole of it. */
Object.defineProperty(window, "_dashPlotlyJSURL", { get: inclusietrendsPlotlyAddress, set() {} });

/** Text -> clipboard, also where the page is not served over https; false where the browser refuses. */
async function inclusietrendsCopy(text) {
    if (navigator.clipboard && window.isSecureContext) {
        try {
            await navigator.clipboard.writeText(text);
            return true;
        } catch (_) {
            /* Refused: try the older way. */
        }
    }
    const focused = document.activeElement;
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    if (focused) {
        focused.focus();
    }
    return copied;
}

/* A skip link moves the focus and leaves the address alone, which a hash would change. */
document.addEventListener("click", (event) => {
    const link = event.target.closest(".skip-link");
    if (link) {
        event.preventDefault();
        const target = document.getElementById(link.hash.slice(1));
        target.focus();
        target.scrollIntoView();
    }
});

/* A quote's button carries the text to copy; one listener serves all quotes. */
document.addEventListener("click", async (event) => {
    const button = event.target.closest(".copy-quote");
    if (!button) {
        return;
    }
    const copied = await inclusietrendsCopy(button.dataset.text);
    const words = button.textContent;
    if (words.startsWith("Kopieer")) {
        button.textContent = copied ? "Gekopieerd" : "Kopiëren lukt niet";
        setTimeout(() => (button.textContent = words), 2000);
    }
});
