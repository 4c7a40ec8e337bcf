"""``python -m data check`` tells of the source and of what is served, each apart."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data.__main__ import main
from data.publishing.disk import seal
from data.store import TABLES_DIR
from data.survey.versions import Manifest
from tests.builders import copied


def put(path: Path, column: str, value: object) -> None:
    """Put a value into the first row of a Parquet file."""
    table = pq.read_table(path)
    place = table.column_names.index(column)
    values = pa.array([value, *table[column].to_pylist()[1:]], table.schema.field(column).type)
    pq.write_table(table.set_column(place, table.schema.field(place), values), path)


def checked(tables: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(["check", "--tables", str(tables)])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_both_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    status, said, wrong = checked(TABLES_DIR, capsys)
    assert (status, wrong) == (0, "")
    source, served = [line for line in said.splitlines() if " rows checked: no faults" in line]
    assert source.startswith("source in ")
    assert served.startswith(f"served tables in {TABLES_DIR}: version first")
    assert served.endswith("as they were made")


def test_a_fault_of_what_is_served_is_one_of_the_served_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copied(tmp_path / "tables")
    assert "nobody knows" in checked(folder, capsys)[1]
    put(folder / "results.parquet", "percentage", 101.0)
    status, said, wrong = checked(folder, capsys)
    assert status == 1
    assert "source in " in said
    assert wrong.startswith(f"served tables in {folder}:\n")
    assert "101.0 is not from 0 to 100" in wrong


def test_an_altered_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = shutil.copytree(TABLES_DIR, tmp_path / "tables")
    put(folder / "results.parquet", "percentage", 51.0)
    assert "manifest.json names" in checked(folder, capsys)[2]


def test_what_is_prepared_is_held_against_the_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = shutil.copytree(TABLES_DIR, tmp_path / "tables")
    put(folder / "prepared" / "cells.parquet", "percentage", 1.0)
    seal(folder, Manifest("first-altered", "build"))
    status, _, wrong = checked(folder, capsys)
    assert status == 1
    assert "it is not what the tables give" in wrong


def test_what_may_not_be_read_is_told_as_that(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    folder = copied(tmp_path / "tables")
    monkeypatch.setattr(Path, "read_bytes", deny)
    status, _, wrong = checked(folder, capsys)
    assert status == 1
    assert "waves.csv, line 1, column -: the file cannot be read (no permission)" in wrong
    assert "(no permission): give the user that runs this the permission to read it" in wrong
