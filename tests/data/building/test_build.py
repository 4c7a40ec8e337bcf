"""Building: deterministic, complete or not at all, and equal to what is committed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from data.__main__ import main
from data.building.build import PREPARED
from data.building.source_files import SOURCE_DIR
from data.publishing import build
from data.publishing.disk import LOCK
from data.quotes.index import INDEX_FILE
from data.store import CELLS_FILE, TABLES_DIR, Store
from data.survey.errors import SourceFaultsError
from data.survey.parquet import arrow_schema
from data.survey.prepared import FOLDER
from data.survey.schema import CELLS, TABLES
from data.survey.versions import MANIFEST


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_committed_tables_are_what_the_source_gives_to_the_byte(tmp_path: Path) -> None:
    build(SOURCE_DIR, tmp_path)
    names = {*(f"{name}.parquet" for name in TABLES), *(f"{FOLDER}/{name}" for name in PREPARED), MANIFEST}
    assert {str(path.relative_to(tmp_path)) for path in files(tmp_path)} == {*names, LOCK}
    # The index is not committed, as its bytes depend on the version of SQLite.
    for name in names - {f"{FOLDER}/{INDEX_FILE}"}:
        assert (tmp_path / name).read_bytes() == (TABLES_DIR / name).read_bytes(), name


def test_the_types_are_the_contract() -> None:
    results = pq.read_schema(TABLES_DIR / "results.parquet")
    assert results == arrow_schema(TABLES["results"])
    assert str(results.field("year").type) == "int16"
    assert str(results.field("percentage").type) == "double"
    assert pq.read_schema(TABLES_DIR / FOLDER / CELLS_FILE).remove_metadata() == arrow_schema(CELLS)


def test_a_faulty_source_leaves_the_old_tables_alone(tmp_path: Path) -> None:
    source, tables = tmp_path / "source", tmp_path / "tables"
    shutil.copytree(SOURCE_DIR, source)
    build(source, tables)
    before = {path: path.read_bytes() for path in files(tables)}
    path = source / "results.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",50.0,", ",500,", 1), encoding="utf-8")
    with pytest.raises(SourceFaultsError, match=r"results\.csv, line 2, column percentage: '500'"):
        build(source, tables)
    assert {path: path.read_bytes() for path in files(tables)} == before


def test_the_command_line_says_what_is_wrong_and_exits_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--source", str(tmp_path)]) == 1
    error = capsys.readouterr().err
    assert "waves.csv, line 1" in error
    assert "Traceback" not in error
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert main(["build", "--tables", str(blocked / "x")]) == 1
    assert "choose another file or folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("question_id", "option_id", "year", "status"),
    [
        ("fase", "verkenningsfase", 2021, "A"),
        ("fase", "anders", 2021, "O"),
        ("domeinen", "sport", 2020, "B"),
        ("domeinen", "sport", 2021, "A"),
        ("partijen", "ervaringsdeskundigen", 2019, "M"),
        ("partijen", "ervaringsdeskundigen", 2020, "A"),
        ("partijen", "wmo-raad", 2018, "V"),
        ("knelpunten", "uitvoeringscapaciteit", 2020, "B"),
        ("knelpunten", "uitvoeringscapaciteit", 2021, "B"),
        ("knelpunten", "geen-knelpunten", 2021, "O"),
        ("bekendheid", "anders", 2021, "B"),
    ],
)
def test_statuses(survey: Store, question_id: str, option_id: str, year: int, status: str) -> None:
    cells = survey.cells_of(question_id).set_index(["option_id", "year"])
    assert cells.at[(option_id, year), "obs_status"] == status


def test_the_one_real_zero_is_a_zero(survey: Store) -> None:
    zeros = survey.cells[survey.cells["percentage"] == 0]
    assert zeros[["question_id", "option_id", "year"]].to_numpy().tolist() == [["bekendheid", "anders", 2021]]
