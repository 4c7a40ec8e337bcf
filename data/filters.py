"""What a person chose on the question page, and its form in the address.

The address holds only differences from the default, under Dutch names::

    /vraag/fase?jaren=2020,2021&weergave=lijnen&zoek=raad
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode

from data.questions import Question

NONE = "geen"
ALL = "alle"
"""What a select of the quotes panel holds when nothing is chosen."""
MAX_SEARCH = 200
T = TypeVar("T")


class View(StrEnum):
    """The four views of a question."""

    BARS = "staven"
    LINES = "lijnen"
    CHANGE = "verschil"
    TABLE = "tabel"


class Sort(StrEnum):
    """The order of the answer options."""

    QUESTIONNAIRE = "vragenlijst"
    PERCENTAGE = "percentage"
    CHANGE = "verandering"


@dataclass(frozen=True)
class Filters:
    """Chosen years and options in the question's own order; search, theme and year of the quotes."""

    years: tuple[int, ...]
    option_ids: tuple[str, ...]
    view: View = View.BARS
    sort: Sort = Sort.QUESTIONNAIRE
    search: str = ""
    theme: str = ""
    quote_year: int | None = None


def default(question: Question) -> Filters:
    """Everything of a question, as bars."""
    return Filters(question.years, question.option_ids)


def choose(
    question: Question,
    *,
    years: Sequence[int | str] | None,
    option_ids: Sequence[str] | None,
    view: str | None,
    sort: str | None,
    search: str | None,
    theme: str | None,
    quote_year: int | str | None,
) -> Filters:
    """Filters from the values of the controls, brought into the question's order; what is unknown is left out."""
    chosen_years = {str(year) for year in years or ()}
    chosen_options = set(option_ids or ())
    return Filters(
        years=tuple(year for year in question.years if str(year) in chosen_years),
        option_ids=tuple(option for option in question.option_ids if option in chosen_options),
        view=View(view) if view in set(View) else View.BARS,
        sort=Sort(sort) if sort in set(Sort) else Sort.QUESTIONNAIRE,
        search=(search or "").strip()[:MAX_SEARCH],
        theme="" if theme in (None, ALL) else str(theme),
        quote_year=int(quote_year) if quote_year and quote_year != ALL else None,
    )


def from_query(
    question: Question, query: str, themes: Sequence[str] = (), quote_years: Sequence[int] = ()
) -> tuple[Filters, list[str]]:
    """Filters from the query part of an address, and a Dutch sentence for each part that was left out.

    Names that belong to others (``utm_source``) are left alone without a word.
    """
    filters = default(question)
    notices: list[str] = []
    for name, value in parse_qsl(query.removeprefix("?"), keep_blank_values=True):
        shown = value if len(value) <= 40 else value[:40] + "…"
        if name == "jaren":
            known = {str(year): year for year in question.years}
            years, unknown = _listed(value, known)
            filters = replace(filters, years=tuple(sorted(years))) if years or value == NONE else filters
            notices += [f"Het jaar ‘{item}’ is er niet bij deze vraag." for item in unknown]
        elif name == "antwoorden":
            ids, unknown = _listed(value, {option: option for option in question.option_ids})
            ordered = tuple(option for option in question.option_ids if option in ids)
            filters = replace(filters, option_ids=ordered) if ids or value == NONE else filters
            notices += [f"Het antwoord ‘{item}’ is er niet bij deze vraag." for item in unknown]
        elif name == "weergave":
            if value in set(View):
                filters = replace(filters, view=View(value))
            else:
                notices.append(f"De weergave ‘{shown}’ bestaat niet. U kunt kiezen uit {', '.join(View)}.")
        elif name == "sorteren":
            if value in set(Sort):
                filters = replace(filters, sort=Sort(value))
            else:
                notices.append(f"De volgorde ‘{shown}’ bestaat niet. U kunt kiezen uit {', '.join(Sort)}.")
        elif name == "zoek":
            filters = replace(filters, search=value.strip()[:MAX_SEARCH])
            if len(value.strip()) > MAX_SEARCH:
                notices.append(f"De zoekopdracht is ingekort tot {MAX_SEARCH} tekens.")
        elif name == "thema":
            if value in themes:
                filters = replace(filters, theme=value)
            else:
                notices.append(f"Het thema ‘{shown}’ is er niet bij deze vraag.")
        elif name == "citaatjaar":
            if value in {str(year) for year in quote_years}:
                filters = replace(filters, quote_year=int(value))
            else:
                notices.append(f"Er zijn bij deze vraag geen citaten uit ‘{shown}’.")
    return filters, notices


def _listed(value: str, known: Mapping[str, T]) -> tuple[list[T], list[str]]:
    """Known items of a comma-separated list, and the others, shortened."""
    items = [] if value == NONE else [item.strip() for item in value.split(",") if item.strip()]
    unknown = [item if len(item) <= 40 else item[:40] + "…" for item in items if item not in known]
    return [known[item] for item in dict.fromkeys(items) if item in known], unknown[:3]


def to_query(question: Question, filters: Filters) -> str:
    """The query that restores ``filters``: empty where nothing differs from the default, else with its ``?``."""
    plain = default(question)
    parts: dict[str, str] = {}
    if filters.years != plain.years:
        parts["jaren"] = ",".join(map(str, filters.years)) or NONE
    if filters.option_ids != plain.option_ids:
        parts["antwoorden"] = ",".join(filters.option_ids) or NONE
    if filters.view != plain.view:
        parts["weergave"] = filters.view
    if filters.sort != plain.sort:
        parts["sorteren"] = filters.sort
    if filters.search:
        parts["zoek"] = filters.search
    if filters.theme:
        parts["thema"] = filters.theme
    if filters.quote_year:
        parts["citaatjaar"] = str(filters.quote_year)
    return "?" + urlencode(parts, safe=",") if parts else ""


def carry_over(filters: Filters, old: Question, new: Question) -> Filters:
    """Filters for another question: years where they exist there, view, order and search; all of its options.

    A person who had every year gets every year; where none of the chosen years exists, all of them.
    """
    kept = tuple(year for year in new.years if year in filters.years)
    if filters.years == old.years or (filters.years and not kept):
        kept = new.years
    return replace(filters, years=kept, option_ids=new.option_ids, theme="", quote_year=None)
