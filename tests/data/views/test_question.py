"""The view from which everything is drawn."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import nan

import numpy as np
import pandas as pd
import pytest

from data.statistics import Undecided, Verdict, effective_n, newcombe, wilson
from data.store import Store
from data.survey.questions import Note
from data.views.filters import Sort, View, default
from data.views.frames import QuestionView
from data.views.question import question_view
from tests.builders import question, store

BROKEN = {2018: "a", 2019: "a", 2020: "b", 2021: "b"}


def verdicts(view: QuestionView) -> list[str]:
    found: list[str] = view.changes["verdict"].tolist()
    return found


def test_differences_are_made_within_a_group_and_rounded() -> None:
    item = question(BROKEN)
    view = question_view(
        store(item, {"ja": [10.0, 20.0, 40.1, 50.3], "nee": [1.0, 2.0, None, 4.0]}), "v", default(item)
    )
    assert view.pair == (2020, 2021)
    assert view.changes["change"].tolist() == pytest.approx([10.2, nan], nan_ok=True)


def test_the_view_of_changes_shows_the_pair_only_with_the_largest_first() -> None:
    item = question(dict.fromkeys((2018, 2019, 2021), "a"), ("A", "B", "C"))
    tables = store(item, {"a": [10.0, 50.0, 11.0], "b": [30.0, 0.0, 10.0], "c": [None, 5.0, 6.0]})
    view = question_view(tables, "v", replace(default(item), view=View.CHANGE))
    assert view.years == (2018, 2021)
    assert view.changes["label"].tolist() == ["B", "A", "C"]
    assert view.changes["change"].tolist() == pytest.approx([-20.0, 1.0, nan], nan_ok=True)
    assert view.cells[["label", "year"]].to_numpy().tolist() == [[a, year] for a in "BAC" for year in (2018, 2021)]


def test_sorting_by_percentage_puts_blanks_last_and_keeps_ties() -> None:
    item = question({2021: "a"}, ("A", "B", "C", "D"))
    tables = store(item, {"a": [None], "b": [5.0], "c": [9.0], "d": [5.0]})
    view = question_view(tables, "v", replace(default(item), sort=Sort.PERCENTAGE))
    assert view.changes["label"].tolist() == ["C", "B", "D", "A"]
    assert view.cells["label"].tolist() == ["C", "B", "D", "A"]


def test_only_notes_that_apply_are_shown() -> None:
    notes = (
        Note("breuk", None, 2020, "break", "", None),
        Note("jaar", None, 2019, "definition", "", None),
        Note("optie", "nee", None, "anomaly", "", None),
        Note("plaats", "nee", 2018, "alignment", "", None),
    )
    item = question(BROKEN, notes=notes)
    tables = store(item, {"ja": [1.0] * 4, "nee": [2.0] * 4}, {("ja", 2018): ("V", "plaats")})

    def shown(years: tuple[int, ...], options: tuple[str, ...]) -> list[str]:
        filters = replace(default(item), years=years, option_ids=options)
        return [note.note_id for note in question_view(tables, "v", filters).notes]

    assert shown((2018, 2019, 2020, 2021), ("ja", "nee")) == ["breuk", "jaar", "optie", "plaats"]
    assert shown((2020, 2021), ("ja",)) == []
    assert shown((2019, 2021), ("ja",)) == ["breuk", "jaar"]
    assert shown((2018,), ("nee",)) == ["optie"]
    assert shown((2018,), ("ja",)) == ["plaats"]
    assert shown((), ("ja",)) == []


def test_the_axis_belongs_to_the_question_and_not_to_the_choice(survey: Store) -> None:
    item = survey.questions["fase"]
    ends = {
        question_view(survey, "fase", replace(default(item), years=years)).axis_max
        for years in ((2018,), (2021,), item.years)
    }
    assert ends == {50}


def test_every_question_has_a_view_in_every_form(survey: Store) -> None:
    for item in survey.questions.values():
        for form in View:
            view = question_view(survey, item.question_id, replace(default(item), view=form))
            assert view.has_data
            assert len(view.changes) == len(item.options) == len(view.answers)
            assert len(view.cells) == len(item.options) * len(view.years)


def test_a_change_is_clear_only_where_all_answers_together_say_so() -> None:
    labels = tuple("ABCDEFGHIJ")
    item = question({2020: "a", 2021: "a"}, labels, bases={2020: 120, 2021: 120})
    values = {label.lower(): [40.0, 42.0] for label in labels}
    values["a"] = [40.0, 53.3]
    tables = store(item, values)
    alone = question({2020: "a", 2021: "a"}, ("A",), bases={2020: 120, 2021: 120})
    assert verdicts(question_view(store(alone, {"a": values["a"]}), "v", default(alone))) == [Verdict.CLEAR]
    together = question_view(tables, "v", default(item))
    assert verdicts(together) == [Verdict.WITHIN] * 10
    one = question_view(tables, "v", replace(default(item), option_ids=("a",)))
    assert verdicts(one) == [Verdict.WITHIN], "the verdict does not depend on which answers are on screen"


def test_a_margin_agrees_with_its_verdict(survey: Store) -> None:
    judged = 0
    for item in survey.questions.values():
        for pair in combinations(item.years, 2):
            changes = question_view(survey, item.question_id, replace(default(item), years=pair)).changes
            known = (changes["verdict"] != "") & ~changes["for_any_n"].astype(bool)
            tested = changes[known]
            apart = (tested["low"] > 0) | (tested["high"] < 0)
            rejected = tested["verdict"].isin([Verdict.CLEAR, Verdict.LIKELY])
            assert (apart == rejected).all(), (item.question_id, pair, tested)
            assert (tested["level"] >= 95).all()
            assert changes.loc[~known, ["low", "high", "level"]].isna().all(axis=None)
            judged += len(tested)
    assert judged > 200


def test_a_margin_may_disagree_with_its_verdict() -> None:
    """The case of the docstring of ``holm``, which the survey does not have."""
    item = question({2020: "a", 2021: "a"}, ("A",), bases={2020: 96, 2021: 166})
    changes = question_view(store(item, {"a": [0.0, 3.0]}), "v", default(item)).changes
    assert changes[["verdict", "low", "high"]].to_numpy().tolist() == [[Verdict.LIKELY, -0.2, 5.5]]


def test_where_another_base_comes_into_question_the_smallest_makes_the_margins(survey: Store) -> None:
    cells = question_view(survey, "karakter", default(survey.questions["karakter"])).cells
    of_2019 = cells[cells["year"] == 2019]
    assert set(of_2019["base_n"]) == {142}
    assert set(of_2019["effective_n"]) == {float(effective_n(71, 355))}


def test_no_verdict_across_a_break_or_without_a_definition(survey: Store) -> None:
    broken = question_view(survey, "domeinen", replace(default(survey.questions["domeinen"]), years=(2019, 2020)))
    assert broken.changes[["first", "last", "change", "low", "high"]].isna().all(axis=None)
    assert set(verdicts(broken)) == {""}
    assert not broken.has_changes
    assert set(broken.changes["undecided"]) == {Undecided.NOT_COMPARABLE}
    unknown = question_view(survey, "inzet", default(survey.questions["inzet"])).changes.set_index("option_id")
    assert set(unknown["verdict"]) == {""}
    assert unknown["change"].isna().all(), "it is called no change, and none is calculated"
    assert (unknown.pop("undecided") == Undecided.NOT_ESTABLISHED).sum() == 5


def test_without_an_n_there_is_a_verdict_only_where_every_plausible_n_gives_it(survey: Store) -> None:
    filters = replace(default(survey.questions["partijen"]), years=(2020, 2021))
    changes = question_view(survey, "partijen", filters).changes.set_index("option_id")
    assert changes[["low", "high", "level"]].isna().all(axis=None)
    of_one = changes.loc["wmo-raad"]
    assert (of_one["verdict"], of_one["undecided"], of_one["for_any_n"]) == ("", Undecided.UNKNOWN_N, False)
    others = changes[changes["change"].notna()].drop("wmo-raad")
    assert set(others["verdict"]) == {Verdict.WITHIN}
    assert set(others["for_any_n"]) == {True}


def test_intervals_use_the_base_of_the_year_and_all_municipalities(survey: Store) -> None:
    view = question_view(survey, "fase", default(survey.questions["fase"]))
    cells, changes = (frame[frame["option_id"] == "verkenningsfase"].iloc[0] for frame in (view.cells, view.changes))
    assert (cells["year"], cells["base_n"]) == (2018, 96)
    assert [cells["low"], cells["high"]] == np.round(wilson(50.0, effective_n(96, 380)), 1).tolist()
    limits = newcombe(50.0, effective_n(96, 380), 22.3, effective_n(166, 352), 0.05 / 5)
    assert [changes["low"], changes["high"]] == np.round(limits, 1).tolist()
    unknown = question_view(survey, "inzet", default(survey.questions["inzet"])).cells
    assert unknown.loc[unknown["year"] == 2021, ["low", "high"]].isna().all(axis=None)


def test_a_choice_shows_what_the_whole_shows_of_it(survey: Store) -> None:
    for item in survey.questions.values():
        whole = question_view(survey, item.question_id, default(item))
        ids, years = item.option_ids[::2], item.years[-2:]
        some = question_view(survey, item.question_id, replace(default(item), option_ids=ids, years=years))
        cells = whole.cells[whole.cells["option_id"].isin(ids) & whole.cells["year"].isin(years)]
        pd.testing.assert_frame_equal(some.cells.drop(columns="is_break"), cells.drop(columns="is_break"))


def test_a_break_is_one_between_the_years_that_are_shown(survey: Store) -> None:
    item = survey.questions["knelpunten"]

    def broken(*years: int) -> list[int]:
        cells = question_view(survey, "knelpunten", replace(default(item), years=years)).cells
        return sorted(set(cells.loc[cells["is_break"], "year"]))

    assert broken(2018, 2019, 2020, 2021) == [2020, 2021]
    assert broken(2018, 2019, 2021) == []
    assert broken(2020) == []
    assert broken(2020, 2021) == [2021]
    chosen = replace(default(survey.question("vergelijken")), option_ids=("knelpunten.anders",), years=(2018, 2021))
    assert not question_view(survey, "vergelijken", chosen).cells["is_break"].any()


def test_nobody_can_spoil_the_cells_of_another(survey: Store) -> None:
    view = question_view(survey, "fase", default(survey.questions["fase"]))
    view.cells.loc[:, "percentage"] = 0.0
    view.changes.loc[:, "change"] = 0.0
    again = question_view(survey, "fase", default(survey.questions["fase"]))
    assert again.cells["percentage"].iloc[0] == 50.0
    assert again.changes["change"].iloc[0] == -27.7
