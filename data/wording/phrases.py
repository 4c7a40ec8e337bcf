"""The sentences that page and files share, with places for their values."""

from __future__ import annotations

PHRASES = {
    "moved": "‘{label}’ {verb}{most}, van {first} naar {last} ({change}{verdict}).",
    "movement": "‘{label}’ {verb} van {first} in {before} naar {last} in {after} ({change}{verdict}).",
    "rose": "steeg",
    "fell": "daalde",
    "stayed": "bleef gelijk",
    "most": " het meest",
    "verdict": ", {verdict}",
    "no_base": ", n onbekend",
    "between": "Van {first} naar {last}: ",
    "unchanged": "Tussen {first} en {last} is er geen verandering. ",
    "only": "In {year} is {labels} {value}.",
    "highest": "In {year} is {labels} het hoogst: {value}.",
    "highest_more": "In {year} zijn {labels} het hoogst: {value}.",
    "quoted": "‘{label}’",
    "incomparable": "Let op: niet alle gekozen jaren zijn met elkaar te vergelijken. {sentences}",
    "of_question": "{title}: {text}",
    "alike": "{years} zijn onderling te vergelijken.",
    "alone": "{years} is met geen ander gekozen jaar te vergelijken.",
    "alone_more": "{years} zijn met geen ander gekozen jaar te vergelijken.",
    "differences": "Verschillen gaan over {first} en {last}.",
    "clear": "‘Duidelijk’ betekent: groter dan wij door toeval verwachten.",
    "within": "‘Binnen de marge’ betekent: het kan toeval zijn.",
    "margin": "Een marge laat zien hoe ver een cijfer er door toeval naast kan zitten (95%).",
    "indicative": (
        "Dit is indicatief: gemeenten kiezen zelf of zij meedoen, veel doen elk jaar mee, "
        "en de marges laten alleen toeval zien."
    ),
    "no_margins": "Voor {years} is n niet bekend; daar zijn geen marges.",
    "undecided": "Of een verandering meer is dan toeval, is niet te zeggen: {reason}.",
    "n_unknown": "voor {years} is n niet bekend",
    "n_small": "er zijn te weinig gemeenten (n onder 30)",
    "hover_margin": "Marge (95%): {limits}",
    "hover_step": "Verandering sinds {year}: {change}{verdict}",
    "hover_first": "Niet eerder gevraagd",
    "hover_break": "Niet te vergelijken met {year}: breuk in de reeks",
    "hover_blank_before": "Verandering onbekend: {year} is niet gepubliceerd",
    "hover_undecided": "; of dit meer is dan toeval, is niet te zeggen: {reason}",
    "no_year": "U hebt geen jaar gekozen. Kies ten minste één jaar om de resultaten te zien.",
    "no_answer": "U hebt geen antwoord gekozen. Kies ten minste één antwoord om de resultaten te zien.",
    "no_answer_yet": "U hebt nog geen antwoord gekozen. Zoek hierboven een antwoord; u kunt er {most} kiezen.",
    "two_years": "Voor een verschil zijn twee jaren nodig. Kies er een jaar bij.",
    "no_pair": "De jaren {years} zijn niet met elkaar te vergelijken. Kies andere jaren.",
    "nothing": "Voor deze keuze zijn geen percentages gepubliceerd. Kies een ander antwoord of een ander jaar.",
    "base": "{year}: {words}",
    "bases": "{bases}.",
    "bases_inferred": "{bases}. Het rapport noemt geen n; wij leiden n af uit de percentages.",
    "source": "Bron: {source}. Jaren: {years}. {bases}",
    "selection": "Percentage van de gemeenten, {years}, {answers}",
    "all_answers": "alle antwoorden",
    "some_answers": "{chosen} van {total} antwoorden",
    "one_answer": "1 antwoord",
    "answers": "{chosen} antwoorden",
    "answer": "Antwoord",
    "difference": "Verschil{years} (procentpunt)",
    "notes": "Opmerkingen bij deze cijfers",
    "line": " (rapport, regel {line})",
    "numbers": "Cijfers in een tabel",
    "region": "Tabel met cijfers",
    "caption": "{title}. {selection}",
    "image": "Grafiek: {title}, {view}",
}


def say(name: str, **values: object) -> str:
    """A phrase with its values; raises KeyError for an unknown name or a value that misses."""
    return PHRASES[name].format(**values)
