"""A question of a group is what it would be if that group were all that there is; without groups all is as it was."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from pandas.testing import assert_frame_equal

from components.exports.csv_file import csv_file
from data.statistics import Verdict
from data.store import Store, cells_frame, cells_of_tables
from data.survey.parquet import arrow_schema
from data.survey.schema import CELL_SOURCES, EVERYONE, TABLES
from data.views.filters import Filters, View, carried, default, from_query, to_query
from data.views.frames import QuestionView
from data.views.question import question_view
from data.wording import sentences
from data.wording.announcements import announcements
from data.wording.certainty import comparison, share
from data.wording.hover import hover
from data.wording.messages import message
from data.wording.tidy import headers, rows
from tests.grouped import DEPENDING, YEARS, grouped

UTRECHT, LARGE, TINY = "provincie-utrecht", "grootte-100000", "grootte-0"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return grouped(tmp_path_factory.mktemp("grouped"))


def seen(store: Store, question_id: str, **chosen: object) -> QuestionView:
    filters = replace(default(store.questions[question_id]), **chosen)  # type: ignore[arg-type]  # what a test gives fits
    return question_view(store, question_id, filters)


def test_cells_of_all_municipalities_are_as_they_were(store: Store, survey: Store) -> None:
    assert_frame_equal(store.cells.iloc[: len(survey.cells)], survey.cells)
    assert set(survey.cells["group"]) == {EVERYONE}
    assert EVERYONE not in set(store.cells["group"].iloc[len(survey.cells) :])
    for question_id in survey.questions:
        assert_frame_equal(store.cells_of(question_id), survey.cells_of(question_id))


def only(store: Store, group: str) -> dict[str, pa.Table]:
    """The tables as they would be if the municipalities of a group were all that there are."""
    tables = dict(store.tables)
    bases = {(row["question_id"], row["year"]): row for row in tables["group_bases"].to_pylist()
             if row["group"] == group}  # fmt: skip
    (population,) = {row["population"] for row in bases.values()}
    measured = [
        {**row, "base_n": bases[key]["base_n"], "base_status": "reported", "base_confidence": None,
         "base_alternatives": None}
        for row in tables["measurements"].to_pylist()
        if (key := (row["question_id"], row["year"])) in bases
    ]  # fmt: skip
    waves = [{**row, "population": population} for row in tables["waves"].to_pylist()]
    results = tables["results"].filter(pc.equal(tables["results"]["group"], group)).to_pylist()
    made = {
        "waves": waves,
        "measurements": measured,
        "results": [{**row, "group": EVERYONE} for row in results],
        "groups": [],
        "group_bases": [],
    }
    return {name: pa.Table.from_pylist(made[name], schema=arrow_schema(TABLES[name])) if name in made else tables[name]
            for name in CELL_SOURCES}  # fmt: skip


@pytest.mark.parametrize("group", [UTRECHT, "grootte-20000", TINY])
def test_cells_of_a_group_are_those_of_a_survey_of_that_group(store: Store, group: str) -> None:
    expected = cells_frame(cells_of_tables(only(store, group)))
    found = store.cells[store.cells["group"] == group].reset_index(drop=True)
    assert len(found) == len(expected) > 50
    differ = ["group", "base_status"]
    # What is hidden has no neighbours in the questionnaire that make an n plausible.
    assert_frame_equal(found.drop(columns=differ), expected.drop(columns=differ))


def test_each_block_is_of_its_question_and_group(store: Store) -> None:
    for question in store.questions.values():
        for group in question.subgroups:
            block = store.cells_of(question.question_id, group.group_id)
            assert set(block["question_id"]) == {question.question_id}
            assert set(block["group"]) == {group.group_id}
            assert tuple(dict.fromkeys(block["option_id"])) == question.option_ids
            assert set(block["year"]) == set(group.by_year)
    with pytest.raises(KeyError):
        store.cells_of("inzet", UTRECHT)


def test_a_group_without_a_known_population_has_margins_that_are_rather_too_wide(store: Store) -> None:
    tables = dict(store.tables)
    bases = [{**row, "population": None} for row in tables["group_bases"].to_pylist()]
    tables["group_bases"] = pa.Table.from_pylist(bases, schema=arrow_schema(TABLES["group_bases"]))
    wide = cells_frame(cells_of_tables(tables))
    chosen = (wide["group"] == UTRECHT) & wide["percentage"].notna()
    assert set(wide.loc[chosen, "population"]) == {352.0, 355.0}
    before = store.cells.loc[chosen, "high"] - store.cells.loc[chosen, "low"]
    assert (wide.loc[chosen, "high"] - wide.loc[chosen, "low"] > before).mean() > 0.9


def test_the_address_of_a_group(store: Store) -> None:
    question = store.questions["fase"]
    filters, notices = from_query(question, f"?groep={UTRECHT}")
    assert (filters.group, notices) == (UTRECHT, [])
    assert to_query(question, filters) == f"?groep={UTRECHT}"
    assert to_query(question, default(question)) == ""
    filters, notices = from_query(question, "?groep=amsterdam")
    assert filters.group == EVERYONE
    assert notices == ["De groep ‘amsterdam’ is er niet bij deze vraag. U ziet alle gemeenten."]
    assert from_query(question, "?groep=alle") == (default(question), [])


def test_a_group_goes_along_to_a_question_that_has_it(store: Store) -> None:
    chosen = replace(default(store.questions["fase"]), group=UTRECHT)
    questions = store.questions
    assert carried(chosen, questions["fase"], questions["karakter"]).group == UTRECHT
    assert carried(chosen, questions["fase"], questions["inzet"]).group == EVERYONE


def test_everything_that_is_said_names_the_group(store: Store) -> None:
    view = seen(store, "fase", group=UTRECHT)
    assert view.years == YEARS
    assert message(view).startswith("Provincie Utrecht: van 2020 naar 2021: ‘")
    assert comparison(view).startswith("In 2018 en 2019 zijn er geen cijfers per groep; die staan hier daarom niet. ")
    assert sentences.selection(view).startswith("Provincie Utrecht: percentage van de deelnemende gemeenten, 2020-2021")
    n = {year: base.base_n for year, base in view.group.by_year.items()} if view.group else {}
    assert f"Provincie Utrecht: 2020: n = {n[2020]} van 26 gemeenten (" in sentences.source_line(view)
    assert "van alle 26 gemeenten (groep: Provincie Utrecht)" in share(view)
    assert sentences.file_stem(view) == "fase_provincie-utrecht_2020-2021_staven"
    _, cells = view.answers[0]
    assert hover(cells[0], view.questions["fase"]).splitlines()[1] == "Provincie Utrecht"
    assert announcements(view)["groep"].startswith("Groep: Utrecht. Provincie Utrecht: ")
    assert announcements(seen(store, "fase"))["groep"].startswith("Groep: Alle gemeenten. Van 2018 naar 2021")


def test_files_have_a_column_for_the_group_where_there_are_groups(store: Store, survey: Store) -> None:
    names = headers(seen(store, "fase"))
    assert names[3:5] == ["Jaar", "Groep"]
    assert {row[4] for row in rows(seen(store, "fase"))} == {"Alle gemeenten"}
    assert {row[4] for row in rows(seen(store, "fase", group=UTRECHT))} == {"Provincie Utrecht"}
    assert {row[names.index("Alle gemeenten")] for row in rows(seen(store, "fase", group=UTRECHT))} == {26}
    assert "Groep" not in headers(seen(survey, "fase"))
    assert csv_file(seen(store, "inzet")) == csv_file(seen(survey, "inzet"))


def test_years_without_groups_and_hidden_groups_say_why_nothing_is_shown(store: Store) -> None:
    assert sentences.empty(seen(store, "fase", group=UTRECHT, years=(2018, 2019))) == (
        "In 2018 en 2019 zijn er geen cijfers per groep. Kies 2020 of 2021, of alle gemeenten."
    )
    one = seen(store, "fase", group=UTRECHT, years=(2019, 2020), view=View.CHANGE)
    assert sentences.empty(one) == (
        "In 2019 zijn er geen cijfers per groep. Voor een verschil zijn twee jaren nodig. Kies er een jaar bij."
    )
    for chosen in View:
        view = seen(store, "fase", group=TINY, view=chosen)
        assert sentences.empty(view).startswith("De cijfers van deze groep zijn afgeschermd: het zijn te weinig")
    assert "n afgeschermd" in sentences.source_line(seen(store, "fase", group=TINY))


def test_a_group_that_is_hidden_in_one_year_is_a_blank_there(store: Store) -> None:
    question = store.questions["fase"]
    group = next(item.group_id for item in question.subgroups
                 if [base.base_n is None for base in item.bases] == [True, False])  # fmt: skip
    view = seen(store, "fase", group=group)
    assert "in 2020 afgeschermd" in message(view)
    told = [row for row in rows(view) if row[headers(view).index("Jaar")] == 2020]
    assert "‘Afgeschermd’ betekent: te weinig gemeenten" in str(told[0])
    assert {row[headers(view).index("Hoe n bekend is")] for row in told} == {"afgeschermd"}


def test_all_groups_have_the_same_axis(store: Store) -> None:
    ends = {seen(store, "fase", group=group).axis_max for group in (UTRECHT, LARGE, "grootte-20000")}
    assert len(ends) == 1
    assert seen(store, "fase").axis_max == 50


def test_groups_beside_each_other_are_of_the_newest_year_chosen_and_tested_together(store: Store) -> None:
    sizes, provinces = seen(store, "fase").beside
    assert (sizes.dimension, sizes.year, len(sizes.groups)) == ("Gemeentegrootte", 2021, 8)
    assert (provinces.dimension, len(provinces.groups)) == ("Provincie", 12)
    assert DEPENDING == ("fase",)
    verdicts = {label: verdict for label, _, verdict in sizes.answers}
    assert verdicts["Verkenningsfase"] is Verdict.CLEAR
    assert {verdict for _, _, verdict in provinces.answers} == {Verdict.WITHIN}
    (part, _) = seen(store, "fase", option_ids=("verkenningsfase",), years=(2018, 2020)).beside
    assert (part.year, [label for label, _, _ in part.answers]) == (2020, ["Verkenningsfase"])
    for label, cells, _ in sizes.answers:
        for group, found in zip(sizes.groups, cells, strict=True):
            assert (found.label, found.group, found.year) == (label, group.group_id, 2021)
    assert seen(store, "fase", years=(2018,)).beside == ()
    assert seen(store, "inzet").beside == ()


def test_without_groups_a_view_has_none(survey: Store) -> None:
    assert all(not question.subgroups for question in survey.questions.values())
    view = question_view(survey, "fase", Filters(survey.questions["fase"].years, survey.questions["fase"].option_ids))
    assert (view.group, view.beside, view.without_groups) == (None, (), ())
