"""The tables as files: complete, equal to the tables, and explained."""

from __future__ import annotations

import csv
import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data import files
from data.files import DICTIONARY, dutch_csv, file_names, table_file
from data.store import TABLES_DIR, Store
from data.survey import dictionary
from data.survey.schema import TABLES


def whole_file(store: Store, name: str) -> bytes:
    return b"".join(table_file(store, name))


def rows_of(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("table", list(TABLES))
def test_every_table_goes_along_whole(survey: Store, table: str) -> None:
    assert whole_file(survey, f"{table}.parquet") == (TABLES_DIR / f"{table}.parquet").read_bytes()
    read = pq.read_table(pa.BufferReader(whole_file(survey, f"{table}.parquet")))
    rows = rows_of(whole_file(survey, f"{table}.csv"))
    assert rows[0] == read.column_names
    assert len(rows) == 1 + read.num_rows


def test_a_large_table_comes_in_parts_of_whole_rows(survey: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = whole_file(survey, "quotes.csv")
    monkeypatch.setattr(files, "ROWS", 50)
    parts = list(table_file(survey, "quotes.csv"))
    assert len(parts) == 1 + -(-survey.tables["quotes"].num_rows // 50)
    assert b"".join(parts) == whole


def test_percentages_are_dutch_in_csv(survey: Store) -> None:
    rows = rows_of(whole_file(survey, "results.csv"))
    assert rows[1][:4] == ["fase", "verkenningsfase", "2018", "50,0"]


def test_the_dictionary_explains_every_column_of_every_table(survey: Store) -> None:
    rows = rows_of(whole_file(survey, DICTIONARY))
    assert [(row[0], row[1]) for row in rows[1:]] == [
        (table.name, column.name) for table in TABLES.values() for column in table.columns
    ]
    assert all(row[3] for row in rows)
    assert set(dictionary.TABLE_TEXTS) == set(TABLES)
    assert set(dictionary._COLUMNS) <= {(row[0], row[1]) for row in rows}


def test_no_text_is_a_formula_and_negative_numbers_stay_numbers() -> None:
    assert dutch_csv([["=1+1", "-2", -2.5, None, 7]]).decode("utf-8-sig") == "'=1+1;'-2;-2,5;;7\r\n"


def test_other_names_are_refused(survey: Store) -> None:
    assert "results.csv" in file_names()
    for name in ("results.txt", "x.csv", "../results.csv"):
        assert name not in file_names()
        with pytest.raises(KeyError):
            table_file(survey, name)
