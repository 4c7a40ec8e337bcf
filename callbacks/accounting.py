"""The page that accounts for the numbers, and the answer to a choice of pictures there."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

from callbacks.shown import Answer, Page
from components.addresses import ACCOUNTING
from components.ids import Control
from components.pages import accounting
from data.overview.accounting import AccountFilters, accounted, from_query, suspects, to_query
from data.overview.statements import checked
from data.store import Store
from data.views.choices import FEW, questions_of
from data.wording.announcements import picture_announcements


def chosen(store: Store, query: str) -> tuple[AccountFilters, list[str]]:
    """What a query chooses, the question that is typed before any other, and a sentence for each part left out."""
    filters, notices = from_query(store, query)
    typed = questions_of(store).meant(dict(parse_qsl(query)).get(Control.TYPED_QUESTION, ""))
    return (replace(filters, question_id=typed) if typed else filters), notices


def accounting_page(store: Store, query: str) -> Page:
    """The page that accounts for every number, of many questions one at a time."""
    filters, notices = chosen(store, query)
    questions = accounted(store, filters)
    components = accounting.layout(
        questions,
        store.populations,
        store.sources,
        suspects(store, questions),
        checked(store, questions),
        notices,
        store.version,
        filters,
        many=len(store.questions) > FEW,
    )
    return Page(components, accounting.TITLE, ACCOUNTING + to_query(store, filters))


def accounting_answer(store: Store, query: str) -> Answer:
    """The address that keeps which pictures are chosen: nothing else of the page shows it."""
    filters, _ = chosen(store, query)
    return Answer(ACCOUNTING + to_query(store, filters), {}, said={"": "", **picture_announcements(filters)})
