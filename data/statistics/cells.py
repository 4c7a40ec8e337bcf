"""The cells of all questions, calculated in one pass: each percentage with what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.statistics.changes import changes
from data.statistics.fits import Fit, fits, likely_counts
from data.statistics.margins import effective_n, wilson
from data.survey.schema import CELLS, FIRM_BASE, ObsStatus

Tables = Mapping[str, pd.DataFrame]


def cells(tables: Tables) -> pd.DataFrame:
    """A row per question, answer and year in which the question was asked, with the columns of ``schema.CELLS``.

    Ordered by the questionnaire, then the answers, then the years, so that the rows of a question are a block of
    answers x years. A cell that is missing from the results was not published.

    Percentages and limits are 0 to 100, steps are in percentage points. ``low`` and ``high`` are Wilson's limits at
    95%; ``step`` is the change from ``year_before``, with its limits (Newcombe) and verdict at the level of the test,
    in which all answers of a question and year take part (Holm). What cannot be calculated is missing.
    ``tables`` are the tables of ``schema.CELL_SOURCES`` by name.
    """
    frame = _grid(tables).merge(_results(tables), on=["question_id", "option_id", "year"], how="left")
    blank = frame["obs_status"].isna()
    frame.loc[blank, "obs_status"] = ObsStatus.NOT_PUBLISHED
    shared = frame["own_base_n"].isna() | (frame["own_base_n"] == frame["shared_base_n"])
    frame["base_n"] = frame["own_base_n"].fillna(frame["shared_base_n"])
    frame["base_status"] = frame["base_status"].where(shared, "reported")
    known = frame["percentage"].notna()
    # Of a question's own n the smallest it may be; unknown where there is nothing to put a margin around.
    cautious = frame["smallest_base_n"].where(shared, frame["base_n"])
    frame["effective_n"] = np.where(known, effective_n(cautious, frame["population"]), np.nan)
    low, high = wilson(frame["percentage"], frame["effective_n"])
    frame["low"], frame["high"] = np.round(low, 1), np.round(high, 1)
    frame["is_break"] = _breaks(frame)
    frame["fit"], frame["likely_counts"] = _suspicions(frame, shared & frame["shared_base_n"].notna())
    return _with_steps(frame)[CELLS.column_names]


def _grid(tables: Tables) -> pd.DataFrame:
    """Every answer in every year of its question, with how that was measured."""
    measured = tables["measurements"].merge(tables["waves"][["year", "population"]], on="year")
    measured = measured.rename(columns={"base_n": "shared_base_n"}).astype({"shared_base_n": "float64"})
    others = measured["base_alternatives"].str.split(",").explode().astype("float64").groupby(level=0).min()
    # A question without a base has no smallest one either, whatever alternatives come into question.
    measured["smallest_base_n"] = measured["shared_base_n"].where(~(others < measured["shared_base_n"]), others)
    options = tables["answer_options"][["question_id", "option_id", "label", "position"]]
    order = tables["questions"][["question_id", "position"]].rename(columns={"position": "question_position"})
    grid = options.merge(order, on="question_id").merge(measured, on="question_id")
    return grid.sort_values(["question_position", "position", "year"], kind="stable", ignore_index=True)


def _results(tables: Tables) -> pd.DataFrame:
    columns = ["question_id", "option_id", "year", "percentage", "base_n", "obs_status", "note"]
    results = tables["results"][columns].rename(columns={"base_n": "own_base_n"})
    return results.astype({"own_base_n": "float64"})


def _breaks(frame: pd.DataFrame) -> pd.Series:
    """Whether a cell is the first published one of its answer after a break in the series."""
    published = frame.loc[frame["percentage"].notna(), ["question_id", "option_id", "comparable_group"]]
    before = published.shift()
    same = (published[["question_id", "option_id"]] == before[["question_id", "option_id"]]).all(axis=1)
    broken = same & (published["comparable_group"] != before["comparable_group"])
    return broken.reindex(frame.index, fill_value=False)


def _with_steps(frame: pd.DataFrame) -> pd.DataFrame:
    """The cells with the change of each from the year in which its question was asked before."""
    answer, year, question = (frame.groupby(keys, sort=False).ngroup().to_numpy() for keys in (
        ["question_id", "option_id"], ["question_id", "year"], ["question_id"]))  # fmt: skip
    has_before = np.r_[False, answer[1:] == answer[:-1]]
    before = frame.shift()
    frame["year_before"] = before["year"].where(has_before)
    frame["compares_before"] = has_before & (frame["comparable_group"] == before["comparable_group"])
    # A row per question and year, whose answers are tested together, and a column per answer.
    first = pd.Series(answer).groupby(question).transform("min").to_numpy()
    place = year, answer - first
    firm = frame["effective_n"].where(frame["base_n"] >= FIRM_BASE)

    def grid(values: pd.Series) -> npt.NDArray[np.float64]:
        found = np.full((year.max(initial=-1) + 1, place[1].max(initial=-1) + 1), np.nan)
        found[place] = values
        return found

    compared = frame["compares_before"]
    found = changes(
        grid(before["percentage"].where(compared)), grid(firm.shift()), grid(frame["percentage"]), grid(firm)
    )
    frame["step"], frame["step_low"], frame["step_high"] = found.change[place], found.low[place], found.high[place]
    frame["step_verdict"] = pd.Series(found.verdict[place], frame.index).replace("", None)
    return frame


def _suspicions(frame: pd.DataFrame, shared: pd.Series) -> tuple[pd.Series, pd.Series]:
    """How each percentage fits the base that it shares, and the counts that one which does not probably stands for.

    Where one answer was allowed, all are published and one does not fit, the others leave its count.
    """
    fit, count = fits(frame["percentage"], frame["shared_base_n"].where(shared))
    wrong = pd.Series(fit, frame.index).isin([Fit.TWICE, Fit.NONE])
    counts = pd.Series(None, frame.index, dtype=object)
    suspects = frame[wrong]
    near, far = likely_counts(suspects["percentage"], suspects["shared_base_n"])
    counts[wrong] = [f"{one}" if other < 0 else f"{one},{other}" for one, other in zip(near, far, strict=True)]
    asked = [frame["question_id"], frame["year"]]
    group = pd.DataFrame(
        {
            "misfits": (fit == Fit.NONE) & shared,
            "complete": frame["percentage"].notna() | ~shared,
            "count": np.where((fit != Fit.NONE) & shared, count, 0),
        }
    ).groupby(asked)
    rest = frame["shared_base_n"] - group["count"].transform("sum")
    single = (
        (fit == Fit.NONE)
        & (frame["answer_mode"] == "single")
        & (group["misfits"].transform("sum") == 1)
        & group["complete"].transform("all")
        & (rest >= 0)
    )
    counts[single] = rest[single].astype(int).astype(str)
    return pd.Series(fit, frame.index), counts
