"""Reading the query part of an address: one mechanism for every page.

A parameter that holds something unknown is left out with a Dutch sentence; names that belong to others (``utm_source``)
are left alone without a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode

NONE, ON = "geen", "aan"
MAX_SEARCH = 200
SEARCH = "zoek"
#: Field of the filters, its known values by their form in the address, and the complaint about any other.
Parameter = tuple[str, Mapping[str, Any], str]
F = TypeVar("F")


def read(query: str, filters: F, one: Mapping[str, Parameter], several: Mapping[str, Parameter]) -> tuple[F, list[str]]:
    """``filters``, a dataclass with a field ``search``, with what a query asks for; and a sentence per part left out.

    ``one`` are parameters with one value, ``several`` those with a list between commas.
    """
    chosen: dict[str, Any] = {}
    notices: list[str] = []
    for name, value in parse_qsl(query.removeprefix("?"), keep_blank_values=True):
        if name in one:
            field, known, complaint = one[name]
            if value in known:
                chosen[field] = known[value]
            else:
                notices.append(complaint.format(_shortened(value)))
        elif name in several:
            field, known, complaint = several[name]
            items, unknown = _listed(value, known)
            if items or value == NONE:
                chosen[field] = items
            notices += [complaint.format(item) for item in unknown]
        elif name == SEARCH:
            chosen["search"] = value.strip()[:MAX_SEARCH]
            if len(value.strip()) > MAX_SEARCH:
                notices.append(f"De zoekopdracht is ingekort tot {MAX_SEARCH} tekens.")
    return replace(filters, **chosen), notices  # type: ignore[type-var]  # filters are a dataclass


def write(parts: Mapping[str, str]) -> str:
    """The query for parameters with a value, with its ``?``; empty where there are none."""
    chosen = {name: value for name, value in parts.items() if value}
    return "?" + urlencode(chosen, safe=",") if chosen else ""


def _listed(value: str, known: Mapping[str, Any]) -> tuple[tuple[Any, ...], list[str]]:
    """Known items of a comma-separated list in the order of ``known``, and the first of the others."""
    items = [] if value == NONE else [item.strip() for item in value.split(",") if item.strip()]
    unknown = [_shortened(item) for item in items if item not in known]
    return tuple(known[name] for name in known if name in items), unknown[:3]


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"
