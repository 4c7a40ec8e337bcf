"""Documents that others read by machine, or that must not part from the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from delivery import settings

ROOT = Path(__file__).parents[1]


def test_every_setting_is_in_the_document_for_system_managers() -> None:
    read = set(re.findall(r'"([A-Z_]{4,})"', Path(settings.__file__).read_text(encoding="utf-8")))
    told = set(re.findall(r"`([A-Z_]{4,})`", (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")))
    assert len(read) > 10
    assert read <= told


def test_the_licence_is_the_one_that_is_named() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert 'license = "EUPL-1.2"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_publiccode_keeps_to_its_standard(language: str) -> None:
    """Mandatory keys, values and lengths of https://yml.publiccode.tools/schema.core.html, version 0.4."""
    found = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert found["publiccodeYmlVersion"] == "0.4"
    mandatory = {"name", "url", "releaseDate", "platforms", "categories", "developmentStatus", "softwareType"}
    assert mandatory | {"description", "legal", "maintenance", "localisation"} <= set(found)
    assert found["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert found["softwareType"] == "standalone/web"
    assert found["legal"]["license"] == "EUPL-1.2"
    assert found["maintenance"]["type"] == "internal"
    assert all(contact["name"] for contact in found["maintenance"]["contacts"])
    assert set(found["localisation"]) == {"localisationReady", "availableLanguages"}
    description = found["description"][language]
    assert len(description["shortDescription"]) <= 150
    assert 150 <= len(description["longDescription"]) <= 10_000
    assert description["features"]
