"""A question gets its own rows, in their order, however the table is ordered."""

from __future__ import annotations

import math

import pyarrow as pa

from data.store import TABLES_DIR, Store, load
from data.survey.parquet import arrow_schema
from data.survey.schema import TABLES
from data.views.results import RESULT_COLUMNS, ResultRows
from tests.builders import question

ROWS = [
    ("b", "nee", 2021, 2.0, None),
    ("a", "ja", 2020, 1.0, None),
    ("gone", "ja", 2020, 9.0, None),
    ("b", "ja", 2020, None, 12),
    ("a", "nee", 2020, 3.0, 7),
]


def rows() -> ResultRows:
    schema = arrow_schema(TABLES["results"])
    empty = dict.fromkeys(schema.names)
    names = ("question_id", "option_id", "year", "percentage", "base_n")
    table = pa.Table.from_pylist([{**empty, **dict(zip(names, row, strict=True))} for row in ROWS], schema=schema)
    asked = {
        name: question({2020: "x", 2021: "x"}, question_id=name, bases={2020: 50, 2021: 60}) for name in ("a", "b", "c")
    }
    return ResultRows(table, asked)


def test_rows_keep_their_order_within_a_question_and_others_are_left_out() -> None:
    found = rows()
    assert list(found) == ["a", "b", "c"]
    assert found["a"]["option_id"].tolist() == ["ja", "nee"]
    assert found["b"]["percentage"].iloc[0] == 2.0
    assert math.isnan(found["b"]["percentage"].iloc[1])
    assert len(found["c"]) == 0


def test_a_base_of_its_own_goes_before_that_of_the_question() -> None:
    found = rows()
    assert found["a"]["base_n"].tolist() == [50, 7]
    assert found["b"]["base_n"].tolist() == [60, 12]


def test_the_rows_of_the_survey_are_those_of_its_table(survey: Store) -> None:
    table = load(TABLES_DIR).tables["results"].to_pylist()
    for question_id in survey.questions:
        wanted = [
            (row["option_id"], row["year"], row["obs_status"]) for row in table if row["question_id"] == question_id
        ]
        frame = survey.results(question_id)
        assert list(frame.columns) == RESULT_COLUMNS
        assert list(zip(frame["option_id"], frame["year"], frame["obs_status"], strict=True)) == wanted
        assert str(frame["year"].dtype) == "int16"
        assert str(frame["base_n"].dtype) == "float64"
