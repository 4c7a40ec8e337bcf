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
    const ask = inclusietrends.asker();

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
    async function seek(pages = 1) {
        inclusietrends.followAddress();
        const query = inclusietrends.queryOf({ ...sought(), bladzijden: pages > 1 ? pages : "" });
        try {
            const places = await ask(`/delen${window.location.pathname}${query}`);
            if (places) {
                inclusietrends.fill(places);
                /* A theme that the chosen question does not have was let go. */
                inclusietrends.followAddress();
                inclusietrends.announce();
            }
        } catch (_) {
            document.querySelector(COUNTS).textContent = FAILED;
        }
    }

    /** A page more of a list; the focus goes to the first that is new. */
    async function more(button) {
        const { id } = button.parentElement;
        const items = () => find(id).querySelectorAll(":scope > :is(ol, ul) > li");
        const before = items().length;
        await seek(Number(button.dataset.pages));
        const added = items()[before];
        if (added) {
            added.tabIndex = -1;
            added.focus();
        }
    }

    /** A word that stands out searches for itself. */
    function word(button) {
        inclusietrends.setField(find("citaten-zoek"), button.dataset.word);
        seek();
    }

    document.addEventListener("input", (event) => {
        if (event.target.type === "search" && event.target.id in NAMES) {
            seek();
        }
    });

    document.addEventListener("change", (event) => {
        if (event.target.closest("select, .choices")?.id in NAMES) {
            seek();
        }
    });

    document.addEventListener("click", (event) => {
        const button = event.target.closest("button.more, button.word");
        if (button) {
            (button.matches(".more") ? more : word)(button);
        }
    });

    return { sought, stop: ask.stop };
})();
