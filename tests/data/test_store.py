"""The store hands out what callers cannot spoil and says clearly what is wrong with a table."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data.store import TABLES_DIR, Store, load
from data.survey.errors import TableDamagedError, TableMissingError
from data.views.results import RESULT_COLUMNS


def test_results_have_the_promised_columns_and_are_a_copy(survey: Store) -> None:
    frame = survey.results("fase")
    assert list(frame.columns) == RESULT_COLUMNS
    frame.loc[:, "percentage"] = 0
    assert survey.results("fase")["percentage"].iloc[0] == 50.0


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
    shutil.copytree(TABLES_DIR, tmp_path / "tables")
    (tmp_path / "tables" / "results.parquet").write_bytes(content)
    with pytest.raises(TableDamagedError, match=r"results\.parquet is damaged"):
        load(tmp_path / "tables")


def test_a_truncated_table_is_damaged(tmp_path: Path) -> None:
    shutil.copytree(TABLES_DIR, tmp_path / "tables")
    path = tmp_path / "tables" / "quotes.parquet"
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(TableDamagedError):
        load(tmp_path / "tables")


def test_a_table_with_other_columns_is_damaged(tmp_path: Path) -> None:
    shutil.copytree(TABLES_DIR, tmp_path / "tables")
    shutil.copy(TABLES_DIR / "waves.parquet", tmp_path / "tables" / "notes.parquet")
    with pytest.raises(TableDamagedError, match="columns"):
        load(tmp_path / "tables")
