"""The bill of materials holds exactly what the lock installs here and what is fetched, by the schema of CycloneDX."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from delivery.files import fetched
from delivery.packages import PACKAGES
from tests.supply import bill as module
from tests.supply.__main__ import main
from tests.supply.bill import BillError, bill
from tests.supply.parts import LOCK, Part, PartError, parts, pins

HELD = [pin for pin in pins(LOCK.read_text(encoding="utf-8")) if pin.holds]


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    """The bill of what is installed here, which was held against the schema when it was made."""
    text = bill(parts(LOCK.read_text(encoding="utf-8")))
    read: dict[str, Any] = json.loads(text)
    return read


def test_the_bill_holds_what_is_installed_for_running_and_nothing_else(made: dict[str, Any]) -> None:
    python = {f"pkg:pypi/{pin.name}@{pin.version}" for pin in HELD}
    npm = {f"pkg:npm/{item.name.replace('@', '%40')}@{item.version}" for item in PACKAGES if fetched(item)}
    assert {component["purl"] for component in made["components"]} == python | npm
    assert len(python) > 40
    assert not any("pytest" in url for url in python)


def test_each_part_has_its_licence_and_the_hashes_that_the_lock_has(made: dict[str, Any]) -> None:
    lock = LOCK.read_text(encoding="utf-8")
    for component in made["components"]:
        (licence,) = component["licenses"]
        assert "expression" in licence or licence["license"]["id"], component["purl"]
        (archive,) = component["externalReferences"]
        hashes = {item["content"] for item in archive["hashes"]}
        assert hashes
        if component["purl"].startswith("pkg:pypi/"):
            start = re.search(rf"^{component['name']}=={re.escape(component['version'])}\b", lock, re.MULTILINE)
            assert start is not None
            assert hashes == set(re.findall(r"sha256:([0-9a-f]{64})", lock[start.start() :].split("# via")[0]))


def test_from_the_dashboard_every_part_is_reached(made: dict[str, Any]) -> None:
    needs = {item["ref"]: item.get("dependsOn", []) for item in made["dependencies"]}
    reached: set[str] = set()
    ahead = ["inclusietrends"]
    while ahead:
        reached.add(found := ahead.pop())
        ahead += [ref for ref in needs[found] if ref not in reached]
    assert reached - {"inclusietrends"} == {component["bom-ref"] for component in made["components"]}


def test_a_bill_against_the_schema_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def __init__(self, *_: object) -> None: ...

        def output_as_string(self, **_: object) -> str:
            return '{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"name": "a"}]}'

    monkeypatch.setattr(module, "JsonV1Dot6", Broken)
    with pytest.raises(BillError, match="type"):
        bill(parts(LOCK.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("waitress==0.0.1 --hash=sha256:00", r"waitress [\d.]+ is installed, and the lock has 0.0.1: run make test"),
        ("no-such-part==1 --hash=sha256:00", "no-such-part 1 is not installed: run make test"),
    ],
)
def test_a_lock_that_is_not_installed_is_one_sentence(line: str, told: str) -> None:
    with pytest.raises(PartError, match=told):
        parts(line)


def test_what_does_not_hold_here_is_no_part() -> None:
    assert [part.name for part in parts("no-such-part==1 ; python_version < '3' --hash=sha256:00")] == [
        item.name for item in PACKAGES if fetched(item)
    ]


def test_the_command_writes_the_bill(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "sbom.cdx.json"
    assert main(["bill", str(file)]) == 0
    assert json.loads(file.read_text(encoding="utf-8"))["metadata"]["component"]["name"] == "inclusietrends"
    assert re.fullmatch(rf"{re.escape(str(file))} holds \d+ parts\n", capsys.readouterr().out)


def test_the_command_refuses_a_licence_that_is_not_allowed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    strange = Part("pypi", "some-part", "1", "AGPL-3.0-only", "SHA-256", ("00",))
    monkeypatch.setattr("tests.supply.__main__.parts", lambda _: [strange])
    assert main(["licences"]) == 1
    assert capsys.readouterr().err.startswith("some-part 1 is under AGPL-3.0-only")
