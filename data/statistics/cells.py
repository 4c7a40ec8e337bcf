"""The cells of all questions, calculated in one pass: each percentage with what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.statistics.changes import Bases, Undecided, changes
from data.statistics.fits import Fit, fits, likely_counts, smallest_base
from data.statistics.margins import effective_n, wilson
from data.statistics.overlap import Overlap, weighted
from data.survey.schema import CELLS, EVERYONE, SUPPRESSED, UNKNOWN_DEFINITION, ObsStatus
from data.survey.subgroups import group_order

Tables = Mapping[str, pd.DataFrame]


def cells(tables: Tables) -> pd.DataFrame:
    """A row per question, answer and year in which the question was asked, with the columns of ``schema.CELLS``; after
    these, such rows for each question and group with results of its own, in the years that have these.

    Ordered by the questionnaire, then (of groups) dimension and group, then the answers, then the years, so that the
    rows of a question, or of a question and group, are a block of answers x years. A cell that is missing from the
    results was not published.

    In a group everything is about the municipalities of that group. Where it is not known how many there are, the
    correction for a finite population is made with the number of all municipalities: a smaller one, so that margins are
    rather too wide than too narrow.

    Percentages and limits are 0 to 100, steps are in percentage points. ``low`` and ``high`` are Wilson's limits at
    95%; ``step`` is the change from ``year_before``, with its limits (Newcombe) and verdict at the level of the test,
    in which all answers of a question and year take part (Holm). What cannot be calculated is missing.

    Where n is not known, ``least_n`` and ``most_n`` are the ends of what is plausible: from the smaller to the larger n
    of the questions next to it in the questionnaire of that year, or of other n that come into question, and never
    below the smallest n of which the percentage itself is possible. Before the first question with an n it goes up to
    all municipalities, after the last one down to any number. Both are missing where that leaves no n.

    Of weighted percentages ``used_n`` is n over the design effect, and they stand for no number of municipalities.
    Where the overlap of two years is known, steps are tested on it.

    ``tables`` are the tables of ``schema.CELL_SOURCES`` by name.
    """
    frame = _grid(tables).merge(_results(tables), on=["question_id", "option_id", "year", "group"], how="left")
    blank = frame["obs_status"].isna()
    frame.loc[blank, "obs_status"] = ObsStatus.NOT_PUBLISHED
    shared = frame["own_base_n"].isna() | (frame["own_base_n"] == frame["shared_base_n"])
    frame["base_n"] = frame["own_base_n"].fillna(frame["shared_base_n"])
    frame["base_status"] = frame["base_status"].where(shared, "reported")
    known = frame["percentage"].notna()
    for name in ("base_confidence", "base_alternatives"):
        frame[name] = frame[name].where(shared)
    # Of a question's own n the smallest it may be; unknown where there is nothing to put a margin around.
    smallest = frame["smallest_base_n"].where(shared, frame["base_n"]).where(known)
    is_weighted = frame["design_effect"].notna() | frame["weighting"].notna()
    frame["design_effect"] = frame["design_effect"].fillna(1.0)
    frame["used_n"] = np.floor(smallest / frame["design_effect"])
    frame["effective_n"] = effective_n(frame["used_n"], frame["population"])
    frame["least_n"], frame["most_n"] = _plausible(frame, known & frame["base_n"].isna() & ~is_weighted)
    low, high = wilson(frame["percentage"], frame["effective_n"])
    frame["low"], frame["high"] = np.round(low, 1), np.round(high, 1)
    frame["is_break"] = _breaks(frame)
    counted = frame["percentage"].mask(is_weighted)
    fit, count = (pd.Series(found, frame.index) for found in fits(counted, frame["base_n"]))
    certain = fit.isin([Fit.EXACT, Fit.TWICE]) & frame["base_alternatives"].isna()
    frame["municipalities"] = count.astype("float64").where(certain)
    frame["fit"] = fit.where(shared, None)
    frame["likely_counts"] = _suspicions(frame, count, shared)
    return _with_steps(_with_overlaps(frame, tables["overlaps"]))[CELLS.column_names]


def _grid(tables: Tables) -> pd.DataFrame:
    """Every answer in every year of its question, with how that was measured."""
    measured = tables["measurements"].merge(tables["waves"][["year", "population"]], on="year")
    measured = measured.rename(columns={"base_n": "shared_base_n"}).astype({"shared_base_n": "float64"})
    order = tables["questions"][["question_id", "position"]].rename(columns={"position": "question_position"})
    measured = measured.merge(order, on="question_id")
    everyone = _with_neighbours(measured).assign(group=EVERYONE, group_position=-1)
    of_groups = _of_groups(measured, tables)
    measured = pd.concat([everyone, of_groups]) if len(of_groups) else everyone
    options = tables["answer_options"][["question_id", "option_id", "label", "position"]]
    grid = options.merge(measured, on="question_id").assign(is_group=lambda found: found["group_position"] >= 0)
    ordered = ["is_group", "question_position", "group_position", "position", "year"]
    return grid.sort_values(ordered, kind="stable", ignore_index=True)


def _of_groups(measured: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """The measurements of each group with results, with the n of the group; ``group_position`` is its place."""
    key = ["question_id", "year", "group"]
    results = tables["results"].loc[tables["results"]["group"] != EVERYONE, key].drop_duplicates()
    places = group_order(tables["groups"]).reset_index(names="group_position")
    bases = tables["group_bases"][[*key, "base_n", "population"]].rename(columns={"population": "of_group"})
    found = measured.merge(results, on=["question_id", "year"]).merge(bases, on=key, how="left")
    found = found.merge(places[["group_id", "group_position"]], left_on="group", right_on="group_id")
    base = found["base_n"].astype("float64")
    return found.assign(
        shared_base_n=base,
        smallest_base_n=base,
        population=found["of_group"].astype("float64").fillna(found["population"]),
        base_status=pd.Series("reported", found.index, dtype=object).where(base.notna(), SUPPRESSED),
        base_confidence=None,
        base_alternatives=None,
        lowest=np.nan,
        highest=np.nan,
    ).drop(columns=["base_n", "of_group", "group_id"])


def _with_neighbours(measured: pd.DataFrame) -> pd.DataFrame:
    """The measurements with the smallest n that each may have, and with what its neighbours in the questionnaire make
    plausible where it has none: ``lowest`` (missing after the last n of the year) and ``highest``.
    """
    measured = measured.sort_values(["year", "question_position"], ignore_index=True)
    others = measured["base_alternatives"].str.split().explode().astype("float64").groupby(level=0)
    base, least, most = measured["shared_base_n"], others.min(), others.max()
    # A question without a base has no smallest one either, whatever alternatives come into question.
    smallest, largest = base.where(~(least < base), least), base.where(~(most > base), most)
    ends = pd.DataFrame({"smallest": smallest, "largest": largest}).groupby(measured["year"])
    before, after = ends.ffill(), ends.bfill()
    lowest = pd.concat([before["smallest"], after["smallest"], least], axis=1).min(axis=1)
    highest = pd.concat([before["largest"], after["largest"], most], axis=1).max(axis=1)
    return measured.assign(
        smallest_base_n=smallest,
        lowest=lowest.where(after["smallest"].notna()),
        highest=highest.where(before["largest"].notna(), measured["population"]),
    )


def _plausible(frame: pd.DataFrame, wanted: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The ends of the plausible n of the wanted cells."""
    least = pd.Series(np.fmax(frame["lowest"], smallest_base(frame["percentage"])), frame.index)
    possible = wanted & (least <= frame["highest"])
    return least.where(possible), frame["highest"].where(possible)


def _results(tables: Tables) -> pd.DataFrame:
    columns = ["question_id", "option_id", "year", "group", "percentage", "base_n", "obs_status", "note"]
    results = tables["results"][columns].rename(columns={"base_n": "own_base_n"})
    return results.astype({"own_base_n": "float64"})


def _breaks(frame: pd.DataFrame) -> pd.Series:
    """Whether a cell is the first published one of its answer after a break in the series."""
    answer = ["question_id", "option_id", "group"]
    published = frame.loc[frame["percentage"].notna(), [*answer, "comparable_group"]]
    before = published.shift()
    same = (published[answer] == before[answer]).all(axis=1)
    broken = same & (published["comparable_group"] != before["comparable_group"])
    return broken.reindex(frame.index, fill_value=False)


def _with_overlaps(frame: pd.DataFrame, overlaps: pd.DataFrame) -> pd.DataFrame:
    """The cells with the overlap of their year and the one in which the question was asked before.

    Of groups none is known.
    """
    answer = frame.groupby(["question_id", "option_id", "group"], sort=False)
    both = frame.assign(year_before=answer["year"].shift(), effect_before=answer["design_effect"].shift())
    key = ["question_id", "option_id", "group", "year_before", "year"]
    known = overlaps.astype({"year_before": "float64"}).assign(group=EVERYONE)
    found = both[key].merge(known, on=key, how="left")
    counts = Overlap(*(found[name].to_numpy(np.float64, na_value=np.nan) for name in Overlap._fields))
    counts = weighted(counts, both["effect_before"], both["design_effect"])
    return frame.assign(**counts._asdict())


def _with_steps(frame: pd.DataFrame) -> pd.DataFrame:
    """The cells with the change of each from the year in which its question was asked before."""
    answer, year, question = (frame.groupby(keys, sort=False).ngroup().to_numpy() for keys in (
        ["question_id", "group", "option_id"], ["question_id", "group", "year"], ["question_id", "group"]))  # fmt: skip
    has_before = np.r_[False, answer[1:] == answer[:-1]]
    before = frame.shift()
    frame["year_before"] = before["year"].where(has_before)
    frame["compares_before"] = has_before & (frame["comparable_group"] == before["comparable_group"])
    # A row per question and year, whose answers are tested together, and a column per answer.
    first = pd.Series(answer).groupby(question).transform("min").to_numpy()
    place = year, answer - first
    known = frame["definition_status"] != UNKNOWN_DEFINITION

    def grid(values: pd.Series) -> npt.NDArray[np.float64]:
        found = np.full((year.max(initial=-1) + 1, place[1].max(initial=-1) + 1), np.nan)
        found[place] = values
        return found

    def bases(of: pd.DataFrame) -> Bases:
        return Bases(*(grid(of[name]) for name in ("used_n", "least_n", "most_n", "population")))

    compared = frame["compares_before"]
    found = changes(
        grid(before["percentage"].where(compared)),
        bases(before),
        grid(frame["percentage"]),
        bases(frame),
        grid(known & known.shift(fill_value=False)) == 1,
        Overlap(*(grid(frame[name]) for name in Overlap._fields)) if frame["both_n"].notna().any() else None,
    )
    for name in ("low", "high", "level", "verdict", "undecided", "for_any_n"):
        frame[f"step_{name}"] = getattr(found, name)[place]
    frame["step"] = found.change[place]
    frame.loc[~compared, "step_undecided"] = Undecided.NOT_COMPARABLE
    frame.loc[~has_before, "step_undecided"] = Undecided.NOT_ASKED
    texts = ["step_verdict", "step_undecided"]
    frame[texts] = frame[texts].replace("", None)
    return frame


def _suspicions(frame: pd.DataFrame, count: pd.Series, shared: pd.Series) -> pd.Series:
    """The counts that each percentage which does not fit the base that it shares probably stands for.

    ``count`` are those of the percentages that fit. Where one answer was allowed, all are published and one does not
    fit, the others leave its count.
    """
    misfits, counts = frame["fit"] == Fit.NONE, pd.Series(None, frame.index, dtype=object)
    wrong = misfits | (frame["fit"] == Fit.TWICE)
    suspects = frame[wrong]
    near, far = likely_counts(suspects["percentage"], suspects["shared_base_n"])
    counts[wrong] = [f"{one}" if other < 0 else f"{one} {other}" for one, other in zip(near, far, strict=True)]
    asked = [frame["question_id"], frame["group"], frame["year"]]
    group = pd.DataFrame(
        {
            "misfits": misfits,
            "complete": frame["percentage"].notna() | ~shared,
            "count": count.where(shared, 0),
        }
    ).groupby(asked)
    rest = frame["shared_base_n"] - group["count"].transform("sum")
    single = (
        misfits
        & (frame["answer_mode"] == "single")
        & (group["misfits"].transform("sum") == 1)
        & group["complete"].transform("all")
        & (rest >= 0)
    )
    counts[single] = rest[single].astype(int).astype(str)
    return counts
