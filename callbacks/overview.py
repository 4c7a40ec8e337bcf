"""The start page: the questions that its search finds."""

from __future__ import annotations

from components.pages.overview import contents
from components.places import Places
from data.overview.rows import found
from data.store import Store


def questions_found(store: Store, search: str, pages: int = 1) -> Places:
    """The questions for a search, as many pages of them as asked."""
    return contents(found(store, search), tuple(store.populations), search, pages)
