"""The functions behind what a person does, to be timed without a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from callbacks.downloads import table
from callbacks.navigation import arriving, first_page
from callbacks.parts import parts
from callbacks.question import whole
from components.places import written
from data.quotes.filters import QuoteFilters
from data.quotes.finding import facets, find
from data.store import load
from data.survey.comparing import COMPARING
from data.views.filters import default
from data.views.question import question_view
from tests.bench.browser import WORD


def functions(tables: Path, question_id: str) -> dict[str, Callable[[], object]]:
    """The functions behind the clicks, over a folder of tables."""
    store = load(tables)
    item = store.questions[question_id]
    pair = [f"{question_id}.{option}" for option in item.option_ids[:2]]
    everywhere = QuoteFilters(search=WORD)
    found = find(store.all_quotes, everywhere)
    return {
        "view": lambda: question_view(store, question_id, default(item)),
        "whole question": lambda: whole(store, question_id),
        "page of a question": lambda: arriving(store, "", f"/vraag/{question_id}", ""),
        "first answer": lambda: first_page(store, "", f"/vraag/{question_id}", ""),
        "quotes found": lambda: written(parts(store, f"/vraag/{question_id}", f"zoek={WORD}", 1) or {}),
        "all quotes found": lambda: written(parts(store, "/citaten", f"zoek={WORD}", 1) or {}),
        "Excel": lambda: table(store, f"{question_id}.xlsx", ""),
        "search": lambda: find(store.all_quotes, everywhere),
        "facets": lambda: facets(found),
        "comparison": lambda: whole(store, COMPARING, pair),
        "start page": lambda: first_page(store, "", "/", ""),
    }
