/* The frame of every page: title and focus, the address, one question to the server at a time, plotly.js when a chart
 * asks for it, copying, skip links. What Dash starts is in `dash_clientside.inclusietrends`; callbacks/browser.py lists
 * it. Until Dash has drawn the page, the one that came with the first answer stands before it, as a form. */
window.inclusietrends = window.inclusietrends || {};
window.dash_clientside = window.dash_clientside || {};
(() => {
    const asked = {};
    /* Id of what has the focus, "" where it has none, null before anything had the focus. */
    let focused = null;
    let loading = null;
    let allQuotes = null;
    /* The address that a choice gave before Dash arrived. */
    let address = null;
    document.addEventListener("focusin", (event) => (focused = event.target.id));

    const firstPage = () => document.getElementById("eerste-blik");

    /** "Fase van de implementatie - Inclusietrends" -> the title of the tab; another page has come. */
    async function setTitle(title) {
        document.title = title;
        allQuotes = null;
        while (!drawn()) {
            await new Promise((resolve) => setTimeout(resolve, 10));
        }
        if (!inclusietrends.arrived) {
            takeOver();
            inclusietrends.settle();
            inclusietrends.arrived = true;
            if (address) {
                /* dcc.Location wrote back the one that it found when it came. */
                window.history.replaceState(window.history.state, "", address);
            }
        } else {
            const part = window.location.hash && document.getElementById(window.location.hash.slice(1));
            if (part) {
                /* /verantwoording#fase: the part is only there now. */
                part.focus({ preventScroll: true });
                part.scrollIntoView();
            }
            keepFocus();
        }
        remember();
    }

    const drawn = () => document.querySelector("#react-entry-point main h1");

    /** The page that Dash has drawn takes the place of the first one. */
    function takeOver() {
        if (firstPage() && drawn()) {
            inclusietrends.takeOver(firstPage());
            keepFocus();
        }
    }

    /** The focus returns to the same control of a new page, or goes to its start. */
    function keepFocus() {
        if (focused !== null && document.activeElement === document.body) {
            const same = document.getElementById(focused);
            (same || document.querySelector("main")).focus({ preventScroll: Boolean(same) });
        }
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

    /** Asks the server something by a store, once at a time: what is asked meanwhile waits, and of that the newest goes. */
    function ask(store, request) {
        const state = (asked[store] = asked[store] || {});
        state.wanted = JSON.stringify(request);
        if (!state.waiting && state.wanted !== state.sent) {
            send(store, state);
        }
    }

    function send(store, state) {
        state.sent = state.wanted;
        /* An answer that never comes must not keep the next question waiting. */
        state.waiting = setTimeout(() => answered(store), 3000);
        window.dash_clientside.set_props(store, { data: JSON.parse(state.sent) });
    }

    /** The answer to what was asked by a store is there. */
    function answered(store) {
        const state = asked[store] || {};
        clearTimeout(state.waiting);
        state.waiting = null;
        if (state.wanted !== state.sent) {
            send(store, state);
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
        const waiting = new MutationObserver(() => {
            takeOver();
            if (!firstPage()) {
                waiting.disconnect();
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

    /* A quote's button carries the text to copy; one listener serves all quotes. */
    document.addEventListener("click", async (event) => {
        const button = event.target.closest(".copy-quote");
        const words = button?.textContent;
        if (words?.startsWith("Kopieer")) {
            button.textContent = (await copy(button.dataset.text)) ? "Gekopieerd" : "Kopiëren lukt niet";
            setTimeout(() => (button.textContent = words), 2000);
        }
    });

    Object.assign(inclusietrends, { arrived: false, firstPage, replaceQuery, ask, plotly, copy, loadDash });
    window.dash_clientside.inclusietrends = {
        setTitle(title) {
            setTitle(title);
        },

        /** The address of the page with all quotes. */
        writeQuery(query) {
            if (typeof query === "string") {
                replaceQuery(query);
            }
        },

        /** A whole question and its controls -> the card, where the first page does not show it already. */
        begin(whole, years, options, view, sort, margins) {
            if (whole && !firstPage()) {
                inclusietrends.begin(whole, { years: years.map(Number), options, view, sort, margins });
            }
            return window.dash_clientside.no_update;
        },

        /** The quotes beside a chart for what is sought; the address follows. */
        askQuotes(search, theme, year, question, store) {
            ask(store, { question_id: question, search, theme, quote_year: year });
            inclusietrends.seek(search, theme, year);
        },

        /** The page of all quotes for what is sought; `clicks` asks for more of the same. */
        askAllQuotes(clicks, search, question_id, theme, year, order, store) {
            const chosen = { search, question_id, theme, year, order };
            const same = [null, JSON.stringify(chosen)].includes(allQuotes);
            allQuotes = JSON.stringify(chosen);
            ask(store, { ...chosen, pages: same ? (clicks || 0) + 1 : 1 });
        },

        /** The answer of the server is on screen. */
        answered(_, store) {
            answered(store);
            inclusietrends.announce();
        },
    };
})();
