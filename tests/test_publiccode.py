"""publiccode.yml keeps to its standard and to the changelog, and LICENSE is the licence that is named."""

from __future__ import annotations

import hashlib
import re
import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).parents[1]
TEXT = {"type": "string", "minLength": 1}
TEXTS = {"type": "array", "items": TEXT, "minItems": 1}
LANGUAGE = {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"}


def known(**keys: Any) -> dict[str, Any]:
    """An object with these keys; those that end in _ are mandatory, and there are no others."""
    needed = [key.rstrip("_") for key in keys if key.endswith("_")]
    properties = {key.rstrip("_"): rule for key, rule in keys.items()}
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}


#: What 0.5.0 says of the keys that we use (https://yml.publiccode.tools/schema.core.html): no package holds a schema of
#: it. Of the lists of categories and scopes these are what we chose.
SCHEMA = {
    **known(
        publiccodeYmlVersion_={"const": "0.5.0"},
        name_=TEXT,
        url_={"type": "string", "pattern": r"^https://[^/\s]+/\S+$"},
        softwareVersion=TEXT,
        releaseDate={"type": "string", "format": "date"},
        platforms_={"type": "array", "items": {"enum": ["web", "windows", "mac", "linux", "ios", "android"]}},
        categories={"type": "array", "items": {"enum": ["data-analytics", "data-visualization", "survey"]}},
        developmentStatus_={"enum": ["concept", "development", "beta", "stable", "obsolete"]},
        softwareType_={"const": "standalone/web"},
        intendedAudience=known(
            countries={"type": "array", "items": {"type": "string", "pattern": "^[A-Z]{2}$"}},
            scope={"type": "array", "items": {"enum": ["government", "local-authorities", "research", "society"]}},
        ),
        description_={
            "type": "object",
            "minProperties": 1,
            "propertyNames": LANGUAGE,
            "additionalProperties": known(
                localisedName=TEXT,
                shortDescription_={"type": "string", "maxLength": 150, "pattern": r"^[^\n]+$"},
                longDescription_={"type": "string", "minLength": 150, "maxLength": 10_000},
                features_=TEXTS,
            ),
        },
        legal_=known(license_={"const": "EUPL-1.2"}, mainCopyrightOwner=TEXT),
        maintenance_=known(
            type_={"enum": ["internal", "contract", "community", "none"]},
            contacts={
                "type": "array",
                "items": known(name_=TEXT, email={"type": "string", "format": "email"}, phone=TEXT, affiliation=TEXT),
                "minItems": 1,
            },
            contractors={
                "type": "array",
                "items": known(name_=TEXT, until_={"type": "string", "format": "date"}, email=TEXT, website=TEXT),
                "minItems": 1,
            },
        ),
        localisation_=known(
            localisationReady_={"type": "boolean"},
            availableLanguages_={"type": "array", "items": LANGUAGE, "minItems": 1},
        ),
        organisation=known(uri_=TEXT, name=TEXT),
    ),
    "$schema": "https://json-schema.org/draft/2020-12/schema",
}
#: Who maintains it must be told for each way but none.
NAMED_FOR = {"internal": "contacts", "community": "contacts", "contract": "contractors", "none": None}


@pytest.fixture
def told() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    return read


def faults(told: dict[str, Any]) -> list[str]:
    """Where the file is not as the standard says."""
    checker = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    found = [f"{fault.json_path}: {fault.message}" for fault in checker.iter_errors(told)]
    named = NAMED_FOR.get(told["maintenance"]["type"])
    there = {"contacts", "contractors"} & set(told["maintenance"])
    return found + (["$.maintenance: who maintains it"] if there != ({named} if named else set()) else [])


def test_publiccode_keeps_to_its_standard(told: dict[str, Any]) -> None:
    assert faults(told) == []


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["releaseDate"], "26 november 2026"),
        (["url"], "inclusietrends"),
        (["intendedAudience", "countries"], ["nl"]),
        (["description", "nl", "shortDescription"], "a" * 151),
        (["description", "Nederlands"], {}),
        (["maintenance", "type"], "internal"),
        (["softwareversion"], "0.1.0"),
    ],
)
def test_what_is_against_the_standard_is_found(told: dict[str, Any], keys: list[str], value: object) -> None:
    wrong = inner = deepcopy(told)
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = value
    assert len(faults(wrong)) >= 1


def test_what_is_told_of_a_release_is_so(told: dict[str, Any]) -> None:
    """Before the first release there is nothing to tell; with it the version, the day, the address and the persons."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest, *before = re.findall(r"^## (\S+) - (unreleased|\d{4}-\d\d-\d\d)$", changelog, re.MULTILINE)
    assert newest[0] == version
    released = next((entry for entry in (newest, *before) if entry[1] != "unreleased"), None)
    assert (told.get("softwareVersion"), told.get("releaseDate")) == (released or (None, None))
    assert ("//example." in told["url"]) is (released is None)
    assert (told["maintenance"]["type"] == "none") is (released is None)


def test_the_licence_is_the_one_that_is_named() -> None:
    """Word for word the EUPL-1.2 of SPDX's list (6.12) and of choosealicense.com, which are the same."""
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    words = " ".join(re.findall(r"\w+", text.lower()))
    assert words.startswith("european union public licence v 1 2 eupl the european union 2007 2016")
    assert (
        hashlib.sha256(words.encode()).hexdigest() == "7718466afa7e13afafe2acc2edd2f73ac7fa41ee5a2982df3934dd1fc702940c"
    )
    assert 'license = "EUPL-1.2"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
