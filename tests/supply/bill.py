"""The software bill of materials: what is installed for running, as CycloneDX."""

from __future__ import annotations

import tomllib
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.supply.parts import Part

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


class BillError(Exception):
    """Why a bill does not keep to the schema of CycloneDX."""


def bill(parts: list[Part]) -> str:
    """The bill as JSON: the dashboard, its parts, and which of them needs which; raises BillError."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    product = Component(
        name=project["name"],
        version=project["version"],
        type=ComponentType.APPLICATION,
        bom_ref=project["name"],
        description=project["description"],
        licenses=[LicenseFactory().make_from_string(project["license"])],
    )
    components = {part.name: _component(part) for part in parts}
    bom = Bom(components=components.values())
    bom.metadata.component = product
    for part in parts:
        bom.register_dependency(components[part.name], [components[name] for name in part.needs])
    asked: set[str] = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    asked |= {part.name for part in parts if part.registry == "npm"}
    bom.register_dependency(product, [components[name] for name in sorted(asked)])
    text = JsonV1Dot6(bom).output_as_string(indent=2)
    faults = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if faults is not None:
        raise BillError(str(faults))
    return text


def _component(part: Part) -> Component:
    group, _, name = part.name.rpartition("/")
    url = PackageURL(part.registry, group or None, name, part.version)
    # The lock allows one archive for each system, and does not say which is which: that belongs to where it came from.
    archives = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(str(url)),
        comment="the archive is one of these",
        hashes=[HashType(alg=HashAlgorithm(part.algorithm), content=content) for content in part.hashes],
    )
    return Component(
        name=name,
        group=group or None,
        version=part.version,
        type=ComponentType.LIBRARY,
        bom_ref=str(url),
        purl=url,
        licenses=[LicenseFactory().make_from_string(part.licence)],
        external_references=[archives],
    )
