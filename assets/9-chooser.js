/* Choosing one of very many by its words: the server suggests at each key, and what is in the field as a whole is chosen.
 * Another question, from a list too, takes years, view, order and search along. */
(() => {
    const { escape } = inclusietrends.chartText;
    const ask = inclusietrends.asker();
    const find = (id) => document.getElementById(id);

    function toQuestion(id) {
        if (!window.location.pathname.endsWith(`/${id}`)) {
            inclusietrends.go(`/vraag/${id}${inclusietrends.carried()}`);
        }
    }

    /** The part about a question of the page that accounts for the numbers. */
    function toPart(id) {
        const query = inclusietrends.queryOf({ vraag: id });
        if (window.location.search !== query) {
            inclusietrends.go(`/verantwoording${query}`);
        }
    }

    /** The quotes of a question, which the list of questions takes up. */
    function toQuotes(id, label, field) {
        const list = find("citaten-vraag");
        list.add(new Option(label, id));
        list.value = id;
        list.dispatchEvent(new Event("change", { bubbles: true }));
        inclusietrends.setField(field, "");
    }

    /** An answer more in the comparison. */
    function toAnswer(id, label, field) {
        const { filters, whole } = inclusietrends.onScreen();
        const chosen = filters.options;
        const say = (text) => (find("vergelijk-melding").textContent = text);
        if (chosen.includes(id)) {
            say("Dit antwoord is al gekozen.");
        } else if (chosen.length >= whole.most) {
            say(`U kunt hoogstens ${whole.most} antwoorden vergelijken. Haal er eerst een weg.`);
        } else {
            const query = inclusietrends.query({ ...filters, options: [...chosen, id] }, {});
            inclusietrends.go(`/vergelijken${query}`, { "vergelijk-melding": `Toegevoegd: ${escape(label)}.` });
        }
        inclusietrends.setField(field, "");
    }

    const CHOSEN = {
        "vraag-zoek": toQuestion,
        "verantwoording-vraag": toPart,
        "citaten-vraag-zoek": toQuotes,
        "vergelijk-zoek": toAnswer,
    };

    /** Choose what a text in a field is, when it is among its suggestions; whether it is. */
    function choose(id, text) {
        const field = find(id);
        const option = [...(field?.list?.options || [])].find((item) => item.value === text);
        if (option) {
            CHOSEN[id](option.dataset.id, text, field);
        }
        return Boolean(option);
    }

    /** What a text in a field may mean and what is said of it, by the ids of their places; nothing where it fails. */
    async function suggestions(id, text) {
        try {
            return (await ask(`/keuzes/${id}${inclusietrends.queryOf({ zoek: text })}`)) || {};
        } catch (_) {
            return {};
        }
    }

    document.addEventListener("change", (event) => {
        if (event.target.id === "vraag") {
            toQuestion(event.target.value);
        }
    });

    document.addEventListener("input", async ({ target: { id, list, value } }) => {
        if (id in CHOSEN && !choose(id, value)) {
            const places = await suggestions(id, value);
            inclusietrends.fill(places);
            if (list.id in places) {
                choose(id, value);
            }
        }
    });

    /* What can be chosen is there when a reader comes to the field; what is said there stays. */
    document.addEventListener("focusin", async ({ target: { id, list } }) => {
        if (id in CHOSEN && !list.options.length && !ask.isBusy()) {
            const { [list.id]: choices = "" } = await suggestions(id, "");
            inclusietrends.fill({ [list.id]: choices });
        }
    });
})();
