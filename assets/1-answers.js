/* Answers of the server, each at the address of the state that it is for: asked once, kept, shown in its places.
 * An answer is {address, places, properties, figure, said, leads}; callbacks/answers.py makes it. */
window.inclusietrends = window.inclusietrends || {};
window.dash_clientside = window.dash_clientside || {};
(() => {
    /* Milliseconds until no answer is expected any more, and without a choice or a key until something is said. */
    const MOST_KEPT = 100, MOST_WAITED = 15_000, PAUSE = 700;
    const [kept, narrow] = [new Map(), window.matchMedia("(max-width: 760px)")];
    const part = (name, value) => `${name}=${encodeURIComponent(value)}`;
    const version = () => document.querySelector("[data-version]").dataset.version;
    let latest, telling, newest, warned = {};

    /** A form -> "jaren=2020&jaren=geen&weergave=staven": what it would send, in one order; with a box or radio button
     *  that is `reached`, what it would send after a click on that. */
    function stateOf(form, reached) {
        const fixed = [...form.querySelectorAll("fieldset:disabled")];
        fixed.forEach((group) => (group.disabled = false));
        let parts = [...new FormData(form)].map(([name, value]) => part(name, value));
        fixed.forEach((group) => (group.disabled = true));
        if (reached) {
            const [own, isRadio] = [part(reached.name, reached.value), reached.type === "radio"];
            parts = parts.filter((item) => item !== own && !(isRadio && item.startsWith(`${reached.name}=`)));
            (isRadio || !reached.checked) && parts.push(own);
        }
        return parts.sort().join("&");
    }

    /** A form, and the button that sent it -> "?jaren=2020&smal=ja": what asks for its state, on a screen of this width. */
    function queryOf(form, { reached, submitter } = {}) {
        const more = submitter?.name ? `&${part(submitter.name, submitter.value)}` : "";
        return `?${stateOf(form, reached)}${more}${narrow.matches ? "&smal=ja" : ""}`;
    }

    /** Response -> the answer in it; one from another version of the data than the page leads to the page of that one. */
    async function read(response) {
        const answer = await (response.ok ? response.json() : Promise.reject(response));
        const isOther = response.headers.get("Data-Version") !== version();
        newest = response.headers.get("Data-Newest");
        tellNewer();
        return Object.assign(answer, { isOther, leads: isOther || answer.leads });
    }

    /** Where answers say that there is a newer version of the data than that of the page, a reader may load it. */
    function tellNewer() {
        const [words, button] = document.querySelectorAll(".newer > *");
        button.hidden = [undefined, version()].includes(newest);
        words.textContent = button.hidden ? "" : words.parentNode.dataset.words;
    }

    /** "/lijst/1/citaten?zoek=geld" -> the answer, asked once; a question that fails may be asked again. */
    function ask(address) {
        if (!kept.has(address)) {
            kept.set(address, fetch(address, { signal: AbortSignal.timeout(MOST_WAITED) }).then(read));
            kept.get(address).catch(() => kept.delete(address));
            kept.size > MOST_KEPT && kept.delete(kept.keys().next().value);
        }
        return kept.get(address);
    }

    /** A choice that leads to another page, or to this one anew: in the state of its form. */
    const lead = (control) => inclusietrends.go(window.location.pathname + queryOf(control.form), { isStep: true, control });

    /** A control changed, and its part shows the answer for the new state, unless that is asked something else meanwhile. */
    async function follow(control, { submitter, isQuiet } = {}) {
        const place = control.closest("[data-answers]");
        const { answers, failed, steps } = place.dataset;
        const [asked, name] = [answers + queryOf(control.form, { submitter }), (submitter || control).name];
        const isCurrent = () => place.asked === asked && place.isConnected;
        if (isCurrent()) {
            return;
        }
        place.asked = latest = asked;
        place.isStep = place.isStep || (!isQuiet && steps.split(" ").includes(name));
        clearTimeout(telling);
        try {
            const { places, properties, figure, said, address, leads, isOther } = await ask(asked);
            if (isCurrent() && !isOther) {
                fill(places);
                await inclusietrends.draw(figure);
                await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
            }
            if (isCurrent()) {
                inclusietrends.setProperties(properties);
                latest === asked && address && inclusietrends.setAddress(address, place.isStep);
                place.isStep = false;
                isQuiet || tell(said[name] ?? said[""]);
                [place, undefined].includes(warned.place) ? warn("") : warned.place && warned.again(); /* What failed there may succeed now. */
                place.asked = leads ? null : asked;
                leads && lead(control);
            }
        } catch (reason) {
            if (isCurrent()) {
                place.asked = null;
                missed(reason, failed, window.location.pathname + queryOf(control.form), () => follow(control, { submitter }), place);
            }
        }
    }

    /** Told to who does not see it, after a pause in choosing and typing; once more as another text, or it is not heard. */
    function tell(text) {
        clearTimeout(telling);
        telling = setTimeout(() => {
            const region = document.querySelector(".said");
            region.textContent = text === region.textContent ? `${text}\u00a0` : text;
        }, PAUSE);
    }

    /** Told to everyone, with a button where it can be tried `again`; an empty text takes it away. */
    function warn(text, again, place) {
        const [box, words, button] = document.querySelectorAll(".told, .told > *");
        warned = { again, place, back: document.activeElement };
        [words.textContent, button.hidden, box.hidden] = [text, !again, !text];
        text && tell(text);
    }

    /** No answer: it can be tried `again`; where the session has ended (401), the browser goes to what was asked, signs in. */
    const missed = ({ status }, failed, href, again, place) => status === 401
        ? warn(document.querySelector("[data-ended]").dataset.ended, () => window.location.assign(href)) : warn(failed, again, place);

    /** {id: HTML} -> into their places. What a reader folded within one kind of view stays so. */
    function fill(places) {
        for (const [id, html] of Object.entries(places)) {
            const place = document.getElementById(id);
            if (place && place.html !== html) {
                const fresh = Object.assign(document.createElement("template"), { innerHTML: html }).content;
                for (const { id, open, dataset } of place.querySelectorAll("details[id]")) {
                    const after = fresh.getElementById(id);
                    after && dataset.kind === after.dataset.kind && (after.open = open);
                }
                place.replaceChildren(fresh);
                place.html = html;
            }
        }
    }

    /* A box or a radio button that is reached, by the arrow keys all of its group: asked for before it is needed. */
    ["pointerover", "focusin"].forEach((type) => document.addEventListener(type, ({ target }) => {
        const reached = target.closest("label")?.control || target;
        if (reached.matches("[data-answers] :is([type=checkbox], [type=radio])")) {
            const all = type === "focusin" && reached.type === "radio" ? reached.form.elements[reached.name] : [reached];
            const { answers } = reached.closest("[data-answers]").dataset;
            [...all].forEach((one) => ask(answers + queryOf(one.form, { reached: one })).catch(() => {}));
        }
    }));
    document.addEventListener("input", ({ target }) => target.closest("[data-answers]") && follow(target));
    document.addEventListener("click", ({ target }) => target.closest(".newer button")
        ? window.location.reload() : target.closest(".told button") && (warned.back.focus(), warned.again()));
    /** Shows the result of the page that is there, in the state of its form. */
    const followResult = () => document.querySelector(".graph") && follow(document.querySelector("[type=radio]"), { isQuiet: true });
    /* Paper has a width of its own: what is printed is the chart that is on screen. */
    narrow.addEventListener("change", () => window.matchMedia("print").matches || followResult());
    Object.assign(inclusietrends, { stateOf, queryOf, narrow, ask, lead, follow, followResult, fill, missed, tell, tellNewer, version, warn });
})();
