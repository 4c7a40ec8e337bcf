"""The page that accounts for the numbers: how they were measured, what is inferred, what is suspected, downloads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from components.addresses import (
    ACCOUNTING,
    FILES_PATH,
    RESULTS_PATH,
    accounting_part,
    answers_at,
    file_at,
    question_address,
)
from components.attributes import named
from components.chooser import chooser
from components.everything import everything_buttons
from components.filter_bar import show_button
from components.ids import Control
from components.notices import link_notice
from components.pages import accounting_texts as texts
from components.pages.accounting_statements import statements_part
from components.picture_choice import picture_choice
from components.tables import scroll_table
from data.files import DICTIONARY
from data.overview.accounting import Suspect
from data.overview.statements import Checked
from data.survey import dictionary
from data.survey.comparability import Comparability, comparability
from data.survey.questions import Measurement, Question
from data.views.filters import PictureChoice
from data.wording.groups import base_of
from data.wording.numbers import listing, percentage, year_span
from data.wording.phrases import say
from data.wording.sentences import measured, note_text, of_all
from data.wording.sources import by_source, publications

TITLE = "Verantwoording"
PARTS = {
    "aantallen": "Aantal gemeenten (n)",
    "marges-en-veranderingen": "Marges en veranderingen",
    "per-vraag": "Per vraag",
    "vermoedelijke-fouten": "Vermoedelijke fouten in de cijfers",
    "uitspraken": "Uitspraken van het rapport nagerekend",
    "downloads": "Alles downloaden",
}
#: What is told when a choice of pictures cannot be kept in the address.
NOT_KEPT = "Het adres van deze pagina houdt uw keuze nu niet vast. De afbeeldingen worden wel zoals u koos."
COMPARABLE = {
    Comparability.STATED: "dat volgt uit de bron",
    Comparability.ASSUMED: "dat nemen wij aan",
    Comparability.NOT_ESTABLISHED: "dat staat niet vast",
}


def layout(
    questions: Sequence[Question],
    populations: Mapping[int, int],
    sources: Mapping[int, str],
    suspects: Sequence[Suspect],
    statements: Sequence[Checked],
    notices: list[str],
    version: str,
    pictures: PictureChoice,
    *,
    many: bool,
) -> list[Component]:
    """The whole page; every part and every question has an address of its own.

    ``pictures`` are those of the file with everything. Where there are ``many`` questions, a reader chooses the one to
    account for, and ``questions`` holds it or none.
    """
    chosen = questions[0].title if many and questions else ""
    to_choose = [] if questions else [html.P("Kies eerst een vraag bij ‘Per vraag’.")]
    return [
        html.H1("Verantwoording"),
        *_text(texts.INTRODUCTION, "intro"),
        *_sources(sources, statements),
        *link_notice(notices),
        html.Nav(
            html.Ul([html.Li(html.A(name, href=f"#{part}")) for part, name in PARTS.items()]),
            className="contents",
            **named("Op deze pagina"),
        ),
        _part("aantallen", *_text(texts.BASES), html.P(html.Cite(texts.SOURCE, lang="en"))),
        _part(
            "marges-en-veranderingen",
            *_text(texts.MARGINS),
            html.P(" ".join([say("indicative"), say("overlap"), say("no_overlap")])),
            *(_text(texts.OVERLAP) if any(item.overlaps for item in questions) else []),
            *(_text(texts.GROUPS) if any(item.subgroups for item in questions) else []),
        ),
        _part(
            "per-vraag",
            *([chooser("Kies een vraag", Control.TYPED_QUESTION, version, chosen), show_button()] if many else []),
            *([] if many else [_contents(questions)]),
            *(_question(item, populations) for item in questions),
        ),
        _part("vermoedelijke-fouten", *(to_choose or _suspects(suspects))),
        _part("uitspraken", *(to_choose or statements_part(statements))),
        _part("downloads", _everything(pictures, version), *_downloads(version)),
    ]


def _contents(questions: Sequence[Question]) -> Component:
    return html.Ul([html.Li(html.A(item.title, href=f"#{accounting_part(item.question_id)}")) for item in questions])


def _part(part: str, *contents: Component) -> Component:
    return html.Section([html.H2(PARTS[part], id=part, tabIndex="-1"), *contents], className="card part")


def _text(text: str, class_name: str = "") -> list[Component]:
    return [html.P(paragraph, className=class_name) for paragraph in texts.paragraphs(text)]


def _sources(sources: Mapping[int, str], statements: Sequence[Checked]) -> list[Component]:
    """Where everything comes from, by year, and which of it is the report that lines and statements are of."""
    years = sorted(sources)
    found = [(year_span(own, years), text) for text, own in by_source(sources, years).items()]
    reported = publications(sources, sorted({item.statement.year for item in statements}))
    return [
        html.P("Alle cijfers en citaten komen hieruit:"),
        html.Dl([part for own, text in found for part in (html.Dt(own), html.Dd(f"{text}."))], className="sources"),
        *([html.P(say("report", report=" en ".join(reported)))] if reported else []),
    ]


def _question(question: Question, populations: Mapping[int, int]) -> Component:
    head = ["Jaar", "Te vergelijken met", "Aantal gemeenten"]
    rows = [
        [
            html.Td(str(item.year)),
            html.Td(_comparable(question, item), className="text"),
            html.Td(of_all(item, populations[item.year]), className="text"),
        ]
        for item in question.measurements
    ]
    notes = [
        html.Li([note_text(note), html.Small(f" (rapport, regel {note.source_line})" if note.source_line else "")])
        for note in question.notes
    ]
    return html.Section(
        [
            html.H3(question.title, id=accounting_part(question.question_id), tabIndex="-1"),
            html.P(question.text, className="question-text"),
            html.H4("Hoe is dit gemeten?"),
            html.Dl([part for years, text in measured(question) for part in (html.Dt(years), html.Dd(text))]),
            scroll_table(f"Jaren van {question.title}", "Vergelijkbaarheid en aantal gemeenten per jaar", head, rows),
            *_groups(question),
            *([html.H4("Opmerkingen"), html.Ul(notes, className="notes")] if notes else []),
            html.P(dcc.Link(f"Naar de cijfers: {question.title}", href=question_address(question.question_id))),
        ],
        className="account",
    )


def _groups(question: Question) -> list[Component]:
    """How many of each group answered in each year; nothing for a question without groups."""
    years = sorted({year for group in question.subgroups for year in group.by_year})
    rows = [
        [
            html.Td(group.name),
            *(
                html.Td(base_of(group.by_year[year]) if year in group.by_year else "–", className="text")
                for year in years
            ),
        ]
        for group in question.subgroups
    ]
    if not rows:
        return []
    caption = "Aantal gemeenten per groep en jaar"
    return [scroll_table(f"Groepen van {question.title}", caption, ["Groep", *map(str, years)], rows)]


def _comparable(question: Question, item: Measurement) -> str:
    others = [year for year, group in question.groups.items() if group == item.comparable_group and year != item.year]
    if not others:
        return "geen ander jaar"
    return f"{listing(others)} ({COMPARABLE[comparability([item, *(question.by_year[year] for year in others)])]})"


def _suspects(suspects: Sequence[Suspect]) -> Iterable[Component]:
    if not suspects:
        yield from _text(texts.NO_SUSPECTS)
        return
    yield from _text(texts.SUSPECTS)
    head = ["Vraag", "Antwoord", "Jaar", "Gepubliceerd", "Waarschijnlijk", "Waarom"]
    rows = [
        [
            html.Td(html.A(item.question.title, href=f"#{accounting_part(item.question.question_id)}")),
            html.Td(item.label, className="text"),
            html.Td(str(item.year)),
            html.Td(percentage(item.percentage)),
            html.Td(" of ".join(map(percentage, item.likely))),
            html.Td(item.text, className="text"),
        ]
        for item in suspects
    ]
    yield scroll_table("Vermoedelijke fouten", "Percentages die niet bij het aantal gemeenten passen", head, rows)


def _everything(pictures: PictureChoice, version: str) -> Component:
    """All in one file, which only a browser with scripts makes."""
    choice = picture_choice(pictures, answers_at(RESULTS_PATH, version, ACCOUNTING), NOT_KEPT)
    return html.Div([*_text(texts.EVERYTHING), choice, everything_buttons(version)], className="everything")


def _downloads(version: str) -> Iterable[Component]:
    yield html.H3("Elke tabel apart")
    yield from _text(texts.DOWNLOADS)
    head = ["Tabel", "Wat erin staat", "CSV", "Parquet"]
    rows = [
        [
            html.Td(html.Span(table, lang="en")),
            html.Td(dictionary.TABLE_TEXTS[table], className="text"),
            *(html.Td(_download(f"{table}.{ending}", version)) for ending in ("csv", "parquet")),
        ]
        for table in dictionary.TABLE_TEXTS
    ]
    yield scroll_table("Downloads", "Alle tabellen", head, rows)
    yield html.P(["De betekenis van alle kolommen: ", _download(DICTIONARY, version), "."])
    yield html.Details([html.Summary("Bekijk de betekenis van alle kolommen"), _dictionary()], className="measured")


def _dictionary() -> Component:
    rows = [
        [html.Td(html.Span(f"{table}.{column}", lang="en")), html.Td(text, className="text")]
        for table, column, _, text in dictionary.rows()
    ]
    return scroll_table("Gegevenswoordenboek", "De kolommen van alle tabellen", ["Kolom", "Betekenis"], rows)


def _download(name: str, version: str) -> Component:
    return html.A(name, href=file_at(FILES_PATH, version, name), download=name)
