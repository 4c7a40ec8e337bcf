"""What tests of respondents share: the survey as it is, and reading a file with a mapping."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pyarrow as pa
import pytest

from data.building.proposal import Proposal
from data.building.source_files import SOURCE_DIR, Source, read_source
from data.respondents.reading import read
from tests.data.respondents.exports import write

Reads = Callable[..., Proposal]


@pytest.fixture(scope="session")
def current() -> Source:
    return read_source(SOURCE_DIR)[0]


@pytest.fixture
def reads(tmp_path: Path, current: Source) -> Reads:
    """Read a file (or its content, with a name) with the text of a mapping file."""

    def call(
        file: Path | str | bytes,
        mapping: str,
        *,
        name: str = "export.csv",
        encoding: str = "utf-8",
        replace: bool = False,
        confirmed: Mapping[str, str] | None = None,
        private: Mapping[int, pa.Table] | None = None,
        source: Source | None = None,
    ) -> Proposal:
        path = file if isinstance(file, Path) else write(tmp_path, name, file, encoding)
        told = write(tmp_path, "peiling-2022.toml", mapping)
        return read(path, told, source or current, replace=replace, confirmed=confirmed or {}, private=private or {})

    return call
