"""The page that compares answers of different questions: a chooser, and the parts of the question page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.addresses import COMPARISON, RESULTS_PATH, answers_at
from components.attributes import followed
from components.chooser import chooser
from components.filter_bar import RESULT_FAILED, answers_group, question_controls, show_button
from components.ids import Control, QuestionPage
from components.notices import link_notice
from components.result_card import result_card
from data.survey.questions import Question
from data.views.frames import QuestionView

TITLE = "Vergelijken"
#: What is said of an answer that was asked for.
ADDED, CHOSEN, UNKNOWN = "Toegevoegd: {}.", "Dit antwoord is al gekozen.", "Dit antwoord is er niet."
FULL = "U kunt hoogstens {} antwoorden vergelijken. Haal er eerst een weg."


def layout(view: QuestionView, notices: list[str], said: str, version: str) -> list[Component]:
    """The page for a view of answers of several questions; ``said`` is of the answer that was added."""
    question, filters = view.question, view.filters
    return [
        html.A("Naar het resultaat", href=f"#{QuestionPage.RESULT}", className="skip-link"),
        html.H1(question.title),
        html.P(
            f"Zet tot {question.most_chosen} antwoorden van verschillende vragen naast elkaar. Let op: een verband "
            "tussen twee lijnen zegt niet dat het ene door het andere komt.",
            className="intro",
        ),
        *link_notice(notices),
        html.Section(
            [
                html.H2("Kies wat u wilt zien", className="visually-hidden"),
                chooser("Zoek een antwoord", Control.ADD, said=said),
                html.Div(
                    [
                        *question_controls(question, filters),
                        answers_group(chosen_options(question, filters.option_ids), filters.option_ids),
                    ],
                    className="part-of-filters",
                    **followed(answers_at(RESULTS_PATH, version, COMPARISON), RESULT_FAILED, QuestionPage.STATUS),
                ),
                show_button(),
            ],
            className="filters",
        ),
        result_card(question, COMPARISON),
    ]


def chosen_options(question: Question, option_ids: Sequence[str]) -> list[dict[str, Any]]:
    """Checkboxes for the chosen answers."""
    return [{"label": question.label(option_id), "value": option_id} for option_id in option_ids]
