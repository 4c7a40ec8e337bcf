"""Background groups: who belongs to which, by what is known of the municipality or by a column of the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from data.building.names import folded, slug
from data.reference.municipalities import PROVINCES, SIZE_LABELS, SIZES, province_counts, size_class, size_class_counts
from data.respondents.form import Export
from data.respondents.known import Known
from data.respondents.municipalities import Municipalities
from data.respondents.plan import Background
from data.respondents.values import key

UNKNOWN = "Onbekend"


@dataclass(frozen=True)
class Group:
    """One group: its id in the tables, its label, and how many municipalities it has (None where unknown)."""

    group_id: str
    label: str
    population: int | None


@dataclass(frozen=True)
class Dimension:
    """Groups of one kind, and the place in ``groups`` of each respondent's group.

    Everyone belongs to one, *Onbekend* where nothing is known, so that the groups add up to all.
    """

    name: str
    groups: Sequence[Group]
    of: npt.NDArray[np.int64]


def dimensions(
    known: Known, export: Export, places: Municipalities | None
) -> tuple[list[Dimension], list[str], list[str]]:
    """Every dimension that the mapping names, faults, and remarks; a group that is known has the id that it has."""
    plan = known.plan
    found: list[Dimension] = []
    faults: list[str] = []
    remarks: list[str] = []
    for background in plan.backgrounds:
        if background.derived and places is not None:
            found.append(_derived(background, plan.year, places, remarks))
        elif background.column in export.headings:
            found.append(_by_column(background, export, faults))
    found = [replace(item, groups=[_as_known(known, item, group) for group in item.groups]) for item in found]
    return found, faults, remarks


def _as_known(known: Known, dimension: Dimension, group: Group) -> Group:
    there = known.group_ids.get((folded(dimension.name), folded(group.label)))
    return replace(group, group_id=there or group.group_id)


def _derived(background: Background, year: int, places: Municipalities, remarks: list[str]) -> Dimension:
    if background.derived == "province":
        labels: Sequence[str] = PROVINCES
        ids = [f"provincie-{slug(label)}" for label in labels]
        counts = province_counts(year) or {}
        place = {code: PROVINCES.index(one.province) for code, one in places.known.items()}
    else:
        labels, ids = SIZE_LABELS, [f"grootte-{start}" for start, _ in SIZES]
        counts = size_class_counts(year) or {}
        classes = {code: size_class(one, year) for code, one in places.known.items()}
        place = {code: found.position for code, found in classes.items() if found}
        years = sorted({found.figure_year for found in classes.values() if found})
        if years and years != [year]:
            told = " en ".join(map(str, years))
            remarks.append(f"{background.dimension}: ingedeeld naar het aantal inwoners in {told}.")
    groups = [Group(name, label, counts.get(label)) for name, label in zip(ids, labels, strict=True)]
    of = np.array([place.get(str(code), len(groups)) for code in places.keys], np.int64)
    return _used(background.dimension, [*groups, Group(f"{ids[0].split('-')[0]}-onbekend", UNKNOWN, None)], of)


def _by_column(background: Background, export: Export, faults: list[str]) -> Dimension:
    codes, texts = export.column(background.column)
    heading = export.headings[background.column]
    told = {key(text): label for text, label in background.values.items()}
    labels = [told.get(key(text)) or told.get(key(heading.labels.get(text, text))) for text in texts]
    if told and (strange := [text for text, label in zip(texts, labels, strict=True) if label is None]):
        faults.append(
            f"{export.file}, kolom {background.column}: {', '.join(map(repr, strange[:6]))} staat niet bij values van "
            f"[[background]] {background.dimension}."
        )
    named = [label or heading.labels.get(text, text) for text, label in zip(texts, labels, strict=True)]
    order = list(dict.fromkeys(background.values.values())) or sorted(set(named), key=_natural)
    order = [*dict.fromkeys([*order, *sorted(set(named))])]
    groups = [Group(f"{slug(background.dimension)}-{slug(label)}", label, None) for label in order]
    of = np.array([*(order.index(label) for label in named), len(order)], np.int64)[codes]
    unknown = Group(f"{slug(background.dimension)}-onbekend", UNKNOWN, None)
    if len({group.group_id for group in (*groups, unknown)}) <= len(groups):
        faults.append(
            f"{export.file}, kolom {background.column}: namen van groepen lijken te veel op elkaar. Gebruik values."
        )
    return _used(background.dimension, [*groups, unknown], of)


def _natural(label: str) -> list[tuple[int, int, str]]:
    """Sorts numbers in labels by their size."""
    parts = re.split(r"(\d+)", label.casefold())
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts if part]


def _used(name: str, groups: Sequence[Group], of: npt.NDArray[np.int64]) -> Dimension:
    """Without groups that nobody belongs to."""
    used = np.unique(of)
    return Dimension(name, [groups[place] for place in used], np.searchsorted(used, of))
