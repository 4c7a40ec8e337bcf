/* Answers of the server, each at the address of the state that it is for: asked once, kept, shown in its places.
 * An answer is {address, places, properties, figure, said}; callbacks/answers.py makes it. */
window.inclusietrends = window.inclusietrends || {};
window.dash_clientside = window.dash_clientside || {};
(() => {
    const MOST_KEPT = 100;
    const kept = new Map();
    const narrow = window.matchMedia("(max-width: 760px)");
    const part = (name, value) => `${name}=${encodeURIComponent(value)}`;
    let latest, telling;

    /** A form -> "jaren=2020&jaren=geen&weergave=staven": what it would send, in one order; with a box or radio button
     *  that is `reached`, what it would send after a click on that. */
    function stateOf(form, reached) {
        const fixed = [...form.querySelectorAll("fieldset:disabled")];
        fixed.forEach((group) => (group.disabled = false));
        let parts = [...new FormData(form)].map(([name, value]) => part(name, value));
        fixed.forEach((group) => (group.disabled = true));
        if (reached) {
            const own = part(reached.name, reached.value);
            const isRadio = reached.type === "radio";
            const others = parts.filter((item) => item !== own && !(isRadio && item.startsWith(`${reached.name}=`)));
            parts = reached.checked && !isRadio ? others : [...others, own];
        }
        return parts.sort().join("&");
    }

    /** A form, and the button that sent it -> "?jaren=2020&smal=ja": what asks for its state, on a screen of this width. */
    function queryOf(form, { reached, submitter } = {}) {
        const more = submitter?.name ? `&${part(submitter.name, submitter.value)}` : "";
        return `?${stateOf(form, reached)}${more}${narrow.matches ? "&smal=ja" : ""}`;
    }

    /** "/lijst/1/citaten?zoek=geld" -> the answer, asked once; a question that fails may be asked again. */
    function ask(address) {
        if (!kept.has(address)) {
            const asking = fetch(address).then((response) => (response.ok ? response.json() : Promise.reject(response)));
            kept.set(address, asking);
            asking.catch(() => kept.delete(address));
            kept.size > MOST_KEPT && kept.delete(kept.keys().next().value);
        }
        return kept.get(address);
    }

    /** A control that is reached or typed in -> its answer is asked for before it is needed. */
    const askAhead = (control, more) =>
        ask(control.closest("[data-answers]").dataset.answers + queryOf(control.form, more)).catch(() => {});

    /** A control changed: its part shows the answer for the new state; outside a part it asks for another page. */
    async function follow(control, submitter) {
        const query = queryOf(control.closest("form"), { submitter });
        const place = control.closest("[data-answers]");
        if (!place) {
            inclusietrends.go(window.location.pathname + query);
        } else if (place.asked !== place.dataset.answers + query) {
            place.asked = latest = place.dataset.answers + query;
            await answer(place, latest);
        }
    }

    /** Shows the answer of an address in its part, unless that was asked something else meanwhile. */
    async function answer(place, asked) {
        const isCurrent = () => place.asked === asked && place.isConnected;
        try {
            const { places, properties, figure, said, address } = await ask(asked);
            if (isCurrent()) {
                fill(places);
                await inclusietrends.draw(figure);
                await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
            }
            if (isCurrent()) {
                inclusietrends.setProperties(properties);
                latest === asked && inclusietrends.setAddress(address);
                latest === asked && tell(said);
            }
        } catch {
            if (isCurrent()) {
                place.asked = null;
                document.querySelector(place.dataset.failedAt).textContent = place.dataset.failed;
            }
        }
    }

    /** Told to who does not see it: once, when nothing has changed for a moment, so that typing is not interrupted. */
    function tell(said) {
        clearTimeout(telling);
        telling = setTimeout(() => (document.querySelector(".said").textContent = said), 700);
    }

    /** {id: HTML} -> into their places. What a reader folded within one kind of view stays so. */
    function fill(places) {
        for (const [id, html] of Object.entries(places)) {
            const place = document.getElementById(id);
            if (place && place.html !== html) {
                const fresh = Object.assign(document.createElement("template"), { innerHTML: html }).content;
                const [before, after] = [place, fresh].map((root) => root.querySelector("details"));
                before && before.dataset.kind === after?.dataset.kind && (after.open = before.open);
                place.replaceChildren(fresh);
                place.html = html;
            }
        }
    }

    /* The pointer or the focus reaches a box or a radio button; the arrow keys reach every button of its group. */
    ["pointerover", "focusin"].forEach((type) => document.addEventListener(type, ({ target }) => {
        const reached = target.closest("label")?.control || target;
        if (reached.matches("[data-answers] :is([type=checkbox], [type=radio])")) {
            const byKey = type === "focusin" && reached.type === "radio";
            [...(byKey ? reached.form.elements[reached.name] : [reached])].forEach((one) => askAhead(one, { reached: one }));
        }
    }));

    /* A control of a part tells of itself before Dash is there; after that Dash says the same some 10 ms later. */
    document.addEventListener("input", ({ target }) => target.closest("[data-answers]") && follow(target));

    /** Shows the result of the page that is there, in the state of its form. */
    const followResult = () => document.querySelector(".graph") && follow(document.querySelector("[type=radio]"));
    narrow.addEventListener("change", followResult);
    Object.assign(inclusietrends, { stateOf, queryOf, narrow, follow, followResult, fill, tell });
})();
