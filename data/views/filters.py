"""What a person chose on the question page, and its form in the address.

The address holds only differences from the default, under Dutch names::

    /vraag/fase?jaren=2020,2021&weergave=lijnen&zoek=raad
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from data.survey.questions import Question
from data.survey.schema import EVERYONE
from data.views.address import NONE, ON, SEARCH, TICKED, Parameter, read, write


class View(StrEnum):
    """The four views of a question."""

    BARS = "staven"
    LINES = "lijnen"
    CHANGE = "verschil"
    TABLE = "tabel"


class Picture(StrEnum):
    """What a downloaded picture is for, which decides its size and what it says."""

    SLIDE = "dia"
    NOTES = "opmerkingen"
    HALF_PAGE = "halve-pagina"
    SQUARE = "vierkant"


class Title(StrEnum):
    """What a downloaded picture has for its title."""

    MESSAGE = "boodschap"
    QUESTION = "vraag"


class PictureChoice(Protocol):
    """What is chosen of pictures, on any page."""

    @property
    def picture(self) -> Picture:
        """What they are for."""

    @property
    def title(self) -> Title:
        """What they have for their title."""


class Sort(StrEnum):
    """The order of the answer options."""

    QUESTIONNAIRE = "vragenlijst"
    PERCENTAGE = "percentage"
    CHANGE = "verandering"


@dataclass(frozen=True)
class Filters:
    """Chosen years and options in the question's own order, of which group of municipalities, how they are shown, the
    choice of quotes, the picture.
    """

    years: tuple[int, ...]
    option_ids: tuple[str, ...]
    view: View = View.BARS
    sort: Sort = Sort.QUESTIONNAIRE
    margins: bool = False
    counts: bool = False
    search: str = ""
    theme: str = ""
    quote_year: int | None = None
    picture: Picture = Picture.SLIDE
    title: Title = Title.MESSAGE
    group: str = EVERYONE


def default(question: Question) -> Filters:
    """Everything of a question, as bars; of one whose answers are to be chosen, none of these and lines."""
    if question.most_chosen:
        return Filters(question.years, (), View.LINES)
    return Filters(question.years, question.option_ids)


def from_query(
    question: Question, query: str, themes: Sequence[str] = (), quote_years: Sequence[int] = ()
) -> tuple[Filters, list[str]]:
    """Filters from the query part of an address, and a Dutch sentence for each part that was left out."""
    filters, notices = read(query, default(question), _one_of(question, themes, quote_years), _some_of(question))
    if question.most_chosen and len(filters.option_ids) > question.most_chosen:
        shown, left = filters.option_ids[: question.most_chosen], filters.option_ids[question.most_chosen :]
        named = ", ".join([*(f"‘{question.label(key)}’" for key in left[:3]), *(["…"] if len(left) > 3 else [])])
        filters = replace(filters, option_ids=shown)
        notices.append(f"U kunt hoogstens {len(shown)} antwoorden tegelijk vergelijken. Niet getoond: {named}.")
    return filters, notices


def _choice(field: str, choices: type[StrEnum], name: str) -> Parameter:
    """One of some values, and what is said of any other."""
    known = f"U kunt kiezen uit {', '.join(choices)}."
    return field, {str(choice): choice for choice in choices}, f"{name} ‘{{}}’ bestaat niet. {known}"


def _switch(field: str, name: str) -> Parameter:
    """On, as an address or as a form writes it, and what is said of any other value."""
    return field, {ON: True, TICKED: True}, f"{name} kunnen alleen ‘{ON}’ staan, niet ‘{{}}’."


#: What a picture is for and what its title is, wherever these are chosen.
PICTURE_PARAMETERS = {
    "afbeelding": _choice("picture", Picture, "De afbeelding"),
    "titel": _choice("title", Title, "De titel"),
}


def _one_of(question: Question, themes: Sequence[str], quote_years: Sequence[int]) -> dict[str, Parameter]:
    return {
        "weergave": _choice("view", View, "De weergave"),
        "sorteren": _choice("sort", Sort, "De volgorde"),
        **PICTURE_PARAMETERS,
        "marges": _switch("margins", "Marges"),
        "aantallen": _switch("counts", "Aantallen"),
        "groep": (
            "group",
            {group_id: group_id for group_id in question.subgroup},
            "De groep ‘{}’ is er niet bij deze vraag. U ziet alle gemeenten.",
        ),
        "thema": ("theme", {theme: theme for theme in themes}, "Het thema ‘{}’ is er niet bij deze vraag."),
        "citaatjaar": (
            "quote_year",
            {str(year): year for year in quote_years},
            "Er zijn bij deze vraag geen citaten uit ‘{}’.",
        ),
    }


def _some_of(question: Question) -> dict[str, Parameter]:
    return {
        "jaren": ("years", {str(year): year for year in question.years}, "Het jaar ‘{}’ is er niet bij deze vraag."),
        "antwoorden": (
            "option_ids",
            {option: option for option in question.option_ids},
            "Het antwoord ‘{}’ is er niet bij deze vraag.",
        ),
    }


def carried(filters: Filters, left: Question, question: Question) -> Filters:
    """What a person takes along to another question: the years that it has and how these are shown, the group where it
    has that, the search.
    """
    plain = default(question)
    years = tuple(year for year in question.years if year in filters.years)
    if filters.years and (filters.years == left.years or not years):
        years = plain.years
    return replace(
        plain,
        years=years,
        view=filters.view,
        sort=filters.sort,
        margins=filters.margins,
        counts=filters.counts,
        search=filters.search,
        picture=filters.picture,
        title=filters.title,
        group=filters.group if filters.group in question.subgroup else plain.group,
    )


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
    if filters.picture != plain.picture:
        parts["afbeelding"] = filters.picture
    if filters.title != plain.title:
        parts["titel"] = filters.title
    if filters.group != plain.group:
        parts["groep"] = filters.group
    quote_year = str(filters.quote_year or "")
    if filters.margins:
        parts["marges"] = ON
    if filters.counts:
        parts["aantallen"] = ON
    return write({**parts, SEARCH: filters.search, "thema": filters.theme, "citaatjaar": quote_year})
