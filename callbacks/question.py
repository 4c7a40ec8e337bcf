"""The page of a question and the comparison: their answers, the pages as a whole, and where their form may lead."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

from callbacks.shown import Answer, Page, is_narrow, pages_of, with_pages
from components import quotes_panel
from components.addresses import COMPARISON, question_address
from components.charts import Figure, page_figure
from components.chooser import SEVERAL
from components.filter_bar import sort_is_fixed
from components.ids import Control, QuestionPage
from components.notices import choice_notice
from components.pages import comparing, question
from components.places import Places
from components.quote_list import said
from components.result import has_chart, result_places, room
from data.overview.examples import examples
from data.quotes.filters import of_question
from data.quotes.finding import find
from data.quotes.offers import offers
from data.store import Store
from data.survey.comparing import COMPARING
from data.views.choices import FEW, answers_of, questions_of
from data.views.filters import Filters, carried, from_query, to_query
from data.views.frames import QuestionView
from data.views.question import question_view
from data.wording.announcements import announcements, result_in_words


def chosen(store: Store, question_id: str, query: str) -> tuple[Filters, list[str]]:
    """What a query chooses of a question and its quotes, and a sentence for each part that was left out."""
    quotes = store.quotes[question_id]
    return from_query(store.question(question_id), query, quotes.themes, quotes.years)


def address_of(store: Store, question_id: str, filters: Filters) -> str:
    """The address of a question, or of the comparison, in the state of some filters."""
    path = COMPARISON if question_id == COMPARING else question_address(question_id)
    return path + to_query(store.question(question_id), filters)


def figure_of(view: QuestionView, query: str) -> Figure | None:
    """The chart of a view, for the width that a query tells."""
    return page_figure(view, narrow=is_narrow(query)) if has_chart(view) else None


def result_answer(store: Store, question_id: str, query: str) -> Answer:
    """What the card with the result shows."""
    filters, notices = chosen(store, question_id, query)
    view = question_view(store, question_id, filters)
    figure = figure_of(view, query)
    return Answer(
        address_of(store, question_id, filters),
        result_places(view, room(figure), choice_notice(notices)),
        {QuestionPage.SORT_GROUP: {"disabled": sort_is_fixed(filters.view)}},
        figure,
        {name: " ".join([*notices, text]) for name, text in announcements(view).items()},
    )


def quotes_answer(store: Store, question_id: str, query: str) -> Answer:
    """What the panel with quotes shows."""
    filters, _ = chosen(store, question_id, query)
    quotes = store.quotes[question_id]
    found, pages = find(quotes, of_question(filters)), pages_of(query)
    near = offers(quotes, of_question(filters)) if filters.search and not found else []
    places = quotes_panel.found_places(store.questions[question_id], quotes, found, filters, near, store.sources, pages)
    told = said(found, filters.search, near, pages)
    address = with_pages(address_of(store, question_id, filters), query)
    return Answer(address, places, said=told)


def question_page(store: Store, question_id: str, query: str) -> Page:
    """The page of a question, in the state that the query asks for."""
    item, quotes = store.questions[question_id], store.quotes[question_id]
    filters, notices = chosen(store, question_id, query)
    view = question_view(store, question_id, filters)
    listed = quotes_answer(store, question_id, query)
    components = question.layout(view, store.questions.values(), quotes, notices, store.version)
    return Page(
        components,
        item.title,
        listed.address,
        {QuestionPage.STATUS: "", **listed.places},
        view,
        summary=result_in_words(view),
    )


def comparing_page(store: Store, query: str) -> Page:
    """The page that compares answers, in the state that the query asks for, with an answer more where it asks so."""
    filters, notices = from_query(store.question(COMPARING), query)
    filters, told = added(store, filters, dict(parse_qsl(query)).get(Control.ADD, ""))
    view = question_view(store, COMPARING, filters)
    listed = store.questions.values() if len(store.questions) <= FEW else []
    components = comparing.layout(view, listed, examples(store), notices, store.version)
    places: Places = {QuestionPage.STATUS: "", QuestionPage.CHOICES_STATUS: told}
    address = address_of(store, COMPARING, filters)
    return Page(components, comparing.TITLE, address, places, view, told, result_in_words(view))


def added(store: Store, filters: Filters, text: str) -> tuple[Filters, str]:
    """The filters with the answer that a text names, or alone can mean, and what is said of it."""
    question, option_id = store.question(COMPARING), answers_of(store).meant(text)
    if not text:
        return filters, ""
    if option_id is None:
        return filters, SEVERAL if answers_of(store).suggestions(text) else comparing.UNKNOWN
    if option_id in filters.option_ids:
        return filters, comparing.CHOSEN
    if len(filters.option_ids) >= (question.most_chosen or 0):
        return filters, comparing.FULL.format(question.most_chosen)
    wanted = {*filters.option_ids, option_id}
    ids = tuple(known for known in question.option_ids if known in wanted)
    return replace(filters, option_ids=ids), comparing.ADDED.format(question.label(option_id))


def another_question(store: Store, question_id: str, query: str) -> tuple[str, Filters] | None:
    """The question that the form of a question's page asks for in its place, and what is taken along to it."""
    asked = dict(parse_qsl(query.removeprefix("?")))
    other = questions_of(store).meant(asked.get(Control.TYPED_QUESTION) or asked.get(Control.QUESTION, ""))
    if other is None or other == question_id:
        return None
    filters, _ = chosen(store, question_id, query)
    return other, carried(filters, store.questions[question_id], store.questions[other])
