"""From an address to a page. Our own few lines instead of Dash Pages, whose registry is global to the process and
whose query parameters overrule the parts of the path.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

import orjson
from dash import Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from callbacks.overview import questions_found
from callbacks.question import chosen, quotes_found, whole_text
from callbacks.quotes import all_quotes_found
from components.addresses import ACCESSIBILITY, ACCOUNTING, COMPARISON, HOME, QUESTION_PATH, QUOTES
from components.attributes import dataset
from components.chart_card import result
from components.filter_bar import filter_places
from components.ids import QuestionPage, Shell
from components.pages import accessibility, accounting, comparing, not_found, overview, question, quotes
from components.places import Places, written
from components.quotes_panel import choice_places
from components.shell import NAME, first_form, shell
from data.overview import rows as overview_rows
from data.overview.accounting import accounted, suspects
from data.overview.statements import checked
from data.quotes import filters as quote_filters
from data.store import Store
from data.survey.comparing import COMPARING
from data.views.choices import FEW
from data.views.filters import View, from_query
from data.views.question import QuestionView, question_view
from data.wording import sentences


def question_of(store: Store, path: str) -> str | None:
    """Id of the question that a path asks for; None where it asks for none that exists."""
    question_id = path.removeprefix(QUESTION_PATH).rstrip("/")
    return question_id if path.startswith(QUESTION_PATH) and question_id in store.questions else None


def exists(store: Store, path: str) -> bool:
    """Whether a path leads to a page."""
    return path in (HOME, COMPARISON, QUOTES, ACCOUNTING, ACCESSIBILITY) or question_of(store, path) is not None


@dataclass(frozen=True)
class Page:
    """A page: its components, its title, what stands in its places, and the view behind its result.

    A page with a result has the view, and the whole question as JSON.
    """

    components: list[Component]
    title: str
    places: Places = field(default_factory=dict)
    view: QuestionView | None = None
    whole: str | None = None


def page(store: Store, contact: str, path: str | None, query: str | None) -> Page:
    """The page at an address; ``contact`` is where a barrier can be reported."""
    path = path or HOME
    question_id = question_of(store, path)
    if question_id is not None:
        return question_page(store, question_id, query or "")
    if path == COMPARISON:
        return comparing_page(store, query or "")
    if path == QUOTES:
        return quotes_page(store, query or "")
    if path == ACCOUNTING:
        return accounting_page(store, query or "")
    if path == ACCESSIBILITY:
        return Page(accessibility.layout(contact), accessibility.TITLE)
    if path == HOME:
        return overview_page(store, query or "")
    return Page(not_found.layout(store.questions.values()), not_found.TITLE)


def overview_page(store: Store, query: str) -> Page:
    """The start page: the largest changes, and the leading answers of each question on one scale."""
    filters, notices = overview_rows.from_query(query)
    components = overview.layout(overview_rows.overview(store), tuple(store.populations), filters.search, notices)
    return Page(components, overview.TITLE, questions_found(store, filters.search))


def comparing_page(store: Store, query: str) -> Page:
    """The page that compares answers, in the state that the query asks for."""
    filters, notices = from_query(store.question(COMPARING), query)
    view, sent = question_view(store, COMPARING, filters), whole_text(store, COMPARING, filters.option_ids)
    return Page(comparing.layout(view, notices), comparing.TITLE, {}, view, sent)


def quotes_page(store: Store, query: str) -> Page:
    """The page with all quotes, in the state that the query asks for."""
    filters, notices = quote_filters.from_query(store.all_quotes, query)
    components = quotes.layout(filters, notices, many=len(store.questions) > FEW)
    return Page(components, quotes.TITLE, all_quotes_found(store, filters))


def accounting_page(store: Store, query: str) -> Page:
    """The page that accounts for every number, of many questions one at a time."""
    questions, notices = accounted(store, query)
    components = accounting.layout(
        questions,
        store.populations,
        suspects(store, questions),
        checked(store, questions),
        notices,
        many=len(store.questions) > FEW,
    )
    return Page(components, accounting.TITLE)


def question_page(store: Store, question_id: str, query: str) -> Page:
    """The page of a question, in the state that the query asks for."""
    item, all_quotes = store.questions[question_id], store.quotes[question_id]
    filters, notices = chosen(store, question_id, query)
    view, sent = question_view(store, question_id, filters), whole_text(store, question_id)
    places = {
        **filter_places(item, store.questions.values()),
        **choice_places(all_quotes, filters),
        **quotes_found(store, question_id, filters),
    }
    return Page(question.layout(view, store.questions.values(), all_quotes, notices), item.title, places, view, sent)


@dataclass(frozen=True)
class FirstPage:
    """A page as HTML, with its title, and whether it draws a chart."""

    html: str
    title: str
    chart: bool


def first_page(store: Store, contact: str, path: str, query: str) -> FirstPage:
    """The page at an address, complete but for its chart, which the browser draws from the data that the HTML holds."""
    found = page(store, contact, path, query)
    result_place = {QuestionPage.RESULT_BODY: result(found.view)} if found.view else {}
    asked = question_of(store, path)
    links = question.links_instead(store.questions[asked], store.questions.values()) if asked else None
    body = shell([around(found.components, address_of(path, query))])
    first = first_form(body, {**found.places, **result_place}, found.whole, links)
    view = found.view
    chart = view is not None and view.filters.view is not View.TABLE and not sentences.empty(view)
    return FirstPage(first, f"{found.title} - {NAME}", chart)


def address_of(path: str | None, query: str | None) -> str:
    """Path and query, which comes with or without its ``?``."""
    asked = (query or "").removeprefix("?")
    return f"{path or HOME}?{asked}" if asked else path or HOME


def around(components: list[Component], address: str) -> Component:
    """A page in a part that tells its address."""
    return html.Div(components, **dataset(address=address))


def arriving(store: Store, contact: str, path: str | None, query: str | None) -> Component:
    """A page as Dash draws it, with what the browser needs when it is there: title, places and whole question."""
    found, address = page(store, contact, path, query), address_of(path, query)
    title, places = f"{found.title} - {NAME}", written(found.places)
    sent = orjson.Fragment(found.whole or "null")
    # As text: Dash looks into everything else of what it sends.
    told = orjson.dumps({"address": address, "title": title, "places": places, "whole": sent}).decode()
    return around([dcc.Store(id=Shell.ARRIVING, data=told), dcc.Store(id=Shell.ARRIVED), *found.components], address)


def register(app: Dash, store: Store, contact: str) -> None:
    """Show another page when the address changes."""
    app.callback(Output(Shell.PAGE, "children"), Input(Shell.LOCATION, "pathname"), Input(Shell.LOCATION, "search"))(
        partial(arriving, store, contact)
    )
