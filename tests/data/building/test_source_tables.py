"""The tables give back the source that they were built from."""

from __future__ import annotations

from pathlib import Path

from data.building.build import write_tables
from data.building.derived import derive
from data.building.source_files import SOURCE_DIR, Row, read_source
from data.building.source_tables import source_of
from data.store import TABLES_DIR, Store, load
from data.survey.schema import TABLES
from tests.data.publishing.small import small


def test_the_source_comes_back_from_the_committed_tables(survey: Store) -> None:
    source, _ = read_source(SOURCE_DIR)
    found = source_of(survey.tables)
    for name, rows in source.items():
        assert [row.values for row in found[name]] == [row.values for row in rows], name


def test_building_what_came_back_gives_the_same_bytes(survey: Store, tmp_path: Path) -> None:
    write_tables(source_of(survey.tables), tmp_path)
    for name in TABLES:
        assert (tmp_path / f"{name}.parquet").read_bytes() == (TABLES_DIR / f"{name}.parquet").read_bytes(), name


def test_a_status_that_would_not_be_given_by_itself_is_kept(tmp_path: Path) -> None:
    source = small()
    first, *others = source["results"]
    assert first["obs_status"] is None
    odd = {**source, "results": [Row(first.line, {**first.values, "obs_status": "B"}), *others]}
    write_tables(odd, tmp_path)
    back = source_of(load(tmp_path).tables)
    assert [row["obs_status"] for row in back["results"]] == [row["obs_status"] for row in odd["results"]]
    assert [row.values for row in derive(back)["results"]] == [row.values for row in derive(odd)["results"]]
