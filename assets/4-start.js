/* The frame of every page: a page arrives and takes the place of the first one, title and focus, the address and the
 * way to another one, plotly.js when a chart asks for it, copying, skip links. What Dash starts is in
 * `dash_clientside.inclusietrends`; callbacks/browser.py registers it. Until Dash has drawn the page, the one that came with
 * the first answer stands before it, as a form. */
window.inclusietrends = window.inclusietrends || {};
window.dash_clientside = window.dash_clientside || {};
(() => {
    /* Keys that come within so many milliseconds of the one before are held: a question waits for the next one. */
    const HELD = 50;
    const PAUSE = 10;
    /* No page takes the place of another between going down and coming up: that would be no click. At most so long. */
    const MOST_HELD = 1000;
    const whenIdle = window.requestIdleCallback || window.setTimeout;
    /* Id of what has the focus, "" where it has none, null before anything had the focus. */
    let focused = null;
    let loading = null;
    /* The page that Dash draws now, and the places that it had when it was drawn. */
    let arriving = null;
    /* The address that a choice gave before Dash arrived, and the page that was asked for. */
    let address = null;
    let wanted = null;
    let texts = {};
    document.addEventListener("focusin", (event) => (focused = event.target.id));
    /* When a key or a button went down; it may come up where nobody sees it. */
    let down = -Infinity;
    const isHeld = () => performance.now() - down < MOST_HELD;
    for (const [type, goesDown] of [["keydown", true], ["keyup", false], ["pointerdown", true], ["pointerup", false]]) {
        window.addEventListener(type, () => (down = goesDown ? performance.now() : -Infinity), true);
    }

    const firstPage = () => document.getElementById("eerste-blik");
    const drawn = () => document.querySelector("#react-entry-point [data-address]");

    /** Dash draws a page: {address, title, places, whole}. When it is there, the browser does its part. */
    async function arrive(page) {
        arriving = page;
        while (firstPage() || drawn()?.dataset.address !== page.address) {
            await new Promise((resolve) => setTimeout(resolve, 0));
            if (arriving !== page) {
                return;
            }
        }
        document.title = page.title;
        if (!inclusietrends.arrived && inclusietrends.isFirst()) {
            inclusietrends.settle();
            inclusietrends.arrived = true;
            if (address) {
                /* dcc.Location wrote back the one that it found when it came. */
                window.history.replaceState(window.history.state, "", address);
            }
            if (wanted) {
                go(wanted, texts);
            }
        } else {
            inclusietrends.arrived = true;
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
        /* What a live region has from the start is not told: it must change. */
        setTimeout((told) => fill(told), 100, texts);
        texts = {};
        inclusietrends.begin(page.whole);
        if (page.whole) {
            /* Without what came along from another question and is not of this one. */
            inclusietrends.followAddress();
        }
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
        whenIdle(bringPictures);
    }

    /** Pictures that wait because they are far below come when there is nothing else to do: paper has them all. */
    function bringPictures() {
        document.querySelectorAll("img[loading=lazy]").forEach((picture) => (picture.loading = "eager"));
    }

    /** The focus returns to the same control of a new page, or goes to its start. */
    function keepFocus() {
        if (focused !== null && document.activeElement === document.body) {
            const same = document.getElementById(focused);
            (same || document.querySelector("main")).focus({ preventScroll: Boolean(same) });
        }
    }

    /** To another page of ours, which Dash draws: as soon as it is there. `told` is for its places. */
    function go(href, told = {}) {
        texts = told;
        if (!inclusietrends.arrived) {
            wanted = href;
            return;
        }
        window.history.pushState({}, "", href);
        window.dispatchEvent(new PopStateEvent("popstate"));
    }

    /** A way to ask the server for something, of which a newer question ends an older one: the answer, or null to a
     *  question that was ended; fails where the server does. */
    function asker() {
        let running = null;
        let before = -HELD;
        const ask = async (address) => {
            ask.stop();
            const own = (running = new AbortController());
            const { signal } = own;
            const now = performance.now();
            const held = now - before < HELD;
            before = now;
            try {
                if (held) {
                    await new Promise((resolve) => setTimeout(resolve, PAUSE));
                }
                const response = signal.aborted ? null : await fetch(address, { signal });
                if (response && !response.ok) {
                    throw new Error(response.status);
                }
                const answer = response && (await response.json());
                return signal.aborted ? null : answer;
            } catch (error) {
                if (signal.aborted) {
                    return null;
                }
                throw error;
            } finally {
                running = running === own ? null : running;
            }
        };
        ask.stop = () => running?.abort();
        ask.isBusy = () => running !== null;
        return ask;
    }

    /** Writes into a field, also for Dash. */
    function setField(field, value) {
        field.value = value;
        if (inclusietrends.arrived) {
            window.dash_clientside.set_props(field.id, { value });
        }
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
        const waiting = new MutationObserver(async () => {
            if (drawn()) {
                waiting.disconnect();
                while (isHeld()) {
                    await new Promise((resolve) => setTimeout(resolve, 0));
                }
                inclusietrends.takeOver(firstPage());
                keepFocus();
            }
        });
        waiting.observe(document.getElementById("react-entry-point"), { childList: true, subtree: true });
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

    window.addEventListener("load", () => whenIdle(bringPictures));
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

    Object.assign(inclusietrends, {
        arrived: false, firstPage, fill, put, go, asker, setField, queryOf, replaceQuery, plotly, copy, loadDash,
    });
    window.dash_clientside.inclusietrends = {
        /** A page of Dash is there, or will be in a moment. */
        arrive(page) {
            arrive(JSON.parse(page));
            return window.dash_clientside.no_update;
        },
    };
})();
