"""Everything in one file: how its parts are named, and the list of its contents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from components.picture_choice import PICTURES, TITLES
from data.files import DICTIONARY, dutch_csv
from data.survey.dictionary import TABLE_TEXTS
from data.views.filters import Picture
from data.views.frames import QuestionView
from data.wording.numbers import year_span
from data.wording.sources import source

CONTENTS = "inhoud.csv"
HEADERS = ("bestand", "wat", "vraag", "jaren", "bron", "versie van de gegevens", "gemaakt op")
TABLE_FILES = {"csv": "CSV", "parquet": "Parquet"}
#: With the folder that it is unpacked in, the name of a file may have 260 characters in Windows.
LONGEST = 80


class Item(NamedTuple):
    """A row of the list of contents: a file, or in words why there is none."""

    place: str
    what: str
    question: str
    years: Sequence[int]


class Survey(NamedTuple):
    """What every file is of: the version of the data, and the source of each year."""

    version: str
    sources: Mapping[int, str]

    @property
    def years(self) -> list[int]:
        """All years, the first first."""
        return sorted(self.sources)


def zip_name(survey: Survey, picture: Picture) -> str:
    """inclusietrends-2018-2021.zip: the years of the survey, and what its pictures are for where that is no slide."""
    ends = dict.fromkeys((survey.years[0], survey.years[-1]))
    kind = [] if picture is Picture.SLIDE else [picture]
    return "-".join(["inclusietrends", *map(str, ends), *kind]) + ".zip"


def picture_item(view: QuestionView, name: str, number: int, total: int) -> Item:
    """The picture of a question, ``number`` of ``total``: names that are sorted are in that order too."""
    padded = str(number).zfill(max(2, len(str(total))))
    place = f"afbeeldingen/{padded}-{name.replace('_', '-')[:LONGEST]}.png"
    chosen = f"{PICTURES[view.filters.picture]}, titel: {TITLES[view.filters.title]}"
    return Item(place, f"Afbeelding. {chosen}", view.question.title, view.years)


def missing_item(view: QuestionView, reason: str) -> Item:
    """A question of which there is nothing to draw."""
    return Item("", f"Geen afbeelding. {reason}", view.question.title, view.question.years)


def table_item(survey: Survey, name: str) -> Item:
    """A table, or the dictionary."""
    return Item(f"tabellen/{name}", _what(name), "", survey.years)


def contents(survey: Survey, pictures: Sequence[Item], names: Sequence[str]) -> bytes:
    """The list of all that is in the file, itself first, as CSV; all was made today."""
    own = Item(CONTENTS, "Deze lijst", "", survey.years)
    items = [own, *pictures, *(table_item(survey, name) for name in names)]
    return dutch_csv([HEADERS, *(_row(survey, item) for item in items)])


def _row(survey: Survey, item: Item) -> list[str]:
    years, told = year_span(item.years, survey.years), source(survey.sources, item.years)
    return [item.place, item.what, item.question, years, told, survey.version, date.today().isoformat()]


def _what(name: str) -> str:
    if name == DICTIONARY:
        return "De betekenis van alle kolommen (CSV)"
    table, _, ending = name.partition(".")
    return f"{TABLE_TEXTS[table]} ({TABLE_FILES[ending]})"
