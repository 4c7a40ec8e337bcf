"""Tables without a manifest are served only where they break no rule."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from callbacks.navigation import first_page
from data.store import Store, load
from data.survey.errors import TableDamagedError
from data.survey.parquet import arrow_schema
from data.survey.rules import broken
from data.survey.schema import TABLES, Kind
from tests.builders import copied
from tests.grouped import grouped

Change = Callable[[pd.DataFrame], pd.DataFrame]


DAMAGES: dict[Kind, list[Any]] = {
    Kind.TEXT: [None, "", " ", "\x00", "\ufffe", "<b>x</b>", "é", "x" * 100_000],
    Kind.YEAR: [None, 0, -1, 30_000, 2017, 2030],
    Kind.COUNT: [None, 0, -1, 9_999, 2**31 - 1, 1],
    Kind.TALLY: [None, -1, 9_999],
    Kind.PERCENTAGE: [None, 101.0, -1.0, float("nan"), float("inf"), 1e300, 0.001, -0.0],
    Kind.NUMBER: [None, 0.0, -1.0, float("nan"), float("inf")],
    Kind.FLAG: [None, True, False],
}


def at(row: int, column: str, value: Any) -> Change:
    """Puts a value into a row of a column."""

    def change(frame: pd.DataFrame) -> pd.DataFrame:
        frame.loc[row, column] = value
        return frame

    return change


def first(column: str, value: Any) -> Change:
    """Puts a value into the first row of a column."""
    return at(0, column, value)


def of_group(column: str, value: Any, status: str) -> Change:
    """Puts a value into the first result with a status."""
    return lambda frame: at(int(frame.index[frame["obs_status"] == status][0]), column, value)(frame)


def spoil(folder: Path, table: str, change: Change) -> None:
    """Change a table in a folder."""
    path = folder / f"{table}.parquet"
    frame = change(pq.read_table(path).to_pandas(types_mapper=pd.ArrowDtype).astype(object))
    pq.write_table(pa.Table.from_pandas(frame, arrow_schema(TABLES[table]), preserve_index=False), path)


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
        ("results", first("base_n", 381), "column 'base_n': more municipalities than there are"),
        ("measurements", first("base_n", 381), "column 'base_n': more municipalities than"),
        ("measurements", first("base_n", 0), "column 'base_n': 0 is not from 1"),
        ("questions", first("question_id", "Fase"), "column 'question_id': 'Fase' is not written as this column is"),
        ("waves", first("population", -1), "column 'population': -1 is not from 1"),
        ("quotes", first("quote_id", "é"), "column 'quote_id': 'é' is not written as this column is"),
        ("results", first("percentage", 0.001), "column 'percentage': 0.001 has more than one decimal"),
        ("results", first("obs_status", "M"), "column 'percentage': 50.0 where the status is M"),
        (
            "answer_options",
            first("first_year", 2020),
            "column 'obs_status': fase verkenningsfase 2018 A, which its first",
        ),
        ("answer_options", first("first_year", 9999), "column 'first_year': 9999 is not from 1900 to 2100"),
        ("answer_options", first("quote_theme", "anders"), "column 'quote_theme': anders is no theme of its quotes"),
        ("answer_options", first("label", ""), "column 'label': a text is empty"),
        ("answer_options", first("label", "Ja\x07"), "column 'label': a text has the character U+0007"),
        ("questions", first("title", "\u3000 "), "column 'title': a text is empty"),
        ("questions", first("text", "Doet u\ufffe mee?"), "column 'text': a text has the character U+FFFE"),
        ("waves", first("source", "\x9f"), "column 'source': a text has the character U+009F"),
        ("quotes", first("text", "a\x00b"), "column 'text': a text has the character U+0000"),
        ("quotes", first("duplicate_of", "nergens"), "column 'duplicate_of': nergens is no quote that can be repeated"),
        ("measurements", first("base_alternatives", "78;"), "column 'base_alternatives': '78;' is not written"),
        ("measurements", first("base_status", None), "column 'base_status': filled where base_n is not, or not where"),
        ("measurements", first("base_confidence", None), "column 'base_confidence': filled where base_n is reported"),
        ("measurements", first("design_effect", float("inf")), "column 'design_effect': inf is not from 1 to 1000"),
        ("measurements", first("comparable_group", "anders"), "no note of kind break explains"),
        ("notes", first("year", 30_000), "column 'year': 30000 is not from 1900 to 2100"),
        ("statements", at(5, "option_id", None), "not what the claim 'above' needs"),
        ("statements", first("until", 1999), "not what the claim"),
        ("statements", first("claim", "higher"), "not what the claim 'higher' needs"),
    ],
)
def test_a_broken_rule_is_one_clear_sentence(tmp_path: Path, table: str, change: Change, told: str) -> None:
    folder = copied(tmp_path / "tables")
    spoil(folder, table, change)
    with pytest.raises(TableDamagedError) as error:
        load(folder)
    assert told in str(error.value)
    assert "make it again with" in str(error.value)


@pytest.mark.parametrize(
    ("table", "change", "told"),
    [
        ("results", lambda frame: frame.drop(frame.index[-1]), "not a row for each answer"),
        ("results", of_group("base_n", 4, status="Q"), "column 'base_n': told where the cell is suppressed"),
        ("group_bases", lambda frame: frame.drop(frame.index[-1]), "group_bases.parquet is damaged (none of "),
        ("group_bases", first("population", 9999), "in 2020: more municipalities than there are"),
        ("group_bases", first("base_n", 300), "more municipalities than"),
        ("group_bases", lambda frame: frame.assign(base_n=None), "told where n of the group is suppressed"),
        ("groups", first("group_id", "alle"), "is not known"),
    ],
)
def test_a_broken_rule_of_groups_is_one_clear_sentence(tmp_path: Path, table: str, change: Change, told: str) -> None:
    grouped(tmp_path)
    spoil(tmp_path, table, change)
    with pytest.raises(TableDamagedError, match=re.escape(told)):
        load(tmp_path)


@pytest.mark.parametrize("table", TABLES)
def test_no_damage_is_a_traceback(tmp_path: Path, survey: Store, table: str) -> None:
    """Whatever one value of a table becomes, the tables are refused with a sentence, or what is served can be shown."""
    folder, rng = copied(tmp_path / "tables"), random.Random(18)  # noqa: S311 - no secret
    whole = (folder / f"{table}.parquet").read_bytes()
    number = survey.tables[table].num_rows
    if not number:
        return
    for column in TABLES[table].columns:
        value: Any = rng.choice(DAMAGES[column.kind])
        spoil(folder, table, at(rng.randrange(number), column.name, value))
        try:
            shown = first_page(load(folder), "", "/", "")
        except TableDamagedError:
            pass
        else:
            assert shown.html, (column.name, value)
        (folder / f"{table}.parquet").write_bytes(whole)


def test_years_are_in_order_whatever_the_order_of_their_rows(tmp_path: Path, survey: Store) -> None:
    folder = copied(tmp_path / "tables")
    for table in ("waves", "questions", "results", "measurements", "answer_options"):
        spoil(folder, table, lambda frame: frame.iloc[::-1])
    found = load(folder)
    assert list(found.populations) == list(found.sources) == list(survey.populations)
    assert [*found.questions] == [*survey.questions]
    assert found.cells["percentage"].equals(survey.cells["percentage"])


def test_what_is_prepared_is_not_believed_without_a_manifest(survey: Store, tmp_path: Path) -> None:
    folder = copied(tmp_path / "tables")
    path = folder / "prepared" / "cells.parquet"
    table = pq.read_table(path)
    altered = pa.array([1.0] * table.num_rows)
    pq.write_table(table.set_column(table.column_names.index("percentage"), "percentage", altered), path)
    assert load(folder).cells["percentage"].equals(survey.cells["percentage"])
