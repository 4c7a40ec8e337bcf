"""The filters of the question page: native controls, each group with a visible name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.attributes import named
from components.chooser import chooser
from components.ids import QuestionPage
from components.places import Places
from data.survey.questions import Question
from data.views.address import MAX_SEARCH
from data.views.choices import FEW
from data.views.filters import Filters, Sort, View


def filter_bar(question: Question, filters: Filters, questions: Collection[Question]) -> Component:
    """Chooser of the question, years, answers, view, order and margins."""
    return html.Section(
        [
            html.H2("Kies wat u wilt zien", className="visually-hidden"),
            _questions(question, questions),
            *question_controls(question, filters),
            answers_group(
                [{"label": item.label, "value": item.option_id} for item in question.options],
                filters.option_ids,
                _all(QuestionPage.ALL_ANSWERS, "Alle antwoorden"),
            ),
        ],
        className="filters",
    )


def _questions(question: Question, questions: Collection[Question]) -> Component:
    """The chooser of the question: a list, or where there are very many a field that searches them."""
    if len(questions) > FEW:
        ids = (QuestionPage.QUESTION_SEARCH, QuestionPage.QUESTION_CHOICES, QuestionPage.QUESTION_STATUS)
        return chooser("Vraag", *ids, question.title)
    return select(QuestionPage.QUESTION, "Vraag", "field-question")


def filter_places(question: Question, questions: Collection[Question]) -> Places:
    """The questions to choose from, where these are a list."""
    if len(questions) > FEW:
        return {}
    return {QuestionPage.QUESTION: options({i.question_id: i.title for i in questions}, question.question_id)}


def question_controls(question: Question, filters: Filters) -> list[Component]:
    """Years, view, order and margins."""
    return [
        group(
            "Jaren",
            dbc.Checklist(
                id=QuestionPage.YEARS,
                value=[str(year) for year in filters.years],
                options=[{"label": str(year), "value": str(year)} for year in question.years],
                class_name="choices choices-row",
            ),
            _all(QuestionPage.ALL_YEARS, "Alle jaren"),
        ),
        group("Weergave", _radios(QuestionPage.VIEW, View, filters.view), role="radiogroup"),
        group(
            "Sorteren op",
            _radios(QuestionPage.SORT, Sort, filters.sort),
            html.P("Verschil staat altijd op grootste verandering.", className="hint"),
            id_=QuestionPage.SORT_GROUP,
            disabled=sort_is_fixed(filters.view),
        ),
        group(
            "Zekerheid",
            dbc.Switch(id=QuestionPage.MARGINS, label="Marges", value=filters.margins, class_name="form-check"),
        ),
    ]


def answers_group(options: list[dict[str, Any]], chosen: Sequence[str], *more: Component) -> Component:
    """A checkbox per answer."""
    checklist = dbc.Checklist(
        id=QuestionPage.ANSWERS, value=list(chosen), options=options, class_name="choices choices-columns"
    )
    return group("Antwoorden", checklist, *more, class_name="group-wide")


def sort_is_fixed(view: View) -> bool:
    """Whether the view has an order of its own: *verschil* always has the largest change first."""
    return view is View.CHANGE


def group(
    name: str,
    *controls: Component,
    role: str = "group",
    id_: str | None = None,
    disabled: bool = False,
    class_name: str = "",
) -> Component:
    """A named group of controls."""
    attributes: dict[str, Any] = {"id": id_} if id_ else {}
    return html.Fieldset(
        [html.Legend(name), *controls],
        role=role,
        disabled=disabled,
        className=f"group {class_name}".strip(),
        **named(name),
        **attributes,
    )


def _radios(id_: str, choices: type[View] | type[Sort], value: str) -> Component:
    radios: Component = dbc.RadioItems(
        id=id_,
        name=id_,
        value=str(value),
        options=[{"label": str(choice).capitalize(), "value": str(choice)} for choice in choices],
        class_name="choices choices-row",
    )
    return radios


def _all(id_: str, words: str) -> Component:
    return html.Button(words, id=id_, type="button", className="link-button")


def select(id_: str, label: str, more: str = "") -> Component:
    """A labelled list to choose one from, whose choices are a place to fill."""
    field = html.Select(id=id_)
    return html.Div([html.Label(label, htmlFor=id_), field], className=f"field {more}".strip())


def search_field(id_: str, label: str, value: str) -> Component:
    """A labelled field to search as you type."""
    field = dbc.Input(
        id=id_,
        type="search",
        value=value,
        # The browser follows each key; Dash is told when the field is left.
        debounce=True,
        autocomplete="off",
        maxlength=MAX_SEARCH,
    )
    return html.Div([html.Label(label, htmlFor=id_), field], className="field")


def options(labels: Mapping[Any, str], chosen: object) -> list[Component]:
    """The choices of a list, by their value; "" is no choice."""
    value = str(chosen or "")
    return [html.Option(label, value=str(key), selected=str(key) == value) for key, label in labels.items()]
