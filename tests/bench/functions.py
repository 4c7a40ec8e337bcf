"""The functions behind what a person does, to be timed without a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from callbacks.answers import list_of, result_of, to_json
from callbacks.downloads import table
from callbacks.navigation import arriving, first_page
from components.charts import page_figure
from data.quotes.filters import QuoteFilters
from data.quotes.finding import facets, find
from data.store import Store, load
from data.survey.comparing import COMPARING
from data.views.filters import default, from_query
from data.views.question import question_view
from tests.bench.browser import WORD


def answered(store: Store, path: str, query: str) -> bytes:
    """What a choice or a search is answered with."""
    answer = list_of(store, path, query) if "zoek" in query else result_of(store, path, query)
    return to_json(answer) if answer else b""


def functions(tables: Path, question_id: str) -> dict[str, Callable[[], object]]:
    """The functions behind the clicks, over a folder of tables."""
    store = load(tables)
    item = store.questions[question_id]
    path, view = f"/vraag/{question_id}", question_view(store, question_id, default(item))
    pair = "antwoorden=" + ",".join(f"{question_id}.{option}" for option in item.option_ids[:2])
    compared = from_query(store.question(COMPARING), pair)[0]
    everywhere = QuoteFilters(search=WORD)
    found = find(store.all_quotes, everywhere)
    return {
        "view": lambda: question_view(store, question_id, default(item)),
        "figure": lambda: page_figure(view, narrow=False),
        "choice answered": lambda: answered(store, path, f"jaren={item.years[-1]}"),
        "page of a question": lambda: arriving(store, "", path, ""),
        "first answer": lambda: first_page(store, "", path, ""),
        "quotes found": lambda: answered(store, path, f"zoek={WORD}"),
        "all quotes found": lambda: answered(store, "/citaten", f"zoek={WORD}"),
        "Excel": lambda: table(store, f"{question_id}.xlsx", ""),
        "search": lambda: find(store.all_quotes, everywhere),
        "facets": lambda: facets(found),
        "comparison": lambda: question_view(store, COMPARING, compared),
        "start page": lambda: first_page(store, "", "/", ""),
    }
