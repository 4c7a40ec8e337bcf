"""Tables without a manifest are served only where they break no rule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data.store import Store, load
from data.survey.errors import TableDamagedError
from data.survey.parquet import arrow_schema
from data.survey.rules import broken
from data.survey.schema import TABLES
from tests.builders import copied

Change = Callable[[pd.DataFrame], pd.DataFrame]


def first(column: str, value: Any) -> Change:
    """Puts a value into the first row of a column."""

    def change(frame: pd.DataFrame) -> pd.DataFrame:
        frame.loc[0, column] = value
        return frame

    return change


def test_the_committed_tables_break_none(survey: Store) -> None:
    assert broken(survey.tables) == []


@pytest.mark.parametrize(
    ("table", "change", "told"),
    [
        ("results", first("percentage", 100.1), "column 'percentage': 100.1 is not from 0 to 100"),
        ("results", first("percentage", -0.1), "column 'percentage': -0.1 is not from 0 to 100"),
        ("results", first("percentage", float("inf")), "column 'percentage': inf is not from 0 to 100"),
        ("results", first("percentage", float("nan")), "column 'percentage': None where the status is A"),
        ("results", first("obs_status", "O"), "column 'percentage': 50.0 where the status is O"),
        ("results", first("obs_status", None), "column 'obs_status': 1 rows without a status"),
        ("results", first("obs_status", "X"), "column 'obs_status': 'X' is none of A, B,"),
        ("results", first("option_id", "onbekend"), "column 'option_id': fase onbekend is not known"),
        ("results", first("question_id", "onbekend"), "column 'question_id': onbekend is not known"),
        ("results", first("year", 2017), "column 'year': 2017 is not known"),
        ("results", first("group", "klein"), "column 'group': klein is not known"),
        ("results", first("note", "onbekend"), "column 'note': fase onbekend is not known"),
        ("results", lambda frame: frame.drop(0), "254 rows, and 255 answers and years were asked for"),
        (
            "results",
            lambda frame: pd.concat([frame.drop(1), frame.head(1)]),
            "two rows have the same question_id, option_id, year, group",
        ),
        ("results", first("base_n", 381), "column 'base_n' of results: more municipalities than there are"),
        ("measurements", first("base_n", 381), "column 'base_n' of measurements: more municipalities than"),
        ("measurements", first("base_n", 0), "column 'base_n': 0 is not from 1"),
        ("questions", first("question_id", "Fase"), "column 'question_id': 'Fase' is not written as this column is"),
        ("waves", first("population", -1), "column 'population': -1 is not from 1"),
        ("quotes", first("quote_id", "é"), "column 'quote_id': 'é' is not written as this column is"),
    ],
)
def test_a_broken_rule_is_one_clear_sentence(tmp_path: Path, table: str, change: Change, told: str) -> None:
    folder = copied(tmp_path / "tables")
    path = folder / f"{table}.parquet"
    frame = change(pq.read_table(path).to_pandas(types_mapper=pd.ArrowDtype).astype(object))
    pq.write_table(pa.Table.from_pandas(frame, arrow_schema(TABLES[table]), preserve_index=False), path)
    with pytest.raises(TableDamagedError) as error:
        load(folder)
    assert told in str(error.value)
    assert "make it again with" in str(error.value)


def test_what_is_prepared_is_not_believed_without_a_manifest(survey: Store, tmp_path: Path) -> None:
    folder = copied(tmp_path / "tables")
    path = folder / "prepared" / "cells.parquet"
    table = pq.read_table(path)
    altered = pa.array([1.0] * table.num_rows)
    pq.write_table(table.set_column(table.column_names.index("percentage"), "percentage", altered), path)
    assert load(folder).cells["percentage"].equals(survey.cells["percentage"])
