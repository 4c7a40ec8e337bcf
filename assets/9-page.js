/* What happens in the browser on the page of a question and on the comparison: a control changes, the card follows.
 *
 * The page arrives whole from the server, as a form in plain HTML with the question as data beside it. It works from
 * then on; Dash draws the same page out of sight and takes its place (`takeOver`), without anything moving. */
(() => {
    const CHOICES = ["jaren", "antwoorden", "weergave", "sorteren", "marges"];
    const { pathname } = window.location;
    const narrow = window.matchMedia("(max-width: 720px)");
    let whole = null;
    /* What the card shows. */
    let current = null;
    let announcement;
    /* What was typed before Dash came, [id, value] of each field; and what its own controls held then. */
    let typed = [];
    let held = {};

    /** The first of an id: until Dash arrives the page stands there twice, and the first is the visible one. */
    const find = (id) => document.getElementById(id);
    const checked = (id) => [...find(id).querySelectorAll("input:checked")].map((input) => input.value);

    /** What the controls of the card hold: {years, options, view, sort, margins}. */
    function controls() {
        return {
            years: checked("jaren").map(Number),
            options: checked("antwoorden"),
            view: checked("weergave")[0],
            sort: checked("sorteren")[0],
            margins: find("marges").checked,
        };
    }

    /** A page arrived with a whole question, or with none: draw it as its controls say. */
    function begin(data) {
        whole = data;
        current = null;
        if (!whole) {
            return Promise.resolve();
        }
        return show(controls());
    }

    /** Draw the card for the filters. */
    function show(chosen) {
        const view = inclusietrends.view.choose(whole, chosen);
        current = view.filters;
        find("sorteren-groep").disabled = view.filters.view === "verschil";
        return inclusietrends.result.draw(find("resultaat-inhoud"), view, narrow.matches);
    }

    /** The reader chose something: the card, the address and what is said of it follow. */
    function follow(chosen) {
        const drawn = show(chosen);
        followAddress();
        announce();
        return drawn;
    }

    /** The address of what is on screen. */
    function followAddress() {
        const sought = inclusietrends.search.sought();
        inclusietrends.replaceQuery(whole ? query(current, sought) : inclusietrends.queryOf(sought));
    }

    /** The query that takes to another question what it can have too. */
    function carried() {
        const { years, options } = whole;
        const some = current.years.length < years.length ? { overgenomen: "ja" } : {};
        const { zoek } = inclusietrends.search.sought();
        return query({ ...current, options: options.map((option) => option.id) }, { zoek, ...some });
    }

    /** The query that restores what is on screen, as data/filters.py `to_query` writes it: "?jaren=2020,2021". */
    function query(chosen, sought, { years, options, most } = whole) {
        const ids = most === null ? options.map((option) => option.id) : [];
        const listed = (some, all) => (String(some) === String(all) ? "" : some.join(",") || "geen");
        const parts = {
            jaren: listed(chosen.years, years),
            antwoorden: listed(chosen.options, ids),
            weergave: chosen.view === (most === null ? "staven" : "lijnen") ? "" : chosen.view,
            sorteren: chosen.sort === "vragenlijst" ? "" : chosen.sort,
            marges: chosen.margins ? "aan" : "",
            ...sought,
        };
        return inclusietrends.queryOf(parts);
    }

    /** "2 jaren, 1 antwoord, 18 citaten gevonden" in the live region: once, when nothing has changed for a moment, so
     *  that typing is not interrupted. */
    function announce() {
        if (!whole) {
            return;
        }
        clearTimeout(announcement);
        const number = (list, one, more) => (list.length === 1 ? `1 ${one}` : `${list.length} ${more}`);
        announcement = setTimeout(() => {
            const count = find("aantal-citaten")?.textContent;
            const words = [
                number(current.years, "jaar", "jaren"),
                number(current.options, "antwoord", "antwoorden"),
                count,
            ];
            find("wijzigingen").textContent = words.filter(Boolean).join(", ");
        }, 700);
    }

    /** Tick every year or every answer; Dash, where it is there, keeps the controls. */
    function tickAll(id) {
        const boxes = [...find(id).querySelectorAll("input")];
        const values = boxes.map((box) => box.value);
        if (inclusietrends.arrived) {
            window.dash_clientside.set_props(id, { value: values });
        } else {
            boxes.forEach((box) => (box.checked = true));
        }
        follow({ ...current, ...(id === "jaren" ? { years: values.map(Number) } : { options: values }) });
    }

    document.addEventListener("click", (event) => {
        const { id } = event.target.closest("button[id]") || {};
        if (id === "alle-jaren" || id === "alle-antwoorden") {
            tickAll(id.replace("alle-", ""));
        }
    });

    /** Id of the control of the card that an element belongs to. */
    const choiceOf = (target) => CHOICES.find((id) => target.id === id || target.parentElement?.closest(`#${id}`));

    /* Dash would take as long with a choice as the chart: it is told when the chart is painted. */
    window.addEventListener(
        "click",
        (event) => {
            if (event.target.matches("input") && choiceOf(event.target)) {
                event.stopPropagation();
            }
        },
        true
    );

    document.addEventListener("change", (event) => {
        const id = whole && choiceOf(event.target);
        if (id) {
            follow(controls());
            requestAnimationFrame(() => setTimeout(tell, 0, id));
        }
    });

    narrow.addEventListener("change", () => {
        if (whole && find("resultaat-inhoud")) {
            show(current);
        }
    });

    /** Whether the page that Dash draws is the one that came with the first answer: a reader may have gone back. */
    const isFirst = () => window.location.pathname === pathname;

    /** Dash has drawn a page: it takes the place of the first one, in the same moment; what Dash leaves empty moves. */
    function takeOver(first) {
        const { activeElement } = document;
        const second = document.querySelector("#react-entry-point main");
        for (const from of isFirst() ? first.querySelectorAll("main [id]") : []) {
            const to = second.querySelector(`#${CSS.escape(from.id)}`);
            if (to && !to.firstChild && from.firstChild) {
                const { value } = from;
                to.replaceChildren(...from.childNodes);
                if (value !== undefined) {
                    /* Choices that leave their list take another choice along. */
                    to.value = value;
                }
            }
        }
        const fields = [...first.querySelectorAll("input:is([type=search], [list])[id]")];
        typed = fields.filter((field) => field.value !== field.defaultValue).map(({ id, value }) => [id, value]);
        first.remove();
        if (current && isFirst()) {
            find("resultaat-inhoud").dataset.view = current.view;
            find("sorteren-groep").disabled = current.view === "verschil";
            held = forDash(controls());
        }
        if (activeElement.isConnected) {
            /* What moves loses the focus. */
            activeElement.focus({ preventScroll: true });
        }
    }

    /** Dash, where it is there, keeps what a control of the card holds. */
    function tell(id) {
        if (inclusietrends.arrived && find(id)) {
            window.dash_clientside.set_props(id, { value: forDash(current)[id] });
        }
    }

    /** What is chosen, as Dash writes it, by the ids of the controls. */
    const forDash = ({ years, options, view, sort, margins }) => ({
        jaren: years.map(String),
        antwoorden: options,
        weergave: view,
        sorteren: sort,
        marges: margins,
    });

    /** Dash listens now: it is told what was chosen and typed before. */
    function settle() {
        const chosen = Object.entries(current ? forDash(current) : {});
        const changed = chosen.filter(([id, value]) => String(value) !== String(held[id]));
        for (const [id, value] of [...changed, ...typed]) {
            window.dash_clientside.set_props(id, { value });
        }
    }

    /** The first page is there: draw its chart, then let Dash come. */
    async function first() {
        const data = document.getElementById("eerste-gegevens");
        if (data) {
            await begin(JSON.parse(data.textContent));
        }
        setTimeout(inclusietrends.loadDash, 0);
    }

    /** The view on screen; null on a page without one. */
    const onScreen = () => whole && inclusietrends.view.choose(whole, current);

    Object.assign(inclusietrends, {
        first, begin, onScreen, query, carried, followAddress, announce, isFirst, takeOver, settle,
    });
})();
