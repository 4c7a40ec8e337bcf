/* Search as you type: what is sought goes to the server a moment after each key, a newer question ends an older one, and
 * the HTML that comes back goes into its places. On the start page, a question's page and the page with all quotes. */
inclusietrends.search = (() => {
    /* What the fields are called in the address, by their ids. */
    const NAMES = {
        "overzicht-zoek": "zoek",
        "zoek-in-citaten": "zoek",
        thema: "thema",
        citaatjaar: "citaatjaar",
        "citaten-zoek": "zoek",
        "citaten-vraag": "vraag",
        "citaten-thema": "thema",
        "citaten-jaar": "jaar",
        "citaten-volgorde": "sorteren",
    };
    const COUNTS = "#overzicht-aantal, #aantal-citaten, #citaten-aantal";
    const FAILED = "Zoeken lukt nu niet. Probeer het over een minuut opnieuw.";
    /* Milliseconds in which a next key makes a question needless: as short as it is, it is for keys that are held. */
    const PAUSE = 10;
    let asked = null;

    const find = (id) => document.getElementById(id);

    /** What is sought on this page, by its name in the address: {zoek: "geld", thema: ""}. */
    function sought() {
        const here = Object.keys(NAMES).map(find).filter(Boolean);
        return Object.fromEntries(here.map((field) => [NAMES[field.id], valueOf(field)]));
    }

    /** The value of a field; of radio buttons, of which the first is no choice, the one that is checked. */
    function valueOf(field) {
        const radios = [...field.querySelectorAll("input")];
        return radios.length ? radios.slice(1).find((radio) => radio.checked)?.value || "" : field.value.trim();
    }

    /** Asks for what is sought, as many pages of it; the address follows. */
    async function ask(pages = 1) {
        stop();
        const { signal } = (asked = new AbortController());
        inclusietrends.followAddress();
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
        try {
            const query = inclusietrends.queryOf({ ...sought(), bladzijden: pages > 1 ? pages : "" });
            const response = signal.aborted ? null : await fetch(`/delen${window.location.pathname}${query}`, { signal });
            if (response && !response.ok) {
                throw new Error(response.status);
            }
            const places = response && (await response.json());
            if (!signal.aborted) {
                inclusietrends.fill(places);
                /* A theme that the chosen question does not have was let go. */
                inclusietrends.followAddress();
                inclusietrends.announce();
            }
        } catch (_) {
            if (!signal.aborted) {
                document.querySelector(COUNTS).textContent = FAILED;
            }
        }
    }

    /** What was asked is no longer wanted. */
    function stop() {
        asked?.abort();
    }

    /** A page more of a list; the focus goes to the first that is new. */
    async function more(button) {
        const place = button.parentElement;
        const items = () => place.querySelectorAll(":scope > :is(ol, ul) > li");
        const before = items().length;
        await ask(Number(button.dataset.pages));
        const added = items()[before];
        if (added) {
            added.tabIndex = -1;
            added.focus();
        }
    }

    /** A word that stands out searches for itself. */
    function word(button) {
        find("citaten-zoek").value = button.dataset.word;
        if (inclusietrends.arrived) {
            window.dash_clientside.set_props("citaten-zoek", { value: button.dataset.word });
        }
        ask();
    }

    document.addEventListener("input", (event) => {
        if (event.target.type === "search" && event.target.id in NAMES) {
            ask();
        }
    });

    document.addEventListener("change", (event) => {
        if (event.target.closest("select, .choices")?.id in NAMES) {
            ask();
        }
    });

    document.addEventListener("click", (event) => {
        const button = event.target.closest("button.more, button.word");
        if (button) {
            (button.matches(".more") ? more : word)(button);
        }
    });

    return { sought, stop };
})();
