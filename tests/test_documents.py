"""Documents that must not part from the code."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_setting_is_in_the_document_for_system_managers() -> None:
    texts = [(ROOT / "delivery" / name).read_text(encoding="utf-8") for name in ("settings.py", "login.py")]
    read = set(re.findall(r'"([A-Z_]{4,})"', "".join(texts)))
    told = set(re.findall(r"`([A-Z_]{4,})`", (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")))
    assert len(read) > 10
    assert read <= told
