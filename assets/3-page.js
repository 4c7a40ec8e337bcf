/* A page arrives: the first as HTML, later ones from Dash, which calls what stands at the end (callbacks/browser.py). */
(() => {
    /* No page takes the place of another between going down and coming up: that would be no click. At most so long. */
    const MOST_HELD = 1000;
    /* What Dash draws beside the document until it is whole, the state that it was asked for, and a page wanted since. */
    let entry, asked, wanted, arriving, focused;
    let down = -Infinity;
    const first = () => document.querySelector("[data-first]");
    const form = () => document.querySelector("main form");
    const dash = () => window.dash_clientside;
    const hold = ({ type }) => (down = type.endsWith("down") ? performance.now() : -Infinity);
    ["keydown", "keyup", "pointerdown", "pointerup"].forEach((type) => window.addEventListener(type, hold, true));
    document.addEventListener("focusin", ({ target }) => (focused = target.id));

    /** Dash draws a page, {title, address, places, said, ...}: when it is there, the browser does its part. */
    async function arrive(page) {
        arriving = page;
        do {
            await new Promise((resolve) => setTimeout(resolve, 0));
        } while (first() && performance.now() - down < MOST_HELD);
        if (arriving === page && (!first() || takeOver(page))) {
            document.title = page.title;
            setAddress(page.address + window.location.hash);
            inclusietrends.tell(page.said);
            keepFocus();
        }
    }

    /** The page of Dash takes the place of the first one, with the contents of its places; false where something was
     *  chosen or typed in the meantime: Dash is asked for that. */
    function takeOver({ places }) {
        const state = inclusietrends.stateOf(form());
        if (wanted || state !== asked) {
            asked = state;
            go(wanted || window.location.pathname + inclusietrends.queryOf(form()));
            return false;
        }
        const { activeElement } = document;
        for (const id of Object.keys(places)) {
            const [from, to] = [document, entry].map((root) => root.querySelector(`#${id}`));
            to.replaceChildren(...from.childNodes);
            to.html = from.html;
        }
        first().replaceWith(entry);
        inclusietrends.arrived = true;
        (document.getElementById(activeElement.id) || activeElement).focus({ preventScroll: true });
        return true;
    }

    /** To another page of ours, which Dash draws: as soon as it is there. */
    function go(href) {
        wanted = entry ? null : href;
        if (entry) {
            window.history[first() ? "replaceState" : "pushState"](window.history.state, "", href);
            window.dispatchEvent(new PopStateEvent("popstate"));
        }
    }

    /** The address of what is on screen, without a new entry in the history; the menu leads back to it. */
    function setAddress(address) {
        window.history.replaceState(window.history.state, "", address);
        const { pathname, search } = window.location;
        const link = [...document.querySelectorAll("nav a[id]")].find((item) => item.pathname === pathname);
        link && setProperties({ [link.id]: { href: pathname + search } });
    }

    /** {zoek: {value: "geld"}} -> Dash's components by their id, when Dash is there. */
    function setProperties(properties) {
        inclusietrends.arrived && Object.entries(properties).forEach(([id, values]) => dash().set_props(id, values));
    }

    /** The focus goes to the part that the address names, stays at the same control, or goes to the start of a page. */
    function keepFocus() {
        const part = document.getElementById(window.location.hash.slice(1));
        const same = document.getElementById(focused);
        if (part || (focused !== undefined && document.activeElement === document.body)) {
            (part || same || document.querySelector("main")).focus({ preventScroll: Boolean(part || same) });
            part?.scrollIntoView();
        }
    }

    /** The first page is there: its chart is drawn, then Dash comes, which starts itself and draws beside the document. */
    async function start() {
        asked = inclusietrends.stateOf(form());
        await inclusietrends.followResult();
        const script = document.createElement("script");
        script.src = document.querySelector("template").content.firstChild.getAttribute("src");
        script.addEventListener("load", () => (entry = document.getElementById("react-entry-point")).remove());
        document.body.append(script);
    }

    /* A button that sends the form asks for the page with its value, one of a list for more of it; Enter says nothing new. */
    document.addEventListener("submit", async (event) => {
        const { submitter, target } = event;
        const list = submitter?.closest(".list");
        if (list || inclusietrends.arrived || !submitter?.name) {
            event.preventDefault();
        }
        if (list) {
            const before = list.querySelectorAll(".item").length;
            await inclusietrends.follow(target.querySelector("[type=search]"), submitter);
            list.querySelectorAll(".item")[before]?.focus();
        } else if (submitter?.name && inclusietrends.arrived) {
            go(window.location.pathname + inclusietrends.queryOf(target, { submitter }));
        }
    });

    /* A skip link moves the focus and leaves the address alone; Dash knows nothing of links in HTML of the server. */
    document.addEventListener("click", (event) => {
        const link = event.target.closest("a[href^='/']:not([download]), .skip-link");
        const isSkip = link?.matches(".skip-link");
        const isPlain = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey;
        if (link && isPlain && (isSkip || inclusietrends.arrived)) {
            event.preventDefault();
            isSkip ? document.querySelector(link.hash).focus() : go(link.getAttribute("href"));
            isSkip || window.scrollTo(0, 0);
        }
    });

    Object.assign(inclusietrends, { arrived: false, go, setAddress, setProperties });
    dash().inclusietrends = {
        /** A page of Dash is there, or will be in a moment: later ones get the contents of their places here. */
        arrive(data) {
            const page = JSON.parse(data);
            if (!first()) {
                inclusietrends.fill(page.places);
                page.narrow === inclusietrends.narrow.matches ? inclusietrends.draw(page.figure) : inclusietrends.followResult();
            }
            arrive(page);
            return dash().no_update;
        },
        /** A control of Dash has another value, or what was typed in it is one of the choices. */
        choose() {
            const control = document.getElementById(dash().callback_context.triggered_id);
            control && inclusietrends.arrived && inclusietrends.follow(control);
            return dash().no_update;
        },
    };
    start();
})();
