"""Cells against a slow calculation of each by itself: of the survey, and of an invented one that has everything odd."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from math import inf, nan
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from pandas.testing import assert_frame_equal
from statsmodels.stats.proportion import proportion_confint

from data.statistics import Fit, Undecided, Verdict, effective_n, fit
from data.store import Store, read_set
from data.survey.parquet import arrow_schema, parquet
from data.survey.questions import Measurement, Question
from data.survey.schema import TABLES
from data.survey.versions import MANIFEST, in_folder
from data.views.filters import default
from data.views.question import question_view
from tests.bench.generate import Size, generate
from tests.builders import question, store
from tests.data.statistics.slow import base_of

STEPS = {
    f"step_{name}".removesuffix("_change"): name
    for name in ("change", "low", "high", "level", "verdict", "undecided", "for_any_n")
}
Row = dict[str, Any]


def odd(folder: Path) -> Store:
    """An invented survey with questions that skip years, answers with an n of their own (also one that their question
    has), other n that come into question (also where none is claimed), an n that is not known of the first and last
    questions of a year and of neighbours, a year without any n, definitions that are not known, percentages that fit no
    n, results that lack, and rows in disorder.
    """
    generate(Size(questions=24, options=6, years=5, quotes=20), folder)
    rng = np.random.default_rng(5)
    tables = {name: pd.read_parquet(folder / f"{name}.parquet") for name in ("measurements", "results")}
    measured, results = tables["measurements"], tables["results"]
    others = rng.random(len(measured)) < 0.3
    measured.loc[others, "base_alternatives"] = rng.choice(["40", "71 210", "360 351"], others.sum())
    order = measured["question_id"].rank(method="dense")
    unknown = order.isin([1, 2, 9, 10, 11, order.max()]) | (measured["year"] == measured["year"].min() + 2)
    measured.loc[unknown, ["base_n", "base_status", "base_confidence"]] = None
    measured.loc[order.isin([4, 10]) & (rng.random(len(measured)) < 0.5), "definition_status"] = "not_stated"
    tables["measurements"] = measured[rng.random(len(measured)) < 0.9]
    wrong = results["percentage"].between(1, 99) & (rng.random(len(results)) < 0.3)
    off = rng.choice([-0.3, -0.1, 0.1, 0.3], wrong.sum())
    results.loc[wrong, "percentage"] = (results.loc[wrong, "percentage"] + off).round(1)
    results.loc[results["percentage"].between(0.1, 5) & (rng.random(len(results)) < 0.1), "percentage"] = 0.1
    own, same = rng.random((2, len(results))) < 0.1
    results.loc[own, "base_n"] = rng.choice([12, 60, 352], own.sum())
    results.loc[same, "base_n"] = results[["question_id", "year"]].merge(measured, how="left")["base_n"][same]
    gone = results.head(3).assign(question_id="gone")
    tables["results"] = pd.concat([results[rng.random(len(results)) < 0.95], gone])
    for name, frame in tables.items():
        schema = arrow_schema(TABLES[name])
        shuffled = frame.sample(frac=1, random_state=7)
        (folder / f"{name}.parquet").write_bytes(parquet(pa.Table.from_pandas(shuffled, schema, preserve_index=False)))
    (folder / MANIFEST).unlink()
    return read_set(in_folder(folder))


@pytest.fixture(scope="module")
def odd_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return odd(tmp_path_factory.mktemp("odd"))


@pytest.fixture(scope="module", params=["the survey", "an odd one"])
def any_store(request: pytest.FixtureRequest, survey: Store, odd_store: Store) -> Store:
    return survey if request.param == "the survey" else odd_store


def slowly(tables: Store) -> Iterator[Row]:
    """Every cell, answers x years of each question in the order of the questionnaire."""
    results = {(r["question_id"], r["option_id"], r["year"]): r for r in tables.tables["results"].to_pylist()}
    blank = {"percentage": None, "obs_status": "O", "base_n": None, "note": None}
    for item in tables.questions.values():
        for option in item.options:
            shown: list[Measurement] = []
            for place, measured in enumerate(item.measurements):
                row = results.get((item.question_id, option.option_id, measured.year), blank)
                yield {
                    "question_id": item.question_id,
                    "option_id": option.option_id,
                    "label": option.label,
                    "year": measured.year,
                    "group": "alle",
                    "percentage": nan if row["percentage"] is None else row["percentage"],
                    "obs_status": row["obs_status"],
                    "note": row["note"] or "",
                    "comparable_group": measured.comparable_group,
                    "definition_status": measured.definition_status,
                    "is_break": row["percentage"] is not None
                    and shown[-1:] != []
                    and shown[-1].comparable_group != measured.comparable_group,
                    **with_base(row, measured, tables.populations[measured.year]),
                    **with_plausible(tables, item.question_id, row, measured),
                    **with_fit(row, measured, [results.get((item.question_id, other, measured.year), blank)
                                               for other in item.option_ids]),
                    **with_year_before(item, place),
                }  # fmt: skip
                shown += [] if row["percentage"] is None else [measured]


def is_own(row: Row, measured: Measurement) -> bool:
    return row["base_n"] not in (None, measured.base_n)


def with_base(row: Row, measured: Measurement, population: int) -> Row:
    """The n of a cell, the smallest that it may be with its correction, and the limits of statsmodels."""
    own, value = is_own(row, measured), row["percentage"]
    base = row["base_n"] if own else measured.base_n
    status = "reported" if own else measured.base_status or ""
    others = () if own else measured.base_alternatives
    bases = {
        "base_n": nan if base is None else base,
        "base_status": status,
        "base_confidence": "" if own else measured.base_confidence or "",
        "base_alternatives": " ".join(map(str, others)),
        "population": population,
    }
    if base is None or value is None:
        return {**bases, "used_n": nan, "effective_n": nan, "municipalities": nan, "low": nan, "high": nan}
    certain = not others and fit(value, base) is not Fit.NONE
    smallest = min([base, *others])
    bases |= {"used_n": smallest, "municipalities": count_of(value, base) if certain else nan}
    if smallest >= population:
        return {**bases, "effective_n": inf, "low": value, "high": value}
    n = smallest * (population - 1) / (population - smallest)
    low, high = proportion_confint(value / 100 * n, n, method="wilson")
    return {**bases, "effective_n": n, "low": round(100 * low, 1), "high": round(100 * high, 1)}


def with_plausible(tables: Store, question_id: str, row: Row, measured: Measurement) -> Row:
    """The ends of what is plausible where a published percentage has no n."""
    if row["percentage"] is None or is_own(row, measured):
        return {"least_n": nan, "most_n": nan}
    _, least, most = base_of(tables, question_id, measured.year, row["percentage"])
    return {"least_n": least, "most_n": most}


def with_fit(row: Row, measured: Measurement, rows: list[Row]) -> Row:
    """How a percentage fits the base that it shares, and the counts that it probably stands for."""
    base, value = measured.base_n, row["percentage"]
    if base is None or value is None or is_own(row, measured):
        return {"fit": "", "likely_counts": ""}
    found = fit(value, base)
    if found is Fit.EXACT:
        return {"fit": found, "likely_counts": ""}
    values = [other["percentage"] for other in rows if not is_own(other, measured)]
    if measured.answer_mode == "single" and found is Fit.NONE and None not in values:
        right = [other for other in values if fit(other, base) is not Fit.NONE]
        rest = base - sum(count_of(other, base) for other in right)
        if len(right) == len(values) - 1 and rest >= 0:
            return {"fit": found, "likely_counts": str(rest)}
    exactly = value * base / 100
    first, *second = sorted(
        (k for k in (int(exactly), int(exactly) + 1) if k <= base), key=lambda k: (abs(k - exactly), k)
    )
    near = [k for k in second if abs(k - exactly) < 1.5 * abs(first - exactly)]
    return {"fit": found, "likely_counts": " ".join(map(str, [first, *near]))}


def count_of(value: float, base: int) -> int:
    """The only count whose share is nearest to a percentage that fits."""
    return min(range(base + 1), key=lambda k: abs(100 * k / base - value))


def with_year_before(item: Question, place: int) -> Row:
    if place == 0:
        return {"year_before": nan, "compares_before": False}
    before, here = item.measurements[place - 1 : place + 1]
    return {"year_before": before.year, "compares_before": before.comparable_group == here.comparable_group}


def test_every_cell_is_what_it_is_when_it_is_calculated_by_itself(any_store: Store) -> None:
    expected = pd.DataFrame(list(slowly(any_store)))
    found = any_store.cells[expected.columns.tolist()]
    assert set(any_store.cells.columns) - set(expected.columns) == set(STEPS)
    assert_frame_equal(found, expected, check_dtype=False, rtol=0, atol=1e-9)


def test_the_odd_survey_has_everything_odd(odd_store: Store) -> None:
    cells = odd_store.cells
    published = cells[cells["percentage"].notna()]
    assert set(published["fit"]) == {"", *Fit}
    assert np.isinf(published["effective_n"]).any()
    assert {12, 60} < set(published["base_n"])
    assert published["base_n"].isna().any()
    assert published["is_break"].any()
    assert set(published["step_verdict"]) == {"", *Verdict}
    assert set(cells["step_undecided"]) == {"", *Undecided}
    assert set(published.loc[published["step_for_any_n"], "step_verdict"]) >= {"clear", "within"}
    assert cells["likely_counts"].str.contains(" ").any()
    unknown = published[published["base_n"].isna()]
    assert (unknown["least_n"] < unknown["most_n"]).any()
    assert unknown["least_n"].isna().any(), "a percentage that none of the plausible n gives"
    assert (unknown["base_alternatives"] != "").any()
    assert published["municipalities"].isna().any()
    assert {352.0, 360.0} < set(unknown["most_n"]), "all municipalities, or an alternative beyond these"
    for item in (list(odd_store.questions.values())[place] for place in (0, -1)):
        assert any(measured.base_n is None for measured in item.measurements)
    of_question = published.groupby(["question_id", "year"])
    assert (of_question["used_n"].any() & of_question["least_n"].any()).any(), "some n known, some not"


def test_a_step_is_the_change_in_the_view_of_both_years(any_store: Store) -> None:
    for question_id, item in any_store.questions.items():
        cells = any_store.cells_of(question_id).reset_index(drop=True)
        first = cells[cells["year_before"].isna()]
        assert set(first["year"]) == {item.years[0]}
        assert first[["step", "step_low", "step_high", "step_level"]].isna().all(axis=None)
        assert set(first["step_verdict"]) == {""}
        assert set(first["step_undecided"]) == {Undecided.NOT_ASKED}
        assert not first["step_for_any_n"].any()
        for pair in pairwise(item.years):
            view = question_view(any_store, question_id, replace(default(item), years=pair))
            steps = cells[cells["year"] == pair[1]][list(STEPS)].rename(columns=STEPS)
            changes = view.changes[list(STEPS.values())]
            assert_frame_equal(steps.reset_index(drop=True), changes.reset_index(drop=True), check_dtype=False)


def test_without_a_base_there_are_no_limits_whatever_alternatives_there_are(survey: Store) -> None:
    assert survey.questions["bekendheid"].by_year[2021].base_alternatives == (156, 78)
    cells = survey.cells_of("bekendheid")
    assert cells.loc[cells["year"] == 2021, ["base_n", "effective_n", "low", "high"]].isna().all(axis=None)
    inferred = survey.cells_of("karakter").set_index("year").loc[2019]
    assert set(inferred["effective_n"]) == {float(effective_n(71, 355))}, "of 142 or 71 the smallest"


def suspicions(percentages: list[float | None], base: int, mode: str) -> list[str]:
    """The likely counts of the answers to a question of one year."""
    item = question({2019: "a"}, [f"A{place}" for place in range(len(percentages))], bases={2019: base})
    item = replace(item, measurements=(replace(item.measurements[0], answer_mode=mode),))
    cells = store(item, {key: [value] for key, value in zip(item.option_ids, percentages, strict=True)}).cells
    counts: list[str] = cells["likely_counts"].tolist()
    return counts


def test_the_likely_counts_are_the_nearest_or_what_the_other_answers_leave() -> None:
    assert suspicions([79.9], 89, "multiple") == ["71"]
    assert suspicions([3.0], 84, "multiple") == ["3 2"]
    assert suspicions([79.8, None], 89, "multiple") == ["", ""]
    published: list[float | None] = [28.4, 35.3, 19.6, 15.5, 1.7]
    assert suspicions(published, 116, "single") == ["", "", "22", "", ""]
    assert suspicions(published, 116, "multiple") == ["", "", "23", "", ""]
    assert suspicions([*published, None], 116, "single")[2] == "23", "one that is not published may have any count"
    assert suspicions([*published, 19.6], 116, "single")[2] == "23", "two that do not fit"


def test_a_result_that_lacks_is_one_that_was_not_published() -> None:
    item = question({2020: "a", 2021: "a"}, bases={2020: 100, 2021: 100})
    cells = store(item, {"nee": [40.0, 50.0]}).cells
    assert cells["option_id"].tolist() == ["ja", "ja", "nee", "nee"]
    assert cells["obs_status"].tolist() == ["O", "O", "A", "A"]
    assert cells["percentage"].tolist() == pytest.approx([nan, nan, 40.0, 50.0], nan_ok=True)
    assert cells["step"].tolist() == pytest.approx([nan, nan, nan, 10.0], nan_ok=True)
