"""The tables as files: complete, equal to the tables, and explained."""

from __future__ import annotations

import csv
import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data import files
from data.files import DICTIONARY, dutch_csv, file_names, table_file
from data.store import CELLS_FILE, TABLES_DIR, Store
from data.survey import dictionary
from data.survey.prepared import FOLDER
from data.survey.schema import CELLS, TABLES


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


def test_the_cells_go_along_as_they_are_prepared(survey: Store) -> None:
    made = pq.read_table(TABLES_DIR / FOLDER / CELLS_FILE)
    read = pq.read_table(pa.BufferReader(whole_file(survey, "cells.parquet")))
    assert read.to_pylist() == made.to_pylist()
    rows = rows_of(whole_file(survey, "cells.csv"))
    assert rows[0] == made.column_names == [column.name for column in CELLS.columns]
    assert len(rows) == 1 + len(survey.cells)
    first = dict(zip(rows[0], rows[1], strict=True))
    assert (first["percentage"], first["base_n"], first["low"], first["fit"]) == ("50,0", "96", "41,5", "exact")
    assert (first["year_before"], first["step"], first["step_verdict"]) == ("", "", "")


def test_a_large_table_comes_in_parts_of_whole_rows(survey: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = whole_file(survey, "quotes.csv")
    monkeypatch.setattr(files, "ROWS", 50)
    parts = list(table_file(survey, "quotes.csv"))
    assert len(parts) == 1 + -(-survey.tables["quotes"].num_rows // 50)
    assert b"".join(parts) == whole


def test_percentages_are_dutch_in_csv(survey: Store) -> None:
    rows = rows_of(whole_file(survey, "results.csv"))
    assert rows[1][:5] == ["fase", "verkenningsfase", "2018", "alle", "50,0"]


def test_the_dictionary_explains_every_column_of_every_table(survey: Store) -> None:
    rows = rows_of(whole_file(survey, DICTIONARY))
    assert [(row[0], row[1]) for row in rows[1:]] == [
        (table.name, column.name) for table in [*TABLES.values(), CELLS] for column in table.columns
    ]
    assert all(row[3] for row in rows)
    assert set(dictionary.TABLE_TEXTS) == {*TABLES, CELLS.name}
    assert set(dictionary._COLUMNS) <= {(row[0], row[1]) for row in rows}


def test_no_text_is_a_formula_and_negative_numbers_stay_numbers() -> None:
    assert dutch_csv([["=1+1", "-2", -2.5, None, 7]]).decode("utf-8-sig") == "\u00a0=1+1;\u00a0-2;-2,5;;7\r\n"


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "- geen geld",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1",
        " =1+1",
        "\u3000=1",
        "＝1+1",
        "\u200b=1",
        "\ufeff=1",
        "\u00ad-1",
        "\u2060\u200e +1",
        "\ufeff\t1",
        "－1",
        "＠SUM(A1)",
        "\u2028=1",
    ],
)
def test_a_text_that_would_be_a_formula_is_shielded_by_what_is_hardly_seen(text: str) -> None:
    ((written,),) = rows_of(dutch_csv([[text]]))
    assert written == "\u00a0" + text
    # A program that trims its texts reads it as it was.
    assert written.strip() == text.strip()


@pytest.mark.parametrize("text", ["geen geld - en tijd", "a=b", "– geen geld", "'s avonds", "−2", "50%", "(=1)"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert rows_of(dutch_csv([[text]])) == [[text]]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_no_cell_is_cut_in_two_whatever_a_spreadsheet_takes_for_a_separator(separator: str) -> None:
    text = f'geld{separator}=1+1 "nu"'
    content = dutch_csv([[text, "a"]]).decode("utf-8-sig")
    assert next(csv.reader(io.StringIO(content, newline=""), delimiter=separator))[0].startswith(text)
    assert rows_of(dutch_csv([[text, "a"]])) == [[text, "a"]]


def test_other_names_are_refused(survey: Store) -> None:
    assert {"results.csv", "cells.csv", "cells.parquet"} < set(file_names())
    for name in ("results.txt", "cells.txt", "x.csv", "../results.csv"):
        assert name not in file_names()
        with pytest.raises(KeyError):
            table_file(survey, name)
