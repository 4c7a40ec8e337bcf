"""The filters of the question page: native controls in a form, each group with a visible name.

What is used all the time stays in view above the chart; the rest is folded away in the same bar. Controls within an
element that is :func:`~components.attributes.followed` change a part of the page; one outside such an element leads to
another page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.addresses import RESULTS_PATH, answers_at, question_address
from components.attributes import followed, named
from components.chooser import chooser
from components.ids import Control, QuestionPage
from data.survey.questions import Question
from data.views.address import ALL, MAX_SEARCH, NONE
from data.views.choices import FEW
from data.views.filters import Filters, Sort, View
from data.wording.groups import choice_of
from data.wording.phrases import say

#: What is told when the server does not answer a choice.
RESULT_FAILED = "Deze keuze lukt nu niet. Grafiek en cijfers horen nog bij uw vorige keuze."


def filter_bar(question: Question, filters: Filters, questions: Collection[Question], version: str) -> Component:
    """The bar above the result: question, years and view; folded away: answers, order, what stands beside percentages.

    ``version`` is that of the data.
    """
    options = [{"label": item.label, "value": item.option_id} for item in question.options]
    boxes = checkboxes(Control.ANSWERS, options, filters.option_ids, "choices-columns")
    everything = _all(QuestionPage.ALL_ANSWERS, Control.ANSWERS, "Alle antwoorden", question.option_ids)
    answers = answers_at(RESULTS_PATH, version, question_address(question.question_id))
    return html.Section(
        [
            html.H2("Kies wat u wilt zien", className="visually-hidden"),
            _questions(question, questions, version),
            html.Div(
                [
                    *main_controls(question, filters, _groups(question, filters)),
                    more_controls(
                        "Antwoorden en meer keuzes",
                        [
                            *display_controls(filters),
                            group("Antwoorden", *boxes, everything, class_name="group-wide"),
                        ],
                        is_open=shows_otherwise(filters) or filters.option_ids != question.option_ids,
                    ),
                ],
                className="part-of-filters",
                **followed(answers, RESULT_FAILED, Control.VIEW, Control.GROUP),
            ),
            show_button(),
        ],
        className="filters toolbar",
    )


def _questions(question: Question, questions: Collection[Question], version: str) -> Component:
    """The chooser of the question: a list, or where there are very many a field that searches them."""
    if len(questions) > FEW:
        return chooser("Vraag", Control.TYPED_QUESTION, version, question.title)
    titles = {item.question_id: item.title for item in questions}
    return select(Control.QUESTION, "Vraag", titles, question.question_id, "field-question")


def _groups(question: Question, filters: Filters) -> list[Component]:
    """The list of groups of municipalities, each with its newest n; nothing where there are no groups."""
    if not question.subgroups:
        return []
    listed: list[dict[str, Any]] = options({ALL: say("everyone")})
    dimension = ""
    for item in question.subgroups:
        if item.dimension != dimension:
            # A list of dash-bootstrap-components knows no groups of choices.
            dimension = item.dimension
            listed.append({"label": dimension, "value": f"{item.group_id} ", "disabled": True})
        listed.append({"label": choice_of(item), "value": item.group_id})
    return [_select(Control.GROUP, "Groep", listed, filters.group, "field-group")]


def main_controls(question: Question, filters: Filters, more: Sequence[Component] = ()) -> list[Component]:
    """Years and view, which are used all the time, and ``more`` between these."""
    years = [{"label": str(year), "value": str(year)} for year in question.years]
    return [
        group(
            "Jaren",
            *checkboxes(Control.YEARS, years, map(str, filters.years), "choices-row"),
            _all(QuestionPage.ALL_YEARS, Control.YEARS, "Alle jaren", map(str, question.years)),
        ),
        *more,
        group("Weergave", radios(Control.VIEW, View, filters.view), role="radiogroup"),
    ]


def more_controls(name: str, controls: Sequence[Component], *, is_open: bool) -> Component:
    """Controls that are seldom used, folded away; open where the page arrives with something chosen among them."""
    return html.Details(
        [html.Summary(name), html.Div(controls, className="more-choices")],
        id=QuestionPage.MORE,
        open=is_open,
        className="more",
    )


def shows_otherwise(filters: Filters) -> bool:
    """Whether the order, or what stands beside the percentages, is another than a page begins with."""
    return filters.sort is not Sort.QUESTIONNAIRE or filters.margins or filters.counts


def display_controls(filters: Filters) -> list[Component]:
    """Order, and what stands beside the percentages."""
    return [
        group(
            "Sorteren op",
            radios(Control.SORT, Sort, filters.sort),
            html.P("Verschil staat altijd op grootste verandering.", className="hint"),
            id_=QuestionPage.SORT_GROUP,
            disabled=sort_is_fixed(filters.view),
        ),
        group(
            "Ook tonen",
            html.Div(
                [
                    _switch(Control.MARGINS, "Marges", on=filters.margins),
                    _switch(Control.COUNTS, "Aantallen", on=filters.counts),
                ],
                className="choices choices-row",
            ),
        ),
    ]


def _switch(id_: str, name: str, *, on: bool) -> Component:
    """A named control that is on or off."""
    found: Component = dbc.Switch(id=id_, name=id_, label=name, value=on, class_name="form-check")
    return found


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


def checkboxes(id_: str, options: list[dict[str, Any]], chosen: Any, class_name: str) -> list[Component]:
    """A checkbox per option, and a hidden field: without it, a form with no box ticked would not say so."""
    return [
        dbc.Input(type="hidden", name=id_, value=NONE),
        dbc.Checklist(id=id_, name=id_, value=list(chosen), options=options, class_name=f"choices {class_name}"),
    ]


def radios(id_: str, choices: type[View] | Any, value: str) -> Component:
    """A radio button per choice."""
    found: Component = dbc.RadioItems(
        id=id_,
        name=id_,
        value=str(value),
        options=[{"label": str(choice).capitalize(), "value": str(choice)} for choice in choices],
        class_name="choices choices-row",
    )
    return found


def _all(id_: str, name: str, words: str, values: Iterable[str]) -> Component:
    """A button that ticks every box of a group: it sends the form with all of their values."""
    return html.Button(words, id=id_, type="submit", name=name, value=",".join(values), className="link-button")


def show_button() -> Component:
    """The button that sends the form where there are no scripts; hidden where there are."""
    return html.Button("Toon", type="submit", className="button without-scripts")


def select(id_: str, label: str, choices: Mapping[Any, str], chosen: object, more: str = "") -> Component:
    """A labelled list to choose one from, by its value."""
    return _select(id_, label, options(choices), chosen, more)


def _select(id_: str, label: str, choices: list[dict[str, Any]], chosen: object, more: str) -> Component:
    field = dbc.Select(id=id_, name=id_, options=choices, value=str(chosen or ALL))
    return html.Div([html.Label(label, htmlFor=id_), field], className=f"field {more}".strip())


def options(choices: Mapping[Any, str]) -> list[dict[str, Any]]:
    """The choices of a list: labels by their value."""
    return [{"label": label, "value": str(value)} for value, label in choices.items()]


def search_field(label: str, value: str) -> Component:
    """A labelled field to search as you type."""
    field = dbc.Input(
        id=Control.SEARCH, name=Control.SEARCH, type="search", value=value, autocomplete="off", maxlength=MAX_SEARCH
    )
    return html.Div([html.Label(label, htmlFor=Control.SEARCH), field], className="field")
