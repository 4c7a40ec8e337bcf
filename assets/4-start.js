/* The frame of every page: a page arrives and takes the place of the first one, title and focus, the address and the
 * way to another one, plotly.js when a chart asks for it, copying, skip links. What Dash starts is in
 * `dash_clientside.inclusietrends`; callbacks/browser.py lists it. Until Dash has drawn the page, the one that came with
 * the first answer stands before it, as a form. */
window.inclusietrends = window.inclusietrends || {};
window.dash_clientside = window.dash_clientside || {};
(() => {
    /* Id of what has the focus, "" where it has none, null before anything had the focus. */
    let focused = null;
    let loading = null;
    /* The page that Dash draws now, and the places that it had when it was drawn. */
    let arriving = null;
    /* The address that a choice gave before Dash arrived, and the page that was asked for. */
    let address = null;
    let wanted = null;
    document.addEventListener("focusin", (event) => (focused = event.target.id));

    const firstPage = () => document.getElementById("eerste-blik");
    const drawn = () => document.querySelector("#react-entry-point [data-address]");

    /** Dash draws a page: {address, title, places, whole}. When it is there, the browser does its part. */
    async function arrive(page) {
        arriving = page;
        while (drawn()?.dataset.address !== page.address) {
            await new Promise((resolve) => setTimeout(resolve, 0));
            if (arriving !== page) {
                return;
            }
        }
        document.title = page.title;
        if (firstPage()) {
            inclusietrends.takeOver(firstPage(), page);
            keepFocus();
            inclusietrends.settle();
            inclusietrends.arrived = true;
            if (address) {
                /* dcc.Location wrote back the one that it found when it came. */
                window.history.replaceState(window.history.state, "", address);
            }
            if (wanted) {
                go(wanted);
            }
        } else {
            put(page);
            showPart();
            keepFocus();
        }
        remember();
    }

    /** What the browser does on a page of Dash. */
    function put(page) {
        inclusietrends.search.stop();
        fill(page.places);
        inclusietrends.begin(page.whole);
    }

    /** /verantwoording#fase: the part is only there now. */
    function showPart() {
        const part = window.location.hash && document.getElementById(window.location.hash.slice(1));
        if (part) {
            part.focus({ preventScroll: true });
            part.scrollIntoView();
        }
    }

    /** {id: HTML} -> into their places. */
    function fill(places) {
        for (const [id, html] of Object.entries(places)) {
            const place = document.getElementById(id);
            if (place) {
                place.innerHTML = html;
            }
        }
    }

    /** The focus returns to the same control of a new page, or goes to its start. */
    function keepFocus() {
        if (focused !== null && document.activeElement === document.body) {
            const same = document.getElementById(focused);
            (same || document.querySelector("main")).focus({ preventScroll: Boolean(same) });
        }
    }

    /** To another page of ours, which Dash draws: as soon as it is there. */
    function go(href) {
        if (!inclusietrends.arrived) {
            wanted = href;
            return;
        }
        window.history.pushState({}, "", href);
        window.dispatchEvent(new PopStateEvent("popstate"));
    }

    /** {jaren: "2020,2021", zoek: ""} -> "?jaren=2020,2021". */
    function queryOf(parts) {
        const given = Object.entries(parts).filter(([, value]) => value);
        const written = new URLSearchParams(given).toString().replaceAll("%2C", ",");
        return written ? `?${written}` : "";
    }

    /** "?jaren=2020,2021" -> the address, without a new entry in the history. */
    function replaceQuery(query) {
        address = window.location.pathname + query;
        window.history.replaceState(window.history.state, "", address);
        remember();
    }

    /** The menu leads back to what was chosen on a page. */
    function remember() {
        const { pathname, search } = window.location;
        const link = [...document.querySelectorAll("nav a[id]")].find((item) => item.pathname === pathname);
        if (link && inclusietrends.arrived) {
            window.dash_clientside.set_props(link.id, { href: pathname + search });
        }
    }

    /** plotly.js, loaded when first asked for; rejects where it does not come. */
    function plotly() {
        loading = loading || new Promise((resolve, reject) => {
            if (window.Plotly) {
                resolve(window.Plotly);
                return;
            }
            const known = document.querySelector("script[data-plotly]");
            const script = known || document.createElement("script");
            script.addEventListener("load", () => resolve(window.Plotly));
            script.addEventListener("error", () => reject(new Error("plotly.js does not come")));
            if (!known) {
                script.src = document.querySelector("meta[name=plotly]").content;
                document.head.append(script);
            }
        });
        return loading;
    }

    /** Loads Dash, which starts itself. */
    function loadDash() {
        const script = document.createElement("script");
        script.src = document.getElementById("dash-scripts").content.querySelector("script").getAttribute("src");
        document.body.append(script);
    }

    /** Text -> clipboard, also where the page is not served over https; false where the browser refuses. */
    async function copy(text) {
        if (navigator.clipboard && window.isSecureContext) {
            try {
                await navigator.clipboard.writeText(text);
                return true;
            } catch (_) {
                /* Refused: try the older way. */
            }
        }
        const before = document.activeElement;
        const area = document.createElement("textarea");
        area.value = text;
        area.className = "visually-hidden";
        document.body.append(area);
        area.select();
        const copied = document.execCommand("copy");
        area.remove();
        before?.focus();
        return copied;
    }

    document.addEventListener("submit", (event) => event.preventDefault());

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

    /* Links in HTML of the server, which Dash knows nothing of. */
    document.addEventListener("click", (event) => {
        const link = event.target.closest("a[href^='/']:not([download])");
        const plain = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey;
        if (link && plain && inclusietrends.arrived) {
            event.preventDefault();
            go(link.getAttribute("href"));
            window.scrollTo(0, 0);
        }
    });

    /* A quote's button carries the text to copy; one listener serves all quotes. */
    document.addEventListener("click", async (event) => {
        const button = event.target.closest(".copy-quote");
        const words = button?.textContent;
        if (words?.startsWith("Kopieer")) {
            button.textContent = (await copy(button.dataset.text)) ? "Gekopieerd" : "Kopiëren lukt niet";
            setTimeout(() => (button.textContent = words), 2000);
        }
    });

    Object.assign(inclusietrends, { arrived: false, firstPage, fill, put, go, queryOf, replaceQuery, plotly, copy, loadDash });
    window.dash_clientside.inclusietrends = {
        /** A page of Dash is there, or will be in a moment. */
        arrive(page) {
            arrive(page);
            return window.dash_clientside.no_update;
        },

        /** An answer was added to the comparison. */
        add(whole, options) {
            inclusietrends.add(whole, options);
        },

        /** There are new suggestions for a question. */
        suggest() {
            inclusietrends.toSuggested();
        },
    };
})();
