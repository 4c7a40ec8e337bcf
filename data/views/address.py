"""Reading the query part of an address: one mechanism for every page.

A parameter that holds something unknown is left out with a Dutch sentence; names that belong to others (``utm_source``)
are left alone without a word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode

NONE, ON, ALL = "geen", "aan", "alle"
#: What a browser sends of a box that is ticked and has no value.
TICKED = "on"
MAX_SEARCH = 200
#: How many unknown items of a list are told.
MOST_TOLD = 3
SEARCH = "zoek"
#: Field of the filters, its known values by their form in the address, and the complaint about any other.
Parameter = tuple[str, Mapping[str, Any], str]
F = TypeVar("F")


def read(query: str, filters: F, one: Mapping[str, Parameter], several: Mapping[str, Parameter]) -> tuple[F, list[str]]:
    """``filters`` with what a query asks for, and a Dutch sentence for each part that was left out.

    ``filters`` is a dataclass with a field ``search``. ``one`` are the parameters with one value: an empty value or
    ``ALL`` chooses nothing. ``several`` are those with a list, its items between commas or, as a form sends them, each
    in a parameter of its own. However much is unknown, there are few sentences: one for a parameter with one value, and
    ``MOST_TOLD`` for one with a list.
    """
    chosen: dict[str, Any] = {}
    told: dict[str, list[str]] = {}
    lists: dict[str, list[str]] = {}
    for name, value in parse_qsl(query.removeprefix("?"), keep_blank_values=True):
        if name in one and value not in ("", ALL):
            field, known, complaint = one[name]
            if value in known:
                chosen[field] = known[value]
            else:
                told[name] = [complaint.format(_shortened(value))]
        elif name in several:
            lists.setdefault(name, []).append(value)
        elif name == SEARCH:
            # As it is typed, for the field; its address has no blanks around it.
            chosen["search"] = value[:MAX_SEARCH]
            if len(value.strip()) > MAX_SEARCH:
                told[name] = [f"De zoekopdracht is ingekort tot {MAX_SEARCH} tekens."]
    for name, values in lists.items():
        field, known, complaint = several[name]
        items, unknown = _listed(values, known)
        if items or NONE in values:
            chosen[field] = items
        told[name] = [complaint.format(item) for item in unknown]
    return replace(filters, **chosen), [*chain.from_iterable(told.values())]  # type: ignore[type-var]  # filters are a dataclass


def write(parts: Mapping[str, str]) -> str:
    """The query for parameters with a value, with its ``?``; empty where there are none."""
    chosen = {name: value.strip() for name, value in parts.items() if value.strip()}
    return "?" + urlencode(chosen, safe=",") if chosen else ""


def _listed(values: Sequence[str], known: Mapping[str, Any]) -> tuple[tuple[Any, ...], list[str]]:
    """Known items of comma-separated lists in the order of ``known``, and the first of the others, each once."""
    parts = {item.strip() for value in values for item in value.split(",")} - {"", NONE}
    each = (item.strip() for value in values for item in value.split(","))
    unknown = dict.fromkeys(_shortened(item) for item in each if item in parts and item not in known)
    return tuple(known[name] for name in known if name in parts), [*unknown][:MOST_TOLD]


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"
