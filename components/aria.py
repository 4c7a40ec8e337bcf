"""Attributes for assistive technology whose names are no Python names."""

from __future__ import annotations

from typing import Any


def named(label: str) -> dict[str, Any]:
    """Keyword arguments that give a component an accessible name."""
    return {"aria-label": label}
