"""The page that compares answers of different questions: a chooser, and the parts of the question page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.chooser import chooser
from components.filter_bar import answers_group, question_controls
from components.ids import ComparingPage, QuestionPage
from components.notices import link_notice
from data.survey.questions import Question
from data.views.question import QuestionView

TITLE = "Vergelijken"


def layout(view: QuestionView, notices: list[str]) -> list[Component]:
    """The page for a view of answers of several questions."""
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
                chooser("Zoek een antwoord", ComparingPage.ADD, ComparingPage.CHOICES, ComparingPage.STATUS),
                *question_controls(question, filters),
                answers_group(chosen_options(question, filters.option_ids), filters.option_ids),
            ],
            className="filters",
        ),
        chart_card(question),
    ]


def chosen_options(question: Question, option_ids: Sequence[str]) -> list[dict[str, Any]]:
    """Checkboxes for the chosen answers."""
    return [{"label": question.label(option_id), "value": option_id} for option_id in option_ids]
