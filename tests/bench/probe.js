/* Put into a page before its own scripts: says when things are painted first, and how long a change takes. */
(() => {
    const text = (selector) => document.querySelector(selector)?.textContent.trim() || "";
    const visible = (selector) => document.querySelector(selector)?.getBoundingClientRect().height > 0;
    const shown = (selector) => text(selector) && visible(selector);
    const painted = (then) => requestAnimationFrame(() => requestAnimationFrame(() => then(performance.now())));
    const watch = (look) => {
        const observer = new MutationObserver(() => look() && observer.disconnect());
        observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    };
    const chart = () =>
        [...document.querySelectorAll(".barlayer .point path, .scatterlayer path")]
            .map((path) => path.getAttribute("d"))
            .join();
    const list = () => [...document.querySelectorAll("ol.quote-list > li")].map((item) => item.textContent);
    const states = {
        chart: () => [chart()],
        question: () => [text("h1"), chart()],
        quotes: () => [text("#aantal"), `${list().length} ${list()[0]} ${list().at(-1)}`],
    };
    const first = {
        heading: () => shown("h1"),
        content: () => shown("h1") && shown(".message"),
        chart: () => visible(".barlayer .point"),
    };
    const probe = (window.probe = { shift: 0, seen: {} });

    new PerformanceObserver((entries) =>
        entries.getEntries().forEach((entry) => (probe.shift += entry.hadRecentInput ? 0 : entry.value))
    ).observe({ type: "layout-shift", buffered: true });
    Object.entries(first).forEach(([name, there]) =>
        watch(() => there() && (painted((time) => (probe.seen[name] = time)), true))
    );

    probe.state = (kind) => JSON.stringify(states[kind]());

    /* Milliseconds from what a person does next to the frame after the change: from the first event, or where a state
       is expected from the last key to that state. What never changes is an error. */
    probe.arm = (kind, expected) => {
        const before = states[kind]();
        let start = null;
        const note = (event) => (start = expected || start === null ? event.timeStamp : start);
        (expected ? ["keydown"] : ["click", "change", "input"]).forEach((name) => window.addEventListener(name, note, true));
        const done = () => {
            const now = states[kind]();
            return expected ? JSON.stringify(now) === expected : now.every((part, i) => part && part !== before[i]);
        };
        probe.result = new Promise((resolve, reject) => {
            watch(() => start !== null && done() && (painted((end) => resolve(end - start)), true));
            setTimeout(() => reject(new Error(`the ${kind} has not changed`)), 30_000);
        });
    };
})();
