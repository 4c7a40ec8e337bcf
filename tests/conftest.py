"""Fixtures for all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from data.store import TABLES_DIR, Store, load

#: The report's text is not part of the project; tests that compare with it are skipped where it is absent.
REPORT = Path(
    os.environ.get("REPORT_TEXT") or Path(__file__).parents[2] / "shared" / "source" / "trendrapportage-2018-2021.txt"
)


@pytest.fixture(scope="session")
def survey() -> Store:
    """The committed tables of the real survey."""
    return load(TABLES_DIR)


@pytest.fixture(scope="session")
def report() -> list[str]:
    """Lines of the report, so that report[n] is line n."""
    if not REPORT.exists():
        pytest.skip("the text of the report is not here; set REPORT_TEXT to its path to compare with it")
    return ["", *REPORT.read_text(encoding="utf-8").split("\n")]
