"""The plain-Dutch sentences, generated from the view that is on screen."""

from __future__ import annotations

from data.comparability import breaks
from data.filters import View
from data.questions import Question
from data.views import OptionRow, QuestionView
from data.wording import listing, percentage, points, year_span

MODES = {
    "single": "één antwoord mogelijk",
    "multiple": "meer antwoorden mogelijk",
    "scale": "schaalvraag: per onderwerp een mate",
}
NO_BASE = "Het rapport vermeldt niet hoeveel gemeenten antwoord gaven (n)."


def message(view: QuestionView) -> str:
    """The message of the view: the largest rise and fall between comparable years, else the highest answer."""
    if not view.has_data:
        return ""
    if view.pair is None:
        return _highest(view)
    first, last = view.pair
    extremes = [row for row in (_by_change(view, 1), _by_change(view, -1)) if row is not None]
    extremes.sort(key=lambda row: -abs(row.change or 0.0))
    if not extremes:
        return f"Tussen {first} en {last} is er geen verandering. " + _highest(view)
    most = " het meest" if sum(row.change is not None for row in view.rows) > 1 else ""
    sentences = [_moved(row, view.pair, row.change or 0.0, most) for row in extremes]
    return f"Van {first} naar {last}: " + " ".join(sentences)


def _by_change(view: QuestionView, sign: int) -> OptionRow | None:
    """The row with the largest change in one direction; None where no row moved that way."""
    moved = [row for row in view.rows if row.change is not None and row.change * sign > 0]
    return max(moved, key=lambda row: abs(row.change or 0.0), default=None)


def _moved(row: OptionRow, pair: tuple[int, int], change: float, most: str) -> str:
    first, last = (percentage(row.cell(year).percentage or 0.0) for year in pair)
    verb = "steeg" if change > 0 else "daalde"
    return f"‘{row.label}’ {verb}{most}, van {first} naar {last} ({points(change)})."


def _highest(view: QuestionView) -> str:
    for year in reversed(view.years):
        cells = [(row.cell(year).percentage, row.label) for row in view.rows]
        known = [(value, label) for value, label in cells if value is not None]
        if known:
            top = max(value for value, _ in known)
            labels = [f"‘{label}’" for value, label in known if value == top]
            if len(known) == 1:
                return f"In {year} is {labels[0]} {percentage(top)}."
            return f"In {year} {'is' if len(labels) == 1 else 'zijn'} {listing(labels)} het hoogst: {percentage(top)}."
    return ""


def comparison(view: QuestionView) -> str:
    """What the chosen years that do not compare mean for the view; empty where all compare."""
    years, groups = view.filters.years, view.question.groups
    if not breaks(years, groups):
        return ""
    alike = [[year for year in years if groups[year] == group] for group in dict.fromkeys(groups[y] for y in years)]
    sentences = [f"{listing(group)} zijn onderling te vergelijken." for group in alike if len(group) > 1]
    sentences += [f"{group[0]} is met geen ander gekozen jaar te vergelijken." for group in alike if len(group) == 1]
    if view.pair:
        sentences.append(f"Verschillen gaan over {view.pair[0]} en {view.pair[1]}.")
    return " ".join(["Let op: niet alle gekozen jaren zijn met elkaar te vergelijken.", *sentences])


def empty(view: QuestionView) -> str:
    """Why there is nothing to show, in words; empty where there is something."""
    filters = view.filters
    if not filters.years:
        return "U hebt geen jaar gekozen. Kies ten minste één jaar om de resultaten te zien."
    if not filters.option_ids:
        return "U hebt geen antwoord gekozen. Kies ten minste één antwoord om de resultaten te zien."
    if filters.view is View.CHANGE and view.pair is None:
        if len(filters.years) == 1:
            return "Voor een verschil zijn twee jaren nodig. Kies er een jaar bij."
        return f"De jaren {listing(filters.years)} zijn niet met elkaar te vergelijken. Kies andere jaren."
    if not view.has_data:
        return "Voor deze keuze zijn geen percentages gepubliceerd. Kies een ander antwoord of een ander jaar."
    return ""


def measured(question: Question) -> list[tuple[str, str]]:
    """How the question was measured: (years, description) for each run of years measured alike."""
    runs: list[tuple[list[int], str]] = []
    for m in question.measurements:
        text = f"{m.definition} ({MODES[m.answer_mode]})."
        if m.definition_status == "inferred":
            text += " Dit leiden wij af; het staat niet letterlijk in het rapport."
        if runs and runs[-1][1] == text:
            runs[-1][0].append(m.year)
        else:
            runs.append(([m.year], text))
    return [(year_span(years, question.years), text) for years, text in runs]


def bases(view: QuestionView) -> str:
    """The number of municipalities behind the percentages of each shown year."""
    known = {m.year: m for m in view.question.measurements if m.year in view.years and m.base_n is not None}
    if not known:
        return NO_BASE
    parts = []
    for year in view.years:
        if year not in known:
            parts.append(f"{year}: n onbekend")
        elif known[year].base_status == "reported":
            parts.append(f"{year}: n = {known[year].base_n}")
        else:
            parts.append(f"{year}: n ≈ {known[year].base_n} (afgeleid)")
    return "; ".join(parts) + "."


def source_line(view: QuestionView) -> str:
    """Survey, years and n, as it stands under a picture."""
    return f"Bron: {view.source}. Jaren: {year_span(view.years, view.question.years)}. {bases(view)}"


def selection(view: QuestionView) -> str:
    """Which years and answers are shown, as a subtitle."""
    total, chosen = len(view.question.option_ids), len(view.rows)
    answers = "alle antwoorden" if chosen == total else f"{chosen} van {total} antwoorden"
    return f"Percentage van de gemeenten, {year_span(view.years, view.question.years)}, {answers}"


def file_stem(view: QuestionView) -> str:
    """A speaking file name without its ending: fase_2018-2021_staven."""
    years = year_span(view.years, view.question.years, joint="_")
    return f"{view.question.question_id}_{years}_{view.filters.view}"
