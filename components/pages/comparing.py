"""The page that compares answers of different questions: choosing them, beside the parts of the question page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.addresses import COMPARISON, RESULTS_PATH, answers_at, comparison_address
from components.attributes import followed, named
from components.chooser import chooser
from components.filter_bar import (
    RESULT_FAILED,
    checkboxes,
    display_controls,
    group,
    main_controls,
    more_controls,
    show_button,
    shows_otherwise,
)
from components.ids import Control, QuestionPage
from components.notices import link_notice
from components.result_card import result_card
from data.overview.examples import Example
from data.survey.comparing import key
from data.survey.questions import Question
from data.views.frames import QuestionView

TITLE = "Vergelijken"
#: What is said of an answer that was asked for.
ADDED, CHOSEN, UNKNOWN = "Toegevoegd: {}.", "Dit antwoord is al gekozen.", "Dit antwoord is er niet."
FULL = "U kunt hoogstens {} antwoorden vergelijken. Haal er eerst een weg."


def layout(
    view: QuestionView,
    questions: Collection[Question],
    examples: Sequence[Example],
    notices: list[str],
    version: str,
) -> list[Component]:
    """The page for a view of answers of several questions.

    ``questions`` are those whose answers are listed: none where there are very many. ``examples`` are shown while
    there is nothing else.
    """
    question, filters = view.question, view.filters
    answers = answers_at(RESULTS_PATH, version, COMPARISON)
    return [
        html.A("Naar het resultaat", href=f"#{QuestionPage.RESULT}", className="skip-link"),
        html.H1(question.title),
        html.P(
            f"Zet tot {question.most_chosen} antwoorden van verschillende vragen naast elkaar. Let op: een verband "
            "tussen twee lijnen zegt niet dat het ene door het andere komt.",
            className="question-text",
        ),
        *link_notice(notices),
        html.Div(
            [
                html.H2("Kies wat u wilt zien", className="visually-hidden"),
                chooser("Zoek een antwoord", Control.ADD, version),
                html.Div(
                    [
                        _answers(question, filters.option_ids, questions),
                        html.Div(
                            [
                                html.Div(
                                    [
                                        *main_controls(question, filters),
                                        more_controls(
                                            "Meer keuzes", display_controls(filters), is_open=shows_otherwise(filters)
                                        ),
                                        show_button(),
                                    ],
                                    className="filters toolbar",
                                ),
                                result_card(question, filters, COMPARISON, version, _examples(examples)),
                            ],
                            className="work",
                        ),
                    ],
                    className="part-of-filters",
                    **followed(answers, RESULT_FAILED, Control.VIEW, Control.ANSWERS),
                ),
            ],
            className="columns comparing",
        ),
    ]


def _answers(question: Question, chosen: Sequence[str], questions: Collection[Question]) -> Component:
    """The answers that are compared, and below these all others to tick, by question.

    One that is ticked there stands among those above when the page is made anew.
    """
    options: list[dict[str, Any]] = [{"label": question.label(key_), "value": key_} for key_ in chosen]
    lists = [_list(item, chosen) for item in questions]
    listed = html.Details(
        [html.Summary("Kies uit alle antwoorden"), *lists], id=QuestionPage.LISTED, open=not chosen, className="listed"
    )
    boxes = checkboxes(Control.ANSWERS, options, chosen, "choices-columns")
    return group("Antwoorden", *boxes, *([listed] if lists else []), class_name="answers")


def _list(question: Question, chosen: Sequence[str]) -> Component:
    """The answers of a question that are not compared yet, folded away."""
    keys = {key(question.question_id, option.option_id): option.label for option in question.options}
    boxes = dbc.Checklist(
        id=f"{Control.ANSWERS}-{question.question_id}",
        name=Control.ANSWERS,
        value=[],
        options=[{"label": label, "value": key_} for key_, label in keys.items() if key_ not in chosen],
        class_name="choices choices-columns",
    )
    return html.Details(
        [html.Summary(question.title), html.Div(boxes, role="group", **named(question.title))],
        id=f"{QuestionPage.LISTED}-{question.question_id}",
    )


def _examples(examples: Sequence[Example]) -> list[Component]:
    """Comparisons to begin with; style sheets show them where there is no result."""
    if not examples:
        return []
    links = [html.Li(html.A(item.title, href=comparison_address(item.option_ids))) for item in examples]
    return [html.Div([html.H3("Voorbeelden"), html.Ul(links, className="notes")], className="examples")]
