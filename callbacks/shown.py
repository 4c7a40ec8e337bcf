"""What a page and an answer are, and what a request asks beside the state: more of a list, a narrow chart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from dash.development.base_component import Component

from components.charts import Figure
from components.places import MOST_PAGES, PAGES, Places
from data.views.frames import QuestionView

#: In the query of a narrow screen, whose charts have one column.
NARROW = "smal"


@dataclass(frozen=True)
class Answer:
    """What a part of a page shows for its state.

    ``address`` is that of the page in this state, ``places`` the contents of places, ``properties`` those of Dash's
    components by their id, and ``figure`` the chart. ``said`` is what a screen reader says of the change, by the name
    of the control that changed, under an empty name after any other. Where it ``leads`` on, the page is asked for in
    the state of its form.
    """

    address: str
    places: Places
    properties: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    figure: Figure | None = None
    said: Mapping[str, str] = field(default_factory=dict)
    leads: bool = False


@dataclass(frozen=True)
class Page:
    """A page in some state: its components, title and address, the contents of its places, its chart.

    ``said`` is what a screen reader says of the choice that led to it, and ``summary`` what it says of what is there.
    """

    components: list[Component]
    title: str
    address: str
    places: Places = field(default_factory=dict)
    view: QuestionView | None = None
    said: str = ""
    summary: str = ""

    @property
    def path(self) -> str:
        """The address without the state."""
        return self.address.partition("?")[0]


def pages_of(query: str) -> int:
    """How many pages of a list a query asks for: at least one."""
    asked = dict(parse_qsl(query)).get(PAGES, "")
    return min(max(1, int(asked)), MOST_PAGES) if re.fullmatch("[0-9]{1,4}", asked) else 1


def with_pages(address: str, query: str) -> str:
    """An address with as many pages of a list as a query asks for, so that who comes back to it finds these."""
    pages = pages_of(query)
    return f"{address}{'&' if '?' in address else '?'}{PAGES}={pages}" if pages > 1 else address


def is_narrow(query: str) -> bool:
    """Whether a query comes from a narrow screen."""
    return NARROW in dict(parse_qsl(query, keep_blank_values=True))
