"""The page that compares answers of different questions: a chooser, and the parts of the question page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.filter_bar import answers_group, question_controls
from components.ids import ComparingPage, QuestionPage
from components.notices import link_notice
from components.quotes_panel import quotes_panel
from data.questions import Question
from data.quote_table import Quotes
from data.views import QuestionView

TITLE = "Vergelijken"


def layout(view: QuestionView, no_quotes: Quotes, notices: list[str], width: str) -> list[Component]:
    """The page for a view of answers of several questions."""
    question, filters = view.question, view.filters
    return [
        html.A("Naar het resultaat", href=f"#{QuestionPage.RESULT}", className="skip-link"),
        dcc.Store(id=QuestionPage.QUESTION_ID, data=question.question_id),
        dcc.Store(id=QuestionPage.QUERY),
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
                _chooser(question),
                *question_controls(question, filters),
                answers_group(chosen_options(question, filters.option_ids), filters.option_ids),
            ],
            className="filters",
        ),
        chart_card(view, width),
        # The callbacks that this page shares with that of a question read its search too.
        html.Div(quotes_panel(question, no_quotes, [], filters), hidden=True),
    ]


def _chooser(question: Question) -> Component:
    """A field that searches the answers by their words and those of their question."""
    return html.Div(
        [
            html.Label("Zoek een antwoord", htmlFor=ComparingPage.ADD),
            dbc.Input(id=ComparingPage.ADD, list=ComparingPage.CHOICES, autocomplete="off", value=""),
            html.Datalist([html.Option(value=option.label) for option in question.options], id=ComparingPage.CHOICES),
            html.P(id=ComparingPage.STATUS, role="status", className="status"),
        ],
        className="field field-question",
    )


def chosen_options(question: Question, option_ids: Sequence[str]) -> list[dict[str, Any]]:
    """Checkboxes for the chosen answers."""
    labels = {option.option_id: option.label for option in question.options}
    return [{"label": labels[option_id], "value": option_id} for option_id in option_ids]
