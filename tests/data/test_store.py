"""The store hands out what callers cannot spoil and says clearly what is wrong with a table."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from data.publishing.disk import seal
from data.store import CELLS_FILE, TABLES_DIR, Store, cells_file, load
from data.survey.errors import TableDamagedError, TableMissingError
from data.survey.prepared import FOLDER, prepared, stamp
from data.survey.schema import CELL_SOURCES as SOURCES
from data.survey.schema import CELLS, Kind
from data.survey.versions import Manifest
from tests.builders import copied


def test_the_cells_of_a_question_are_its_rows_and_nobody_can_spoil_them(survey: Store) -> None:
    assert list(survey.cells.columns) == CELLS.column_names
    assert_frame_equal(pd.concat([survey.cells_of(question_id) for question_id in survey.questions]), survey.cells)
    for question_id, item in survey.questions.items():
        cells = survey.cells_of(question_id)
        keys = [(question_id, option_id, year) for option_id in item.option_ids for year in item.years]
        assert list(zip(cells["question_id"], cells["option_id"], cells["year"], strict=True)) == keys
    block = survey.cells_of("fase")
    block.loc[:, "percentage"] = 0.0
    assert survey.cells_of("fase")["percentage"].iloc[0] == 50.0


def test_what_is_not_there_is_nan_in_numbers_and_empty_in_texts(survey: Store) -> None:
    for column in CELLS.columns:
        values = survey.cells[column.name]
        if column.kind is Kind.TEXT:
            assert set(map(type, values)) == {str}, column.name
        else:
            assert values.dtype.kind == {Kind.FLAG: "b", Kind.YEAR: "i"}.get(column.kind, "f"), column.name
            assert column.nullable or values.notna().all(), column.name


def test_prepared_cells_are_read_where_they_fit_the_tables_and_else_calculated_alike(
    survey: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calculated = load(copied(tmp_path / "tables"))
    assert_frame_equal(calculated.cells, survey.cells)
    made = (TABLES_DIR / FOLDER / CELLS_FILE).read_bytes()
    assert cells_file(calculated) == made
    monkeypatch.setattr("data.store.cells_of_tables", None)
    assert_frame_equal(load(TABLES_DIR).cells, survey.cells)
    for content in (b"", made[:-100], prepared(survey.tables["waves"], stamp(survey.digests, SOURCES)), None):
        folder = copied(tmp_path / str(content)[-8:])
        path = folder / FOLDER / CELLS_FILE
        path.unlink() if content is None else path.write_bytes(content)
        seal(folder, Manifest("first", "build"))
        with pytest.raises(TypeError):
            load(folder)


def test_questions_come_in_the_order_of_the_questionnaire(survey: Store) -> None:
    assert list(survey.questions) == [
        "fase", "karakter", "domeinen", "partijen", "knelpunten",
        "inhoudelijk", "procesmatig", "vorm", "bekendheid", "inzet",
    ]  # fmt: skip
    assert [item.number for item in survey.questions.values()] == [None] * 4 + [6, None, 8, 9, 10, 11]


def test_a_missing_folder_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(TableMissingError, match="run 'python -m data build'"):
        load(tmp_path / "nowhere")


@pytest.mark.parametrize("content", [b"", b"PAR1", b"no parquet at all"])
def test_a_damaged_table_is_one_clear_sentence(tmp_path: Path, content: bytes) -> None:
    copied(tmp_path / "tables")
    (tmp_path / "tables" / "results.parquet").write_bytes(content)
    with pytest.raises(TableDamagedError, match=r"results\.parquet is damaged"):
        load(tmp_path / "tables")


def test_a_truncated_table_is_damaged(tmp_path: Path) -> None:
    copied(tmp_path / "tables")
    path = tmp_path / "tables" / "quotes.parquet"
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(TableDamagedError):
        load(tmp_path / "tables")


def test_a_table_with_other_columns_is_damaged(tmp_path: Path) -> None:
    copied(tmp_path / "tables")
    shutil.copy(TABLES_DIR / "waves.parquet", tmp_path / "tables" / "notes.parquet")
    with pytest.raises(TableDamagedError, match="columns"):
        load(tmp_path / "tables")
