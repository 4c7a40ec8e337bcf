/* What happens in the browser on the page of a question and on the comparison: a control changes, the card follows.
 *
 * The page arrives whole from the server, as a form in plain HTML with the question as data beside it. It works from
 * then on; Dash draws the same page out of sight and takes its place (`arrive`), without anything moving. */
(() => {
    const CHOICES = ["jaren", "antwoorden", "weergave", "sorteren", "marges"];
    const QUOTES = ["zoek", "thema", "citaatjaar"];
    const path = window.location.pathname;
    const narrow = window.matchMedia("(max-width: 720px)");
    let whole = null;
    /* What is on screen: the choices of the card, and those of the quotes by their names in the address. */
    let current = null;
    let quotes = {};
    let announcement;
    let waiting = null;
    let handedOver = false;
    /* What was typed before Dash arrived: [id, value] of each field. */
    let typed = [];

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

    /** A whole question arrived, with the page or from Dash: draw it; `chosen` where the controls are not there yet. */
    function begin(data, chosen) {
        const ids = (question) => question && question.options.map((option) => option.id).join();
        const again = whole?.id === data.id && find("resultaat-inhoud").firstElementChild;
        if (again && handedOver && ids(whole) === ids(data)) {
            /* What Dash brings is on screen already, with what was chosen meanwhile. */
            handedOver = false;
            return Promise.resolve();
        }
        const added = again && ids(whole) !== ids(data);
        whole = data;
        const sought = new URLSearchParams(window.location.search);
        quotes = Object.fromEntries(QUOTES.map((name) => [name, sought.get(name) || ""]));
        return added ? follow(chosen) : show(chosen || controls());
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
        inclusietrends.replaceQuery(query(current, quotes));
        announce();
        return drawn;
    }

    /** The reader seeks other quotes: the address follows. */
    function seek(search, theme, year) {
        const given = (value) => (value && value !== "alle" ? value.trim() : "");
        quotes = { zoek: given(search), thema: given(theme), citaatjaar: given(year) };
        inclusietrends.replaceQuery(query(current, quotes));
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
        const given = Object.entries(parts).filter(([, value]) => value);
        const written = new URLSearchParams(given).toString().replaceAll("%2C", ",");
        return written ? `?${written}` : "";
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

    function say(text) {
        find("melding").textContent = text;
    }

    /** The chart as a picture of 1600 x 900, a PNG at double density. */
    async function takePicture(format) {
        const view = inclusietrends.view.choose(whole, current);
        const svg = await inclusietrends.picture.svg(view, format === "png" ? 3200 : 1600);
        const blob = format === "png" ? await inclusietrends.picture.png(svg) : svg;
        save(blob, `${inclusietrends.sentences.fileStem(view)}.${format}`);
    }

    /** The table of what is on screen as a file of the server. */
    async function takeTable(format) {
        const response = await fetch(`/cijfers/${whole.id}.${format}${query(current, {})}`);
        if (!response.ok) {
            throw new Error(response.status);
        }
        const name = /filename="(.+)"/.exec(response.headers.get("Content-Disposition"))[1];
        save(await response.blob(), name);
    }

    function save(blob, name) {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(blob);
        link.download = name;
        link.click();
        URL.revokeObjectURL(link.href);
        say(`${name} is gedownload.`);
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
        const empty = inclusietrends.sentences.empty(inclusietrends.view.choose(whole, current));
        if (empty) {
            say(`Er is niets om te downloaden. ${empty}`);
            return;
        }
        say("Het bestand wordt gemaakt…");
        try {
            await make(format);
        } catch (error) {
            say("Het downloaden lukt nu niet. Probeer het over een minuut opnieuw.");
        }
    }

    const CLICKS = {
        "alle-jaren": () => tickAll("jaren"),
        "alle-antwoorden": () => tickAll("antwoorden"),
        "download-png": () => take(takePicture, "png"),
        "download-svg": () => take(takePicture, "svg"),
        "download-csv": () => take(takeTable, "csv"),
        "download-excel": () => take(takeTable, "xlsx"),
        "kopieer-link": copyLink,
    };

    document.addEventListener("click", (event) => {
        const button = event.target.closest("button[id]");
        if (button && CLICKS[button.id]) {
            CLICKS[button.id]();
        } else if (button && inclusietrends.firstPage() && !button.matches(".copy-quote")) {
            /* What Dash does waits until it is there. */
            waiting = button.id;
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

    /** Dash has drawn the page: it takes the place of the first one, in the same moment. */
    function takeOver(page) {
        const second = document.querySelector("#react-entry-point main");
        const own = (id) => second.querySelector(`#${id}`);
        const fields = [...page.querySelectorAll("input:is([type=search], [list])[id], select[id]")];
        typed = fields.filter((field) => own(field.id) && changed(field)).map(({ id, value }) => [id, value]);
        if (window.location.pathname !== path) {
            /* The reader went back meanwhile: Dash has drawn another page. */
            [whole, current, typed, waiting] = [null, null, [], null];
        }
        for (const said of page.querySelectorAll("[role=status][id]")) {
            if (own(said.id)?.textContent === "") {
                own(said.id).textContent = said.textContent;
            }
        }
        if (current) {
            own("resultaat-inhoud").replaceChildren(...find("resultaat-inhoud").childNodes);
            own("resultaat-inhoud").dataset.view = current.view;
            own("sorteren-groep").disabled = current.view === "verschil";
        }
        page.remove();
        handedOver = true;
    }

    /** Whether a reader changed a field. */
    function changed(field) {
        const written = [...(field.options || [])].find((option) => option.defaultSelected);
        return field.value !== (field.options ? written?.value ?? field.value : field.defaultValue);
    }

    /** Dash, where it is there, keeps what a control of the card holds. */
    function tell(id) {
        if (inclusietrends.arrived && find(id)) {
            window.dash_clientside.set_props(id, { value: values()[id] });
        }
    }

    /** What the controls of the card hold, as Dash writes it, by their ids. */
    const values = () => ({
        jaren: current.years.map(String),
        antwoorden: current.options,
        weergave: current.view,
        sorteren: current.sort,
        marges: current.margins,
    });

    /** Dash listens now: it is told what was chosen, typed and pressed before. */
    function settle() {
        for (const [id, value] of [...Object.entries(current ? values() : {}), ...typed]) {
            window.dash_clientside.set_props(id, { value });
        }
        if (waiting) {
            setTimeout(() => find(waiting)?.click(), 0);
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

    Object.assign(inclusietrends, { first, begin, query, seek, announce, takeOver, settle });
})();
