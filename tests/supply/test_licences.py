"""Which licence a distribution has, from whichever of its metadata says it, and which ones are refused."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest

from delivery.packages import PACKAGES
from tests.supply.licences import READ, allowed, known, licence_of, refused, said
from tests.supply.parts import Part

PART = Part("pypi", "some-part", "1.2", "MIT", "SHA-256", ("00",))


def installed(folder: Path, name: str, *lines: str) -> Distribution:
    """A distribution with these lines of metadata."""
    place = folder / f"{name}-1.2.dist-info"
    place.mkdir()
    (place / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.2\n" + "\n".join(lines))
    return Distribution.at(place)


MIT = "Classifier: License :: OSI Approved :: MIT License"


@pytest.mark.parametrize(
    ("lines", "licence"),
    [
        (["License-Expression: MPL-2.0 AND (Apache-2.0 OR MIT)", MIT], "MPL-2.0 AND (Apache-2.0 OR MIT)"),
        (["License: BSD-2-Clause", MIT], "BSD-2-Clause"),
        (["License: MIT license", MIT], "MIT"),
        ([MIT], "MIT"),
        ([MIT, "Classifier: License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)"], "MIT AND MPL-2.0"),
        ([MIT, "Classifier: License :: Other/Proprietary License"], ""),
        (["License: BSD", "Classifier: License :: OSI Approved :: BSD License"], ""),
        (["License: Copyright 2022, Somebody\n        All rights reserved."], ""),
        ([], ""),
    ],
)
def test_a_licence_is_read_where_the_metadata_says_it(tmp_path: Path, lines: list[str], licence: str) -> None:
    assert said(installed(tmp_path, "some-part", *lines)) == licence


def test_what_was_read_in_the_text_fills_in_what_the_metadata_leaves_open(tmp_path: Path) -> None:
    assert licence_of(installed(tmp_path, "jinja2", "License: BSD")) == READ["jinja2"]
    assert licence_of(installed(tmp_path, "Some.Part", "License: BSD")) == "BSD"


@pytest.mark.parametrize("name", READ)
def test_nothing_was_read_in_vain(name: str) -> None:
    assert not said(distribution(name)), f"the metadata of {name} says its licence now: take it out of READ"
    assert allowed(READ[name])


@pytest.mark.parametrize(
    ("licence", "fits"),
    [
        ("MIT", True),
        ("MPL-2.0 AND (Apache-2.0 OR GPL-3.0-only)", True),
        ("MPL-2.0 AND GPL-3.0-only", False),
        ("GPL-2.0-only WITH Classpath-exception-2.0", False),
        ("MIT OR GPL-2.0-only WITH Classpath-exception-2.0", True),
        ("LicenseRef-Proprietary", False),
    ],
)
def test_all_of_an_and_one_of_an_or_must_be_allowed(licence: str, fits: bool) -> None:
    assert known(licence)
    assert allowed(licence) is fits
    told = list(refused([replace(PART, licence=licence)]))
    assert (told == []) is fits
    assert all(sentence.startswith(f"some-part 1.2 is under {licence}, which ") for sentence in told)


@pytest.mark.parametrize("words", ["", "BSD", "see LICENSE"])
def test_an_unknown_licence_is_one_sentence_that_names_the_part(words: str) -> None:
    (told,) = refused([PART, replace(PART, licence=words)])
    assert told.startswith(f"some-part 1.2: its licence is not known (it says '{words}'). Read its text")


def test_what_is_fetched_of_npm_may_go_with_ours() -> None:
    assert [package.name for package in PACKAGES if not (known(package.licence) and allowed(package.licence))] == []
