"""What is prepared is read where it fits the tables, and only there."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from data.survey.prepared import prepared, read_prepared, stamp

TABLE = pa.table({"x": pa.array([1, 2], pa.int32())})


def test_the_stamp_follows_the_tables_it_names_and_no_other() -> None:
    digests = {"results": "1", "quotes": "2"}
    fitting = stamp(digests, ("results",))
    assert stamp({**digests, "quotes": "3"}, ("results",)) == fitting
    assert stamp({**digests, "results": "3"}, ("results",)) != fitting


def test_it_comes_back_where_schema_and_stamp_fit(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    path.write_bytes(prepared(TABLE, "s"))
    assert prepared(TABLE, "s") == path.read_bytes()
    found = read_prepared(path.read_bytes(), TABLE.schema, "s")
    assert found is not None
    assert found.to_pylist() == TABLE.to_pylist()
    assert read_prepared(path.read_bytes(), TABLE.schema, "other") is None
    assert read_prepared(path.read_bytes(), pa.schema({"y": pa.int32()}), "s") is None


@pytest.mark.parametrize("content", [None, b"", b"PAR1 no more"])
def test_a_file_that_is_missing_or_damaged_is_none(content: bytes | None) -> None:
    assert read_prepared(content, TABLE.schema, "s") is None
