"""Where the numbers and the quotes come from, in words: made from the source of each wave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.survey.waves import source_of_answers
from data.wording.numbers import year_span
from data.wording.phrases import say


def by_source(sources: Mapping[int, str], years: Sequence[int]) -> dict[str, list[int]]:
    """Each source of some years with the years that come from it; ``sources`` are those of all years of the survey.

    Sources that differ in their year alone are one: peiling 2022 and peiling 2023 are peiling 2022-2023.
    """
    alike: dict[str, list[int]] = {}
    for year in sorted(years):
        alike.setdefault(sources[year], []).append(year)
    merged: dict[tuple[str, ...], list[int]] = {}
    for text, found in alike.items():
        # What stands around the year.
        parts = text.split(str(found[0])) if len(found) == 1 else [text]
        merged.setdefault(tuple(parts), []).extend(found)
    known = sorted(sources)
    return {year_span(found, known).join(parts): found for parts, found in merged.items()}


def source(sources: Mapping[int, str], years: Sequence[int]) -> str:
    """The source of some years as a sentence, or each of several with its years; of all where no year is given."""
    found = by_source(sources, years or [*sources])
    if len(found) == 1:
        return say("brief_source", source=next(iter(found)))
    known = sorted(sources)
    return " ".join(say("source_of_years", years=year_span(own, known), source=text) for text, own in found.items())


def of_survey(sources: Mapping[int, str]) -> str:
    """The publications that all percentages and quotes are from: Bronnen van alle cijfers en citaten: A; B."""
    found = publications(sources, list(sources))
    return say("all_sources" if len(found) == 1 else "all_sources_more", sources="; ".join(found))


def publications(sources: Mapping[int, str], years: Sequence[int]) -> dict[str, list[int]]:
    """Each publication that the percentages and quotes of some years are from, with these years."""
    return by_source({year: source_of_answers(text) for year, text in sources.items()}, years)
