/* To another question, chosen from the list or, where there are very many, by its title: years, view, order and search go
 * along. */
(() => {
    const find = (id) => document.getElementById(id);

    function toQuestion(id) {
        if (!window.location.pathname.endsWith(`/${id}`)) {
            inclusietrends.go(`/vraag/${id}${inclusietrends.carried()}`);
        }
    }

    /** To the question whose whole title stands in the field, when that is among the suggestions. */
    function toSuggested() {
        const title = find("vraag-zoek")?.value;
        const option = [...(find("vraag-keuzes")?.children || [])].find((item) => item.value === title);
        if (option) {
            toQuestion(option.dataset.id);
        }
    }

    document.addEventListener("change", (event) => {
        if (event.target.id === "vraag") {
            toQuestion(event.target.value);
        }
    });

    document.addEventListener("input", (event) => {
        if (event.target.id === "vraag-zoek") {
            toSuggested();
        }
    });

    inclusietrends.toSuggested = toSuggested;
})();
