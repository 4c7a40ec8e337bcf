"""The page with all quotes: what a search and the facets show."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

from callbacks.shown import Answer, Page, pages_of, with_pages
from components.addresses import QUOTES
from components.filter_bar import options
from components.ids import Control, QuestionPage
from components.pages import quotes as page
from components.quote_list import said
from data.quotes.filters import QuoteFilters, from_query, to_query
from data.quotes.finding import facets, find
from data.quotes.keyness import outstanding_words
from data.quotes.offers import offers
from data.store import Store
from data.views.address import ALL
from data.views.choices import questions_of
from data.wording.phrases import say


def chosen(store: Store, query: str) -> tuple[QuoteFilters, list[str]]:
    """What a query chooses; a question that is typed is taken, a theme that it does not have let go."""
    filters, notices = from_query(store.all_quotes, query)
    typed = questions_of(store).meant(dict(parse_qsl(query)).get(Control.TYPED_QUESTION, ""))
    if typed in store.all_quotes.question_ids:
        filters = replace(filters, question_id=str(typed))
    known = store.quotes[filters.question_id] if filters.question_id else store.all_quotes
    return (filters if filters.theme in known.themes else replace(filters, theme="")), notices


def all_quotes_answer(store: Store, query: str) -> Answer:
    """What the page shows for a search: the quotes, and what can be chosen among them."""
    filters, _ = chosen(store, query)
    found = find(store.all_quotes, filters)
    words = outstanding_words(store.quotes[filters.question_id]) if filters.question_id else []
    near = offers(store.all_quotes, filters) if filters.search and not found else []
    pages = pages_of(query)
    places = page.contents(found, words, store.titles, store.sources, filters, near, pages)
    choices = page.choices(facets(found), store.titles)
    properties: dict[str, dict[str, Any]] = {id_: {"options": options(counted)} for id_, counted in choices.items()}
    properties[Control.THEME]["value"] = filters.theme or ALL
    properties[Control.SORT] = page.orders(filters)
    properties[QuestionPage.SORT_GROUP] = {"disabled": not filters.sought}
    told = said(found, filters.search, near, pages)
    told[str(Control.SORT)] = f"{say('order', order=page.ORDERS[filters.order_used].lower())} {told['']}"
    return Answer(with_pages(QUOTES + to_query(filters), query), places, properties, said=told)


def quotes_page(store: Store, query: str) -> Page:
    """The page with all quotes, in the state that the query asks for."""
    filters, notices = chosen(store, query)
    components = page.layout(filters, facets(find(store.all_quotes, filters)), store.titles, notices, store.version)
    answer = all_quotes_answer(store, query)
    places = {**answer.places, QuestionPage.STATUS: ""}
    return Page(components, page.TITLE, answer.address, places, summary=answer.said[""])
