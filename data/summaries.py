"""The plain-Dutch sentences, generated from the view that is on screen."""

from __future__ import annotations

from collections.abc import Sequence

from data.comparability import breaks
from data.filters import View
from data.overview import Movement
from data.questions import Question
from data.statistics import Fit, Misfit
from data.views import Cell, OptionRow, QuestionView, Verdict
from data.wording import base, cell, decimal, listing, percentage, points, year_span

MODES = {
    "single": "één antwoord mogelijk",
    "multiple": "meer antwoorden mogelijk",
    "scale": "per onderwerp een antwoord op een schaal",
}
WHY_INDICATIVE = (
    "Dit is indicatief: gemeenten kiezen zelf of zij meedoen, veel doen elk jaar mee, "
    "en de marges laten alleen toeval zien."
)
#: What a verdict means.
VERDICTS = {
    Verdict.CLEAR: "‘Duidelijk’ betekent: groter dan wij door toeval verwachten.",
    Verdict.WITHIN: "‘Binnen de marge’ betekent: het kan toeval zijn.",
}


def message(view: QuestionView) -> str:
    """The message of the view: the largest rise and fall between comparable years, else the highest answer."""
    if not view.has_data:
        return ""
    if not view.has_changes:
        return _highest(view)
    extremes = [row for row in (_by_change(view, 1), _by_change(view, -1)) if row is not None]
    extremes.sort(key=lambda row: -abs(row.change or 0.0))
    if view.pair is None:
        moved = [movement(Movement(row.question, row, row.pair)) for row in extremes if row.pair]
        return " ".join(moved) or _highest(view)
    first, last = view.pair
    if not extremes:
        return f"Tussen {first} en {last} is er geen verandering. " + _highest(view)
    sentences = [_moved(view, row, view.pair) for row in extremes]
    return f"Van {first} naar {last}: " + " ".join(sentences)


def _by_change(view: QuestionView, sign: int) -> OptionRow | None:
    """The row with the largest change in one direction; None where no row moved that way."""
    moved = [row for row in view.rows if row.change is not None and row.change * sign > 0]
    return max(moved, key=lambda row: abs(row.change or 0.0), default=None)


def _moved(view: QuestionView, row: OptionRow, pair: tuple[int, int]) -> str:
    first, last = (percentage(row.cell(year).percentage or 0.0) for year in pair)
    change = row.change or 0.0
    alike = [other for other in view.rows if (other.change or 0.0) * change > 0]
    most = " het meest" if len(alike) > 1 else ""
    verdict = f", {row.verdict}" if row.verdict else ""
    verb = "steeg" if change > 0 else "daalde"
    return f"‘{row.label}’ {verb}{most}, van {first} naar {last} ({points(change)}{verdict})."


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


def movement(item: Movement) -> str:
    """One of the largest changes: ‘Ja’ steeg van 5,0% in 2020 naar 7,5% in 2021 (+2,5 procentpunt, duidelijk)."""
    first, last = (f"{percentage(item.row.cell(year).percentage or 0.0)} in {year}" for year in item.pair)
    change = item.row.change or 0.0
    verdict = f", {item.row.verdict}" if item.row.verdict else ", n onbekend"
    verb = "steeg" if change > 0 else "daalde" if change < 0 else "bleef gelijk"
    return f"‘{item.row.label}’ {verb} van {first} naar {last} ({points(change)}{verdict})."


def in_words(view: QuestionView) -> str:
    """All numbers of a small chart in words, for who does not see it."""
    return " ".join(
        f"{row.label}: "
        + ", ".join(f"{item.year} {cell(item.percentage, item.obs_status, breaks=False)}" for item in row.cells)
        + "."
        for row in view.rows
    )


def comparison(view: QuestionView) -> str:
    """What the chosen years that do not compare mean for the view; empty where all compare."""
    questions = asked(view)
    parts = []
    for question in questions:
        sentences = _incomparable(question, [year for year in view.filters.years if year in question.groups])
        if sentences and len(questions) > 1:
            parts.append(f"{question.title}: {' '.join(sentences)}")
        elif sentences:
            parts.append(" ".join(["Let op: niet alle gekozen jaren zijn met elkaar te vergelijken.", *sentences]))
    if parts and view.pair:
        parts.append(f"Verschillen gaan over {view.pair[0]} en {view.pair[1]}.")
    return " ".join(parts)


def _incomparable(question: Question, years: Sequence[int]) -> list[str]:
    """Which of the years of a question compare; nothing where all do."""
    groups = question.groups
    if not breaks(years, groups):
        return []
    alike = [[year for year in years if groups[year] == group] for group in dict.fromkeys(groups[y] for y in years)]
    sentences = [f"{listing(group)} zijn onderling te vergelijken." for group in alike if len(group) > 1]
    alone = [group[0] for group in alike if len(group) == 1]
    if alone:
        verb = "is" if len(alone) == 1 else "zijn"
        sentences.append(f"{listing(alone)} {verb} met geen ander gekozen jaar te vergelijken.")
    return sentences


def certainty(view: QuestionView) -> str:
    """What margins and verdicts are worth, or why there are none; empty where none would be expected."""
    verdicts = {row.verdict for row in view.rows if row.verdict}
    sentences = [VERDICTS[verdict] for verdict in Verdict if verdict in verdicts]
    if view.filters.margins and any(item.interval for row in view.rows for item in row.cells):
        sentences.append("Een marge laat zien hoe ver een cijfer er door toeval naast kan zitten (95%).")
    if sentences:
        sentences.append(WHY_INDICATIVE)
    unknown = sorted({item.year for row in view.rows for item in row.cells if item.percentage and not item.base_n})
    if view.filters.margins and unknown and view.has_data:
        sentences.append(f"Voor {listing(unknown)} is n niet bekend; daar zijn geen marges.")
    if not verdicts and any(row.change is not None for row in view.rows):
        missing = [year for year in unknown if any(year in (row.pair or ()) for row in view.rows)]
        reason = f"voor {listing(missing)} is n niet bekend" if missing else "er zijn te weinig gemeenten (n onder 30)"
        sentences.append(f"Of een verandering meer is dan toeval, is niet te zeggen: {reason}.")
    return " ".join(sentences)


def suspicions(view: QuestionView) -> list[str]:
    """Each percentage on screen that fits no n, with what it probably should have been.

    One that was rounded twice is a tenth off at most and is left to the page that accounts for all numbers.
    """
    return [
        f"‘{row.label}’, {item.year}: {suspicion(item, row.question.by_year[item.year].answer_mode)}"
        for row in view.rows
        for item in row.cells
        if item.misfit and item.misfit.fit is Fit.NONE
    ]


def suspicion(suspect: Cell, answer_mode: str) -> str:
    """Why the percentage of a cell with a misfit is suspected."""
    wrong = suspect.misfit
    if wrong is None or suspect.percentage is None:
        return ""
    value = percentage(suspect.percentage)
    if wrong.fit is Fit.TWICE:
        return f"{value} is waarschijnlijk in twee stappen afgerond; {_counted(wrong)}."
    if answer_mode == "scale":
        cause = "door een eigen n van dit onderwerp of een afrond- of typefout"
        return f"{value} past niet bij n ≈ {wrong.base_n}, {cause}; bij deze n: {_counted(wrong)}."
    return f"{value} past niet bij n ≈ {wrong.base_n}, waarschijnlijk een afrond- of typefout; {_counted(wrong)}."


def _counted(wrong: Misfit) -> str:
    """71 van de 89 is 79,8%."""
    parts = [
        f"{count} van de {wrong.base_n} is {decimal(likely)}%"
        for count, likely in zip(wrong.counts, wrong.likely, strict=True)
    ]
    return " of ".join(parts)


def remarks(view: QuestionView) -> list[tuple[str, int | None]]:
    """Everything to know about the numbers on screen: texts, with the line of the report where there is one."""
    return [*((note.text, note.source_line) for note in view.notes), *((text, None) for text in suspicions(view))]


def empty(view: QuestionView) -> str:
    """Why there is nothing to show, in words; empty where there is something."""
    filters = view.filters
    if not filters.years:
        return "U hebt geen jaar gekozen. Kies ten minste één jaar om de resultaten te zien."
    if not filters.option_ids:
        if view.question.most_chosen:
            most = view.question.most_chosen
            return f"U hebt nog geen antwoord gekozen. Zoek hierboven een antwoord; u kunt er {most} kiezen."
        return "U hebt geen antwoord gekozen. Kies ten minste één antwoord om de resultaten te zien."
    if filters.view is View.CHANGE and not view.has_changes:
        if len(filters.years) == 1:
            return "Voor een verschil zijn twee jaren nodig. Kies er een jaar bij."
        return f"De jaren {listing(filters.years)} zijn niet met elkaar te vergelijken. Kies andere jaren."
    if not view.has_data:
        return "Voor deze keuze zijn geen percentages gepubliceerd. Kies een ander antwoord of een ander jaar."
    return ""


def asked(view: QuestionView) -> list[Question]:
    """The questions whose answers are on screen: one, or in a comparison several."""
    return list({row.question.question_id: row.question for row in view.rows}.values()) or [view.question]


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


def bases(question: Question, years: Sequence[int]) -> str:
    """The number of municipalities behind the percentages of each of ``years``, and how it is known."""
    measured_in = [question.by_year[year] for year in years]
    if not measured_in:
        return ""
    words = "; ".join(f"{item.year}: {base(item.base_n, item.base_status)}" for item in measured_in)
    inferred = any(item.base_status == "reconstructed" for item in measured_in)
    return f"{words}." + (" Het rapport noemt geen n; wij leiden n af uit de percentages." if inferred else "")


def source_line(view: QuestionView) -> str:
    """Survey, years and n, as it stands under a picture."""
    years = year_span(view.years, view.question.years)
    counts = []
    questions = asked(view)
    for question in questions:
        known = bases(question, [year for year in view.years if year in question.by_year])
        counts.append(f"{question.title}: {known}" if len(questions) > 1 else known)
    return f"Bron: {view.source}. Jaren: {years}. {' '.join(counts)}"


def selection(view: QuestionView) -> str:
    """Which years and answers are shown, as a subtitle."""
    total, chosen = len(view.question.option_ids), len(view.rows)
    answers = "alle antwoorden" if chosen == total else f"{chosen} van {total} antwoorden"
    if view.question.most_chosen:
        answers = "1 antwoord" if chosen == 1 else f"{chosen} antwoorden"
    return f"Percentage van de gemeenten, {year_span(view.years, view.question.years)}, {answers}"


def file_stem(view: QuestionView) -> str:
    """A speaking file name without its ending: fase_2018-2021_staven."""
    years = year_span(view.years, view.question.years, joint="_")
    return f"{view.question.question_id}_{years}_{view.filters.view}"
