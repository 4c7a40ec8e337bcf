/* A page arrives: the first as HTML, later ones from Dash, which calls what stands at the end (callbacks/browser.py). */
(() => {
    /* Milliseconds that no page takes the place of another between going down and coming up: that would be no click. */
    const MOST_HELD = 1000;
    /* What Dash draws beside the document until it is whole, the state that it was asked for, a page wanted since; the
     * page that came last, how it was gone to, how one on its way is; a list that waits for Enter, what had the focus. */
    let entry, asked, wanted, arriving, visit, going, waiting, focused, isKey = false, down = -Infinity;
    const { history, location } = window;
    const path = () => location.pathname;
    let shown = path() + location.search;
    const first = () => document.querySelector("[data-first]");
    const form = () => document.querySelector("main form");
    const remember = () => form().querySelectorAll("select").forEach((list) => (list.was = list.value));
    ["keydown", "keyup", "pointerdown", "pointerup"].forEach((type) =>
        window.addEventListener(type, () => (down = type.endsWith("down") ? performance.now() : -Infinity), true));
    /* A key changes a closed list before anything else happens; in an open one a person chooses later. */
    window.addEventListener("keydown", () => ((isKey = true), setTimeout(() => (isKey = false))), true);
    document.addEventListener("focusin", ({ target }) => (focused = target.id));

    /** Dash draws a page, {title, address, places, said, ...}: when it is there, the browser does its part. */
    async function arrive(page) {
        arriving = page;
        while (first() && (waiting || performance.now() - down < MOST_HELD)) {
            await new Promise((resolve) => setTimeout(resolve, 0));
        }
        const isOther = page.address.split("?")[0] !== shown.split("?")[0];
        if (arriving === page && (!first() || takeOver(isOther ? {} : page.places))) {
            const { isStep, isBack, top, hash = location.hash } = visit || {};
            visit && inclusietrends.fill(page.places);
            const drawn = visit && inclusietrends.draw(page.figure);
            document.title = page.title;
            [waiting, going] = [null, going === visit ? null : going]; /* Or the next one is on its way. */
            inclusietrends.warn("");
            inclusietrends.tellNewer();
            visit && inclusietrends.tell(page.said);
            top === undefined || window.scrollTo(0, top);
            setProperties(page.menu);
            setAddress(page.address + hash, isStep || (isOther && !isBack));
            /* The focus goes to the part that the address names, or to the heading of another page, or stays. */
            const [part, last] = [location.hash.slice(1), focused].map((id) => document.getElementById(id));
            const [heading, { body, activeElement }] = [isOther && document.querySelector("h1"), document];
            const same = focused === undefined || activeElement !== body ? activeElement : last || document.querySelector("main");
            heading && (heading.tabIndex = -1);
            (part || heading || same).focus({ preventScroll: true });
            isBack || part?.scrollIntoView();
            remember();
            await drawn;
            isBack && arriving === page && window.scrollTo(0, top);
        }
    }

    /** The page of Dash takes the place of the first one; false where something was chosen since: Dash is asked for that. */
    function takeOver(places) {
        const state = inclusietrends.stateOf(form());
        if (wanted || state !== asked) {
            asked = state;
            go(...(wanted || [path() + inclusietrends.queryOf(form()), {}]));
            return false;
        }
        const { activeElement } = document;
        for (const id of Object.keys(places)) {
            const [from, to] = [document, entry].map((root) => root.querySelector(`#${id}`));
            to.replaceChildren(...from.childNodes);
            to.html = from.html;
        }
        first().querySelectorAll("details[id]").forEach(({ id, open }) => ((entry.querySelector(`#${id}`) || {}).open = open));
        first().replaceWith(entry);
        inclusietrends.arrived = true;
        (document.getElementById(activeElement.id) || activeElement).focus({ preventScroll: true });
        return true;
    }

    /** Where the server has a page as Dash draws it, for a screen of this width. */
    function pageAt(href) {
        const { pathname, search } = new URL(href, location);
        return `${form().dataset.pages}${pathname}${search || "?"}${inclusietrends.narrow.matches ? "&smal=ja" : ""}`;
    }

    /** To another page of ours, which Dash draws as soon as it is there; where it does not come, address and list stay
     *  those of the page that is. `how`: {isStep: it can be undone, isBack, top: where it is scrolled to, control}. */
    async function go(href, how) {
        keepPlace();
        const mine = (going = { ...how, hash: new URL(href, location).hash });
        wanted = entry ? null : [href, how];
        try {
            entry && (await inclusietrends.ask(pageAt(href)));
            if (entry && going === mine) {
                visit = mine;
                window.dash_clientside.set_props(form().dataset.askedAt, { data: pageAt(href) });
            }
        } catch (reason) {
            if (going === mine) {
                going = null;
                how.control?.was && setProperties({ [how.control.id]: { value: how.control.was } });
                history.replaceState(history.state, "", shown);
                inclusietrends.missed(reason, form().dataset.failed, href, () => go(href, how));
            }
        }
    }

    /** The address of what is on screen, with a new entry in the history for a step; the menu leads back to it. */
    function setAddress(address, isStep) {
        const isNew = isStep && address !== path() + location.search + location.hash;
        history[isNew ? "pushState" : "replaceState"]({ top: window.scrollY }, "", address);
        shown = path() + location.search;
        const link = [...document.querySelectorAll("nav a[id]")].find((item) => item.pathname === path());
        link && setProperties({ [link.id]: { href: shown } });
    }

    /* How far the page is scrolled, for who comes back to it. */
    const keepPlace = () => !going && path() + location.search === shown && history.replaceState({ top: window.scrollY }, "");

    /** {zoek: {value: "geld"}} -> Dash's components by their id, when Dash is there. */
    const setProperties = (properties) => Object.entries(inclusietrends.arrived ? properties : {})
        .forEach(([id, values]) => window.dash_clientside.set_props(id, values));

    /** The first page is there: its chart is drawn, then Dash comes, which starts itself and draws beside the document. */
    async function start() {
        asked = inclusietrends.stateOf(form());
        remember();
        await inclusietrends.followResult();
        const src = document.querySelector("template").content.firstChild.getAttribute("src");
        const onload = () => (entry = document.getElementById("react-entry-point")).remove();
        document.body.append(Object.assign(document.createElement("script"), { src, onload }));
    }

    /* Back or forward to another state or page; within a page the browser finds the place. */
    window.addEventListener("popstate", () => {
        going = null;
        if (path() + location.search !== shown) {
            document.querySelectorAll("[data-answers]").forEach((place) => (place.asked = null));
            inclusietrends.arrived ? go(location.href, { isBack: true, top: history.state?.top ?? 0 }) : location.reload();
        }
    });
    document.addEventListener("scrollend", keepPlace);
    /* A list that leads to another page waits, where the arrow keys change it, for Enter or until it is left. */
    document.addEventListener("change", ({ target }) => {
        if (target.matches("select") && !target.closest("[data-answers]")) {
            waiting = isKey ? target : null;
            waiting ? inclusietrends.warn(form().dataset.waiting) : inclusietrends.lead(target);
        }
    });
    ["keydown", "focusout"].forEach((type) => document.addEventListener(type, (event) => {
        if (event.target === waiting && (event.key === "Enter" || (type === "focusout" && document.hasFocus()))) {
            event.preventDefault();
            inclusietrends.lead(waiting);
            waiting = null;
        }
    }));

    /* A button asks for the page with its value, one of a list for more of it; Enter takes what a field suggests. */
    document.addEventListener("submit", async (event) => {
        const { submitter, target } = event;
        const [list, typed] = [submitter?.closest(".list"), document.activeElement];
        target === form() && (list || inclusietrends.arrived || !submitter?.name) && event.preventDefault();
        if (list) {
            const before = list.querySelectorAll(".item").length;
            await inclusietrends.follow(target.querySelector("[type=search]"), { submitter });
            list.querySelectorAll(".item")[before]?.focus();
        } else if (submitter?.name) {
            inclusietrends.arrived && go(path() + inclusietrends.queryOf(target, { submitter }), {});
        } else if (typed.matches("[list]")) {
            inclusietrends.follow(typed, { submitter: { name: "klaar", value: "ja" } });
        }
    });

    /* A skip link moves the focus and leaves the address alone; no other link of ours is left to Dash or the browser. */
    document.addEventListener("click", (event) => {
        const link = event.target.closest("a[href^='/']:not([download]), .skip-link");
        const isSkip = link?.matches(".skip-link");
        if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && (isSkip || inclusietrends.arrived)) {
            event.preventDefault();
            event.stopPropagation();
            isSkip ? document.querySelector(link.hash).focus() : go(link.getAttribute("href"), { isStep: true, top: 0 });
        }
    }, true);

    Object.assign(inclusietrends, { arrived: false, go, setAddress, setProperties });
    window.dash_clientside.inclusietrends = {
        page: (address) => inclusietrends.ask(address || pageAt(location.href)).then(structuredClone, () => window.dash_clientside.no_update),
        arrive: (data) => (arrive(JSON.parse(data)), window.dash_clientside.no_update),
    };
    start();
})();
