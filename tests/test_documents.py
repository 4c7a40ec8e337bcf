"""Documents that must not part from the code."""

from __future__ import annotations

import re
from pathlib import Path

from delivery import settings

ROOT = Path(__file__).parents[1]


def test_every_setting_is_in_the_document_for_system_managers() -> None:
    read = set(re.findall(r'"([A-Z_]{4,})"', Path(settings.__file__).read_text(encoding="utf-8")))
    told = set(re.findall(r"`([A-Z_]{4,})`", (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")))
    assert len(read) > 10
    assert read <= told
