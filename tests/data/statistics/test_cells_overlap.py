"""Cells where it is known who took part in both years, and cells of weighted percentages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pandas.testing import assert_frame_equal

from data.statistics import Bases, Overlap, changes, effective_n, wilson
from data.store import Store
from data.survey.questions import Question
from data.survey.schema import CELLS
from data.views.filters import default
from data.views.question import question_view
from tests.builders import question, store

COUNTS = {"ja": (110, 53, 2, 13), "nee": (110, 42, 13, 2)}
VALUES = {"ja": [50.0, 50.0, 60.0], "nee": [50.0, 50.0, 40.0]}


def asked(**more: object) -> Question:
    item = question({2021: "a", 2022: "a", 2023: "a"}, bases={2021: 120, 2022: 130, 2023: 140})
    return replace(item, **more)  # type: ignore[arg-type]  # a test gives what fits


def weighted(effect: float | None, years: tuple[int, ...] = (2023,)) -> Question:
    item = asked(overlaps={(2022, 2023): COUNTS})
    return replace(item, measurements=tuple(
        replace(m, weighting="gemeentegrootte", design_effect=effect) if m.year in years else m
        for m in item.measurements
    ))  # fmt: skip


STEPS = [name for name in CELLS.column_names if name.startswith("step")]


def test_a_step_reckons_with_the_overlap_of_its_two_years_only() -> None:
    known, apart = (store(asked(overlaps=of), VALUES).cells for of in ({(2022, 2023): COUNTS}, {}))
    other = store(asked(overlaps={(2021, 2023): COUNTS}), VALUES).cells
    assert_frame_equal(other, apart)
    last = known["year"] == 2023
    assert_frame_equal(known[~last], apart[~last])
    assert_frame_equal(known.drop(columns=STEPS), apart.drop(columns=STEPS))
    assert known[last]["step_verdict"].tolist() == ["clear", "clear"]
    assert apart[last]["step_verdict"].tolist() == ["within", "within"]


@pytest.mark.parametrize("pair", [(2021, 2022), (2022, 2023), (2021, 2023)])
@pytest.mark.parametrize("effect", [None, 1.3])
def test_the_view_of_two_years_finds_what_the_test_finds(pair: tuple[int, int], effect: float | None) -> None:
    item = weighted(effect)
    item = replace(item, overlaps={(2022, 2023): COUNTS, (2021, 2023): COUNTS})
    survey: Store = store(item, VALUES)
    view = question_view(survey, "v", replace(default(item), years=pair))
    effects = [effect or 1.0 if year == 2023 else 1.0 for year in pair]
    n = [
        np.full((1, 2), float(int(item.by_year[year].base_n or 0) / one) // 1)
        for year, one in zip(pair, effects, strict=True)
    ]
    bases = [Bases(of, np.nan, np.nan, 350) for of in n]
    overlap = None
    if pair in item.overlaps:
        counted = np.floor(110 / np.sqrt(effects[0] * effects[1]))
        overlap = Overlap(*(np.array([list(COUNTS.values())]).transpose(2, 0, 1) * counted / 110))
    values = [[[VALUES[key][item.years.index(year)] for key in ("ja", "nee")]] for year in pair]
    found = changes(values[0], bases[0], values[1], bases[1], overlap=overlap)
    assert view.changes["verdict"].tolist() == found.verdict[0].tolist()
    assert view.changes["low"].tolist() == pytest.approx(found.low[0].tolist())
    assert view.changes["high"].tolist() == pytest.approx(found.high[0].tolist())
    assert view.changes["both_n"].tolist() == pytest.approx([110 if overlap else np.nan] * 2, nan_ok=True)
    if pair != (2021, 2023):
        steps = survey.cells[survey.cells["year"] == pair[1]]
        assert steps["step_low"].tolist() == pytest.approx(view.changes["low"].tolist())


def test_weighted_percentages_have_the_margins_of_fewer_municipalities_and_stand_for_no_number() -> None:
    """140 with a design effect of 1.3 count for 107."""
    cells = store(weighted(1.3), {**VALUES, "ja": [50.0, 50.0, 60.3]}).cells
    last = cells[cells["year"] == 2023]
    assert set(last["base_n"]) == {140}
    assert set(last["used_n"]) == {107}
    low, high = wilson(60.3, effective_n(107, 350))
    assert last[["low", "high"]].iloc[0].tolist() == pytest.approx([round(float(low), 1), round(float(high), 1)])
    assert last["municipalities"].isna().all()
    assert set(last["fit"]) == set(last["likely_counts"]) == {""}
    plain = cells[cells["year"] == 2022]
    assert set(plain["used_n"]) == {130}
    assert set(plain["fit"]) == {"exact"}


def test_without_a_design_effect_weighted_percentages_have_their_own_n() -> None:
    cells = store(weighted(None), VALUES).cells
    last = cells[cells["year"] == 2023]
    assert set(last["used_n"]) == {140}
    assert last["municipalities"].isna().all()


def test_of_weighted_percentages_without_n_no_n_is_plausible() -> None:
    item = weighted(1.3)
    item = replace(item, measurements=tuple(
        replace(m, base_n=None, base_status=None) if m.year == 2023 else m for m in item.measurements
    ))  # fmt: skip
    last = store(replace(item, overlaps={}), VALUES).cells.query("year == 2023")
    assert last[["used_n", "least_n", "most_n", "low"]].isna().all(axis=None)
    assert set(last["step_undecided"]) == {"unknown n"}
